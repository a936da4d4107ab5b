import { InputError } from '../error.ts';

/**
 * Whose evidence is looked at. `index`: the image itself; `each`: each image of one platform that its index names; `all`: both;
 * `named`: the images of these platforms, `os/arch[/variant]`, at least one, each once.
 */
export type PlatformChoice =
  | { readonly kind: 'index' }
  | { readonly kind: 'each' }
  | { readonly kind: 'all' }
  | { readonly kind: 'named'; readonly names: readonly string[] };

/** What a rule may choose; `names` has one. */
export type RulePlatform = Exclude<PlatformChoice, { readonly kind: 'all' }>;

/**
 * Reads the input `platform`: `index`, `all`, or `os/arch[/variant]` separated by commas or blanks. It gives no `each`.
 * @throws InputError with all that is wrong in it, one text each, without the input's name.
 */
export function readPlatformInput(text: string): PlatformChoice {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) throw new InputError(`\`${text}\` names no platform; ${INPUT_EXPECTED}`);
  const [first] = words;
  if (words.length === 1 && (first === 'index' || first === 'all')) return { kind: first };
  const problems = words.flatMap((word) => {
    const fault = faultOfWord(word);
    return fault === undefined ? [] : [`\`${word}\` ${fault}; ${INPUT_EXPECTED}`];
  });
  if (problems.length > 0) throw new InputError(problems);
  return { kind: 'named', names: [...new Set(words)] };
}

/**
 * Reads a rule's `platform=`: `each`, `index`, or one `os/arch[/variant]`.
 * What is wrong goes to `report` with what was typed, what is expected and an example; then the answer is `undefined`.
 */
export function readRulePlatform(value: string, report: (problem: string) => void): RulePlatform | undefined {
  if (value === 'each' || value === 'index') return { kind: value };
  const fault = value === 'all' ? 'is the word of the input platform, in a rule it is each' : faultOfName(value);
  if (fault === undefined) return { kind: 'named', names: [value] };
  report(`platform "${value}" ${fault}; ${RULE_EXPECTED}`);
  return undefined;
}

/**
 * Whether `there`, the platform of an image, is the one asked for; `linux/arm` without a variant is every variant of it. An image that
 * names none has the variant that clients take it to have.
 * @see https://github.com/containerd/platforms/blob/v1.0.0-rc.1/database.go (normalizeArch)
 */
export function isPlatform(asked: string, there: string): boolean {
  if (asked.split('/').length === 2) return there === asked || there.startsWith(`${asked}/`);
  return withVariant(there) === asked;
}

function withVariant(platform: string): string {
  const [, architecture = '', variant = DEFAULT_VARIANTS.get(architecture)] = platform.split('/');
  return variant === undefined || platform.endsWith(`/${variant}`) ? platform : `${platform}/${variant}`;
}

const DEFAULT_VARIANTS: ReadonlyMap<string, string> = new Map([
  ['arm64', 'v8'],
  ['arm', 'v7'],
  ['amd64', 'v1'],
]);

const INPUT_EXPECTED =
  'expected index, all, or os/arch[/variant] separated by commas, for example: linux/amd64,linux/arm64';
const RULE_EXPECTED = 'expected each, index or one os/arch[/variant], for example: sbom platform=linux/arm64';

function faultOfWord(word: string): string | undefined {
  if (word === 'each') return "is a rule's word, in this input it is all";
  return word === 'index' || word === 'all' ? 'stands beside others' : faultOfName(word);
}

/** @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md: the values are those of GOOS, GOARCH and CPU variants. */
function faultOfName(name: string): string | undefined {
  if (PLATFORM.test(name)) return undefined;
  if (PLATFORM.test(name.toLowerCase())) return 'has upper-case letters';
  if (/^$|^\/|\/\/|\/$/.test(name)) return 'has an empty part: a variable in it was probably empty';
  return name.includes(',') ? 'is a list, which takes a rule for each' : 'is no platform';
}

const PLATFORM = /^[a-z0-9._-]+(?:\/[a-z0-9._-]+){1,2}$/;
