import type { Referrer } from '../policy/referrer.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { ownTypeOf } from './artifact-type.ts';
import type { Contents } from './content-cache.ts';
import { describeFound } from './describe.ts';

/**
 * The same referrer by its manifest's own word, and its document's, without that of the list: a list may be stale, or written by hand.
 * @throws what describing throws.
 */
export async function describeAgain(referrer: Referrer, manifest: Manifest, contents: Contents): Promise<Referrer> {
  const { subject, digest, layer, mediaType, size, sources, tag, platform, depth } = referrer;
  const bare = { descriptor: { mediaType, digest, size, annotations: {} }, sources, ...(tag !== undefined && { tag }) };
  const place = { digest: subject, ...(platform !== undefined && { platform }) };
  const described = await describeFound(bare, place, contents);
  const [first, ...more] = described.filter((one) => layer === undefined || one.layer === layer);
  if (first === undefined) throw new Error(`the manifest ${digest} has no layer ${layer}`);
  if (layer !== undefined) return { ...first, depth };
  // The list has told of it as a whole, and so it is counted.
  const { layer: _, ...whole } = first;
  const predicateTypes = [...new Set([first, ...more].flatMap((one) => one.predicateTypes))];
  return { ...whole, artifactType: ownTypeOf(manifest) ?? first.artifactType, predicateTypes, depth };
}
