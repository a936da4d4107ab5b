import { describe, expect, it, test } from 'vitest';
import { collectTree, MAX_NODES } from '../../../src/evidence/tree.ts';
import { aDigest, aReferrer } from '../policy/referrer-builder.ts';
import { openEvidence } from './evidence-fixture.ts';

/** A list of different referrers. */
function listOf(count: number): string {
  const artifactType = 'application/vnd.openvex+json';
  const entry = (index: number) => ({ mediaType: 'm/m', digest: aDigest(`below ${index}`), size: 1, artifactType });
  return JSON.stringify({ schemaVersion: 2, manifests: Array.from({ length: count }, (_, index) => entry(index)) });
}

/** Collects the tree of `directs` referrers, of which the first `lists` have `below` referrers each. */
async function walk(options: { directs: number; below: number; lists?: number; depth?: number }) {
  const { directs, below, lists, depth = 2 } = options;
  const { registry, subject, collectorOf } = await openEvidence();
  const times = lists === undefined ? {} : { times: lists };
  registry.fault({ match: { path: /referrers/ }, ...times, kind: 'answer', status: 200, body: listOf(below) });
  const direct = Array.from({ length: directs }, (_, index) => aReferrer({ subject, digest: aDigest(`${index}`) }));
  const { referrers, isCut } = await collectTree(direct, depth, collectorOf(['api']));
  return { total: referrers.length, isCut, requests: registry.requests.length };
}

describe('five thousand nodes', () => {
  const cases = [
    { name: 'one fewer', directs: 1, below: MAX_NODES - 2, total: MAX_NODES - 1, isCut: false },
    { name: 'as many', directs: 1, below: MAX_NODES - 1, total: MAX_NODES, isCut: false },
    { name: 'more', directs: 1, below: MAX_NODES, total: MAX_NODES, isCut: true },
    { name: 'as many direct ones, which are never cut', directs: MAX_NODES, below: 1, total: MAX_NODES, isCut: true },
    { name: 'more direct ones', directs: MAX_NODES + 1, below: 1, total: MAX_NODES + 1, isCut: true },
  ];
  test.each(cases)('$name', async ({ directs, below, total, isCut }) => {
    expect(await walk({ directs, below, lists: 1 })).toMatchObject({ total, isCut });
  });

  it('are the limit: no more lists are requested than necessary', async () => {
    const { total, isCut, requests } = await walk({ directs: 1000, below: MAX_NODES, depth: 5 });
    expect({ total, isCut }).toEqual({ total: MAX_NODES, isCut: true });
    expect(requests).toBeLessThanOrEqual(50);
  });
});
