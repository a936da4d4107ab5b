import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDigest } from '../../../src/registry/digest.ts';
import { formatReference, formatSubject, parseReference } from '../../../src/registry/reference.ts';

const SHA256 = parseDigest(`sha256:${'0a'.repeat(32)}`) ?? expect.unreachable();
const SHA512 = parseDigest(`sha512:${'0b'.repeat(64)}`) ?? expect.unreachable();

describe('parseReference accepts', () => {
  const app = { registry: 'quay.io', repository: 'acme/app' };
  const latest = { tag: 'latest', tagDefaulted: true };
  const cases = [
    { name: 'a tag', text: 'acme/app:1.2', is: { ...app, tag: '1.2' } },
    { name: 'a typed latest', text: 'acme/app:latest', is: { ...app, tag: 'latest' } },
    { name: 'neither tag nor digest', text: 'acme/app', is: { ...app, ...latest } },
    { name: 'a digest', text: `acme/app@${SHA256}`, is: { ...app, digest: SHA256 } },
    { name: 'a sha512 digest', text: `acme/app@${SHA512}`, is: { ...app, digest: SHA512 } },
    { name: 'a tag and a digest', text: `acme/app:1.2@${SHA256}`, is: { ...app, tag: '1.2', digest: SHA256 } },
    { name: 'upper case in a tag', text: 'acme/app:V1', is: { ...app, tag: 'V1' } },
    { name: 'the longest tag', text: `acme/app:${'a'.repeat(128)}`, is: { ...app, tag: 'a'.repeat(128) } },
    {
      name: 'a host with a dot',
      text: 'example.org/app:1',
      is: { registry: 'example.org', repository: 'app', tag: '1' },
    },
    { name: 'a host in upper case', text: 'Quay.IO/acme/app:1', is: { ...app, tag: '1' } },
    { name: 'a port', text: 'quay:8080/acme/app:1', is: { ...app, registry: 'quay:8080', tag: '1' } },
    { name: 'a port, no tag', text: 'quay:8080/acme/app', is: { ...app, registry: 'quay:8080', ...latest } },
    { name: 'localhost', text: 'localhost/app:1', is: { registry: 'localhost', repository: 'app', tag: '1' } },
    {
      name: 'localhost in upper case',
      text: 'LOCALHOST/app:1',
      is: { registry: 'localhost', repository: 'app', tag: '1' },
    },
    { name: 'IPv4', text: '127.0.0.1:5000/a/b:1', is: { registry: '127.0.0.1:5000', repository: 'a/b', tag: '1' } },
    { name: 'IPv6', text: '[::1]/a/b:1', is: { registry: '[::1]', repository: 'a/b', tag: '1' } },
    {
      name: 'IPv6 and a port',
      text: '[FE80::1]:5000/a/b:1',
      is: { registry: '[fe80::1]:5000', repository: 'a/b', tag: '1' },
    },
    { name: 'nested paths', text: 'acme/a/b/c:1', is: { registry: 'quay.io', repository: 'acme/a/b/c', tag: '1' } },
    {
      name: 'all separators',
      text: 'a.b/x.y/a_b__c---d:1',
      is: { registry: 'a.b', repository: 'x.y/a_b__c---d', tag: '1' },
    },
    {
      name: 'a single component after docker.io',
      text: 'docker.io/app:1',
      is: { registry: 'docker.io', repository: 'app', tag: '1' },
    },
    {
      name: 'the longest repository',
      text: `a/${'b'.repeat(253)}:1`,
      is: { registry: 'quay.io', repository: `a/${'b'.repeat(253)}`, tag: '1' },
    },
  ];
  test.each(cases)('$name', ({ text, is }) => {
    expect(parseReference(text, 'quay.io')).toEqual(is);
  });
});

const component = fc.stringMatching(/^[a-z0-9]{1,8}((\.|_|__|-{1,3})[a-z0-9]{1,8}){0,2}$/);
const parts = fc.record(
  {
    registry: fc.constantFrom('quay.io', 'localhost', 'localhost:5000', '[::1]:80', '10.0.0.1', 'a-b.example:65535'),
    repository: fc.array(component, { minLength: 2, maxLength: 4 }).map((components) => components.join('/')),
    tag: fc.stringMatching(/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/),
    digest: fc.constantFrom(SHA256, SHA512),
  },
  { requiredKeys: ['registry', 'repository'] },
);

describe('formatReference', () => {
  it('returns a string that parseReference accepts', () => {
    const property = fc.property(parts, (reference) => {
      const latest = 'tag' in reference || 'digest' in reference ? {} : { tag: 'latest', tagDefaulted: true };
      expect(parseReference(formatReference(reference), 'other.example')).toEqual({ ...reference, ...latest });
    });
    fc.assert(property);
  });

  it('prints the registry, the tag and the digest', () => {
    const text = formatReference(parseReference(`acme/app:1@${SHA256}`, 'quay.io'));
    expect(text).toBe(`quay.io/acme/app:1@${SHA256}`);
  });
});

describe('formatSubject', () => {
  it('omits the tag', () => {
    expect(formatSubject(parseReference('acme/app:1', 'quay.io'), SHA256)).toBe(`quay.io/acme/app@${SHA256}`);
  });
});
