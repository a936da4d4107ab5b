import { parseDistinguishedName } from './distinguished-name.ts';
import { nearestOf } from './nearest-kind.ts';
import { parsePattern, parseUrlPattern } from './pattern-options.ts';
import { parsePointer } from './pointer.ts';
import type { PredicateValue } from './predicate-value.ts';
import type { Report, RuleOption } from './rule-option.ts';
import { PREDICATE, VERIFICATION_NAMES } from './rule-options.ts';
import { normalizeSource } from './source.ts';
import type { VerificationFields } from './verification-fields.ts';
import { findWideStar, isUrlPattern } from './written-value.ts';

type Fields = Partial<VerificationFields>;

const PARSERS: Readonly<Record<(typeof VERIFICATION_NAMES)[number], Omit<RuleOption<VerificationFields>, 'name'>>> = {
  key: { value: 'PATHS', parse: parseKeys },
  issuer: { value: 'URL', parse: parseIssuer },
  identity: { value: 'PATTERN', parse: parseIdentity },
  source: { value: 'URL', parse: parseSource },
  'source-ref': { value: 'PATTERN', parse: parseSourceRef },
  trigger: { value: 'PATTERN', parse: parseTrigger },
  runner: { value: 'RUNNER', parse: parseRunner },
  owner: { value: 'URL', parse: parseOwner },
  ca: { value: 'PATH', parse: parseCa },
  subject: { value: 'NAME', parse: parseSubject },
  builder: { value: 'PATTERN', parse: parseBuilder },
  material: { value: 'PATTERN', parse: parseMaterial },
  format: { value: 'FORMAT', parse: parseFormat },
  'min-packages': { value: 'N', parse: parseMinPackages },
  log: { value: 'required', parse: parseLog },
  verifier: { value: 'PATTERN', parse: parseVerifier },
};

/** The options for signatures and for the content of documents. */
export const VERIFICATION_OPTIONS: readonly RuleOption<VerificationFields>[] = VERIFICATION_NAMES.map((name) => ({
  name,
  ...PARSERS[name],
}));

/** Parses the option `predicate./JSON/pointer=VALUE`. */
export function parsePredicate(name: string, value: string, report: Report): PredicateValue | undefined {
  const text = name.slice(PREDICATE.length);
  const pointer = parsePointer(text);
  if (pointer !== undefined) return { pointer, value };
  const correct = `/${text.replace(/^\$?[./]*/, '').replaceAll('.', '/')}`.replace(/~(?![01])/g, '~0');
  const example = text === '' ? 'buildDefinition/buildType' : correct.slice(1);
  report(
    `"${text}" is not a JSON pointer; expected "/" before each name, and ~0 and ~1 for "~" and "/" in a name, for example: provenance key=cosign.pub ${PREDICATE}/${example}=${value || 'VALUE'}`,
  );
  return undefined;
}

