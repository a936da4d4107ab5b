import type { RequestListener } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openHttpClient } from '../../../src/http/client.ts';
import { trustCertificates } from '../../../src/http/tls.ts';
import { readEmbeddedRoot } from '../../../src/trust/embedded.ts';
import { refreshTrustedRoot } from '../../../src/trust/refresh.ts';
import { certificateFor } from '../../support/certificate.ts';
import { serve, type TestServer } from '../../support/http-server.ts';
import { setProxies, startProxy } from '../../support/proxy.ts';
import { TufRepository } from '../../support/tuf-repository.ts';

const [OLD, NEW] = ['{"root":"first"}', '{"root":"newest"}'];
const NOW = '2026-08-01T00:00:00Z';

/** Sends the files of a repository. */
function listener(repository: TufRepository): RequestListener {
  return ({ url = '' }, response) => {
    const file = repository.files.get(url.slice(1));
    response.writeHead(file === undefined ? 404 : 200).end(file);
  };
}

/** Refreshes a root of 1 July 2026 from a server, with the real HTTP client. */
async function refresh(origin: string, options: { ca?: string; now?: string; read?: (text: string) => string } = {}) {
  const { ca, now = NOW, read = (text: string) => `read: ${text}` } = options;
  const warnings: string[] = [];
  const context = {
    now: () => new Date(now),
    sleep: async () => undefined,
    random: () => 0.5,
    info: () => undefined,
    debug: () => undefined,
    warn: (message: string) => void warnings.push(message.replaceAll(/:\d{4,5}/g, ':PORT')),
  };
  const tls = ca === undefined ? {} : trustCertificates(ca);
  const http = openHttpClient({ userAgent: 'test', timeout: 60_000, tls, retries: 0 }, context);
  const root = await refreshTrustedRoot({ http, load: async () => read, ...context }, REPOSITORY.embed(OLD, origin));
  return { root, warnings };
}

/** Its root.json is embedded in all tests. */
const REPOSITORY = new TufRepository(NEW);

function pathsOf({ requests }: TestServer): readonly string[] {
  return requests.map(({ method, url = '' }) => `${method} ${url.replace(/[0-9a-f]{64}/, 'HASH')}`);
}

