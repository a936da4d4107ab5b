import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

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

test('cosign-repository without the source cosign-tags is an error', async () => {
  const { registry } = await imageFixture({});
  const value = 'REGISTRY/devtable/signatures';

  const run = await runGate(registry, {
    image: BY_TAG,
    require: 'signature',
    sources: 'api',
    'cosign-repository': value,
  });

  expect(run.log).toContain('cosign-repository: the input sources does not list cosign-tags');
});
