import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readCertificate } from '../../../src/verify/certificate.ts';
import { findChainFault } from '../../../src/verify/certificate-chain.ts';
import {
  basicConstraints,
  CA,
  type CertificateParts,
  CODE_SIGNING,
  certify,
  der,
  extendedKeyUsage,
  extension,
  identityOf,
  keyUsage,
  nameOf,
  oid,
  SIGNER,
} from './certificate-builder.ts';

const NOW = new Date('2026-07-01T00:00:00Z');
const ROOT = identityOf('Root');
const MIDDLE = identityOf('Middle');
const LEAF = identityOf('acme');

type Parts = Partial<CertificateParts>;

/** A chain of three certificates, each with its parts. */
function faultOf(leaf: Parts = {}, middle: Parts = {}, root: Parts = {}): string | undefined {
  const chain = [
    certify(LEAF, MIDDLE, leaf),
    certify(MIDDLE, ROOT, { extensions: CA, ...middle }),
    certify(ROOT, ROOT, { extensions: CA, ...root }),
  ];
  return findChainFault(chain.map(readCertificate), NOW);
}

test('a chain as specified has no fault', () => {
  expect(faultOf()).toBeUndefined();
});

const PURPOSE = '1.3.6.1.5.5.7.3.';

describe('the certificate of the signer', () => {
  const good: readonly { readonly name: string; readonly extensions: readonly Buffer[] }[] = [
    { name: 'without an extended key usage', extensions: [keyUsage([0])] },
    { name: 'for content commitment as well', extensions: [keyUsage([0, 1]), extendedKeyUsage(CODE_SIGNING)] },
    { name: 'that says that it is not of a CA', extensions: [...SIGNER, basicConstraints(false)] },
    {
      name: 'with a private purpose besides',
      extensions: [keyUsage([0]), extendedKeyUsage(CODE_SIGNING, '1.3.6.1.4.1.311.97.1.0')],
    },
    {
      name: 'with another extension that is not critical',
      extensions: [...SIGNER, extension('1.2.3.4', Buffer.from('not DER'), false)],
    },
    {
      name: 'with critical policies, which restrict nothing here',
      extensions: [...SIGNER, extension('2.5.29.32', der(0x30, der(0x30, oid('2.5.29.32.0'))))],
    },
  ];
  test.each(good)('may be one $name', ({ extensions }) => {
    expect(faultOf({ extensions })).toBeUndefined();
  });

  const NO_USAGE = 'does not have the extension "key usage", or it is not critical';
  const faults: readonly { readonly name: string; readonly parts: Parts; readonly why: string }[] = [
    { name: 'no extension', parts: { extensions: [] }, why: NO_USAGE },
    { name: 'no key usage', parts: { extensions: [extendedKeyUsage(CODE_SIGNING)] }, why: NO_USAGE },
    { name: 'a key usage that is not critical', parts: { extensions: [keyUsage([0], false)] }, why: NO_USAGE },
    { name: 'content commitment alone', parts: { extensions: [keyUsage([1])] }, why: 'is not for digital signatures' },
    ...[2, 3, 4, 5, 6, 7, 8].map((bit) => ({
      name: `the key usage ${bit} besides`,
      parts: { extensions: [keyUsage([0, bit])] },
      why: 'is not for digital signatures alone',
    })),
    {
      name: 'a basic constraint that it is of a CA',
      parts: { extensions: [...SIGNER, basicConstraints(true)] },
      why: 'is a CA certificate',
    },
    {
      name: 'another purpose',
      parts: { extensions: [keyUsage([0]), extendedKeyUsage(`${PURPOSE}17`)] },
      why: 'is not for code signing',
    },
    { name: 'no purpose', parts: { extensions: [keyUsage([0]), extendedKeyUsage()] }, why: 'is not for code signing' },
    ...['2.5.29.37.0', ...[1, 2, 4, 8, 9].map((number) => PURPOSE + number)].map((purpose) => ({
      name: `the purpose ${purpose} besides`,
      parts: { extensions: [keyUsage([0]), extendedKeyUsage(CODE_SIGNING, purpose)] },
      why: 'is not for code signing alone',
    })),
    {
      name: 'the end of its validity',
      parts: { notAfter: '260630235959Z' },
      why: 'expired at 2026-06-30T23:59:59.000Z',
    },
    {
      name: 'the start of its validity',
      parts: { notBefore: '260701000001Z' },
      why: 'is not valid before 2026-07-01T00:00:01.000Z',
    },
    {
      name: 'SHA-1',
      parts: { hash: 'sha1', algorithm: '1.2.840.10045.4.1' },
      why: 'is signed with an algorithm that is not supported, 1.2.840.10045.4.1',
    },
    {
      name: 'an unknown critical extension',
      parts: { extensions: [...SIGNER, extension('1.2.3.4', Buffer.from('x'))] },
      why: 'has an extension that is not supported, 1.2.3.4',
    },
    { name: 'another hash than it states', parts: { hash: 'sha384' }, why: 'is not issued by CN=Middle,O=Acme' },
    { name: 'another issuer', parts: { issuerName: ROOT.name }, why: 'is not issued by CN=Middle,O=Acme' },
  ];
  test.each(faults)('must not have $name', ({ parts, why }) => {
    expect(faultOf(parts)).toBe(`its certificate CN=acme,O=Acme ${why}`);
  });

  const keys = [
    { name: 'Ed25519', key: generateKeyPairSync('ed25519').publicKey, type: '1.3.101.112' },
    { name: 'P-224', key: generateKeyPairSync('ec', { namedCurve: 'secp224r1' }).publicKey, type: '1.3.132.0.33' },
    {
      name: 'RSA with 3,000 bits',
      key: generateKeyPairSync('rsa', { modulusLength: 3000 }).publicKey,
      type: 'RSA 3000',
    },
    {
      name: 'RSA-PSS',
      key: generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey,
      type: '1.2.840.113549.1.1.10',
    },
    { name: 'a curve that is spelled out', key: explicitCurve(), type: 'a curve without a name' },
  ];
  test.each(keys)('must not have a key of the type $name', ({ key, type }) => {
    const why = `its certificate CN=acme,O=Acme has a key that is not supported (${type})`;
    expect(faultOf({ key: key.export({ type: 'spki', format: 'der' }) })).toBe(why);
  });
});

