/** A block of PEM, with its label, for example `PUBLIC KEY`. */
export interface PemBlock {
  readonly text: string;
  readonly label: string;
}

/**
 * Finds the blocks of PEM in a text. A block without its END line is found as well, so that it is an error and not ignored.
 * @see https://www.rfc-editor.org/rfc/rfc7468
 */
export function findPemBlocks(pem: string): readonly PemBlock[] {
  return [...pem.matchAll(BLOCK)].map(([text, label = '']) => ({ text, label }));
}

const BLOCK = /-----BEGIN ([^\r\n]*?)-----[\s\S]*?(?:-----END \1-----|(?=-----BEGIN )|(?![\s\S]))/g;
