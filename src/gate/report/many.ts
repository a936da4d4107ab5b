import type { ImageHead } from './report.ts';

/** With more images than this, log and summary tell of those alone in full that did not pass. */
export const MAX_IN_FULL = 20;

/** Whether nothing is to be done about the image. */
export function isWell({ result }: Pick<ImageHead, 'result'>): boolean {
  return result === 'pass' || result === 'listed';
}
