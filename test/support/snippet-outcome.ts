/** The expected outcome of a snippet. */
export interface Expected {
  /** The snippet's title. */
  readonly name: string;
  /** As in `SnippetRun`; a pattern if the outcome of a matrix depends on the distribution of the images. */
  readonly steps: readonly (string | RegExp)[];
  /** The output of the steps matches each of these. */
  readonly log?: readonly (string | RegExp)[];
  /** The expected steps for an image without referrers: the tag 1.2, or that of the commit, is replaced by `bare`. */
  readonly bare?: readonly string[];
  /** Later steps depend on the clients, so the snippet is skipped if a client is not on the PATH. */
  readonly onlyWithClients?: true;
}
