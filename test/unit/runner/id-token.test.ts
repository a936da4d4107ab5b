import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type IssuerOptions, type OidcIssuer, startIssuer } from '../../support/oidc-issuer.ts';

describe('idToken', () => {
  it('is the token that GitHub issues for the audience, masked immediately', async () => {
    const { issuer, log } = await ask({});
    const [token = ''] = /(?<=^token )\S+/m.exec(log) ?? [];
    expect(claimsOf(token)).toMatchObject({
      iss: issuer.issuer,
      aud: 'a host:8443',
      sub: 'repo:acme/app:ref:refs/heads/main',
    });
    expect(log.indexOf(`::add-mask::${token}\n`)).toBeLessThan(log.indexOf(`token ${token}`));
    expect(issuer.requests.map(({ server, headers }) => [server, headers.authorization])).toEqual([
      ['runner', `Bearer ${issuer.requestToken}`],
    ]);
  });

  it('is replaced in the log after that', async () => {
    const { log } = await ask({}, { calls: "runner.info('it is ' + token.reveal())" });
    expect(log).toMatch(/^it is \*\*\*$/m);
  });

  const permissions = [
    { name: 'no URL', environment: {} },
    { name: 'an empty URL', environment: { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' } },
  ];
  it.each(permissions)('fails without permission, and names the permission: $name', async ({ environment }) => {
    const { issuer, log } = await ask({}, { environment });
    expect(log).toMatch(
      /^failed GitHub does not issue an OIDC token to this job. Add `permissions: id-token: write` to the job/m,
    );
    expect(log).toMatch(/Pull requests from forks cannot get one/);
    expect(issuer.requests).toEqual([]);
  });

  const responses: readonly {
    readonly name: string;
    readonly endpoint: IssuerOptions['endpoint'];
    readonly says: RegExp;
  }[] = [
    {
      name: 'an HTML page',
      endpoint: { kind: 'html' },
      says: /did not return an OIDC token. Run the job again. \(Response json body do not have ID Token field\)/,
    },
    {
      name: '500 with an HTML page',
      endpoint: { kind: 'server-error', status: 500 },
      says: /\(.*Error Code : 500 .*<h1>500.*\)/,
    },
    {
      name: '503 for each of ten attempts',
      endpoint: { kind: 'server-error', status: 503 },
      says: /\(.*Error Code : 503 .*\)/,
    },
    {
      name: 'a refusal that contains a workflow command',
      endpoint: { kind: 'answer', status: 403, body: JSON.stringify({ message: 'no\n::warning::hello' }) },
      says: /\(.*Error Code : 403 Error Message: no ::warning::hello\)/,
    },
    { name: 'a connection that is closed', endpoint: { kind: 'reset' }, says: /\(.*socket hang up\)/ },
    {
      name: 'a connection that is cut within the body',
      endpoint: { kind: 'cut' },
      says: /did not return an OIDC token within 60 s. Run the job again./,
    },
    {
      name: 'a response that stops within the body',
      endpoint: { kind: 'stall' },
      says: /did not return an OIDC token within 60 s. Run the job again./,
    },
  ];
  it.each(responses)('fails with the response in one line: $name', async ({ endpoint, says }) => {
    const { log } = await ask(endpoint === undefined ? {} : { endpoint });
    expect(log.split('\n').filter((line) => line !== '' && !line.startsWith('::debug::'))).toEqual([
      expect.stringMatching(says),
    ]);
    expect(log).toMatch(/^failed /m);
  });
});

interface Asking {
  /** The code that the child runs with `token`. */
  readonly calls?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Requests a token in a child process, since @actions/core reads the variables and writes the log of its process; its timers run a hundred times as fast. */
async function ask(
  options: IssuerOptions,
  { calls = "console.log('token ' + token.reveal())", environment }: Asking = {},
): Promise<{ readonly issuer: OidcIssuer; readonly log: string }> {
  const issuer = await startIssuer(options);
  onTestFinished(() => issuer.stop());
  const script = `
    const { setTimeout: wait } = globalThis;
    globalThis.setTimeout = (work, milliseconds, ...rest) => wait(work, milliseconds / 100, ...rest);
    const { ActionsRunner } = await import('${new URL('../../../src/runner/runner.ts', import.meta.url)}');
    const runner = new ActionsRunner(process.env);
    try {
      const token = await runner.idToken('a host:8443');
      ${calls};
    } catch (error) {
      console.log('failed ' + error.message);
    }
    process.exit(0);`;
  const granted = {
    ACTIONS_ID_TOKEN_REQUEST_URL: issuer.requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: issuer.requestToken,
  };
  const env = environment ?? granted;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
  return { issuer, log: stdout };
}

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
