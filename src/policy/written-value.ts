/**
 * Finds a regular expression that is typed as the value of an option. Values have `*` only.
 * @returns the value with `*` instead; `undefined` if it does not look like a regular expression.
 */
export function fromRegularExpression(value: string): string | undefined {
  if (!SIGNS_OF_EXPRESSIONS.test(value)) return undefined;
  return value
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replace(/\((?:\?:)?[^()]*\)[*+?]?|\[[^\]]*\](?:[*+?]|\{[^}]*\})?|\\[dwsS][*+?]?/g, '*')
    .replace(/\\(.)/g, '$1')
    .replace(/\.[*+]\??/g, '*')
    .replace(/\*{2,}/g, '*');
}

/** `.*` within a name is not one of them: `refs/tags/v1.*` is a valid pattern. */
const SIGNS_OF_EXPRESSIONS = /^\^|\$$|\\|\.\+|(?:^|[/@:])\.\*|\(\?|\([^()]*\|[^()]*\)|\][+*{]/;

/**
 * Finds a `*` that would match names of others: in the scheme, the host or the first path segment of a URL (`https://github.com/acme*`
 * also matches acme-evil), in the domain of an email address, or as the whole value.
 * @returns what the `*` is in, for a sentence: `"*" in its host`; `undefined` if there is none.
 */
export function findWideStar(value: string): string | undefined {
  if (/^\*+$/.test(value)) return 'only "*"';
  const url = /^(?<scheme>.*?):\/\/(?<host>[^/]*)(?:\/(?<first>[^/]*))?/s.exec(value)?.groups;
  if (url === undefined) return /[*][^@]*$/.test(value) ? '"*" in its domain' : undefined;
  if (url.scheme?.includes('*')) return '"*" in its scheme';
  if (url.host?.includes('*')) return '"*" in its host';
  return url.first?.includes('*') ? '"*" in the first part of its path' : undefined;
}

/** Whether a value is a URL with a scheme, without user information before the host, and with something after the host. */
export function isUrlPattern(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/@\s]+(?:\/[^\s]*)?$/.test(value);
}
