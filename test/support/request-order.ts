import type { Requests } from './places.ts';

/** Whether the inputs of a gate make it look at several subjects side by side. */
export function isSideBySide(inputs: Readonly<Record<string, string>>): boolean {
  const { image = '', platform = 'index', depth = '1', require = '' } = inputs;
  const hasPlatforms = platform !== 'index' || /platform=/.test(require) || (inputs.sources ?? '').includes('buildkit');
  return image.trim().includes('\n') || 'images-file' in inputs || hasPlatforms || depth !== '1';
}

/** Sorts the requests to each registry as `inOrder` does. */
export function sortRequests(requests: Requests, sideBySide: boolean): Requests {
  return Object.fromEntries(Object.entries(requests).map(([name, lines]) => [name, inOrder(lines, sideBySide)]));
}

/**
 * Puts requests that were sent at the same time into an order of their own, since that of their arrival is chance: those to the sources
 * of evidence, those for the manifests and documents of several referrers; side by side, all but the exchanges, which come one at a time.
 */
function inOrder(lines: readonly string[], sideBySide: boolean): readonly string[] {
  if (sideBySide) return [...lines.filter(isExchange), ...lines.filter((line) => !isExchange(line)).toSorted()];
  return lines.reduce<readonly (readonly string[])[]>(joinSame, []).flatMap(sortByRequest);
}

/** By what was asked for: of the same request the first answer comes first. */
function sortByRequest(lines: readonly string[]): readonly string[] {
  const requestOf = (line: string) => line.replace(/ -> .*/, '');
  return lines.toSorted((one, other) =>
    requestOf(one) < requestOf(other) ? -1 : Number(requestOf(one) > requestOf(other)),
  );
}

function isExchange(line: string): boolean {
  return line.startsWith('GET /v2/auth');
}

/** Neighbours that may have come in any order are one group. */
function joinSame(groups: readonly (readonly string[])[], line: string): readonly (readonly string[])[] {
  const last = groups.at(-1);
  const phase = PHASES.find((one) => one.test(line));
  const joins = phase !== undefined && last?.every((other) => phase.test(other));
  return last !== undefined && joins ? [...groups.slice(0, -1), [...last, line]] : [...groups, [line]];
}

/** The lists of a subject; then what is in them. */
const PHASES = [
  // A digest by its name; a tag is resolved before all else.
  /^(?:GET \S+\/(?:referrers\/|manifests\/sha256-)|HEAD \S+\/manifests\/(?:[A-Z]|sha256:))/,
  /^GET (?:\S+\/(?:manifests\/(?!sha256-)|blobs\/)|\/storage\/)/,
];
