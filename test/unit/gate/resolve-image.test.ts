import { describe, expect, it } from 'vitest';
import type { GateInputs } from '../../../src/gate/inputs.ts';
import { resolveImage } from '../../../src/gate/resolve-image.ts';
import type { Source } from '../../../src/policy/referrer.ts';
import { parseRules } from '../../../src/policy/rule.ts';
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

const RULES = parseRules(['sbom']);

describe('connections for the sources are opened in advance', () => {
  it.each(cases)(
    '$name: $connections, before the exchange and before the HEAD request',
    async ({ sources, connections }) => {
      expect(await prepared('tag', { sources, rules: RULES })).toEqual([
        { connections, requests: [] },
        { connections, requests: ['GET /v2/auth'] },
      ]);
    },
  );

  it.each(cases)('$name, by digest: also one for the exchange', async ({ sources, connections }) => {
    expect(await prepared('digest', { sources, rules: [] })).toEqual([{ connections: connections + 1, requests: [] }]);
  });

  it('by digest with rules: also one for the request that confirms the digest', async () => {
    expect(await prepared('digest', { sources: ['api'], rules: RULES })).toEqual([{ connections: 3, requests: [] }]);
  });
});

/** How many connections resolving an image prepares, and which requests the registry has received by then. */
async function prepared(by: 'tag' | 'digest', inputs: Pick<GateInputs, 'sources' | 'rules'>) {
  const registry = await startTestRegistry();
  const { digest } = registry.push.image(NAME, 'v1');
  const client = openTestClient(registry, { images: [by === 'tag' ? `${NAME}:v1` : `${NAME}@${digest}`] });
  const calls: { connections: number; requests: string[] }[] = [];
  const sessions = {
    repository: (reference: Reference) => client.sessions.repository(reference),
    prepare: async (_reference: unknown, connections: number) =>
      void calls.push({
        connections,
        requests: registry.requests.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`),
      }),
  };
  const [reference] = client.references;
  if (reference === undefined) throw new Error('no reference');
  await resolveImage(reference, { ...inputs, checksManifests: true, cosignRepository: undefined }, sessions);
  return calls;
}
