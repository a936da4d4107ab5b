import { sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COSIGN_SIGNATURE } from '../../../src/registry/signed-document.ts';
import type { SignedDocument } from '../../../src/verify/verifier.ts';
import { verifyByKeys } from '../../../src/verify/verify-by-keys.ts';
import { IN_TOTO_TYPE, statementOf } from '../../support/registry/in-toto.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import {
  bundleOf,
  evidenceOf,
  IMAGE,
  makeSigner,
  PREDICATE_TYPE,
  payloadOf,
  STATEMENT,
  signEnvelope,
  signMessage,
  signPayload,
} from './signed-evidence.ts';

const SIGNER = makeSigner();
const ATTACKER = makeSigner();
const OTHER = aDigest('another image');
const GENUINE = signEnvelope(SIGNER, STATEMENT);
const MESSAGE = signMessage(SIGNER);
const [SIG] = GENUINE.signatures;

const BY_NONE = 'its signature is by none of the keys';
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const envelope = (document: unknown) => evidenceOf('envelope', document);
const statement = (fields: object) => envelope(signEnvelope(SIGNER, { ...(STATEMENT as object), ...fields }));
const message = (fields: object) => bundleOf({ messageSignature: { ...MESSAGE, ...fields } });
const messageDigest = (algorithm: string, digest: string) => message({ messageDigest: { algorithm, digest } });

