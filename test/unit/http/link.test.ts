import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nextLink } from '../../../src/http/link.ts';

const BASE = new URL('https://quay.io/v2/acme/app/referrers/sha256:0a?n=2');

describe('nextLink', () => {
  const page = 'https://quay.io/v2/acme/app/referrers/sha256:0a?n=2&last=b';
  const path = page.slice('https://quay.io'.length);
  const cases = [
    { name: 'no header', headers: [], next: undefined },
    { name: 'an empty header', headers: [''], next: undefined },
    { name: 'a path', headers: [`<${path}>; rel="next"`], next: page },
    { name: 'a query', headers: ['<?n=2&last=b>; rel=next'], next: page },
    { name: 'an absolute URL', headers: [`<${page}>;rel="next"`], next: page },
    { name: 'another host', headers: ['<https://evil.example/>; rel="next"'], next: 'https://evil.example/' },
    { name: 'any case', headers: [`<${path}>; REL="Next"`], next: page },
    { name: 'several relations', headers: [`<${path}>; rel="prefetch next"`], next: page },
    { name: 'other attributes', headers: [`<${path}>; title="a, <b>; rel=last"; rel=next`], next: page },
    {
      name: 'between other links',
      headers: [`</a>; rel="first", <${path}>; rel="next", </z>; rel="last"`],
      next: page,
    },
    { name: 'in the second header', headers: ['</a>; rel="first"', `<${path}>; rel="next"`], next: page },
    { name: 'the same twice', headers: [`<${path}>; rel="next"`, `<${path}>; rel="next"`], next: page },
    {
      name: 'a comma in the URL',
      headers: ['</v2/a?last=b,c>; rel="next"'],
      next: 'https://quay.io/v2/a?last=b,c',
    },
    { name: 'a semicolon at the end', headers: ['</z>; rel="last";'], next: undefined },
    { name: 'only other relations', headers: ['</a>; rel="first"'], next: undefined },
    { name: 'no relation', headers: ['</a>'], next: undefined },
    { name: '`next` as another attribute', headers: ['</next>; title="next"'], next: undefined },
  ];
  test.each(cases)('$name', ({ headers, next }) => {
    expect(nextLink(headers, BASE)?.href).toBe(next);
  });

  const refused = [
    { name: 'no URL', headers: ['rel="next"'], why: 'is not valid' },
    { name: 'a URL without brackets', headers: [`${path}; rel="next"`], why: 'is not valid' },
    { name: 'a URL without the closing bracket', headers: ['</a; rel="next"'], why: 'is not valid' },
    {
      name: 'garbage',
      headers: ['garbage'],
      why: 'is not valid, so it is unknown whether there is a next page: "garbage"',
    },
    { name: 'garbage before', headers: ['</a>; x, </b>; rel=next'], why: 'is not valid' },
    { name: 'an invalid extended attribute', headers: ['</a>; title*=x; rel=next'], why: 'is not valid' },
    {
      name: 'a URL that cannot be resolved',
      headers: ['<https://[>; rel="next"'],
      why: 'not a URL: "https://["',
    },
    {
      name: 'two different pages',
      headers: ['</a>; rel=next, </b>; rel=next'],
      why: '2 next pages, expected one: "/a", "/b"',
    },
  ];
  test.each(refused)('throws for $name', ({ headers, why }) => {
    expect(() => nextLink(headers, BASE)).toThrow(why);
  });

  it('finds the next page between any other links', () => {
    const others = fc.array(
      fc.record({ uri: fc.webPath(), rel: fc.constantFrom('prev', 'first', 'last', 'alternate') }),
    );
    fc.assert(
      fc.property(
        others,
        others,
        fc.webUrl({ withQueryParameters: true }),
        fc.constantFrom(',', ', ', ',\t'),
        (before, after, uri, comma) => {
          const written = [...before, { uri, rel: 'next' }, ...after].map((link) => `<${link.uri}>; rel="${link.rel}"`);
          expect(nextLink([written.join(comma)], BASE)?.href).toBe(new URL(uri).href);
          expect(nextLink(written, BASE)?.href).toBe(new URL(uri).href);
        },
      ),
    );
  });

  it('returns a URL or undefined, or throws its own error, for any header', () => {
    const piece = fc.constantFrom('<', '>', '/a', ';', ',', ' ', 'rel', '=', '"', 'next', '*', "''", '\\', 'é');
    const header = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => `</a>; ${pieces.join('')}`),
    );
    fc.assert(
      fc.property(fc.array(header), (headers) => isHandled(headers)),
      { numRuns: 500 },
    );
  });
});

function isHandled(headers: readonly string[]): boolean {
  try {
    return nextLink(headers, BASE)?.protocol !== '';
  } catch (error) {
    return error instanceof Error && error.message.startsWith('the Link header');
  }
}
