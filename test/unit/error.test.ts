import { describe, expect, test } from 'vitest';
import { explain, NetworkError } from '../../src/error.ts';

const coded = (code: string, text: string) => Object.assign(new Error(text), { code });
const failed = (code: string, cause: unknown) =>
  new NetworkError(`GET x: the connection failed (${code}). Do y.`, { cause });
const HANGUP = 'GET x: the connection failed (ECONNRESET). Do y.';

describe('explain', () => {
  const cases = [
    { name: 'prints the message of an error without a cause', error: new Error('a'), is: 'a' },
    { name: 'prints the name of an error without a message', error: new TypeError(''), is: 'TypeError' },
    { name: 'prints a thrown string', error: 'a', is: 'a' },
    {
      name: 'prints each cause on a line',
      error: new Error('a', { cause: new Error('b', { cause: 'c' }) }),
      is: 'a\n  caused by: b\n  caused by: c',
    },
    {
      name: 'omits a cause whose message is in an earlier line',
      error: new Error('a: b', { cause: new Error('b') }),
      is: 'a: b',
    },
    { name: 'omits the cause of a cut body', error: failed('ECONNRESET', coded('ECONNRESET', 'aborted')), is: HANGUP },
    {
      name: 'omits the cause of a connection without a response',
      error: failed('ECONNRESET', coded('ECONNRESET', 'socket hang up')),
      is: HANGUP,
    },
    {
      name: 'prints the status of a proxy that refuses the tunnel',
      error: failed('ECONNRESET', coded('ECONNRESET', 'tunneling socket could not be established, statusCode=407')),
      is: `${HANGUP}\n  caused by: tunneling socket could not be established, statusCode=407`,
    },
    {
      name: 'prints the message of a cut if no line has its code',
      error: new Error('a', { cause: coded('ECONNRESET', 'aborted') }),
      is: 'a\n  caused by: aborted',
    },
    {
      name: 'omits the advice of Node for an untrusted certificate',
      error: failed(
        'DEPTH_ZERO_SELF_SIGNED_CERT',
        coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed; try --use-system-ca'),
      ),
      is: 'GET x: the connection failed (DEPTH_ZERO_SELF_SIGNED_CERT). Do y.',
    },
    {
      name: 'prints the names of a certificate for other names',
      error: failed(
        'ERR_TLS_CERT_ALTNAME_INVALID',
        coded('ERR_TLS_CERT_ALTNAME_INVALID', "is not in the cert's altnames: DNS:b"),
      ),
      is: "GET x: the connection failed (ERR_TLS_CERT_ALTNAME_INVALID). Do y.\n  caused by: is not in the cert's altnames: DNS:b",
    },
    {
      name: 'omits the cause if both addresses of a name refuse the connection',
      error: failed('ECONNREFUSED', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })),
      is: 'GET x: the connection failed (ECONNREFUSED). Do y.',
    },
    {
      name: 'prints the reason of an OpenSSL error',
      error: failed(
        'EPROTO',
        coded(
          'EPROTO',
          'write EPROTO 80AB:error:0A00010B:SSL routines:validate:wrong version number:../deps/a.c:84:\n',
        ),
      ),
      is: 'GET x: the connection failed (EPROTO). Do y.\n  caused by: write EPROTO (OpenSSL: wrong version number)',
    },
    {
      name: 'prints an OpenSSL error without other words',
      error: failed(
        'ERR_SSL_X',
        coded('ERR_SSL_X', '80AB:error:0A00010B:SSL routines:validate:wrong version number:../deps/a.c:84:\n'),
      ),
      is: 'GET x: the connection failed (ERR_SSL_X). Do y.\n  caused by: OpenSSL: wrong version number',
    },
  ];
  test.each(cases)('$name', ({ error, is }) => expect(explain(error)).toBe(is));

  test('ends a chain that loops', () => {
    const error = new Error('a');
    error.cause = new Error('b', { cause: error });
    expect(explain(error)).toBe('a\n  caused by: b');
  });
});
