import type { Requests } from './test-registries.ts';

/** Whether a gate with these inputs reads several subjects in parallel. */
export function isParallel(inputs: Readonly<Record<string, string>>): boolean {
  const { image = '', platform = 'index', depth = '1', require = '' } = inputs;
  const hasPlatforms = platform !== 'index' || /platform=/.test(require) || (inputs.sources ?? '').includes('buildkit');
  return image.trim().includes('\n') || 'images-file' in inputs || hasPlatforms || depth !== '1';
}

/**
 * Sorts requests that were sent at the same time, because the order of their arrival varies. With one subject these are the requests to
 * the evidence sources, and the requests for manifests and blobs. With parallel subjects all requests are sorted except the token
 * exchanges, which are sent one after the other.
 */
export function sortRequests(requests: Requests, parallel: boolean): Requests {
  const sort = parallel ? sortParallel : sortPhases;
  return Object.fromEntries(Object.entries(requests).map(([name, lines]) => [name, sort(lines)]));
}

function sortParallel(lines: readonly string[]): readonly string[] {
  return [...lines.filter(isExchange), ...lines.filter((line) => !isExchange(line)).toSorted()];
}

function sortPhases(lines: readonly string[]): readonly string[] {
  return lines.reduce<readonly (readonly string[])[]>(addToPhase, []).flatMap(sortByRequest);
}

/** Sorts by method and path only: responses to equal requests keep their order. */
function sortByRequest(lines: readonly string[]): readonly string[] {
  const requestOf = (line: string) => line.replace(/ -> .*/, '');
  return lines.toSorted((one, other) =>
    requestOf(one) < requestOf(other) ? -1 : Number(requestOf(one) > requestOf(other)),
  );
}

function isExchange(line: string): boolean {
  return line.startsWith('GET /v2/auth');
}

/** Adds a line to the last group if both are of the same phase; otherwise starts a new group. */
function addToPhase(groups: readonly (readonly string[])[], line: string): readonly (readonly string[])[] {
  const last = groups.at(-1);
  const phase = PHASES.find((one) => one.test(line));
  const joins = phase !== undefined && last?.every((other) => phase.test(other));
  return last !== undefined && joins ? [...groups.slice(0, -1), [...last, line]] : [...groups, [line]];
}

/** First the lists of a subject, then the manifests and blobs in them. */
const PHASES = [
  // A digest appears as its name; the request that resolves a tag belongs to no phase.
  /^(?:GET \S+\/(?:referrers\/|manifests\/sha256-)|HEAD \S+\/manifests\/(?:[A-Z]|sha256:))/,
  /^GET (?:\S+\/(?:manifests\/(?!sha256-)|blobs\/)|\/storage\/)/,
];
