import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { maskCredentials } from '../../../src/credentials/inputs.ts';
import { GATE_INPUTS } from '../../../src/gate/inputs.ts';
import { certificateFor } from '../../support/certificate.ts';
import { type FakeRunner, fakeRunner } from '../../support/fake-runner.ts';
import { problemsOfAsync } from '../policy/problems-of.ts';
import { readFixture } from '../verify/signed-evidence.ts';
import { readInputs } from './read-inputs.ts';

const { key } = await certificateFor('localhost');
const { pub } = readFixture('p-256');
const BY_INPUT = { require: 'signature key=input' };
const LOGIN = { username: 'me', password: 's3cret' };

async function problemsWith(runner: FakeRunner): Promise<readonly string[]> {
  return await problemsOfAsync(() => readInputs(runner));
}

/** An invalid input. `typed` is the part of it that the message repeats, if not all. */
interface Row {
  readonly input: string;
  readonly text: string;
  readonly says: string;
  readonly typed?: string;
  readonly others?: Readonly<Record<string, string>>;
}

const ROWS: readonly Row[] = [
  { input: 'image', text: '', says: 'neither image nor images-file is set; expected at least one reference' },
  { input: 'image', text: '# none\n', says: 'neither image nor images-file is set; expected at least one', typed: '' },
  { input: 'image', text: 'app', says: 'it has only one component' },
  { input: 'image', text: 'quay.io/Acme/app', says: 'has upper-case letters' },
  { input: 'image', text: 'https://quay.io/acme/app', says: 'it starts with a scheme' },
  { input: 'image', text: 'quay.io/acme/app@', says: 'nothing follows the "@"' },
  { input: 'image', text: 'quay.io/acme/app:', says: 'nothing follows the ":"' },
  { input: 'images-file', text: 'no/such.txt', says: 'does not exist; expected' },
  { input: 'images-file', text: tmpdir(), says: 'is a folder' },
  { input: 'shard', text: '8/8', says: 'has a shard index out of range: with 8 shards use 0/8 to 7/8' },
  { input: 'shard', text: '/8', says: 'has an empty part, probably from an empty variable' },
  { input: 'shard', text: '1', says: 'is not a valid shard' },
  { input: 'require', text: '', says: 'the input is empty' },
  { input: 'require', text: ' \n', says: 'the input is empty', typed: '' },
  { input: 'require', text: '# sbom', says: 'the input is empty', typed: '' },
  { input: 'require', text: 'sbomm', says: 'is not a valid kind, did you mean "sbom"?' },
  { input: 'require', text: 'sbom min=0', says: 'min is "0"' },
  { input: 'require', text: 'none\nsbom', says: '"none" cannot be combined with rules', typed: 'none' },
  { input: 'require', text: 'sbom vex', says: 'expected one rule per line' },
  { input: 'require', text: 'sbom critical', says: 'is not an option; expected one kind or type' },
  { input: 'require', text: 'sbom # must be there', says: 'a rule cannot be followed by a comment' },
  { input: 'require', text: '"none"', says: 'the quotes are part of the rule' },
  { input: 'require', text: 'sbom platform=all', says: 'is only valid in the input platform, use each in a rule' },
  { input: 'require', text: 'signature key=no/such.pub', says: 'the file `no/such.pub` does not exist' },
  { input: 'require', text: 'signature key=awskms:///alias/x', says: 'which is not a path of a file' },
  { input: 'require', text: 'signature --key cosign.pub', says: 'expected key=VALUE without dashes' },
  { input: 'require', text: 'signature ca=ca.pem', says: 'the file `ca.pem` does not exist' },
  { input: 'public-key', text: 'no/such.pub', says: 'does not exist; expected', others: BY_INPUT },
  { input: 'public-key', text: key, says: 'the key in public-key is a private key', typed: '', others: BY_INPUT },
  { input: 'public-key', text: '', says: 'not set or empty, although the rule', others: BY_INPUT },
  { input: 'public-key', text: pub, says: 'no rule has key=input', typed: '', others: { require: 'sbom' } },
  {
    input: 'trusted-root',
    text: 'root.json',
    says: 'no rule has issuer and identity, or log=required',
    typed: '',
    others: { require: 'sbom' },
  },
  { input: 'artifact-type', text: 'sbomm', says: 'is not a valid kind, did you mean "sbom"?' },
  { input: 'artifact-type', text: 'vex\nsbom min=2', says: 'this is not a single word', typed: '`sbom min=2`' },
  { input: 'artifact-type', text: '"sbom', says: 'this is not a single word' },
  { input: 'artifact-type', text: 'sbom | vex', says: 'this is not a single word' },
  { input: 'artifact-type', text: 'none', says: 'this is a value of the input require' },
  { input: 'artifact-type', text: 'sbom|', says: 'one side of a "|" is empty' },
  { input: 'on-missing', text: 'ignore', says: 'expected fail or warn' },
  { input: 'wait-timeout', text: '5', says: 'is not a valid time; expected 0 or an integer with s, m, h or d' },
  { input: 'wait-timeout', text: '25h', says: 'at most 1d' },
  { input: 'wait-interval', text: '0', says: 'is not a valid time; expected an integer' },
  { input: 'wait-interval', text: '0s', says: 'is not a valid time; expected an integer' },
  { input: 'timeout', text: '0', says: 'is not a valid time; expected an integer' },
  { input: 'timeout', text: '1.5s', says: 'is not a valid time; expected an integer' },
  { input: 'retries', text: '-1', says: 'expected an integer from 0 to 99' },
  { input: 'retries', text: '100', says: 'expected an integer from 0 to 99' },
  { input: 'retries', text: 'many', says: 'expected an integer from 0 to 99' },
  { input: 'platform', text: 'each', says: 'is only valid in a rule, use all in the input' },
  { input: 'platform', text: 'linux', says: 'is not a valid platform' },
  { input: 'platform', text: 'linux/', says: 'has an empty part' },
  { input: 'platform', text: 'Linux/amd64', says: 'has upper-case letters' },
  { input: 'depth', text: '0', says: 'expected an integer from 1 to 5' },
  { input: 'depth', text: '6', says: 'expected an integer from 1 to 5' },
  { input: 'depth', text: '1.5', says: 'expected an integer from 1 to 5' },
  { input: 'sources', text: 'api,cosign', says: 'expected one or more of api, tag-schema, cosign-tags, buildkit' },
  { input: 'sources', text: ',', says: 'expected one or more of api, tag-schema, cosign-tags, buildkit' },
  { input: 'sources', text: 'API', says: 'expected one or more of api, tag-schema, cosign-tags, buildkit' },
  { input: 'cosign-repository', text: 'quay.io/acme/signatures:v1', says: 'expected [registry/]namespace/repository' },
  { input: 'actions', text: 'pull,delete', says: 'expected one or more of pull, push' },
  { input: 'actions', text: 'push', says: 'does not include pull' },
  { input: 'check-manifests', text: 'maybe', says: 'expected true or false' },
  {
    input: 'check-manifests',
    text: 'false',
    says: 'it is false, and the rule',
    others: { ...BY_INPUT, 'public-key': pub },
  },
  { input: 'summary', text: 'on', says: 'expected true or false' },
  { input: 'plain-http', text: 'http', says: 'expected true or false' },
  { input: 'insecure-skip-tls-verify', text: 'y', says: 'expected true or false' },
  { input: 'insecure-skip-tls-verify', text: 'true', says: 'not allowed for quay.io', typed: '' },
  {
    input: 'insecure-skip-tls-verify',
    text: 'true',
    says: 'not allowed for quay.io',
    typed: '',
    others: { image: 'quay.io:443/a/b:1' },
  },
  { input: 'registry', text: 'https://quay.io', says: 'is not a valid host; expected host or host:port' },
  { input: 'registry', text: 'quay.io/acme', says: 'is not a valid host; expected host or host:port' },
  { input: 'registry', text: 'r.test', says: 'no image is on' },
  { input: 'registry', text: '', says: 'not set, but the images are on a.test and b.test', others: twoHosts(LOGIN) },
  { input: 'registry', text: '', says: 'not set, but the images are', others: twoHosts({ 'oauth-token': 'x' }) },
  { input: 'registry', text: '', says: 'not set, but the images are', others: twoHosts({ service: 'a.test' }) },
  { input: 'registry', text: '', says: 'not set, but the images are', others: twoHosts({ robot: 'acme+ci' }) },
  {
    input: 'ca-certificate',
    text: 'no/such.pem',
    says: 'not a PEM certificate, and as a file it does not exist; expected',
  },
  { input: 'ca-certificate', text: tmpdir(), says: 'not a PEM certificate, and as a file it is a folder' },
  { input: 'ca-certificate', text: '/dev/zero', says: 'as a file it is not a regular file' },
  { input: 'ca-certificate', text: import.meta.filename, says: 'there is no certificate in `/' },
  { input: 'ca-certificate', text: key, says: 'no certificate in the value (only a private key', typed: '' },
  { input: 'password', text: '', says: 'not set, although username is `me`', others: { username: 'me' } },
  { input: 'username', text: '', says: 'not set, although password is', others: { password: 's3cret' } },
  { input: 'oauth-token', text: 'Bearer eyJhbGciOiJub25lIn0.e30.', says: 'this is a header, not a token', typed: '' },
  { input: 'oauth-token', text: 'authorization:  bearer abc', says: 'this is a header, not a token', typed: '' },
  { input: 'oauth-token', text: 'Bearer', says: 'this is a header, not a token', typed: '' },
  { input: 'robot', text: 'acme', says: 'is not a valid robot; expected namespace+name' },
  { input: 'audience', text: 'quay.io', says: 'given without robot', typed: '' },
];

