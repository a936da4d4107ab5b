import { GATE, TOKEN } from './snippet-names.ts';
import type { Expected } from './snippet-outcome.ts';

const CHECKOUT = 'gate / actions/checkout: success';
const PASS = `gate / ${GATE}: success (pass)`;
const MISSING = `gate / ${GATE}: failure (missing)`;

/** The expected runs of the snippets in docs/verification.md. */
export const OF_VERIFICATION: readonly Expected[] = [
  {
    name: 'cosign in GitHub Actions',
    steps: [PASS],
    log: [met('signature', String.raw`https://github\.com/acme/app/\.github/workflows/release\.yml@refs/tags/1\.2`)],
    bare: [MISSING],
  },
  {
    name: 'Keys',
    steps: [CHECKOUT, PASS],
    log: [met('signature', byKey('cosign.pub')), met('sbom', byKey('cosign.pub'))],
    bare: [CHECKOUT, MISSING],
  },
  {
    name: 'A key without a file',
    steps: [PASS],
    log: [met('signature', byKey('public-key'))],
    bare: [MISSING],
  },
  {
    name: 'Red Hat Trusted Artifact Signer',
    steps: [CHECKOUT, PASS],
    log: [met('signature', 'https://kubernetes.io/namespaces/ci/serviceaccounts/pipeline')],
    bare: [CHECKOUT, MISSING],
  },
  {
    name: 'Attestations of private repositories',
    steps: ['gate / Get the trusted root: success', PASS],
    log: [met('provenance', String.raw`https://github\.com/acme/app/\.github/workflows/release\.yml@refs/tags/1\.2`)],
    bare: ['gate / Get the trusted root: success', MISSING],
  },
  {
    name: 'notation',
    steps: [CHECKOUT, PASS],
    log: [met('signature', '.*CN=acme signer.*')],
    bare: [CHECKOUT, MISSING],
  },
  {
    name: 'The verdict as evidence',
    steps: [
      'release / actions/checkout: success',
      `release / ${GATE}: success (pass)`,
      `release / ${TOKEN}: success`,
      'release / Attach the verdict: success',
      'release / post: success',
      `deploy / ${GATE}: success (pass)`,
    ],
    log: [/^ {2}✓ vsa issuer=\S+ identity=\S+ verifier=\S+: met by 1: attestation sha256:\w{12} signed by https:/m],
    bare: [
      'release / actions/checkout: success',
      `release / ${GATE}: failure (missing)`,
      `release / ${TOKEN}: skipped`,
      'release / Attach the verdict: skipped',
      `deploy / ${GATE}: skipped`,
    ],
  },
];

/** The line of a rule that is met by this signer. */
function met(kind: string, signer: string): RegExp {
  return new RegExp(`^ {2}✓ ${kind} .*: met by 1: ${kind} sha256:\\w{12} signed by ${signer}$`, 'm');
}

function byKey(name: string): string {
  return `${name} \\(sha256:\\w{12}\\)`;
}
