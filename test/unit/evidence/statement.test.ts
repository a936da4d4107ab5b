import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findDocumentFault, readStatement, type Statement } from '../../../src/evidence/statement.ts';
import { envelopeOf, statementOf } from '../../support/registry/in-toto.ts';
import { asDigest } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { SPDX } from './evidence-fixture.ts';

const IMAGE = aDigest('image');
const [, HEX = ''] = IMAGE.split(':');
const STATEMENT = statementOf(IMAGE, SPDX);
const TYPE = 'https://in-toto.io/Statement/v0.1';
const read = (document: unknown) => readStatement(Buffer.from(JSON.stringify(document)));
const base64 = (text: string) => Buffer.from(text).toString('base64');

function simpleSigning(image: unknown): unknown {
  return { critical: { identity: { 'docker-reference': '' }, image, type: 'cosign container image signature' } };
}

function messageSignature(algorithm: string, hex: string): unknown {
  const digest = Buffer.from(hex, 'hex').toString('base64');
  return { messageSignature: { messageDigest: { algorithm, digest }, signature: 'MEUCIQ==' } };
}

describe('readStatement', () => {
  const cases: { name: string; document: unknown; says: Statement }[] = [
    {
      name: 'a bundle with an envelope',
      document: { mediaType: 'x', dsseEnvelope: envelopeOf(STATEMENT) },
      says: { bundle: 'dsse-envelope', predicateType: SPDX, subjects: [IMAGE] },
    },
    {
      name: 'a bundle with an envelope that has no statement',
      document: { dsseEnvelope: { payload: base64('Hello'), payloadType: 'text/plain' } },
      says: { bundle: 'dsse-envelope' },
    },
    {
      name: 'a bundle with a message signature',
      document: { messageSignature: { signature: 'MEUCIQ==' } },
      says: { bundle: 'message-signature' },
    },
    {
      name: 'a bundle with a message signature and the digest of the image',
      document: messageSignature('SHA2_256', HEX),
      says: { bundle: 'message-signature', signedDigest: IMAGE },
    },
    {
      name: 'a message signature with a digest of another length',
      document: messageSignature('SHA2_256', HEX.slice(2)),
      says: { bundle: 'message-signature' },
    },
    {
      name: 'a message signature with a digest that is not an object',
      document: { messageSignature: { messageDigest: 'Hello' } },
      says: { bundle: 'message-signature' },
    },
    {
      name: 'a bundle with both: the envelope',
      document: { messageSignature: {}, dsseEnvelope: envelopeOf(STATEMENT) },
      says: { bundle: 'dsse-envelope', predicateType: SPDX, subjects: [IMAGE] },
    },
    { name: 'an envelope', document: envelopeOf(STATEMENT), says: { predicateType: SPDX, subjects: [IMAGE] } },
    {
      name: 'an envelope in base64url',
      document: { payload: Buffer.from(JSON.stringify(STATEMENT)).toString('base64url') },
      says: { predicateType: SPDX, subjects: [IMAGE] },
    },
    { name: 'a statement without envelope', document: STATEMENT, says: { predicateType: SPDX, subjects: [IMAGE] } },
    {
      name: 'a statement of version 1 without envelope',
      document: {
        _type: 'https://in-toto.io/Statement/v1',
        predicateType: SPDX,
        subject: [{ digest: { sha256: HEX } }],
      },
      says: { predicateType: SPDX, subjects: [IMAGE] },
    },
    {
      name: "the payload of cosign's .sig",
      document: simpleSigning({ 'docker-manifest-digest': IMAGE }),
      says: { image: IMAGE },
    },
    { name: 'a payload without a digest', document: simpleSigning({}), says: {} },
    { name: 'a payload without an image', document: { critical: {} }, says: {} },
    {
      name: 'a payload with an invalid digest',
      document: simpleSigning({ 'docker-manifest-digest': IMAGE.toUpperCase() }),
      says: {},
    },
    {
      name: 'a payload with a list of digests',
      document: simpleSigning({ 'docker-manifest-digest': [IMAGE] }),
      says: {},
    },
    { name: 'a statement without a predicate type', document: statementOf(IMAGE), says: { subjects: [IMAGE] } },
    { name: 'a statement with an empty predicate type', document: statementOf(IMAGE, ''), says: { subjects: [IMAGE] } },
    {
      name: 'a statement whose predicate type is not a string',
      document: { _type: TYPE, predicateType: [SPDX] },
      says: { subjects: [] },
    },
    { name: 'another document with that field', document: { predicateType: SPDX }, says: {} },
    {
      name: 'another document with that field and another type',
      document: { _type: 'https://example.com/', predicateType: SPDX },
      says: {},
    },
    { name: 'an envelope in an envelope', document: envelopeOf(envelopeOf(STATEMENT)), says: {} },
    { name: 'an envelope whose payload is not a string', document: { payload: STATEMENT }, says: {} },
    {
      name: 'an envelope and a statement: the envelope',
      document: { _type: TYPE, predicateType: SPDX, payload: '' },
      says: {},
    },
    { name: 'a list of statements', document: [STATEMENT], says: {} },
    { name: 'an empty object', document: {}, says: {} },
    { name: 'null', document: null, says: {} },
    { name: 'an SBOM', document: { spdxVersion: 'SPDX-2.3' }, says: {} },
  ];
  test.each(cases)('$name', ({ document, says }) => {
    expect(read(document)).toEqual(says);
  });

  test.each([
    { name: 'an empty document', text: '' },
    { name: 'an HTML page', text: '<html>' },
    { name: 'cut JSON', text: JSON.stringify(STATEMENT).slice(0, -1) },
    { name: 'JSON lines', text: `${JSON.stringify(STATEMENT)}\n${JSON.stringify(STATEMENT)}` },
    { name: 'a million open brackets', text: '['.repeat(1_000_000) },
  ])('$name has no statement', ({ text }) => {
    expect(readStatement(Buffer.from(text))).toEqual({});
  });
});

