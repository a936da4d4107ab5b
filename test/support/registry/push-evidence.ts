import type { Built, BuiltDescriptor } from './builders.ts';
import { type BuildkitOptions, buildByBuildkit } from './buildkit-builders.ts';
import { type BundleOptions, buildBundle } from './bundle-builders.ts';
import {
  buildCosignAttestations,
  buildCosignSbom,
  buildCosignSignatures,
  type CosignAttestation,
  type CosignSignature,
} from './cosign-builders.ts';

/** The pushed index and its entries by platform. */
export interface PushedByBuildkit {
  readonly index: BuiltDescriptor;
  readonly images: Readonly<Record<string, BuiltDescriptor>>;
  readonly attestations: Readonly<Record<string, BuiltDescriptor>>;
}

/** Pushes evidence as the tools push it; `image` is a digest that need not be in the repository. */
export interface EvidencePush {
  /** `sha256-<hex>.sig`, by default with one signature. */
  cosignSignatures(repository: string, image: string, signatures?: readonly CosignSignature[]): BuiltDescriptor;
  /** `sha256-<hex>.att`. */
  cosignAttestations(repository: string, image: string, attestations: readonly CosignAttestation[]): BuiltDescriptor;
  /** `sha256-<hex>.sbom`. */
  cosignSbom(repository: string, image: string, mediaType?: string): BuiltDescriptor;
  /** A sigstore bundle that refers to the image. */
  bundle(repository: string, image: string, options?: BundleOptions): BuiltDescriptor;
  /** An index of platform images and their attestations. */
  buildkit(repository: string, tag: string | undefined, options: BuildkitOptions): PushedByBuildkit;
}

/** The functions that these pushes use. */
export interface PushParts {
  built(repository: string, built: Built, tag?: string): BuiltDescriptor;
  /** The descriptor of the subject in a referrer. */
  subjectOf(repository: string, digest: string): BuiltDescriptor;
}

export function createEvidencePush({ built, subjectOf }: PushParts): EvidencePush {
  const tagged = (image: string, kind: string) => `${image.replace(':', '-')}.${kind}`;
  return {
    cosignSignatures: (repository, image, signatures) =>
      built(repository, buildCosignSignatures(image, signatures), tagged(image, 'sig')),
    cosignAttestations: (repository, image, attestations) =>
      built(repository, buildCosignAttestations(image, attestations), tagged(image, 'att')),
    cosignSbom: (repository, image, mediaType) => built(repository, buildCosignSbom(mediaType), tagged(image, 'sbom')),
    bundle: (repository, image, options = {}) => built(repository, buildBundle(subjectOf(repository, image), options)),
    buildkit: (repository, tag, options) => {
      const { index, images, attestations } = buildByBuildkit({ content: repository, ...options });
      const pushAll = (members: Readonly<Record<string, Built>>) =>
        Object.fromEntries(Object.entries(members).map(([platform, member]) => [platform, built(repository, member)]));
      return {
        images: pushAll(images),
        attestations: pushAll(attestations),
        index: built(repository, index, tag),
      };
    },
  };
}
