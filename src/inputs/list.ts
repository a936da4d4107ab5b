import { InputError } from '../error.ts';
import { oneLine } from '../text.ts';

/**
 * Reads a list of known words, separated by commas or spaces. Duplicates are removed.
 * @throws InputError for an unknown word, and if there are no words.
 */
export function readList<T extends string>(
  text: string,
  { known, example }: { readonly known: readonly T[]; readonly example: string },
): readonly T[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const list = words.map((word) => known.find((name) => name === word));
  if (words.length > 0 && list.every((name) => name !== undefined)) return [...new Set(list)];
  throw new InputError(
    `\`${oneLine(text)}\` is not valid; expected one or more of ${known.join(', ')}, separated by commas, for example: ${example}`,
  );
}
