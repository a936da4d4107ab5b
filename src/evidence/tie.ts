import type { Referrer, Source } from '../policy/referrer.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import type { Contents } from './contents.ts';
import { describeAgain } from './describe.ts';
import type { Statement } from './statement.ts';
import type { Statements } from './statements.ts';

/** A referrer by its manifest's own word, or why it does not count: a clause that starts with `it` or `its`. */
export type Tie =
  | { readonly kind: 'tied'; readonly referrer: Referrer }
  | { readonly kind: 'loose'; readonly why: string };

/**
 * Checks that a referrer's manifest is there, has its digest, and belongs to the image by what any of its sources goes by: the
 * manifest's subject; the name of cosign's tag, and for a signature its payload; the entry of BuildKit's index.
 * @throws RegistryError when its bytes have another digest: the registry's word is worth nothing then.
 */
export async function checkTie(referrer: Referrer, { manifests, statements }: Contents): Promise<Tie> {
  const fetched = await manifests.get(referrer.digest);
  if (fetched.kind === 'gone') return loose('it is listed, but the registry does not have its manifest any more');
  const { manifest } = fetched;
  const subject = manifest.subject?.digest;
  // Whatever led to it, a manifest that names another image is that one's.
  if (subject !== undefined && subject !== referrer.subject)
    return loose(`its manifest belongs to another image, ${subject}`);
  if (subject !== undefined)
    return { kind: 'tied', referrer: await withoutFalseTag({ referrer, manifest }, statements) };
  const faults = await Promise.all(
    referrer.sources.map((source) => faultOf(source, { referrer, manifest }, statements)),
  );
  if (faults.includes(undefined)) return { kind: 'tied', referrer: describeAgain(referrer, manifest) };
  return loose(faults[0] ?? '');
}

interface Candidate {
  readonly referrer: Referrer;
  readonly manifest: Manifest;
}

/** What has the image as its subject belongs to it, but cosign's tag makes nothing of it that cosign did not write. */
async function withoutFalseTag(candidate: Candidate, statements: Statements): Promise<Referrer> {
  const { tag, ...others } = describeAgain(candidate.referrer, candidate.manifest);
  if (tag === undefined || (await payloadFault(candidate, statements)) !== undefined) return others;
  return { ...others, tag };
}

/** Why what a source goes by does not tie a manifest without subject to its image; `undefined` where it does. */
async function faultOf(source: Source, candidate: Candidate, statements: Statements): Promise<string | undefined> {
  switch (source) {
    case 'api':
    case 'tag-schema':
      return 'its manifest names no subject';
    case 'cosign-tags':
      return await payloadFault(candidate, statements);
    // The index, whose bytes have its digest, has named the image of this entry.
    case 'buildkit':
      return undefined;
  }
}

/** A tag can be put on anything: a signature must say in its payload which image it is of. One signature of several is enough. */
async function payloadFault({ referrer, manifest }: Candidate, statements: Statements): Promise<string | undefined> {
  if (manifest.layers.length === 0) return 'it lies under a tag of cosign, but has no layers';
  const payloads = manifest.layers.filter(({ mediaType }) => mediaType === SIMPLE_SIGNING);
  if (payloads.length === 0)
    return referrer.tag === 'sig' ? `it has no layer of the type ${SIMPLE_SIGNING}` : undefined;
  const faults = new Set<string>();
  for (const payload of new Map(payloads.map((layer) => [layer.digest, layer])).values()) {
    const statement = await statements.get(payload);
    if (statement?.image === referrer.subject) return undefined;
    faults.add(faultOfPayload(statement));
  }
  return [...faults].slice(0, MAX_FAULTS).join(', and ');
}

/** Of several payloads; more are no news. */
const MAX_FAULTS = 3;

function faultOfPayload(statement: Statement | undefined): string {
  if (statement === undefined) return 'its payload is not in the registry any more';
  return statement.image === undefined
    ? 'its payload names no image'
    : `its payload belongs to another image, ${statement.image}`;
}

/** @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md */
const SIMPLE_SIGNING = 'application/vnd.dev.cosign.simplesigning.v1+json';

function loose(why: string): Tie {
  return { kind: 'loose', why };
}
