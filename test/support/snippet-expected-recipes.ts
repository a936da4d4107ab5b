import { GATE } from './snippet-names.ts';
import type { Expected } from './snippet-outcome.ts';

/** The expected runs of the snippets in docs/recipes.md. */
export const OF_RECIPES: readonly Expected[] = [
  {
    name: 'Gate a release and keep the report',
    steps: [`release / ${GATE}: success (pass)`, 'release / Deploy: success', 'release / Keep the report: success'],
    log: [/^Deploy localhost:\d+\/acme\/app@sha256:[0-9a-f]{64} here\.$/m],
    bare: [`release / ${GATE}: failure (missing)`, 'release / Deploy: skipped', 'release / Keep the report: success'],
  },
  {
    name: 'List only',
    steps: [`list / ${GATE}: success (listed)`, 'list / Print the list: success'],
    log: [/^8 referrers$/m, /^sbom sha256:/m, /^signature sha256:/m],
    bare: [`list / ${GATE}: success (listed)`, 'list / Print the list: success'],
  },
  {
    name: 'Show only one type',
    steps: [`list / ${GATE}: success (pass)`, 'list / Print the number of SBOMs: success'],
    log: [/^2 SBOM$/m],
    bare: [`list / ${GATE}: failure (missing)`, 'list / Print the number of SBOMs: skipped'],
  },
  {
    name: 'Use the token in a later step',
    steps: [`tags / ${GATE}: success (listed)`, 'tags / List the tags: success'],
    log: ['"name":"acme/app"'],
  },
  {
    name: 'Use the token in another job',
    steps: [
      `gate / ${GATE}: success (pass)`,
      `fetch / ${GATE}: success (listed)`,
      'fetch / Fetch the manifest: success',
    ],
    log: ['"application/vnd.oci.image.config.v1+json"'],
    bare: [`gate / ${GATE}: failure (missing)`, `fetch / ${GATE}: skipped`, 'fetch / Fetch the manifest: skipped'],
  },
  {
    name: 'Use your own certificate authority',
    steps: [`gate / ${GATE}: success (pass)`],
    bare: [`gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'Use your own certificate authority (2)',
    steps: ['gate / actions/checkout: success', `gate / ${GATE}: success (pass)`],
    bare: ['gate / actions/checkout: success', `gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'Check a public image without secrets',
    steps: [`base-image / ${GATE}: success (pass)`],
    log: ['no credentials; the token acts as (anonymous)'],
    bare: [`base-image / ${GATE}: failure (missing)`],
  },
  {
    name: 'Wait for evidence of another job',
    steps: [
      'build / actions/checkout: success',
      'build / docker/login-action: success',
      'build / docker/build-push-action: success',
      'sbom / docker/login-action: success',
      'sbom / anchore/sbom-action: success',
      'sbom / actions/attest: success',
      `gate / ${GATE}: success (pass)`,
    ],
    log: [/attempt 1, missing: sbom; .* in 5 s/],
  },
  {
    name: 'Check several images',
    steps: [`gate / ${GATE}: success (pass)`, 'gate / Print the result of each image: success'],
    log: [/^pass localhost:\d+\/acme\/app@sha256:/m, /^pass localhost:\d+\/acme\/worker@sha256:/m],
    bare: [`gate / ${GATE}: failure (missing)`, 'gate / Print the result of each image: success'],
  },
];
