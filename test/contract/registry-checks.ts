import { AUTH_CHECKS } from './auth-checks.ts';
import { CONTENT_CHECKS } from './content-checks.ts';
import { REFERRERS_CHECKS } from './referrers-checks.ts';
import type { Check } from './registry-client.ts';

/** All checks; each uses its own repository. */
export const CHECKS: readonly Check[] = [...AUTH_CHECKS, ...CONTENT_CHECKS, ...REFERRERS_CHECKS];
