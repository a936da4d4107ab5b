import type { Referrer } from './referrer.ts';

type Annotated = Pick<Referrer, 'annotations'>;

/**
 * When something was made; RFC 3339.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys
 */
export const CREATED = 'org.opencontainers.image.created';

/** The annotation of this key; `undefined` where there is none, whatever JavaScript's own objects have by that name. */
export function annotationOf({ annotations }: Annotated, key: string): string | undefined {
  return Object.hasOwn(annotations, key) ? annotations[key] : undefined;
}

/** When the referrer says that it was made, as its writer typed it. */
export function createdOf(referrer: Annotated): string | undefined {
  return annotationOf(referrer, CREATED);
}
