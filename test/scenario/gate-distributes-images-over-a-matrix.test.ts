import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { OWNER, registryFixture, SPDX } from '../support/fixtures.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { runGate } from '../support/run-action.ts';

/** The documented function: the first eight hex digits of the SHA-256 of the reference, modulo the number of jobs. */
function shardOf(reference: string): number {
  return Number.parseInt(createHash('sha256').update(reference).digest('hex').slice(0, 8), 16) % 2;
}

/**
 * Three images for the first job and two for the second. The hash includes the registry's port, so the tags differ in
 * each run.
 */
function pushFive({ host, push }: EmbeddedRegistry): readonly string[] {
  const tagged = Array.from({ length: 50 }, (_, index) => `${host}/acme/app:1.${index}`);
  const [three, two] = [0, 1].map((shard) => tagged.filter((one) => shardOf(one) === shard).slice(0, 3 - shard));
  const five = [...(three ?? []), ...(two ?? [])].toSorted();
  for (const reference of five) {
    const { digest } = push.image('acme/app', reference.split(':').at(-1));
    push.referrer('acme/app', digest, SPDX);
  }
  return five;
}

test('two jobs of a matrix share five images by the hash of the reference, and each logs its share', async () => {
  const registry = await registryFixture();
  const image = pushFive(registry).join('\n');

  const first = await runGate(registry, { image, shard: '0/2', require: 'sbom', ...OWNER });
  // Each job has its own token: requests of the first job are not secrets of the second.
  registry.forgetRequests();
  const second = await runGate(registry, { image, shard: '1/2', require: 'sbom', ...OWNER });

  expect([first.outputs.result, second.outputs.result]).toEqual(['pass', 'pass']);
  expect(first.log).toContain('Shard 0/2 has 3 of 5 images.');
  expect(second.log).toContain('Shard 1/2 has 2 of 5 images.');
  const told = [first, second].flatMap(({ log }) => log.match(/^\S+(?= -> )/gm) ?? []);
  expect(told.toSorted()).toEqual(image.split('\n'));
});
