import { describe, expect, it, test } from 'vitest';
import { fetchTaggedManifest } from '../../../src/registry/manifest.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { buildManifest, descriptorOf } from '../../support/registry/builders.ts';
import type { FaultKind } from '../../support/registry/fault.ts';
import type { Flavour } from '../../support/registry/options.ts';
import { failureOf, openTestClient } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const NAME = 'devtable/simple';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const BUILT = buildManifest({ artifactType: 'a/b', layers: [], annotations: { a: 'b' } });
const { digest: DIGEST, size: SIZE } = descriptorOf(BUILT.mediaType, BUILT.bytes);

async function open(flavour: Flavour = 'python') {
  const registry = await startTestRegistry({ features: { flavour } });
  const repository = await openTestClient(registry, { images: [NAME] }).repository();
  registry.push.image(NAME, 'other');
  return { registry, repository };
}

describe.each<Flavour>(['python', 'go'])('a tag (%s)', (flavour) => {
  it('returns the manifest and its descriptor', async () => {
    const { registry, repository } = await open(flavour);
    registry.push.built(NAME, BUILT, 'v1');
    expect(await fetchTaggedManifest(repository, 'v1')).toMatchObject({
      kind: 'present',
      descriptor: { mediaType: MANIFEST, digest: DIGEST, size: SIZE, artifactType: 'a/b', annotations: { a: 'b' } },
      manifest: { artifactType: 'a/b', layers: [] },
    });
  });

  it('may be an index', async () => {
    const { registry, repository } = await open(flavour);
    registry.push.index(NAME, 'v1', { manifests: [] });
    expect(await fetchTaggedManifest(repository, 'v1')).toMatchObject({ descriptor: { mediaType: INDEX } });
  });

  it('that does not exist is `gone`', async () => {
    const { repository } = await open(flavour);
    expect(await fetchTaggedManifest(repository, 'v1')).toEqual({ kind: 'gone' });
  });

  it('that was deleted is `gone`', async () => {
    const { registry, repository } = await open(flavour);
    registry.remove(NAME, registry.push.built(NAME, BUILT, 'v1').digest);
    expect(await fetchTaggedManifest(repository, 'v1')).toEqual({ kind: 'gone' });
  });
});

describe('the digest', () => {
  it('is computed from the bytes if the response has none', async () => {
    const { registry, repository } = await open();
    registry.push.built(NAME, BUILT, 'v1');
    registry.fault({ match: { path: /manifests/ }, kind: 'omit-header', name: 'Docker-Content-Digest' });
    expect(await fetchTaggedManifest(repository, 'v1')).toMatchObject({ descriptor: { digest: DIGEST } });
  });

  const response = (named: string): FaultKind => {
    return { kind: 'answer', status: 200, headers: { 'Docker-Content-Digest': named }, body: BUILT.bytes };
  };
  test.each([
    { name: 'another digest', named: aDigest('other') },
    { name: 'another digest of the other algorithm', named: `sha512:${'0'.repeat(128)}` },
  ])('is an error if the response names $name', async ({ named }) => {
    const { registry, repository } = await open();
    registry.fault({ match: { path: /manifests/ }, ...response(named) });
    expect(await failureOf(fetchTaggedManifest(repository, 'v1'))).toContain('altered the content; do not trust it');
  });

  it('is computed if the response names an invalid one', async () => {
    const { registry, repository } = await open();
    registry.fault({ match: { path: /manifests/ }, ...response('sha256:0') });
    expect(await fetchTaggedManifest(repository, 'v1')).toMatchObject({ descriptor: { digest: DIGEST } });
  });
});

test('content that a client pushed and that is not a manifest: the message says to delete it, and does not blame the host', async () => {
  const { registry, repository } = await open();
  const body = '{"schemaVersion":2,"manifests":null}';
  const headers = { 'Docker-Content-Digest': aDigest(body) };
  registry.fault({ match: { path: /manifests/ }, kind: 'answer', status: 200, headers, body });
  const failure = await failureOf(fetchTaggedManifest(repository, 'v1'));
  expect(failure).toContain(`The content of ${aDigest(body)} is not a valid manifest or index`);
  expect(failure).toContain('Delete it, and push or attach it again');
});

describe('any other response is an error', () => {
  const cases: { name: string; fault: FaultKind; said: string }[] = [
    { name: '500', fault: { kind: 'server-error', status: 500 }, said: 'returned 500' },
    { name: 'an HTML page with 200', fault: { kind: 'html' }, said: 'The response is not a manifest' },
    { name: 'JSON that is not a manifest', fault: { kind: 'answer', status: 200, body: '{}' }, said: 'must be 2' },
    {
      name: 'a body that is both a manifest and an index',
      fault: {
        kind: 'answer',
        status: 200,
        body: '{"schemaVersion":2,"config":{"mediaType":"a/b"},"layers":[],"manifests":[]}',
      },
      said: '(index or manifest?)',
    },
    { name: 'more than 4 MiB', fault: { kind: 'answer', status: 200, body: ' '.repeat((4 << 20) + 1) }, said: '4 MiB' },
    { name: 'plain text with 404', fault: { kind: 'answer', status: 404, body: 'no backend' }, said: 'returned 404' },
    { name: 'a cut connection', fault: { kind: 'cut' }, said: 'was closed before' },
  ];
  test.each(cases)('$name', async ({ fault, said }) => {
    const { registry, repository } = await open();
    registry.push.built(NAME, BUILT, 'v1');
    registry.fault({ match: { path: /manifests/ }, ...fault });
    expect(await failureOf(fetchTaggedManifest(repository, 'v1'))).toContain(said);
  });
});
