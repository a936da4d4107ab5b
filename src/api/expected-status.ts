import { InputError } from '../error.ts';

/** The statuses with which the step passes. */
export interface ExpectedStatus {
  /** As typed. */
  readonly text: string;
  /** `404` or `2xx`. */
  readonly patterns: readonly string[];
}

/**
 * Reads codes and classes separated by commas or blanks.
 * @throws InputError for anything else.
 */
export function readExpectedStatus(text: string): ExpectedStatus {
  const patterns = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const wrong = patterns.find((word) => !/^[1-5](?:\d\d|xx)$/.test(word));
  if (wrong === undefined && patterns.length > 0) return { text: patterns.join(', '), patterns };
  throw new InputError(
    `\`${wrong ?? text}\` is no status; expected codes from 100 to 599 or classes, separated by commas, for example: 2xx, 404`,
  );
}

/** Whether the step passes with this status. */
export function isExpected(status: number, { patterns }: ExpectedStatus): boolean {
  return patterns.some((pattern) => pattern === `${status}` || pattern === `${Math.floor(status / 100)}xx`);
}

/** The statuses of failures that are asked for: a GET is not repeated to be rid of them. */
export function expectedFailures(expected: ExpectedStatus): readonly number[] {
  return Array.from({ length: 200 }, (_, index) => 400 + index).filter((status) => isExpected(status, expected));
}