/** A key of P-256 whose SubjectPublicKeyInfo has the parameters of the curve instead of its name. */
function explicitCurve() {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' });
  return createPublicKey({ key: publicKey.export({ type: 'spki', format: 'der' }), type: 'spki', format: 'der' });
}

/** A subtree of names: only those of the organization Partner. */
const PARTNERS = der(0x30, der(0xa4, nameOf(['2.5.4.10', 'Partner'])));

describe('the certificate of a CA', () => {
  const faults: readonly { readonly name: string; readonly parts: Parts; readonly why: string }[] = [
    {
      name: 'no basic constraints',
      parts: { extensions: [keyUsage([5])] },
      why: 'is not a CA certificate, or its extension "basic constraints" is not critical',
    },
    {
      name: 'basic constraints of a signer',
      parts: { extensions: [basicConstraints(false), keyUsage([5])] },
      why: 'is not a CA certificate, or its extension "basic constraints" is not critical',
    },
    {
      name: 'basic constraints that are not critical',
      parts: { extensions: [basicConstraints(true, undefined, false), keyUsage([5])] },
      why: 'is not a CA certificate, or its extension "basic constraints" is not critical',
    },
    {
      name: 'no key usage',
      parts: { extensions: [basicConstraints(true)] },
      why: 'does not have the extension "key usage", or it is not critical',
    },
    {
      name: 'a key usage that is not critical',
      parts: { extensions: [basicConstraints(true), keyUsage([5], false)] },
      why: 'does not have the extension "key usage", or it is not critical',
    },
    ...[true, false].map((isCritical) => ({
      name: `name constraints, critical: ${isCritical}`,
      parts: { extensions: [...CA, extension('2.5.29.30', der(0x30, der(0xa0, PARTNERS)), isCritical)] },
      why: 'has an extension that is not supported, 2.5.29.30',
    })),
    {
      name: 'an unknown critical extension',
      parts: { extensions: [...CA, extension('2.5.29.36', der(0x30, der(0x80, Buffer.from([0]))))] },
      why: 'has an extension that is not supported, 2.5.29.36',
    },
    {
      name: 'a key usage without signing certificates',
      parts: { extensions: [basicConstraints(true), keyUsage([0, 6])] },
      why: 'is not for signing certificates',
    },
    {
      name: 'the end of its validity',
      parts: { notAfter: '260630235959Z' },
      why: 'expired at 2026-06-30T23:59:59.000Z',
    },
    {
      name: 'the start of its validity',
      parts: { notBefore: '20260701000001Z' },
      why: 'is not valid before 2026-07-01T00:00:01.000Z',
    },
    {
      name: 'SHA-1',
      parts: { hash: 'sha1', algorithm: '1.2.840.10045.4.1' },
      why: 'is signed with an algorithm that is not supported, 1.2.840.10045.4.1',
    },
  ];
  test.each(faults)('must not have $name', ({ parts, why }) => {
    expect(faultOf({}, { extensions: CA, ...parts })).toBe(`its CA certificate CN=Middle,O=Acme ${why}`);
    expect(faultOf({}, {}, { extensions: CA, ...parts })).toBe(`its CA certificate CN=Root,O=Acme ${why}`);
  });

  test('limits the length of the chain', () => {
    const limited = (length: number) => ({ extensions: [basicConstraints(true, length), keyUsage([5])] });
    expect(faultOf({}, limited(0), limited(1))).toBeUndefined();
    const why = 'its CA certificate CN=Root,O=Acme allows a chain with 0 other CA certificates, not with 1';
    expect(faultOf({}, {}, limited(0))).toBe(why);
  });

  test('must issue itself if it is the last one', () => {
    const chain = [certify(LEAF, MIDDLE), certify(MIDDLE, ROOT, { extensions: CA })].map(readCertificate);
    const why = 'its CA certificate CN=Middle,O=Acme is not self-signed, although it is the last one of the chain';
    expect(findChainFault(chain, NOW)).toBe(why);
  });

  test('must not issue itself if it is not the last one', () => {
    const root = certify(ROOT, ROOT, { extensions: CA });
    const chain = [certify(LEAF, ROOT), root, root].map(readCertificate);
    const why = 'its CA certificate CN=Root,O=Acme is self-signed, although it is not the last one of the chain';
    expect(findChainFault(chain, NOW)).toBe(why);
  });
});

