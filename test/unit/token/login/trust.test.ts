import { createSecureContext } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { warnOfTrust } from '../../../../src/token/login/trust.ts';
import { fakeRunner } from '../../../support/fake-runner.ts';

const CA = { secureContext: createSecureContext() };
const DEFAULT = { tls: {}, skipsVerify: false, plainHttp: false };

describe('a login warns that later clients need their own trust', () => {
  const cases = [
    { name: 'not with the default certificates', change: {}, environment: {}, warning: undefined },
    {
      name: 'with ca-certificate',
      change: { tls: CA },
      environment: {},
      warning: /SSL_CERT_FILE.*certs\.d\/quay\.test:8443\/ca\.crt/,
    },
    {
      name: 'not with SSL_CERT_FILE',
      change: { tls: CA },
      environment: { SSL_CERT_FILE: '/ca.pem' },
      warning: undefined,
    },
    {
      name: 'with insecure-skip-tls-verify',
      change: { skipsVerify: true },
      environment: {},
      warning: /^login: insecure-skip-tls-verify is only for this action/,
    },
    { name: 'not with plain-http', change: { plainHttp: true }, environment: {}, warning: undefined },
  ];
  it.each(cases)('$name', ({ change, environment, warning }) => {
    const runner = fakeRunner({}, { environment });
    const connection = { registry: undefined, service: undefined, timeout: 1, retries: 0, ...DEFAULT, ...change };
    warnOfTrust({ registry: 'quay.test:8443', connection }, runner);
    expect(runner.warnings).toEqual(warning === undefined ? [] : [expect.stringMatching(warning)]);
  });
});
