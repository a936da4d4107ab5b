/** One attribute of the subject of a certificate, for example `CN` and `acme signer`. */
export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

/**
 * Parses a distinguished name such as `CN=acme signer,O=Acme`. `\` escapes the next character.
 * @returns the attributes in their order, with the types in upper case; `undefined` if one has no type or no value, or a type is repeated.
 * @see https://www.rfc-editor.org/rfc/rfc4514#section-2
 */
export function parseDistinguishedName(text: string): readonly NameAttribute[] | undefined {
  const attributes = splitUnescaped(text).map(parseAttribute);
  const valid = attributes.filter((attribute) => attribute !== undefined);
  const types = new Set(valid.map(({ type }) => type));
  return valid.length === attributes.length && types.size === valid.length ? valid : undefined;
}

/**
 * Whether a name has each of the expected attributes, with exactly this value. It may have others. An attribute that the name has several
 * times does not count, because only one of them would be compared.
 */
export function matchesDistinguishedName(expected: readonly NameAttribute[], found: readonly NameAttribute[]): boolean {
  return expected.every(({ type, value }) => {
    const same = found.filter((attribute) => attribute.type.toUpperCase() === type);
    return same.length === 1 && same[0]?.value === value;
  });
}

function splitUnescaped(text: string): readonly string[] {
  const parts = [''];
  for (const [piece] of text.matchAll(/\\.?|[^\\]/gsu)) {
    if (piece === ',') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${piece}`);
  }
  return parts;
}

function parseAttribute(text: string): NameAttribute | undefined {
  const { type = '', value = '' } =
    /^\s*(?<type>[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)\s*=(?<value>.*)$/s.exec(text)?.groups ?? {};
  const unescaped = value.trim().replace(/\\(.)/gsu, '$1');
  // A single backslash at the end escapes nothing.
  return unescaped === '' || /(?:^|[^\\])(?:\\\\)*\\$/.test(value)
    ? undefined
    : { type: ALIASES.get(type.toUpperCase()) ?? type.toUpperCase(), value: unescaped };
}

/** notation accepts it, too. */
const ALIASES: ReadonlyMap<string, string> = new Map([['S', 'ST']]);
