import { expect, test } from 'vitest';
import { SIGNATURE_PREDICATE } from '../../src/policy/kinds-table.ts';
import { BY_TAG, imageFixture, READBOT, registryFixture } from '../support/fixtures.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { runGate } from '../support/run-action.ts';

/** The content of an image in two repositories: with the same content, it has the same digest. */
const COPIED = 'copied';
const USER = { username: 'devtable', password: 'password' };

test('signatures and attestations count in the repository of cosign-repository', async () => {
  const { registry, digest } = await imageFixture({});
  registry.push.cosignSignatures('devtable/signatures', digest);
  registry.push.cosignAttestations('devtable/signatures', digest, [{ predicateType: 'https://spdx.dev/Document' }]);

  const cosignRepository = { 'cosign-repository': 'REGISTRY/devtable/signatures' };
  const run = await runGate(registry, { image: BY_TAG, require: 'signature\nsbom', ...USER, ...cosignRepository });

  expect(run.outputs).toMatchObject({ result: 'pass', count: '2' });
  expect(run.requests.filter((line) => line.includes('.sig'))).toEqual([
    expect.stringContaining('GET /v2/devtable/signatures/manifests/sha256-'),
  ]);
});

test.each([
  { name: 'that does not have the image', push: () => undefined },
  {
    name: 'that has a copy of the image',
    push: (registry: EmbeddedRegistry) => registry.push.image('devtable/signatures', 'v1', { content: COPIED }),
  },
])('bundles of cosign 3 count in a repository $name', async ({ push }) => {
  const registry = await registryFixture();
  const { digest } = registry.push.image('devtable/simple', 'v1', { content: COPIED });
  push(registry);
  const bundles = [SIGNATURE_PREDICATE, 'https://spdx.dev/Document'].map((predicateType) =>
    registry.push.bundle('devtable/signatures', digest, { predicateType, annotated: 'none' }),
  );
  // cosign writes this tag if the registry refuses to list the referrers.
  registry.push.index('devtable/signatures', digest.replace(':', '-'), { manifests: bundles });

  const cosignRepository = { 'cosign-repository': 'REGISTRY/devtable/signatures' };
  const run = await runGate(registry, { image: BY_TAG, require: 'signature\nsbom', ...USER, ...cosignRepository });

  expect(run.outputs).toMatchObject({ result: 'pass', count: '2' });
});

test('a referrer in the other repository does not show that the image exists', async () => {
  // The Go server responds to an unknown subject with an empty list.
  const registry = await registryFixture({ features: { flavour: 'go' } });
  const { digest } = registry.push.image('devtable/signatures', 'v1');
  registry.push.image('devtable/simple', 'other');
  registry.push.bundle('devtable/signatures', digest, { predicateType: SIGNATURE_PREDICATE });

  const image = `REGISTRY/devtable/simple@${digest}`;
  const inputs = { image, ...USER, 'cosign-repository': 'REGISTRY/devtable/signatures' };
  for (const require of ['none', 'signature']) {
    registry.forgetRequests();
    const run = await runGate(registry, { ...inputs, require, 'check-manifests': 'false' });
    expect([require, run.outputs.result]).toEqual([require, 'subject-not-found']);
  }
});

test('a bundle there whose subject is another image does not count', async () => {
  const { registry, digest } = await imageFixture({});
  const other = registry.push.image('devtable/signatures', 'other');
  const bundle = registry.push.bundle('devtable/signatures', other.digest, { predicateType: SIGNATURE_PREDICATE });
  registry.push.index('devtable/signatures', digest.replace(':', '-'), { manifests: [bundle] });

  const cosignRepository = { 'cosign-repository': 'REGISTRY/devtable/signatures' };
  const run = await runGate(registry, { image: BY_TAG, require: 'signature', ...USER, ...cosignRepository });

  expect(run.outputs.result).toBe('missing');
  expect(run.log).toContain(`its manifest belongs to another image, ${other.digest}`);
});

test('they do not count without cosign-repository', async () => {
  const { registry, digest } = await imageFixture({});
  registry.push.cosignSignatures('devtable/signatures', digest);

  const run = await runGate(registry, { image: BY_TAG, require: 'signature', ...USER });

  expect(run.outputs.result).toBe('missing');
});

test('a statement about another image does not count there either', async () => {
  const { registry, digest } = await imageFixture({});
  const other = registry.push.image('devtable/simple', 'other');
  registry.push.cosignSignatures('devtable/signatures', digest, [{ signs: other.digest }]);

  const cosignRepository = { 'cosign-repository': 'REGISTRY/devtable/signatures' };
  const run = await runGate(registry, { image: BY_TAG, require: 'signature', ...USER, ...cosignRepository });

  expect(run.outputs.result).toBe('missing');
  expect(run.log).toContain(`its payload belongs to another image, ${other.digest}`);
});

test('the credentials of the images are not sent to the registry of cosign-repository', async () => {
  const { registry, digest } = await imageFixture({});
  const other = await registryFixture();
  other.push.cosignSignatures('devtable/signatures', digest);

  const cosignRepository = { 'cosign-repository': `${other.host}/devtable/signatures` };
  await runGate(registry, { image: BY_TAG, require: 'signature', ...READBOT, ...cosignRepository });

  expect(other.requests.length).toBeGreaterThan(0);
  const sent = other.requests.map(({ headers }) => headers.authorization ?? '');
  expect(sent.filter((value) => value.startsWith('Basic'))).toEqual([]);
});

test('a mistyped repository is named', async () => {
  const { registry } = await imageFixture({});
  const cosignRepository = { 'cosign-repository': 'REGISTRY/devtable/signature' };

  const run = await runGate(registry, { image: BY_TAG, require: 'signature', ...USER, ...cosignRepository });

  expect(run.outputs.result).toBe('missing');
  const words = `The repository ${registry.host}/devtable/signature of the input cosign-repository was searched too.`;
  expect(run.log.split(words)).toHaveLength(3);
});

test.each([
  { value: 'REGISTRY/devtable/signatures:v1', said: 'has a tag or a digest' },
  { value: 'signatures', said: 'it has only one component; add the namespace' },
])('cosign-repository: $value is an error', async ({ value, said }) => {
  const { registry } = await imageFixture({});

  const run = await runGate(registry, { image: BY_TAG, require: 'signature', 'cosign-repository': value });

  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain(said);
  expect(run.requests).toEqual([]);
});

test('cosign-repository with the source buildkit alone is an error', async () => {
  const { registry } = await imageFixture({});
  const value = 'REGISTRY/devtable/signatures';

  const run = await runGate(registry, {
    image: BY_TAG,
    require: 'signature',
    sources: 'buildkit',
    'cosign-repository': value,
  });

  expect(run.log).toContain('cosign-repository: the input sources lists only buildkit');
});
