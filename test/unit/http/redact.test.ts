import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { redactUrl } from '../../../src/http/redact.ts';

describe('redactUrl', () => {
  const cases = [
    {
      name: 'a URL without secrets',
      url: 'https://quay.io/v2/acme/app/referrers/sha256:0a',
      is: 'https://quay.io/v2/acme/app/referrers/sha256:0a',
    },
    { name: 'a port', url: 'http://localhost:5000/v2/', is: 'http://localhost:5000/v2/' },
    { name: 'user information', url: 'https://me:secret@quay.io/v2/', is: 'https://quay.io/v2/' },
    { name: 'a fragment', url: 'https://quay.io/v2/#secret', is: 'https://quay.io/v2/' },
    {
      name: 'the scopes of the token endpoint',
      url: 'https://quay.io/v2/auth?service=quay.io&scope=repository%3Aacme%2Fapp%3Apull%2Cpush&scope=x%20y',
      is: 'https://quay.io/v2/auth?service=quay.io',
    },
    {
      name: 'a pre-signed URL',
      url: 'https://s3.example/b?X-Amz-Signature=secret&n=1',
      is: 'https://s3.example/b?X-Amz-Signature=…&n=1',
    },
    {
      name: "the token of Quay's storage proxy",
      url: 'https://quay.io/_storage_proxy/c2VjcmV0/https/s3.example/b?X-Amz-Signature=secret',
      is: 'https://quay.io/_storage_proxy/…/https/s3.example/b?X-Amz-Signature=…',
    },
    { name: 'a name in another case', url: 'https://quay.io/?Scope=secret', is: 'https://quay.io/?Scope=…' },
    { name: 'a value without a name', url: 'https://quay.io/?=secret', is: 'https://quay.io/?=…' },
    { name: 'a line break', url: 'https://quay.io/?last=a%0A%26b', is: 'https://quay.io/?last=a%0A%26b' },
  ];
  test.each(cases)('$name', ({ url, is }) => {
    expect(redactUrl(new URL(url))).toBe(is);
  });

  it('does not print the value of an unknown parameter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('token', 'account', 'sig', 'SCOPE', 'next_page'),
        (value, name) => {
          const url = new URL('https://quay.io/v2/');
          url.searchParams.append(name, value);
          expect(redactUrl(url)).toBe(`https://quay.io/v2/?${name}=…`);
        },
      ),
    );
  });
});
