import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaVerifier } from '../../../src/verify/ca-verifier.ts';
import type { SignedDocument } from '../../../src/verify/verifier.ts';
import { CA, certify, identityOf, pemOf } from './certificate-builder.ts';
import {
  CHAIN,
  cbor,
  documentOf,
  Encoded,
  type Envelope,
  EXPIRY,
  IMAGE,
  LEAF,
  MIDDLE,
  MIDDLE_CERTIFICATE,
  PAYLOAD,
  ROOT_CERTIFICATE,
  SCHEME,
  SIGNING_TIME,
  signNotation,
  TIMESTAMP,
  Time,
  tag,
} from './notation-builder.ts';

const NOW = new Date('2026-07-01T00:00:00Z');
const VERIFIER = CaVerifier.read({ text: pemOf(ROOT_CERTIFICATE), source: 'ca.pem' }, () => NOW);

async function reasonOf(document: SignedDocument, image = IMAGE): Promise<string> {
  const verdict = await VERIFIER.verify(document, image);
  return verdict.kind === 'unverified' ? verdict.why : verdict.kind;
}

const OTHER = identityOf('acme signer');
const EVIL_ROOT = identityOf('Root');
const EVIL_CHAIN = [certify(OTHER, EVIL_ROOT), certify(EVIL_ROOT, EVIL_ROOT, { extensions: CA })];
const P_384 = identityOf('acme signer', 'P-384');
const RSA_1024 = { ...LEAF, ...generateKeyPairSync('rsa', { modulusLength: 1024 }) };

interface Attack extends Envelope {
  readonly name: string;
  readonly why: string;
}

const UNKNOWN = 'its certificate CN=acme signer,O=Acme is not issued by a CA in ca.pem';
const NOT_ISSUED = 'its certificate CN=acme signer,O=Acme is not issued by CN=';

