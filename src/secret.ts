import { inspect } from 'node:util';

/** A password or token. String conversion, JSON and inspection show `***`; only `reveal()` returns the value, so that each use can be found by a search. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }
}

/**
 * Why a string that should be a token or a generated password cannot be one, for a message that never quotes it; `undefined` if it can.
 * What is not a token must not be sent, be an output, or be masked: a mask of spaces would hide all spaces in the log.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function explainInvalidToken(text: string): string | undefined {
  if (text.trim() === '') return 'is empty';
  if (text.length > MAX_TOKEN_LENGTH) return `is longer than ${MAX_TOKEN_LENGTH.toLocaleString('en')} characters`;
  return BEARER_TOKEN.test(text) ? undefined : 'has characters that a token cannot have';
}

/** Characters. Servers accept headers of 8 to 16 KiB; a token of Quay for ten repositories has under 4 KiB. */
const MAX_TOKEN_LENGTH = 16_384;

const BEARER_TOKEN = /^[\w\-.~+/]+=*$/;
