import { expect, test } from 'vitest';
import { runGateStep } from '../support/test-job.ts';

test('a shard without images passes with a message and sends no request', async () => {
  // Nothing listens on this port: a shard with an image fails.
  const image = 'localhost:1/acme/app:1.2\nlocalhost:1/acme/app:1.3';
  const runShard = (shard: string) =>
    runGateStep({ inputs: { image, shard, require: 'sbom', retries: '0', 'plain-http': 'true' } });

  const [empty, ...others] = [await runShard('0/3'), await runShard('1/3'), await runShard('2/3')];

  expect(others.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
  expect(empty.exitCode).toBe(0);
  expect(empty.outputs).toMatchObject({
    result: 'listed',
    satisfied: 'false',
    images: '[]',
    referrers: '[]',
    count: '0',
  });
  expect(empty.log).toContain('::notice::Shard 0/3 has no images (2 in all shards), ');
  expect(empty.summary).toContain('Listed: this shard has no images.');
});
