import { describe, expect, test } from 'vitest';
import { decodeManifest, OCI_INDEX } from '../../../src/registry/manifest-schema.ts';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const manifest = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: DIGEST, size: 7 };

function index(fields: object = {}): object {
  return { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], ...fields };
}

describe('decodeManifest', () => {
  const none = { layers: [], annotations: {} };
  const config = { mediaType: 'application/vnd.oci.empty.v1+json' };
  const cases = [
    {
      name: 'an artifact',
      json: {
        schemaVersion: 2,
        mediaType: manifest.mediaType,
        artifactType: 'a/b',
        config: { ...manifest, ...config },
        layers: [manifest],
        subject: manifest,
        annotations: { k: 'v' },
      },
      value: {
        mediaType: manifest.mediaType,
        artifactType: 'a/b',
        config,
        layers: [{ ...manifest, annotations: {} }],
        subject: { digest: DIGEST },
        annotations: { k: 'v' },
      },
    },
    {
      name: 'an image without layers',
      json: { schemaVersion: 2, config, layers: null, subject: null },
      value: { ...none, config },
    },
    {
      name: 'annotations and an artifact type that are not strings, without them',
      json: { schemaVersion: 2, artifactType: 42, config, annotations: { a: 42, b: 'c' } },
      value: { ...none, config, annotations: { b: 'c' } },
    },
    {
      name: 'annotations that are not an object, as none',
      json: { schemaVersion: 2, config, annotations: ['a'] },
      value: { ...none, config },
    },
    {
      name: 'null as manifests of an OCI index',
      json: index({ manifests: null }),
      value: { ...none, mediaType: OCI_INDEX },
    },
    {
      name: 'an index with a subject',
      json: index({ artifactType: 'a/b', subject: manifest }),
      value: { ...none, mediaType: OCI_INDEX, artifactType: 'a/b', subject: { digest: DIGEST } },
    },
  ];
  test.each(cases)('accepts $name', ({ json, value }) => {
    expect(decodeManifest(json)).toEqual({ ok: true, value });
  });

  const refused = [
    { name: 'schema 1', json: { schemaVersion: 1, fsLayers: [] }, why: 'schemaVersion must be 2' },
    {
      name: 'a subject without a digest',
      json: { schemaVersion: 2, config, subject: {} },
      why: 'subject.digest must be sha256: with 64 or sha512: with 128 lower-case hex digits',
    },
    {
      name: 'neither a manifest nor an index',
      json: { schemaVersion: 2 },
      why: 'the body must have a config (a manifest) or manifests (an index)',
    },
    {
      name: 'null as manifests without a media type',
      json: { schemaVersion: 2, manifests: null },
      why: 'the body must have a config (a manifest) or manifests (an index)',
    },
    {
      name: 'null as manifests with the media type of a manifest',
      json: { schemaVersion: 2, mediaType: manifest.mediaType, manifests: null },
      why: 'the body must have a config (a manifest) or manifests (an index)',
    },
    { name: 'an empty config', json: { schemaVersion: 2, config: {} }, why: 'config.mediaType must be a string' },
    { name: 'null as config', json: { schemaVersion: 2, config: null }, why: 'config must be an object' },
    {
      name: 'both a manifest and an index',
      json: index({ config }),
      why: 'the body must not have manifests together with config or layers (index or manifest?)',
    },
    {
      name: 'an invalid layer',
      json: { schemaVersion: 2, config, layers: [{}] },
      why: 'layers[0].mediaType must be a string',
    },
  ];
  test.each(refused)('rejects $name', ({ json, why }) => {
    expect(decodeManifest(json)).toEqual({ ok: false, why });
  });
});
