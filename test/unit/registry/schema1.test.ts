import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/registry/digest.ts';
import { fetchIndex, resolveManifest } from '../../../src/registry/manifest.ts';
import { mayBeIndex } from '../../../src/registry/manifest-schema.ts';
import { SCHEMA1_TYPES, schema1PayloadOf } from '../../../src/registry/schema1.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { failureOf, openTestClient } from '../../support/test-client.ts';

const NAME = 'devtable/simple';
const PAYLOAD = JSON.stringify({ schemaVersion: 1, name: NAME, tag: 'v1', fsLayers: [], history: [] }, undefined, 3);

/** Signs as libtrust does: the signatures are put before the last two characters. */
function sign(payload: string, { inserted = '', length = payload.length - 2, tail = payload.slice(-2) } = {}): Buffer {
  const header = { formatLength: length, formatTail: Buffer.from(tail).toString('base64url') };
  const signature = {
    header: {},
    signature: 'MEUCIQ',
    protected: Buffer.from(JSON.stringify(header)).toString('base64url'),
  };
  return Buffer.from(`${payload.slice(0, length)}${inserted},"signatures":${JSON.stringify([signature])}${tail}`);
}

describe('schema1PayloadOf', () => {
  const oci = JSON.stringify({ schemaVersion: 2, manifests: [] }, undefined, 3);
  const cases = [
    { name: 'a signed manifest, without its signatures', body: sign(PAYLOAD), payload: PAYLOAD },
    { name: 'a manifest without signatures', body: Buffer.from(PAYLOAD), payload: PAYLOAD },
    { name: 'an OCI index', body: Buffer.from(oci), payload: undefined },
    {
      name: 'an OCI index that was made to look like schema 1',
      body: sign(oci, { inserted: ',"schemaVersion":1,"fsLayers":[]' }),
      payload: undefined,
    },
    { name: 'a length beyond the body', body: sign(PAYLOAD, { length: 100_000, tail: '' }), payload: undefined },
    { name: 'a page', body: Buffer.from('<html>'), payload: undefined },
  ];
  test.each(cases)('$name', ({ body, payload }) => {
    expect(schema1PayloadOf(body)?.toString()).toBe(payload);
  });
});

describe('a Docker image of schema 1', () => {
  const digest = digestOf(Buffer.from(PAYLOAD));

  async function open() {
    const registry = await startTestRegistry();
    const repository = await openTestClient(registry, { images: [NAME] }).repository();
    registry.push.manifest(NAME, sign(PAYLOAD), { digest });
    return { registry, repository };
  }

  test('is an image, not an index', async () => {
    const { repository } = await open();
    expect(await fetchIndex(repository, digest)).toEqual({ kind: 'not-an-index' });
    expect(SCHEMA1_TYPES.some(mayBeIndex)).toBe(false);
  });

  test.each(SCHEMA1_TYPES)('has a digest by tag: %s', async (mediaType) => {
    const { registry, repository } = await open();
    registry.push.manifest(NAME, sign(PAYLOAD), { digest, mediaType, tag: 'old' });
    expect(await resolveManifest(repository, 'old')).toEqual({ kind: 'present', digest, mediaType });
  });

  test('exists', async () => {
    const { repository } = await open();
    expect(await resolveManifest(repository, digest)).toMatchObject({ kind: 'present', digest });
  });

  test('that was altered is an error', async () => {
    const { registry, repository } = await open();
    registry.push.manifest(NAME, sign(PAYLOAD.replace('v1', 'v2')), { digest });
    expect(await failureOf(fetchIndex(repository, digest))).toContain('do not trust it');
  });
});
