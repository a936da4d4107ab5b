import { kindOf } from '../policy/kind.ts';
import type { CosignTag } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { isSpecific } from './artifact-type.ts';

/**
 * Checks that a manifest without a type and a subject has the content that cosign stores under its tag: any manifest can be given the tag.
 * @returns why it has not, as a clause that starts with `it`; `undefined` if it has.
 */
export function findContentFault(tag: CosignTag, manifest: Manifest): string | undefined {
  switch (tag) {
    case 'sig':
      return manifest.layers.some(isSimpleSigning) ? undefined : `it has no layer of the type ${SIMPLE_SIGNING}`;
    case 'att':
      return manifest.layers.some(isInToto) ? undefined : "it has cosign's tag for attestations, but no attestation";
    case 'sbom':
      return isDocument(manifest) ? undefined : "it has cosign's tag for an SBOM, but is not an SBOM";
  }
}

const SIMPLE_SIGNING = 'application/vnd.dev.cosign.simplesigning.v1+json';

/** Whether a layer is the payload of a signature of cosign; the signature is in an annotation. */
export function isSimpleSigning({ mediaType }: Descriptor): boolean {
  return mediaType.toLowerCase() === SIMPLE_SIGNING;
}

/** Whether a layer is an attestation: BuildKit writes in-toto statements, cosign writes DSSE envelopes. */
export function isInToto({ mediaType }: Descriptor): boolean {
  return /^application\/vnd\.(in-toto|dsse)\b/i.test(mediaType);
}

/** Whether the layers may be an SBOM: none is that of an image, which can have the tag as well, and none is of another kind. */
function isDocument({ layers }: Manifest): boolean {
  return layers.length > 0 && layers.every(mayBeSbom);
}

function mayBeSbom(layer: Descriptor): boolean {
  const { mediaType, size } = layer;
  if (size === 0 || !isSpecific(mediaType) || /\.(?:layer|diff|rootfs)\./.test(mediaType)) return false;
  const kind = kindOf({ artifactType: mediaType, predicateTypes: [], annotations: {} });
  return kind === 'sbom' || kind === 'other' || isInToto(layer);
}