function twoHosts(others: Readonly<Record<string, string>>): Record<string, string> {
  return { image: 'a.test/a/b:1\nb.test/a/b:1', ...others };
}

describe('every invalid input is reported with its name, its value, what is expected, and an example', () => {
  it.each(ROWS)('$input: $says', async ({ input, text, says, typed = text, others }) => {
    const environment = { GITHUB_WORKSPACE: import.meta.dirname };
    const runner = fakeRunner({ image: 'quay.io/acme/app:1', ...others, [input]: text }, { environment });
    const [problem = '', ...more] = await problemsWith(runner);
    expect(problem.startsWith(`${input}: `)).toBe(true);
    for (const part of [says, typed]) expect(problem).toContain(part);
    expect(problem).toMatch(/expected/i);
    expect(problem).toMatch(/(?:for example:|such as) \S/);
    expect(more).toEqual([]);
  });

  it('the table has a row for every input that can be invalid alone', () => {
    const rows = new Set(ROWS.map(({ input }) => input));
    expect(Object.keys(GATE_INPUTS).filter((name) => !rows.has(name))).toEqual(['auth-file', 'service']);
  });
});

it('reports all problems together, one for each line of image and require', async () => {
  const runner = fakeRunner({
    image: 'quay.io/a/b:1\napp\nquay.io/a/b@',
    require: 'sbomm\nsbom min=0',
    'requires-all': 'x',
    requires: 'sbom',
    retries: 'x',
    username: 'me',
  });
  const starts = ['requires: ', 'requires-all: ', 'retries: ', 'image: "app"', 'image: "quay.io/a/b@"', 'password: '];
  const problems = await problemsWith(runner);
  expect(problems).toHaveLength(8);
  for (const start of [...starts, 'require: `sbomm`', 'require: `sbom min=0`']) {
    expect(problems.filter((problem) => problem.startsWith(start))).toHaveLength(1);
  }
});

describe('every job of a matrix reports the same problems, whichever shard it has', () => {
  it.each(['0/2', '1/2'])('%s', async (shard) => {
    const problems = await problemsWith(fakeRunner(twoHosts({ ...LOGIN, shard })));
    expect(problems).toEqual([expect.stringContaining('the images are on a.test and b.test')]);
  });
});

it('never shows a secret', async () => {
  const base64 = Buffer.from('me:s3cret').toString('base64');
  const runner = fakeRunner({ ...LOGIN, 'oauth-token': 't0ken', image: 'x', registry: `s3cret ${base64}` });
  maskCredentials(runner);
  const problems = (await problemsWith(runner)).map(runner.scrub).join('\n');
  expect(problems).toContain('`*** ***` is not a valid host');
  for (const secret of ['s3cret', 't0ken', base64]) {
    expect(runner.masks).toContain(secret);
    expect(problems).not.toContain(secret);
  }
});
