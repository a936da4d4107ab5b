import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPath } from '../../../src/api/path-input.ts';
import { InputError } from '../../../src/error.ts';

describe('a path', () => {
  it.each([
    { name: 'without /api/v1', text: 'repository/acme/app', path: '/api/v1/repository/acme/app' },
    { name: 'with a slash before', text: '/user/', path: '/api/v1/user/' },
    { name: 'with /api/v1', text: '/api/v1/user/', path: '/api/v1/user/' },
    { name: 'with api/v1', text: 'api/v1/user/', path: '/api/v1/user/' },
    { name: 'of a robot', text: 'user/robots/a+b', path: '/api/v1/user/robots/a+b' },
    { name: 'with a letter that a URL encodes', text: 'users/müller', path: '/api/v1/users/m%C3%BCller' },
    { name: 'with one that is encoded', text: 'users/a%20b', path: '/api/v1/users/a%20b' },
    { name: 'api/v1x is no prefix', text: 'api/v1x', path: '/api/v1/api/v1x' },
  ])('$name', ({ text, path }) => {
    expect(readPath(text)).toEqual({ path, query: [] });
  });

  it('with a query', () => {
    expect(readPath('x?a=1&b=c%20d')).toEqual({
      path: '/api/v1/x',
      query: [
        ['a', '1'],
        ['b', 'c d'],
      ],
    });
  });

  it.each([
    { name: 'an address', text: 'https://quay.io/api/v1/user/', says: /is an address/ },
    { name: 'braces', text: 'repository/{repository}/tag/', says: /has braces/ },
    { name: 'an empty part', text: 'repository//tag/', says: /empty part/ },
    { name: 'two parts up', text: 'repository/a/../b', says: /\. or \.\./ },
    { name: 'one that is hidden', text: 'repository/%2E./b', says: /\. or \.\./ },
    { name: 'a blank', text: 'user s', says: /has a blank/ },
    { name: 'a backslash', text: 'user\\robots', says: /backslash/ },
    { name: 'an encoded slash', text: 'repository/a/b%2Fc', says: /has an encoded slash/ },
    { name: 'an encoded backslash', text: 'repository/a/b%5cc', says: /has an encoded slash, backslash/ },
    { name: 'an encoded line end', text: 'repository/a/b%0A', says: /control character/ },
    { name: 'an encoded zero', text: 'repository/a/b%00', says: /control character/ },
    { name: 'the last control character', text: 'repository/a/b%1f', says: /control character/ },
    { name: 'a bare %', text: 'repository/a/100%', says: /has a % that encodes nothing/ },
    { name: 'a % before no number', text: 'repository/a/%2g', says: /has a % that encodes nothing/ },
    { name: 'a ? in a name', text: 'repository/a/b?c', says: /no name=value/ },
    { name: 'a ? with a path behind it', text: 'repository/a/b?c/tag/v=1', says: /no name=value/ },
    { name: 'a ? with an encoded one', text: 'repository/a/b?c%2Ftag=1', says: /no name=value/ },
    { name: 'a ? at its end', text: 'repository/a/b?', says: /no name=value/ },
    { name: 'a pair without a name', text: 'x?a=1&=2', says: /no name=value/ },
    { name: 'a fragment', text: 'user/#top', says: /has a #/ },
  ])('is refused with $name', ({ text, says }) => {
    expect(() => readPath(text)).toThrow(says);
  });

  it('never leads out of /api/v1', () => {
    const piece = fc.constantFrom('..', '%2e', '.', '/', '\\', 'a', '%2f', '?', '#', ':', '@', 'api/v1', '\t');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }), (pieces) => {
        try {
          const { path } = readPath(pieces.join(''));
          expect(path).toMatch(/^\/api\/v1\//);
          expect(new URL(path, 'https://quay.example').host).toBe('quay.example');
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});
