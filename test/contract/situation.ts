import type { Features } from '../support/registry/options.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';

/** What had happened before a recording was made, beyond what `startRecordedQuay` sets up. */
export interface Situation {
  readonly features?: Partial<Features>;
  /** The OIDC token was signed by a key that its issuer does not publish. */
  readonly foreignKey?: boolean;
  /** `replay` sends another recording first. */
  readonly before?: (registry: EmbeddedRegistry, replay: (name: string) => Promise<void>) => void | Promise<void>;
}
