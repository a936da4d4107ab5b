import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { looksLikeJwt, readClaims } from '../../../../src/registry/auth/claims.ts';

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
    { name: "a federated robot's password", payload: { access: {} }, claims: { ...none, accessShape: 'object' } },
    { name: 'a text as access', payload: { access: 'all' }, claims: { ...none, accessShape: 'object' } },
    { name: 'no access', payload: {}, claims: none },
    { name: 'access null', payload: { access: null }, claims: none },
    { name: 'an empty list', payload: { access: [] }, claims: { ...none, access: [], accessShape: 'list' } },
    {
      name: 'entries that cannot be read',
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
    { name: 'a time beyond all dates', payload: { exp: 1e300 }, claims: none },
  ];
  test.each(cases)('$name', ({ payload, claims }) => {
    expect(readClaims(jwt(payload))).toEqual(claims);
  });

  const others = [
    { name: 'nothing', text: '' },
    { name: 'an opaque OAuth token', text: 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFy' },
    { name: 'two parts', text: 'eyJhbGciOiJub25lIn0.e30' },
    { name: 'an encrypted token', text: 'eyJh.a.b.c.d' },
    { name: 'a payload that is no JSON', text: 'eyJh.abc.d' },
    { name: 'a payload that is no object', text: jwt([1]) },
    { name: 'a host', text: 'registry.example.org' },
    { name: 'a blank behind', text: `${jwt({})} ` },
  ];
  test.each(others)('is undefined for $name', ({ text }) => {
    expect(readClaims(text)).toBeUndefined();
  });

  it('reads whatever JSON the claims are, and never throws', () => {
    const claim = fc.constantFrom('iss', 'sub', 'aud', 'exp', 'nbf', 'access', '__proto__');
    fc.assert(fc.property(fc.dictionary(claim, fc.jsonValue()), (payload) => readClaims(jwt(payload)) !== undefined));
    fc.assert(fc.property(fc.string(), (text) => readClaims(text) === undefined));
  });
});

describe('looksLikeJwt', () => {
  const cases = [
    { name: 'a token', text: jwt({}), is: true },
    { name: 'a header with a blank', text: `${part('{ "alg":"none"}')}.e30.`, is: true },
    { name: 'a header with a line break', text: `${part('{\n"alg":"none"}')}.e30.`, is: true },
    { name: 'an encrypted token', text: 'eyJh.a.b.c.d', is: false },
    { name: 'an opaque token', text: 'Zm9vYmFyYmF6cXV4', is: false },
  ];
  test.each(cases)('$name: $is', ({ text, is }) => {
    expect(looksLikeJwt(text)).toBe(is);
  });
});

function jwt(payload: unknown): string {
  return `${part('{"alg":"RS256","typ":"JWT"}')}.${part(JSON.stringify(payload))}.c2lnbmF0dXJl`;
}

function part(text: string): string {
  return Buffer.from(text).toString('base64url');
}
