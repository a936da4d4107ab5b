import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CONNECTION_INPUTS, readConnection } from '../../../src/inputs/connection.ts';
import { InputReader } from '../../../src/inputs/reader.ts';
import { certificateFor } from '../../support/certificate.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { problemsOf } from '../policy/problems-of.ts';

const { cert } = await certificateFor('localhost');
const FOLDER = mkdtempSync(join(tmpdir(), 'ca-'));
const FILE = join(FOLDER, 'ca.pem');
writeFileSync(FILE, cert);
afterAll(() => rmSync(FOLDER, { recursive: true }));

function read(typed: Readonly<Record<string, string>>) {
  const inputs = new InputReader(CONNECTION_INPUTS, fakeRunner(typed));
  const connection = readConnection(inputs);
  expect(problemsOf(() => inputs.finish())).toEqual([]);
  return connection;
}

describe('readConnection', () => {
  const defaults = {
    registry: undefined,
    service: undefined,
    tls: {},
    skipsVerify: false,
    plainHttp: false,
    timeout: 30_000,
    retries: 4,
  };
  const cases = [
    { name: 'no inputs', typed: {}, is: {} },
    { name: 'a registry', typed: { registry: 'Quay.Example.com:8443' }, is: { registry: 'quay.example.com:8443' } },
    { name: 'a service', typed: { service: 'quay.example.com' }, is: { service: 'quay.example.com' } },
    { name: 'plain http', typed: { 'plain-http': 'Yes' }, is: { plainHttp: true } },
    { name: 'a time', typed: { timeout: '2m' }, is: { timeout: 120_000 } },
    { name: 'the longest time', typed: { timeout: '1d' }, is: { timeout: 86_400_000 } },
    { name: 'no retries', typed: { retries: '0' }, is: { retries: 0 } },
    {
      name: 'no check of the certificate',
      typed: { 'insecure-skip-tls-verify': '1' },
      is: { skipsVerify: true, tls: { rejectUnauthorized: false } },
    },
  ];
  it.each(cases)('$name', ({ typed, is }) => {
    expect(read(typed)).toEqual({ ...defaults, ...is });
  });

  it('a service of 1,001 characters is cut in the problem', () => {
    const inputs = new InputReader(CONNECTION_INPUTS, fakeRunner({ service: 'q'.repeat(1001) }));
    readConnection(inputs);
    const [problem = ''] = problemsOf(() => inputs.finish());
    expect(problem).toContain('has more than 1,000 characters; expected the SERVER_HOSTNAME of Quay');
    expect(problem.length).toBeLessThan(500);
  });

  const certificates = [
    { name: 'as a string', text: cert },
    { name: 'as a string after a comment', text: `# our authority\n${cert}` },
    { name: 'as a file', text: FILE },
  ];
  it.each(certificates)('a certificate $name', ({ text }) => {
    const { tls } = read({ 'ca-certificate': text });
    expect(Object.keys(tls)).toEqual(['secureContext', 'widerContext', 'given']);
  });
});