const ATTACKS: readonly Attack[] = [
  { name: 'a certificate of a CA with the same names', chain: EVIL_CHAIN, key: OTHER.privateKey, why: UNKNOWN },
  {
    name: 'a certificate of another CA, with the trusted CA appended',
    chain: [...EVIL_CHAIN, ROOT_CERTIFICATE],
    key: OTHER.privateKey,
    why: 'its CA certificate CN=Root,O=Acme is self-signed, although it is not the last one of the chain',
  },
  {
    name: 'a certificate of another CA, before the trusted chain',
    chain: [EVIL_CHAIN[0] ?? CHAIN[0] ?? ROOT_CERTIFICATE, MIDDLE_CERTIFICATE, ROOT_CERTIFICATE],
    key: OTHER.privateKey,
    why: `${NOT_ISSUED}Middle,O=Acme`,
  },
  {
    name: 'a certificate whose issuer has the right name, and another key',
    chain: [certify(OTHER, { ...EVIL_ROOT, name: MIDDLE.name }), MIDDLE_CERTIFICATE, ROOT_CERTIFICATE],
    key: OTHER.privateKey,
    why: `${NOT_ISSUED}Middle,O=Acme`,
  },
  { name: 'a chain without the root', chain: CHAIN.slice(0, 2), why: UNKNOWN },
  {
    name: 'a chain without the intermediate CA',
    chain: [CHAIN[0] ?? ROOT_CERTIFICATE, ROOT_CERTIFICATE],
    why: `${NOT_ISSUED}Root,O=Acme`,
  },
  { name: 'a chain in the wrong order', chain: CHAIN.toReversed(), why: 'its signature is not valid' },
  { name: 'no certificate', chain: [], why: 'it has no certificate' },
  {
    name: 'eleven certificates',
    chain: [...CHAIN, ...Array(8).fill(ROOT_CERTIFICATE)],
    why: 'it has more than 10 certificates',
  },
  { name: 'the signature of another key', key: OTHER.privateKey, why: 'its signature is not valid' },
  {
    name: 'another payload than the one that is signed',
    change: () => ({ payload: Buffer.from(JSON.stringify({ ...PAYLOAD, x: 1 })) }),
    why: 'its signature is not valid',
  },
  { name: 'no signature', change: () => ({ signature: Buffer.alloc(0) }), why: 'its signature is not valid' },
  { name: 'a signature of zeros', change: () => ({ signature: Buffer.alloc(64) }), why: 'its signature is not valid' },
  {
    name: 'a signature that is cut',
    change: ({ signature }) => ({ signature: signature.subarray(0, 63) }),
    why: 'its signature is not valid',
  },
  { name: 'the algorithm none', headers: { alg: 'none' }, why: 'its algorithm is not ES256, which its key requires' },
  {
    name: 'a symmetric algorithm',
    headers: { alg: 'HS256' },
    why: 'its algorithm is not ES256, which its key requires',
  },
  {
    name: 'the algorithm of another curve',
    headers: { alg: 'ES384' },
    why: 'its algorithm is not ES256, which its key requires',
  },
  { name: 'no algorithm', headers: { alg: undefined }, why: 'its algorithm is not ES256, which its key requires' },
  {
    name: 'an algorithm with a shorter hash than the key requires',
    chain: [certify(P_384, MIDDLE), MIDDLE_CERTIFICATE, ROOT_CERTIFICATE],
    key: P_384.privateKey,
    why: 'its algorithm is not ES384, which its key requires',
  },
  {
    name: 'a short RSA key',
    chain: [certify(RSA_1024, MIDDLE), MIDDLE_CERTIFICATE, ROOT_CERTIFICATE],
    key: LEAF.privateKey,
    why: 'its certificate has a key that is not supported ("RSA 1024")',
  },
  {
    name: 'another type of payload',
    headers: { cty: 'text/plain' },
    why: 'its payload has the type "text/plain", not application/vnd.cncf.notary.payload.v1+json',
  },
  {
    name: 'no type of the payload',
    headers: { cty: undefined },
    why: 'its payload has the type none, not application/vnd.cncf.notary.payload.v1+json',
  },
  {
    name: 'the scheme of a signing authority',
    headers: {
      crit: [SCHEME, 'io.cncf.notary.authenticSigningTime'],
      [SCHEME]: 'notary.x509.signingAuthority',
      [SIGNING_TIME]: undefined,
      'io.cncf.notary.authenticSigningTime': new Time('2026-06-01T00:00:00Z'),
    },
    why: 'its signing scheme is "notary.x509.signingAuthority"; only notary.x509 is supported',
  },
  {
    name: 'no scheme',
    headers: { [SCHEME]: undefined },
    why: 'its signing scheme is none; only notary.x509 is supported',
  },
  { name: 'no list of critical headers', headers: { crit: undefined }, why: 'it does not state its critical headers' },
  { name: 'a critical header as a string', headers: { crit: SCHEME }, why: 'it does not state its critical headers' },
  { name: 'no critical header', headers: { crit: [] }, why: 'its list of critical headers is not as specified' },
  {
    name: 'a critical header twice',
    headers: { crit: [SCHEME, SCHEME] },
    why: 'its list of critical headers is not as specified',
  },
  {
    name: 'another critical header than the one that is there',
    headers: { crit: [EXPIRY] },
    why: 'its list of critical headers is not as specified',
  },
  {
    name: 'a critical header that is not there',
    headers: { crit: [SCHEME, EXPIRY] },
    why: 'its list of critical headers is not as specified',
  },
  {
    name: 'a critical header that is not supported',
    headers: { crit: [SCHEME, 'com.example.x'], 'com.example.x': 1 },
    why: 'its critical header "com.example.x" is not supported',
  },
  {
    name: 'a registered header as critical',
    headers: { crit: [SCHEME, 'alg'] },
    why: 'its critical header "alg" is not supported',
  },
  {
    name: 'an expiry that is not critical',
    headers: { [EXPIRY]: new Time('2026-08-01T00:00:00Z') },
    why: 'its list of critical headers is not as specified',
  },
  {
    name: 'an expiry in the past',
    headers: { crit: [SCHEME, EXPIRY], [EXPIRY]: new Time('2026-06-30T00:00:00Z') },
    why: 'it expired at 2026-06-30T00:00:00.000Z',
  },
  {
    name: 'an expiry before the time of signing',
    headers: { crit: [SCHEME, EXPIRY], [EXPIRY]: new Time('2026-06-01T00:00:00Z') },
    why: 'its expiry is not valid',
  },
  {
    name: 'an expiry that is not a time',
    headers: { crit: [SCHEME, EXPIRY], [EXPIRY]: 'tomorrow' },
    why: 'its expiry is not valid',
  },
  { name: 'no time of signing', headers: { [SIGNING_TIME]: undefined }, why: 'its time of signing is not valid' },
  {
    name: 'a time of signing that is a number',
    headers: { [SIGNING_TIME]: 1_780_000_000 },
    why: 'its time of signing is not valid',
  },
  {
    name: 'two times of signing',
    headers: { 'io.cncf.notary.authenticSigningTime': new Time('2026-06-01T00:00:00Z') },
    why: 'its time of signing is not valid',
  },
  {
    name: 'a plugin',
    headers: {
      crit: [SCHEME, 'io.cncf.notary.verificationPlugin'],
      'io.cncf.notary.verificationPlugin': 'com.example',
    },
    why: 'it must be verified with the plugin "com.example" of notation, and plugins are not supported',
  },
  {
    name: 'a plugin that is not critical',
    headers: { 'io.cncf.notary.verificationPluginMinVersion': '1.0.0' },
    why: 'it must be verified with the plugin none of notation, and plugins are not supported',
  },
  { name: 'no target', payload: {}, why: 'its payload does not name an image' },
  { name: 'a payload that is not JSON', payload: Buffer.from('hello'), why: 'its payload does not name an image' },
  { name: 'an empty payload', payload: Buffer.alloc(0), why: 'its payload does not name an image' },
  {
    name: 'a deeply nested payload',
    payload: Buffer.from('['.repeat(100_000)),
    why: 'its payload does not name an image',
  },
  {
    name: 'a target without a size',
    payload: { targetArtifact: { mediaType: IMAGE.mediaType, digest: IMAGE.digest } },
    why: 'its payload does not name an image',
  },
  {
    name: 'another image',
    payload: { targetArtifact: { ...IMAGE, digest: `sha256:${'a'.repeat(64)}` } },
    why: `its signature is of another image, sha256:${'a'.repeat(64)}`,
  },
  {
    name: 'a blob with the bytes of the image',
    payload: { targetArtifact: { ...IMAGE, mediaType: 'application/octet-stream' } },
    why: 'its payload states the media type "application/octet-stream", but the image has application/vnd.oci.image.manifest.v1+json',
  },
  {
    name: 'another size',
    payload: { targetArtifact: { ...IMAGE, size: 3 } },
    why: 'its payload states 3 bytes, but the image has 2',
  },
];

