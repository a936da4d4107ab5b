import type { Kind } from './kind.ts';
import { VSA } from './kinds-table.ts';
import type { Matcher } from './matcher.ts';
import { trustOf, type VerificationFields } from './verification-fields.ts';

/** The parts of a rule that must fit together. */
type TypedRule = VerificationFields & { readonly matchers: readonly Matcher[] };

/**
 * Finds options that are valid on their own but not together: two kinds of trust, half of one, a condition that nothing can meet.
 * @returns what is wrong, what is expected, and an example, each.
 */
export function findTrustProblems(rule: TypedRule): readonly string[] {
  const mixed = findMixedTrust(rule);
  // What follows from a mixture would repeat it.
  if (mixed !== undefined) return [mixed];
  return [findHalfTrust(rule), ...findLooseOptions(rule), findUnsignedSummary(rule), ...findKindProblems(rule)].filter(
    (problem) => problem !== undefined,
  );
}

const ISSUER = 'issuer=https://token.actions.githubusercontent.com';
const IDENTITY = 'identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';

function findMixedTrust({ keys, issuer, identity, ca }: TypedRule): string | undefined {
  const given = [
    ...(keys === undefined ? [] : ['key']),
    ...(issuer === undefined && identity === undefined
      ? []
      : [[issuer && 'issuer', identity && 'identity'].filter(Boolean).join(' and ')]),
    ...(ca === undefined ? [] : ['ca']),
  ];
  if (given.length < 2) return undefined;
  return `it has ${given.join(' and also ')}; expected one of key, issuer with identity, or ca, and a rule of its own for each other, for example: signature key=cosign.pub`;
}

function findHalfTrust({ issuer, identity }: TypedRule): string | undefined {
  if (issuer !== undefined && identity === undefined) {
    return `it has issuer without identity, which anyone with an account at the issuer would meet; expected both, for example: signature issuer=${issuer} ${IDENTITY}`;
  }
  if (identity !== undefined && issuer === undefined) {
    return `it has identity without issuer, and another issuer may give the same identity to others; expected both, for example: signature ${ISSUER} identity=${identity}`;
  }
  return undefined;
}

/** Options that need another one. */
function findLooseOptions(rule: TypedRule): readonly string[] {
  const { subject, ca, requiresLog, keys, verifier } = rule;
  const problems: string[] = [];
  if (subject !== undefined && ca === undefined) {
    problems.push(
      `it has subject without ca; expected both, for example: signature ca=notation-ca.pem subject="CN=acme signer,O=Acme"`,
    );
  }
  if (requiresLog && keys === undefined) {
    problems.push(
      'it has log without key; expected log=required only with key, because for issuer and identity the trusted root decides, for example: signature key=cosign.pub log=required',
    );
  }
  if (verifier !== undefined && !hasVsa(rule)) {
    problems.push(
      'verifier is only for the kind vsa; expected that kind, for example: vsa key=cosign.pub verifier=https://github.com/acme/release-gate',
    );
  }
  return [...problems, ...findLooseClaims(rule)];
}

