import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isCutConnection } from '../../../src/http/failure-code.ts';
import { trustCertificates } from '../../../src/http/tls.ts';
import { certificateFor } from '../../support/certificate.ts';
import { listen, serve } from '../../support/http-server.ts';
import { get, networkErrorOf } from './requests.ts';

const OURS = await certificateFor('localhost');
const OTHER = await certificateFor('elsewhere.test');

function serveTls(certificate = OURS) {
  return serve((_, response) => response.end('x'), certificate);
}

describe('a self-signed server', () => {
  const taken = [
    { name: 'its certificate is trusted', tls: trustCertificates(OURS.cert) },
    {
      name: 'its certificate is one of two that are trusted',
      tls: trustCertificates(OTHER.cert + OURS.cert),
    },
    { name: 'certificates are not verified', tls: { rejectUnauthorized: false } },
  ];
  it.each(taken)('is accepted if $name', async ({ tls }) => {
    expect((await get((await serveTls()).origin, { tls })).status).toBe(200);
  });

  const refused = [
    { name: 'no certificate is given', tls: {} },
    { name: 'another certificate is given', tls: trustCertificates(OTHER.cert) },
  ];
  it.each(refused)('is rejected if $name', async ({ tls }) => {
    const server = await serveTls();
    const error = await networkErrorOf(get(server.origin, { tls }));
    expect(error.message).toContain(`The certificate of localhost:${server.port} is not signed by a CA`);
    expect(error.message).toContain('input ca-certificate');
    expect(isCutConnection(error.cause)).toBe(false);
    expect(server.requests).toEqual([]);
  });
});

it('says who signed the certificate of the server', async () => {
  const server = await serveTls();
  const error = await networkErrorOf(get(server.origin));
  expect(error.message).toMatch(
    /^The certificate of localhost:\d+ is not signed by a CA that this runner trusts\. It was signed by "CN=localhost"\. Set the input ca-certificate to/,
  );
});

it('names the certificates that were given, if another CA signed that of the server', async () => {
  const server = await serveTls();
  const error = await networkErrorOf(get(server.origin, { tls: trustCertificates(OTHER.cert) }));
  expect(error.message).toContain(
    ' It was signed by "CN=localhost". The input ca-certificate has the certificate of another CA, or an older one: "CN=elsewhere.test". Set it to the certificate of "CN=localhost". GET https:',
  );
});

it('suggests to remove plain-http if the server speaks TLS', async () => {
  const server = await serveTls();
  const error = await networkErrorOf(get(`http://localhost:${server.port}/`));
  expect(error.message).toMatch(/speaks TLS on this port|uses TLS on this port, remove the input plain-http/);
});

it('recognises the alert with which a TLS server refuses plain HTTP', async () => {
  const { port } = await listen(createServer((socket) => socket.end(Buffer.from([21, 3, 1, 0, 2, 2, 70]))));
  const error = await networkErrorOf(get(`http://127.0.0.1:${port}/`));
  expect(error.message).toContain(
    `127.0.0.1:${port} speaks TLS on this port, but the input plain-http is true. Remove plain-http.`,
  );
});

it('rejects a certificate for another name', async () => {
  const server = await serveTls(OTHER);
  const error = await networkErrorOf(get(server.origin, { tls: trustCertificates(OTHER.cert) }));
  expect(error.message).toMatch(
    /^The certificate of the server is not valid for localhost\. .* \(ERR_TLS_CERT_ALTNAME_INVALID\)/,
  );
  expect(isCutConnection(error.cause)).toBe(false);
});

it('suggests plain-http if the server has no TLS', async () => {
  const server = await serve((_, response) => response.end());
  const error = await networkErrorOf(get(`https://localhost:${server.port}/`));
  expect(error.message).toContain(`localhost:${server.port} does not speak TLS on this port`);
  expect(error.message).toContain('set the input plain-http to true');
});

it('also trusts NODE_EXTRA_CA_CERTS', async () => {
  const server = await serveTls();
  const folder = await mkdtemp(join(tmpdir(), 'trust-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'ca.pem');
  await writeFile(file, OURS.cert);
  const environment = { TARGET: server.origin, GIVEN: OTHER.cert };
  expect(await statusInChild(environment)).toBe('NetworkError');
  expect(await statusInChild({ ...environment, NODE_EXTRA_CA_CERTS: file })).toBe('200');
});

/** Sends a request in a child process, because Node reads the variable only when it starts. */
async function statusInChild(environment: Record<string, string>): Promise<string> {
  const source = new URL('../../../src/http/', import.meta.url);
  const script = `
    import { Transport } from '${source}transport.ts';
    import { trustCertificates } from '${source}tls.ts';
    const tls = trustCertificates(process.env.GIVEN);
    const transport = new Transport({ userAgent: 'tests', timeout: 10000, tls }, { debug() {} });
    const end = await transport.send({ method: 'GET', url: new URL(process.env.TARGET), maxBytes: 100 }).catch((error) => error);
    console.log(end.status ?? end.name);
    process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: environment,
  });
  return stdout.trim();
}
