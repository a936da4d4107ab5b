import type { Repository } from '../registry/repository.ts';
import { type Manifests, openManifests } from './manifests.ts';
import { openStatements, type Statements } from './statements.ts';

/** The manifests of one repository, and what the documents in its blobs say: each fetched once. */
export interface Contents {
  readonly manifests: Manifests;
  readonly statements: Statements;
}

/** Opens the contents of a repository; nothing is fetched before it is asked for. */
export function openContents(repository: Repository): Contents {
  return { manifests: openManifests(repository), statements: openStatements(repository) };
}
