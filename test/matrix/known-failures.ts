/** A defect that is known, and the cells that fail because of it. */
export interface KnownFailure {
  readonly defect: string;
  /** Matches `kind: name` of a cell. */
  readonly cells: RegExp;
  /** Whether the cells fail depends on the instant. */
  readonly sometimes?: boolean;
}

/**
 * Cells that fail until a defect is fixed. Unless it fails only sometimes, a cell that passes although it is listed makes the run fail, so
 * that the list stays true.
 */
export const KNOWN_FAILURES: readonly KnownFailure[] = [];
