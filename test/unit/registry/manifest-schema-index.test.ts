import { describe, expect, it, test } from 'vitest';
import { DOCKER_LIST, decodeBody, decodeIndex, OCI_INDEX } from '../../../src/registry/manifest-schema.ts';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const manifest = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: DIGEST, size: 7 };

function index(fields: object = {}): object {
  return { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], ...fields };
}

describe('decodeIndex accepts', () => {
  const none = { mediaType: OCI_INDEX, manifests: [] };
  const entry = { ...manifest, annotations: {} };
  const cases = [
    { name: 'an index without entries', json: index(), value: none },
    { name: 'no media type', json: { schemaVersion: 2, manifests: [] }, value: none },
    { name: 'null as the manifests of an OCI index', json: index({ manifests: null }), value: none },
    {
      name: 'a Docker manifest list',
      json: index({ mediaType: DOCKER_LIST }),
      value: { ...none, mediaType: DOCKER_LIST },
    },
    { name: 'a descriptor', json: index({ manifests: [manifest] }), value: { ...none, manifests: [entry] } },
    {
      name: 'null annotations',
      json: index({ manifests: [{ ...manifest, annotations: null }] }),
      value: { ...none, manifests: [entry] },
    },
    {
      name: 'annotations that are not strings, without them',
      json: index({ manifests: [{ ...manifest, annotations: { a: 42, b: null, c: {}, d: ['e'], f: true, g: 'h' } }] }),
      value: { ...none, manifests: [{ ...entry, annotations: { g: 'h' } }] },
    },
    {
      name: 'annotations and an artifact type that are null, as none',
      json: index({ manifests: [{ ...manifest, annotations: null, artifactType: null }] }),
      value: { ...none, manifests: [entry] },
    },
    {
      name: 'urls and data of any type',
      json: index({ manifests: [{ ...manifest, urls: 'https://example.com', data: 42, extra: [] }] }),
      value: { ...none, manifests: [entry] },
    },
    {
      name: 'a null variant',
      json: index({ manifests: [{ ...manifest, platform: { os: 'linux', architecture: 'amd64', variant: null } }] }),
      value: { ...none, manifests: [{ ...entry, platform: 'linux/amd64' }] },
    },
    {
      name: 'all fields, and unknown ones',
      json: index({
        annotations: 7,
        manifests: [
          {
            ...entry,
            artifactType: 'a/b',
            annotations: { k: '' },
            platform: { os: 'linux', architecture: 'arm', variant: 'v7', 'os.version': 1 },
            urls: [],
          },
        ],
      }),
      value: {
        ...none,
        manifests: [{ ...entry, artifactType: 'a/b', annotations: { k: '' }, platform: 'linux/arm/v7' }],
      },
    },
    {
      name: 'a platform without a variant',
      json: index({ manifests: [{ ...manifest, platform: { os: 'linux', architecture: 'amd64' } }] }),
      value: { ...none, manifests: [{ ...entry, platform: 'linux/amd64' }] },
    },
  ];
  test.each(cases)('$name', ({ json, value }) => {
    expect(decodeIndex(json)).toEqual({ ok: true, value });
  });
});

