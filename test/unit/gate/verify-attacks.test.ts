import { describe, expect, it } from 'vitest';
import { startTestRegistry } from '../../support/fixtures.ts';
import { type BlobOptions, buildManifest } from '../../support/registry/builders.ts';
import {
  attestationLayer,
  envelopeBy,
  makeKey,
  pushBundle,
  pushOci11,
  pushTagged,
  SIGN,
  type SignedTarget,
  SLSA_PREDICATE,
  signatureLayer,
} from '../../support/signed-image.ts';
import { openTestClient } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { type JudgeOptions, judge, judgeFound } from './judging.ts';

const NAME = 'devtable/simple';
const { signer, pem } = makeKey();
const other = makeKey();
const KEYS = { 'a.pub': pem, 'b.pub': other.pem };
const ALL = ['api', 'tag-schema', 'cosign-tags'] as const;
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

async function open() {
  const registry = await startTestRegistry();
  const target: SignedTarget = { registry, repository: NAME, digest: registry.push.image(NAME, 'v1').digest };
  const client = openTestClient(registry, { images: [`${NAME}:v1`] });
  const resultOf = async (rule: string, options: JudgeOptions = {}) =>
    (await judge(client, { require: [rule], keys: KEYS, sources: ALL, ...options })).result;
  return { target, client, resultOf };
}

describe('genuine signed content that is attached again with another artifact type does not count for it', () => {
  const SIGNATURE = (target: SignedTarget) => signatureLayer(target, { signer });
  const PROVENANCE = (target: SignedTarget) => attestationLayer(target, { signer, predicateType: SLSA_PREDICATE });
  const attach = ({ registry, repository, digest }: SignedTarget, artifactType: string, layer: BlobOptions) => {
    const config = { mediaType: 'application/vnd.oci.empty.v1+json', bytes: Buffer.from('{}') };
    const subject = { mediaType: MANIFEST, digest, size: 1 };
    registry.push.built(repository, buildManifest({ artifactType, config, layers: [layer], subject }));
  };

  it.each([
    { name: 'a signature as a report', artifactType: 'application/vnd.acme.report+json', layer: SIGNATURE },
    { name: 'a signature as an SBOM', artifactType: 'application/spdx+json', layer: SIGNATURE },
    { name: 'provenance as a report', artifactType: 'application/vnd.acme.report+json', layer: PROVENANCE },
    { name: 'provenance as a signature', artifactType: 'application/vnd.cncf.notary.signature', layer: PROVENANCE },
    { name: 'a signature as an attestation', artifactType: 'application/vnd.dsse.envelope.v1+json', layer: SIGNATURE },
    { name: 'a signature under a type with a star', artifactType: 'application/vnd.acme.x', layer: SIGNATURE },
  ])('$name', async ({ artifactType, layer }) => {
    const { target, resultOf } = await open();
    attach(target, artifactType, layer(target));
    expect(await resultOf(`${artifactType.replace(/x$/, '*')} key=a.pub`)).toBe('unverified');
  });

  it('a signature as provenance, for a rule with an artifact type besides', async () => {
    const { target, resultOf } = await open();
    pushBundle(target, { signer, annotated: SLSA_PREDICATE });
    expect(await resultOf('provenance|application/vnd.acme.report+json key=a.pub')).toBe('unverified');
  });

  it.each([
    { artifactType: 'application/vnd.dsse.envelope.v1+json', layer: PROVENANCE },
    { artifactType: 'application/vnd.dev.cosign.artifact.sig.v1+json', layer: SIGNATURE },
  ])('but counts for its own type, $artifactType', async ({ artifactType, layer }) => {
    const { target, resultOf } = await open();
    attach(target, artifactType, layer(target));
    expect(await resultOf(`${artifactType} key=a.pub`)).toBe('pass');
  });

  it('and a bundle for the type of bundles', async () => {
    const { target, resultOf } = await open();
    pushBundle(target, { signer });
    expect(await resultOf('application/vnd.dev.sigstore.bundle* key=a.pub')).toBe('pass');
  });
});

