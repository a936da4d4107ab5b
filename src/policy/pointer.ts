/**
 * Parses a JSON pointer that is not empty, for example `/a/b~1c/0`.
 * @returns its unescaped tokens, at least one; `undefined` if it does not start with `/`, or has `~` without `0` or `1`.
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-3
 */
export function parsePointer(text: string): readonly string[] | undefined {
  if (!text.startsWith('/') || /~(?![01])/.test(text)) return undefined;
  return text
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * Reads the value at a JSON pointer; `undefined` if there is none. Only own properties of objects and elements of arrays are read, never
 * an inherited property or the length of an array.
 */
export function readPointer(json: unknown, tokens: readonly string[]): unknown {
  let value = json;
  for (const token of tokens) value = readToken(value, token);
  return value;
}

/** Formats tokens as a JSON pointer, for messages. */
export function formatPointer(tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Returns an own property of an object; `undefined` for any other value. */
export function ownProperty(json: unknown, name: string): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !Object.hasOwn(json, name)) return undefined;
  return Reflect.get(json, name);
}

/** Returns the string at a path of own properties; `undefined` if there is another value or none. */
export function stringAt(json: unknown, path: readonly string[]): string | undefined {
  const value = readPointer(json, path);
  return typeof value === 'string' ? value : undefined;
}

/** Returns the array at a path of own properties; empty if there is another value or none. */
export function arrayAt(json: unknown, path: readonly string[]): readonly unknown[] {
  const value = readPointer(json, path);
  return Array.isArray(value) ? value : [];
}

/** An index has no leading zeros: https://www.rfc-editor.org/rfc/rfc6901#section-4 */
function readToken(json: unknown, token: string): unknown {
  if (Array.isArray(json)) return /^(?:0|[1-9]\d*)$/.test(token) ? json[Number(token)] : undefined;
  return ownProperty(json, token);
}
