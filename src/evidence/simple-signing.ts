import type { Digest } from '../registry/digest.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import type { Statement } from './statement.ts';
import type { Statements } from './statements.ts';

/**
 * Why no signature in a manifest under cosign's tag `.sig` is one of this image; `undefined` where one of them is. Each must say in its
 * payload which image it signs: a tag can be put on anything.
 * @throws what reading a payload throws.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
export async function findPayloadFault(
  { layers }: Manifest,
  image: Digest,
  statements: Statements,
): Promise<string | undefined> {
  const signed = layers.filter(({ mediaType }) => mediaType === SIMPLE_SIGNING);
  const payloads = [...new Map(signed.map((layer) => [layer.digest, layer])).values()];
  if (payloads.length === 0) return `it has no layer of the type ${SIMPLE_SIGNING}`;
  const faults = new Set<string>();
  for (const payload of payloads.slice(0, MAX_PAYLOADS)) {
    const statement = await statements.get(payload);
    if (statement?.image === image) return undefined;
    faults.add(faultOf(statement));
  }
  if (payloads.length > MAX_PAYLOADS) return `its first ${MAX_PAYLOADS} payloads do not name this image`;
  return [...faults].slice(0, MAX_FAULTS).join(', and ');
}

const SIMPLE_SIGNING = 'application/vnd.dev.cosign.simplesigning.v1+json';

/** All signatures of an image have the same payload, unless they carry annotations; they are read one after the other. */
const MAX_PAYLOADS = 100;

/** More are no news. */
const MAX_FAULTS = 3;

function faultOf(statement: Statement | undefined): string {
  if (statement === undefined) return 'its payload is not in the registry any more';
  if (statement.image === undefined) return 'its payload names no image';
  return `its payload belongs to another image, ${statement.image}`;
}
