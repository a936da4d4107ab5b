import type { Referrer } from '../policy/referrer.ts';
import type { Digest } from '../registry/digest.ts';
import { collectEvidence, type EvidencePlace } from './collect.ts';
import type { Subject } from './found.ts';
import { together } from './wait-for-all.ts';

/** Referrers with those of their own behind them: each parent before its children. */
export interface Tree {
  readonly referrers: readonly Referrer[];
  /** It is as large as it may grow: something was left out, or not asked any more. */
  readonly isCut: boolean;
}

/** Nodes of a tree, the direct referrers included; those are never cut. */
export const MAX_NODES = 5_000;

/**
 * Collects the referrers of referrers, level by level, down to `depth` (1: the direct ones alone). A digest that was met before is not
 * followed again, so that cycles end.
 * @throws what collecting evidence throws.
 */
export async function collectTree(direct: readonly Referrer[], depth: number, place: EvidencePlace): Promise<Tree> {
  const children = new Map<Digest, readonly Referrer[]>();
  const walk = {
    met: new Set<Digest>(direct.flatMap(({ subject, digest }) => [subject, digest])),
    room: MAX_NODES - direct.length,
  };
  let level = direct;
  let isCut = false;
  for (let below = 2; below <= depth && level.length > 0 && !isCut; below++) {
    const found = await collectLevel(level, walk, place);
    isCut = found.isCut;
    level = found.referrers.map((referrer) => ({ ...referrer, depth: below }));
    walk.room -= level.length;
    for (const [parent, own] of Map.groupBy(level, ({ subject }) => subject)) children.set(parent, own);
  }
  return { referrers: inTreeOrder(direct, children), isCut };
}

interface Walk {
  /** Digests that are not followed again; grows. */
  readonly met: Set<Digest>;
  /** How many nodes there is room for. */
  readonly room: number;
}

interface Level {
  readonly referrers: readonly Referrer[];
  /** There was more than there is room for, or a node was not asked any more. */
  readonly isCut: boolean;
}

/**
 * The referrers of the nodes of a level, as many as there is room for; those whose digest was met before are left out, and the others
 * are met from now on.
 */
async function collectLevel(level: readonly Referrer[], { met, room }: Walk, place: EvidencePlace): Promise<Level> {
  const nodes = [...new Map(level.map((referrer) => [referrer.digest, referrer])).values()];
  const fresh: Referrer[] = [];
  while (nodes.length > 0 && fresh.length < room) {
    // One more than there is room for shows that the tree is cut.
    const below = { ...place, room: room - fresh.length + 1 };
    const found = await together(nodes.splice(0, NODES_AT_ONCE).map((node) => collectBelow(node, below)));
    for (const own of found) {
      const unmet = own.filter(({ digest }) => !met.has(digest));
      for (const { digest } of unmet) met.add(digest);
      for (const referrer of unmet) fresh.push(referrer);
    }
  }
  return { referrers: fresh.slice(0, Math.max(0, room)), isCut: nodes.length > 0 || fresh.length > Math.max(0, room) };
}

/** Enough to keep the connections busy; each may bring a long list, and all are in memory together. */
const NODES_AT_ONCE = 8;

/** A node that the registry does not know any more, as Quay lists deleted ones for a while, has none. */
async function collectBelow({ digest, platform }: Referrer, place: EvidencePlace): Promise<readonly Referrer[]> {
  const subject: Subject = { digest, ...(platform !== undefined && { platform }) };
  const evidence = await collectEvidence(subject, place);
  return evidence.kind === 'found' ? evidence.referrers : [];
}

/** @param children are taken out as they find their place: what hangs on several subjects has them once, behind the first. */
function inTreeOrder(siblings: readonly Referrer[], children: Map<Digest, readonly Referrer[]>): readonly Referrer[] {
  // The layers of one manifest are siblings of one digest, next to each other: its children come behind the last.
  return siblings.flatMap((referrer, index) => {
    if (siblings[index + 1]?.digest === referrer.digest) return [referrer];
    const own = children.get(referrer.digest) ?? [];
    children.delete(referrer.digest);
    return [referrer, ...inTreeOrder(own, children)];
  });
}
