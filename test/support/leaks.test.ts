import { expect, test } from 'vitest';
import type { ActionRun } from './action-run.ts';
import { findLeaks } from './leaks.ts';

const SECRET = 'hunter2: the "second"';
const TOKEN = `${encode({ alg: 'RS256' })}.${encode({ sub: 'somebody' })}.${'s'.repeat(40)}`;
const MASKED = `::add-mask::${SECRET}\n::add-mask::${TOKEN}\n`;
const KEPT: ActionRun = {
  exitCode: 0,
  log: MASKED,
  outputs: { token: TOKEN, result: 'pass' },
  exported: {},
  state: { token: TOKEN },
  summary: 'passed',
  files: { 'report.json': '{}' },
};

test('secrets in masks, in the output token and in the own state are kept', () => {
  expect(findLeaks(KEPT, [SECRET, TOKEN])).toEqual([]);
});

const leaks: readonly { readonly name: string; readonly run: Partial<ActionRun> }[] = [
  { name: 'in the log', run: { log: `${MASKED}password ${SECRET}` } },
  { name: 'as base64 in the log', run: { log: `${MASKED}${Buffer.from(SECRET).toString('base64')}` } },
  { name: 'in a URL in the log', run: { log: `${MASKED}https://quay.io/?p=${encodeURIComponent(SECRET)}` } },
  { name: 'in JSON in an output', run: { outputs: { referrers: JSON.stringify([SECRET]) } } },
  { name: 'in a variable of later steps', run: { exported: { PASSWORD: SECRET } } },
  { name: 'in the summary', run: { summary: `<p>${TOKEN}</p>` } },
  { name: 'in a file', run: { files: { 'auth.json': TOKEN } } },
  { name: 'the signature of a token alone', run: { summary: 's'.repeat(40) } },
  {
    name: 'half of a token that nobody told of',
    run: { summary: `${encode({ alg: 'x' })}.${encode({ sub: 'other' })}` },
  },
  { name: 'one that is not masked', run: { log: `::add-mask::${SECRET}\n` } },
];
test.each(leaks)('$name is found', ({ run }) => {
  expect(findLeaks({ ...KEPT, ...run }, [SECRET, TOKEN])).toHaveLength(1);
});

function encode(claims: object): string {
  return Buffer.from(JSON.stringify(claims)).toString('base64url');
}