function parseKeys(value: string, report: Report): Fields {
  const keys = value.split('|');
  const remote = keys.find((key) => /^[a-z0-9+]+:\/\//i.test(key));
  if (keys.includes(''))
    report(`key is "${value}", with an empty path, probably from an empty variable; ${EXPECTED_KEY}`);
  else if (remote !== undefined) report(`key is "${remote}", which is not a path of a file; ${EXPECTED_KEY}`);
  else if (/\.\w+,/.test(value)) report(`key is "${value}", with a comma; ${EXPECTED_KEY}`);
  else if (keys.some((key) => key.includes('*'))) report(`key is "${value}"; a path cannot have "*"; ${EXPECTED_KEY}`);
  else return { keys };
  return {};
}

const EXPECTED_KEY =
  'expected paths of public keys joined by "|", or "input" for the input public-key, for example: signature key=cosign.pub';

function parseIssuer(value: string, report: Report): Fields {
  if (/^https:\/\/[^/@\s*]+(?:\/[^\s*]*)?$/.test(value)) return { issuer: value };
  const star = value.includes('*') ? ', and it cannot have "*"' : '';
  report(
    `issuer is "${value}"; expected the URL of the OIDC issuer with https, which is compared exactly${star}, for example: signature issuer=${nearestIssuer(value)} identity=${EXAMPLE_IDENTITY}`,
  );
  return {};
}

const EXAMPLE_IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';

/** The issuers of Fulcio's public instance that people write by name. */
function nearestIssuer(value: string): string {
  const name = value.toLowerCase();
  if (name.includes('gitlab')) return 'https://gitlab.com';
  return name.includes('google') ? 'https://accounts.google.com' : 'https://token.actions.githubusercontent.com';
}

function parseIdentity(value: string, report: Report): Fields {
  const context = {
    name: 'identity',
    rule: `signature issuer=https://token.actions.githubusercontent.com identity=`,
    example: EXAMPLE_IDENTITY,
  };
  const pattern = parsePattern(value, context, report);
  if (pattern === undefined) return {};
  if (!(isUrlPattern(value) || /^[^/\s]+[@!][^/@!\s]+$/.test(value))) {
    const full = /^[^/:]+\.[^/:]+\//.test(value) ? `https://${value}` : EXAMPLE_IDENTITY;
    report(
      `identity is "${value}"; expected a URL with its scheme, or an email address, for example: ${context.rule}${full}`,
    );
    return {};
  }
  const star = findWideStar(value);
  if (star === undefined) return { identity: value };
  const [named, example] = isUrlPattern(value)
    ? ['the host and the owner', EXAMPLE_IDENTITY]
    : ['the domain', 'release@example.com'];
  report(
    `identity is "${value}", with ${star}, which also matches identities of others; expected a pattern that names ${named}, for example: ${context.rule}${example}`,
  );
  return {};
}

function parseSource(value: string, report: Report): Fields {
  const context = {
    name: 'source',
    rule: 'provenance issuer=… identity=… source=',
    example: 'https://github.com/acme/app',
  };
  const source = parseUrlPattern(value, context, report);
  if (source === undefined) return {};
  const hasRef = /^[^/]*\/\/[^/]*\/.*[@#]/.test(source);
  if (!hasRef) return { source: normalizeSource(source) };
  report(
    `source is "${value}", with a git ref; expected the repository alone, and the option source-ref for the ref, for example: ${context.rule}${normalizeSource(source)} source-ref=refs/tags/*`,
  );
  return {};
}

function parseSourceRef(value: string, report: Report): Fields {
  const context = { name: 'source-ref', rule: 'signature issuer=… identity=… source-ref=', example: 'refs/heads/main' };
  const sourceRef = parsePattern(value, context, report);
  if (sourceRef === undefined) return {};
  if (sourceRef.startsWith('refs/') || sourceRef.startsWith('*')) return { sourceRef };
  report(
    `source-ref is "${value}"; expected a whole git ref, for example: ${context.rule}refs/${/^v?\d/.test(value) ? 'tags' : 'heads'}/${value}`,
  );
  return {};
}

function parseTrigger(value: string, report: Report): Fields {
  const trigger = parsePattern(
    value,
    { name: 'trigger', rule: 'signature issuer=… identity=… trigger=', example: 'push' },
    report,
  );
  return trigger === undefined ? {} : { trigger };
}

const RUNNERS = ['github-hosted', 'self-hosted'];

function parseRunner(value: string, report: Report): Fields {
  if (RUNNERS.includes(value)) return { runner: value };
  const near = nearestOf(value.toLowerCase(), RUNNERS) ?? 'github-hosted';
  report(
    `runner is "${value}"; expected ${RUNNERS.join(' or ')}, for example: signature issuer=… identity=… runner=${near}`,
  );
  return {};
}

function parseOwner(value: string, report: Report): Fields {
  const example = /^[\w.-]+$/.test(value) ? `https://github.com/${value}` : 'https://github.com/acme';
  const owner = parseUrlPattern(
    value,
    { name: 'owner', rule: 'signature issuer=… identity=… owner=', example },
    report,
  );
  return owner === undefined ? {} : { owner };
}

function parseCa(value: string, report: Report): Fields {
  if (value !== '' && !/[|*]|:\/\//.test(value)) return { ca: value };
  report(
    `ca is "${value}"; expected the path of one file with certificates, for example: signature ca=notation-ca.pem`,
  );
  return {};
}

function parseSubject(value: string, report: Report): Fields {
  const subject = parseDistinguishedName(value.replace(/^x509\.subject:\s*/, ''));
  if (subject !== undefined && !value.includes('*')) return { subject };
  const why = value.includes('*') ? '; it is compared exactly, without "*"' : '';
  report(
    `subject is "${value}"${why}; expected attributes of the certificate, each once, joined by commas, for example: signature ca=notation-ca.pem subject="CN=acme signer,O=Acme"`,
  );
  return {};
}

function parseBuilder(value: string, report: Report): Fields {
  const context = {
    name: 'builder',
    rule: 'provenance key=cosign.pub builder=',
    example: 'https://tekton.dev/chains/v2',
  };
  const builder = parsePattern(value, context, report);
  const star = builder?.includes('://') ? findWideStar(builder) : undefined;
  if (star !== undefined) {
    report(
      `builder is "${value}", with ${star}, which also matches builders of others; expected a pattern that names the host and the owner, for example: ${context.rule}${context.example}`,
    );
    return {};
  }
  return builder === undefined ? {} : { builder };
}

function parseMaterial(value: string, report: Report): Fields {
  const material = parsePattern(
    value,
    { name: 'material', rule: 'provenance key=cosign.pub material=', example: 'git+https://github.com/acme/*' },
    report,
  );
  return material === undefined ? {} : { material };
}

function parseFormat(value: string, report: Report): Fields {
  if (value === 'spdx' || value === 'cyclonedx') return { format: value };
  const near = /cdx|cyclone/i.test(value) ? 'cyclonedx' : 'spdx';
  report(`format is "${value}"; expected spdx or cyclonedx, for example: sbom key=cosign.pub format=${near}`);
  return {};
}

function parseMinPackages(value: string, report: Report): Fields {
  const minPackages = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (minPackages >= 1 && Number.isSafeInteger(minPackages)) return { minPackages };
  report(
    `min-packages is "${value}"; expected an integer of at least 1, for example: sbom key=cosign.pub min-packages=10`,
  );
  return {};
}

function parseLog(value: string, report: Report): Fields {
  if (value === 'required') return { requiresLog: true };
  report(`log is "${value}"; expected required, or no option log, for example: signature key=cosign.pub log=required`);
  return {};
}

function parseVerifier(value: string, report: Report): Fields {
  const context = {
    name: 'verifier',
    rule: 'vsa key=cosign.pub verifier=',
    example: 'https://github.com/acme/release-gate',
  };
  const verifier = parseUrlPattern(value, context, report);
  return verifier === undefined ? {} : { verifier };
}