describe('decodeIndex rejects', () => {
  const cases = [
    { name: 'null', json: null, why: 'the body must be an object' },
    { name: 'an array', json: [manifest], why: 'the body must be an object' },
    { name: 'an error', json: { errors: [] }, why: 'schemaVersion must be 2' },
    { name: 'schema 1', json: index({ schemaVersion: 1 }), why: 'schemaVersion must be 2' },
    {
      name: 'another media type',
      json: index({ mediaType: manifest.mediaType }),
      why: 'mediaType must be that of an OCI index or Docker manifest list',
    },
    { name: 'no manifests', json: { schemaVersion: 2, mediaType: OCI_INDEX }, why: 'manifests must be an array' },
    { name: 'an object as manifests', json: index({ manifests: {} }), why: 'manifests must be an array' },
    {
      name: 'null without a media type',
      json: { schemaVersion: 2, manifests: null },
      why: 'manifests must be an array',
    },
    {
      name: 'null in a Docker manifest list',
      json: index({ mediaType: DOCKER_LIST, manifests: null }),
      why: 'manifests must be an array',
    },
    {
      name: 'an index with layers',
      json: index({ layers: [] }),
      why: 'the body must not have manifests together with config or layers (index or manifest?)',
    },
    { name: 'null as an entry', json: index({ manifests: [null] }), why: 'manifests[0] must be an object' },
    {
      name: 'an invalid digest',
      json: index({ manifests: [manifest, { ...manifest, digest: 'sha256:0' }] }),
      why: 'manifests[1].digest must be sha256: with 64 or sha512: with 128 lower-case hex digits',
    },
    {
      name: 'an entry without a media type',
      json: index({ manifests: [{ ...manifest, mediaType: '' }] }),
      why: 'manifests[0].mediaType must not be empty',
    },
    {
      name: 'a negative size',
      json: index({ manifests: [{ ...manifest, size: -1 }] }),
      why: 'manifests[0].size must not be negative',
    },
    {
      name: 'a size that is not an integer',
      json: index({ manifests: [{ ...manifest, size: 0.5 }] }),
      why: 'manifests[0].size must be an integer',
    },
    {
      name: 'no size',
      json: index({ manifests: [{ ...manifest, size: undefined }] }),
      why: 'manifests[0].size must be an integer',
    },
    {
      name: 'an artifact type that is not a string',
      json: index({ manifests: [manifest, { ...manifest, artifactType: 42 }] }),
      why: 'manifests[1].artifactType must be a string',
    },
    {
      name: 'annotations that are an array',
      json: index({ manifests: [{ ...manifest, annotations: ['a'] }] }),
      why: 'manifests[0].annotations must be an object',
    },
    {
      name: 'annotations that are a string',
      json: index({ manifests: [{ ...manifest, annotations: 'a' }] }),
      why: 'manifests[0].annotations must be an object',
    },
    {
      name: 'a platform without an architecture',
      json: index({ manifests: [{ ...manifest, platform: { os: 'linux' } }] }),
      why: 'manifests[0].platform.architecture must be a string',
    },
  ];
  test.each(cases)('$name', ({ json, why }) => {
    expect(decodeIndex(json)).toMatchObject({ ok: false, why });
  });
});

describe('decodeIndex stops at the first invalid entry', () => {
  it('of many', () => {
    const json = index({ manifests: [manifest, ...Array.from({ length: 99_999 }, () => ({}))] });
    expect(decodeIndex(json)).toEqual({ ok: false, why: 'manifests[1].mediaType must be a string' });
  });

  it('and advises to delete its manifest', () => {
    const json = index({ manifests: [{ ...manifest, size: '7' }] });
    expect(decodeIndex(json)).toEqual({
      ok: false,
      why: 'manifests[0].size must be an integer',
      advice: `Delete the manifest ${DIGEST} from the repository, and attach it again.`,
    });
  });

  it('also if its digest has another algorithm', () => {
    const digest = `sha384:${'a'.repeat(96)}`;
    expect(decodeIndex(index({ manifests: [{ ...manifest, digest }] }))).toMatchObject({
      why: 'manifests[0].digest must be sha256: with 64 or sha512: with 128 lower-case hex digits',
      advice: `Delete the manifest "${digest}" from the repository, and attach it again.`,
    });
  });

  it('and before it reads any if there are too many', () => {
    const json = index({ manifests: Array.from({ length: 100_001 }, () => ({})) });
    expect(decodeIndex(json)).toMatchObject({ why: 'manifests has 100001 entries; the limit is 100000' });
  });
});

describe('decodeBody', () => {
  it('names the limit that a body exceeds', () => {
    expect(decodeBody(Buffer.from('['.repeat(1 << 20)), decodeIndex)).toEqual({
      ok: false,
      why: 'the body has more than 128 levels',
    });
    const many = Buffer.from(`{"manifests":[${'{},'.repeat(2_000_000)}{}]}`);
    expect(decodeBody(many, decodeIndex)).toEqual({ ok: false, why: 'the body has more than 2,000,000 values' });
  });
});
