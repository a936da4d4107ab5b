import { describe, expect, it, test } from 'vitest';
import type { Result } from '../../../src/policy/result.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import type { FaultKind } from '../../support/registry/fault.ts';
import type { Features, Flavour } from '../../support/registry/options.ts';
import type { EmbeddedRegistry } from '../../support/registry/registry.ts';
import { asDigest, openTestClient } from '../../support/test-client.ts';
import { type JudgeOptions, judge, problemOf } from './judging.ts';

const NAME = 'devtable/simple';
const SBOM = { artifactType: 'application/spdx+json' };

interface Case extends JudgeOptions {
  readonly name: string;
  readonly result: Result;
  /** Prepares the registry, which has the image. */
  readonly given?: (registry: EmbeddedRegistry, subject: string) => unknown;
  readonly features?: Partial<Features>;
  readonly problem?: RegExp;
  readonly missingReferrersApi?: boolean;
}

const CASES: readonly Case[] = [
  { name: 'a met rule', result: 'pass', given: ({ push }, subject) => push.referrer(NAME, subject, SBOM) },
  { name: 'nothing attached', result: 'missing' },
  {
    name: 'something else attached',
    result: 'missing',
    given: ({ push }, subject) => push.referrer(NAME, subject, { artifactType: 'application/vnd.openvex+json' }),
  },
  {
    name: 'one of two rules met',
    result: 'missing',
    require: ['sbom', 'signature'],
    given: ({ push }, subject) => push.referrer(NAME, subject, SBOM),
  },
  { name: 'no rules, nothing attached', result: 'listed', require: [] },
  {
    name: 'no rules',
    result: 'listed',
    require: [],
    given: ({ push }, subject) => push.referrer(NAME, subject, SBOM),
  },
  {
    name: 'no referrers API, and no tag',
    result: 'missing',
    features: { referrersApi: false },
    missingReferrersApi: true,
  },
  {
    name: 'no referrers API, the tag has it',
    result: 'pass',
    features: { referrersApi: false },
    missingReferrersApi: true,
    given: ({ push }, subject) => {
      const referrer = push.referrer(NAME, subject, SBOM);
      push.index(NAME, subject.replace(':', '-'), { manifests: [{ ...referrer, ...SBOM }] });
    },
  },
  {
    name: 'no referrers API, and no other source',
    result: 'error',
    features: { referrersApi: false },
    sources: ['api'],
    problem: /FEATURE_REFERRERS_API: true/,
  },
  {
    name: 'an HTML page instead of a list',
    result: 'error',
    problem: /not a list of referrers/,
    given: brokenList({ kind: 'html' }),
  },
  {
    name: 'status 500 instead of a list',
    result: 'error',
    problem: /500/,
    given: brokenList({ kind: 'server-error', status: 500 }),
  },
  { name: 'a list that is cut off', result: 'error', problem: /was closed before/, given: brokenList({ kind: 'cut' }) },
  {
    name: 'status 401 instead of a list',
    result: 'error',
    problem: /may not read/,
    given: brokenList({ kind: 'answer', status: 401 }),
  },
  {
    name: 'MANIFEST_INVALID for an image that exists',
    result: 'error',
    problem: /has the manifest .* but refuses to list/,
    given: brokenList({ kind: 'answer', status: 400, body: '{"errors":[{"code":"MANIFEST_INVALID"}]}' }),
  },
  {
    name: 'a referrer with another digest',
    result: 'error',
    problem: /altered the content; do not trust it/,
    given: ({ push, fault }, subject) => {
      const { digest } = push.referrer(NAME, subject, SBOM);
      fault({ match: { path: new RegExp(`manifests/${digest}`) }, kind: 'answer', status: 200, body: '{}' });
    },
  },
];

function brokenList(kind: FaultKind) {
  return ({ fault }: EmbeddedRegistry) => fault({ match: { path: /referrers/ }, ...kind });
}

const FLAVOURS: readonly Flavour[] = ['python', 'go'];
const BY = ['tag', 'digest'] as const;

describe.each(FLAVOURS)('on the %s Quay', (flavour) => {
  describe.each(BY)('by %s', (by) => {
    test.each(CASES)(
      '$name: $result',
      async ({ features, given, result, problem, missingReferrersApi = false, ...options }) => {
        const registry = await startTestRegistry({ features: { flavour, ...features } });
        const { digest } = registry.push.image(NAME, 'v1');
        given?.(registry, digest);
        const client = openTestClient(registry, { images: [by === 'tag' ? `${NAME}:v1` : `${NAME}@${digest}`] });
        const report = await judge(client, options);
        expect({ result: report.result, problem: problemOf(report) }).toEqual({
          result,
          problem: problem === undefined ? undefined : expect.stringMatching(problem),
        });
        expect(report.digest).toBe(digest);
        expect(report.kind === 'judged' && report.missingReferrersApi !== undefined).toBe(missingReferrersApi);
      },
    );
  });
});

it('the failure of one image does not hide the results of others', async () => {
  const registry = await startTestRegistry();
  const { digest } = registry.push.image(NAME, 'v1');
  registry.push.referrer(NAME, digest, SBOM);
  const images = [`${NAME}:v1`, 'reader/private:v1', `${NAME}:v9`, `${NAME}@${digest}`];
  const client = openTestClient(registry, { images });
  const reports = await Promise.all(client.references.map((reference) => judge(client, { reference })));
  expect(reports.map(({ result }) => result)).toEqual(['pass', 'error', 'subject-not-found', 'pass']);
  expect(reports[0]?.digest).toBe(asDigest(digest));
});
