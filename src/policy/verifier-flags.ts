/** Options of cosign, gh, slsa-verifier and notation, and the option of a rule that has the same meaning. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  key: ['k', 'pubkey', 'pub-key', 'public-key', 'publickey', 'keys', 'sk', 'signed-by'],
  issuer: [
    ...['certificate-oidc-issuer', 'certificate-oidc-issuer-regexp', 'cert-oidc-issuer', 'oidc-issuer', 'iss'],
    'oidc-provider',
  ],
  identity: [
    ...['certificate-identity', 'certificate-identity-regexp', 'cert-identity', 'cert-identity-regex', 'san'],
    ...['certificate-email', 'signer', 'signer-workflow', 'signer-repo', 'workflow', 'email'],
  ],
  source: [
    ...['certificate-github-workflow-repository', 'repo', 'repository', 'source-uri', 'source-repo'],
    ...['source-repository', 'config-source'],
  ],
  'source-ref': [
    ...[
      'certificate-github-workflow-ref',
      'source-tag',
      'source-branch',
      'source-versioned-tag',
      'ref',
      'branch',
      'tag',
    ],
  ],
  trigger: ['certificate-github-workflow-trigger', 'event', 'build-trigger'],
  runner: ['deny-self-hosted-runners', 'runner-environment'],
  owner: ['o', 'org', 'organization', 'source-owner'],
  ca: ['ca-roots', 'certificate', 'certificate-chain', 'cert', 'cert-chain', 'trust-store', 'root'],
  subject: ['trusted-identities', 'trusted-identity', 'x509.subject', 'dn', 'certificate-subject'],
  builder: ['builder-id', 'builder.id'],
  material: ['materials', 'resolved-dependencies', 'dependency'],
  format: ['sbom-format', 'spec'],
  'min-packages': ['packages', 'min-components', 'components', 'minpackages'],
  'predicate./JSON/pointer': ['policy', 'predicate', 'jsonpath', 'pointer'],
  log: ['rekor-url', 'tlog', 'insecure-ignore-tlog', 'transparency-log', 'rekor'],
  verifier: ['verifier-id', 'verifier.id'],
};

/** The option of a rule by the name of another tool's option, without dashes. */
export const OPTION_BY_FLAG: ReadonlyMap<string, string> = new Map(
  Object.entries(FLAGS).flatMap(([option, flags]) => flags.map((flag) => [flag, option] as const)),
);

const EXAMPLE =
  'signature issuer=https://token.actions.githubusercontent.com identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';

/**
 * Finds an option of cosign, gh, slsa-verifier or notation with its dashes, for example `--certificate-identity`.
 * @returns what is wrong, what is expected, and an example; `undefined` if there is none.
 */
export function findVerifierFlag(words: readonly string[]): string | undefined {
  for (const word of words) {
    const flag = /^--?(?<name>[A-Za-z][\w.-]*)/.exec(word)?.groups?.name?.toLowerCase();
    const option =
      flag === undefined ? undefined : (OPTION_BY_FLAG.get(flag) ?? (OWN_NAMES.has(flag) ? flag : undefined));
    if (option !== undefined) {
      return `"${/^[^=]*/.exec(word)?.[0]}" is an option of a command; expected ${option}=VALUE without dashes, for example: ${EXAMPLE_BY_OPTION.get(option) ?? EXAMPLE}`;
    }
  }
  return undefined;
}

const OWN_NAMES: ReadonlySet<string> = new Set(Object.keys(FLAGS));

/** For the options that do not fit into the general example. */
const EXAMPLE_BY_OPTION: ReadonlyMap<string, string> = new Map([
  ['key', 'signature key=cosign.pub'],
  ['ca', 'signature ca=notation-ca.pem'],
  ['subject', 'signature ca=notation-ca.pem subject="CN=acme signer,O=Acme"'],
  ['log', 'signature key=cosign.pub log=required'],
  ['verifier', 'vsa key=cosign.pub verifier=https://github.com/acme/release-gate'],
  ['format', 'sbom key=cosign.pub format=spdx'],
  ['min-packages', 'sbom key=cosign.pub min-packages=10'],
  ['builder', 'provenance key=cosign.pub builder=https://tekton.dev/chains/v2'],
  ['material', 'provenance key=cosign.pub material=git+https://github.com/acme/*'],
  ['predicate./JSON/pointer', 'provenance key=cosign.pub predicate./buildType=https://tekton.dev/*'],
  ...['source', 'source-ref', 'trigger', 'runner', 'owner'].map(
    (name) => [name, `${EXAMPLE} ${claimExample(name)}`] as const,
  ),
]);

function claimExample(name: string): string {
  const values = new Map([
    ['source', 'https://github.com/acme/app'],
    ['source-ref', 'refs/tags/*'],
    ['trigger', 'push'],
    ['runner', 'github-hosted'],
  ]);
  return `${name}=${values.get(name) ?? 'https://github.com/acme'}`;
}
