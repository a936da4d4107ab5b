import type { Kind } from '../../policy/kind.ts';
import type { Matcher } from '../../policy/matcher.ts';
import type { Source } from '../../policy/referrer.ts';
import type { Rule } from '../../policy/rule.ts';
import { type Trust, trustOf } from '../../policy/verification-fields.ts';
import { oneLine } from '../../text.ts';

/** How to attach a referrer that meets a rule. */
export interface AttachAdvice {
  /** Ways to attach it, the simplest first: shell commands, or a step of a workflow. */
  readonly ways: readonly string[];
  /** Sentences about conditions that the commands alone do not show. */
  readonly notes: readonly string[];
}

/** The image that a referrer is attached to, and how the advice is limited. */
export interface AttachTarget {
  /** `registry/repository@digest` */
  readonly subject: string;
  /** The sources that the gate searches. */
  readonly sources: readonly Source[];
  /** The maximum number of ways. */
  readonly max: number;
}

/** Returns how to attach a referrer that meets a rule, so that the gate finds it. There may be no command, only a note. */
export function attachAdvice(rule: Rule, { subject, sources, max }: AttachTarget): AttachAdvice {
  const distinct = [...new Set(rule.matchers.flatMap(waysFor))];
  const trust = trustOf(rule);
  const first = rule.annotations.length > 0 ? distinct.filter(isOras) : [];
  const usable = [...new Set([...first, ...distinct])].filter((way) => canSign(way, trust));
  const ways = usable.slice(0, max).map((way) => fillIn(way, rule, subject));
  return {
    ways,
    notes: [
      ...signerNotes(trust, ways),
      ...referrerNotes(sources),
      ...cosignNotes(ways, sources),
      ...optionNotes(rule, ways),
    ],
  };
}

/** Whether a command can make the signature that a rule requires. */
function canSign(way: string, trust: Trust | undefined): boolean {
  switch (trust?.by) {
    case undefined:
      return true;
    case 'key':
      return way.startsWith('cosign ');
    case 'identity':
      return way.startsWith('cosign ') || (way.startsWith('uses: ') && trust.issuer === GITHUB_ISSUER);
    case 'ca':
      return way.startsWith('notation ');
  }
}

/** @see https://docs.github.com/en/actions/reference/security/oidc */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** Without a key, a command signs with the identity of the user or workflow that runs it. */
function signerNotes(trust: Trust | undefined, ways: readonly string[]): readonly string[] {
  if (trust?.by !== 'identity' || ways.length === 0) return [];
  return trust.issuer === GITHUB_ISSUER
    ? ['Run it in the workflow that identity names, in a job with permissions: id-token: write.']
    : [`Run it with an OIDC token of this identity from ${oneLine(trust.issuer)}.`];
}

/** Only oras can set arbitrary annotations on a referrer. */
function isOras(way: string): boolean {
  return way.startsWith('oras ');
}

function fillIn(way: string, rule: Rule, subject: string): string {
  const { annotations, keys, format } = rule;
  const pairs = isOras(way) ? annotations.map(({ key, value }) => ` --annotation ${quoted(`${key}=${value}`)}`) : [];
  const [name = '', digest = ''] = subject.split('@');
  return (format === 'cyclonedx' ? asCycloneDx(way) : way)
    .replace(/^cosign \w+ --yes/, (start) => (keys === undefined ? start : `${start} --key ${privateKeyOf(keys)}`))
    .replaceAll(/ IMAGE(?= |$)/g, () => `${pairs.join('')} ${subject}`)
    .replace(': NAME,', () => `: ${name},`)
    .replace(': DIGEST,', () => `: ${digest},`);
}

function asCycloneDx(way: string): string {
  return way
    .replace('--type spdxjson', '--type cyclonedx')
    .replace('application/spdx+json', 'application/vnd.cyclonedx+json')
    .replace('sbom.spdx.json', 'sbom.cdx.json');
}

/** The name that `cosign generate-key-pair` gives to the private key of a single public key. */
function privateKeyOf(keys: readonly string[]): string {
  const [name] = keys.length === 1 ? (/[^/]+(?=\.pub$)/.exec(keys[0] ?? '') ?? []) : [];
  return quoted(`${name ?? 'cosign'}.key`);
}

/**
 * Commands by kind. IMAGE is replaced by `registry/repository@digest`, NAME and DIGEST by its parts.
 * @see https://github.com/sigstore/cosign/blob/main/doc/cosign_attest.md, https://oras.land/docs/commands/oras_attach,
 * https://notaryproject.dev/docs/user-guides/how-to/sign/, https://github.com/actions/attest#usage
 */
