import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { InputError } from '../../../src/error.ts';
import { parseReference } from '../../../src/registry/reference.ts';

const SHA256 = `sha256:${'0a'.repeat(32)}`;

describe('parseReference rejects', () => {
  const cases = [
    { name: 'an empty string', text: '', why: 'it is empty; a variable in it was probably empty' },
    { name: 'one component', text: 'app:1.2', why: 'it has only one component' },
    { name: 'only a host', text: 'quay.io', why: 'it has only one component' },
    { name: 'a host and a slash', text: 'quay.io/', why: 'it ends in a slash; remove it, or check the variable' },
    { name: 'an empty namespace', text: 'quay.io//app', why: 'an empty component; a variable' },
    { name: 'an empty first component', text: '/app', why: 'an empty component; a variable' },
    { name: 'only a digest', text: `@${SHA256}`, why: 'an empty component; a variable' },
    { name: 'upper case', text: 'quay.io/Acme/app', why: 'its repository has upper-case letters' },
    { name: 'upper case first', text: 'Acme/app', why: 'its repository has upper-case letters' },
    { name: 'https', text: 'https://quay.io/acme/app', why: 'it starts with a scheme' },
    { name: 'docker', text: 'docker://quay.io/acme/app', why: 'it starts with a scheme' },
    { name: 'oci in upper case', text: 'OCI://quay.io/acme/app', why: 'it starts with a scheme' },
    { name: 'an empty tag', text: 'acme/app:', why: 'nothing follows the ":"; a variable' },
    { name: 'an empty tag before a digest', text: `acme/app:@${SHA256}`, why: 'nothing follows the ":"; a variable' },
    { name: 'an empty digest', text: 'acme/app@', why: 'nothing follows the "@"; a variable' },
    { name: 'an empty digest after a tag', text: 'acme/app:1@', why: 'nothing follows the "@"; a variable' },
    {
      name: 'only an algorithm',
      text: 'acme/app@sha256:',
      why: 'nothing follows the algorithm of the digest; a variable',
    },
    { name: 'a short digest', text: 'acme/app@sha256:abc', why: 'its digest is not sha256:' },
    { name: 'an upper-case digest', text: `acme/app@sha256:${'0A'.repeat(32)}`, why: 'lower-case hex digits' },
    { name: 'two digests', text: `acme/app@${SHA256}@${SHA256}`, why: 'lower-case hex digits' },
    { name: 'a tag that is too long', text: `acme/app:${'a'.repeat(129)}`, why: 'is not 1 to 128' },
    { name: 'a tag that starts with a dot', text: 'acme/app:.1', why: 'its tag is not' },
    { name: 'two tags', text: 'acme/app:1:2', why: 'its tag is not' },
    { name: 'a port out of range', text: 'quay.io:65536/acme/app', why: 'its registry is not a host[:port]' },
    { name: 'port 0', text: 'quay.io:0/acme/app', why: 'is not a host[:port]' },
    { name: 'an empty port', text: 'quay.io:/acme/app', why: 'its registry is not a host[:port]' },
    { name: 'a host with an underscore', text: 'my_quay.example/acme/app', why: 'is not a host[:port]' },
    { name: 'an invalid IPv4 address', text: '999.0.0.1/acme/app', why: 'is not a host[:port]' },
    { name: 'a short form of IPv4', text: '127.1/acme/app', why: 'is not a host[:port]' },
    { name: 'an invalid IPv6 address', text: '[::x]/acme/app', why: 'is not a host[:port]' },
    { name: 'IPv6 without brackets', text: '::1/acme/app', why: 'is not a host[:port]' },
    { name: 'a space at the start', text: ' acme/app', why: 'it has spaces' },
    { name: 'a space inside', text: 'acme/app :1', why: 'it has spaces' },
    { name: 'a line feed at the end', text: 'acme/app:1\n', why: 'it has spaces' },
    { name: 'three underscores', text: 'acme/a___b', why: 'is not a-z and 0-9 with' },
    { name: 'a hyphen at the end', text: 'acme/app-', why: 'is not a-z and 0-9 with' },
    { name: 'a letter that is not ASCII', text: 'acme/äpp', why: 'is not a-z and 0-9 with' },
    { name: 'a repository that is too long', text: `a/${'b'.repeat(254)}`, why: 'has 256 characters, more than 255' },
  ];
  test.each(cases)('$name', ({ text, why }) => {
    const refuse = () => parseReference(text, 'quay.io');
    expect(refuse).toThrow(InputError);
    expect(refuse).toThrow(why);
    expect(refuse).toThrow(`${JSON.stringify(text).slice(0, 200)}`);
    expect(refuse).toThrow('such as quay.io/acme/app:1.2');
  });

  it('any other string with an InputError of one short line', () => {
    const piece = fc.constantFrom(
      'a',
      'A',
      '/',
      ':',
      '@',
      '.',
      '-',
      '_',
      '[',
      ']',
      'sha256:',
      SHA256,
      'localhost',
      ' ',
      '1',
      '\0',
      '::1',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(fc.property(typed, (text) => isParsedOrRejected(text)));
  });
});

function isParsedOrRejected(text: string): boolean {
  try {
    return /^[\w.-]+(:\d+)?$|^\[/.test(parseReference(text, 'quay.io').registry);
  } catch (error) {
    return error instanceof InputError && error.message.length < 2000 && !error.message.includes('\n');
  }
}
