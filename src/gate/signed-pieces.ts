import { findSignedLayers, type SignedLayer } from '../evidence/signed-layers.ts';
import type { Read } from '../policy/judge-verified.ts';
import type { Verification } from '../policy/proof.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Rule } from '../policy/rule.ts';
import { trustOf } from '../policy/verification-fields.ts';
import type { SignedDocument, SignedImage, Verifier } from '../verify/verifier.ts';
import type { FindPieces, VerifyContext } from './piece.ts';

/**
 * Finds the signed documents of candidates, and verifies their signatures.
 * @throws Error for a rule whose signatures cannot be verified.
 */
export function signedPieces(rule: Rule, context: VerifyContext): FindPieces {
  const verifier = context.verifiers.for(rule);
  return (referrer, manifest) => {
    const found = findSignedLayers(referrer, manifest, trustOf(rule)?.by);
    if (found.kind === 'unsigned') return [{ referrer, read: { kind: 'unverified', why: found.why } }];
    return found.layers.map((signed) => ({
      referrer,
      layer: signed.layer,
      signsImage: hasMessageSignature(referrer),
      readBytes: (bytes) =>
        verify({ document: toDocument(signed, bytes), image: context.imageOf(referrer.subject) }, verifier, context),
    }));
  };
}

function hasMessageSignature({ bundle, annotations }: Referrer): boolean {
  return (bundle ?? annotations['dev.sigstore.bundle.content']) === 'message-signature';
}

function toDocument({ form, layer: { annotations, mediaType } }: SignedLayer, bytes: Buffer): SignedDocument {
  switch (form) {
    case 'bundle':
      return { form, bytes };
    case 'notation':
      return { form, bytes, mediaType };
    default:
      return { form, bytes, annotations };
  }
}

async function verify(
  { document, image }: { readonly document: SignedDocument; readonly image: SignedImage },
  verifier: Verifier,
  { cache }: VerifyContext,
): Promise<Read> {
  const first = await verifier.verify(document, image);
  if (first.kind !== 'needs-manifest') return first;
  const fetched = await cache.imageBytes(image.digest);
  if (fetched.kind === 'gone')
    return { kind: 'gone', why: 'it signs the manifest of the image, which is no longer in the registry' };
  const manifest = fetched.bytes;
  const second = await verifier.verify(document, { ...image, size: manifest.length, manifest });
  return second.kind === 'needs-manifest' ? NOT_VERIFIED : second;
}

const NOT_VERIFIED: Verification = { kind: 'unverified', why: 'its signature cannot be verified' };
