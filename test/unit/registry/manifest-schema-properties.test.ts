import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIndex, decodeManifest, OCI_INDEX } from '../../../src/registry/manifest-schema.ts';

function index(fields: object = {}): object {
  return { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], ...fields };
}

describe('a decoder', () => {
  const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
  const descriptor = fc.record({
    mediaType: fc.string({ minLength: 1 }),
    digest: hex.map((digits) => `sha256:${digits}`),
    size: fc.maxSafeNat(),
    annotations: fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.string(),
      { noNullPrototype: true },
    ),
  });

  it('returns each entry of a valid index', () => {
    fc.assert(
      fc.property(fc.array(descriptor), (manifests) => {
        expect(decodeIndex(JSON.parse(JSON.stringify(index({ manifests }))))).toEqual({
          ok: true,
          value: { mediaType: OCI_INDEX, manifests },
        });
      }),
    );
  });

  it('rejects an index with one invalid entry', () => {
    const field = fc.constantFrom('mediaType', 'digest', 'size');
    fc.assert(
      fc.property(fc.array(descriptor, { minLength: 1 }), fc.nat(), field, (manifests, nth, name) => {
        const at = nth % manifests.length;
        const bad = manifests.map((entry, position) => (position === at ? { ...entry, [name]: null } : entry));
        expect(decodeIndex(index({ manifests: bad }))).toMatchObject({
          ok: false,
          why: expect.stringContaining(`manifests[${at}].${name} `),
        });
      }),
    );
  });

  it('never throws, for any JSON', () => {
    const field = fc.constantFrom(
      'schemaVersion',
      'mediaType',
      'manifests',
      'config',
      'layers',
      'subject',
      'annotations',
    );
    const json = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(field, fc.jsonValue()).map((fields) => ({ schemaVersion: 2, ...fields })),
    );
    fc.assert(
      fc.property(json, (value) => {
        for (const decoded of [decodeIndex(value), decodeManifest(value)])
          expect(decoded.ok || decoded.why !== '').toBe(true);
      }),
    );
  });
});
