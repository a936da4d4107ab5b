import { describe, expect, it, test } from 'vitest';
import { listByApi } from '../../../../src/evidence/sources/referrers-api.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import type { FaultKind } from '../../../support/registry/fault.ts';
import type { Flavour, RegistryOptions } from '../../../support/registry/options.ts';
import { asDigest, failureOf, openTestClient, requestLines } from '../../../support/test-client.ts';
import { aDigest } from '../../policy/referrer-builder.ts';

const NAME = 'devtable/simple';
const LIST = /\/referrers\//;
const JSON_TYPE = { 'Content-Type': 'application/json' };
const FLAVOURS: readonly Flavour[] = ['python', 'go'];

async function open(options: RegistryOptions = {}, image = NAME) {
  const registry = await startTestRegistry(options);
  const client = openTestClient(registry, { images: [image], retries: 1 });
  const repository = await client.repository();
  const subject = asDigest(registry.push.image(NAME, 'v1').digest);
  registry.forgetRequests();
  return { registry, client, repository, subject };
}

describe('a list of referrers', () => {
  it.each(FLAVOURS)('is read (%s)', async (flavour) => {
    const { registry, repository, subject } = await open({ features: { flavour } });
    const annotations = { 'org.opencontainers.image.created': '2026-01-02T00:00:00Z' };
    const one = registry.push.referrer(NAME, subject, { artifactType: 'application/spdx+json', annotations });
    const two = registry.push.referrer(NAME, subject, { configMediaType: 'application/vnd.example.config' });
    const artifactType = flavour === 'go' ? { artifactType: 'application/vnd.example.config' } : {};
    expect(await listByApi(repository, subject)).toEqual({
      kind: 'listed',
      descriptors: [
        { ...one, artifactType: 'application/spdx+json', annotations },
        { ...two, ...artifactType, annotations: {} },
      ],
    });
  });

  it('is requested without the filter of the server', async () => {
    const { registry, repository, subject } = await open();
    await listByApi(repository, subject);
    expect(requestLines(registry, { SUBJECT: subject })).toEqual([`GET /v2/${NAME}/referrers/SUBJECT -> 200`]);
    expect(registry.requests[0]?.headers.accept).toBe('application/vnd.oci.image.index.v1+json');
  });

  it('may be empty', async () => {
    const { repository, subject } = await open();
    expect(await listByApi(repository, subject)).toEqual({ kind: 'listed', descriptors: [] });
  });

  it('may be null, as servers in Go write it', async () => {
    const { registry, repository, subject } = await open();
    const body = '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":null}';
    registry.fault({ match: { path: LIST }, kind: 'answer', status: 200, body });
    expect(await listByApi(repository, subject)).toEqual({ kind: 'listed', descriptors: [] });
  });
});

describe('a response without a list', () => {
  it.each(FLAVOURS)('without FEATURE_REFERRERS_API the API is missing (%s)', async (flavour) => {
    const { repository, subject } = await open({ features: { flavour, referrersApi: false } });
    const message = flavour === 'go' ? '404 page not found' : 'Not Found';
    expect(await listByApi(repository, subject)).toEqual({ kind: 'api-missing', message });
  });

  it('an unknown repository is an unknown subject', async () => {
    const { repository, subject } = await open({}, 'devtable/nothing');
    expect(await listByApi(repository, subject)).toEqual({ kind: 'subject-unknown', message: 'repository not found' });
  });

  it('MANIFEST_INVALID is an unknown subject', async () => {
    const { repository } = await open();
    const answer = await listByApi(repository, aDigest('never pushed'));
    expect(answer).toEqual({ kind: 'subject-unknown', message: 'manifest invalid' });
  });
});

describe('any other response is an error', () => {
  const good = { mediaType: 'a/b', digest: aDigest('one'), size: 1 };
  const index = (manifests: readonly object[]) => JSON.stringify({ schemaVersion: 2, manifests });
  const code = (name: string) => JSON.stringify({ errors: [{ code: name, message: 'in words', detail: {} }] });
  const cases: { name: string; fault: FaultKind; said: string; requests?: number }[] = [
    {
      name: '200 with HTML',
      fault: { kind: 'html' },
      said: 'returned 200 (Down for maintenance).',
    },
    {
      name: '200 with an empty body',
      fault: { kind: 'answer', status: 200 },
      said: 'The response is not a list of referrers',
    },
    {
      name: '200 with JSON that is not an index',
      fault: { kind: 'answer', status: 200, headers: JSON_TYPE, body: '{"schemaVersion":2}' },
      said: 'manifests must be an array',
    },
    {
      name: '200 with one bad descriptor',
      fault: { kind: 'answer', status: 200, body: index([good, { ...good, digest: 'sha256:0' }]) },
      said: 'manifests[1].digest must be sha256:',
    },
    {
      name: '400 with another code',
      fault: { kind: 'answer', status: 400, headers: JSON_TYPE, body: code('DIGEST_INVALID') },
      said: 'returned 400 (in words).',
    },
    { name: '400 in HTML', fault: { kind: 'answer', status: 400, body: '<h1>Bad</h1>' }, said: 'returned 400 (Bad)' },
    {
      name: '401',
      fault: { kind: 'answer', status: 401, body: code('UNAUTHORIZED') },
      said: 'or devtable may not read it',
    },
    { name: '403', fault: { kind: 'answer', status: 403, body: 'no' }, said: 'or devtable may not read it' },
    {
      name: '404 with a body above 1 MiB, whose code is not known',
      fault: { kind: 'answer', status: 404, body: `${'x'.repeat(1 << 20)}${code('NAME_UNKNOWN')}` },
      said: 'a 404 without one may come from a gateway',
    },
    { name: '405', fault: { kind: 'answer', status: 405, body: 'no' }, said: 'returned 405 (no)' },
    { name: '410', fault: { kind: 'answer', status: 410 }, said: 'returned 410' },
    { name: '204', fault: { kind: 'answer', status: 204 }, said: 'returned 204' },
    {
      name: '302, which is not followed',
      fault: { kind: 'redirect', to: '/elsewhere', status: 302 },
      said: 'returned 302 (Redirecting...)',
    },
    { name: '500, after the retries', fault: { kind: 'server-error', status: 500 }, said: 'returned 500', requests: 2 },
    { name: 'a cut list, after the retries', fault: { kind: 'cut' }, said: 'was closed before', requests: 2 },
  ];
  test.each(cases)('$name', async ({ fault, said, requests = 1 }) => {
    const { registry, repository, subject } = await open();
    registry.push.referrer(NAME, subject, { artifactType: 'a/b' });
    registry.fault({ match: { path: LIST }, ...fault });
    expect(await failureOf(listByApi(repository, subject))).toContain(said);
    expect(registry.requests).toHaveLength(requests);
  });

  it('a 500 that does not persist is not an error', async () => {
    const { registry, client, repository, subject } = await open();
    registry.fault({ match: { path: LIST }, times: 1, kind: 'server-error', status: 503 });
    expect(await listByApi(repository, subject)).toEqual({ kind: 'listed', descriptors: [] });
    expect(client.slept).toEqual([750]);
  });
});
