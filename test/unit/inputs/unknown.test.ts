import { describe, expect, it } from 'vitest';
import { API_INPUTS } from '../../../src/api/inputs.ts';
import { GATE_INPUTS } from '../../../src/gate/inputs.ts';
import { InputReader } from '../../../src/inputs/reader.ts';
import { describeUnknownInput } from '../../../src/inputs/unknown.ts';
import { TOKEN_INPUTS } from '../../../src/token/inputs.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { problemsOf } from '../policy/problems-of.ts';

const ACTIONS = { gate: GATE_INPUTS, token: TOKEN_INPUTS, api: API_INPUTS };

/** By action: the input that is meant, and what people type instead. */
const MEANT: readonly (readonly [keyof typeof ACTIONS, string, string])[] = [
  ['gate', 'require', 'requires requirement requirements rules rule policy policies kinds types sbom signature verify'],
  ['gate', 'require', 'require-sbom sbom-required requirements_file REQUIREMENTS requiredTypes'],
  ['gate', 'image', 'imag images reference ref repository repositories repo tag digest image-reference'],
  ['gate', 'images-file', 'images_file imagesfile image-file file'],
  ['gate', 'public-key', 'key keys public_key public-keys pubkey cosign-key verification-key cosign.pub'],
  ['gate', 'on-missing', 'on_missing fail warn-only soft-fail exit-code'],
  ['gate', 'wait-timeout', 'wait wait_timeout'],
  ['gate', 'platform', 'platforms arch'],
  ['gate', 'oauth-token', 'token oauth_token github-token access-token'],
  ['gate', 'auth-file', 'authfile auth docker-config pull-secret'],
  ['gate', 'username', 'user user-name usernam registry-username'],
  ['gate', 'password', 'pass passwd secret robot-token'],
  ['gate', 'ca-certificate', 'ca cacert ca-cert ca_certificates ca-bundle certificate ca-cert-file'],
  ['gate', 'insecure-skip-tls-verify', 'insecure tls-verify skip-tls-verify insecureSkipTlsVerify'],
  ['gate', 'plain-http', 'plain_http http'],
  ['gate', 'retries', 'retreis retry max-retries'],
  ['gate', 'registry', 'host server url registry-url quay-url'],
  ['token', 'repositories', 'repository repo repos scope scopes image images respositories'],
  ['token', 'registry', 'url host server registry-host'],
  ['token', 'actions', 'action permissions push'],
  ['token', 'login', 'docker-login logins'],
  ['api', 'path', 'url uri endpoint paths api-url'],
  ['api', 'body', 'data json payload request-body'],
  ['api', 'method', 'methods verb http-method'],
  ['api', 'parameters', 'parameter params args'],
  ['api', 'operation', 'operationId operation-id operations'],
  ['api', 'oauth-token', 'token bearer api-key key'],
  ['api', 'expect-user', 'user username'],
  ['api', 'expect-status', 'status expected-status'],
  ['api', 'registry', 'host server'],
];

describe('an unknown input names the input that is meant', () => {
  const cases = MEANT.flatMap(([action, near, names]) => names.split(' ').map((typed) => ({ action, near, typed })));
  it.each(cases)('$action: $typed -> $near', ({ action, near, typed }) => {
    const inputs = new InputReader<string>(ACTIONS[action], fakeRunner({ [typed]: '' }));
    expect(problemsOf(() => inputs.finish())).toEqual([
      `${typed.toLowerCase()}: there is no such input; expected ${near}`,
    ]);
  });
});

it('lists all inputs if none is near, and names the variable that may be the cause', () => {
  expect(describeUnknownInput('colour', ['image', 'require'])).toBe(
    'colour: there is no such input; expected one of image, require. If this is a variable that env sets (INPUT_COLOUR), rename it',
  );
});

it('cuts and escapes the name', () => {
  const problem = describeUnknownInput(`\u202e${'x'.repeat(100_000)}`, ['image']);
  expect(problem).toMatch(/^\\u\{202e\}x+…: there is no such input/);
  expect(problem.length).toBeLessThan(300);
});