const cases: { name: string; evidence: SignedDocument; why: string }[] = [
  {
    name: 'a changed payload',
    evidence: envelope({ ...GENUINE, payload: base64({ ...(STATEMENT as object), predicate: 1 }) }),
    why: BY_NONE,
  },
  { name: 'a changed payload type', evidence: envelope({ ...GENUINE, payloadType: 'text/plain' }), why: BY_NONE },
  {
    name: 'another payload type that is signed',
    evidence: envelope(signEnvelope(SIGNER, STATEMENT, 'application/json')),
    why: 'its payload has the type "application/json", not application/vnd.in-toto+json',
  },
  {
    name: 'a signature of the payload alone, without its type',
    evidence: envelope({
      ...GENUINE,
      signatures: [{ sig: signPayload(SIGNER, STATEMENT).annotations[COSIGN_SIGNATURE] }],
    }),
    why: BY_NONE,
  },
  { name: 'the key of an attacker', evidence: envelope(signEnvelope(ATTACKER, STATEMENT)), why: BY_NONE },
  {
    name: 'no signatures',
    evidence: envelope({ ...GENUINE, signatures: [] }),
    why: 'its envelope has 0 signatures instead of one',
  },
  {
    name: 'no list of signatures',
    evidence: envelope({ ...GENUINE, signatures: undefined }),
    why: 'its envelope is not valid',
  },
  {
    name: 'an empty signature',
    evidence: envelope({ ...GENUINE, signatures: [{ sig: '' }] }),
    why: 'it has no signature',
  },
  {
    name: 'a signature that is not a string',
    evidence: envelope({ ...GENUINE, signatures: [{ sig: 1 }] }),
    why: 'it has no signature',
  },
  {
    name: 'two signatures, of the attacker and of the key',
    evidence: envelope({ ...GENUINE, signatures: [...signEnvelope(ATTACKER, STATEMENT).signatures, SIG] }),
    why: 'its envelope has 2 signatures instead of one',
  },
  {
    name: 'the same signature twice',
    evidence: envelope({ ...GENUINE, signatures: [SIG, SIG] }),
    why: 'its envelope has 2 signatures instead of one',
  },
  {
    name: 'a signature with a line break',
    evidence: envelope({ ...GENUINE, signatures: [{ sig: `${SIG?.sig}\n` }] }),
    why: 'its signature is not valid base64',
  },
  {
    name: 'a signature of 1 MB',
    evidence: envelope({ ...GENUINE, signatures: [{ sig: 'A'.repeat(1_000_000) }] }),
    why: BY_NONE,
  },
  {
    name: 'a payload with a space',
    evidence: envelope({ ...GENUINE, payload: ` ${GENUINE.payload}` }),
    why: 'its payload is not valid base64',
  },
  {
    name: 'a payload that is not a statement',
    evidence: envelope(signEnvelope(SIGNER, { spdxVersion: '2.3' })),
    why: 'its payload is not an in-toto statement',
  },
  {
    name: 'a payload that is not JSON',
    evidence: envelope(signEnvelope(SIGNER, Buffer.from('<html>'))),
    why: 'its statement is not valid JSON',
  },
  {
    name: 'a payload of deep JSON',
    evidence: envelope(signEnvelope(SIGNER, Buffer.from('['.repeat(1_000_000)))),
    why: 'its statement has more than 128 levels',
  },
  {
    name: 'a statement of another version',
    evidence: statement({ _type: 'https://in-toto.io/Statement/v2' }),
    why: 'its statement has a version that is not supported, "https://in-toto.io/Statement/v2"',
  },
  {
    name: 'a statement without a predicate type',
    evidence: statement({ predicateType: undefined }),
    why: 'its statement has no predicate type',
  },
  {
    name: 'a statement about another image',
    evidence: envelope(signEnvelope(SIGNER, statementOf(OTHER, PREDICATE_TYPE))),
    why: `its statement is about another image, ${OTHER}`,
  },
  {
    name: 'a statement about too many images',
    evidence: statement({
      subject: [
        ...Array.from({ length: 10_000 }, () => ({ digest: { sha256: OTHER.slice(7) } })),
        { digest: { sha256: IMAGE.digest.slice(7) } },
      ],
    }),
    why: 'its statement has too many subjects, and the first 10000 are not this image',
  },
  {
    name: 'a statement about no image',
    evidence: statement({ subject: [] }),
    why: 'its statement does not name an image',
  },
  {
    name: 'a statement that has the image as a name only',
    evidence: statement({ subject: [{ name: IMAGE.digest, digest: { sha256: OTHER.slice(7) } }] }),
    why: `its statement is about another image, ${OTHER}`,
  },
  {
    name: 'a bundle of deep JSON',
    evidence: { form: 'bundle', bytes: Buffer.from('['.repeat(1_000_000)) },
    why: 'it has more than 128 levels',
  },
  {
    name: 'a bundle that is not JSON',
    evidence: { form: 'bundle', bytes: Buffer.from('<html>') },
    why: 'it is not valid JSON',
  },
  {
    name: 'a bundle of 16 MiB and one byte',
    evidence: padded(bundleOf({ dsseEnvelope: GENUINE }), (16 << 20) + 1),
    why: 'it is larger than 16 MiB',
  },
  {
    name: 'a payload of 16 MiB and one byte',
    evidence: {
      form: 'simple-signing',
      bytes: Buffer.alloc((16 << 20) + 1),
      annotations: { [COSIGN_SIGNATURE]: 'AAAA' },
    },
    why: 'it is larger than 16 MiB',
  },
  {
    name: 'a bundle without a type',
    evidence: bundleOf({ mediaType: undefined, dsseEnvelope: GENUINE }),
    why: 'it is not a sigstore bundle',
  },
  {
    name: 'a bundle of another version',
    evidence: bundleOf({ mediaType: 'application/vnd.dev.sigstore.bundle.v0.4+json', dsseEnvelope: GENUINE }),
    why: 'it is a sigstore bundle of a version that is not supported, "application/vnd.dev.sigstore.bundle.v0.4+json"',
  },
  { name: 'a bundle with nothing signed', evidence: bundleOf({ dsseEnvelope: null }), why: 'it has no signature' },
  {
    name: 'a bundle with an envelope and a message signature',
    evidence: bundleOf({ dsseEnvelope: GENUINE, messageSignature: MESSAGE }),
    why: 'it has both an envelope and a message signature',
  },
  {
    name: 'a list of bundles',
    evidence: evidenceOf('bundle', [bundleOf({ dsseEnvelope: GENUINE })]),
    why: 'it is not a sigstore bundle',
  },
  {
    name: 'a message signature of an attacker',
    evidence: bundleOf({ messageSignature: signMessage(ATTACKER) }),
    why: BY_NONE,
  },
  {
    name: 'a message signature of another image',
    evidence: bundleOf({ messageSignature: signMessage(SIGNER, Buffer.from('another image')) }),
    why: `its signature is of another image, ${OTHER}`,
  },
  {
    name: 'a message signature of another image with the digest of this one',
    evidence: message({ signature: signMessage(SIGNER, Buffer.from('another image')).signature }),
    why: BY_NONE,
  },
  { name: 'an empty message signature', evidence: message({ signature: '' }), why: 'it has no signature' },
  {
    name: 'a message signature without a digest',
    evidence: message({ messageDigest: undefined }),
    why: 'its message signature is not valid',
  },
  {
    name: 'a message digest by SHA-384 of other bytes',
    evidence: messageDigest('SHA2_384', 'AAAA'),
    why: 'its signature is not of this image',
  },
  {
    name: 'a message digest that is not base64',
    evidence: messageDigest('SHA2_256', `${MESSAGE.messageDigest.digest}\n`),
    why: 'its signature is not of this image',
  },
  {
    name: 'a message digest by MD5',
    evidence: messageDigest('MD5', 'AAAA'),
    why: 'its digest has the algorithm "MD5", which is not supported',
  },
  {
    name: "a layer of another image's .sig",
    evidence: signPayload(SIGNER, payloadOf(OTHER)),
    why: `its payload belongs to another image, ${OTHER}`,
  },
  {
    name: 'a payload by the key of an attacker',
    evidence: signPayload(ATTACKER, payloadOf(IMAGE.digest)),
    why: BY_NONE,
  },
  {
    name: 'a changed payload of .sig',
    evidence: { ...signPayload(SIGNER, payloadOf(OTHER)), bytes: Buffer.from(JSON.stringify(payloadOf(IMAGE.digest))) },
    why: BY_NONE,
  },
  {
    name: 'a payload of another type',
    evidence: signPayload(SIGNER, payloadOf(IMAGE.digest, 'atomic container signature')),
    why: 'its payload has the type "atomic container signature", not "cosign container image signature"',
  },
  {
    name: 'a payload without a type',
    evidence: signPayload(SIGNER, payloadOf(IMAGE.digest, null)),
    why: 'its payload has the type "", not "cosign container image signature"',
  },
  {
    name: 'a payload without a digest',
    evidence: signPayload(SIGNER, payloadOf(undefined)),
    why: 'its payload does not name an image',
  },
  {
    name: 'a payload with a list of digests',
    evidence: signPayload(SIGNER, payloadOf([IMAGE.digest])),
    why: 'its payload does not name an image',
  },
  {
    name: 'a payload that is JSON of another kind',
    evidence: signPayload(SIGNER, STATEMENT),
    why: 'its payload does not name an image',
  },
  {
    name: 'a payload without the annotation',
    evidence: { ...signPayload(SIGNER, payloadOf(IMAGE.digest)), annotations: {} },
    why: 'it has no signature',
  },
  {
    name: 'a payload with an empty annotation',
    evidence: { ...signPayload(SIGNER, payloadOf(IMAGE.digest)), annotations: { [COSIGN_SIGNATURE]: '' } },
    why: 'it has no signature',
  },
  {
    name: 'a signature in the form r|s',
    evidence: { ...signPayload(SIGNER, payloadOf(IMAGE.digest)), annotations: { [COSIGN_SIGNATURE]: rawSignature() } },
    why: BY_NONE,
  },
];

