import { describe, expect, it } from 'vitest';
import { readTokenInputs, TOKEN_INPUTS, type TokenInputs } from '../../../src/token/inputs.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { buildJwt } from '../../support/jwt.ts';
import { problemsOf } from '../policy/problems-of.ts';

const NOW = new Date('2026-10-02T12:00:00Z');
const LOGIN = { username: 'acme+ci', password: 's3cret' };
const REGISTRY_TOKEN = buildJwt({ exp: NOW.getTime() / 1000 + 3600, access: [] });

function read(typed: Readonly<Record<string, string>>): TokenInputs {
  return readTokenInputs(fakeRunner(typed, { now: () => NOW }));
}

describe('readTokenInputs', () => {
  it('has defaults for all inputs', () => {
    expect(read({})).toMatchObject({
      registry: 'quay.io',
      repositories: [],
      actions: ['pull'],
      allowPartial: false,
      login: false,
      credentials: { kind: 'none' },
    });
  });

  const ten = Array.from({ length: 10 }, (_, index) => `acme/app${index}`);
  const cases: readonly { name: string; typed: Readonly<Record<string, string>>; is: Partial<TokenInputs> }[] = [
    { name: 'a repository', typed: { repositories: 'acme/app' }, is: { repositories: ['acme/app'] } },
    { name: 'a nested one', typed: { repositories: 'acme/team/app' }, is: { repositories: ['acme/team/app'] } },
    {
      name: 'several, without comments and duplicates',
      typed: { repositories: '# ours\nacme/app\n\n acme/lib \nacme/app' },
      is: { repositories: ['acme/app', 'acme/lib'] },
    },
    { name: 'ten', typed: { repositories: ten.join('\n') }, is: { repositories: ten } },
    {
      name: 'ten and a duplicate',
      typed: { repositories: [...ten, ten[0]].join('\n') },
      is: { repositories: ten },
    },
    { name: 'actions', typed: { actions: 'pull,push' }, is: { actions: ['pull', 'push'] } },
    { name: 'push alone', typed: { actions: 'push' }, is: { actions: ['push'] } },
    { name: 'allow-partial', typed: { 'allow-partial': 'yes' }, is: { allowPartial: true } },
    { name: 'login', typed: { login: 'True', ...LOGIN }, is: { login: true } },
    { name: 'a registry', typed: { registry: 'Quay.Example.com:8443' }, is: { registry: 'quay.example.com:8443' } },
  ];
  it.each(cases)('$name', ({ typed, is }) => {
    expect(read(typed)).toMatchObject(is);
  });
});

/** `typed` is the part of the input that the message quotes, if not all of it. */
interface Row {
  readonly input: string;
  readonly text: string;
  readonly says: string;
  readonly typed?: string;
  readonly others?: Readonly<Record<string, string>>;
}

const eleven = Array.from({ length: 11 }, (_, index) => `acme/app${index}`).join('\n');
const AS_HOST = 'it has a host, which belongs in the input registry; expected namespace/repository without host';
const AS_TAG = 'it has a tag or a digest, but a token is for a whole repository; expected namespace/repository';
const ROWS: readonly Row[] = [
  { input: 'repositories', text: 'quay.io/acme/app', says: AS_HOST },
  { input: 'repositories', text: 'other.test/acme/app', says: AS_HOST },
  { input: 'repositories', text: 'acme/app:latest', says: AS_TAG },
  { input: 'repositories', text: `acme/app@sha256:${'0'.repeat(64)}`, says: AS_TAG },
  { input: 'repositories', text: 'app', says: 'add the namespace; expected namespace/repository without host' },
  { input: 'repositories', text: 'Acme/app', says: 'has upper-case letters' },
  { input: 'repositories', text: 'acme/a,acme/b', says: 'it is a list on one line' },
  { input: 'repositories', text: '$GITHUB_REPOSITORY', says: 'a variable in it was not replaced' },
  { input: 'repositories', text: 'acme/', says: 'it ends in a slash' },
  { input: 'repositories', text: 'acme/app acme/lib', says: 'it has spaces' },
  { input: 'repositories', text: eleven, says: '11 are given; expected at most ten', typed: '' },
  { input: 'actions', text: 'pull,delete', says: 'expected one or more of pull, push' },
  { input: 'actions', text: '*', says: 'expected one or more of pull, push' },
  { input: 'actions', text: ',', says: 'expected one or more of pull, push' },
  { input: 'allow-partial', text: 'maybe', says: 'expected true or false' },
  { input: 'login', text: 'maybe', says: 'expected true or false' },
  {
    input: 'login',
    text: 'true',
    says: 'clients cannot log in with a registry token',
    typed: '',
    others: { 'oauth-token': REGISTRY_TOKEN },
  },
  { input: 'insecure-skip-tls-verify', text: 'true', says: 'not allowed for quay.io', typed: '' },
];

describe('every invalid input is reported with its name, the string, the expectation and an example', () => {
  it.each(ROWS)('$input: $text', ({ input, text, says, typed = text, others }) => {
    const [problem = '', ...more] = problemsOf(() => read({ ...others, [input]: text }));
    expect(problem.startsWith(`${input}: `)).toBe(true);
    for (const part of [says, typed]) expect(problem).toContain(part);
    expect(problem).toMatch(/expected/i);
    expect(problem).toMatch(/(?:for example:|such as) \S/);
    expect(more).toEqual([]);
  });

  it('is tested for every input that only this action has', () => {
    const own = Object.keys(TOKEN_INPUTS).slice(0, 4);
    expect(own.filter((name) => !ROWS.some(({ input }) => input === name))).toEqual([]);
  });

  it('is reported together with the others', () => {
    const typed = { repositories: 'app\nacme/app:1', login: 'maybe', username: 'me', repository: 'acme/app' };
    const problems = problemsOf(() => read(typed));
    expect(problems.map((problem) => problem.split(': ')[0]).toSorted()).toEqual([
      'login',
      'password',
      'repositories',
      'repositories',
      'repository',
    ]);
  });
});
