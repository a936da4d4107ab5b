/**
 * Decodes base64, of the standard or the URL-safe alphabet; `undefined` for anything that an encoder does not write: other characters,
 * both alphabets in one string, missing padding (except in the URL-safe alphabet), or bits after the last byte. `Buffer.from` ignores them.
 * @see https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md (either alphabet is allowed)
 */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  const standard = bytes.toString('base64');
  if (text === standard) return bytes;
  // The URL-safe alphabet, with and without padding.
  const urlSafe = bytes.toString('base64url');
  return text === urlSafe || text === urlSafe.padEnd(standard.length, '=') ? bytes : undefined;
}

/**
 * Decodes base64 with the URL-safe alphabet and without padding, as JWS has it; `undefined` for anything else.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-2
 */
export function decodeBase64Url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
