import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CertificateExtension,
  findSigningCertificateFault,
  readCertificateIdentity,
} from '../../../src/verify/certificate-identity.ts';
import { der, oid } from './certificate-builder.ts';

const [SAN, EKU, FULCIO] = ['2.5.29.17', '2.5.29.37', '1.3.6.1.4.1.57264.1'];
const [URI, EMAIL, DNS, OTHER_NAME] = [0x86, 0x81, 0x82, 0xa0];
const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1';
const ISSUER = 'https://token.actions.githubusercontent.com';
const [CODE_SIGNING, SERVER_AUTH, ANY] = ['1.3.6.1.5.5.7.3.3', '1.3.6.1.5.5.7.3.1', '2.5.29.37.0'].map(oid);
const text = (value: string | Buffer) => der(0x0c, value);

/** A certificate of Fulcio; `undefined` leaves out an extension. */
function extensions(changes: Record<string, Buffer | undefined> = {}): readonly CertificateExtension[] {
  const values = {
    [EKU]: der(0x30, CODE_SIGNING ?? ''),
    [SAN]: der(0x30, der(URI, IDENTITY)),
    [`${FULCIO}.1`]: Buffer.from('https://old.test'),
    [`${FULCIO}.8`]: text(ISSUER),
    ...changes,
  };
  return Object.entries(values).flatMap(([id, value]) => (value === undefined ? [] : [{ id, value }]));
}
const named = (...names: readonly Buffer[]) => extensions({ [SAN]: der(0x30, ...names) });

describe('a certificate identifies', () => {
  test.each([
    { name: 'a URI', given: extensions(), expected: { identity: IDENTITY, issuer: ISSUER, claims: {} } },
    { name: 'an email address', given: named(der(EMAIL, 'a@acme.com')), expected: { identity: 'a@acme.com' } },
    {
      name: 'the issuer of version 1, if there is no other',
      given: extensions({ [`${FULCIO}.8`]: undefined }),
      expected: { issuer: 'https://old.test' },
    },
    {
      name: 'the claims',
      given: extensions({
        [`${FULCIO}.11`]: text('github-hosted'),
        [`${FULCIO}.12`]: text('https://github.com/acme/app'),
        [`${FULCIO}.14`]: text('refs/tags/v1'),
        [`${FULCIO}.16`]: text('https://github.com/acme'),
        [`${FULCIO}.20`]: text('push'),
        [`${FULCIO}.22`]: Buffer.from('a claim that rules do not read'),
      }),
      expected: {
        claims: {
          runner: 'github-hosted',
          source: 'https://github.com/acme/app',
          sourceRef: 'refs/tags/v1',
          owner: 'https://github.com/acme',
          trigger: 'push',
        },
      },
    },
    {
      name: 'a signer also if it has several purposes',
      given: extensions({ [EKU]: der(0x30, SERVER_AUTH ?? '', CODE_SIGNING ?? '') }),
      expected: { identity: IDENTITY },
    },
  ])('$name', ({ given, expected }) => {
    expect(readCertificateIdentity(given)).toMatchObject(expected);
  });
});

const NOT_CODE = 'its certificate is not for code signing';
const NOT_VALID = 'its certificate has a name of the signer that is not valid';
const FORM = 'its certificate names the signer in a form that is not supported';
const NO_ISSUER = 'its certificate does not name the issuer of the identity';

