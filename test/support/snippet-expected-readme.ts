import type { Expected } from './snippet-expected.ts';
import { API, GATE, TOKEN } from './snippet-names.ts';

/** What comes of the snippets of the README. */
export const OF_README: readonly Expected[] = [
  {
    name: 'Use it',
    steps: [`gate / ${GATE}: success (pass)`],
    log: ['the token acts as acme+gate'],
    bare: [`gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'The token',
    steps: [
      'publish / imjasonh/setup-crane: success',
      'publish / regclient/actions/regctl-installer: success',
      'publish / oras-project/setup-oras: success',
      `publish / ${TOKEN}: success`,
      'publish / With docker: success',
      'publish / With crane: success',
      'publish / With regctl: success',
      'publish / With oras: success',
      'publish / post: success',
    ],
    log: ['Logged in to', 'The login is removed.'],
  },
  {
    name: 'The token (2)',
    steps: [
      `build / ${TOKEN}: success`,
      'build / Which tags are there?: success',
      'build / actions/checkout: success',
      'build / docker/build-push-action: success',
      'build / post: success',
    ],
    log: ['granted: {"acme/app":["pull","push"]}', '"name":"acme/app"', 'The login is removed.'],
  },
  {
    name: 'The API call',
    steps: [`describe / ${API}: success`],
    log: ['the token acts as maintainer', /^PUT \S+\/api\/v1\/repository\/acme\/app answered 200/m],
  },
  {
    name: 'Keyless',
    steps: [`gate / ${GATE}: success (pass)`],
    log: ["keyless, as the robot acme+ci by GitHub's OIDC token; the token acts as acme+ci"],
    bare: [`gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'Auth files',
    steps: ['gate / docker/login-action: success', `gate / ${GATE}: success (pass)`],
    log: [/username and password of acme\+gate \(from \S+\.docker\/config\.json\)/],
    bare: ['gate / docker/login-action: success', `gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'Gate a release on an SBOM and a signature',
    steps: [`release / ${GATE}: success (pass)`, 'release / Deploy: success', 'release / Keep the report: success'],
    log: [/^Deploy localhost:\d+\/acme\/app@sha256:[0-9a-f]{64} here\.$/m],
    bare: [`release / ${GATE}: failure (missing)`, 'release / Deploy: skipped', 'release / Keep the report: success'],
  },
  {
    name: 'List only',
    steps: [`list / ${GATE}: success (listed)`, 'list / Print the list: success'],
    log: [/^2 referrers$/m, /^sbom sha256:/m, /^signature sha256:/m],
    bare: [`list / ${GATE}: success (listed)`, 'list / Print the list: success'],
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
    name: 'A Quay with its own certificate',
    steps: [`gate / ${GATE}: success (pass)`],
    bare: [`gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'A Quay with its own certificate (2)',
    steps: ['gate / actions/checkout: success', `gate / ${GATE}: success (pass)`],
    bare: ['gate / actions/checkout: success', `gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'A public image from a fork, without secrets',
    steps: [`base-image / ${GATE}: success (pass)`],
    log: ['no credentials; the token acts as (anonymous)'],
    bare: [`base-image / ${GATE}: failure (missing)`],
  },
  {
    name: 'Wait for evidence that another job attaches',
    steps: [
      'build / actions/checkout: success',
      'build / docker/login-action: success',
      'build / docker/build-push-action: success',
      'sbom / docker/login-action: success',
      'sbom / anchore/sbom-action: success',
      'sbom / actions/attest: success',
      `gate / ${GATE}: success (pass)`,
    ],
    log: ['attempt 1, missing: sbom; again in 5 s'],
  },
  {
    name: 'Several images',
    steps: [`gate / ${GATE}: success (pass)`, 'gate / Say what came of each: success'],
    log: [/^pass localhost:\d+\/acme\/app@sha256:/m, /^pass localhost:\d+\/acme\/worker@sha256:/m],
    bare: [`gate / ${GATE}: failure (missing)`, 'gate / Say what came of each: success'],
  },
  {
    name: 'Where evidence is looked for',
    steps: [`gate / ${GATE}: success (pass)`],
    log: [
      /^ {2}✓ provenance: met by/m,
      /signature +application\/vnd.dev.cosign.simplesigning.v1\+json .* cosign-tags$/m,
    ],
    bare: [`gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'Platforms',
    steps: [`gate / ${GATE}: success (pass)`],
    log: [/^ {2}✓ signature platform=each: met by 2: .*\(linux\/amd64\).*\(linux\/arm64\)/m],
    bare: [`gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'Referrers of referrers',
    steps: [`list / ${GATE}: success (listed)`],
    log: [/^ {2}3 referrers:$/m, /^ {4}sbom .*\n {6}signature /m],
  },
  {
    name: 'Only some types',
    steps: [`list / ${GATE}: success (pass)`, 'list / Say how many SBOMs there are: success'],
    log: [/^1 SBOM$/m],
    bare: [`list / ${GATE}: failure (missing)`, 'list / Say how many SBOMs there are: skipped'],
  },
  {
    name: 'Many images',
    steps: ['gate (2) / actions/checkout: success', /^gate \(2\) \/ OWNER\/quay-referrers: success \((pass|listed)\)/],
    log: ['acme/app:1.2', 'acme/worker:1.2', 'acme/server:1.2'],
  },
];
