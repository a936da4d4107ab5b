import { describe, expect, it } from 'vitest';
import { startTestRegistry } from '../../support/fixtures.ts';
import { type BlobOptions, buildManifest } from '../../support/registry/builders.ts';
import {
  attestationLayer,
  makeKey,
  pushBundle,
  type SignedTarget,
  SLSA_PREDICATE,
  signatureLayer,
} from '../../support/signed-image.ts';
import { openTestClient } from '../../support/test-client.ts';
import { judge } from './judging.ts';

const NAME = 'devtable/simple';
const { signer, pem } = makeKey();
const KEYS = { 'a.pub': pem };
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

async function open() {
  const registry = await startTestRegistry();
  const target: SignedTarget = { registry, repository: NAME, digest: registry.push.image(NAME, 'v1').digest };
  const resultOf = async (rule: string) => {
    const client = openTestClient(registry, { images: [`${NAME}:v1`] });
    return (await judge(client, { require: [rule], keys: KEYS })).result;
  };
  return { target, resultOf };
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
