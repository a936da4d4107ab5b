import { describe, expect, test } from 'vitest';
import { explain, NetworkError } from '../../src/error.ts';

const coded = (code: string, text: string) => Object.assign(new Error(text), { code });
const failed = (code: string, cause: unknown) =>
  new NetworkError(`GET x: the connection failed (${code}). Do y.`, { cause });
const HANGUP = 'GET x: the connection failed (ECONNRESET). Do y.';

describe('explain gives of', () => {
  const cases = [
    { name: 'an error without cause: its message', error: new Error('a'), is: 'a' },
    { name: 'an error without message: its name', error: new TypeError(''), is: 'TypeError' },
    { name: 'what is no error: its text', error: 'a', is: 'a' },
    {
      name: 'a chain: all of it',
      error: new Error('a', { cause: new Error('b', { cause: 'c' }) }),
      is: 'a\n  caused by: b\n  caused by: c',
    },
    { name: 'a cause that was told: nothing', error: new Error('a: b', { cause: new Error('b') }), is: 'a: b' },
    { name: 'a cut body: nothing more', error: failed('ECONNRESET', coded('ECONNRESET', 'aborted')), is: HANGUP },
    { name: 'no answer: nothing more', error: failed('ECONNRESET', coded('ECONNRESET', 'socket hang up')), is: HANGUP },
    {
      name: 'a proxy that refuses: what it answered',
      error: failed('ECONNRESET', coded('ECONNRESET', 'tunneling socket could not be established, statusCode=407')),
      is: `${HANGUP}\n  caused by: tunneling socket could not be established, statusCode=407`,
    },
    {
      name: 'a cut that nobody named: the text',
      error: new Error('a', { cause: coded('ECONNRESET', 'aborted') }),
      is: 'a\n  caused by: aborted',
    },
    {
      name: 'an untrusted certificate: no advice but ours',
      error: failed(
        'DEPTH_ZERO_SELF_SIGNED_CERT',
        coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed; try --use-system-ca'),
      ),
      is: 'GET x: the connection failed (DEPTH_ZERO_SELF_SIGNED_CERT). Do y.',
    },
    {
      name: 'a certificate for other names: which',
      error: failed(
        'ERR_TLS_CERT_ALTNAME_INVALID',
        coded('ERR_TLS_CERT_ALTNAME_INVALID', "is not in the cert's altnames: DNS:b"),
      ),
      is: "GET x: the connection failed (ERR_TLS_CERT_ALTNAME_INVALID). Do y.\n  caused by: is not in the cert's altnames: DNS:b",
    },
    {
      name: 'both addresses of a name refused: nothing more',
      error: failed('ECONNREFUSED', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })),
      is: 'GET x: the connection failed (ECONNREFUSED). Do y.',
    },
    {
      name: "OpenSSL's lines: the reasons",
      error: failed(
        'EPROTO',
        coded(
          'EPROTO',
          'write EPROTO 80AB:error:0A00010B:SSL routines:validate:wrong version number:../deps/a.c:84:\n',
        ),
      ),
      is: 'GET x: the connection failed (EPROTO). Do y.\n  caused by: write EPROTO (OpenSSL: wrong version number)',
    },
  ];
  test.each(cases)('$name', ({ error, is }) => expect(explain(error)).toBe(is));

  test('a chain that loops: it once', () => {
    const error = new Error('a');
    error.cause = new Error('b', { cause: error });
    expect(explain(error)).toBe('a\n  caused by: b');
  });
});
