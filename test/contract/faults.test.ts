import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import http2 from 'node:http2';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Protocol } from '../support/registry/connection.ts';
import type { FaultKind } from '../support/registry/fault.ts';
import { type EmbeddedRegistry, startRegistry } from '../support/registry/registry.ts';
import { send } from './send.ts';

const ANSWERED: readonly { readonly fault: FaultKind; readonly expected: Readonly<Record<string, unknown>> }[] = [
  { fault: { kind: 'too-many-requests', retryAfter: 3 }, expected: { status: 429, headers: { 'retry-after': '3' } } },
  {
    fault: { kind: 'server-error', status: 503 },
    expected: { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
  },
  { fault: { kind: 'html' }, expected: { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } } },
  {
    fault: { kind: 'redirect', to: 'http://localhost:1/' },
    expected: { status: 307, headers: { location: 'http://localhost:1/' } },
  },
  {
    fault: { kind: 'answer', status: 418, headers: { 'X-Pot': 'tea' }, body: 'short' },
    expected: { status: 418, headers: { 'x-pot': 'tea' }, body: 'short' },
  },
];

const BROKEN: readonly FaultKind[] = [{ kind: 'cut' }, { kind: 'reset' }];

const OTHER = 'http://localhost:1';

const PAGING: readonly { readonly name: string; readonly fault: FaultKind; readonly link: string }[] = [
  { name: 'the next page', fault: { kind: 'paging', size: 2 }, link: '<PATH?page=2>; rel="next"' },
  { name: 'the same page', fault: { kind: 'paging', size: 2, next: 'repeat' }, link: '<PATH?page=1>; rel="next"' },
  {
    name: 'another origin',
    fault: { kind: 'paging', size: 2, next: { origin: OTHER } },
    link: `<${OTHER}PATH?page=2>; rel="next"`,
  },
];

describe.each(['HTTP/1.1', 'HTTP/2'] as const)('over %s', (protocol) => {
  let registry: EmbeddedRegistry;
  let path: string;

  beforeEach(async () => {
    registry = await startRegistry({ tls: protocol === 'HTTP/2', features: { redirectBlobs: true } });
    const image = registry.push.image('devtable/public', 'latest');
    for (const artifactType of ['a/one', 'a/two', 'a/three'])
      registry.push.referrer('devtable/public', image.digest, { artifactType });
    path = `/v2/devtable/public/referrers/${image.digest}`;
  });

  afterEach(() => registry.stop());

  describe('a fault that replaces the response', () => {
    it.each(ANSWERED)('$fault.kind', async ({ fault, expected }) => {
      registry.fault({ ...fault, match: { method: 'GET', path: /\/referrers\// }, times: 1 });
      expect(await get()).toMatchObject(expected);
      expect((await get()).status).toBe(200);
    });
  });

  describe('a fault of the connection', () => {
    it.each(BROKEN)('$kind', async (fault) => {
      registry.fault({ ...fault, match: { path: /\/referrers\// } });
      await expect(get()).rejects.toThrow(/aborted|socket hang up|ECONNRESET|canceled|closed/);
    });

    it('stall sends half of the body and then nothing; stop does not wait for it', async () => {
      registry.fault({ kind: 'stall', match: { path: /\/referrers\// } });
      const { announced, received } = await bytesBeforeSilence(protocol, registry, path);
      expect(received).toBe(Math.floor(announced / 2));
      await registry.stop();
    });

    it('delay sends the response later', async () => {
      registry.fault({ kind: 'delay', milliseconds: 100, match: { path: /\/referrers\// } });
      const began = performance.now();
      await get();
      expect(performance.now() - began).toBeGreaterThan(95);
    });
  });

  describe('a fault that changes the response', () => {
    it('omit-header', async () => {
      registry.fault({ kind: 'omit-header', name: 'content-type', match: { path: /\/referrers\// } });
      expect((await get()).headers).not.toHaveProperty('content-type');
    });

    it.each(PAGING)('paging leads to $name', async ({ fault, link }) => {
      registry.fault({ ...fault, match: { path: /\/referrers\// } });
      const first = await get();
      expect([first.headers.link, artifactTypes(first.body)]).toEqual([link.replace('PATH', path), ['a/one', 'a/two']]);
      expect(artifactTypes((await get('?page=2')).body)).toEqual(['a/three']);
    });

    it('ends when it is removed', async () => {
      const end = registry.fault({ kind: 'html', match: { path: /\/referrers\// } });
      end();
      expect(artifactTypes((await get()).body)).toHaveLength(3);
    });
  });

  function get(query = '') {
    return send({ ...registry, protocol }, { method: 'GET', path: `${path}${query}` });
  }
});

function artifactTypes(body: string): readonly string[] {
  return [...body.matchAll(/"artifactType": "([^"]+)"/g)].map(([, type = '']) => type);
}

interface Received {
  readonly announced: number;
  readonly received: number;
}

async function bytesBeforeSilence(
  protocol: Protocol,
  { url, certificate }: EmbeddedRegistry,
  path: string,
): Promise<Received> {
  if (protocol === 'HTTP/1.1') {
    const [response]: IncomingMessage[] = await once(http.get(`${url}${path}`, { agent: false }), 'response');
    if (response === undefined) throw new Error('there is no response');
    return await receive(response, response.headers);
  }
  const stream = http2
    .connect(url, { ca: certificate })
    .on('error', () => undefined)
    .request({ ':path': path });
  const [headers]: http2.IncomingHttpHeaders[] = await once(stream, 'response');
  return await receive(stream, headers);
}

async function receive(body: Readable, headers: http.IncomingHttpHeaders = {}): Promise<Received> {
  let received = 0;
  body.on('data', (chunk: Uint8Array) => {
    received += chunk.length;
  });
  body.on('error', () => undefined);
  await sleep(150);
  return { announced: Number(headers['content-length']), received };
}