describe('an unsigned image in an index, which clients would run', () => {
  const HIDDEN = { 'vnd.docker.reference.type': 'attestation-manifest' };
  it.each([
    { name: 'without a platform, annotated as an attestation', rule: 'each', entry: { annotations: HIDDEN } },
    { name: 'with an empty platform', rule: 'each', entry: { platform: '/', annotations: HIDDEN } },
    { name: 'with another name of the platform', rule: 'linux/amd64', entry: { platform: 'linux/x86_64' } },
    { name: 'with upper-case letters', rule: 'linux/amd64', entry: { platform: 'Linux/AMD64' } },
    { name: 'without an operating system', rule: 'linux/amd64', entry: { platform: '/amd64' } },
    { name: 'with a variant', rule: 'linux/amd64', entry: { platform: 'linux/amd64/v3' } },
  ])('$name: the rule is not met', async ({ rule, entry }) => {
    const { target, resultOf } = await open();
    const { registry, digest } = target;
    const { digest: unsigned } = registry.push.image(NAME, 'evil');
    pushBundle(target, { signer });
    const image = { mediaType: MANIFEST, digest, size: 1, platform: 'linux/amd64' };
    registry.push.index(NAME, 'v1', {
      manifests: [{ mediaType: MANIFEST, digest: unsigned, size: 1, ...entry }, image],
    });
    expect(await resultOf(`signature key=a.pub platform=${rule}`)).toBe('missing');
    pushBundle({ ...target, digest: unsigned }, { signer });
    expect(await resultOf(`signature key=a.pub platform=${rule}`)).toBe('pass');
  });
});

describe('an index whose media type the registry hides', () => {
  it('is judged by its platforms', async () => {
    const { target, resultOf } = await open();
    const { registry, digest } = target;
    const index = registry.push.index(NAME, 'v1', {
      manifests: [{ mediaType: MANIFEST, digest, size: 1, platform: 'linux/amd64' }],
    });
    pushBundle({ ...target, digest: index.digest }, { signer });
    registry.fault({
      match: { method: 'HEAD', path: /manifests\/v1$/ },
      kind: 'change',
      change: (given) => ({ ...given, headers: { ...given.headers, 'Content-Type': MANIFEST } }),
    });
    expect(await resultOf('signature key=a.pub')).toBe('pass');
    expect(await resultOf('signature key=a.pub platform=each')).toBe('missing');
  });
});

describe('what one rule has verified does not help another one', () => {
  it('rules with different keys read the same document', async () => {
    const { target, client } = await open();
    pushBundle(target, { signer });
    const require = [
      'signature key=a.pub',
      'signature key=b.pub',
      'signature key=a.pub|b.pub',
      'sbom|signature key=b.pub',
    ];
    const report = await judgeFound(client, { require, keys: KEYS });
    expect(report.rules.map(({ met }) => met)).toEqual([true, false, true, false]);
  });

  it('one signer in each form counts once', async () => {
    const { target, resultOf } = await open();
    const layer = signatureLayer(target, { signer });
    pushBundle(target, { signer });
    pushBundle(target, { signer, predicate: { again: true } });
    pushTagged(target, 'sig', [layer, signatureLayer(target, { signer })]);
    pushOci11(target, [layer]);
    const rule = 'signature min=2 key=a.pub|b.pub';
    expect(await resultOf(rule)).toBe('missing');
    pushBundle(target, { signer: other.signer });
    expect(await resultOf(rule)).toBe('pass');
  });

  it('an alternative that is signed by another key, next to one that is not signed', async () => {
    const { target, resultOf } = await open();
    pushBundle(target, { signer: other.signer });
    target.registry.push.referrer(NAME, target.digest, { artifactType: 'application/spdx+json' });
    expect(await resultOf('signature|sbom key=a.pub')).toBe('unverified');
    expect(await resultOf('signature|sbom key=a.pub', { warnOnly: true })).toBe('unverified');
  });

  it('a genuine signature of an image that was pushed again under the name of this one', async () => {
    const { target, resultOf } = await open();
    const genuine = { ...target, digest: target.registry.push.image(NAME, 'v0').digest };
    pushBundle(genuine, { signer });
    pushTagged(genuine, 'sig', [signatureLayer(genuine, { signer })]);
    pushTagged(target, 'sig', [signatureLayer(genuine, { signer })]);
    pushTagged(target, 'att', [attestationLayer(genuine, { signer, predicateType: SLSA_PREDICATE })]);
    pushOci11(target, [signatureLayer(genuine, { signer })]);
    pushBundle(target, { signer, about: genuine.digest });
    pushBundle(target, { signer, about: genuine.digest, predicateType: SLSA_PREDICATE });
    expect(await resultOf('signature key=a.pub')).toBe('unverified');
    expect(await resultOf('attestation key=a.pub')).toBe('unverified');
  });

  it('a bundle with each field twice: the attacker’s for this image, and the genuine one for another', async () => {
    const { target, resultOf } = await open();
    const envelopes = [
      envelopeBy(target, { signer: other.signer }),
      envelopeBy(target, { signer, about: aDigest('another image') }),
    ].map((envelope) => `"dsseEnvelope":${JSON.stringify(envelope)}`);
    for (const fields of [envelopes, envelopes.toReversed()]) {
      const bundle = `{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","__proto__":{${fields[0]}},${fields.join(',')}}`;
      target.registry.push.bundle(NAME, target.digest, { bundle, predicateType: SIGN });
    }
    expect(await resultOf('signature key=a.pub')).toBe('unverified');
  });
});
