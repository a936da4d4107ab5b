import type { ImageReport } from './report.ts';

/** An image, and the others that went wrong for the very same reason: it is told once for all of them. */
export interface Alike {
  readonly image: ImageReport;
  /** In the order of the input. */
  readonly others: readonly ImageReport[];
}

/** Puts the images that went wrong for the same reason together, in the place of the first; any other image is alone. */
export function groupAlike(images: readonly ImageReport[]): readonly Alike[] {
  const groups = Map.groupBy(images, (image) => reasonOf(image) ?? image);
  return [...groups.values()].flatMap(([image, ...others]) => (image === undefined ? [] : { image, others }));
}

/** The first image that went wrong for the same reason, if there is one. */
export function findAlike(image: ImageReport, among: readonly ImageReport[]): ImageReport | undefined {
  const reason = reasonOf(image);
  return reason === undefined ? undefined : among.find((other) => reasonOf(other) === reason);
}

function reasonOf({ result, problem }: ImageReport): string | undefined {
  return problem === undefined ? undefined : `${result}: ${problem}`;
}
