import type { Secret } from './secret.ts';

/**
 * The services that every layer may need: the clock, random numbers, the log, and masking. A function takes the part that it uses, as
 * `Pick<Context, 'now' | 'sleep'>`. No function needs `this`, so each can be passed on its own.
 */
export interface Context {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Writes a line to the log. */
  readonly info: (line: string) => void;
  /** Writes a line that the log only shows when the debug log of the runner is on. */
  readonly debug: (line: string) => void;
  /** Writes a warning to the log, which the runner also shows as an annotation. */
  readonly warn: (message: string) => void;
  /** Registers a secret: from then on the runner replaces it in the log, and this process in all messages and reports. */
  readonly mask: (secret: Secret) => void;
}
