import { GATE } from './snippet-names.ts';
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
];

/** The line of a rule that is met by this signer. */
function met(kind: string, signer: string): RegExp {
  return new RegExp(`^ {2}✓ ${kind} .*: met by 1: ${kind} sha256:\\w{12} signed by ${signer}$`, 'm');
}

function byKey(name: string): string {
  return `${name} \\(sha256:\\w{12}\\)`;
}
