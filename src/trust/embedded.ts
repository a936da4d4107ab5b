import type { Context } from '../context.ts';
import type { EmbeddedRoot } from './embedded-root.ts';

/** What is needed to use a trusted root. */
export interface RootReader<T> extends Pick<Context, 'now' | 'warn'> {
  /** Loads the code that parses the text of a `trusted_root.json`. The function that it returns throws if the text is not valid. */
  readonly load: () => Promise<(text: string) => T>;
}

/**
 * Returns the embedded trusted root, without any request. A warning says if it is old.
 * @param embedded for tests.
 */
export async function readEmbeddedRoot<T>({ now, warn, load }: RootReader<T>, embedded?: EmbeddedRoot): Promise<T> {
  const { date, trustedRoot } = embedded ?? (await loadEmbeddedRoot());
  if (now().getTime() - date.getTime() > MAX_AGE) {
    warn(
      `trusted-root: the trusted root of sigstore in this action is of ${formatDate(date)}, so signatures that newer keys of sigstore confirm do not verify. Use a newer version of this action, or set trusted-root to the path of a newer trusted_root.json.`,
    );
  }
  const read = await load();
  return read(trustedRoot);
}

/** Milliseconds, six months. */
const MAX_AGE = 183 * 86_400_000;

/** Loads the embedded root, which is in a chunk of its own. */
export async function loadEmbeddedRoot(): Promise<EmbeddedRoot> {
  const { EMBEDDED_ROOT } = await import('./embedded-root.ts');
  return EMBEDDED_ROOT;
}

/** `2026-11-05` */
export function formatDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
