import { once } from 'node:events';
import https from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import { GATE, PUTTING_API, TOKEN } from './steps.ts';
import { type Arranged, type Cell, LIMITS, type OpenStep, type Step } from './types.ts';

/** Registries that cannot be reached, and servers that are not the registry: nothing may be sent to them, and nothing passes. */
export function unreachableCells(): readonly Cell[] {
  const ways = { ...REGISTRIES, ...proxies() };
  return [GATE, TOKEN, PUTTING_API].flatMap((step) =>
    Object.entries(ways).map(([name, arrange]) => cell(step, name, arrange)),
  );
}

type Way = (open: OpenStep) => Promise<Arranged>;

const REGISTRIES: Readonly<Record<string, Way>> = {
  async 'nothing listens at the port'(open) {
    await open.registry.stop();
    return {};
  },
  'the host does not exist': async (open) => ({ inputs: withHost(open, 'registry.invalid:5000') }),
  'the registry does not speak TLS': async () => ({ inputs: { 'plain-http': 'false' } }),
  'the server closes every connection': async (open) => await instead(open, (socket) => socket.end()),
  'the server resets every connection': async (open) => await instead(open, (socket) => socket.resetAndDestroy()),
  'the server says nothing': async (open) => await instead(open, () => undefined, { timeout: '1s' }),
  'the server speaks before it is asked': async (open) => await instead(open, (socket) => socket.end(UNASKED)),
  'nobody knows the authority of the certificate': async (open) => await behindTls(open, {}),
  'the certificate is for another host': async (open) =>
    await behindTls(open, { host: 'other.example', trusted: true }),
  'the certificate has expired': async (open) => await behindTls(open, { until: '2020-01-01', trusted: true }),
};

const UNASKED = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';

/** A host that no DNS knows is reached through the proxy alone. */
function proxies(): Readonly<Record<string, Way>> {
  const answers: Readonly<Record<string, (socket: Socket) => unknown>> = {
    'asks for a login': (socket) =>
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n'),
    'refuses the host': (socket) => socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n'),
    'closes the connection': (socket) => socket.end(),
    'is no proxy': (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
    'answers with a page': (socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nPage'),
  };
  const through = async (open: OpenStep, proxy: string, more: Partial<Arranged> = {}): Promise<Arranged> => ({
    inputs: withHost(open, 'quay.test:5000'),
    environment: { http_proxy: proxy, https_proxy: proxy },
    secrets: [],
    hidden: [PROXY_PASSWORD],
    ...more,
  });
  return {
    'the proxy does not listen': async (open) => await through(open, `http://ci:${PROXY_PASSWORD}@127.0.0.1:1`),
    'the proxy is not an address': async (open) => await through(open, `ci:${PROXY_PASSWORD}@proxy`),
    'the proxy has another scheme': async (open) => await through(open, `socks5://ci:${PROXY_PASSWORD}@127.0.0.1:1`),
    ...Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [
        `the proxy ${name}`,
        async (open: OpenStep) => {
          const server = await listen(createServer((socket) => socket.once('data', () => answer(socket))));
          return await through(open, `http://ci:${PROXY_PASSWORD}@127.0.0.1:${portOf(server)}`, {
            close: () => close(server),
          });
        },
      ]),
    ),
  };
}

const PROXY_PASSWORD = 'pr0xy-s3cret-0123456789';

function cell(step: Step, name: string, arrange: Way): Cell {
  return {
    kind: 'network',
    name: `${step.name}: ${name}`,
    step,
    permits: [step.fails],
    waits: true,
    limits: { ...LIMITS, requests: 0 },
    async arrange(open) {
      const { inputs, ...more } = await arrange(open);
      return { ...more, inputs: { retries: '0', timeout: '5s', ...inputs } };
    },
  };
}

/** The inputs with another host in place of the registry's. */
function withHost({ registry, inputs }: OpenStep, host: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, value.replaceAll(registry.host, host)]),
  );
}

/** A server that does this with each connection takes the place of the registry. */
async function instead(
  open: OpenStep,
  act: (socket: Socket) => unknown,
  inputs: Arranged['inputs'] = {},
): Promise<Arranged> {
  const server = await listen(createServer(act));
  return { inputs: { ...withHost(open, `localhost:${portOf(server)}`), ...inputs }, close: () => close(server) };
}

interface Tls {
  readonly host?: string;
  readonly until?: string;
  /** The certificate is given as the input `ca-certificate`. */
  readonly trusted?: boolean;
}

/** A server with a certificate that does not hold takes the place of the registry. It must not see a request. */
async function behindTls(open: OpenStep, { host = 'localhost', until, trusted = false }: Tls): Promise<Arranged> {
  const pems = await generate([{ name: 'commonName', value: host }], {
    ...{ keyType: 'ec', curve: 'P-256', algorithm: 'sha256' },
    ...(until === undefined ? {} : { notBeforeDate: new Date('2019-01-01'), notAfterDate: new Date(until) }),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
    ],
  });
  const server = https.createServer({ key: pems.private, cert: pems.cert }, (_, response) => {
    // What this would be taken for is a registry that gives everything to everybody.
    response.end('{"token": "given-by-the-wrong-server"}');
  });
  await listen(server);
  const inputs = { ...withHost(open, `localhost:${portOf(server)}`), 'plain-http': 'false' };
  return { inputs: { ...inputs, ...(trusted ? { 'ca-certificate': pems.cert } : {}) }, close: () => close(server) };
}

async function listen<S extends Server>(server: S): Promise<S> {
  server.on('connection', (socket: Socket) => socket.on('error', () => undefined));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The processes that had connections are gone by then. */
async function close(server: Server): Promise<void> {
  server.close();
}
