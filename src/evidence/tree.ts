import type { Referrer } from '../policy/referrer.ts';
import type { Digest } from '../registry/digest.ts';
import type { EvidenceCollector } from './collect.ts';
import type { Subject } from './found.ts';
import { waitForAll } from './wait-for-all.ts';

/** Referrers and their own referrers, each parent before its children. */
export interface Tree {
  readonly referrers: readonly Referrer[];
  /** The tree has reached its limit, so there may be more referrers. */
  readonly isCut: boolean;
}

/** Nodes of a tree, including the direct referrers, which are never cut. */
export const MAX_NODES = 5_000;

/**
 * Collects the referrers of referrers, level by level, down to `depth` (1: only the direct referrers). No digest is followed twice, so
 * cycles end.
 * @throws what collecting evidence throws.
 */
export async function collectTree(
  direct: readonly Referrer[],
  depth: number,
  collector: EvidenceCollector,
): Promise<Tree> {
  const children = new Map<Digest, readonly Referrer[]>();
  const visited = new Set<Digest>(direct.flatMap(({ subject, digest }) => [subject, digest]));
  let room = MAX_NODES - direct.length;
  let level = direct;
  let isCut = false;
  for (let current = 2; current <= depth && level.length > 0 && !isCut; current++) {
    const next = await collectLevel(level, { visited, room }, collector);
    isCut = next.isCut;
    level = next.referrers.map((referrer) => ({ ...referrer, depth: current }));
    room -= level.length;
    for (const [parent, own] of Map.groupBy(level, ({ subject }) => subject)) children.set(parent, own);
  }
  return { referrers: inTreeOrder(direct, children), isCut };
}

interface Walk {
  /** Digests that are not followed again; grows. */
  readonly visited: Set<Digest>;
  /** How many nodes may be added. */
  readonly room: number;
}

/** Collects the referrers of the nodes of one level, without the digests that were visited before. */
async function collectLevel(
  level: readonly Referrer[],
  { visited, room }: Walk,
  collector: EvidenceCollector,
): Promise<Tree> {
  const nodes = [...new Map(level.map((referrer) => [referrer.digest, referrer])).values()];
  const added: Referrer[] = [];
  while (nodes.length > 0 && added.length < room) {
    // One more than there is room for shows that the tree is cut.
    const limit = room - added.length + 1;
    const batch = nodes.splice(0, NODES_AT_ONCE).map((node) => collectChildren(node, limit, collector));
    for (const children of await waitForAll(batch)) {
      const unvisited = children.filter(({ digest }) => !visited.has(digest));
      for (const { digest } of unvisited) visited.add(digest);
      for (const referrer of unvisited) added.push(referrer);
    }
  }
  return { referrers: added.slice(0, Math.max(0, room)), isCut: nodes.length > 0 || added.length > Math.max(0, room) };
}

/** Enough to keep the connections busy. Each may return a long list, and all lists are in memory at the same time. */
const NODES_AT_ONCE = 8;

/** A node that the registry does not know has no children: Quay lists deleted referrers for a while. */
async function collectChildren(
  { digest, platform }: Referrer,
  limit: number,
  collector: EvidenceCollector,
): Promise<readonly Referrer[]> {
  const subject: Subject = { digest, ...(platform !== undefined && { platform }) };
  const evidence = await collector.collect(subject, [], limit);
  return evidence.kind === 'found' ? evidence.referrers : [];
}

/** @param children is emptied: the children of a digest that occurs more than once are listed once, after its first occurrence. */
function inTreeOrder(siblings: readonly Referrer[], children: Map<Digest, readonly Referrer[]>): readonly Referrer[] {
  return siblings.flatMap((referrer, index) => {
    // The layers of one manifest are adjacent siblings with one digest; its children come after the last of them.
    if (siblings[index + 1]?.digest === referrer.digest) return [referrer];
    const own = children.get(referrer.digest) ?? [];
    children.delete(referrer.digest);
    return [referrer, ...inTreeOrder(own, children)];
  });
}
