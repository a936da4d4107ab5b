import { API, GATE, TOKEN } from './snippet-names.ts';
import type { Expected } from './snippet-outcome.ts';

/** The expected runs of the snippets in README.md, token/README.md and api/README.md. */
export const OF_READMES: readonly Expected[] = [
  {
    name: 'Require a verified signature',
    steps: [`job / ${GATE}: success (pass)`, 'job / Deploy: success'],
    log: [
      'the token acts as acme+gate',
      /^ {2}✓ signature issuer=\S+ identity=\S+: met by 1: signature sha256:\w{12} signed by https:\/\/github\.com\/acme\/app\/\.github\/workflows\/release\.yml@refs\/tags\/1\.2$/m,
      /^Deploy localhost:\d+\/acme\/app@sha256:[0-9a-f]{64} here\.$/m,
    ],
    bare: [`job / ${GATE}: failure (missing)`, 'job / Deploy: skipped'],
  },
  {
    name: 'Use no stored secret',
    steps: [`job / ${GATE}: success (pass)`],
    log: ['keyless as the robot acme+ci, with an OIDC token from GitHub; the token acts as acme+ci'],
    bare: [`job / ${GATE}: failure (missing)`],
  },
  {
    name: 'Log in for later steps',
    steps: [`job / ${TOKEN}: success`, 'job / docker/build-push-action: success', 'job / post: success'],
    log: [/^Logged in to \S+ as acme\+build /m, 'Removed the login.'],
  },
  {
    name: "Call Quay's API",
    steps: [`job / ${API}: success`],
    log: ['the token acts as maintainer', /^PUT \S+\/api\/v1\/repository\/acme\/app returned 200/m],
  },
  {
    name: 'Check many images',
    steps: ['job (2) / actions/checkout: success', /^job \(2\) \/ OWNER\/quay-referrers: success \((pass|listed)\)/],
    log: ['acme/app:1.2', 'acme/worker:1.2', 'acme/server:1.2'],
  },
  {
    name: 'Log in several clients',
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
    log: ['Logged in to', 'Removed the login.'],
  },
  {
    name: 'Check the permission before a build',
    steps: [
      `build / ${TOKEN}: success`,
      'build / List the tags: success',
      'build / actions/checkout: success',
      'build / docker/build-push-action: success',
      'build / post: success',
    ],
    log: ['granted: {"acme/app":["pull","push"]}', '"name":"acme/app"', 'Removed the login.'],
  },
  {
    name: 'Read all pages of a list',
    steps: [`tags / ${API}: success`, 'tags / Print their names: success'],
    log: [/^1\.2$/m],
  },
  {
    name: 'Change something as a known user',
    steps: [`describe / ${API}: success`],
    log: ['the token acts as maintainer', /^PUT \S+\/api\/v1\/repository\/acme\/app returned 200/m],
  },
];
