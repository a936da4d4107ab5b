import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import * as z from 'zod/mini';
import { pushReferrer } from '../contract/registry-client.ts';
import { missingPrograms } from '../support/programs.ts';
import { type SigstoreServer, startSigstore } from '../support/sigstore-server.ts';
import { textOf } from '../support/snippet-texts.ts';
import { linesOf, runWorkflow, withHome } from './act.ts';
import { type EvidenceFixture, type EvidenceImage, openEvidenceFixture } from './evidence-fixture.ts';

const REAL_QUAY = process.env.REAL_QUAY ?? '';
const skipReason = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : missingPrograms('act', 'cosign');

const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/1.2';
const EVIL = 'https://github.com/acme-evil/app/.github/workflows/release.yml@refs/tags/1.2';

describe.skipIf(skipReason !== '')(`the first snippet of the README, under act on a real Quay${skipReason}`, () => {
  let fixture: EvidenceFixture;
  let sigstore: SigstoreServer;
  let log: readonly string[];

  beforeAll(async () => {
    [fixture, sigstore] = await Promise.all([openEvidenceFixture(), startSigstore()]);
    const images = {
      signed: await imageWithSbom('signed'),
      'by-another-identity': await imageWithSbom('identity'),
      'by-a-key': await imageWithSbom('key'),
      unsigned: await imageWithSbom('unsigned'),
    };
    await sign(images.signed, IDENTITY);
    await sign(images['by-another-identity'], EVIL);
    await fixture.cosign.sign(images['by-a-key'].reference, 'bundle');
    log = await runSnippet(images);
  }, 180_000);

  afterAll(async () => {
    await Promise.all([fixture?.stop(), sigstore?.stop()]);
  });

  test('passes for an image that cosign signed in the workflow, which is then deployed by its digest', () => {
    const lines = linesOf(log, 'snippet/signed');
    expect(lines).toMatch(/✓ signature issuer=\S+ identity=\S+: met by 1: signature sha256:\w{12} signed by https:/);
    expect(lines).toContain(`signed by ${IDENTITY}`);
    expect(lines).toMatch(/Deploy \S+@sha256:[0-9a-f]{64} here\./);
    expect(lines).toContain('Job succeeded');
  });

  const refused = [
    { job: 'by-another-identity', title: 'is not verified: signature', says: `it is signed by ${EVIL}` },
    { job: 'by-a-key', title: 'is not verified: signature', says: 'it is signed by a key, not by an identity' },
    { job: 'unsigned', title: 'is missing: signature', says: 'Attach one, signed by https://github.com/acme/app/' },
  ];
  test.each(refused)('fails for an image that is signed $job, and says what is wrong', ({ job, title, says }) => {
    const lines = linesOf(log, `snippet/${job}`);
    const annotation = lines.split('\n').find((line) => line.includes('::error title=')) ?? lines;
    expect(annotation).toContain(title);
    expect(annotation).toContain(says);
    expect(annotation).toContain('cosign sign --yes ');
    expect(lines).not.toContain('Deploy ');
    expect(lines).toContain('Job failed');
  });

  async function imageWithSbom(name: string): Promise<EvidenceImage> {
    const image = await fixture.image(`readme-${name}`);
    await pushReferrer(image.repository, image, { artifactType: 'application/spdx+json' });
    return image;
  }

  async function sign({ reference }: EvidenceImage, identity: string): Promise<void> {
    const { programs } = fixture;
    const root = await programs.file('root.json', sigstore.instance.root());
    const token = await programs.file('token', sigstore.token(identity));
    const config = await programs.file('config.json', sigstore.signingConfig({ rekor: 1, timestamps: false }));
    const services = ['--identity-token', token, '--trusted-root', root, '--signing-config', config];
    await programs.run('cosign', ['sign', '--yes', ...services, reference]);
  }

  function runSnippet(images: Readonly<Record<string, EvidenceImage>>): Promise<readonly string[]> {
    const { target } = fixture.quay;
    const jobs = Object.entries(images).map(([name, image]) => [name, jobOf(image)]);
    const run = {
      workflow: 'snippet.yml',
      content: stringify({ name: 'snippet', on: 'push', jobs: Object.fromEntries(jobs) }),
      certificate: target.certificate,
      variables: { QUAY_USERNAME: target.username, TRUSTED_ROOT: sigstore.instance.root() },
      secrets: { QUAY_ROBOT_TOKEN: target.password },
    };
    return withHome((home) => runWorkflow({ ...run, home }));
  }
});

const Steps = z.array(
  z.looseObject({ uses: z.optional(z.string()), with: z.optional(z.record(z.string(), z.string())) }),
);

/** A job with the steps of the snippet, on an image, account and sigstore instance of this test. */
function jobOf({ reference }: EvidenceImage): unknown {
  const own = {
    image: reference,
    username: '\u0024{{ vars.QUAY_USERNAME }}',
    'ca-certificate': '\u0024{{ vars.QUAY_CA }}',
    'trusted-root': '\u0024{{ vars.TRUSTED_ROOT }}',
  };
  const steps = z.parse(Steps, parse(textOf('Require a verified signature')));
  return {
    'runs-on': 'ubuntu-latest',
    steps: [
      { uses: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8' },
      ...steps.map((step) =>
        step.uses?.startsWith('OWNER/quay-referrers@') ? { ...step, uses: './', with: { ...step.with, ...own } } : step,
      ),
    ],
  };
}
