import { InputError } from '../error.ts';
import { oneLine } from '../text.ts';

/** The statuses with which the step passes. */
export interface ExpectedStatus {
  /** For messages: `2xx, 404`. */
  readonly text: string;
  /** `404` or `2xx`. */
  readonly patterns: readonly string[];
}

/**
 * Reads status codes and classes, separated by commas or white space.
 * @throws InputError for any other word, and for none.
 */
export function readExpectedStatus(text: string): ExpectedStatus {
  const patterns = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const invalid = patterns.find((word) => !/^[1-5](?:\d\d|xx)$/.test(word));
  if (invalid === undefined && patterns.length > 0) return { text: patterns.join(', '), patterns };
  throw new InputError(
    `\`${oneLine(invalid ?? text)}\` is not a valid status; expected codes from 100 to 599 or classes, separated by commas, for example: 2xx, 404`,
  );
}

/** Whether the step passes with this status. */
export function isExpected(status: number, { patterns }: ExpectedStatus): boolean {
  return patterns.some((pattern) => pattern === `${status}` || pattern === `${Math.floor(status / 100)}xx`);
}

/** The expected statuses from 400 up: a GET is not retried because of them. */
export function expectedFailures(expected: ExpectedStatus): readonly number[] {
  return Array.from({ length: 200 }, (_, index) => 400 + index).filter((status) => isExpected(status, expected));
}
