import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentLayersOf, readContent } from '../../../src/evidence/content.ts';
import type { Descriptor } from '../../../src/registry/descriptor.ts';
import type { Manifest } from '../../../src/registry/manifest-schema.ts';
import { envelopeOf, IN_TOTO_TYPE, statementOf } from '../../support/registry/in-toto.ts';
import { aBundle, aDigest, aReferrer } from '../policy/referrer-builder.ts';

const IMAGE = aDigest('image');
const OTHER = aDigest('another image');
const SPDX = 'https://spdx.dev/Document';
const SPDX_TYPE = 'application/spdx+json';

const layerOf = (mediaType: string, name = mediaType): Descriptor => ({
  mediaType,
  digest: aDigest(name),
  size: 1,
  annotations: {},
});
const manifestOf = (...layers: Descriptor[]): Manifest => ({ annotations: {}, layers });

const plain = aReferrer({ artifactType: SPDX_TYPE });
const bundled = aBundle(SPDX);
const FILE = layerOf(SPDX_TYPE);
const STATEMENT = layerOf(IN_TOTO_TYPE);
const ENVELOPE = layerOf('application/vnd.dsse.envelope.v1+json');
const BUNDLE = layerOf('application/vnd.dev.sigstore.bundle.v0.3+json');

describe('contentLayersOf', () => {
  it('returns the files that were attached', () => {
    expect(contentLayersOf(plain, manifestOf(FILE, layerOf(SPDX_TYPE, 'two')))).toHaveLength(2);
    expect(contentLayersOf(plain, manifestOf())).toEqual([]);
  });

  it('returns the bundle, also next to another layer', () => {
    expect(contentLayersOf(bundled, manifestOf(FILE, BUNDLE))).toEqual([BUNDLE]);
    expect(contentLayersOf(bundled, manifestOf())).toEqual([]);
  });

  it('returns all in-toto layers, or the one that the referrer is', () => {
    const manifest = manifestOf(STATEMENT, FILE, ENVELOPE);
    expect(contentLayersOf(plain, manifest)).toEqual([STATEMENT, ENVELOPE]);
    expect(contentLayersOf({ ...plain, layer: ENVELOPE.digest }, manifest)).toEqual([ENVELOPE]);
  });
});

describe('readContent', () => {
  const bytesOf = (json: unknown) => Buffer.from(JSON.stringify(json));
  const statement = statementOf(IMAGE, SPDX, { a: 1 });
  const forms = [
    { name: 'a statement', referrer: plain, layer: STATEMENT, json: statement },
    { name: 'an envelope', referrer: plain, layer: ENVELOPE, json: envelopeOf(statement) },
    {
      name: 'a bundle',
      referrer: bundled,
      layer: BUNDLE,
      json: { mediaType: 'x', dsseEnvelope: envelopeOf(statement), messageSignature: null },
    },
    { name: 'a statement in a file', referrer: plain, layer: FILE, json: statement },
  ];
  it.each(forms)('reads $name', ({ json, referrer, layer }) => {
    const read = { kind: 'read', predicateType: SPDX, predicate: { a: 1 } };
    expect(readContent(bytesOf(json), referrer, layer)).toEqual(read);
  });

  it.each(forms)('says that $name is about another image', ({ json, referrer, layer }) => {
    const why = `its statement is about another image, ${IMAGE}`;
    expect(readContent(bytesOf(json), { ...referrer, subject: OTHER }, layer)).toEqual({ kind: 'unreadable', why });
  });

  it('reads a file that is not a statement as a whole', () => {
    const sbom = { spdxVersion: 'SPDX-2.3' };
    expect(readContent(bytesOf(sbom), plain, FILE)).toEqual({ kind: 'read', predicate: sbom });
  });

  it('reads the predicate type of a statement that states none as empty, never as that of the annotation', () => {
    expect(readContent(bytesOf(statementOf(IMAGE)), bundled, STATEMENT)).toMatchObject({ predicateType: '' });
  });

  const refused: { name: string; bytes: Buffer; layer?: Descriptor; why: string }[] = [
    { name: 'no JSON', bytes: Buffer.from('SPDXVersion: 2.3'), why: 'it is not valid JSON' },
    { name: 'no bytes', bytes: Buffer.alloc(0), why: 'it is not valid JSON' },
    { name: 'deep JSON', bytes: Buffer.from('['.repeat(200)), why: 'it has more than 128 levels' },
    {
      name: 'an in-toto layer that names no image, because it is not a statement',
      bytes: bytesOf({ runDetails: { builder: { id: 'https://a.b/c' } } }),
      layer: STATEMENT,
      why: 'its content is not an in-toto statement',
    },
    {
      name: 'an envelope of another document',
      bytes: bytesOf(envelopeOf({ a: 1 })),
      layer: ENVELOPE,
      why: 'its payload is not an in-toto statement',
    },
    {
      name: 'an envelope with an empty payload',
      bytes: bytesOf({ payload: '', payloadType: 'x' }),
      layer: ENVELOPE,
      why: 'its payload is not an in-toto statement',
    },
  ];
  it.each(refused)('does not count $name', ({ bytes, layer = FILE, why }) => {
    expect(readContent(bytes, plain, layer)).toEqual({ kind: 'unreadable', why });
  });

  it('does not count a bundle with a signature alone', () => {
    const bytes = bytesOf({ messageSignature: { signature: '' } });
    expect(readContent(bytes, bundled, BUNDLE)).toMatchObject({ why: 'it has no content, only a signature' });
  });

  const subjectOf = (digest: string) => ({ name: 'app', digest: { sha256: digest.slice('sha256:'.length) } });
  const statements = fc.record(
    {
      _type: fc.constant('https://in-toto.io/Statement/v1'),
      predicateType: fc.string(),
      subject: fc.array(fc.oneof(fc.jsonValue(), fc.constantFrom(IMAGE, OTHER).map(subjectOf))),
      predicate: fc.jsonValue(),
    },
    { requiredKeys: ['_type', 'subject'] },
  );
  const layers = fc.constantFrom(FILE, STATEMENT, ENVELOPE, BUNDLE);
  const referrers = fc.constantFrom(plain, bundled);

  it('counts a statement only if one of its subjects is the image, in each wrapping', () => {
    const wrap = fc.constantFrom<(one: unknown) => unknown>(
      (one) => one,
      envelopeOf,
      (one) => ({ dsseEnvelope: envelopeOf(one) }),
    );
    fc.assert(
      fc.property(statements, wrap, referrers, layers, (one, wrapped, referrer, layer) => {
        const isAbout = one.subject.some((subject) => JSON.stringify(subject) === JSON.stringify(subjectOf(IMAGE)));
        const content = readContent(bytesOf(wrapped(one)), referrer, layer);
        expect(content.kind).toBe(isAbout ? 'read' : 'unreadable');
        if (content.kind === 'read') expect(content.predicateType).toBe(one.predicateType ?? '');
      }),
    );
  });

  it('never throws, and reads JSON without a statement only from a file', () => {
    const bytes = fc.oneof(
      fc.jsonValue().map(bytesOf),
      fc.uint8Array().map((array) => Buffer.from(array)),
    );
    fc.assert(
      fc.property(bytes, referrers, layers, (document, referrer, layer) => {
        const content = readContent(document, referrer, layer);
        if (content.kind === 'unreadable') expect(content.why).toMatch(/^its? /);
        else expect([referrer, [FILE, BUNDLE].includes(layer)]).toEqual([plain, true]);
      }),
    );
  });
});
