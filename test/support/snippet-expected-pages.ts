import type { Expected } from './snippet-expected.ts';
import { API, GATE, TOKEN } from './snippet-names.ts';

/** What comes of the snippets of docs/, page by page. */
export const OF_PAGES: readonly Expected[] = [
  {
    name: 'Call the API of Quay from a step',
    steps: [`tags / ${API}: success`, 'tags / Print their names: success'],
    log: [/^1\.2$/m],
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
    name: 'The workflow',
    steps: [
      'images / List the tags: success',
      'images / Keep the versions, with their digests: success',
      'images / actions/upload-artifact: success',
      'audit (8) / actions/download-artifact: success',
      `audit (8) / ${GATE}: success (listed), success (pass)`,
      'audit (8) / Keep the report: success',
      'verdict / actions/download-artifact: success',
      'verdict / Say what failed: success',
    ],
    log: [/^\S+\/acme\/app:1\.0@sha256:[0-9a-f]{64}$/m, /acme\/app:1\.1@/, /acme\/app:1\.2@/, /^audit: success$/m],
  },
  {
    name: 'From a file, in one job',
    steps: ['audit / actions/checkout: success', `audit / ${GATE}: success (pass)`],
    log: ['acme/app:1.2', 'acme/worker:1.2', 'acme/server:1.2'],
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
  {
    name: 'Copy, then look',
    onlyWithClients: true,
    steps: [
      'mirror / The source: success (pass)',
      'mirror / The rules that it meets: success',
      'mirror / regclient/actions/regctl-installer: success',
      `mirror / ${TOKEN}: success`,
      `mirror / ${TOKEN}: success`,
      'mirror / Copy: success',
      'mirror / The destination: success (pass)',
      'mirror / post: success',
      'mirror / post: success',
    ],
    log: [/^ {2}✓ sbom: met by 1/m, /^ {2}✓ signature: met by 1/m],
  },
  {
    name: 'Where somebody else copies',
    steps: [
      'compare / actions/checkout: success',
      'compare / The source: success (pass)',
      'compare / The same images in the mirror: success',
      'compare / The mirror: success (pass)',
    ],
  },
  {
    name: 'In one step',
    steps: ['compare / docker/login-action: success', `compare / ${GATE}: success (pass)`],
    log: [/username and password of acme\+mirror \(from \S+config\.json\)/, 'username and password of acme+gate;'],
  },
];
