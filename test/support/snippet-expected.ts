import { OF_PAGES } from './snippet-expected-pages.ts';
import { OF_README } from './snippet-expected-readme.ts';

/** What comes of a snippet. */
export interface Expected {
  /** The snippet's title. */
  readonly name: string;
  /** A pattern where the outcome of a matrix depends on how its images are dealt out. */
  readonly steps: readonly (string | RegExp)[];
  /** Found in what the steps print. */
  readonly log?: readonly (string | RegExp)[];
  /** Where nothing is attached to the image: its tag 1.2, or that of the commit, becomes `bare`. */
  readonly bare?: readonly string[];
  /** Later steps need what its clients do: it is not run where one is not on the PATH. */
  readonly onlyWithClients?: true;
}

/** Every snippet of the README and of docs/ has its row here, in their order. */
export const EXPECTED: readonly Expected[] = [...OF_README, ...OF_PAGES];
