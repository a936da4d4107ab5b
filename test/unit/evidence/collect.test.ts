import { describe, expect, it } from 'vitest';
import { EvidenceCollector } from '../../../src/evidence/collect.ts';
import type { Source } from '../../../src/policy/referrer.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import { asDigest, failureOf, openTestClient, requestLines } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const NAME = 'devtable/simple';
const BOTH: readonly Source[] = ['api', 'tag-schema'];

async function open(options: RegistryOptions = {}) {
  const registry = await startTestRegistry(options);
  const repository = await openTestClient(registry, { images: [NAME] }).repository();
  const subject = asDigest(registry.push.image(NAME, 'v1').digest);
  registry.forgetRequests();
  const collect = (sources: readonly Source[], of = subject) =>
    new EvidenceCollector({ repository, sources }).collect({ digest: of });
  return { registry, collect, subject, tag: subject.replace(':', '-') };
}

describe('the sources', () => {
  it('the tag is not requested if the API is available', async () => {
    const { registry, collect, subject } = await open();
    const { digest } = registry.push.referrer(NAME, subject, { artifactType: 'a/b' });
    expect(await collect(BOTH)).toMatchObject({
      kind: 'found',
      referrers: [{ digest, subject, artifactType: 'a/b', sources: ['api'], depth: 1 }],
      missingReferrersApi: undefined,
    });
    expect(requestLines(registry, { SUBJECT: subject })).toEqual([`GET /v2/${NAME}/referrers/SUBJECT -> 200`]);
  });

  it('the tag is requested if the API is missing', async () => {
    const { registry, collect, subject, tag } = await open({ features: { referrersApi: false } });
    const referrer = registry.push.referrer(NAME, subject, { artifactType: 'a/b' });
    registry.push.index(NAME, tag, { manifests: [{ ...referrer, artifactType: 'a/b' }] });
    expect(await collect(BOTH)).toMatchObject({
      kind: 'found',
      referrers: [{ digest: referrer.digest, sources: ['tag-schema'] }],
      missingReferrersApi: 'Not Found',
    });
    expect(requestLines(registry, { SUBJECT: subject, TAG: tag })).toEqual([
      `GET /v2/${NAME}/referrers/SUBJECT -> 404`,
      `GET /v2/${NAME}/manifests/TAG -> 200`,
    ]);
  });

  it('the API is not requested if it is not among the sources', async () => {
    const { registry, collect, tag } = await open();
    expect(await collect(['tag-schema'])).toEqual({ kind: 'found', referrers: [], missingReferrersApi: undefined });
    expect(requestLines(registry, { TAG: tag })).toEqual([`GET /v2/${NAME}/manifests/TAG -> 404`]);
  });

  it('a missing API as the only source is an error that says how to enable it', async () => {
    const { registry, collect, subject } = await open({ features: { referrersApi: false } });
    expect((await failureOf(collect(['api']))).replaceAll(registry.host, 'REGISTRY')).toBe(
      'RegistryError: REGISTRY has no referrers API, and the input sources lists no other source. On Quay, set FEATURE_REFERRERS_API: true in config.yaml, or add tag-schema to the sources. ' +
        `GET http://REGISTRY/v2/${NAME}/referrers/${subject} returned 404 (Not Found).`,
    );
    expect(registry.requests).toHaveLength(1);
  });

  it('an unknown subject is returned, and no other source is requested', async () => {
    const { registry, collect } = await open();
    expect(await collect(BOTH, aDigest('never pushed'))).toEqual({
      kind: 'subject-unknown',
      message: 'manifest invalid',
    });
    expect(registry.requests).toHaveLength(1);
  });

  it('a manifest that cannot be fetched is an error', async () => {
    const { registry, collect, subject } = await open();
    registry.push.referrer(NAME, subject, { configMediaType: 'a/b' });
    registry.fault({ match: { path: /manifests/ }, kind: 'server-error', status: 500 });
    expect(await failureOf(collect(BOTH))).toContain('returned 500');
  });
});

describe('a referrer that is listed twice', () => {
  it('counts once, with the fields of both entries', async () => {
    const { registry, collect, subject } = await open();
    const { digest, mediaType, size } = registry.push.referrer(NAME, subject, { artifactType: 'a/b' });
    const bare = { mediaType, digest, size };
    const manifests = [bare, { ...bare, artifactType: 'a/b', annotations: { a: 'b' } }];
    const body = JSON.stringify({ schemaVersion: 2, manifests });
    registry.fault({ match: { path: /referrers/ }, kind: 'answer', status: 200, body });
    expect(await collect(BOTH)).toMatchObject({
      referrers: [{ digest, artifactType: 'a/b', annotations: { a: 'b' } }],
    });
    expect(registry.requests).toHaveLength(1);
  });

  it('counts once if clients write the tag on a Quay with the API', async () => {
    const { registry, collect, subject, tag } = await open();
    const referrer = registry.push.referrer(NAME, subject, { artifactType: 'a/b' });
    registry.push.index(NAME, tag, { manifests: [referrer] });
    expect(await collect(BOTH)).toMatchObject({ referrers: { length: 1 } });
  });
});

describe('referrers whose type the list does not show', () => {
  it('are an error if there are too many, and none is fetched', async () => {
    const { registry, collect } = await open();
    const manifests = Array.from({ length: 2_001 }, (_, index) => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: aDigest(`${index}`),
      size: 1,
    }));
    const body = JSON.stringify({ schemaVersion: 2, manifests });
    registry.fault({ match: { path: /referrers/ }, kind: 'answer', status: 200, body });
    expect(await failureOf(collect(['api']))).toContain(
      'does not show the type of 2001 of them, and the gate fetches at most 2000 manifests to find it. Delete those',
    );
    expect(registry.requests).toHaveLength(1);
  });
});
