import { expect, test } from 'vitest';
import { imageFixture } from '../support/fixtures.ts';
import { CODE, goaway, rstStream } from '../support/registry/http2-frames.ts';
import { type Http2Response, sendsFrames } from '../support/registry/http2-response.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { runApi } from '../support/run-action.ts';

const PUT = {
  path: 'repository/devtable/simple/tag/v1',
  method: 'PUT',
  body: '{"expiration": null}',
  'oauth-token': 'oauth-admin',
};

const REFUSALS: readonly Case[] = [
  { name: 'REFUSED_STREAM', parts: ({ stream }) => [rstStream(stream, CODE.refusedStream)] },
  { name: 'GOAWAY for earlier streams only', parts: ({ stream }) => [goaway(stream - 2, CODE.noError)] },
];

test.each(REFUSALS)('$name: the server did not process the PUT, so it is sent again', async ({ parts }) => {
  const registry = await registryWithFault(parts, 1);

  const run = await runApi(registry, PUT);

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '201' } });
  expect(registry.requests.filter(({ method }) => method === 'PUT')).toHaveLength(2);
});

const LOST: readonly Case[] = [
  { name: 'CANCEL', parts: ({ stream }) => [rstStream(stream, CODE.cancel)] },
  { name: 'INTERNAL_ERROR', parts: ({ stream }) => [rstStream(stream, CODE.internalError)] },
  { name: 'PROTOCOL_ERROR', parts: ({ stream }) => [rstStream(stream, CODE.protocolError)] },
  { name: 'HTTP_1_1_REQUIRED', parts: ({ stream }) => [rstStream(stream, CODE.http11Required)] },
  { name: 'GOAWAY that includes the stream', parts: ({ stream }) => [goaway(stream, CODE.internalError)] },
];

test.each(LOST)(
  '$name: it is not known whether the PUT was carried out, so it is not sent again',
  async ({ parts }) => {
    const registry = await registryWithFault(parts);

    const run = await runApi(registry, PUT);

    expect(run).toMatchObject({ exitCode: 1, outputs: { status: '', body: '' } });
    expect(registry.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(run.log).toContain('It is not known whether Quay carried out the change.');
  },
);

interface Case {
  readonly name: string;
  readonly parts: (response: Http2Response) => readonly Buffer[];
}

async function registryWithFault(parts: Case['parts'], times = 10): Promise<EmbeddedRegistry> {
  const { registry } = await imageFixture({}, { tls: true });
  registry.fault({ match: { method: 'PUT', path: /./ }, times, kind: 'write', http2: sendsFrames(parts) });
  return registry;
}