describe('is unverified:', () => {
  test.each(cases)('$name', ({ evidence, why }) => {
    expect(verifyByKeys(evidence, SIGNER.keys, IMAGE)).toEqual({ kind: 'unverified', why });
  });

  test('anything without keys', () => {
    expect(verifyByKeys(envelope(GENUINE), [], IMAGE)).toEqual({ kind: 'unverified', why: BY_NONE });
  });
});

test('a bundle of exactly 16 MiB is verified', () => {
  expect(verifyByKeys(padded(bundleOf({ dsseEnvelope: GENUINE }), 16 << 20), SIGNER.keys, IMAGE).kind).toBe('verified');
});

describe('any change', () => {
  const payload = signPayload(SIGNER, payloadOf(IMAGE.digest));

  test('of a byte of a signed payload makes it unverified', () => {
    fc.assert(
      fc.property(fc.nat(payload.bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const bytes = Buffer.from(payload.bytes);
        bytes[at] = (bytes[at] ?? 0) ^ difference;
        expect(verifyByKeys({ ...payload, bytes }, SIGNER.keys, IMAGE).kind).toBe('unverified');
      }),
    );
  });

  test('of a field of an envelope throws nothing, and never changes what is verified', () => {
    const fields = fc.record(
      { payload: junk(GENUINE.payload), payloadType: junk(IN_TOTO_TYPE), signatures: junk(GENUINE.signatures) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, (some) => {
        const isGenuine = JSON.stringify(some) === JSON.stringify(GENUINE);
        const { kind } = verifyByKeys(bundleOf({ dsseEnvelope: some }), SIGNER.keys, IMAGE);
        expect(kind).toBe(isGenuine ? 'verified' : 'unverified');
      }),
    );
  });
});

/** Mostly the genuine value, so that each check is reached. */
function junk(genuine: unknown): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(genuine) },
    fc.jsonValue().filter((value) => JSON.stringify(value) !== JSON.stringify(genuine)),
  );
}

function rawSignature(): string {
  const bytes = Buffer.from(JSON.stringify(payloadOf(IMAGE.digest)));
  return sign('sha256', bytes, { key: SIGNER.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
}

function padded(evidence: SignedDocument, size: number): SignedDocument {
  return { form: 'bundle', bytes: Buffer.concat([evidence.bytes, Buffer.alloc(size - evidence.bytes.length, ' ')]) };
}
