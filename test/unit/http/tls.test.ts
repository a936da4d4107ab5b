import { describe, expect, it } from 'vitest';
import { trustCertificates } from '../../../src/http/tls.ts';
import { certificateFor } from '../../support/certificate.ts';
import { problemsOf } from '../policy/problems-of.ts';

const { key, cert } = await certificateFor('localhost');

describe('trustCertificates', () => {
  const taken = [
    { name: 'a certificate', pem: cert },
    { name: 'two certificates', pem: cert + cert },
    { name: 'other text around it', pem: `the CA of our registry\n${cert}\nmade in May` },
    { name: 'CRLF line ends', pem: cert.replaceAll('\n', '\r\n') },
    { name: 'a private key before it', pem: key + cert },
  ];
  it.each(taken)('accepts $name', ({ pem }) => {
    expect(problemsOf(() => trustCertificates(pem))).toEqual([]);
  });

  const refused = [
    { name: 'a string that is not PEM', pem: 'x', says: 'there is no certificate in the value; expected PEM' },
    { name: 'a private key', pem: key, says: 'there is no certificate in the value (only a private key' },
    {
      name: 'an invalid certificate',
      pem: cert.replace('MII', 'xxx'),
      says: 'certificate 1 in the value is not valid',
    },
    {
      name: 'an invalid certificate after a valid one',
      pem: cert + cert.replace('MII', 'xxx'),
      says: 'certificate 2 in the value is not valid',
    },
    { name: 'a truncated certificate', pem: cert.slice(0, 200), says: 'certificate 1 in the value is not valid' },
    {
      name: 'a truncated second certificate',
      pem: cert + cert.slice(0, 200),
      says: 'certificate 2 in the value is not valid',
    },
    { name: 'lines joined into one', pem: cert.replaceAll('\n', ' '), says: 'expected PEM with its line breaks' },
  ];
  it.each(refused)('rejects $name', ({ pem, says }) => {
    const [problem = '', ...more] = problemsOf(() => trustCertificates(pem));
    expect(problem).toContain(says);
    expect(problem).toContain('for example: -----BEGIN CERTIFICATE-----');
    expect(problem).not.toContain(key.split('\n')[1]);
    expect(more).toEqual([]);
  });
});
