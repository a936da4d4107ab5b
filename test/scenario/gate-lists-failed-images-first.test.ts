import { expect, test } from 'vitest';
import { OWNER, registryFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

const TAGS = Array.from({ length: 25 }, (_, index) => `v${index + 1}`);

test('of 25 images the two failed ones come first with all details; each other image has one line', async () => {
  const registry = await registryFixture();
  const pushed = TAGS.map((tag) => ({ tag, ...registry.push.image('acme/app', tag) }));
  for (const { tag, digest } of pushed) if (tag !== 'v7') registry.push.referrer('acme/app', digest, SPDX);
  registry.remove('acme/app', 'v19');

  const run = await runGate(
    registry,
    { image: TAGS.map((tag) => `REGISTRY/acme/app:${tag}`).join('\n'), require: 'sbom', ...OWNER },
    {
      names: Object.fromEntries(pushed.map(({ tag, digest }) => [tag.replace('v', 'IMAGE-'), digest])),
      show: ['summary'],
    },
  );

  expect(run.outputs.result).toBe('subject-not-found');
  expect(run.log).toContain('20 of 25 images checked, 2 did not pass');
  expect(run.summary.match(/^<h3>.*/gm)).toEqual([
    expect.stringContaining('acme/app:v19</code>: subject-not-found'),
    expect.stringContaining('acme/app:v7</code>: missing'),
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-lists-failed-images-first.txt');
});
