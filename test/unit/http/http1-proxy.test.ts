import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { explain } from '../../../src/error.ts';
import { isCutConnection } from '../../../src/http/failure-code.ts';
import { trustCertificates } from '../../../src/http/tls.ts';
import { certificateFor } from '../../support/certificate.ts';
import { listen, serve } from '../../support/http-server.ts';
import { setProxies, startProxy } from '../../support/proxy.ts';
import { buildRequest, get, networkErrorOf, openTransport } from './requests.ts';

/** A name that no DNS server resolves (RFC 6761), so that only the proxy reaches it; loopback would bypass the proxy. */
const CERTIFICATE = await certificateFor('registry.test');
const TRUSTED = { tls: trustCertificates(CERTIFICATE.cert) };

function serveRegistry() {
  return serve((request, response) => response.end(request.headers.host), CERTIFICATE);
}

describe('https_proxy', () => {
  const users = [
    { name: 'without credentials', user: '', authorization: undefined },
    { name: 'with credentials', user: 'me:s3cret@', authorization: 'me:s3cret' },
    { name: 'with encoded credentials', user: 'me:p%40ss@', authorization: 'me:p@ss' },
  ];
  it.each(users)('tunnels to a registry with its own CA, $name', async ({ user, authorization }) => {
    const [server, proxy] = [await serveRegistry(), await startProxy('connect-locally')];
    setProxies({ https_proxy: `http://${user}${proxy.host}` });
    const response = await get(`https://registry.test:${server.port}/v2/`, TRUSTED);
    expect(response.body.toString()).toBe(`registry.test:${server.port}`);
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT registry.test:${server.port}`]));
    const [sent] = proxy.authorizations;
    expect(sent && Buffer.from(sent.replace('Basic ', ''), 'base64').toString()).toBe(authorization);
  });

  it('verifies the certificate', async () => {
    const [server, proxy] = [await serveRegistry(), await startProxy('connect-locally')];
    setProxies({ https_proxy: `http://${proxy.host}` });
    const untrusted = await networkErrorOf(get(`https://registry.test:${server.port}/`));
    expect(untrusted.message).toContain(`through the proxy ${proxy.host} failed`);
    expect(untrusted.message).toContain('input ca-certificate');
    const misnamed = await networkErrorOf(get(`https://other.test:${server.port}/`, TRUSTED));
    expect(misnamed.message).toContain('The certificate of the server is not valid for other.test');
    expect(server.requests).toEqual([]);
  });

  it('obeys rejectUnauthorized', async () => {
    const [server, proxy] = [await serveRegistry(), await startProxy('connect-locally')];
    setProxies({ https_proxy: `http://${proxy.host}` });
    const response = await get(`https://registry.test:${server.port}/`, { tls: { rejectUnauthorized: false } });
    expect(response.status).toBe(200);
  });

  it('the deadline ends a request whose proxy stalls at CONNECT', async () => {
    const proxy = await startProxy('no-response');
    setProxies({ https_proxy: `http://me:s3cret@${proxy.host}` });
    const error = await networkErrorOf(get('https://registry.test/v2/', { timeout: 200 }));
    expect(error.message).toMatch(
      /^No complete response within 0\.2 s\. Raise .* through the proxy 127\.0\.0\.1:\d+ timed out\.$/,
    );
    expect(explain(error)).not.toContain('s3cret');
  });

  it('the deadline ends a request whose registry stalls after the tunnel is established', async () => {
    const server = await serve(() => undefined, CERTIFICATE);
    const proxy = await startProxy('connect-locally');
    setProxies({ https_proxy: `http://${proxy.host}` });
    const error = await networkErrorOf(get(`https://registry.test:${server.port}/`, { ...TRUSTED, timeout: 500 }));
    expect(error.message).toContain('No complete response within 0.5 s');
    await expect.poll(() => server.open.size + proxy.open.size).toBe(0);
  });

  const refusals = [
    {
      name: 'without a login',
      user: '',
      status: 407,
      says: /^The proxy wants a login \(407\)\. Set https_proxy to http:/,
    },
    {
      name: 'a wrong login',
      user: 'me:s3cret@',
      status: 407,
      says: /^The proxy wants a login \(407\), and does not accept the one in https_proxy\./,
    },
    {
      name: 'forbidden',
      user: 'me:s3cret@',
      status: 403,
      says: /^The proxy refuses to connect to registry\.test:443 \(403\)\. Allow/,
    },
    {
      name: 'unavailable',
      user: 'me:s3cret@',
      status: 503,
      says: /^The proxy refuses to connect to registry\.test:443 \(503\)\. Allow/,
    },
  ];
  it.each(refusals)('names the status of a proxy that refuses: $name', async ({ user, status, says }) => {
    const proxy = await startProxy(status);
    setProxies({ https_proxy: `http://${user}${proxy.host}` });
    const error = await networkErrorOf(get('https://registry.test/v2/'));
    expect(error.message).toMatch(says);
    const sent = `GET https://registry.test/v2/ through the proxy ${proxy.host} failed (CONNECT registry.test:443 returned ${status}).`;
    expect(explain(error).endsWith(sent)).toBe(true);
    expect(explain(error)).not.toContain('s3cret');
    expect(isCutConnection(error.cause)).toBe(status === 503);
    expect(error.unsent).toBe(true);
    await expect.poll(() => proxy.open.size).toBe(0);
  });

  it('names the variable of a proxy that cannot be reached', async () => {
    const port = await freePort();
    setProxies({ HTTPS_PROXY: `http://me:s3cret@127.0.0.1:${port}` });
    const error = await networkErrorOf(get('https://registry.test/v2/'));
    expect(error.message).toMatch(
      new RegExp(`^Cannot reach the proxy 127\\.0\\.0\\.1:${port} \\(ECONNREFUSED\\): check HTTPS_PROXY, and that`),
    );
    expect(isCutConnection(error.cause)).toBe(true);
    expect(explain(error)).not.toContain('s3cret');
  });

  it('says that the address of a proxy without TLS begins with http', async () => {
    const proxy = await startProxy('connect-locally');
    setProxies({ https_proxy: `https://${proxy.host}` });
    const error = await networkErrorOf(get('https://registry.test/v2/'));
    expect(error.message).toMatch(/^The proxy 127\.0\.0\.1:\d+ does not speak TLS \(\S+\): check https_proxy\./);
    expect(isCutConnection(error.cause)).toBe(false);
  });

  it('names a server that is not a proxy', async () => {
    const { port } = await listen(createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')));
    setProxies({ https_proxy: `http://127.0.0.1:${port}` });
    const error = await networkErrorOf(get('https://registry.test/v2/'));
    expect(error.message).toContain('does not respond as a proxy does (HPE_INVALID_CONSTANT): check https_proxy.');
  });

  it('names an entry of no_proxy that matches nothing', async () => {
    const proxy = await startProxy(403);
    setProxies({ https_proxy: `http://${proxy.host}`, no_proxy: 'example.com, *.Test' });
    const error = await networkErrorOf(get('https://registry.test/v2/'));
    expect(error.message).toContain(' The entry *.Test of no_proxy matches nothing: write .Test. GET https:');
  });

  it('prints no deprecation warning for a login', async () => {
    const server = await serveRegistry();
    const proxy = await startProxy('connect-locally');
    const warnings: Error[] = [];
    const record = (warning: Error) => warnings.push(warning);
    process.on('warning', record);
    onTestFinished(() => void process.off('warning', record));
    setProxies({ https_proxy: `http://me:s3cret@${proxy.host}` });
    await get(`https://registry.test:${server.port}/`, TRUSTED);
    await new Promise((resolve) => setImmediate(resolve));
    expect(warnings).toEqual([]);
  });

  it('reuses a tunnel, after one that was opened in advance', async () => {
    const [server, proxy] = [await serveRegistry(), await startProxy('connect-locally')];
    setProxies({ https_proxy: `http://${proxy.host}` });
    const transport = openTransport(TRUSTED);
    for (let count = 0; count < 3; count++) await transport.send(buildRequest(`https://registry.test:${server.port}/`));
    expect(proxy.requests).toHaveLength(2);
  });
});

/** A port that is not in use. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof bound === 'object' && bound !== null ? bound.port : 1;
}

describe('a proxy variable that is not a valid URL is an error, and no request is sent', () => {
  const cases = [
    { name: 'not a URL', variable: 'https_proxy', value: 'http://me:s3cret@@@:99999' },
    { name: 'a port above 65535', variable: 'HTTPS_PROXY', value: 'http://me:s3cret@proxy.test:99999' },
    { name: 'an invalid percent-encoding', variable: 'https_proxy', value: 'http://me:s3cret%zz@proxy.test' },
    { name: 'only host and port, which is parsed as a scheme', variable: 'https_proxy', value: 'me.s3cret:3128' },
    { name: 'spaces', variable: 'https_proxy', value: 'not a s3cret host' },
    { name: 'a SOCKS proxy', variable: 'https_proxy', value: 'socks5://me:s3cret@proxy.test:1080' },
  ];
  it.each(cases)('$name', async ({ variable, value }) => {
    setProxies({ [variable]: value });
    const error = await networkErrorOf(get('https://registry.test/v2/?account=me'));
    expect(error.message).toContain(`The environment variable ${variable} is not a valid proxy URL.`);
    expect(error.message).toContain('Set it to http://host:port');
    expect(explain(error)).not.toContain('s3cret');
  });

  it('is not an error where the proxy would not be used', async () => {
    const server = await serve((_, response) => response.end());
    setProxies({ http_proxy: 'no proxy', https_proxy: 'no proxy', no_proxy: '0.0.0.0' });
    expect((await get(`http://0.0.0.0:${server.port}/`)).status).toBe(200);
    expect((await get(`http://127.0.0.1:${server.port}/`)).status).toBe(200);
  });
});

it('tunnels plain HTTP through http_proxy, and ignores https_proxy', async () => {
  const server = await serve((request, response) => response.end(request.headers.host));
  const proxy = await startProxy('connect-locally');
  setProxies({ http_proxy: `http://${proxy.host}`, https_proxy: 'http://nowhere.test:1' });
  const response = await get(`http://registry.test:${server.port}/`);
  expect(response.body.toString()).toBe(`registry.test:${server.port}`);
  expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT registry.test:${server.port}`]));
});

describe('no_proxy', () => {
  // 0.0.0.0 reaches this machine but does not count as a loopback address.
  const cases = [
    { name: 'is empty', host: '0.0.0.0', no_proxy: '', goes: 'through the proxy' },
    { name: 'is empty, for loopback', host: '127.0.0.1', no_proxy: '', goes: 'direct' },
    { name: 'names the host', host: '0.0.0.0', no_proxy: 'example.com, 0.0.0.0', goes: 'direct' },
    { name: 'names the end of the host', host: '0.0.0.0', no_proxy: '.0.0', goes: 'direct' },
    { name: 'names all', host: '0.0.0.0', no_proxy: '*', goes: 'direct' },
    { name: 'names another host', host: '0.0.0.0', no_proxy: 'example.com', goes: 'through the proxy' },
  ];
  it.each(cases)('$name: $goes', async ({ host, no_proxy, goes }) => {
    const proxy = await startProxy('connect-locally');
    const server = await serve((_, response) => response.end());
    setProxies({ http_proxy: `http://${proxy.host}`, no_proxy });
    expect((await get(`http://${host}:${server.port}/`)).status).toBe(200);
    expect(proxy.requests.length > 0 ? 'through the proxy' : 'direct').toBe(goes);
  });
});
