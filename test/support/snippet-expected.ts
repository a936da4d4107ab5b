/** What steps with the gate are called. */
export const GATE = 'OWNER/quay-referrers';

/** What steps with the token are called. */
export const TOKEN = 'OWNER/quay-referrers/token';

/** What steps with the API call are called. */
export const API = 'OWNER/quay-referrers/api';

/** What comes of a snippet. */
export interface Expected {
  /** The snippet's title. */
  readonly name: string;
  readonly steps: readonly string[];
  /** Found in what the steps print. */
  readonly log?: readonly (string | RegExp)[];
  /** Where nothing is attached to the image: its tag 1.2, or that of the commit, becomes `bare`. */
  readonly bare?: readonly string[];
}

/** Every snippet of the README and of docs/ has its row here. */
export const EXPECTED: readonly Expected[] = [
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
      'sbom / actions/attest-sbom: success',
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
    name: 'Keep a tag from expiring on release',
    steps: [`keep / ${API}: success`],
    log: ['on acme/app, needs repo:write'],
  },
  {
    name: 'Make a robot and give it read permission',
    steps: ['robot / Is it there?: success', 'robot / Make it: success', 'robot / Let it read: success'],
    log: ['/api/v1/repository/acme/app/permissions/user/acme+deploy answered 200'],
  },
  {
    name: 'List tags with paging',
    steps: [`tags / ${API}: success`, 'tags / Print them: success'],
    log: [/^1\.2 sha256:[0-9a-f]{64}$/m],
  },
  {
    name: 'Set the description from the README',
    steps: ['describe / actions/checkout: success', 'describe / As JSON: success', `describe / ${API}: success`],
  },
  {
    name: 'Delete the preview tags of a closed pull request',
    steps: [`clean / ${API}: success`, 'clean / Delete them: success'],
  },
  {
    name: 'Change nothing on a dry run',
    steps: [`retire / ${API}: success`],
    log: ['GET /api/v1/organization/{orgname}/robots/{robot_shortname} (getOrgRobot)'],
  },
  {
    name: 'Call the API of Quay from a step',
    steps: [`tags / ${API}: success`, 'tags / Print their names: success'],
    log: [/^1\.2$/m],
  },
  {
    name: '4. The workflow',
    steps: [
      'publish / actions/checkout: success',
      `publish / ${TOKEN}: success`,
      'publish / docker/build-push-action: success',
      'publish / post: success',
    ],
    log: [/^Logged in to \S+ as acme\+ci for the later steps of this job\.$/m, 'The login is removed.'],
  },
];
