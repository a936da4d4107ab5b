import { describe, expect, it } from 'vitest';
import { trustContext } from '../../../src/http/tls.ts';
import { certificateFor } from '../../support/certificate.ts';
import { problemsOf } from '../policy/problems-of.ts';

const { key, cert } = await certificateFor('localhost');

describe('trustContext', () => {
  const taken = [
    { name: 'a certificate', pem: cert },
    { name: 'two of them', pem: cert + cert },
    { name: 'text around it', pem: `the authority of our registry\n${cert}\nmade in May` },
    { name: 'line ends of Windows', pem: cert.replaceAll('\n', '\r\n') },
    { name: 'a key beside it', pem: key + cert },
  ];
  it.each(taken)('takes $name', ({ pem }) => {
    expect(problemsOf(() => trustContext(pem))).toEqual([]);
  });

  const refused = [
    { name: 'no PEM', pem: 'x', says: 'there is no certificate in it; expected PEM text' },
    { name: 'a private key', pem: key, says: 'there is no certificate in it, but a private key' },
    { name: 'garbage', pem: cert.replace('MII', 'xxx'), says: 'certificate 1 in it cannot be read' },
    { name: 'garbage behind one', pem: cert + cert.replace('MII', 'xxx'), says: 'certificate 2 in it cannot be read' },
    { name: 'one cut at its end', pem: cert.slice(0, 200), says: 'certificate 1 in it cannot be read' },
    { name: 'a second cut at its end', pem: cert + cert.slice(0, 200), says: 'certificate 2 in it cannot be read' },
    { name: 'lines folded into one', pem: cert.replaceAll('\n', ' '), says: 'expected PEM text with its line ends' },
  ];
  it.each(refused)('refuses $name', ({ pem, says }) => {
    const [problem = '', ...more] = problemsOf(() => trustContext(pem));
    expect(problem).toContain(says);
    expect(problem).toContain('for example: -----BEGIN CERTIFICATE-----');
    expect(problem).not.toContain(key.split('\n')[1]);
    expect(more).toEqual([]);
  });
});
