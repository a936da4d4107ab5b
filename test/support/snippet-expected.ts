import { OF_PAGES } from './snippet-expected-pages.ts';
import { OF_READMES } from './snippet-expected-readmes.ts';
import { OF_RECIPES } from './snippet-expected-recipes.ts';

/** The expected outcome of a snippet. */
export interface Expected {
  /** The snippet's title. */
  readonly name: string;
  /** As in `SnippetRun`; a pattern if the outcome of a matrix depends on the distribution of the images. */
  readonly steps: readonly (string | RegExp)[];
  /** The output of the steps matches each of these. */
  readonly log?: readonly (string | RegExp)[];
  /** The expected steps for an image without referrers: the tag 1.2, or that of the commit, is replaced by `bare`. */
  readonly bare?: readonly string[];
  /** Later steps depend on the clients, so the snippet is skipped if a client is not on the PATH. */
  readonly onlyWithClients?: true;
}

/** The expected outcome of each snippet of the README and of docs/, in the order of the pages. */
export const EXPECTED: readonly Expected[] = [...OF_READMES, ...OF_PAGES, ...OF_RECIPES];
