import type { InputReader } from '../inputs/reader.ts';
import type { IdentityVerifier } from '../verify/identity-verifier.ts';
import type { TrustText } from '../verify/verifier.ts';
import type { PublicRoot } from './keyless-verifier.ts';
import { checkTrustPath, readTrustFile } from './trust-file.ts';

/**
 * Reads the input `trusted-root`. The reader keeps the problem.
 * @param workspace GITHUB_WORKSPACE.
 * @returns the name of a root of the public sigstore instance, or a verifier with the roots of the input; `undefined` with a problem.
 */
export async function readRootInput(
  inputs: InputReader<'trusted-root'>,
  workspace: string | undefined,
): Promise<PublicRoot | IdentityVerifier | undefined> {
  const text = inputs.text('trusted-root').trim();
  if (text === 'public' || text === 'embedded') return text;
  const { IdentityVerifier } = await import('../verify/identity-verifier.ts');
  return inputs.parsed('trusted-root', () => IdentityVerifier.read(readText(text, workspace)), undefined);
}

function readText(text: string, workspace: string | undefined): TrustText {
  if (text.startsWith('{')) return { source: 'the input', text };
  checkTrustPath(text, { content: 'a trusted root as JSON', plural: 'trusted roots', expected: EXPECTED });
  return readTrustFile(text, workspace, { expected: EXPECTED, maxBytes: MAX_BYTES });
}

const EXPECTED =
  'expected public, embedded, or the path of a trusted root that was created or checked out before this step, for example: trusted_root.json';

/** The roots of sigstore and GitHub have 7 kB and 13 kB. */
const MAX_BYTES = 1 << 20;
