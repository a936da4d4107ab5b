import { describe, expect, it, test } from 'vitest';
import { MANIFEST_TYPES, resolveManifest } from '../../../src/registry/manifest.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { failureOf, openTestClient, requestLines } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const NAME = 'devtable/simple';
const OTHER = aDigest('other');

async function open(image = `${NAME}:v1`, options: Parameters<typeof startTestRegistry>[0] = {}) {
  const registry = await startTestRegistry(options);
  const client = openTestClient(registry, { images: [image] });
  const repository = await client.repository();
  registry.forgetRequests();
  return { registry, repository };
}

describe('resolveManifest', () => {
  it('sends one HEAD with the four media types in Accept', async () => {
    const { registry, repository } = await open();
    const { digest } = registry.push.image(NAME, 'v1');
    expect(await resolveManifest(repository, 'v1')).toMatchObject({ kind: 'present', digest });
    expect(requestLines(registry)).toEqual([`HEAD /v2/${NAME}/manifests/v1 -> 200`]);
    expect(registry.requests[0]?.headers.accept).toBe(MANIFEST_TYPES.join(', '));
    expect(MANIFEST_TYPES).toHaveLength(6);
  });

  it.each(['python', 'go'] as const)('computes the digest if the response of the %s Quay has none', async (flavour) => {
    const { registry, repository } = await open(undefined, { features: { flavour } });
    const { digest } = registry.push.image(NAME, 'v1');
    registry.fault({ match: { path: /manifests/ }, kind: 'omit-header', name: 'Docker-Content-Digest' });
    expect(await resolveManifest(repository, 'v1')).toMatchObject({ kind: 'present', digest });
    expect(await resolveManifest(repository, digest)).toMatchObject({ kind: 'present', digest });
    expect(registry.requests.map(({ method }) => method)).toEqual(['HEAD', 'GET', 'HEAD', 'GET']);
  });

  it('computes a sha512 digest if a sha512 digest is requested', async () => {
    const { registry, repository } = await open();
    const bytes = '{"schemaVersion":2,"config":{"mediaType":"a/b"},"layers":[]}';
    const { createHash } = await import('node:crypto');
    const digest = `sha512:${createHash('sha512').update(bytes).digest('hex')}`;
    registry.push.manifest(NAME, bytes, { digest });
    registry.fault({ match: { path: /manifests/ }, kind: 'omit-header', name: 'Docker-Content-Digest' });
    expect(await resolveManifest(repository, digest)).toMatchObject({ kind: 'present', digest });
  });

  const absences = [
    { name: 'an unknown tag', reference: 'v9', why: 'REGISTRY/devtable/simple has no manifest v9 (manifest unknown).' },
    {
      name: 'an unknown digest',
      reference: OTHER,
      why: `REGISTRY/devtable/simple has no manifest ${OTHER} (manifest unknown).`,
    },
    {
      name: 'a deleted tag',
      reference: 'old',
      why: 'The tag old of REGISTRY/devtable/simple was deleted or has expired (Tag old was deleted or has expired. To pull, revive via time machine).',
    },
  ];
  test.each(absences)('explains the absence of $name', async ({ reference, why }) => {
    const { registry, repository } = await open();
    registry.push.image(NAME, 'old');
    registry.remove(NAME, 'old');
    const found = await resolveManifest(repository, reference);
    expect(found).toEqual({ kind: 'absent', why: why.replace('REGISTRY', registry.host) });
    expect(registry.requests.map(({ method, status }) => `${method} ${status}`)).toEqual(['HEAD 404', 'GET 404']);
  });

  it('explains the absence of a repository', async () => {
    const { registry, repository } = await open('devtable/nothing:v1');
    const why = `${registry.host} has no repository devtable/nothing (repository not found).`;
    expect(await resolveManifest(repository, 'v1')).toEqual({ kind: 'absent', why });
  });

  it('accepts a manifest that appears between HEAD and GET', async () => {
    const { registry, repository } = await open();
    const { digest } = registry.push.image(NAME, 'v1');
    registry.fault({ match: { method: 'HEAD', path: /manifests/ }, times: 1, kind: 'answer', status: 404 });
    expect(await resolveManifest(repository, 'v1')).toMatchObject({ kind: 'present', digest });
  });

  const mismatches = [
    { name: 'in the header', fault: { kind: 'answer', status: 200, headers: { 'Docker-Content-Digest': OTHER } } },
    {
      name: 'in the body, without the header',
      fault: { kind: 'answer', status: 200, body: '{"schemaVersion":2,"manifests":[]}' },
    },
  ] as const;
  test.each(mismatches)('another digest $name is an error', async ({ fault }) => {
    const { registry, repository } = await open();
    const { digest } = registry.push.image(NAME, 'v1');
    registry.fault({ match: { path: /manifests/ }, ...fault });
    const failure = await failureOf(resolveManifest(repository, digest));
    expect(failure).toMatch(/returned a manifest with digest sha256:\w{64}, expected sha256:/);
    expect(failure).toContain(digest);
  });

  const others = [
    { name: '500', status: 500 },
    { name: '302', status: 302 },
    { name: '400', status: 400 },
  ];
  test.each(others)('$name is an error', async ({ status }) => {
    const { registry, repository } = await open();
    registry.fault({
      match: { path: /manifests/ },
      kind: 'answer',
      status,
      headers: { Location: 'http://x.example/' },
    });
    expect(await failureOf(resolveManifest(repository, 'v1'))).toContain(`manifests/v1 returned ${status}`);
    expect(registry.requests).toHaveLength(1);
  });

  it('500 for the GET after a 404 is an error, not absence', async () => {
    const { registry, repository } = await open();
    registry.fault({ match: { method: 'GET', path: /manifests/ }, kind: 'server-error', status: 500 });
    expect(await failureOf(resolveManifest(repository, 'v9'))).toContain('manifests/v9 returned 500');
  });
});