describe('readCertificate', () => {
  const good = certify(LEAF, ROOT);

  test('reads each certificate only in one encoding', () => {
    expect(() => readCertificate(Buffer.concat([good, Buffer.from([0])]))).toThrow('there are bytes after');
    const pem = `-----BEGIN CERTIFICATE-----\n${good.toString('base64')}\n-----END CERTIFICATE-----\n`;
    expect(() => readCertificate(Buffer.from(pem))).toThrow(Error);
  });

  const refused: readonly { readonly name: string; readonly parts: Parts; readonly why: string }[] = [
    { name: 'version 1', parts: { version: [] }, why: 'the certificate is not of version 3' },
    {
      name: 'version 2',
      parts: { version: [der(0xa0, der(0x02, Buffer.from([1])))] },
      why: 'the certificate is not of version 3',
    },
    {
      name: 'two algorithms',
      parts: { outerAlgorithm: '1.2.840.10045.4.3.3' },
      why: 'the certificate states two signature algorithms',
    },
    {
      name: 'an extension twice',
      parts: { extensions: [...SIGNER, ...SIGNER] },
      why: 'the certificate has an extension twice',
    },
    {
      name: 'a basic constraint that is a number',
      parts: { extensions: [extension('2.5.29.19', der(0x30, oid('1.2')))] },
      why: 'the DER value has the tag 6, not 2',
    },
    {
      name: 'a length before the flag',
      parts: { extensions: [extension('2.5.29.19', der(0x30, der(2, Buffer.from([1])), der(1, Buffer.from([255]))))] },
      why: 'the certificate is not valid',
    },
    {
      name: 'a key usage that is not DER',
      parts: { extensions: [extension('2.5.29.15', Buffer.from('x'))] },
      why: 'the DER value is cut off',
    },
  ];
  test.each(refused)('refuses one with $name', ({ parts, why }) => {
    expect(() => readCertificate(certify(LEAF, ROOT, parts))).toThrow(why);
  });

  test('refuses one that is cut off, or with any byte changed to one that is not valid', () => {
    for (let length = 0; length < good.length; length++)
      expect(() => readCertificate(good.subarray(0, length))).toThrow(Error);
  });

  test('reads names', () => {
    const name = nameOf(
      ['2.5.4.6', der(0x13, 'DE')],
      ['2.5.4.10', 'Acme, "Söhne" + Co'],
      ['2.5.4.3', der(0x1e, Buffer.from('00e9', 'hex'))],
      ['1.2.840.113549.1.9.1', der(0x16, 'a@acme.example')],
      ['2.5.4.11', ' #x '],
      ['2.5.4.12', '#x'],
      ['2.5.4.45', der(0x03, Buffer.from([0, 1]))],
    );
    const { subject } = readCertificate(certify({ ...LEAF, name }, ROOT));
    expect(subject.attributes).toEqual([
      { type: 'C', value: 'DE' },
      { type: 'O', value: 'Acme, "Söhne" + Co' },
      { type: 'CN', value: 'é' },
      { type: '1.2.840.113549.1.9.1', value: 'a@acme.example' },
      { type: 'OU', value: ' #x ' },
      { type: '2.5.4.12', value: '#x' },
      { type: '2.5.4.45', value: '#03020001' },
    ]);
    expect(subject.text).toBe(
      '2.5.4.45=#03020001,2.5.4.12=\\#x,OU=\\ #x\\ ,1.2.840.113549.1.9.1=a@acme.example,CN=é,O=Acme\\, \\"Söhne\\" \\+ Co,C=DE',
    );
  });

  test('reads several attributes in one part of a name', () => {
    const part = (type: string, value: string) => der(0x30, oid(type), der(0x0c, value));
    const name = der(0x30, der(0x31, part('2.5.4.3', 'a'), part('2.5.4.10', 'b')), der(0x31, part('2.5.4.6', 'c')));
    expect(readCertificate(certify({ ...LEAF, name }, ROOT)).subject.text).toBe('C=c,CN=a+O=b');
  });

  const strings = [
    { name: 'UTF-8', bytes: der(0x0c, Buffer.from([0xff])) },
    { name: 'ASCII', bytes: der(0x13, Buffer.from([0xe9])) },
    { name: 'UTF-16', bytes: der(0x1e, Buffer.from([0xd8, 0])) },
  ];
  test.each(strings)('refuses a name that is not $name', ({ bytes }) => {
    const name = nameOf(['2.5.4.3', bytes]);
    expect(() => readCertificate(certify({ ...LEAF, name }, ROOT))).toThrow(/not (?:valid|ASCII)/);
  });
});
