import type { Referrer, Source } from '../policy/referrer.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { ownTypeOf } from './artifact-type.ts';
import type { Contents } from './content-cache.ts';
import { describeAgain } from './describe-again.ts';
import { layersToDescribe } from './layers.ts';
import { findPayloadFault } from './simple-signing.ts';
import type { Statements } from './statements.ts';

/** A referrer by its manifest's own word, or why it does not count: a clause that starts with `it` or `its`. */
export type Binding =
  | { readonly kind: 'bound'; readonly referrer: Referrer }
  | { readonly kind: 'unbound'; readonly why: string };

/**
 * Checks that a referrer's manifest is there, has its digest, and belongs to the image by what any of its sources goes by: the
 * manifest's subject; the name of cosign's tag, and for a signature its payload; the entry of BuildKit's index.
 * @throws RegistryError when its bytes have another digest: the registry's word is worth nothing then.
 */
export async function checkBinding(referrer: Referrer, contents: Contents): Promise<Binding> {
  const fetched = await contents.manifests.get(referrer.digest);
  if (fetched.kind === 'gone') return unbound('it is listed, but the registry does not have its manifest any more');
  const { manifest } = fetched;
  const fault = await faultOf({ referrer, manifest }, contents.statements);
  return fault === undefined
    ? { kind: 'bound', referrer: await describeAgain(referrer, manifest, contents) }
    : unbound(fault);
}

interface Candidate {
  readonly referrer: Referrer;
  readonly manifest: Manifest;
}

/** Why a manifest does not belong to the image, by its subject where it has one; `undefined` where it does. */
async function faultOf(candidate: Candidate, statements: Statements): Promise<string | undefined> {
  const { referrer, manifest } = candidate;
  const subject = manifest.subject?.digest;
  // Whatever led to it, a manifest that names another image is that one's.
  if (subject !== undefined)
    return subject === referrer.subject ? undefined : `its manifest belongs to another image, ${subject}`;
  const faults = await Promise.all(referrer.sources.map((source) => faultBy(source, candidate, statements)));
  return faults.includes(undefined) ? undefined : faults[0];
}

/** Why what a source goes by does not tie a manifest without subject to its image; `undefined` where it does. */
async function faultBy(source: Source, candidate: Candidate, statements: Statements): Promise<string | undefined> {
  switch (source) {
    case 'api':
    case 'tag-schema':
      return 'its manifest names no subject';
    case 'cosign-tags':
      return await tagFault(candidate, statements);
    // The index, whose bytes have its digest, has named the image of this entry.
    case 'buildkit':
      return undefined;
  }
}

/** A tag can be put on anything: it ties what cosign leaves under it, and nothing else. */
async function tagFault({ referrer, manifest }: Candidate, statements: Statements): Promise<string | undefined> {
  if (referrer.tag === 'sig') return await findPayloadFault(manifest, referrer.subject, statements);
  if (layersToDescribe(manifest, referrer).length > 0 || ownTypeOf(manifest) !== undefined) return undefined;
  if (referrer.tag === 'att') return "it lies under cosign's tag of attestations, but has none";
  return isDocument(manifest) ? undefined : "it lies under cosign's tag of an SBOM, but is none";
}

/** Whether its layers are documents, and there are any: an image has such a tag too if somebody gives it one. */
function isDocument({ layers }: Manifest): boolean {
  return layers.length > 0 && !layers.some(({ mediaType }) => /\.(?:layer|diff|rootfs)\./.test(mediaType));
}

function unbound(why: string): Binding {
  return { kind: 'unbound', why };
}
