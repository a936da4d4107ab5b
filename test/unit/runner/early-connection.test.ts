import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { EarlyConnection } from '../../../src/runner/early-connection.ts';

const servers: net.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that counts its connections and what it receives. */
async function startServer() {
  const received: string[] = [];
  const server = net.createServer((socket) => {
    received.push('');
    socket.on('data', (bytes) => received.push(String(bytes)));
    socket.on('error', () => undefined);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { host: `127.0.0.1:${address.port}`, received };
}

const IMAGE = 'acme/app:1.2';

describe('the connection', () => {
  it.each([
    { name: 'the input registry', inputs: (host: string) => ({ INPUT_REGISTRY: ` ${host} `, INPUT_IMAGE: IMAGE }) },
    {
      name: 'the host of the first image',
      inputs: (host: string) => ({ INPUT_IMAGE: `${host}/${IMAGE}\nother.example/a/b` }),
    },
    {
      name: 'with a proxy for http only',
      inputs: (host: string) => ({ INPUT_REGISTRY: host, HTTP_PROXY: 'http://proxy' }),
    },
    {
      name: 'with plain-http: false',
      inputs: (host: string) => ({ INPUT_REGISTRY: host, 'INPUT_PLAIN-HTTP': 'false' }),
    },
  ])('is opened to $name, taken once, and nothing is sent on it', async ({ inputs }) => {
    const { host, received } = await startServer();
    const early = EarlyConnection.open(inputs(host));
    const socket = early?.take(new URL(`https://${host}`));
    await new Promise((resolve) => socket?.once('connect', resolve));
    await expect.poll(() => received).toEqual(['']);
    expect(early?.take(new URL(`https://${host}`))).toBeUndefined();
    socket?.destroy();
  });

  it.each([
    { name: 'another host', url: (host: string) => `https://localhost:${host.split(':')[1]}` },
    { name: 'another protocol', url: (host: string) => `http://${host}` },
    { name: 'another port', url: () => 'https://127.0.0.1:1' },
  ])('is not given for $name', async ({ url }) => {
    const { host } = await startServer();
    const early = EarlyConnection.open({ INPUT_REGISTRY: host });
    expect(early?.take(new URL(url(host)))).toBeUndefined();
    early?.take(new URL(`https://${host}`))?.destroy();
  });

  it('that failed is not given, and does not end the process', async () => {
    const early = EarlyConnection.open({ INPUT_REGISTRY: '127.0.0.1:1' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(early?.take(new URL('https://127.0.0.1:1'))).toBeUndefined();
  });
});

describe('no connection is opened', () => {
  it.each([
    { name: 'through a proxy', more: { HTTPS_PROXY: 'http://proxy:3128' } },
    { name: 'through a proxy, in lower case', more: { https_proxy: 'http://proxy:3128' } },
    { name: 'for plain HTTP', more: { 'INPUT_PLAIN-HTTP': 'true' } },
    { name: 'for a value of plain-http that is not valid', more: { 'INPUT_PLAIN-HTTP': 'on' } },
    { name: 'to a host that is not valid', more: { INPUT_REGISTRY: 'user:password@evil.example' } },
    { name: 'to a host with a path', more: { INPUT_REGISTRY: 'evil.example/path' } },
    { name: 'to an address that URL spells in another way', more: { INPUT_REGISTRY: '0x7f.1' } },
    { name: 'to a token, which name servers would receive', more: { INPUT_REGISTRY: 'k3y'.repeat(15) } },
    { name: 'to a comment', more: { INPUT_REGISTRY: '', INPUT_IMAGE: '# quay.io/acme/app' } },
    { name: 'if only a file has the images', more: { INPUT_REGISTRY: '', 'INPUT_IMAGES-FILE': 'images.txt' } },
  ])('$name', async ({ more }) => {
    expect(EarlyConnection.open({ INPUT_REGISTRY: '127.0.0.1:1', ...more })).toBeUndefined();
  });
});
