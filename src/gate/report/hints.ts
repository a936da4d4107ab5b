import { formatDuration } from '../../policy/duration.ts';
import { KINDS, kindOf } from '../../policy/kind.ts';
import type { Referrer, Source } from '../../policy/referrer.ts';
import { mayChange } from '../../policy/result.ts';
import type { Rule } from '../../policy/rule.ts';
import { cannotBeMet } from '../../policy/verdict.ts';
import { type Digest, referrersTag } from '../../registry/digest.ts';
import { oneLine, pluralize } from '../../text.ts';
import { isVague, nameTypes } from './other-types.ts';
import type { JudgedImage, NotFoundImage, PackedImage } from './report.ts';

/** `sha256:` and the first twelve hex digits. */
export function shortDigest(digest: Digest): string {
  const [algorithm = '', hex = ''] = digest.split(':');
  return `${algorithm}:${hex.slice(0, 12)}`;
}

/**
 * What tells a referrer from the others: the digest of its layer, otherwise that of its manifest, and for a payload of cosign also the
 * first characters of its signature: all signatures of an image may have the same payload.
 */
export function shortIdentity({ digest, layer, signature }: Pick<Referrer, 'digest' | 'layer' | 'signature'>): string {
  const short = shortDigest(layer ?? digest);
  return signature === undefined ? short : `${short} ${oneLine(signature, MAX_SIGNATURE)}`;
}

/** Characters. The first six are the same in all ECDSA signatures of one length. */
const MAX_SIGNATURE = 16;

/** `sbom sha256:0123456789ab`, with its platform if it has one. */
export function nameReferrer(referrer: Referrer): string {
  const { platform } = referrer;
  return `${kindOf(referrer)} ${shortIdentity(referrer)}${platform === undefined ? '' : ` (${oneLine(platform, 80)})`}`;
}

/** `signature (2), other (1 of type a/b)`: the direct referrers in the order of the kinds; `none` if there are none. */
export function countKinds(referrers: readonly Referrer[]): string {
  const kinds = referrers.filter(({ depth }) => depth === 1).map(kindOf);
  const counts = [...KINDS, 'other' as const].map((kind) => ({
    kind,
    count: kinds.filter((one) => one === kind).length,
  }));
  const found = counts
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => (isVague(kind) ? `${kind} (${nameTypes(referrers, kind)})` : `${kind} (${count})`));
  return found.join(', ') || 'none';
}

/** The rule as typed, as one line. */
export function nameRule({ text }: Rule): string {
  return oneLine(text, MAX_RULE);
}

/** Characters: a rule with an issuer, an identity and a source has about 250. */
const MAX_RULE = 400;

/** Why a referrer does not count, as one line: several reasons may have an identity each. */
export function nameReason(why: string): string {
  return oneLine(why, MAX_REASON);
}

/** Characters. */
const MAX_REASON = 500;

/** What to do if evidence may be attached later; `undefined` where waiting does not help. */
export function waitAdvice({ waited, rules }: Pick<JudgedImage, 'waited' | 'rules'>): string | undefined {
  if (rules.some(cannotBeMet)) return undefined;
  if (waited === 0) return 'Set wait-timeout, for example 5m, if another job or service attaches it later.';
  // A timer may fire a millisecond early.
  const whole = Math.round(waited / 1000) * 1000;
  return `This step waited ${formatDuration(whole)}. Increase wait-timeout if attaching it takes longer.`;
}

/** Why the list may be incomplete on a registry without the referrers API, and what to change; `undefined` where the API exists. */
export function explainMissingReferrersApi(image: JudgedImage | PackedImage): string | undefined {
  const { missingReferrersApi: response, digest, reference, sources } = image;
  if (response === undefined) return undefined;
  const quoted = response === '' ? '' : ` (response: ${oneLine(response)})`;
  const others = sources.flatMap((source) => OTHER_SOURCES[source]?.(digest) ?? []);
  const instead = others.length === 0 ? '' : ` Searched instead: ${others.join(', ')}.`;
  return `${reference.registry} has no referrers API${quoted}. On Quay, set FEATURE_REFERRERS_API: true in config.yaml.${instead}`;
}

/** Where else evidence was searched, for an image with an unmet rule: a name that is mistyped is an empty repository. */
export function nameCosignRepository({
  cosignRepository: name,
  result,
}: Pick<JudgedImage, 'cosignRepository' | 'result'>): string | undefined {
  if (name === undefined || !mayChange(result)) return undefined;
  return `The repository ${oneLine(name)} of the input cosign-repository was searched too.`;
}

const OTHER_SOURCES: Readonly<Partial<Record<Source, (digest: Digest) => string>>> = {
  'tag-schema': (digest) => `the tag ${referrersTag(digest)}`,
  'cosign-tags': () => "cosign's tags of the same name that end in .sig, .att and .sbom",
  buildkit: () => 'the attestations in the index',
};

/** The setting with which BuildKit's attestations count; `undefined` if no unmet rule would be met with it. */
export function explainSkippedAttestations({
  skippedAttestations: count,
  sources,
  elsewhere,
}: Pick<JudgedImage, 'skippedAttestations' | 'sources' | 'elsewhere'>): string | undefined {
  if (!elsewhere.some(({ kind }) => kind === 'buildkit')) return undefined;
  return `Not searched: ${pluralize(count, 'attestation manifest')} that BuildKit stored in the index (docker build stores provenance there by default). To search them too, set:\n  sources: ${[...sources, 'buildkit'].join(',')}`;
}

/** For a tree of referrers that reached its size limit. */
export const TREE_IS_CUT = 'The tree of referrers was cut at 5,000. There may be more referrers of referrers.';

type Absence = Pick<NotFoundImage, 'isPartial'>;

/** What is wrong with `subject-not-found`: the words after `is` or `are`. */
export function absenceOf({ isPartial }: Absence): string {
  return isPartial ? 'incomplete in the registry' : 'not in the registry';
}

/** What to do about `subject-not-found`. */
export function absenceAdvice({ isPartial }: Absence): string {
  return isPartial
    ? 'Push or copy the image with all its platforms (skopeo copy --all, regctl image copy). To check only the platforms that exist, set platform= in the rule, or the input platform for rules without it.'
    : 'Check the tag or digest. Check that an earlier step or job pushed the image to this registry and repository.';
}

/** The first `max` strings, and how many more there are. */
export function firstFew(texts: readonly string[], max: number): readonly string[] {
  const more = texts.length - max;
  return more > 0 ? [...texts.slice(0, max), `and ${more} more`] : texts;
}
