import { InputError } from '../error.ts';
import { oneLine } from '../text.ts';

/**
 * Which referrers count: those of the image itself (`index`), those of each platform image in its index (`each`), those of the image, or
 * otherwise of each platform image (`index-or-each`), both (`all`), or those of the named platforms (`named`, `os/arch[/variant]`, at
 * least one, each once).
 */
export type PlatformChoice =
  | { readonly kind: 'index' }
  | { readonly kind: 'each' }
  | { readonly kind: 'index-or-each' }
  | { readonly kind: 'all' }
  | { readonly kind: 'named'; readonly names: readonly string[] };

/** The choices of a rule; `names` has one element. */
export type RulePlatform = Exclude<PlatformChoice, { readonly kind: 'all' }>;

/**
 * Parses the input `platform`: `index`, `all`, or `os/arch[/variant]` separated by commas or spaces. It never returns `each` and `index-or-each`.
 * @throws InputError with all problems, without the name of the input.
 */
export function parsePlatformInput(text: string): PlatformChoice {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) throw new InputError(`\`${oneLine(text)}\` has no platform; ${EXPECTED_IN_INPUT}`);
  const [first] = words;
  if (words.length === 1 && (first === 'index' || first === 'all')) return { kind: first };
  const problems = words.flatMap((word) => {
    const fault = findWordFault(word);
    return fault === undefined ? [] : [`\`${oneLine(word)}\` ${fault}; ${EXPECTED_IN_INPUT}`];
  });
  if (problems.length > 0) throw new InputError(problems);
  return { kind: 'named', names: [...new Set(words)] };
}

/**
 * Parses the option `platform` of a rule: `each`, `index`, `index|each`, or one `os/arch[/variant]`.
 * @param report receives a problem: what was typed, what is expected, and an example.
 * @returns `undefined` if the value is not valid.
 */
export function parseRulePlatform(value: string, report: (problem: string) => void): RulePlatform | undefined {
  if (value === 'each' || value === 'index') return { kind: value };
  if (value === 'index|each' || value === 'each|index') return { kind: 'index-or-each' };
  const fault = value === 'all' ? 'is only valid in the input platform, use each in a rule' : findNameFault(value);
  if (fault === undefined) return { kind: 'named', names: [value] };
  report(`platform "${value}" ${fault}; ${EXPECTED_IN_RULE}`);
  return undefined;
}

/**
 * Whether the platform of an image is the one asked for. `linux/arm` without a variant matches every variant. An image without a variant
 * has the default variant of its architecture. Other names of a platform are the same platform, as for clients, which would run such an
 * image.
 * @see https://github.com/containerd/platforms/blob/v1.0.0-rc.1/database.go (normalizeOS, normalizeArch)
 */
export function isPlatform(asked: string, actual: string): boolean {
  const expected = normalize(asked);
  const [os] = expected.split('/');
  // Clients take an image without an operating system as one for theirs.
  const found = normalize(actual.startsWith('/') ? `${os}${actual}` : actual);
  if (expected.split('/').length === 2) return found === expected || found.startsWith(`${expected}/`);
  return withVariant(found) === expected;
}

function normalize(platform: string): string {
  const [os = '', alias = '', ...rest] = platform.toLowerCase().split('/');
  const [architecture, variant] = ARCHITECTURES.get(alias) ?? [alias];
  const variants = variant === undefined ? rest.map((one) => (/^\d+$/.test(one) ? `v${one}` : one)) : [variant];
  return [os === 'macos' ? 'darwin' : os, architecture, ...variants].join('/');
}

/** Other names of architectures, and the variant that they mean. */
const ARCHITECTURES: ReadonlyMap<string, readonly [architecture: string, variant?: string]> = new Map([
  ['i386', ['386']],
  ['x86_64', ['amd64']],
  ['x86-64', ['amd64']],
  ['aarch64', ['arm64']],
  ['armhf', ['arm', 'v7']],
  ['armel', ['arm', 'v6']],
]);

function withVariant(platform: string): string {
  const [, architecture = '', variant = DEFAULT_VARIANTS.get(architecture)] = platform.split('/');
  return variant === undefined || platform.endsWith(`/${variant}`) ? platform : `${platform}/${variant}`;
}

const DEFAULT_VARIANTS: ReadonlyMap<string, string> = new Map([
  ['arm64', 'v8'],
  ['arm', 'v7'],
  ['amd64', 'v1'],
]);

const EXPECTED_IN_INPUT =
  'expected index, all, or os/arch[/variant] separated by commas, for example: linux/amd64,linux/arm64';
const EXPECTED_IN_RULE =
  'expected each, index, index|each or one os/arch[/variant], for example: sbom platform=linux/arm64';

function findWordFault(word: string): string | undefined {
  if (word === 'each') return 'is only valid in a rule, use all in the input';
  return word === 'index' || word === 'all' ? 'cannot be combined with other platforms' : findNameFault(word);
}

/** @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md: the values are those of GOOS, GOARCH and CPU variants. */
function findNameFault(name: string): string | undefined {
  if (PLATFORM.test(name)) return undefined;
  if (PLATFORM.test(name.toLowerCase())) return 'has upper-case letters';
  if (/^$|^\/|\/\/|\/$/.test(name)) return 'has an empty part, probably from an empty variable';
  return name.includes(',') ? 'is a list, but a rule has one platform' : 'is not a valid platform';
}

const PLATFORM = /^[a-z0-9._-]+(?:\/[a-z0-9._-]+){1,2}$/;
