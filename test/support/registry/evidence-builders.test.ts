import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Built, type BuiltDescriptor, buildImage, descriptorOf } from './builders.ts';
import { buildByBuildkit } from './buildkit-builders.ts';
import { buildBundle } from './bundle-builders.ts';
import { buildCosignAttestations, buildCosignSbom, buildCosignSignatures } from './cosign-builders.ts';
import { startRegistry } from './registry.ts';

const BUILT = buildImage({});
const IMAGE = descriptorOf(BUILT.mediaType, BUILT.bytes);
const SPDX = 'https://spdx.dev/Document';
const CONTENT = 'dev.sigstore.bundle.content';
const PREDICATE = 'dev.sigstore.bundle.predicateType';
const SLSA = 'https://slsa.dev/provenance/v1';

describe('manifests under cosign tags', () => {
  test('two signatures are two layers, each with the image in its payload', () => {
    const built = buildCosignSignatures(IMAGE.digest, [{}, { signs: 'sha256:other' }]);
    expect(layersOf(built)).toMatchObject([
      { critical: { image: { 'docker-manifest-digest': IMAGE.digest } } },
      { critical: { image: { 'docker-manifest-digest': 'sha256:other' } } },
    ]);
  });

  test('the type of an attestation is in its envelope and, unless omitted, in the annotation', () => {
    const built = buildCosignAttestations(IMAGE.digest, [
      { predicateType: SPDX },
      { predicateType: SLSA, annotation: false },
    ]);
    expect(layersOf(built).map(statementIn)).toMatchObject([{ predicateType: SPDX }, { predicateType: SLSA }]);
    const signature = { 'dev.cosignproject.cosign/signature': '' };
    const annotations = [{ ...signature, predicateType: SPDX }, signature];
    expect(manifestOf(built)).toMatchObject({ layers: annotations.map((said) => ({ annotations: said })) });
    expect(JSON.stringify(manifestOf(built))).not.toContain(SLSA);
  });

  test('an SBOM is the plain layer', () => {
    expect(manifestOf(buildCosignSbom())).toMatchObject({ layers: [{ mediaType: 'text/spdx+json' }] });
  });
});

describe('a sigstore bundle', () => {
  test('a message signature', () => {
    const built = buildBundle(IMAGE, {});
    expect(manifestOf(built)).toMatchObject({ annotations: { 'dev.sigstore.bundle.content': 'message-signature' } });
    expect(layersOf(built)).toMatchObject([{ messageSignature: {} }]);
  });

  const cases = [
    { name: 'told', options: {}, annotations: { [CONTENT]: 'dsse-envelope', [PREDICATE]: SPDX } },
    { name: 'half told', options: { annotated: 'content' as const }, annotations: { [CONTENT]: 'dsse-envelope' } },
    { name: 'not told', options: { annotated: 'none' as const }, annotations: undefined },
  ];
  test.each(cases)('a statement, $name by the manifest', ({ options, annotations }) => {
    const built = buildBundle(IMAGE, { predicateType: SPDX, ...options });
    expect(manifestOf(built).annotations).toEqual(annotations);
    const { dsseEnvelope } = z.object({ dsseEnvelope: z.unknown() }).parse(layersOf(built)[0]);
    expect(statementIn(dsseEnvelope)).toMatchObject({ predicateType: SPDX });
  });

  test('of any size', () => {
    expect(buildBundle(IMAGE, { size: 50_000 }).blobs[1]).toHaveLength(50_000);
  });
});

describe('indexes of BuildKit', () => {
  const platforms = { 'linux/amd64': [SPDX, SLSA], 'linux/arm/v7': [] };

  test('the index lists the images, then the attestation manifests', () => {
    const { index, images, attestations } = buildByBuildkit({ platforms });
    expect(manifestOf(index).manifests).toEqual([
      { ...describeBuilt(images['linux/amd64']), platform: { os: 'linux', architecture: 'amd64' } },
      { ...describeBuilt(images['linux/arm/v7']), platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
      {
        ...describeBuilt(attestations['linux/amd64']),
        annotations: {
          'vnd.docker.reference.digest': describeBuilt(images['linux/amd64']).digest,
          'vnd.docker.reference.type': 'attestation-manifest',
        },
        platform: { os: 'unknown', architecture: 'unknown' },
      },
    ]);
  });

  test('the OCI artifact form has an artifactType and a subject', async () => {
    const registry = await startRegistry();
    const pushed = registry.push.buildkit('devtable/simple', 'v1', { platforms, ociArtifact: true });
    await registry.stop();
    const { attestations, images } = buildByBuildkit({ platforms, ociArtifact: true, content: 'devtable/simple' });
    const { artifactType, subject } = manifestOf(attestations['linux/amd64']);
    expect(artifactType).toBe('application/vnd.docker.attestation.manifest.v1+json');
    expect(subject).toEqual(describeBuilt(images['linux/amd64']));
    expect(pushed.attestations['linux/amd64']).toEqual(describeBuilt(attestations['linux/amd64']));
  });
});

function describeBuilt(built: Built | undefined): BuiltDescriptor {
  return descriptorOf(built?.mediaType ?? '', built?.bytes ?? Buffer.of());
}

function manifestOf(built: Built | undefined): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.from(built?.bytes ?? []).toString()));
}

/** The layers' contents. */
function layersOf({ blobs }: Built): readonly unknown[] {
  return blobs.slice(1).map((blob) => JSON.parse(Buffer.from(blob).toString()));
}

function statementIn(envelope: unknown): unknown {
  const { payload } = z.object({ payload: z.string() }).parse(envelope);
  return JSON.parse(Buffer.from(payload, 'base64').toString());
}
