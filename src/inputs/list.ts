import { InputError } from '../error.ts';

/**
 * Reads words of a known set, separated by commas or blanks, each once.
 * @throws InputError for any other word, and for none.
 */
export function readList<T extends string>(
  text: string,
  { known, example }: { readonly known: readonly T[]; readonly example: string },
): readonly T[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const list = words.map((word) => known.find((name) => name === word));
  if (words.length > 0 && list.every((name) => name !== undefined)) return [...new Set(list)];
  throw new InputError(
    `\`${text}\` is not known; expected one or more of ${known.join(', ')}, separated by commas, for example: ${example}`,
  );
}
