import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultKind } from '../support/registry/fault.ts';
import { type EmbeddedRegistry, startRegistry } from '../support/registry/registry.ts';
import { send } from './send.ts';

let registry: EmbeddedRegistry;
let path: string;

beforeEach(async () => {
  registry = await startRegistry({ features: { redirectBlobs: true } });
  const image = registry.push.image('devtable/public', 'latest');
  for (const artifactType of ['a/one', 'a/two', 'a/three'])
    registry.push.referrer('devtable/public', image.digest, { artifactType });
  path = `/v2/devtable/public/referrers/${image.digest}`;
});

afterEach(() => registry.stop());

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

describe('a fault that replaces the response', () => {
  it.each(ANSWERED)('$fault.kind', async ({ fault, expected }) => {
    registry.fault({ ...fault, match: { method: 'GET', path: /\/referrers\// }, times: 1 });
    expect(await get()).toMatchObject(expected);
    expect((await get()).status).toBe(200);
  });
});

const BROKEN: readonly FaultKind[] = [{ kind: 'cut' }, { kind: 'reset' }];

describe('a fault of the connection', () => {
  it.each(BROKEN)('$kind', async (fault) => {
    registry.fault({ ...fault, match: { path: /\/referrers\// } });
    await expect(get()).rejects.toThrow(/aborted|socket hang up|ECONNRESET/);
  });

  it('stall sends half of the body and then nothing; stop does not wait for it', async () => {
    registry.fault({ kind: 'stall', match: { path: /\/referrers\// } });
    const bytes = await bytesBeforeSilence(`${registry.url}${path}`);
    expect(bytes.received).toBe(Math.floor(bytes.announced / 2));
    await registry.stop();
  });

  it('delay sends the response later', async () => {
    registry.fault({ kind: 'delay', milliseconds: 100, match: { path: /\/referrers\// } });
    const began = performance.now();
    await get();
    expect(performance.now() - began).toBeGreaterThan(95);
  });
});

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
  return send(registry, { method: 'GET', path: `${path}${query}` });
}

function artifactTypes(body: string): readonly string[] {
  return [...body.matchAll(/"artifactType": "([^"]+)"/g)].map(([, type = '']) => type);
}

function bytesBeforeSilence(url: string): Promise<{ readonly announced: number; readonly received: number }> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false }, (response) => {
      let received = 0;
      response.on('data', (chunk: Uint8Array) => {
        received += chunk.length;
      });
      response.on('error', () => undefined);
      setTimeout(() => resolve({ announced: Number(response.headers['content-length']), received }), 150);
    });
    request.once('error', reject);
  });
}
