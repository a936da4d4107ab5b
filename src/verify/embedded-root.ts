import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' };

const seed = seeds['https://tuf-repo-cdn.sigstore.dev'];

/**
 * The trust root of the public sigstore instance that this action contains. Its data come from the npm package @sigstore/tuf, which the
 * sigstore project publishes with its latest root. Nothing else of this package is used.
 */
export const EMBEDDED_ROOT = {
  /** The version of the package. */
  version: '5.0.1',
  /** When the package was published. */
  date: new Date('2026-11-05T00:19:12Z'),
  /** `trusted_root.json`: the keys and certificates of Fulcio, Rekor, the CT log and the timestamp authority. */
  trustedRoot: decode(seed.targets['trusted_root.json']),
  /** `root.json`: the keys that sign newer versions of both files. @see https://theupdateframework.github.io/specification/latest/ */
  tufRoot: decode(seed['root.json']),
} as const;

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
