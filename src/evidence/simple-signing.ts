import type { Digest } from '../registry/digest.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { findNamedImageFault } from '../registry/signed-document.ts';
import type { ContentCache } from './content-cache.ts';
import type { Statement } from './statement.ts';
import { isSimpleSigning } from './tag-content.ts';

/**
 * Checks that a manifest with cosign's tag `.sig` has a signature whose payload names this image. Any manifest can be given the tag.
 * @param signed `layer`: only this payload is read.
 * @returns why it has none, as a clause that starts with `it` or `its`; `undefined` if it has one.
 * @throws what reading a payload throws.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
export async function findPayloadFault(
  {
    manifest,
    layer,
    image,
  }: { readonly manifest: Manifest; readonly layer: Digest | undefined; readonly image: Digest },
  cache: ContentCache,
): Promise<string | undefined> {
  const signed = manifest.layers.filter((one) => isSimpleSigning(one) && (layer === undefined || one.digest === layer));
  const payloads = [...new Map(signed.map((one) => [one.digest, one])).values()];
  const faults = new Set<string>();
  for (const payload of payloads.slice(0, MAX_PAYLOADS)) {
    const statement = await cache.statement(payload);
    const fault = findStatementFault(statement, image);
    if (fault === undefined) return undefined;
    faults.add(fault);
  }
  if (payloads.length > MAX_PAYLOADS) return `its first ${MAX_PAYLOADS} payloads do not name this image`;
  return [...faults].slice(0, MAX_FAULTS).join(', and ');
}

/** All signatures of an image have the same payload, unless they carry annotations. Payloads are read one after the other. */
const MAX_PAYLOADS = 100;

/** So many different faults are reported. */
const MAX_FAULTS = 3;

function findStatementFault(statement: Statement | undefined, image: Digest): string | undefined {
  return statement === undefined
    ? 'its payload is no longer in the registry'
    : findNamedImageFault(statement.image, image);
}
