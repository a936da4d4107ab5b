import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { placesThatShow } from '../support/pieces.ts';
import { runApi } from '../support/run-action.ts';

const TOKEN = '7KQ2MXV9ZJ4TB6WYH3PD'.repeat(2);
const PASSWORD = 'correct horse';
const ADMIN = { 'oauth-token': 'oauth-admin' };
const PUT = { path: 'repository/devtable/simple', method: 'PUT', ...ADMIN };
const BY_CODE = { operation: 'deleteToken', ...ADMIN };

const cases: readonly {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly says: string;
}[] = [
  {
    name: 'a password as a line of the query',
    inputs: { path: 'user/', query: PASSWORD },
    says: 'query: line 1 is not a pair',
  },
  {
    name: 'a token in the query of an invalid path',
    inputs: { path: `user/?code=${PASSWORD.replace(' ', '+')}#x` },
    says: 'path: `user/?…` has a #',
  },
  {
    name: 'a password in a body that is not valid JSON',
    inputs: { ...PUT, body: `{"a": "${PASSWORD}` },
    says: 'body: this is not valid JSON',
  },
  {
    name: 'a password in a body after an @',
    inputs: { ...PUT, body: `@{"a": "${PASSWORD}"}` },
    says: 'what follows the @ is not the path',
  },
  {
    name: 'a password in parameters that are not valid JSON',
    inputs: { ...BY_CODE, parameters: `{code: ${PASSWORD}}` },
    says: 'parameters: this is not valid JSON',
  },
  {
    name: 'a password in an invalid parameter',
    inputs: { ...BY_CODE, parameters: JSON.stringify({ repository: 'devtable/simple', code: `${PASSWORD}/` }) },
    says: 'parameters: `code` has a segment that is empty',
  },
  {
    name: 'a token with its scheme',
    inputs: { path: 'user/', 'oauth-token': `Bearer ${TOKEN}` },
    says: 'oauth-token: this has spaces',
  },
  { name: 'a token as an operation', inputs: { operation: TOKEN, ...ADMIN }, says: 'operation: this Quay has no ***' },
  { name: 'a token as a method', inputs: { ...PUT, method: TOKEN }, says: 'method: `***` is not a method' },
  {
    name: 'token and user swapped',
    inputs: { path: 'user/', 'oauth-token': 'devtable', 'expect-user': TOKEN },
    says: 'returned 401',
  },
  {
    name: 'a token as the expected user',
    inputs: { path: 'user/', 'expect-user': TOKEN, ...ADMIN },
    says: 'expected ***. The call was not sent',
  },
  {
    name: 'a token as the name of a parameter',
    inputs: { path: 'user/', query: `${TOKEN}=1`, ...ADMIN },
    says: 'query: getLoggedInUser has no `***`',
  },
];

test.each(cases)('$name', async ({ inputs, says }) => {
  const run = await runApi(await registryFixture(), inputs);

  expect(run.log).toContain(says);
  expect([TOKEN, PASSWORD].flatMap((secret) => placesThatShow(secret, run))).toEqual([]);
});

test('a password in the body that Quay quotes', async () => {
  const registry = await registryFixture();
  const body = JSON.stringify({ description: 'x', external_registry_password: PASSWORD });
  const detail = `'${PASSWORD}' is not of type 'integer'`;
  registry.fault({
    match: { method: 'PUT', path: /./ },
    kind: 'answer',
    status: 400,
    body: JSON.stringify({ detail }),
  });

  const run = await runApi(registry, { ...PUT, body });

  expect(run.log).toContain("returned 400 ('***' is not of type 'integer')");
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-shows-no-secret-that-was-typed.txt');
});
