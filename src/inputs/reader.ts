import { distance } from 'fastest-levenshtein';
import { InputError } from '../error.ts';
import type { Runner } from '../runner/runner.ts';

/**
 * Reads the inputs of one action. Each method gives the input's value, or its default where it is empty; what is wrong is kept,
 * and all of it reported together by `finish`.
 */
export interface InputReader<Name extends string> {
  /** The text as typed; '' where nothing was given and the default is ''. */
  text(name: Name): string;
  /** Entries of a multi-line input, without blank lines and lines that start with `#`. */
  lines(name: Name): readonly string[];
  /** true/false/1/0/yes/no in any case. */
  flag(name: Name): boolean;
  /** What `parse` makes of the text; `instead` where `parse` throws an InputError, whose problems are kept. */
  parsed<T>(name: Name, parse: (text: string) => T, instead: T): T;
  /** Keeps a problem that no single input has. */
  complain(problem: string): void;
  /** @throws InputError with all problems. */
  finish(): void;
}

/**
 * Opens the inputs of an action.
 * @param defaults all of its inputs, as action.yml has them.
 */
export function openInputs<Name extends string>(
  defaults: Readonly<Record<Name, string>>,
  runner: Runner,
): InputReader<Name> {
  const problems: string[] = findStrays(Object.keys(defaults), runner);
  const text = (name: Name) => runner.input(name) || defaults[name];

  function parsed<T>(name: Name, parse: (text: string) => T, instead: T): T {
    try {
      return parse(text(name));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems.map((problem) => `${name}: ${problem}`));
      return instead;
    }
  }

  return {
    text,
    parsed,
    lines: (name) => linesOf(text(name)),
    flag: (name) => parsed(name, parseFlag, false),
    complain: (problem) => problems.push(problem),
    finish() {
      if (problems.length > 0) throw new InputError(problems);
    },
  };
}

/** The entries of a multi-line text: trimmed, without blank lines and comments. */
export function linesOf(text: string): readonly string[] {
  return numberedLinesOf(text).map((line) => line.text);
}

/** The same with the number of each line, from 1, as editors count. */
export function numberedLinesOf(text: string): readonly { readonly number: number; readonly text: string }[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const entry = line.trim();
    return entry === '' || entry.startsWith('#') ? [] : [{ number: index + 1, text: entry }];
  });
}

function parseFlag(text: string): boolean {
  const word = text.toLowerCase();
  if (['true', '1', 'yes'].includes(word)) return true;
  if (['false', '0', 'no'].includes(word)) return false;
  throw new InputError(`\`${text}\` is neither yes nor no; expected true or false, for example: true`);
}

/**
 * Inputs that action.yml does not have. The runner only warns of them; here one that is almost right is an error, since
 * `requires: sbom` would else be a gate that is always open.
 */
function findStrays(names: readonly string[], runner: Runner): string[] {
  const problems: string[] = [];
  for (const stray of runner.inputNames.map((name) => name.toLowerCase()).filter((name) => !names.includes(name))) {
    const near = names.find((name) => distance(name, stray) <= MAX_TYPOS);
    if (near !== undefined) problems.push(`${stray}: there is no such input; expected ${near}`);
    else runner.warn(`There is no input ${stray}; it is ignored. The inputs are: ${names.join(', ')}.`);
  }
  return problems;
}

/** Two letters: `requires`, `user-name`, `retires`. */
const MAX_TYPOS = 2;
