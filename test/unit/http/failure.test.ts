import { describe, expect, it } from 'vitest';
import { describeFailure, failureCode, isCutConnection } from '../../../src/http/failure.ts';

const URL_OF_REGISTRY = new URL('https://quay.example.com:8443/v2/');

function failure(code: string, options?: ErrorOptions): Error {
  return Object.assign(new Error('Node says so', options), { code });
}

describe('describeFailure', () => {
  const cases = [
    { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', says: 'The certificate of quay.example.com:8443 is not signed by' },
    { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', says: 'input ca-certificate' },
    { code: 'CERT_HAS_EXPIRED', says: 'has expired: renew it on the server' },
    { code: 'CERT_NOT_YET_VALID', says: 'is not valid yet: look at the clocks' },
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID', says: 'The certificate is not for quay.example.com: use the name' },
    { code: 'ENOTFOUND', says: 'There is no host quay.example.com for this runner' },
    { code: 'ECONNREFUSED', says: 'Nothing listens at quay.example.com:8443' },
    { code: 'ECONNRESET', says: 'The connection was cut before the whole answer was there.' },
    { code: 'ERR_SSL_WRONG_VERSION_NUMBER', says: 'set the input plain-http to true' },
    { code: 'EPROTO', says: 'does not speak TLS here' },
    { code: 'HPE_INVALID_CONSTANT', says: 'does not answer in HTTP' },
  ];
  it.each(cases)('$code', ({ code, says }) => {
    const text = describeFailure(failure(code), URL_OF_REGISTRY, 30_000);
    expect(text).toMatch(new RegExp(`^the connection failed \\(${code}\\)\\. `));
    expect(text).toContain(says);
  });

  const others = [
    { name: 'a code without advice', cause: failure('EMFILE'), is: 'the connection failed (EMFILE)' },
    { name: 'no code', cause: new Error('no'), is: 'the connection failed' },
  ];
  it.each(others)('$name', ({ cause, is }) => {
    expect(describeFailure(cause, URL_OF_REGISTRY, 30_000)).toBe(is);
  });

  it('names the input of the deadline', () => {
    const text = describeFailure(new DOMException('', 'TimeoutError'), URL_OF_REGISTRY, 30_000);
    expect(text).toMatch(/^no whole answer within 30 s\. Raise the input timeout/);
  });
});

describe('failureCode', () => {
  const cases = [
    { name: 'its own', error: failure('EPIPE', { cause: failure('OTHER') }), code: 'EPIPE' },
    { name: 'that of its cause', error: new Error('no', { cause: failure('EPIPE') }), code: 'EPIPE' },
    { name: 'that of the first of several', error: new AggregateError([failure('A'), failure('B')]), code: 'A' },
    { name: 'a number is none', error: new DOMException('', 'TimeoutError'), code: undefined },
    { name: 'no error', error: 'EPIPE', code: undefined },
    { name: 'nothing', error: undefined, code: undefined },
  ];
  it.each(cases)('$name', ({ error, code }) => {
    expect(failureCode(error)).toBe(code);
  });
});

describe('isCutConnection', () => {
  const cases = [
    { name: 'a reset', error: failure('ECONNRESET'), is: true },
    { name: 'both addresses of a name refused', error: new AggregateError([failure('ECONNREFUSED')]), is: true },
    { name: 'a certificate', error: failure('CERT_HAS_EXPIRED'), is: false },
    { name: 'nothing', error: undefined, is: false },
  ];
  it.each(cases)('$name', ({ error, is }) => {
    expect(isCutConnection(error)).toBe(is);
  });
});
