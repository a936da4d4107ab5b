import { expect, test } from 'vitest';
import { OWNER, registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('twelve images without evidence, eight at a time, share one wait-timeout', async () => {
  const registry = await registryFixture();
  const tags = Array.from({ length: 12 }, (_, index) => `1.${index}`);
  for (const tag of tags) registry.push.image('acme/app', tag);
  const image = tags.map((tag) => `REGISTRY/acme/app:${tag}`).join('\n');
  const start = Date.now();

  const run = await runGate(registry, {
    ...{ image, require: 'sbom', sources: 'api' },
    ...{ 'wait-timeout': '4s', 'wait-interval': '10s', ...OWNER },
  });

  expect(run.outputs.result).toBe('missing');
  expect(Date.now() - start).toBeLessThan(8_000);
  // The first eight images are listed twice, at the start and at the end, the others once.
  expect(run.log.match(/: attempt 1, missing: sbom; retrying in/g)).toHaveLength(8);
  expect(run.requests.filter((line) => line.includes('/referrers/'))).toHaveLength(20);
  expect(run.log.match(/This step waited 4s\. Increase wait-timeout if attaching it takes longer\./g)).toHaveLength(9);
  expect(run.log).not.toContain('let this step wait for it');
});