const WAYS: Readonly<Record<Kind, readonly string[]>> = {
  signature: ['cosign sign --yes IMAGE', 'notation sign IMAGE'],
  sbom: [
    'oras attach --artifact-type application/spdx+json IMAGE sbom.spdx.json',
    'cosign attest --yes --type spdxjson --predicate sbom.spdx.json IMAGE',
  ],
  provenance: [
    'uses: actions/attest@v4 with subject-name: NAME, subject-digest: DIGEST, push-to-registry: true',
    'cosign attest --yes --type slsaprovenance1 --predicate provenance.json IMAGE',
  ],
  vex: [
    'cosign attest --yes --type openvex --predicate vex.openvex.json IMAGE',
    'oras attach --artifact-type application/vnd.openvex+json IMAGE vex.openvex.json',
  ],
  scan: [
    'oras attach --artifact-type application/sarif+json IMAGE results.sarif',
    'cosign attest --yes --type vuln --predicate vuln.json IMAGE',
  ],
  attestation: ['cosign attest --yes --type TYPE --predicate predicate.json IMAGE'],
};

function waysFor(matcher: Matcher): readonly string[] {
  switch (matcher.by) {
    case 'kind':
      return WAYS[matcher.kind];
    case 'artifact-type':
      if (!matcher.pattern.includes('/')) return [];
      return [`oras attach --artifact-type ${shellWord(matcher.pattern)} IMAGE FILE`];
    case 'vsa':
      return ['cosign attest --yes --type https://slsa.dev/verification_summary/v1 --predicate vsa.json IMAGE'];
    case 'predicate-type':
      return [`cosign attest --yes --type ${shellWord(matcher.pattern)} --predicate FILE IMAGE`];
  }
}

/** A pattern is not a type, so the user has to choose one. */
function shellWord(pattern: string): string {
  return pattern.includes('*') ? 'TYPE' : quoted(pattern);
}

function quoted(word: string): string {
  const text = oneLine(word, MAX_WORD);
  return /^[\w./+:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Characters. A command that was cut does not work, but neither does an unlimited line. */
const MAX_WORD = 500;

/** All these commands write referrers, not tags. */
function referrerNotes(sources: readonly Source[]): readonly string[] {
  return sources.includes('api') || sources.includes('tag-schema')
    ? []
    : ['This gate will not find it, because the input sources has neither api nor tag-schema. Add api to sources.'];
}

function cosignNotes(ways: readonly string[], sources: readonly Source[]): readonly string[] {
  return ways.some((way) => way.startsWith('cosign')) && !sources.includes('cosign-tags')
    ? ['Use cosign 3 or newer. Older versions write tags, and the input sources does not include cosign-tags.']
    : [];
}

function optionNotes(rule: Rule, ways: readonly string[]): readonly string[] {
  const { matchers, maxAge, annotations } = rule;
  const patterns = matchers.flatMap((matcher) =>
    'pattern' in matcher && matcher.pattern.includes('*') ? [matcher.pattern] : [],
  );
  const pairs = annotations.map(({ key, value }) => `${key}=${value}`);
  const withoutSlash = matchers.flatMap((one) =>
    one.by === 'artifact-type' && !one.pattern.includes('/') ? one.pattern : [],
  );
  return [
    ...(trustOf(rule) === undefined ? withoutSlash : []).map(
      (type) =>
        `Attach it with the tool that writes the type ${oneLine(type)}: oras and regctl accept only types with a "/".`,
    ),
    ...patterns.map((pattern) => `Replace TYPE with a type that matches ${oneLine(pattern)}.`),
    ...(rule.min > 1 && trustOf(rule) !== undefined ? [DISTINCT] : []),
    ...(maxAge === undefined ? [] : [trustOf(rule) === undefined ? AGE_BY_ANNOTATION : AGE_BY_SIGNATURE]),
    ...(ways.every(isOras) ? [] : pairs.map((pair) => annotationNote(pair, ways))),
  ];
}

const DISTINCT = 'Each signer of a signature counts once, and each signed content of a document.';

const AGE_BY_ANNOTATION =
  'It must have the annotation org.opencontainers.image.created with a time that is not older than max-age.';

const AGE_BY_SIGNATURE =
  'The time of its log entry or timestamp, or without them its annotation org.opencontainers.image.created, must not be older than max-age.';

function annotationNote(pair: string, ways: readonly string[]): string {
  const how = ways.some(isOras) ? '; the oras command sets it' : ' (oras attach --annotation)';
  return `It must have the annotation ${oneLine(pair)}${how}.`;
}
