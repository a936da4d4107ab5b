import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BY_TAG, imageFixture } from '../support/fixtures.ts';
import { placesThatShow } from '../support/pieces.ts';
import { runGate, runToken } from '../support/run-action.ts';

const ROBOT_TOKEN = '7KQ2MXV9ZJ4TB6WY'.repeat(4);
const OAUTH_TOKEN = 'uH3kZ9pQx7RtB2vNcM5w'.repeat(2);
const AUTH = Buffer.from(`acme+puller:${ROBOT_TOKEN}`).toString('base64');
const HOSTS = ['cloud.openshift.com', 'quay.io', 'registry.connect.redhat.com', 'registry.redhat.io'];
const LONG = Buffer.from(`x:${'Zm9vYmFyLWJheg7K'.repeat(36)}`).toString('base64');
/** One line of 3.5 KB, as Red Hat's console copies it. */
const PULL_SECRET = JSON.stringify({
  auths: Object.fromEntries(
    HOSTS.map((host) => [host, { auth: host === 'quay.io' ? AUTH : LONG, email: 'me@example.com' }]),
  ),
});
const PRIVATE_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});

const CASES: readonly {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly says: string;
}[] = [
  {
    name: 'the content of a pull secret as auth-file',
    inputs: { 'auth-file': PULL_SECRET },
    secrets: [AUTH, LONG, ROBOT_TOKEN],
    says: 'auth-file: this is the content of an auth file, not a path',
  },
  {
    name: 'the same with line breaks',
    inputs: { 'auth-file': JSON.stringify(JSON.parse(PULL_SECRET), null, 2) },
    secrets: [AUTH, LONG, ROBOT_TOKEN],
    says: 'auth-file: this is the content of an auth file, not a path',
  },
  {
    name: 'username and password swapped',
    inputs: { username: ROBOT_TOKEN, password: 'acme+ci' },
    secrets: [ROBOT_TOKEN],
    says: 'username: this looks like a token',
  },
  {
    name: 'a token as username, without password',
    inputs: { username: OAUTH_TOKEN },
    secrets: [OAUTH_TOKEN],
    says: 'username: this looks like a token',
  },
  {
    name: 'a token as robot',
    inputs: { robot: ROBOT_TOKEN },
    secrets: [ROBOT_TOKEN],
    says: 'robot: this looks like a token',
  },
  {
    name: 'a private key as ca-certificate',
    inputs: { 'ca-certificate': String(PRIVATE_KEY) },
    secrets: [String(PRIVATE_KEY).split('\n').slice(1, -2).join('')],
    says: 'only a private key',
  },
  {
    name: 'a token as registry',
    inputs: { registry: ROBOT_TOKEN },
    secrets: [ROBOT_TOKEN],
    says: 'registry: this looks like a token',
  },
  {
    name: 'a URL with a password as registry',
    inputs: { registry: `https://me:${OAUTH_TOKEN}@quay.io` },
    secrets: [OAUTH_TOKEN],
    says: 'registry: this looks like a token',
  },
  {
    name: 'a token as service',
    inputs: { service: OAUTH_TOKEN },
    secrets: [OAUTH_TOKEN],
    says: 'service: this looks like a token',
  },
  {
    name: 'a token in an unknown input',
    inputs: { token: OAUTH_TOKEN, timeout: `${OAUTH_TOKEN}s` },
    secrets: [OAUTH_TOKEN],
    says: 'token: there is no such input; expected oauth-token',
  },
];

/** Base64 of cosign's JSON. */
const ENCRYPTED_KEY = `-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----
eyJrZGYiOnsibmFtZSI6InNjcnlwdCIsInBhcmFtcyI6eyJOIjo2NTUzNiwiciI6
OCwicCI6MX0sInNhbHQiOiJPaEdPa1F2N1h4UlIyb1l2cG5KZ3JtNjY3In0sImNp
-----END ENCRYPTED SIGSTORE PRIVATE KEY-----`;

const KEY_CASES: typeof CASES = [
  {
    name: 'a private key as public-key',
    inputs: { require: 'signature key=input', 'public-key': String(PRIVATE_KEY) },
    secrets: linesOf(String(PRIVATE_KEY)),
    says: 'public-key: the key in public-key is a private key',
  },
  {
    name: 'an encrypted private key as public-key',
    inputs: { require: 'signature key=input', 'public-key': ENCRYPTED_KEY },
    secrets: linesOf(ENCRYPTED_KEY),
    says: 'public-key: the key in public-key is a private key',
  },
  {
    name: 'a private key without its label as public-key',
    inputs: { require: 'signature key=input', 'public-key': linesOf(String(PRIVATE_KEY)).join('\n') },
    secrets: linesOf(String(PRIVATE_KEY)),
    says: 'public-key: this is neither a public key as PEM nor a path',
  },
  {
    name: 'a private key that no rule uses',
    inputs: { 'public-key': String(PRIVATE_KEY) },
    secrets: linesOf(String(PRIVATE_KEY)),
    says: 'public-key: the key in public-key is a private key',
  },
  {
    name: 'a private key in a rule',
    inputs: { require: `signature key=${PRIVATE_KEY}` },
    secrets: linesOf(String(PRIVATE_KEY)),
    says: 'require: a rule has the text of a key or certificate',
  },
  {
    name: 'an encrypted private key on a line of its own',
    inputs: { require: `signature\n${ENCRYPTED_KEY}` },
    secrets: linesOf(ENCRYPTED_KEY),
    says: 'require: a rule has the text of a key or certificate',
  },
];

function linesOf(pem: string): readonly string[] {
  return pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
}

describe('nothing that may be a secret is shown', () => {
  test.each([...CASES, ...KEY_CASES])('gate: $name', async ({ inputs, secrets, says }) => {
    const { registry } = await imageFixture({});
    const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...inputs });
    expect(run.exitCode).toBe(1);
    expect(run.requests).toEqual([]);
    expect(run.log).toContain(says);
    expect(secrets.flatMap((secret) => placesThatShow(secret, run))).toEqual([]);
  });

  test.each(CASES)('token: $name', async ({ inputs, secrets, says }) => {
    const { registry } = await imageFixture({});
    const run = await runToken(registry, { repositories: 'devtable/simple', login: 'true', ...inputs });
    expect(run.exitCode).toBe(1);
    expect(run.requests).toEqual([]);
    expect(run.log).toContain(says);
    expect(secrets.flatMap((secret) => placesThatShow(secret, run))).toEqual([]);
  });
});
