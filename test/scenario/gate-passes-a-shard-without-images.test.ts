import { expect, test } from 'vitest';
import { runGate } from '../support/action-run.ts';

test('a matrix may have more jobs than images: a shard without one says so and passes, and asks for nothing', async () => {
  // Nobody listens there: a job that has an image fails.
  const image = 'localhost:1/acme/app:1.2\nlocalhost:1/acme/app:1.3';
  const play = (shard: string) =>
    runGate({ inputs: { image, shard, require: 'sbom', retries: '0', 'plain-http': 'true' } });

  const [empty, ...others] = [await play('0/3'), await play('1/3'), await play('2/3')];

  expect(others.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
  expect(empty.exitCode).toBe(0);
  expect(empty.outputs).toMatchObject({
    result: 'listed',
    satisfied: 'false',
    images: '[]',
    referrers: '[]',
    count: '0',
  });
  expect(empty.log).toContain('::notice::No image of the 2 is in shard 0/3: ');
  expect(empty.summary).toContain('Listed: no image is in this shard.');
});
