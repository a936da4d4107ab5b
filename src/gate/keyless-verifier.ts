import type { ConnectionInputs } from '../inputs/connection.ts';
import { openClient } from '../inputs/open-connection.ts';
import type { Runner } from '../runner/runner.ts';
import type { RootVerifier } from '../verify/verifier.ts';

/** The trusted roots of the public sigstore instance that the input `trusted-root` can name: updated in each run, or that of this action. */
export type PublicRoot = 'public' | 'embedded';

/**
 * Starts to read or to update the trusted root of the public sigstore instance, and returns a verifier that waits for it.
 */
export function openKeylessVerifier(root: PublicRoot, connection: ConnectionInputs, runner: Runner): RootVerifier {
  const opening = root === 'public' ? openUpdated(connection, runner) : openEmbedded(runner);
  // An error is reported where a signature is verified.
  opening.catch(() => undefined);
  return {
    verify: async (...parameters) => await (await opening).verify(...parameters),
    verifyEntry: async (...parameters) => await (await opening).verifyEntry(...parameters),
  };
}

async function openUpdated(connection: ConnectionInputs, runner: Runner): Promise<RootVerifier> {
  const { ROOT_TIMEOUT, refreshTrustedRoot } = await import('../trust/refresh.ts');
  const timeout = Math.min(ROOT_TIMEOUT, connection.timeout);
  const http = openClient({ ...connection, timeout, retries: 0 }, runner);
  return await refreshTrustedRoot({ http, now: runner.now, warn: runner.warn, load });
}

async function openEmbedded({ now, warn }: Runner): Promise<RootVerifier> {
  const { readEmbeddedRoot } = await import('../trust/embedded.ts');
  return await readEmbeddedRoot({ now, warn, load });
}

async function load(): Promise<(text: string) => RootVerifier> {
  const { IdentityVerifier } = await import('../verify/identity-verifier.ts');
  return (text) => IdentityVerifier.read({ source: 'trusted_root.json', text });
}
