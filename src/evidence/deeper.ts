import type { Referrer } from '../policy/referrer.ts';
import type { Digest } from '../registry/digest.ts';
import { collectEvidence, type EvidencePlace } from './collect.ts';
import type { Subject } from './found.ts';
import { together } from './together.ts';

/** Referrers with those of their own behind them: each parent before its children. */
export interface Tree {
  readonly referrers: readonly Referrer[];
  /** It is as large as it may grow: there may be more below. */
  readonly cut: boolean;
}

/** Nodes of a tree, the direct referrers included; those are never cut. */
export const MAX_NODES = 5_000;

/**
 * Collects the referrers of referrers, level by level, down to `depth` (1: the direct ones alone). A digest that was met before is not
 * followed again, so that cycles end.
 * @throws what collecting evidence throws.
 */
export async function collectDeeper(direct: readonly Referrer[], depth: number, place: EvidencePlace): Promise<Tree> {
  const children = new Map<Digest, readonly Referrer[]>();
  const met = new Set<Digest>(direct.flatMap(({ subject, digest }) => [subject, digest]));
  let level = direct;
  let room = MAX_NODES - direct.length;
  for (let below = 2; below <= depth && level.length > 0; below++) {
    const found = await collectLevel(level, { met, room }, place);
    level = found.slice(0, Math.max(0, room)).map((referrer) => ({ ...referrer, depth: below }));
    for (const [parent, own] of Map.groupBy(level, ({ subject }) => subject)) children.set(parent, own);
    room -= found.length;
    if (room <= 0) return { referrers: inTreeOrder(direct, children), cut: true };
  }
  return { referrers: inTreeOrder(direct, children), cut: false };
}

interface Walk {
  /** Digests that are not followed again; grows. */
  readonly met: Set<Digest>;
  /** How many nodes there is room for. */
  readonly room: number;
}

/**
 * The referrers of the nodes of a level, until there is no room for more; those whose digest was met before are left out, and the
 * others are met from now on.
 */
async function collectLevel(
  level: readonly Referrer[],
  { met, room }: Walk,
  place: EvidencePlace,
): Promise<readonly Referrer[]> {
  const nodes = [...new Map(level.map((referrer) => [referrer.digest, referrer])).values()];
  const fresh: Referrer[] = [];
  while (nodes.length > 0 && fresh.length < room) {
    const found = await together(nodes.splice(0, NODES_AT_ONCE).map((node) => collectBelow(node, place)));
    for (const own of found) {
      const unmet = own.filter(({ digest }) => !met.has(digest));
      for (const { digest } of unmet) met.add(digest);
      for (const referrer of unmet) fresh.push(referrer);
    }
  }
  return fresh;
}

/** Enough to keep the connections busy; each may bring a list of its own, and all are in memory together. */
const NODES_AT_ONCE = 50;

/** A node that the registry does not know any more, as Quay lists deleted ones for a while, has none. */
async function collectBelow({ digest, platform }: Referrer, place: EvidencePlace): Promise<readonly Referrer[]> {
  const subject: Subject = { digest, ...(platform !== undefined && { platform }) };
  const evidence = await collectEvidence(subject, { ...place, index: undefined });
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