describe.each(['jws', 'cose'] as const)('a signature in %s does not count with', (format) => {
  test.each(ATTACKS)('$name', async ({ why, ...envelope }) => {
    expect(await reasonOf(signNotation(format, envelope))).toBe(why);
  });

  test('a certificate that expired, although it has a timestamp', async () => {
    const chain = [certify(LEAF, MIDDLE, { notAfter: '260630000000Z' }), MIDDLE_CERTIFICATE, ROOT_CERTIFICATE];
    const why = 'its certificate CN=acme signer,O=Acme expired at 2026-06-30T00:00:00.000Z';
    expect(await reasonOf(signNotation(format, { chain }))).toBe(why);
    const timestamped = signNotation(format, { chain, unprotected: { [TIMESTAMP]: 'MIIK' } });
    expect(await reasonOf(timestamped)).toBe(
      `${why}; its timestamp does not help, because timestamps are not verified`,
    );
  });

  test('a timestamp does not change anything for a certificate that is valid', async () => {
    expect(await reasonOf(signNotation(format, { unprotected: { [TIMESTAMP]: 'MIIK' } }))).toBe('verified');
  });

  test('a certificate that is not valid', async () => {
    const chain = [Buffer.from('hello'), ...CHAIN.slice(1)];
    expect(await reasonOf(signNotation(format, { chain }))).toMatch(/^it is not valid \(/);
  });

  test('a certificate of 11 MiB with six million values', async () => {
    const large = Buffer.concat([Buffer.from([0x30, 0x83, 0xb0, 0x00, 0x00]), Buffer.alloc(0xb00000, '0500', 'hex')]);
    expect(await reasonOf(signNotation(format, { chain: [large, ...CHAIN.slice(1)] }))).toBe(
      'it is not valid (the certificate is larger than 64 KiB)',
    );
  });

  test('bytes after the envelope', async () => {
    const { bytes } = signNotation(format);
    expect(await reasonOf(documentOf(format, Buffer.concat([bytes, bytes])))).toMatch(/^it is not valid \(/);
  });

  test('no bytes, or more than 16 MiB', async () => {
    expect(await reasonOf(documentOf(format, Buffer.alloc(0)))).toMatch(/^it is not valid \(/);
    expect(await reasonOf(documentOf(format, Buffer.alloc((16 << 20) + 1)))).toBe('it is larger than 16 MiB');
  });
});

describe('a JWS does not count with', () => {
  const { bytes } = signNotation('jws');
  const good = JSON.parse(bytes.toString());
  const FLATTENED = 'it is not valid (the JWS is not in the flattened JSON serialization)';
  const BASE64 = 'it is not valid (the JWS has a part that is not valid base64url)';
  const cases = [
    { name: 'several signatures', jws: { payload: good.payload, signatures: [good] }, why: FLATTENED },
    { name: 'another field', jws: { ...good, signatures: [] }, why: FLATTENED },
    { name: 'the compact serialization', jws: `${good.protected}.${good.payload}.${good.signature}`, why: FLATTENED },
    { name: 'no protected headers', jws: { ...good, protected: undefined }, why: FLATTENED },
    { name: 'padding', jws: { ...good, signature: `${good.signature}==` }, why: BASE64 },
    { name: 'the standard alphabet', jws: { ...good, payload: `${good.payload}+/==` }, why: BASE64 },
    {
      name: 'protected headers that are a list',
      jws: { ...good, protected: 'W10' },
      why: 'it is not valid (the protected headers are not a JSON object)',
    },
    { name: 'certificates that are not strings', jws: { ...good, header: { x5c: [1] } }, why: 'it has no certificate' },
    {
      name: 'certificates in the URL-safe alphabet',
      jws: { ...good, header: { x5c: ['MIIB_-'] } },
      why: 'it is not valid (the JWS has a certificate that is not valid base64)',
    },
    { name: 'certificates in the protected headers', jws: { ...good, header: {} }, why: 'it has no certificate' },
  ];
  test.each(cases)('$name', async ({ jws, why }) => {
    expect(await reasonOf(documentOf('jws', Buffer.from(JSON.stringify(jws))))).toBe(why);
  });
});

describe('a COSE does not count with', () => {
  const good = signNotation('cose').bytes;
  const NOT_TAGGED = 'it is not valid (the envelope is not a COSE_Sign1)';
  const NOT_VALID = 'it is not valid (the COSE_Sign1 is not valid)';
  const empty = Buffer.alloc(0);
  const cases = [
    { name: 'no tag', bytes: good.subarray(1), why: NOT_TAGGED },
    {
      name: 'the tag of COSE_Sign, with several signatures',
      bytes: Buffer.concat([Buffer.from([0xd8, 98]), good.subarray(1)]),
      why: NOT_TAGGED,
    },
    { name: 'a fifth part', bytes: tag(18, cbor([empty, new Map(), empty, empty, 1])), why: NOT_VALID },
    { name: 'a map instead of parts', bytes: tag(18, cbor(new Map())), why: NOT_VALID },
    { name: 'a detached payload', bytes: tag(18, cbor([empty, new Map(), null, empty])), why: NOT_VALID },
    {
      name: 'headers that are not encoded',
      bytes: tag(18, cbor([new Map(), new Map(), empty, empty])),
      why: NOT_VALID,
    },
    {
      name: 'headers that are a list',
      bytes: tag(18, cbor([cbor([]), new Map(), empty, empty])),
      why: 'it is not valid (the protected headers are not a map)',
    },
    {
      name: 'certificates that are strings',
      bytes: tag(18, cbor([cbor(new Map()), new Map([[33, ['x']]]), empty, empty])),
      why: 'it is not valid (the COSE_Sign1 has a certificate that is not a byte string)',
    },
    {
      name: 'a certificate without a list',
      bytes: tag(18, cbor([cbor(new Map()), new Map([[33, ROOT_CERTIFICATE]]), empty, empty])),
      why: 'it has no certificate',
    },
  ];
  test.each(cases)('$name', async ({ bytes, why }) => {
    expect(await reasonOf(documentOf('cose', bytes))).toBe(why);
  });

  test('a label in the list of critical headers', async () => {
    const document = signNotation('cose', { headers: { crit: [SCHEME, 3] } });
    expect(await reasonOf(document)).toBe('its critical header "3" is not supported');
  });

  test('an algorithm as a string', async () => {
    const document = signNotation('cose', { headers: { alg: new Encoded(cbor('ES256')) } });
    expect(await reasonOf(document)).toBe('its algorithm is not ES256, which its key requires');
  });

  const times = [
    { name: 'a string', time: cbor('2026-06-01T00:00:00Z') },
    { name: 'a tagged string', time: tag(0, cbor('2026-06-01T00:00:00Z')) },
    { name: 'a number without a tag', time: cbor(1_780_000_000) },
    { name: 'a number with another tag', time: tag(100, cbor(1_780_000_000)) },
    { name: 'a tagged string instead of a number', time: tag(1, cbor('1780000000')) },
    { name: 'a number that is too large for a time', time: tag(1, cbor(2 ** 52)) },
  ];
  test.each(times)('a time that is $name', async ({ time }) => {
    const document = signNotation('cose', { headers: { [SIGNING_TIME]: new Encoded(time) } });
    expect(await reasonOf(document)).toBe('its time of signing is not valid');
  });
});

const DOCUMENTS: readonly { readonly document: SignedDocument; readonly why: string }[] = [
  { document: { form: 'bundle', bytes: signNotation('jws').bytes }, why: 'it is not a signature of notation' },
  {
    document: { form: 'envelope', bytes: Buffer.from('{}'), annotations: {} },
    why: 'it is not a signature of notation',
  },
  {
    document: { form: 'simple-signing', bytes: Buffer.from('{}'), annotations: {} },
    why: 'it is not a signature of notation',
  },
  {
    document: { form: 'notation', mediaType: 'application/json', bytes: signNotation('jws').bytes },
    why: 'it has the media type "application/json", which is not supported',
  },
  {
    document: { form: 'notation', mediaType: 'application/cose', bytes: signNotation('jws').bytes },
    why: expect.stringMatching(/^it is not valid \(/),
  },
  {
    document: { form: 'notation', mediaType: 'application/jose+json', bytes: signNotation('cose').bytes },
    why: expect.stringMatching(/^it is not valid \(/),
  },
];

/** Bytes above the space, since JSON may have white space between its parts. */
test('any change of bytes does not count, and is not an error', async () => {
  const good = (['jws', 'cose'] as const).map((format) => ({ format, bytes: signNotation(format).bytes }));
  const change = fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    bytes: fc.uint8Array({ min: 33, maxLength: 5 }),
    skip: fc.nat({ max: 5 }),
  });
  const changed = fc.tuple(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(changed, async ([{ format, bytes }, changes]) => {
      const spliced = changes.reduce((before, { at, bytes: added, skip }) => {
        const start = Math.floor(at * before.length);
        return Buffer.concat([before.subarray(0, start), added, before.subarray(start + skip)]);
      }, bytes);
      fc.pre(!spliced.equals(bytes));
      expect(await reasonOf(documentOf(format, spliced))).toMatch(/^its? /);
    }),
    { numRuns: 500 },
  );
});

test.each(DOCUMENTS)('a document of the form $document.form does not count', async ({ document, why }) => {
  expect(await reasonOf(document)).toEqual(why);
});
