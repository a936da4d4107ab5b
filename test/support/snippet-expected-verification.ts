import { GATE } from './snippet-names.ts';
import type { Expected } from './snippet-outcome.ts';

/** The expected runs of the snippets in docs/verification.md. */
export const OF_VERIFICATION: readonly Expected[] = [
  {
    name: 'Keys',
    steps: ['gate / actions/checkout: success', `gate / ${GATE}: success (pass)`],
    log: [
      /^ {2}✓ signature key=cosign\.pub: met by 1: signature sha256:\w{12} signed by cosign\.pub \(sha256:\w{12}\)$/m,
      /^ {2}✓ sbom key=cosign\.pub: met by 1: sbom sha256:\w{12} signed by cosign\.pub \(sha256:\w{12}\)$/m,
    ],
    bare: ['gate / actions/checkout: success', `gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'A key without a file',
    steps: [`gate / ${GATE}: success (pass)`],
    log: [/^ {2}✓ signature key=input: met by 1: signature sha256:\w{12} signed by public-key \(sha256:\w{12}\)$/m],
    bare: [`gate / ${GATE}: failure (missing)`],
  },
];
