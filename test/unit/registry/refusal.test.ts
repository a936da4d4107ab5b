import { describe, expect, test } from 'vitest';
import { fetchBlob } from '../../../src/registry/blob.ts';
import { fetchIndex, fetchManifest, fetchTaggedManifest, resolveManifest } from '../../../src/registry/manifest.ts';
import { isAbsent } from '../../../src/registry/refusal.ts';
import type { Repository } from '../../../src/registry/repository.ts';
import { readRecording } from '../../contract/recording.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { failureOf, openTestClient } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const DIGEST = aDigest('some');
const REGISTRY = { 'Docker-Distribution-API-Version': 'registry/2.0' };

/** The headers and the body of a 404. */
interface NotFound {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The errors of the distribution specification, which all registries send except those below. */
function coded(...codes: readonly string[]): NotFound {
  return { body: JSON.stringify({ errors: codes.map((code) => ({ code, message: 'no', detail: {} })) }) };
}

const ABSENT: readonly (NotFound & { readonly name: string })[] = [
  { name: 'MANIFEST_UNKNOWN', ...coded('MANIFEST_UNKNOWN') },
  { name: 'NAME_UNKNOWN', ...coded('NAME_UNKNOWN') },
  { name: 'BLOB_UNKNOWN', ...coded('BLOB_UNKNOWN') },
  { name: 'MANIFEST_BLOB_UNKNOWN', ...coded('MANIFEST_BLOB_UNKNOWN') },
  { name: "Quay's TAG_EXPIRED", ...coded('TAG_EXPIRED') },
  { name: "Harbor's NOT_FOUND", ...coded('NOT_FOUND') },
  { name: 'such a code after another', ...coded('DETAILS', 'MANIFEST_UNKNOWN') },
  {
    name: "as text/plain, from crane's registry",
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"Unknown manifest"}]}',
  },
  { name: 'an empty body with the header of a registry', headers: REGISTRY },
];

const FOREIGN: readonly (NotFound & { readonly name: string; readonly said: string })[] = [
  { name: 'an empty body (Envoy without a route)', said: '404.' },
  {
    name: 'an OAuth error',
    body: '{"error":"not_found","error_description":"no upstream"}',
    said: '404 (not_found; no upstream).',
  },
  { name: 'a code of a gateway', body: '{"errors":[{"code":"ROUTE_NOT_FOUND"}]}', said: '404 (ROUTE_NOT_FOUND).' },
  { name: 'a code in lower case', body: '{"errors":[{"code":"manifest_unknown"}]}', said: '404 (manifest_unknown).' },
  { name: 'the code UNKNOWN', body: '{"errors":[{"code":"UNKNOWN"}]}', said: '404 (UNKNOWN).' },
  {
    name: 'a code that starts with NOT_FOUND',
    body: '{"errors":[{"code":"NOT_FOUND_HERE"}]}',
    said: '404 (NOT_FOUND_HERE).',
  },
  { name: 'a code of another refusal', body: '{"errors":[{"code":"DENIED"}]}', said: '404 (DENIED).' },
  { name: 'an empty list of errors', body: '{"errors":[]}', said: '404 (JSON with errors).' },
  { name: 'an HTML page', headers: { 'Content-Type': 'text/html', ...REGISTRY }, body: '<h1>?</h1>', said: '404 (?).' },
  { name: 'plain text', body: 'default backend - 404', said: '404 (default backend - 404).' },
  { name: 'a line feed with the header of a registry', headers: REGISTRY, body: '\n', said: '404.' },
];

const CALLERS: readonly { readonly name: string; readonly ask: (from: Repository) => Promise<{ kind: string }> }[] = [
  { name: 'resolveManifest', ask: (from) => resolveManifest(from, 'v1') },
  { name: 'fetchManifest', ask: (from) => fetchManifest(from, DIGEST) },
  { name: 'fetchTaggedManifest', ask: (from) => fetchTaggedManifest(from, 'v1') },
  { name: 'fetchIndex', ask: (from) => fetchIndex(from, DIGEST) },
  { name: 'fetchBlob', ask: (from) => fetchBlob(from, { digest: DIGEST, size: 1 }, 1 << 20) },
];

async function open(response: NotFound): Promise<Repository> {
  const registry = await startTestRegistry();
  registry.push.image('devtable/simple', 'v1');
  registry.fault({ match: { path: /\/(manifests|blobs)\// }, kind: 'answer', status: 404, ...response });
  return await openTestClient(registry, { images: ['devtable/simple'] }).repository();
}

describe.each(CALLERS)('a 404 to $name', ({ ask }) => {
  test.each(ABSENT)('means that the content is absent: $name', async (response) => {
    expect((await ask(await open(response))).kind).toMatch(/^(absent|gone)$/);
  });

  test.each(FOREIGN)('does not mean that the content is absent: $name', async ({ said, ...response }) => {
    const failure = await failureOf(ask(await open(response)));
    expect(failure).toContain(`returned ${said}`);
    expect(failure).toContain('a 404 without one may come from a gateway');
  });
});

describe('isAbsent for a recorded response of Quay', () => {
  const cases = [
    { name: 'manifest-get-unknown-tag', is: true },
    { name: 'manifest-get-unknown-digest', is: true },
    { name: 'manifest-get-unknown-repo', is: true },
    { name: 'manifest-get-deleted-tag', is: true },
    { name: 'manifest-get-bad-digest', is: true },
    { name: 'fallback-tag-get-404', is: true },
    { name: 'cache-5-get-deleted', is: true },
    { name: 'blob-get-unknown', is: true },
    { name: 'v2-unknown-route', is: false },
    { name: 'manifest-get-bad-tag', is: false },
  ];
  test.each(cases)('$name: $is', ({ name, is }) => {
    const { response } = readRecording(name);
    const values = (key: string) =>
      Object.entries(response.headers).flatMap(([one, value]) => (one.toLowerCase() === key ? value : []));
    const { status } = response;
    const body = Buffer.from(response.body);
    expect(status).toBe(404);
    expect(isAbsent({ status, body, header: (key) => values(key)[0], headers: values })).toBe(is);
  });
});
