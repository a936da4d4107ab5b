import { isAbsolute } from 'node:path';
import { InputError } from '../error.ts';
import { decodeText, FileError, readRegularFile, resolveInWorkspace } from '../inputs/file.ts';
import { looksLikeSecret } from '../inputs/secrets.ts';
import { oneLine } from '../text.ts';
import type { TrustText } from '../verify/verifier.ts';

/**
 * Reads a file with what a rule trusts, such as public keys or certificates.
 * @param path a relative path must stay in the workspace. An absolute path may be anywhere, since it is visible in the rule.
 * @param options `expected` is the end of the message, which starts with this word.
 * @throws InputError, without the name of the input, if it is not there or cannot be read. The content is not quoted.
 */
export function readTrustFile(
  path: string,
  workspace: string | undefined,
  { expected, maxBytes = MAX_BYTES }: { readonly expected: string; readonly maxBytes?: number },
): TrustText {
  try {
    const file = isAbsolute(path) ? path : resolveInWorkspace(path, workspace);
    return { source: oneLine(path), text: decodeText(readRegularFile(file, maxBytes)) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new InputError(`the file \`${oneLine(path)}\` ${error.message}; ${expected}`);
  }
}

/** What an input may have instead of a path, for messages. */
interface InputContent {
  /** `a public key as PEM` */
  readonly content: string;
  /** `keys` */
  readonly plural: string;
  /** The end of the message, which starts with this word. */
  readonly expected: string;
}

/**
 * Checks that the value of an input may be the path of a file with what rules trust.
 * @throws InputError, without the name of the input. A value that may be a secret is not quoted.
 */
export function checkTrustPath(text: string, { content, plural, expected }: InputContent): void {
  if (/\p{Cc}/u.test(text) || looksLikeSecret(text))
    throw new InputError(`this is neither ${content} nor a path; ${expected}`);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    throw new InputError(`\`${oneLine(text)}\` is a URL, and ${plural} are only read from files; ${expected}`);
}

/** Over 300 keys. */
const MAX_BYTES = 65_536;
