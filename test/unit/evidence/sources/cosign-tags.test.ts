import { describe, expect, it, test } from 'vitest';
import { listByCosignTags } from '../../../../src/evidence/sources/cosign-tags.ts';
import type { CosignTag } from '../../../../src/policy/referrer.ts';
import type { FaultKind } from '../../../support/registry/fault.ts';
import type { Flavour } from '../../../support/registry/options.ts';
import type { EmbeddedRegistry } from '../../../support/registry/registry.ts';
import { asDigest, failureOf } from '../../../support/test-client.ts';
import { NAME, openEvidence, SPDX, withConcurrentRequests } from '../evidence-fixture.ts';

const FLAVOURS: readonly Flavour[] = ['python', 'go'];
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

const pushSig = ({ push }: EmbeddedRegistry, image: string) => push.cosignSignatures(NAME, image);
const pushAtt = ({ push }: EmbeddedRegistry, image: string) =>
  push.cosignAttestations(NAME, image, [{ predicateType: SPDX }]);
const pushSbom = ({ push }: EmbeddedRegistry, image: string) => push.cosignSbom(NAME, image);

describe.each(FLAVOURS)("cosign's tags (%s)", (flavour) => {
  const cases: { name: string; pushes: (typeof pushSig)[]; tags: CosignTag[] }[] = [
    { name: 'none', pushes: [], tags: [] },
    { name: '.sig', pushes: [pushSig], tags: ['sig'] },
    { name: '.att', pushes: [pushAtt], tags: ['att'] },
    { name: '.sbom', pushes: [pushSbom], tags: ['sbom'] },
    { name: 'all three, in a fixed order', pushes: [pushSbom, pushAtt, pushSig], tags: ['sig', 'att', 'sbom'] },
  ];
  test.each(cases)('$name', async ({ pushes, tags }) => {
    const { registry, repository, subject, cache, lines } = await openEvidence({ features: { flavour } });
    const pushed = pushes.map((push) => asDigest(push(registry, subject).digest));
    const found = await listByCosignTags(repository, subject, cache);
    expect(found.map(({ tag }) => tag)).toEqual(tags);
    expect(new Set(found.map(({ descriptor }) => descriptor.digest))).toEqual(new Set(pushed));
    for (const { sources } of found) expect(sources).toEqual(['cosign-tags']);
    const asked = lines().map((line) => line.replace(/ -> \d+$/, ''));
    expect(asked.toSorted()).toEqual(['att', 'sbom', 'sig'].map((tag) => `GET /v2/${NAME}/manifests/TAG.${tag}`));
  });
});

it('have a descriptor, and their manifest is cached', async () => {
  const { registry, repository, subject, cache } = await openEvidence();
  const { digest, size } = pushSig(registry, subject);
  const [found] = await listByCosignTags(repository, subject, cache);
  expect(found?.descriptor).toEqual({ mediaType: MANIFEST, digest, size, annotations: {} });
  const { length } = registry.requests;
  expect(await cache.manifest(asDigest(digest))).toMatchObject({
    kind: 'present',
    manifest: { layers: [{ mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json' }] },
  });
  expect(registry.requests).toHaveLength(length);
});

it('are requested at the same time', async () => {
  const { registry, repository, subject, cache } = await openEvidence();
  pushSbom(registry, subject);
  const together = withConcurrentRequests(repository, 3);
  expect(await listByCosignTags(together, subject, cache)).toHaveLength(1);
});

it('that are deleted are ignored', async () => {
  const { registry, repository, subject, cache } = await openEvidence();
  registry.remove(NAME, pushSig(registry, subject).digest);
  expect(await listByCosignTags(repository, subject, cache)).toEqual([]);
});

it('of a SHA-512 digest are longer than a tag may be, and are not requested', async () => {
  const { registry, repository, cache } = await openEvidence();
  const subject = asDigest(`sha512:${'0'.repeat(128)}`);
  expect(await listByCosignTags(repository, subject, cache)).toEqual([]);
  expect(registry.requests).toEqual([]);
});

it('may be an index, which has no layers', async () => {
  const { registry, repository, subject, cache } = await openEvidence();
  const tag = `${subject.replace(':', '-')}.att`;
  const { digest } = registry.push.index(NAME, tag, { manifests: [] });
  const [found, ...others] = await listByCosignTags(repository, subject, cache);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ descriptor: { digest }, tag: 'att' });
  expect(await cache.manifest(asDigest(digest))).toMatchObject({ manifest: { layers: [] } });
});

describe('any other response for one of them is an error, even if the others are valid', () => {
  const HTML = { 'Content-Type': 'text/html' };
  const cases: { name: string; fault: FaultKind; said: string }[] = [
    {
      name: 'an HTML page with 404',
      fault: { kind: 'answer', status: 404, headers: HTML, body: '<h1>Nothing here</h1>' },
      said: 'returned 404 (Nothing here).',
    },
    { name: 'an HTML page with 200', fault: { kind: 'html' }, said: 'The response is not a manifest' },
    { name: '200 with an empty body', fault: { kind: 'answer', status: 200 }, said: 'The response is not a manifest' },
    { name: '204', fault: { kind: 'answer', status: 204 }, said: 'returned 204' },
    { name: '302', fault: { kind: 'redirect', to: '/elsewhere', status: 302 }, said: 'returned 302' },
    { name: '401', fault: { kind: 'answer', status: 401 }, said: 'or devtable may not read it' },
    { name: '403', fault: { kind: 'answer', status: 403 }, said: 'or devtable may not read it' },
    { name: '429', fault: { kind: 'too-many-requests' }, said: 'returned 429' },
    { name: '500', fault: { kind: 'server-error', status: 500 }, said: 'returned 500' },
    { name: 'cut', fault: { kind: 'cut' }, said: 'was closed before' },
    { name: 'no response', fault: { kind: 'reset' }, said: 'The connection was closed' },
  ];
  test.each(cases.flatMap((one) => ['sig', 'att', 'sbom'].map((tag) => ({ ...one, tag }))))(
    '$name ($tag)',
    async ({ fault, said, tag }) => {
      const { registry, repository, subject, cache } = await openEvidence();
      for (const push of [pushSig, pushAtt, pushSbom]) push(registry, subject);
      registry.fault({ match: { path: new RegExp(`\\.${tag}$`) }, ...fault });
      expect(await failureOf(listByCosignTags(repository, subject, cache))).toContain(said);
    },
  );
});
