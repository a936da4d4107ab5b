import { describe, expect, it } from 'vitest';
import { resolveImage } from '../../../src/gate/open-image.ts';
import type { Source } from '../../../src/policy/referrer.ts';
import type { Reference } from '../../../src/registry/reference.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { openTestClient } from '../../support/test-client.ts';

const NAME = 'devtable/simple';

const cases: readonly { readonly name: string; readonly sources: readonly Source[]; readonly connections: number }[] = [
  { name: 'the API and the three tags of cosign', sources: ['api', 'tag-schema', 'cosign-tags'], connections: 4 },
  { name: 'the API alone', sources: ['api'], connections: 1 },
  { name: 'the tag schema alone', sources: ['tag-schema'], connections: 1 },
  { name: 'the tags of cosign alone', sources: ['cosign-tags'], connections: 3 },
  { name: 'only the index', sources: ['buildkit'], connections: 0 },
];

describe('connections for the sources are opened in advance', () => {
  it.each(cases)('$name: $connections', async ({ sources, connections }) => {
    expect(await prepared('tag', sources)).toEqual([{ connections, requests: ['GET /v2/auth'] }]);
    // By digest, the exchange is the last request before the sources.
    expect(await prepared('digest', sources)).toEqual([{ connections, requests: [] }]);
  });
});

/** How many connections resolving an image prepares, and which requests the registry has received by then. */
async function prepared(by: 'tag' | 'digest', sources: readonly Source[]) {
  const registry = await startTestRegistry();
  const { digest } = registry.push.image(NAME, 'v1');
  const client = openTestClient(registry, { images: [by === 'tag' ? `${NAME}:v1` : `${NAME}@${digest}`] });
  const calls: { connections: number; requests: string[] }[] = [];
  const sessions = {
    repository: (reference: Reference) => client.sessions.repository(reference),
    prepare: (_reference: unknown, connections: number) =>
      void calls.push({
        connections,
        requests: registry.requests.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`),
      }),
  };
  const [reference] = client.references;
  if (reference === undefined) throw new Error('no reference');
  await resolveImage(reference, { sources }, sessions);
  return calls;
}
