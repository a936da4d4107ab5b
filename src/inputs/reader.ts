import { InputError } from '../error.ts';
import type { Runner } from '../runner/runner.ts';
import { oneLine } from '../text.ts';
import { describeUnknownInput } from './unknown.ts';

type RunnerInputs = Pick<Runner, 'input' | 'inputNames'>;

/**
 * Reads the inputs of one action. Each method returns the value of an input, or its default where the input is empty. Problems are
 * collected, so that `finish` reports all of them together.
 */
export class InputReader<Name extends string> {
  readonly #defaults: Readonly<Record<Name, string>>;
  readonly #runner: RunnerInputs;
  readonly #problems: string[] = [];

  /** @param defaults all inputs of the action with their defaults, as action.yml has them. */
  constructor(defaults: Readonly<Record<Name, string>>, runner: RunnerInputs) {
    this.#defaults = defaults;
    this.#runner = runner;
  }

  /** The input as typed, without surrounding spaces: `undefined` where it is not set, '' where it is empty. */
  given(name: Name): string | undefined {
    return this.#runner.input(name);
  }

  /** The input as typed, or its default where it is not set or empty. */
  text(name: Name): string {
    return this.given(name) || this.#defaults[name];
  }

  /** The entries of a multi-line input, without empty lines and lines that start with `#`. */
  lines(name: Name): readonly string[] {
    return linesOf(this.text(name));
  }

  /** A boolean: true/false/1/0/yes/no in any case. */
  flag(name: Name): boolean {
    return this.parsed(name, parseFlag, false);
  }

  /** The result of `parse`, or `fallback` where `parse` throws an InputError, whose problems are kept under the name of the input. */
  parsed<T>(name: Name, parse: (text: string) => T, fallback: T): T {
    return this.attempt(name, () => parse(this.text(name)), fallback);
  }

  /** The result of `read`, or `fallback` where `read` throws an InputError, whose problems are kept, each after `start` and a colon. */
  attempt<T>(start: string, read: () => T, fallback: T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const problem of error.problems) this.complain(`${start}: ${problem}`);
      return fallback;
    }
  }

  /** Keeps a problem that is already complete: it begins with the name of the input. */
  complain(problem: string): void {
    this.#problems.push(problem);
  }

  /**
   * Ends the reading. An input that the action does not have is a problem too.
   * @throws InputError with all problems.
   */
  finish(): void {
    const problems = [...this.#findUnknownInputs(), ...this.#problems];
    if (problems.length > 0) throw new InputError(problems);
  }

  #findUnknownInputs(): readonly string[] {
    const known = Object.keys(this.#defaults);
    const names = this.#runner.inputNames.map((name) => name.toLowerCase());
    return names.filter((name) => !known.includes(name)).map((name) => describeUnknownInput(name, known));
  }
}

/** Returns the entries of a multi-line string: trimmed, without empty lines and comments. */
export function linesOf(text: string): readonly string[] {
  return Array.from(numberedLinesOf(text), (line) => line.text);
}

/**
 * Yields the same entries, each with the number of its line. The first line is 1. One after the other, because a file of 16 MiB may have
 * as many lines.
 */
export function* numberedLinesOf(text: string): Generator<{ readonly number: number; readonly text: string }> {
  for (let start = 0, number = 1; start <= text.length; number++) {
    const end = endOfLine(text, start);
    const entry = text.slice(start, end).trim();
    if (entry !== '' && !entry.startsWith('#')) yield { number, text: entry };
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

/** The index of the next line end, or the length of the string. A regular expression would create an object for each line. */
function endOfLine(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

function parseFlag(text: string): boolean {
  const word = text.toLowerCase();
  if (['true', '1', 'yes'].includes(word)) return true;
  if (['false', '0', 'no'].includes(word)) return false;
  throw new InputError(`\`${oneLine(text)}\` is not a valid boolean; expected true or false, for example: true`);
}
