import { distance } from 'fastest-levenshtein';
import { oneLine } from '../text.ts';

/**
 * The problem of an input that action.yml does not have. It is always an error: the runner only warns, and `requirements: sbom` would
 * leave the gate open.
 * @param unknown its name in lower case.
 * @param known the inputs of the action.
 */
export function describeUnknownInput(unknown: string, known: readonly string[]): string {
  const near = findNearest(unknown, known);
  const name = oneLine(unknown, 60);
  if (near !== undefined) return `${name}: there is no such input; expected ${near}`;
  // An input reaches the action as a variable, so it cannot be distinguished from one that `env` sets.
  return `${name}: there is no such input; expected one of ${known.join(', ')}. If this is a variable that env sets (INPUT_${name.toUpperCase()}), rename it`;
}

/** The input with this meaning, or with almost this name, or with words of it. */
function findNearest(unknown: string, known: readonly string[]): string | undefined {
  const words = unknown.split(/[-_. ]+/).filter((word) => word !== '');
  return (
    findByMeaning(unknown, known) ??
    findBySpelling(unknown, known) ??
    known.find((name) => name.split('-').every((word) => words.includes(word))) ??
    known.find((name) => name.length >= 5 && squeeze(unknown).startsWith(squeeze(name))) ??
    words.map((word) => findByMeaning(word, known)).find((name) => name !== undefined)
  );
}

function findByMeaning(unknown: string, known: readonly string[]): string | undefined {
  const meant = squeeze(unknown);
  const targets = Object.entries(MEANINGS).filter(([name]) => known.includes(name));
  return targets.find(([, words]) => words.split(' ').some((word) => squeeze(word) === meant))?.[0];
}

function findBySpelling(unknown: string, known: readonly string[]): string | undefined {
  const [typed, limit] = [squeeze(unknown), unknown.length < 5 ? 1 : MAX_TYPOS];
  const measured = known.map((name) => ({ name, typos: distance(squeeze(name), typed) }));
  return measured.filter(({ typos }) => typos <= limit).toSorted((a, b) => a.typos - b.typos)[0]?.name;
}

/** Two letters: `requires`, `user-name`, `retires`. */
const MAX_TYPOS = 2;

/** `images_file`, `imagesFile` and `images file` are the same name: the runner passes all of them in upper case. */
function squeeze(name: string): string {
  return name.replace(/[-_. ]/g, '');
}

/**
 * Other words for the inputs: those of similar actions and tools (docker/login-action, cosign, oras, skopeo, curl, gh) and of Quay. Of
 * several inputs with the same word, the first one that the action has is meant.
 */
const MEANINGS: Readonly<Record<string, string>> = {
  require:
    'rule rules requirement requirements requirements-file required requires policy policies kind kinds type types evidence expect expected must need needs check checks verify gate enforce sbom sboms signature signatures signed sign cosign provenance slsa spdx cyclonedx vex scan attestation attestations attest predicate predicate-type predicate-types min',
  repositories: 'repository repo repos scope scopes image images reference namespace name names project',
  image:
    'repository repositories repo repos reference references ref refs tag tags digest subject target container name',
  'images-file': 'file files list image-list images-list from-file',
  'trusted-root': 'root trust-root trustedroot sigstore-root trusted-roots tuf-root',
  'public-key': 'key keys pubkey pub-key cosign-key cosign-pub verification-key signing-key key-file public-key-file',
  'artifact-type': 'filter show media-type mediatype',
  'on-missing':
    'fail fail-on-missing fail-on-error soft-fail warn warn-only continue-on-error exit-code mode severity on-error on-failure on-fail missing',
  'wait-timeout': 'wait wait-for wait-time max-wait poll-timeout',
  'wait-interval': 'interval poll poll-interval',
  shard: 'matrix part partition split index',
  platform: 'arch os architecture architectures',
  depth: 'recursive recurse level levels deep',
  sources: 'from referrers tag-schema cosign-tags buildkit',
  'check-manifests': 'validate verify-manifests verify-digest',
  path: 'url uri endpoint route resource api-path api request',
  method: 'verb type request-method',
  operation: 'op call function action command id name',
  parameters: 'params param args arguments arg vars variables fields with',
  query: 'search qs filter',
  body: 'data json payload content form input file',
  paginate: 'pagination pages page all paging follow',
  'expect-status': 'status status-code code',
  'check-discovery': 'discovery validate check strict swagger schema openapi',
  actions: 'permission permissions access scope scopes pull push rights',
  'allow-partial': 'partial allow-less',
  login: 'log-in docker-login logout write write-auth',
  summary: 'job-summary step-summary report',
  robot: 'robot-account robot-name keyless federation service-account oidc id-token',
  username: 'user usr account email',
  password: 'pass passwd pwd secret robot-token',
  'oauth-token':
    'token bearer access-token api-token api-key apikey oauth oauth2 auth-token jwt github-token gh-token pat authorization header headers key password',
  'expect-user': 'user username account acting-user whoami as',
  audience: 'aud',
  'auth-file':
    'auth auths docker-config config config-file config-json dockerconfigjson pull-secret credentials creds credentials-file',
  registry:
    'host hostname server url uri quay endpoint base-url server-hostname domain address instance registry-hostname',
  service: 'realm',
  'ca-certificate':
    'ca cacert ca-cert ca-certs ca-crt ca-file ca-bundle ca-path ca-pem cert certs cert-dir certificate certificates root-ca ssl-cert tls-ca pem',
  'insecure-skip-tls-verify':
    'insecure tls tls-verify verify-tls skip-tls skip-verify skip-tls-verify ssl-verify verify-ssl ssl no-verify insecure-registry insecure-tls allow-insecure k',
  'plain-http': 'http https use-http allow-http no-tls scheme protocol',
  timeout: 'time-limit request-timeout deadline max-time',
  retries: 'retry attempts max-retries max-attempts',
};