describe('a certificate is refused', () => {
  test.each([
    { name: 'without a purpose', given: extensions({ [EKU]: undefined }), why: NOT_CODE },
    { name: 'of a server', given: extensions({ [EKU]: der(0x30, SERVER_AUTH ?? '') }), why: NOT_CODE },
    { name: 'for any purpose', given: extensions({ [EKU]: der(0x30, ANY ?? '') }), why: NOT_CODE },
    { name: 'whose purpose is not in a sequence', given: extensions({ [EKU]: CODE_SIGNING }), why: NOT_CODE },
    {
      name: 'without a name',
      given: extensions({ [SAN]: undefined }),
      why: 'its certificate has 0 names of the signer instead of one',
    },
    {
      name: 'with two names',
      given: named(der(URI, IDENTITY), der(EMAIL, 'a@acme.com')),
      why: 'its certificate has 2 names of the signer instead of one',
    },
    { name: 'with a host name', given: named(der(DNS, 'acme.com')), why: FORM },
    { name: 'with another kind of name', given: named(der(OTHER_NAME, 'a')), why: FORM },
    { name: 'with an email address that is a URI', given: named(der(EMAIL, `${IDENTITY}`)), why: NOT_VALID },
    { name: 'with a URI that is an email address', given: named(der(URI, 'a@acme.com')), why: NOT_VALID },
    { name: 'with an empty name', given: named(der(URI)), why: NOT_VALID },
    // Node reads 0xE1 as "a" in ASCII.
    {
      name: 'with a name in Latin-1',
      given: named(der(URI, Buffer.from('https://\xe1cme', 'latin1'))),
      why: NOT_VALID,
    },
    { name: 'with a NUL in its name', given: named(der(URI, `${IDENTITY}\0.evil.test`)), why: NOT_VALID },
    { name: 'with a line feed in its name', given: named(der(EMAIL, 'a@acme.com\n')), why: NOT_VALID },
    {
      name: 'with an extension twice',
      given: [...extensions(), ...extensions()],
      why: 'its certificate has an extension twice',
    },
    {
      name: 'without an issuer',
      given: extensions({ [`${FULCIO}.1`]: undefined, [`${FULCIO}.8`]: undefined }),
      why: NO_ISSUER,
    },
    {
      name: 'whose issuer is not a string',
      given: extensions({ [`${FULCIO}.8`]: Buffer.from(ISSUER) }),
      why: NO_ISSUER,
    },
    { name: 'whose issuer is empty', given: extensions({ [`${FULCIO}.8`]: text('') }), why: NO_ISSUER },
    ...[11, 12, 14, 16, 20].map((claim) => ({
      name: `whose claim ${claim} is not UTF-8`,
      given: extensions({ [`${FULCIO}.${claim}`]: text(Buffer.from([0xff])) }),
      why: 'its certificate has a claim that is not valid',
    })),
  ])('$name', ({ given, why }) => {
    expect(readCertificateIdentity(given)).toEqual({ kind: 'unverified', why });
  });
});

test('extensions of any bytes are refused, or identify what they name', () => {
  const value = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes));
  const id = fc.constantFrom(SAN, EKU, `${FULCIO}.8`, `${FULCIO}.12`);
  fc.assert(
    fc.property(id, value, (changed, bytes) => {
      const result = readCertificateIdentity(extensions({ [changed]: bytes }));
      if (!('why' in result) && changed === SAN) expect(bytes.toString('latin1')).toContain(result.identity);
    }),
  );
});

describe('the certificate of a signer', () => {
  const keyUsage = { isCritical: true, bits: new Set([0]) };
  const constraints = (isCa: boolean) => ({ basicConstraints: { isCritical: true, isCa } });
  test.each([
    { name: 'counts', certificate: { keyUsage }, fault: undefined },
    { name: 'may say that it is not a CA', certificate: { keyUsage, ...constraints(false) }, fault: undefined },
    {
      name: 'must not be that of a CA',
      certificate: { keyUsage, ...constraints(true) },
      fault: 'its certificate is that of a certificate authority',
    },
    {
      name: 'must not have an unknown critical extension',
      certificate: { keyUsage, unsupported: '1.2.3' },
      fault: 'its certificate has the extension 1.2.3, which is not supported',
    },
    { name: 'must be for signatures', certificate: {}, fault: 'its certificate is not for signatures' },
    {
      name: 'must be for digital signatures',
      certificate: { keyUsage: { isCritical: true, bits: new Set([5]) } },
      fault: 'its certificate is not for signatures',
    },
  ])('$name', ({ certificate, fault }) => {
    expect(findSigningCertificateFault(certificate)).toBe(fault);
  });
});
