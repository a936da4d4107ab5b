import { AUTH_CHECKS } from './auth-checks.ts';
import { CONTENT_CHECKS } from './content-checks.ts';
import { REFERRERS_CHECKS } from './referrers-checks.ts';
import type { Target } from './registry-client.ts';

/** A statement about a Quay, written once and checked against the embedded registry and a real one. */
export interface Check {
  readonly name: string;
  readonly run: (target: Target) => Promise<void>;
}

/** All checks; each works in a repository of its own. */
export const CHECKS: readonly Check[] = [...AUTH_CHECKS, ...CONTENT_CHECKS, ...REFERRERS_CHECKS];
