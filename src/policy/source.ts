import { quote } from '../text.ts';
import { matchesGlob } from './glob.ts';
import { readPointer, stringAt } from './pointer.ts';

/**
 * Normalizes the URI of a source repository: without the prefix `git+`, the suffix `.git`, a `@ref`, a fragment and a trailing slash. The
 * case stays, because paths are compared with it.
 * @see https://spdx.github.io/spdx-spec/v2.3/package-information/#77-package-download-location-field (the form `git+https://…@ref#path`)
 */
export function normalizeSource(uri: string): string {
  const [whole = ''] = uri.replace(/^git\+/, '').split('#');
  const authority = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*/.exec(whole)?.[0] ?? '';
  const [path = ''] = whole.slice(authority.length).split('@');
  return `${authority}${path.replace(/\/+$/, '').replace(/\.git$/, '')}`;
}

/**
 * Whether clients may read a URI as another one than it looks like: `https://github.com/acme/../other/app`, or with spaces in it. A `*` in
 * a pattern would match such a part, and what looks like a git ref would be ignored.
 */
export function isMisleading(uri: string): boolean {
  const [whole = ''] = uri.split('#');
  return /[\s\p{Cc}]|(?:[/\\@]|%2f|%5c)(?:\.|%2e){1,2}(?:[/\\?@]|%2f|%5c|$)/iu.test(whole);
}

/** The paths in a SLSA predicate at which builders state the source. Each is a string, or an object with `uri` or `repository`. */
const SOURCE_PATHS: readonly (readonly string[])[] = [
  // SLSA v1. GitHub's actions/attest and npm: https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1
  ['buildDefinition', 'externalParameters', 'workflow'],
  // slsa-github-generator: https://github.com/slsa-framework/slsa-github-generator/tree/main/internal/builders
  ['buildDefinition', 'externalParameters', 'source'],
  // Google Cloud Build: https://slsa-framework.github.io/gcb-buildtypes/triggered-build/v1
  ['buildDefinition', 'externalParameters', 'sourceToBuild'],
  ['buildDefinition', 'externalParameters', 'buildConfigSource'],
  // BuildKit: https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md
  ['buildDefinition', 'externalParameters', 'configSource'],
  // SLSA v0.2: https://slsa.dev/spec/v0.2/provenance#fields
  ['invocation', 'configSource'],
];

/** Returns the sources that a SLSA predicate states, as written. Materials are not read: one of them may be a base image. */
export function sourcesIn(predicate: unknown): readonly string[] {
  return SOURCE_PATHS.flatMap((path) => {
    const value = readPointer(predicate, path);
    const stated = [value, stringAt(value, ['uri']), stringAt(value, ['repository'])];
    return stated.filter((source): source is string => typeof source === 'string' && source !== '');
  });
}

/**
 * Compares all sources that a certificate and a provenance state with a rule. Each must match, and at least one must be stated.
 * @returns why they do not match, as a clause; `undefined` if they match.
 */
export function findSourceFault(pattern: string, stated: readonly string[]): string | undefined {
  if (stated.length === 0) return 'it does not state a source, in its certificate or in its content';
  const other = stated.find(
    (source) => isMisleading(source) || !matchesGlob(normalizeSource(pattern), normalizeSource(source)),
  );
  return other === undefined ? undefined : `its source is ${quote(other)}, not ${quote(pattern)}`;
}
