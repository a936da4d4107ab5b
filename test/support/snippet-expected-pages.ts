import { API, GATE, TOKEN } from './snippet-names.ts';
import type { Expected } from './snippet-outcome.ts';

/** The expected runs of the snippets in docs/ before docs/recipes.md, page by page. */
export const OF_PAGES: readonly Expected[] = [
  {
    name: 'Keep a tag from expiring on release',
    steps: [`keep / ${API}: success`],
    log: ['on acme/app, needs repo:write'],
  },
  {
    name: 'Create a robot with read permission',
    steps: [
      'robot / Look up the robot: success',
      'robot / Create the robot: success',
      'robot / Grant the permission: success',
    ],
    log: ['/api/v1/repository/acme/app/permissions/user/acme+deploy returned 200'],
  },
  {
    name: 'List tags with paging',
    steps: [`tags / ${API}: success`, 'tags / Print the tags: success'],
    log: [/^1\.2 sha256:[0-9a-f]{64}$/m],
  },
  {
    name: 'Set the description from the README',
    steps: [
      'describe / actions/checkout: success',
      'describe / Convert to JSON: success',
      `describe / ${API}: success`,
    ],
  },
  {
    name: 'Delete the preview tags of a closed pull request',
    steps: [`clean / ${API}: success`, 'clean / Delete the tags: success'],
  },
  {
    name: 'Do a dry run',
    steps: [`retire / ${API}: success`],
    log: ['GET /api/v1/organization/{orgname}/robots/{robot_shortname} (getOrgRobot)'],
  },
  {
    name: 'The workflow',
    steps: [
      'images / List the tags: success',
      'images / Keep the versions with their digests: success',
      'images / actions/upload-artifact: success',
      'audit (8) / actions/download-artifact: success',
      `audit (8) / ${GATE}: success (listed), success (pass)`,
      'audit (8) / Keep the report: success',
      'verdict / actions/download-artifact: success',
      'verdict / Print what failed: success',
    ],
    log: [/^\S+\/acme\/app:1\.0@sha256:[0-9a-f]{64}$/m, /acme\/app:1\.1@/, /acme\/app:1\.2@/, /^audit: success$/m],
  },
  {
    name: 'From a file, in one job',
    steps: ['audit / actions/checkout: success', `audit / ${GATE}: success (pass)`],
    log: ['acme/app:1.2', 'acme/worker:1.2', 'acme/server:1.2'],
  },
  {
    name: 'Auth files',
    steps: ['gate / docker/login-action: success', `gate / ${GATE}: success (pass)`],
    log: [/username and password of acme\+gate \(from \S+\.docker\/config\.json\)/],
    bare: ['gate / docker/login-action: success', `gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'Sources',
    steps: [`gate / ${GATE}: success (pass)`],
    log: [
      /^ {2}✓ provenance: met by/m,
      /signature +application\/vnd.dev.cosign.simplesigning.v1\+json .* cosign-tags$/m,
    ],
    bare: [`gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'Signatures in another repository',
    steps: [`gate / ${GATE}: success (pass)`],
    log: [/^ {2}✓ signature: met by 1/m],
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
    log: [/^ {2}9 referrers:$/m, /^ {4}sbom .*\n {6}signature /m],
  },
  {
    name: '4. Use it in a workflow',
    steps: [
      'publish / actions/checkout: success',
      `publish / ${TOKEN}: success`,
      'publish / docker/build-push-action: success',
      'publish / post: success',
    ],
    log: [/^Logged in to \S+ as acme\+ci for the later steps of this job\.$/m, 'Removed the login.'],
  },
  {
    name: 'Copy and check',
    onlyWithClients: true,
    steps: [
      'mirror / Check the source: success (pass)',
      'mirror / Collect the rules that were met: success',
      'mirror / regclient/actions/regctl-installer: success',
      `mirror / ${TOKEN}: success`,
      `mirror / ${TOKEN}: success`,
      'mirror / Copy: success',
      'mirror / Check the destination: success (pass)',
      'mirror / post: success',
      'mirror / post: success',
    ],
    log: [/^ {2}✓ sbom: met by 1/m, /^ {2}✓ signature: met by 1/m],
  },
  {
    name: 'Check a mirror that others maintain',
    steps: [
      'compare / actions/checkout: success',
      'compare / Check the source: success (pass)',
      'compare / List the same images in the mirror: success',
      'compare / Check the mirror: success (pass)',
    ],
  },
  {
    name: 'Check both registries in one step',
    steps: ['compare / docker/login-action: success', `compare / ${GATE}: success (pass)`],
    log: [/username and password of acme\+mirror \(from \S+config\.json\)/, 'username and password of acme+gate;'],
  },
];
