import * as v from '@badrap/valita';
import { exceedsLimits, parseJson, readJson } from '../json.ts';
import { isBundleType } from '../policy/kind.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { findSubjectFault, readInToto } from '../registry/signed-document.ts';
import { bundleLayerOf } from './layers.ts';
import { isInToto } from './tag-content.ts';

/** The content of a document whose signature is not verified, or why it does not count, as a clause that starts with `it` or `its`. */
export type Content =
  | {
      readonly kind: 'read';
      /** Of the statement, '' if it states none; `undefined` for another document. */
      readonly predicateType?: string;
      /** Of the statement; otherwise the whole document. */
      readonly predicate: unknown;
    }
  | { readonly kind: 'unreadable'; readonly why: string };

/**
 * Returns the layers of a referrer that may be documents: of a sigstore bundle one, of a manifest with in-toto layers these, otherwise all,
 * as `oras attach` writes them.
 */
export function contentLayersOf({ layer, artifactType }: Referrer, manifest: Manifest): readonly Descriptor[] {
  if (layer !== undefined) return manifest.layers.filter(({ digest }) => digest === layer).slice(0, 1);
  if (isBundleType(artifactType)) return [bundleLayerOf(manifest)].filter((one) => one !== undefined);
  const statements = manifest.layers.filter(isInToto);
  return statements.length > 0 ? statements : manifest.layers;
}

/**
 * Reads the content of a document: a statement in a sigstore bundle, in a DSSE envelope or alone, which must be about the image; or any
 * other JSON, for example an SBOM. In an in-toto layer only a statement counts, because it names the image.
 */
export function readContent(bytes: Buffer, referrer: Referrer, layer: Descriptor): Content {
  const json = parseJson(bytes);
  if (json === undefined) return unreadable(`it ${exceedsLimits(bytes) ?? 'is not valid JSON'}`);
  const { dsseEnvelope, payload = dsseEnvelope?.payload } = readJson(envelopeSchema, json) ?? {};
  const document = payload === undefined ? json : parseJson(Buffer.from(payload, 'base64'));
  const statement = readInToto(document);
  if (statement === undefined) {
    if (payload !== undefined) return unreadable('its payload is not an in-toto statement');
    if (isInToto(layer)) return unreadable('its content is not an in-toto statement');
    return hasContent(referrer) ? { kind: 'read', predicate: json } : unreadable(NO_CONTENT);
  }
  const fault = findSubjectFault(statement, referrer.subject);
  if (fault !== undefined) return unreadable(fault);
  const { predicateType, predicate } = statement;
  return { kind: 'read', predicateType: predicateType ?? '', predicate };
}

/** A sigstore bundle without an envelope, and a payload of cosign, have a signature alone. */
function hasContent({ artifactType, signature }: Referrer): boolean {
  return !isBundleType(artifactType) && signature === undefined;
}

const NO_CONTENT = 'it has no content, only a signature';

const envelopeSchema = v.object({
  dsseEnvelope: v.object({ payload: v.string() }).nullable().optional(),
  payload: v.string().optional(),
});

function unreadable(why: string): Content {
  return { kind: 'unreadable', why };
}
