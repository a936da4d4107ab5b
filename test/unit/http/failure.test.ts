import { describe, expect, it } from 'vitest';
import { toNetworkError } from '../../../src/http/failure.ts';
import { failureCode, isCutConnection } from '../../../src/http/failure-code.ts';

const REQUEST = { method: 'GET', url: new URL('https://quay.example.com:8443/v2/'), maxBytes: 1 } as const;
const SENT = 'GET https://quay.example.com:8443/v2/';

function failure(code: string, options?: ErrorOptions): Error {
  return Object.assign(new Error('a message of Node', options), { code });
}

describe('toNetworkError', () => {
  const cases = [
    { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', says: 'The certificate of quay.example.com:8443 is not signed by' },
    { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', says: 'If this is an intermediate CA, ca-certificate needs' },
    { code: 'CERT_HAS_EXPIRED', says: 'has expired. Renew it on the server.' },
    { code: 'CERT_NOT_YET_VALID', says: 'is not valid yet. Check the clocks' },
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID', says: 'is not valid for quay.example.com. Use a name' },
    { code: 'ENOTFOUND', says: 'The host quay.example.com was not found.' },
    { code: 'ECONNREFUSED', says: 'quay.example.com:8443 refused the connection.' },
    { code: 'ECONNRESET', says: 'The connection was closed before the response was complete.' },
    { code: 'ERR_SSL_WRONG_VERSION_NUMBER', says: 'set the input plain-http to true' },
    { code: 'EPROTO', says: 'does not speak TLS on this port' },
    { code: 'HPE_INVALID_CONSTANT', says: 'does not speak HTTP' },
    { code: 'HTTP/2 NO_ERROR', says: 'The server ended the response before it was complete.' },
    { code: 'HTTP/2 INTERNAL_ERROR', says: 'The server cancelled the request.' },
    { code: 'HTTP/2 REFUSED_STREAM', says: 'The server refused the request.' },
    { code: 'HTTP/2 ENHANCE_YOUR_CALM', says: 'refuses requests because it received too many' },
  ];
  it.each(cases)('$code', ({ code, says }) => {
    const { message } = toNetworkError(failure(code), REQUEST, { timeout: 30_000, proxy: undefined });
    expect(message).toContain(says);
    expect(message.endsWith(` ${SENT} failed (${code}).`)).toBe(true);
  });

  const others = [
    {
      name: 'a code without an explanation',
      cause: failure('EMFILE'),
      is: `The connection failed. ${SENT} failed (EMFILE).`,
    },
    { name: 'no code', cause: new Error('no'), is: `The connection failed. ${SENT} failed.` },
  ];
  it.each(others)('$name', ({ cause, is }) => {
    expect(toNetworkError(cause, REQUEST, { timeout: 30_000, proxy: undefined }).message).toBe(is);
  });

  it('names the input timeout after the deadline', () => {
    const cause = new DOMException('', 'TimeoutError');
    const { message } = toNetworkError(cause, REQUEST, { timeout: 30_000, proxy: undefined });
    expect(message).toMatch(/^No complete response within 30 s\. Raise the input timeout/);
  });
});

describe('failureCode', () => {
  const cases = [
    { name: 'the code of the error', error: failure('EPIPE', { cause: failure('OTHER') }), code: 'EPIPE' },
    { name: 'the code of its cause', error: new Error('no', { cause: failure('EPIPE') }), code: 'EPIPE' },
    {
      name: 'the code of the first of several errors',
      error: new AggregateError([failure('A'), failure('B')]),
      code: 'A',
    },
    { name: 'a number is not a code', error: new DOMException('', 'TimeoutError'), code: undefined },
    { name: 'not an error', error: 'EPIPE', code: undefined },
    { name: 'nothing', error: undefined, code: undefined },
  ];
  it.each(cases)('$name', ({ error, code }) => {
    expect(failureCode(error)).toBe(code);
  });
});

describe('isCutConnection', () => {
  const cases = [
    { name: 'a reset', error: failure('ECONNRESET'), is: true },
    { name: 'a stream of HTTP/2 that was closed', error: failure('HTTP/2 CANCEL'), is: true },
    {
      name: 'both addresses of a name refuse the connection',
      error: new AggregateError([failure('ECONNREFUSED')]),
      is: true,
    },
    { name: 'a certificate', error: failure('CERT_HAS_EXPIRED'), is: false },
    { name: 'nothing', error: undefined, is: false },
  ];
  it.each(cases)('$name', ({ error, is }) => {
    expect(isCutConnection(error)).toBe(is);
  });
});
