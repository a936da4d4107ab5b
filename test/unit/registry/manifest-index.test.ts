import { describe, expect, it, test } from 'vitest';
import { fetchIndex } from '../../../src/registry/manifest.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import type { FaultKind } from '../../support/registry/fault.ts';
import type { EmbeddedRegistry } from '../../support/registry/registry.ts';
import { asDigest, failureOf, openTestClient } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const NAME = 'devtable/simple';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const ENTRY = { mediaType: 'm/m', digest: aDigest('amd64'), size: 1 };
const PLATFORM = { os: 'linux', architecture: 'arm', variant: 'v7' };

async function open() {
  const registry = await startTestRegistry();
  const repository = await openTestClient(registry, { images: [NAME] }).repository();
  const fetch = (digest: string) => fetchIndex(repository, asDigest(digest));
  const push = (index: object, mediaType = INDEX) =>
    registry.push.manifest(NAME, JSON.stringify({ schemaVersion: 2, mediaType, ...index }), { mediaType, tag: 'v1' });
  return { registry, fetch, push };
}

describe('an image', () => {
  it.each([INDEX, LIST])('that is an index (%s) is returned with its entries', async (mediaType) => {
    const { fetch, push } = await open();
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const entries = [{ ...ENTRY, platform: { ...PLATFORM, 'os.version': '1' } }, { ...ENTRY, annotations }, ENTRY];
    const { digest } = push({ manifests: entries }, mediaType);
    expect(await fetch(digest)).toEqual({
      kind: 'index',
      index: {
        mediaType,
        manifests: [
          { ...ENTRY, annotations: {}, platform: 'linux/arm/v7' },
          { ...ENTRY, annotations },
          { ...ENTRY, annotations: {} },
        ],
      },
    });
  });

  it('may be an index without entries', async () => {
    const { fetch, push } = await open();
    expect(await fetch(push({ manifests: [] }).digest)).toEqual({
      kind: 'index',
      index: { mediaType: INDEX, manifests: [] },
    });
  });

  const others: { name: string; push: (registry: EmbeddedRegistry) => string }[] = [
    { name: 'an image', push: ({ push }) => push.image(NAME, 'v1').digest },
    { name: 'an artifact', push: ({ push }) => push.referrer(NAME, aDigest('x'), { artifactType: 'a/b' }).digest },
  ];
  it.each(others)('that is $name is `not-an-index`', async ({ push }) => {
    const { registry, fetch } = await open();
    expect(await fetch(push(registry))).toEqual({ kind: 'not-an-index', mediaType: MANIFEST });
  });

  it('that does not exist is `gone`', async () => {
    const { fetch } = await open();
    expect(await fetch(aDigest('never pushed'))).toEqual({ kind: 'gone' });
  });
});

describe('an invalid entry is an error, so that no platform is lost', () => {
  test.each([
    { name: 'without a digest', entry: { ...ENTRY, digest: undefined }, said: 'manifests[1].digest must be sha256:' },
    { name: 'with a short digest', entry: { ...ENTRY, digest: 'sha256:0' }, said: 'manifests[1].digest must be' },
    { name: 'without a size', entry: { ...ENTRY, size: undefined }, said: 'manifests[1].size must be' },
    {
      name: 'without an architecture',
      entry: { ...ENTRY, platform: { os: 'linux' } },
      said: 'platform.architecture must be',
    },
    { name: 'with a string as platform', entry: { ...ENTRY, platform: 'linux/amd64' }, said: 'platform must be' },
    { name: 'that is null', entry: null, said: 'manifests[1] must be an object' },
  ])('$name', async ({ entry, said }) => {
    const { fetch, push } = await open();
    const failure = await failureOf(fetch(push({ manifests: [ENTRY, entry] }).digest));
    expect(failure).toContain('is not a valid manifest or index: ');
    expect(failure).toContain(said);
  });
});

describe('any other response is an error', () => {
  const cases: { name: string; fault: FaultKind; said: string }[] = [
    {
      name: 'another index',
      fault: { kind: 'answer', status: 200, body: '{"schemaVersion":2,"manifests":[]}' },
      said: 'altered the content; do not trust it',
    },
    { name: 'an HTML page with 200', fault: { kind: 'html' }, said: 'altered the content; do not trust it' },
    { name: '500', fault: { kind: 'server-error', status: 500 }, said: 'returned 500' },
    { name: '302', fault: { kind: 'redirect', to: '/elsewhere', status: 302 }, said: 'returned 302' },
    { name: 'plain text with 404', fault: { kind: 'answer', status: 404, body: 'no backend' }, said: 'returned 404' },
    { name: 'a cut connection', fault: { kind: 'cut' }, said: 'was closed before' },
  ];
  test.each(cases)('$name', async ({ fault, said }) => {
    const { registry, fetch, push } = await open();
    const { digest } = push({ manifests: [ENTRY] });
    registry.fault({ match: { path: /manifests/ }, ...fault });
    expect(await failureOf(fetch(digest))).toContain(said);
  });

  it('an index with layers, although its digest is right', async () => {
    const { fetch, push } = await open();
    const { digest } = push({ manifests: [ENTRY], config: ENTRY, layers: [] });
    expect(await failureOf(fetch(digest))).toContain('(index or manifest?)');
  });
});
