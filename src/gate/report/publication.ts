import type { RegistryToken } from '../../registry/auth/token.ts';

/** What the gate publishes about a run. Each function makes one part, and is called once, in the order of the fields. */
export interface Publication {
  /** The report file, in pieces. */
  readonly reportFile: () => Iterable<string>;
  /** The predicate of a verification summary as JSON, in pieces; `undefined` if not everything was verified. */
  readonly vsa: (() => Iterable<string>) | undefined;
  readonly outputs: (files: PublishedFiles) => GateOutputs;
  /** The token that covers all images, if there is exactly one. */
  readonly token: RegistryToken | undefined;
  /** The job summary as Markdown; `undefined` if it is not wanted. */
  readonly summary: (() => string) | undefined;
  readonly annotations: () => readonly Annotation[];
  /** The last line of the log, if there is one. */
  readonly lastLine: () => string | undefined;
  /** Whether the step passes. */
  readonly passes: boolean;
}

/** The paths of files; '' if a file does not exist. */
export interface PublishedFiles {
  readonly 'referrers-file': string;
  readonly 'vsa-file': string;
}

export const NO_FILES: PublishedFiles = { 'referrers-file': '', 'vsa-file': '' };

/** The outputs of the gate, except `token`, which is a secret. */
export type OutputName =
  | 'result'
  | 'satisfied'
  | 'missing'
  | 'unverified'
  | 'count'
  | 'referrers'
  | keyof PublishedFiles
  | 'digest'
  | 'image'
  | 'images'
  | 'token-expires-at';

/** The values of the outputs. */
export interface GateOutputs {
  readonly values: Readonly<Record<OutputName, string>>;
  /** The output `referrers` is not complete. */
  readonly cut: boolean;
  /** The errors of the outputs that have an empty value instead of their own. */
  readonly failures: readonly Error[];
}

/** The values for a run that stopped, and for an output that cannot be formatted. */
export const EMPTY_OUTPUTS: GateOutputs['values'] = {
  result: 'error',
  satisfied: 'false',
  missing: '[]',
  unverified: '[]',
  count: '0',
  referrers: '[]',
  ...NO_FILES,
  digest: '',
  image: '',
  images: '[]',
  'token-expires-at': '',
};

/** UTF-8 bytes. Linux allows 128 KiB for one environment variable, and an expression in a workflow may contain the value twice. */
export const MAX_OUTPUT_BYTES = 64 * 1024;

/** A message on the page of the run. It is complete without the title, which only errors have. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  /** Several lines. */
  readonly message: string;
}
