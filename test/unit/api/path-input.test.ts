import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPath } from '../../../src/api/path-input.ts';
import { InputError } from '../../../src/error.ts';

describe('a path', () => {
  it.each([
    { name: 'without /api/v1', text: 'repository/acme/app', path: '/api/v1/repository/acme/app' },
    { name: 'with a slash at its start', text: '/user/', path: '/api/v1/user/' },
    { name: 'with /api/v1', text: '/api/v1/user/', path: '/api/v1/user/' },
    { name: 'with api/v1', text: 'api/v1/user/', path: '/api/v1/user/' },
    { name: 'of a robot', text: 'user/robots/a+b', path: '/api/v1/user/robots/a+b' },
    { name: 'with a letter that is encoded in a URL', text: 'users/müller', path: '/api/v1/users/m%C3%BCller' },
    { name: 'with an encoded character', text: 'users/a%20b', path: '/api/v1/users/a%20b' },
    { name: 'api/v1x is not the prefix', text: 'api/v1x', path: '/api/v1/api/v1x' },
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
    { name: 'a URL', text: 'https://quay.io/api/v1/user/', message: /is a URL/ },
    {
      name: 'a variable of the shell',
      text: 'repository/acme/$APP',
      message: /`repository\/acme\/\$APP` has a \$ and a name, .* write \$\{\{ env\.NAME \}\}/,
    },
    { name: 'a variable of the shell in braces', text: `repository/acme/\${APP}`, message: /has a \$ and a name/ },
    { name: 'a path of the registry API', text: '/v2/acme/app/tags/list', message: /is a path of the registry API/ },
    { name: 'a host', text: 'quay.io/api/v1/user/', message: /starts with a host: set it as registry/ },
    { name: 'a host and a port', text: 'localhost:8443/api/v1/user/', message: /starts with a host/ },
    { name: 'several lines', text: 'user/\nrepository', message: /a line break/ },
    { name: 'braces', text: 'repository/{repository}/tag/', message: /has braces/ },
    { name: 'an empty segment', text: 'repository//tag/', message: /empty segment/ },
    { name: 'a segment ..', text: 'repository/a/../b', message: /\. or \.\./ },
    { name: 'an encoded segment ..', text: 'repository/%2E./b', message: /\. or \.\./ },
    { name: 'a space', text: 'user s', message: /has a space/ },
    { name: 'a backslash', text: 'user\\robots', message: /backslash/ },
    { name: 'an encoded slash', text: 'repository/a/b%2Fc', message: /has an encoded slash/ },
    { name: 'an encoded backslash', text: 'repository/a/b%5cc', message: /has an encoded slash, backslash/ },
    { name: 'an encoded line break', text: 'repository/a/b%0A', message: /control character/ },
    { name: 'an encoded zero', text: 'repository/a/b%00', message: /control character/ },
    { name: 'the last control character', text: 'repository/a/b%1f', message: /control character/ },
    { name: 'a % alone', text: 'repository/a/100%', message: /has a % that does not encode/ },
    { name: 'a % before an invalid number', text: 'repository/a/%2g', message: /has a % that does not encode/ },
    { name: 'a ? in a name', text: 'repository/a/b?c', message: /not followed by name=value/ },
    { name: 'a ? followed by a path', text: 'repository/a/b?c/tag/v=1', message: /not followed by name=value/ },
    {
      name: 'a ? followed by an encoded path',
      text: 'repository/a/b?c%2Ftag=1',
      message: /not followed by name=value/,
    },
    { name: 'a ? at its end', text: 'repository/a/b?', message: /not followed by name=value/ },
    { name: 'a pair without a name', text: 'x?a=1&=2', message: /not followed by name=value/ },
    { name: 'a fragment', text: 'user/#top', message: /has a #/ },
  ])('is rejected with $name', ({ text, message }) => {
    expect(() => readPath(text)).toThrow(message);
  });

  it('never leaves /api/v1', () => {
    const piece = fc.constantFrom(
      '..',
      '/..',
      '../',
      '%2e',
      '.',
      '/',
      '\\',
      'a',
      '%2f',
      '?',
      '#',
      ':',
      '@',
      'api/v1',
      '\t',
    );
    const pieces = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string()), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, (parts) => {
        try {
          const { path } = readPath(parts.join(''));
          expect(path).toMatch(/^\/api\/v1\//);
          expect(new URL(path, 'https://quay.example').host).toBe('quay.example');
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