const OTHER = aDigest('another image');
const [, OTHER_HEX = ''] = OTHER.split(':');

describe('the subjects of a statement', () => {
  const about = (subject: unknown) => read({ _type: TYPE, predicateType: SPDX, subject });
  const many = Array.from({ length: 10_001 }, (_, index) => ({ digest: { sha256: aDigest(`${index}`).slice(7) } }));
  const sha512 = 'a'.repeat(128);
  const cases: { name: string; subject: unknown; image?: string; why?: string }[] = [
    { name: 'are the image', subject: [{ name: 'app', digest: { sha256: HEX } }] },
    { name: 'are one of several', subject: [{ digest: { sha256: OTHER_HEX } }, { digest: { sha256: HEX } }] },
    { name: 'have several digests', subject: [{ digest: { sha1: 'a', sha256: HEX } }] },
    { name: 'are by SHA-512', subject: [{ digest: { sha512 } }], image: `sha512:${sha512}` },
    {
      name: 'have digests that are not strings',
      subject: [{ digest: { sha256: HEX, sha512: { toString: null } } }],
    },
    { name: 'have an odd entry before the image', subject: [null, 1, { digest: null }, { digest: { sha256: HEX } }] },
    {
      name: 'are another image',
      subject: [{ digest: { sha256: OTHER_HEX } }],
      why: `its statement is about another image, ${OTHER}`,
    },
    {
      name: 'are another image with the same name',
      subject: [{ name: IMAGE, digest: { sha256: OTHER_HEX } }],
      why: `its statement is about another image, ${OTHER}`,
    },
    { name: 'are none', subject: [], why: 'its statement does not name an image' },
    { name: 'are absent', subject: undefined, why: 'its statement does not name an image' },
    { name: 'are not a list', subject: { digest: { sha256: HEX } }, why: 'its statement does not name an image' },
    { name: 'are a commit', subject: [{ digest: { sha1: 'a' } }], why: 'its statement does not name an image' },
    {
      name: 'are in upper case',
      subject: [{ digest: { sha256: HEX.toUpperCase() } }],
      why: 'its statement does not name an image',
    },
    {
      name: 'are too many',
      subject: [...many, { digest: { sha256: HEX } }],
      why: 'its statement has too many subjects, and the first 10000 are not this image',
    },
  ];
  test.each(cases)('$name', ({ subject, image = IMAGE, why }) => {
    expect(findDocumentFault(about(subject), asDigest(image))).toBe(why);
  });

  it('are not checked without a statement', () => {
    expect(findDocumentFault(read({ subject: [{ digest: { sha256: OTHER_HEX } }] }), IMAGE)).toBeUndefined();
  });
});

describe('a message signature', () => {
  const cases = [
    { name: 'is of the image', algorithm: 'SHA2_256', hex: HEX },
    {
      name: 'is of another image',
      algorithm: 'SHA2_256',
      hex: OTHER_HEX,
      why: `its signature is of another image, ${OTHER}`,
    },
    { name: 'is of a digest of another algorithm', algorithm: 'SHA2_512', hex: 'a'.repeat(128) },
    { name: 'is of a digest of an unknown algorithm', algorithm: 'SHA2_384', hex: 'a'.repeat(96) },
  ];
  test.each(cases)('$name', ({ algorithm, hex, why }) => {
    expect(findDocumentFault(read(messageSignature(algorithm, hex)), IMAGE)).toBe(why);
  });
});

describe('any document', () => {
  const part = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(STATEMENT, envelopeOf(STATEMENT), simpleSigning({ 'docker-manifest-digest': IMAGE })),
  );
  const keys = ['dsseEnvelope', 'messageSignature', 'critical', 'payload', '_type', 'predicateType', 'image'] as const;
  const document = fc.dictionary(fc.constantFrom(...keys), part).map((some) => Buffer.from(JSON.stringify(some)));

  it('throws nothing, and returns strings only', () => {
    fc.assert(
      fc.property(fc.oneof(document, fc.uint8Array().map(Buffer.from)), (bytes) => {
        const { predicateType = SPDX, bundle = 'dsse-envelope', image = IMAGE } = readStatement(bytes);
        expect(predicateType).toBe(SPDX);
        expect(image).toBe(IMAGE);
        expect(['dsse-envelope', 'message-signature']).toContain(bundle);
      }),
    );
  });
});