/** Claims are those of a certificate that Fulcio issued; only `source` is also in provenance. */
function findLooseClaims(rule: TypedRule): readonly string[] {
  // A rule with issuer or identity alone has a problem of its own.
  if (rule.issuer !== undefined || rule.identity !== undefined) return [];
  const { sourceRef, trigger, runner, owner, source } = rule;
  const names = Object.entries({ 'source-ref': sourceRef, trigger, runner, owner }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  const problems = names.map(
    (name) =>
      `${name} is a claim of a certificate; expected it with issuer and identity, for example: signature ${ISSUER} ${IDENTITY}`,
  );
  if (source === undefined) return problems;
  if (trustOf(rule) === undefined) {
    return [
      ...problems,
      `source needs a signature; expected it with key, or with issuer and identity, for example: provenance key=cosign.pub source=${source}`,
    ];
  }
  const [kind] = kindsWithout(rule, PROVENANCE_KINDS);
  if (kind === undefined) return problems;
  return [
    ...problems,
    `source is not known for ${kind} without a certificate of issuer and identity; expected it for provenance, for example: provenance key=cosign.pub source=${source}`,
  ];
}

/** An unsigned summary proves nothing: anyone who may push can attach one. */
function findUnsignedSummary(rule: TypedRule): string | undefined {
  if (!hasVsa(rule) || trustOf(rule) !== undefined || rule.issuer !== undefined || rule.identity !== undefined)
    return undefined;
  return 'vsa without a signature proves nothing, because anyone who may push can attach one; expected key, issuer with identity, or ca, for example: vsa key=cosign.pub';
}

const PROVENANCE_KINDS: readonly Kind[] = ['provenance', 'attestation'];
const SBOM_KINDS: readonly Kind[] = ['sbom', 'attestation'];
const STATEMENT_KINDS: readonly Kind[] = ['sbom', 'provenance', 'vex', 'scan', 'attestation'];

/** The options for the content of a document, and the kinds with such a document. */
const CONTENT: readonly {
  readonly name: string;
  readonly field: keyof VerificationFields;
  readonly kinds: readonly Kind[];
  readonly example: string;
}[] = [
  {
    name: 'builder',
    field: 'builder',
    kinds: PROVENANCE_KINDS,
    example: 'provenance key=cosign.pub builder=https://tekton.dev/chains/v2',
  },
  {
    name: 'material',
    field: 'material',
    kinds: PROVENANCE_KINDS,
    example: 'provenance key=cosign.pub material=git+https://github.com/acme/*',
  },
  { name: 'format', field: 'format', kinds: SBOM_KINDS, example: 'sbom key=cosign.pub format=spdx' },
  { name: 'min-packages', field: 'minPackages', kinds: SBOM_KINDS, example: 'sbom key=cosign.pub min-packages=10' },
  {
    name: 'predicate.',
    field: 'predicates',
    kinds: STATEMENT_KINDS,
    example: 'provenance key=cosign.pub predicate./buildType=https://tekton.dev/*',
  },
];

/** A condition that one of the alternatives can never meet. The content of a type is not known, so each option is valid for it. */
function findKindProblems(rule: TypedRule): readonly string[] {
  const contentProblems = CONTENT.flatMap(({ name, field, kinds, example }) => {
    // Any statement has a predicate, also a summary.
    const wrong =
      rule[field] === undefined
        ? []
        : kindsWithout(rule, kinds).filter((kind) => kind !== VSA || field !== 'predicates');
    return wrong.map(
      (kind) =>
        `${name} is not for the kind ${kind}, which has no such content; expected it for ${kinds.join(' or ')}, for example: ${example}`,
    );
  });
  const wrongCa = rule.ca === undefined ? [] : kindsWithout(rule, ['signature']);
  const caProblems = wrongCa.map(
    (kind) =>
      `ca is not for the kind ${kind}, because notation signs images only; expected it for signature, for example: signature ca=notation-ca.pem`,
  );
  return [...contentProblems, ...caProblems];
}

/** The kinds of a rule that are not in the list. */
function kindsWithout({ matchers }: TypedRule, kinds: readonly Kind[]): readonly string[] {
  return matchers.flatMap((matcher) => {
    if (matcher.by === 'vsa') return [VSA];
    return matcher.by === 'kind' && !kinds.includes(matcher.kind) ? [matcher.kind] : [];
  });
}

function hasVsa({ matchers }: TypedRule): boolean {
  return matchers.some(({ by }) => by === 'vsa');
}

/**
 * Checks that trust is not combined with the input `check-manifests: false`, which leaves out reading what a signature is about.
 * @returns the problem, without the name of the input; `undefined` if there is none.
 */
export function findUncheckedTrust(
  rules: readonly (VerificationFields & { readonly text: string })[],
): string | undefined {
  const rule = rules.find((one) => trustOf(one) !== undefined);
  if (rule === undefined) return undefined;
  return `it is false, and the rule \`${rule.text}\` requires a verified signature; expected true, or rules without key, issuer and ca, for example: true`;
}
