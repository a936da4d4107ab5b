import { describe, expect, test } from 'vitest';
import type { ActionRun } from './action-run.ts';
import { findLeaks } from './leaks.ts';

const SECRET = 'hunter2: the "second"';
const TOKEN = `${encode({ alg: 'RS256' })}.${encode({ sub: 'somebody' })}.${'s'.repeat(40)}`;
const MASKED = [SECRET, TOKEN].map((secret) => `::add-mask::${secret}\n`).join('');
const LOGIN = Buffer.from(`acme+ci:${SECRET}`).toString('base64');
const AUTH_FILE = 'quay-referrers-login-a1B2c3/config.json';
const KEPT: ActionRun = {
  step: 'main',
  exitCode: 0,
  log: MASKED,
  outputs: { token: TOKEN, password: SECRET, result: 'pass' },
  exported: {},
  state: { post: 'true' },
  summary: 'passed',
  files: { 'report.json': '{}' },
  modes: {},
};

test('secrets in masks and in the outputs token and password are allowed', () => {
  expect(findLeaks(KEPT, [SECRET, TOKEN])).toEqual([]);
});

describe('the auth file of a login', () => {
  const files = { [AUTH_FILE]: `{"quay.io": {"auth": "${LOGIN}"}}` };
  const run = { ...KEPT, log: `${MASKED}::add-mask::${LOGIN}\n`, files };
  const secrets = [SECRET, TOKEN, LOGIN];

  test('may contain a login while the job runs', () => {
    expect(findLeaks(run, secrets)).toEqual([]);
  });

  test('must not contain a login after the post step', () => {
    expect(findLeaks({ ...run, step: 'post' }, secrets)).toEqual([`file ${AUTH_FILE} shows ${LOGIN.slice(0, 4)}…`]);
  });

  test.each([
    { name: 'the plain password', text: `{"password": ${JSON.stringify(SECRET)}}` },
    { name: 'a token', text: `{"registrytoken": "${TOKEN}"}` },
    { name: 'a login elsewhere', text: `{"HttpHeaders": {"Authorization": "Basic ${LOGIN}"}}` },
  ])('must not contain anything else: $name', ({ text }) => {
    expect(findLeaks({ ...run, files: { [AUTH_FILE]: text } }, secrets)).toHaveLength(1);
  });

  test('must be the file of the login', () => {
    expect(findLeaks({ ...run, files: { 'config.json': files[AUTH_FILE] ?? '' } }, secrets)).toHaveLength(1);
  });
});

describe('the response of an API call', () => {
  const made = 'ROBOTTOKENROBOTTOKEN';
  const text = `{"name": "acme+new", "token": "${made}"}`;
  const files = { '0a1b2c3d-response.json': text };
  const run = { ...KEPT, log: `${MASKED}::add-mask::${made}\n`, outputs: { body: text }, files };

  test('may contain a secret that the call created, in body and body-file', () => {
    expect(findLeaks(run, [SECRET, TOKEN])).toEqual([]);
  });

  test.each([
    { name: 'the secret in the summary', leaking: { ...run, summary: made } },
    { name: 'the secret in the log', leaking: { ...run, log: `${run.log}${made}` } },
    { name: 'the secret is not masked', leaking: { ...run, log: MASKED } },
    { name: 'the secret in another file', leaking: { ...run, files: { ...files, 'report.json': made } } },
    { name: 'a secret of the inputs', leaking: { ...run, outputs: { body: JSON.stringify({ token: SECRET }) } } },
  ])('$name is found', ({ leaking }) => {
    expect(findLeaks(leaking, [SECRET, TOKEN])).toHaveLength(1);
  });
});

test('a mask of an earlier step is valid for later steps', () => {
  expect(findLeaks({ ...KEPT, log: '' }, [SECRET, TOKEN], { logs: [MASKED, ''], isOver: true })).toEqual([]);
});

const leaks: readonly { readonly name: string; readonly run: Partial<ActionRun> }[] = [
  { name: 'in the log', run: { log: `${MASKED}password ${SECRET}` } },
  { name: 'as base64 in the log', run: { log: `${MASKED}${Buffer.from(SECRET).toString('base64')}` } },
  { name: 'in a URL in the log', run: { log: `${MASKED}https://quay.io/?p=${encodeURIComponent(SECRET)}` } },
  { name: 'in JSON in an output', run: { outputs: { referrers: JSON.stringify([SECRET]) } } },
  { name: 'in a variable of later steps', run: { exported: { PASSWORD: SECRET } } },
  { name: 'in the saved state', run: { state: { login: SECRET } } },
  { name: 'a secret output that is not masked', run: { outputs: { password: 'another' } } },
  { name: 'in the summary', run: { summary: `<p>${TOKEN}</p>` } },
  { name: 'in a file', run: { files: { 'auth.json': TOKEN } } },
  { name: 'only the signature of a token', run: { summary: 's'.repeat(40) } },
  {
    name: 'half of an unknown token',
    run: { summary: `${encode({ alg: 'x' })}.${encode({ sub: 'other' })}` },
  },
  { name: 'a token that is not masked', run: { log: `::add-mask::${SECRET}\n` } },
];
test.each(leaks)('$name is found', ({ run }) => {
  expect(findLeaks({ ...KEPT, ...run }, [SECRET, TOKEN])).toHaveLength(1);
});

function encode(claims: object): string {
  return Buffer.from(JSON.stringify(claims)).toString('base64url');
}
