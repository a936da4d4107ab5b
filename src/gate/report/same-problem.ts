import type { ImageHead, ImageOutcome } from './report.ts';

/** An image, and the others that went wrong for the very same reason: it is told once for all of them. */
export interface Alike {
  readonly image: ImageOutcome;
  /** In the order of the input. */
  readonly others: readonly ImageOutcome[];
}

/** Puts the images that went wrong for the same reason together, in the place of the first; any other image is alone. */
export function groupAlike(images: readonly ImageOutcome[]): readonly Alike[] {
  const groups = Map.groupBy(images, (image) => reasonOf(image) ?? image);
  return [...groups.values()].flatMap(([image, ...others]) => (image === undefined ? [] : { image, others }));
}

/** What went wrong with an image, in a text that is the same for the same reason; `undefined` where nothing did, or evidence is missing. */
export function reasonOf({ result, problem }: Pick<ImageHead, 'result' | 'problem'>): string | undefined {
  return problem === undefined ? undefined : `${result}: ${problem}`;
}
