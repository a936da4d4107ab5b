import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { publishApi } from '../../../src/api/outputs.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { serve } from '../../support/http-server.ts';
import { buildResponse } from '../quay/v1/responses.ts';
import { runInProcess } from './run-in-process.ts';

const LARGEST = JSON.stringify('x'.repeat(65_534));

it.each([
  { name: 'JSON', body: ' {"a": 1}\n', output: '{"a": 1}', warns: [] },
  { name: 'no body', body: '', output: '', warns: [] },
  { name: 'HTML', body: '<h1>hello</h1>', output: '', warns: [/not valid JSON/] },
  { name: '64 KiB', body: LARGEST, output: LARGEST, warns: [] },
  { name: 'a byte more', body: `${LARGEST.slice(0, -1)}x"`, output: '', warns: [/larger than 64 KiB/] },
  { name: 'fewer characters, but more bytes', body: JSON.stringify('ü'.repeat(40_000)), output: '', warns: [/64 KiB/] },
])('outputs of $name', async ({ body, output, warns }) => {
  const server = await serve((_, response) => response.end(body));
  const called = { host: server.origin.slice('http://'.length), requests: [] };
  const run = await runInProcess(called, { path: 'x', 'check-discovery': 'false' });
  expect(run.file).toBe(body);
  expect(run.outputs.body).toBe(output);
  expect(run.warnings).toEqual(warns.map((why) => expect.stringMatching(why)));
});

describe('outputs of a refusal', () => {
  const half = (status: number) => (_: unknown, response: ServerResponse) => {
    response.writeHead(status, { 'content-length': '9' });
    response.write('{"a":', () => response.destroy());
  };
  const large = (_: unknown, response: ServerResponse) => response.writeHead(403).end('x'.repeat(3 << 20));
  const cases = [
    { name: 'of more than 1 MiB', listener: large, status: '403', size: 1 << 20, warns: [/response is incomplete/] },
    { name: 'that does not arrive', listener: half(403), status: '403', size: 0, warns: [/did not arrive/] },
    { name: 'that may mean that something is missing', listener: half(404), status: '404', size: undefined, warns: [] },
  ];
  it.each(cases)('$name', async ({ listener, status, size, warns }) => {
    const server = await serve(listener);
    const called = { host: server.origin.slice('http://'.length), requests: [] };
    const run = await runInProcess(called, { path: 'x', 'check-discovery': 'false', 'expect-status': '403' });
    expect(run.passes).toBe(status === '403');
    expect([run.outputs.status, run.outputs.body, run.file?.length]).toEqual([status, '', size]);
    expect(run.warnings).toEqual(warns.map((why) => expect.stringMatching(why)));
  });
});

it('are set, and the failure is reported, if the file cannot be written', async () => {
  const runner = { ...fakeRunner(), temporaryFile: () => '/nosuch/folder/response.json' };
  const response = buildResponse('https://quay.example/api/v1/x', {});
  const result = { response, body: '{}', isJson: true, isPartial: false, failure: new Error('p') };
  await expect(publishApi({ kind: 'called', user: 'u', result }, runner)).rejects.toThrow(
    /could not be written to \/nosuch/,
  );
  expect(runner.outputs).toEqual({ user: 'u', status: '200', body: '{}', 'body-file': '' });
  expect(runner.errors.map(({ message }) => message)).toEqual(['p']);
});
