import { createPublicKey } from 'node:crypto';
import { pemOf as pemOfCertificates } from '../unit/verify/certificate-builder.ts';
import { ROOT_CERTIFICATE, signNotation } from '../unit/verify/notation-builder.ts';
import { pemOf } from '../unit/verify/signed-evidence.ts';
import { pushKeylessBundle } from './keyless-image.ts';
import type { EmbeddedRegistry } from './registry/registry.ts';
import { makeKey, pushBundle, SIGN, type SignedTarget, SLSA_PREDICATE, SPDX_PREDICATE } from './signed-image.ts';
import { makeSigstoreInstance } from './sigstore-instance.ts';

/** Who signs the images of the snippets. */
export interface SnippetSigners {
  /** The public key, in PEM. */
  readonly publicKey: string;
  /** The certificate of notation's CA, in PEM. */
  readonly notationCa: string;
  /** The trusted root of the keyless signatures, in JSON. */
  readonly trustedRoot: string;
  /** Signs an image with everything that docs/verification.md shows. */
  sign(registry: EmbeddedRegistry, repository: string, tag: string): Promise<void>;
  /** Attaches a statement that the workflow signed. */
  attest(
    target: SignedTarget,
    statement: { readonly predicateType: string; readonly predicate: unknown },
  ): Promise<void>;
}

/** Makes a key, and a sigstore instance that issues certificates to a workflow of GitHub Actions and to a pipeline of Kubernetes. */
export async function openSnippetSigners(): Promise<SnippetSigners> {
  const { signer: key } = makeKey();
  const instance = await makeSigstoreInstance();
  const workflow = await instance.issue(WORKFLOW, CLAIMS);
  const pipeline = await instance.issue(PIPELINE, { [OID.issuer]: 'https://kubernetes.default.svc' });
  const attest: SnippetSigners['attest'] = async (target, statement) => {
    await pushKeylessBundle(target, { instance, signer: workflow, ...statement });
  };
  return {
    attest,
    publicKey: pemOf(createPublicKey(key.privateKey)),
    notationCa: pemOfCertificates(ROOT_CERTIFICATE),
    trustedRoot: instance.root(),
    async sign(registry, repository, tag) {
      const { digest, ...image } = registry.push.image(repository, tag);
      const target = { registry, repository, digest };
      pushBundle(target, { signer: key, predicateType: SIGN });
      pushBundle(target, { signer: key, predicateType: SPDX_PREDICATE, predicate: SBOM });
      await pushKeylessBundle(target, { instance, signer: workflow });
      await attest(target, { predicateType: SLSA_PREDICATE, predicate: PROVENANCE });
      await pushKeylessBundle(target, { instance, signer: pipeline });
      pushNotation(registry, repository, { digest, ...image });
    },
  };
}

function pushNotation(
  { push }: EmbeddedRegistry,
  repository: string,
  targetArtifact: { readonly digest: string },
): void {
  push.referrer(repository, targetArtifact.digest, {
    artifactType: 'application/vnd.cncf.notary.signature',
    layerMediaType: 'application/jose+json',
    body: signNotation('jws', { payload: { targetArtifact } }).bytes,
  });
}

/** The workflow in which the snippets run. */
export const WORKFLOW = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/1.2';
const PIPELINE = 'https://kubernetes.io/namespaces/ci/serviceaccounts/pipeline';

/** @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const OID = {
  issuer: '1.3.6.1.4.1.57264.1.8',
  runner: '1.3.6.1.4.1.57264.1.11',
  source: '1.3.6.1.4.1.57264.1.12',
  sourceRef: '1.3.6.1.4.1.57264.1.14',
  owner: '1.3.6.1.4.1.57264.1.16',
} as const;

const CLAIMS = {
  [OID.runner]: 'github-hosted',
  [OID.source]: 'https://github.com/acme/app',
  [OID.sourceRef]: 'refs/tags/1.2',
  [OID.owner]: 'https://github.com/acme',
};

const SBOM = {
  spdxVersion: 'SPDX-2.3',
  packages: Array.from({ length: 12 }, (_, index) => ({ name: `package-${index}` })),
};

const PROVENANCE = {
  buildDefinition: { externalParameters: { workflow: { repository: 'https://github.com/acme/app' } } },
};
