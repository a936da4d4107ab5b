import { expect, test } from 'vitest';
import { imageFixture } from '../support/fixtures.ts';
import { peakMemoryOf, REPORT_PEAK_MEMORY } from '../support/memory.ts';
import type { FaultKind } from '../support/registry/fault.ts';
import { runApi } from '../support/run-action.ts';

const MIB = 1 << 20;
const LONG = 'x'.repeat(300_000);
const CALL = { path: 'repository/devtable/simple/tag/', 'oauth-token': 'oauth-admin' };
const LIST = { ...CALL, paginate: 'true' };
const ON_TAGS = { match: { path: /\/tag\// } };

const errorType = () => answer(JSON.stringify({ error_type: LONG, detail: LONG }), 403);
const growing = () => endless((page) => ({ tags: [page], next_page: 'x'.repeat(100 * page) }));
const large = () => endless((page) => ({ tags: [`${page}`.padEnd(13_000_000)], next_page: 'x' }));

const cases = [
  { name: '16 MiB of [', fault: () => answer('['.repeat(16 * MIB)), inputs: CALL, says: 'has more than 64 levels' },
  {
    name: 'ten million objects',
    fault: () => answer(`[${'{},'.repeat(10_000_000)}{}]`),
    inputs: CALL,
    says: 'has more than 1,000,000 values',
  },
  {
    name: 'a million errors',
    fault: () => answer(`{"errors":[${'{},'.repeat(MIB)}{}]}`, 400),
    inputs: CALL,
    says: '400',
  },
  { name: 'an error_type of 300 KB', fault: errorType, inputs: CALL, says: 'returned 403 xxx' },
  { name: 'a next_page that grows', fault: growing, inputs: LIST, says: 'longer than 4,096 characters' },
  {
    name: 'large pages without an end',
    fault: large,
    inputs: LIST,
    says: 'longer than the limit of 64 MiB',
    memory: 700,
  },
];

test.each(cases)(
  '$name: an error in little memory, and the outputs are set',
  async ({ fault, inputs, says, memory = 300 }) => {
    const { registry } = await imageFixture({});
    registry.fault({ ...ON_TAGS, ...fault() });

    const run = await runApi(registry, inputs, { environment: REPORT_PEAK_MEMORY });

    expect(run.exitCode).toBe(1);
    expect(run.log).toContain(says);
    expect(run.log.length).toBeLessThan(10_000);
    expect(Object.keys(run.outputs).toSorted()).toEqual(['body', 'body-file', 'status', 'user']);
    expect(run.outputs.user).toBe('devtable');
    expect(run.outputs.body?.length).toBeLessThanOrEqual(65_536);
    // MiB. Node itself needs 50, and the largest of these responses 30.
    expect(peakMemoryOf(run)).toBeLessThan(memory);
  },
);

test('an error_type of 300 KB is cut in the message', async () => {
  const { registry } = await imageFixture({});
  registry.fault({ ...ON_TAGS, ...errorType() });

  const run = await runApi(registry, CALL);

  expect(run.exitCode).toBe(1);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-survives-hostile-responses.txt');
});

function answer(body: string, status = 200): FaultKind {
  return { kind: 'answer', status, body };
}

/** Each response is another page, and names a next one. */
function endless(pageOf: (page: number) => object): FaultKind {
  let page = 0;
  return {
    kind: 'change',
    change: (given) => {
      page += 1;
      return { ...given, status: 200, body: Buffer.from(JSON.stringify(pageOf(page))) };
    },
  };
}
