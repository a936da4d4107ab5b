import { describe, expect, test } from 'vitest';
import { DOCKER_LIST, decodeIndex, OCI_INDEX } from '../../../src/registry/manifest-schema.ts';

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
      name: 'an annotation that is not a string',
      json: index({ manifests: [{ ...manifest, annotations: { 'a.b\n': 1 } }] }),
      why: 'manifests[0].annotations["a.b\\n"] must be a string',
    },
    {
      name: 'an annotation whose name has formatting characters',
      json: index({ manifests: [{ ...manifest, annotations: { '\u202ea\u2028b\u200bc\u0085': 1 } }] }),
      why: 'manifests[0].annotations["\\u{202e}a\\u{2028}b\\u{200b}c\\u{85}"] must be a string',
    },
    {
      name: 'a platform without an architecture',
      json: index({ manifests: [{ ...manifest, platform: { os: 'linux' } }] }),
      why: 'manifests[0].platform.architecture must be a string',
    },
  ];
  test.each(cases)('$name', ({ json, why }) => {
    expect(decodeIndex(json)).toEqual({ ok: false, why });
  });
});
