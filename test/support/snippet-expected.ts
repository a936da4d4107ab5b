import { OF_PAGES } from './snippet-expected-pages.ts';
import { OF_READMES } from './snippet-expected-readmes.ts';
import { OF_RECIPES } from './snippet-expected-recipes.ts';
import { OF_VERIFICATION } from './snippet-expected-verification.ts';
import type { Expected } from './snippet-outcome.ts';

/** The expected outcome of each snippet of the README and of docs/, in the order of the pages. */
export const EXPECTED: readonly Expected[] = [...OF_READMES, ...OF_PAGES, ...OF_RECIPES, ...OF_VERIFICATION];
