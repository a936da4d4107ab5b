import type { Unread } from '../policy/referrer.ts';
import type { Digest } from '../registry/digest.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { findNamedImageFault } from '../registry/signed-document.ts';
import type { ContentCache, OpenedDocument } from './content-cache.ts';
import { isSimpleSigning } from './tag-content.ts';

/** Why a manifest does not belong to the image, as a clause that starts with `it` or `its`. */
export interface BindingFault {
  readonly why: string;
  /** The document that would show it was not read. */
  readonly unread?: Unread;
}

/**
 * Checks that a manifest with cosign's tag `.sig` has a signature whose payload names this image. Any manifest can be given the tag.
 * @param signed `layer`: only this payload is read.
 * @returns why it has none; `undefined` if it has one.
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
): Promise<BindingFault | undefined> {
  const signed = manifest.layers.filter((one) => isSimpleSigning(one) && (layer === undefined || one.digest === layer));
  const payloads = [...new Map(signed.map((one) => [one.digest, one])).values()];
  const faults: BindingFault[] = [];
  for (const payload of payloads.slice(0, MAX_PAYLOADS)) {
    const fault = findStatementFault(await cache.openDocument(payload), image);
    if (fault === undefined) return undefined;
    faults.push(fault);
  }
  if (payloads.length > MAX_PAYLOADS) return { why: `its first ${MAX_PAYLOADS} payloads do not name this image` };
  const why = [...new Set(faults.map((fault) => fault.why))].slice(0, MAX_FAULTS).join(', and ');
  const unread = faults.find((fault) => fault.unread === 'too-large')?.unread;
  if (unread !== undefined) return { why, unread };
  return faults.every((fault) => fault.unread === 'gone') ? { why, unread: 'gone' } : { why };
}

/** All signatures of an image have the same payload, unless they carry annotations. Payloads are read one after the other. */
const MAX_PAYLOADS = 100;

/** So many different faults are reported. */
const MAX_FAULTS = 3;

function findStatementFault({ unread, image: named }: OpenedDocument, image: Digest): BindingFault | undefined {
  if (unread !== undefined) return { why: WHY_UNREAD[unread], unread };
  const why = findNamedImageFault(named, image);
  return why === undefined ? undefined : { why };
}

const WHY_UNREAD: Readonly<Record<Unread, string>> = {
  gone: 'its payload is no longer in the registry',
  'too-large': 'its payload is larger than 16 MiB and was not read, so it is not known to which image it belongs',
};
