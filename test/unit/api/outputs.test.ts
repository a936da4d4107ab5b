import { expect, it } from 'vitest';
import { publishApi } from '../../../src/api/outputs.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { serve } from '../../support/http-server.ts';
import { anAnswer } from '../quay/v1/paging.ts';
import { call } from './api-calling.ts';

const LARGEST = JSON.stringify('x'.repeat(65_534));

it.each([
  { name: 'JSON', body: ' {"a": 1}\n', output: '{"a": 1}', warns: [] },
  { name: 'no body', body: '', output: '', warns: [] },
  { name: 'HTML', body: '<h1>hello</h1>', output: '', warns: [/no JSON/] },
  { name: '64 KiB', body: LARGEST, output: LARGEST, warns: [] },
  { name: 'a byte more', body: `${LARGEST.slice(0, -1)}x"`, output: '', warns: [/more than 64 KiB/] },
  { name: 'fewer characters, but more bytes', body: JSON.stringify('ü'.repeat(40_000)), output: '', warns: [/64 KiB/] },
])('of $name', async ({ body, output, warns }) => {
  const server = await serve((_, response) => response.end(body));
  const called = { host: server.origin.slice('http://'.length), requests: [] };
  const run = await call(called, { path: 'x', 'check-discovery': 'false' });
  expect(run.file).toBe(body);
  expect(run.outputs.body).toBe(output);
  expect(run.warnings).toEqual(warns.map((why) => expect.stringMatching(why)));
});

it('are set, and the problem told, where the file cannot be written', async () => {
  const runner = { ...fakeRunner(), temporaryFile: () => '/nosuch/folder/answer.json' };
  const result = { answer: anAnswer('https://quay.example/api/v1/x', {}), joined: undefined, failure: undefined };
  await expect(publishApi({ user: 'u', result, problem: 'p' }, runner)).rejects.toThrow(
    /could not be written to \/nosuch/,
  );
  expect(runner.outputs).toEqual({ user: 'u', status: '200', body: '{}', 'body-file': '' });
  expect(runner.errors.map(({ message }) => message)).toEqual(['p']);
});
