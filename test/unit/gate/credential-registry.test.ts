import { describe, expect, it } from 'vitest';
import type { GivenCredentials } from '../../../src/credentials/inputs.ts';
import { chooseRegistry } from '../../../src/gate/credential-registry.ts';
import type { ConnectionInputs } from '../../../src/inputs/connection.ts';
import { Secret } from '../../../src/secret.ts';

const LOGIN: GivenCredentials = { kind: 'password', username: 'me', password: new Secret('s3cret') };

interface Case {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly credentials?: GivenCredentials;
  readonly connection?: Partial<ConnectionInputs>;
  readonly is: string;
  readonly problems?: readonly string[];
}

const CASES: readonly Case[] = [
  { name: 'the single host', hosts: ['a.test', 'a.test'], credentials: LOGIN, is: 'a.test' },
  {
    name: 'the registry given',
    hosts: ['a.test', 'b.test'],
    credentials: LOGIN,
    connection: { registry: 'b.test' },
    is: 'b.test',
  },
  { name: 'several hosts, and no credentials or service', hosts: ['a.test', 'b.test'], is: 'a.test' },
  { name: 'no image: reported elsewhere', hosts: [], credentials: LOGIN, is: 'quay.io' },
  {
    name: 'several hosts and a login',
    hosts: ['a.test', 'b.test'],
    credentials: LOGIN,
    is: 'a.test',
    problems: ['registry: not set, but the images are on'],
  },
  {
    name: 'several hosts and a robot',
    hosts: ['a.test', 'b.test'],
    credentials: { kind: 'robot', robot: 'acme+ci', audience: undefined },
    is: 'a.test',
    problems: ['registry: not set, but the images are on'],
  },
  {
    name: 'several hosts and an auth file, whose entries name theirs',
    hosts: ['a.test', 'b.test'],
    credentials: { kind: 'auth-file', path: 'auth.json' },
    is: 'a.test',
  },
  {
    name: 'several ports of one name',
    hosts: ['a.test', 'a.test:8443'],
    credentials: LOGIN,
    is: 'a.test',
    problems: ['registry: not set, but the images are on'],
  },
  {
    name: 'several hosts and a service',
    hosts: ['a.test', 'b.test'],
    connection: { service: 'x' },
    is: 'a.test',
    problems: ['registry: not set, but the images are on'],
  },
  {
    name: 'a registry that no image is on',
    hosts: ['a.test'],
    connection: { registry: 'b.test' },
    is: 'b.test',
    problems: ['registry: no image is on `b.test`'],
  },
  { name: 'a certificate that is not verified', hosts: ['a.test'], connection: { skipsVerify: true }, is: 'a.test' },
  {
    name: 'the certificate of quay.io is not verified',
    hosts: ['a.test', 'quay.io'],
    connection: { skipsVerify: true },
    is: 'a.test',
    problems: ['insecure-skip-tls-verify: not allowed for quay.io'],
  },
  { name: 'a name that ends like quay.io', hosts: ['my-quay.io'], connection: { skipsVerify: true }, is: 'my-quay.io' },
];

describe('chooseRegistry', () => {
  it.each(CASES)('$name', ({ hosts, credentials = { kind: 'none' }, connection, is, problems = [] }) => {
    const complaints: string[] = [];
    const images = hosts.map((registry) => ({ registry, repository: 'a/b', tag: '1' }));
    const choice = { images, credentials, connection: { ...CONNECTION, ...connection } };
    expect(chooseRegistry(choice, (problem) => complaints.push(problem))).toBe(is);
    expect(complaints).toEqual(problems.map((start) => expect.stringContaining(start)));
  });
});

const CONNECTION: ConnectionInputs = {
  registry: undefined,
  service: undefined,
  tls: {},
  skipsVerify: false,
  plainHttp: false,
  timeout: 30_000,
  retries: 4,
};
