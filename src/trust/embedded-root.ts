import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' };

/** A trusted root of sigstore as of a date, and what is needed to update it. */
export interface EmbeddedRoot {
  /** The TUF repository with newer versions. @see https://theupdateframework.github.io/specification/latest/ */
  readonly repository: string;
  /** When it was published. */
  readonly date: Date;
  /** The text of `trusted_root.json`: the keys and certificates of Fulcio, Rekor, the CT log and the timestamp authority. */
  readonly trustedRoot: string;
  /** The text of `root.json`: the keys that sign newer versions of both files. */
  readonly tufRoot: string;
}

const REPOSITORY = 'https://tuf-repo-cdn.sigstore.dev';

/** The version of the npm package @sigstore/tuf that the embedded root comes from. */
export const EMBEDDED_VERSION = '5.0.1';

/**
 * The root of the public sigstore instance that this action contains. The npm package @sigstore/tuf, which the sigstore project publishes,
 * has it as data. The code of the package is not used.
 */
export const EMBEDDED_ROOT: EmbeddedRoot = {
  repository: REPOSITORY,
  // `npm view @sigstore/tuf time`
  date: new Date('2026-11-05T00:19:12Z'),
  trustedRoot: decode(seeds[REPOSITORY].targets['trusted_root.json']),
  tufRoot: decode(seeds[REPOSITORY]['root.json']),
};

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
