import { describe, expect, it, test } from 'vitest';
import { startTestRegistry } from '../support/fixtures.ts';
import { call, SIMPLE } from './api-client.ts';
import { readRecording } from './recording.ts';

describe('lists', () => {
  it('of tags are paged by limit and page, and a fault cuts the connection between pages', async () => {
    const registry = await startTestRegistry();
    for (const tag of ['a', 'b', 'c']) registry.push.image('devtable/public', tag);
    registry.fault({ match: { path: /page=2/ }, times: 1, kind: 'cut' });
    const page = (number: number) => call(registry, `GET repository/devtable/public/tag/?limit=1&page=${number}`);
    expect(JSON.parse((await page(1)).body)).toMatchObject({ page: 1, has_additional: true, tags: [{ name: 'c' }] });
    await expect(page(2)).rejects.toThrow(/aborted/);
    expect(JSON.parse((await page(3)).body)).toMatchObject({ page: 3, has_additional: false, tags: [{ name: 'a' }] });
  });

  it('of logs have pages of twenty, newest first, with entries in the recorded form', async () => {
    const registry = await startTestRegistry();
    const { digest } = registry.push.image('devtable/simple', 'v1');
    const body = { manifest_digest: digest };
    for (const [line, sent] of [
      [`PUT ${SIMPLE}`, { description: 'text' }],
      [`PUT ${SIMPLE}/tag/new`, body],
      [`PUT ${SIMPLE}/tag/new`, { ...body, expiration: Date.now() / 1000 + 60 }],
      [`DELETE ${SIMPLE}/tag/new`, undefined],
      [`POST ${SIMPLE}/tag/new/restore`, body],
      [`POST ${SIMPLE}/manifest/${digest}/labels`, { key: 'a', value: 'b', media_type: null }],
      ...Array.from({ length: 15 }, () => [`PUT ${SIMPLE}`, { description: 'again' }] as const),
    ] as const)
      await call(registry, line, { body: sent });
    const first = JSON.parse((await call(registry, `GET ${SIMPLE}/logs`)).body);
    const second = JSON.parse((await call(registry, `GET ${SIMPLE}/logs?next_page=${first.next_page}`)).body);
    expect([first.logs.length, 'next_page' in second]).toEqual([20, false]);
    const own = shapes([...first.logs, ...second.logs]);
    const recorded = shapes(JSON.parse(readRecording('api-logs').response.body).logs);
    for (const [kind, keys] of own)
      if (kind !== 'push_repo')
        expect([kind, ...keys]).toEqual(expect.arrayContaining([kind, ...(recorded.get(kind) ?? ['?'])]));
    expect([...own.keys()]).toEqual(expect.arrayContaining(['move_tag', 'revert_tag', 'change_tag_expiration']));
  });
});

describe('the discovery document', () => {
  const cases = [
    { name: 'has the address of the registry', discovery: 'on', status: 200, isJson: true, robots: true },
    { name: 'is not found when it is off', discovery: 'off', status: 404, isJson: false, robots: false },
    { name: 'is cut in half when it is invalid', discovery: 'invalid', status: 200, isJson: false, robots: false },
    { name: 'has no robots when it is incomplete', discovery: 'incomplete', status: 200, isJson: true, robots: false },
  ] as const;
  test.each(cases)('$name', async ({ discovery, status, isJson, robots }) => {
    const registry = await startTestRegistry({ tls: true, features: { discovery } });
    const reply = await call(registry, 'GET discovery?internal=true');
    const document = isJson ? JSON.parse(reply.body) : { paths: {} };
    expect([reply.status, '/api/v1/user/robots' in document.paths]).toEqual([status, robots]);
    if (isJson) expect([document.host, document.schemes]).toEqual([registry.host, ['https']]);
  });
});

it('reports an operation of the document that is not implemented', async () => {
  const reply = await call(await startTestRegistry(), `GET ${SIMPLE}/trigger/`);
  expect([reply.status, reply.body]).toEqual([501, expect.stringContaining('listBuildTriggers')]);
});

/** The metadata fields of the newest entry of each kind, which is one of the API. */
function shapes(
  entries: readonly { readonly kind: string; readonly metadata: object }[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(entries.toReversed().map(({ kind, metadata }) => [kind, Object.keys(metadata)]));
}
