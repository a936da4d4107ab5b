import fc from 'fast-check';
import * as jose from 'jose';
import { describe, expect, it, test } from 'vitest';
import { looksLikeJwt, readClaims } from '../../../../src/registry/auth/claims.ts';

const HEADER = part('{"alg":"RS256","typ":"JWT"}');

describe('readClaims', () => {
  const none = { audiences: [], access: undefined, accessShape: 'absent' };
  const app = { type: 'repository', name: 'acme/app', actions: ['pull'] };
  const cases = [
    {
      name: 'a registry token of Quay',
      payload: {
        iss: 'quay',
        aud: 'quay.io',
        nbf: 1795324593,
        exp: 1795328193,
        sub: 'acme+robot',
        access: [app],
        context: {},
      },
      claims: {
        issuer: 'quay',
        subject: 'acme+robot',
        audiences: ['quay.io'],
        notBefore: new Date('2026-11-22T05:16:33Z'),
        expiresAt: new Date('2026-11-22T06:16:33Z'),
        access: [app],
        accessShape: 'list',
      },
    },
    { name: 'several audiences', payload: { aud: ['a', 'b'] }, claims: { ...none, audiences: ['a', 'b'] } },
    {
      name: 'names that are too long',
      payload: {
        iss: 'i'.repeat(1 << 20),
        sub: 's'.repeat(1 << 20),
        aud: Array.from({ length: 1_000 }, () => 'a'.repeat(500)),
      },
      claims: {
        ...none,
        issuer: `${'i'.repeat(999)}…`,
        subject: `${'s'.repeat(999)}…`,
        audiences: Array.from({ length: 10 }, () => 'a'.repeat(500)),
      },
    },
    { name: "a federated robot's password", payload: { access: {} }, claims: { ...none, accessShape: 'object' } },
    { name: 'a string as access', payload: { access: 'all' }, claims: { ...none, accessShape: 'object' } },
    { name: 'no access', payload: {}, claims: none },
    { name: 'access null', payload: { access: null }, claims: none },
    { name: 'an empty access list', payload: { access: [] }, claims: { ...none, access: [], accessShape: 'list' } },
    {
      name: 'invalid access entries',
      payload: {
        access: [
          7,
          { type: 'repository' },
          { ...app, actions: 'pull' },
          { ...app, actions: null },
          { ...app, actions: undefined },
        ],
      },
      claims: {
        ...none,
        access: [
          { ...app, actions: [] },
          { ...app, actions: [] },
        ],
        accessShape: 'list',
      },
    },
    {
      name: 'claims of the wrong type',
      payload: { iss: 1, sub: [], aud: 5, exp: '1795328193', nbf: null },
      claims: none,
    },
    { name: 'a time that is not a valid date', payload: { exp: 1e300 }, claims: none },
    { name: 'a negative time that is not a valid date', payload: { exp: -1e300, iat: -1e13 }, claims: none },
    { name: 'a time after the year 9999', payload: { exp: 1e12 }, claims: none },
  ];
  test.each(cases)('$name', ({ payload, claims }) => {
    expect(readClaims(jwt(payload))).toEqual(claims);
  });

  const others = [
    { name: 'an empty string', text: '' },
    { name: 'an opaque OAuth token', text: 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFy' },
    { name: 'two parts', text: 'eyJhbGciOiJub25lIn0.e30' },
    { name: 'an encrypted token', text: 'eyJh.a.b.c.d' },
    { name: 'a payload that is not JSON', text: 'eyJh.abc.d' },
    { name: 'a payload that is not an object', text: jwt([1]) },
    { name: 'a payload of many values', text: jwt({ aud: Array.from({ length: 300_000 }, () => 1) }) },
    { name: 'a payload of many levels', text: `${HEADER}.${part(`{"a":${'['.repeat(1 << 20)}`)}.c2lnbmF0dXJl` },
    { name: 'a host', text: 'registry.example.org' },
    { name: 'a space at the end', text: `${jwt({})} ` },
  ];
  test.each(others)('is undefined for $name', ({ text }) => {
    expect(readClaims(text)).toBeUndefined();
  });

  it('reads the same tokens as jose, for any payload and any cut', () => {
    const payload = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), fc.string());
    fc.assert(
      fc.property(payload, fc.nat({ max: 4 }), (value, cut) => {
        const encoded = part(typeof value === 'string' ? value : JSON.stringify(value));
        const token = `${HEADER}.${encoded.slice(0, encoded.length - cut)}.c2lnbmF0dXJl`;
        expect(readClaims(token) !== undefined).toBe(isReadByJose(token));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads any JSON object as claims, and never throws', () => {
    const claim = fc.constantFrom('iss', 'sub', 'aud', 'exp', 'nbf', 'access', '__proto__');
    fc.assert(fc.property(fc.dictionary(claim, fc.jsonValue()), (payload) => readClaims(jwt(payload)) !== undefined));
    fc.assert(fc.property(fc.string(), (text) => readClaims(text) === undefined));
  });
});

describe('looksLikeJwt', () => {
  const cases = [
    { name: 'a token', text: jwt({}), is: true },
    { name: 'a header with a space', text: `${part('{ "alg":"none"}')}.e30.`, is: true },
    { name: 'a header with a line feed', text: `${part('{\n"alg":"none"}')}.e30.`, is: true },
    { name: 'an encrypted token', text: 'eyJh.a.b.c.d', is: false },
    { name: 'an opaque token', text: 'Zm9vYmFyYmF6cXV4', is: false },
  ];
  test.each(cases)('$name: $is', ({ text, is }) => {
    expect(looksLikeJwt(text)).toBe(is);
  });
});

function isReadByJose(token: string): boolean {
  try {
    jose.decodeJwt(token);
    return true;
  } catch {
    return false;
  }
}

function jwt(payload: unknown): string {
  return `${HEADER}.${part(JSON.stringify(payload))}.c2lnbmF0dXJl`;
}

function part(text: string): string {
  return Buffer.from(text).toString('base64url');
}