describe('the newest trusted root', () => {
  test('is fetched and read without a warning', async () => {
    const server = await serve(listener(REPOSITORY));
    expect(await refresh(server.origin)).toEqual({ root: `read: ${NEW}`, warnings: [] });
    expect(pathsOf(server).toSorted()).toEqual([
      'GET /2.root.json',
      'GET /3.targets.json',
      'GET /5.snapshot.json',
      'GET /targets/HASH.trusted_root.json',
      'GET /timestamp.json',
    ]);
    // Only the files that a name in another file depends on are fetched one after the other.
    expect(pathsOf(server).slice(0, 2).toSorted()).toEqual(['GET /2.root.json', 'GET /timestamp.json']);
  });

  test('is fetched through the proxy of https_proxy, with ca-certificate', async () => {
    const certificate = await certificateFor('tuf.test');
    const server = await serve(listener(REPOSITORY), certificate);
    const proxy = await startProxy('connect-locally');
    setProxies({ https_proxy: `http://${proxy.host}` });
    const origin = `https://tuf.test:${server.port}`;
    expect(await refresh(origin, { ca: certificate.cert })).toEqual({ root: `read: ${NEW}`, warnings: [] });
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT tuf.test:${server.port}`]));
  });
});

const KEEPS =
  'trusted-root: the trusted root of sigstore cannot be updated, so the one in this action (of 2026-07-01) is used: ';
const REACH = ' Let this runner reach 127.0.0.1:PORT, or set trusted-root to embedded.';

/** Each answers with something other than the file. */
const FAULTS: readonly { readonly name: string; readonly respond: RequestListener; readonly warning: string }[] = [
  {
    name: '503',
    respond: (_, response) => response.writeHead(503).end('maintenance'),
    warning: `${KEEPS}GET http://127.0.0.1:PORT/timestamp.json returned 503.${REACH}`,
  },
  {
    name: '302, which is not followed',
    respond: (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    warning: `${KEEPS}GET http://127.0.0.1:PORT/timestamp.json returned 302.${REACH}`,
  },
  {
    name: '403, as some storage services do for a missing file',
    respond: (_, response) => response.writeHead(403).end(),
    warning: `${KEEPS}the repository has no timestamp.json.${REACH}`,
  },
  {
    name: 'a cut connection',
    respond: (_, response) => response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy()),
    warning: `${KEEPS}GET http://127.0.0.1:PORT/timestamp.json failed (ECONNRESET).${REACH}`,
  },
  {
    name: 'a login page',
    respond: (_, response) => response.writeHead(200).end('<html>Log in</html>'),
    warning: `${KEEPS}the response to GET http://127.0.0.1:PORT/timestamp.json is not JSON.${REACH}`,
  },
  {
    name: 'more values than a file of sigstore has',
    respond: (_, response) => response.writeHead(200).end(JSON.stringify({ signed: Array(6_000).fill(0) })),
    warning: `${KEEPS}the response to GET http://127.0.0.1:PORT/timestamp.json has more than 5,000 values.${REACH}`,
  },
  {
    name: 'data without an end',
    respond: (_, response) => {
      const send = () => void (response.destroyed || response.write(' '.repeat(64 << 10), send));
      send();
    },
    warning: `${KEEPS}GET http://127.0.0.1:PORT/timestamp.json failed (more than 256 KiB).${REACH}`,
  },
];

describe('the embedded root is used, with a warning', () => {
  test('if a file cannot be trusted (tuf-client.test.ts has all attacks)', async () => {
    const repository = new TufRepository(NEW);
    const server = await serve(listener(repository));
    expect(await refresh(server.origin)).toEqual({
      root: `read: ${OLD}`,
      warnings: [
        `${KEEPS}timestamp.json cannot be trusted (timestamp was signed by 0/1 keys). Check the clock of this runner, and the proxies between it and 127.0.0.1:PORT.`,
      ],
    });
  });

  test.each(FAULTS)('if the server sends $name', async ({ respond, warning }) => {
    const server = await serve((request, response) =>
      request.url === '/timestamp.json' ? respond(request, response) : listener(REPOSITORY)(request, response),
    );
    expect(await refresh(server.origin)).toEqual({ root: `read: ${OLD}`, warnings: [warning] });
  });

  test('if the server refuses the connection', async () => {
    expect(await refresh('http://127.0.0.1:1')).toEqual({
      root: `read: ${OLD}`,
      warnings: [
        expect.stringMatching(
          /: GET http:\/\/127\.0\.0\.1:1\/\w*\.?(timestamp|root)\.json failed \(ECONNREFUSED\)\. Let this runner reach 127\.0\.0\.1:1,/,
        ),
      ],
    });
  });

  test('if the proxy refuses a tunnel', async () => {
    const proxy = await startProxy(407);
    setProxies({ https_proxy: `http://${proxy.host}` });
    const { root, warnings } = await refresh('https://tuf.example.com');
    expect(root).toBe(`read: ${OLD}`);
    expect(warnings).toEqual([
      expect.stringMatching(
        /: The proxy wants a login \(407\)\. Set https_proxy to .* failed \(CONNECT .* returned 407\)\. Let this runner reach tuf\.example\.com,/,
      ),
    ]);
  });

  test('if the certificate of the server is not trusted', async () => {
    const server = await serve(listener(REPOSITORY), await certificateFor('localhost'));
    const { root, warnings } = await refresh(server.origin);
    expect(root).toBe(`read: ${OLD}`);
    expect(warnings).toEqual([
      expect.stringMatching(
        /: The certificate of localhost:PORT is not signed by a CA .* Set the input ca-certificate .* failed \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. Let/,
      ),
    ]);
  });

  test('if the server does not send all files within five seconds, and then sends no more requests', async () => {
    const pending: (() => void)[] = [];
    const server = await serve((request, response) => {
      if (request.url === '/timestamp.json') pending.push(() => listener(REPOSITORY)(request, response));
      else listener(REPOSITORY)(request, response);
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const refreshed = refresh(server.origin);
    await vi.waitFor(() => expect(pending).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(4_999);
    await vi.advanceTimersByTimeAsync(1);
    expect(await refreshed).toEqual({
      root: `read: ${OLD}`,
      warnings: [`${KEEPS}127.0.0.1:PORT did not send all files within 5 s.${REACH}`],
    });
    for (const respond of pending) respond();
    // Longer than a request takes.
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(pathsOf(server).toSorted()).toEqual(['GET /2.root.json', 'GET /timestamp.json']);
  });

  test('if this version of the action cannot read the newest one', async () => {
    const server = await serve(listener(REPOSITORY));
    const read = (text: string) => {
      if (text === NEW) throw new Error('unknown media type');
      return text;
    };
    expect(await refresh(server.origin, { read })).toEqual({
      root: OLD,
      warnings: [
        `${KEEPS}this version of the action cannot read the newest trusted_root.json (unknown media type). Use a newer version of this action.`,
      ],
    });
  });
});

describe('an old embedded root', () => {
  const AGED =
    'trusted-root: the trusted root of sigstore in this action is of 2026-07-01, so signatures that newer keys of sigstore confirm do not verify. Use a newer version of this action, or set trusted-root to the path of a newer trusted_root.json.';

  /** Uses a root of 1 July 2026 without a request. */
  async function use(now: string) {
    const warnings: string[] = [];
    const warn = (message: string) => void warnings.push(message);
    const reader = { now: () => new Date(now), warn, load: async () => (text: string) => text };
    return { root: await readEmbeddedRoot(reader, REPOSITORY.embed(OLD, '')), warnings };
  }

  test('is used without a warning within six months', async () => {
    expect(await use('2026-12-30T00:00:00Z')).toEqual({ root: OLD, warnings: [] });
  });

  test('is used with a warning after six months', async () => {
    expect(await use('2027-01-01T00:00:00Z')).toEqual({ root: OLD, warnings: [AGED] });
  });

  test('that is updated causes no warning', async () => {
    const server = await serve(listener(REPOSITORY));
    expect((await refresh(server.origin, { now: '2027-06-01T00:00:00Z' })).warnings).toEqual([]);
  });

  test('that cannot be updated causes both warnings', async () => {
    const { warnings } = await refresh('http://127.0.0.1:1', { now: '2027-06-01T00:00:00Z' });
    expect(warnings).toEqual([expect.stringContaining('cannot be updated'), AGED]);
  });
});

test('without a test repository, the root of the public instance is used', async () => {
  const reader = { now: () => new Date(NOW), warn: () => undefined, load: async () => JSON.parse };
  expect(await readEmbeddedRoot(reader)).toMatchObject({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
  });
});
