import { EvidenceCollector } from '../../../src/evidence/collect.ts';
import type { Source } from '../../../src/policy/referrer.ts';
import { type RegistryRequest, Repository } from '../../../src/registry/repository.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import { asDigest, openTestClient, requestLines } from '../../support/test-client.ts';

/** The repository in the tests of evidence. */
export const NAME = 'devtable/simple';

export const ALL: readonly Source[] = ['api', 'tag-schema', 'cosign-tags', 'buildkit'];

/** Predicate types. */
export const SPDX = 'https://spdx.dev/Document';
export const SLSA = 'https://slsa.dev/provenance/v1';

/** A registry with an image, and collectors of its evidence. */
export async function openEvidence(options: RegistryOptions = {}) {
  const registry = await startTestRegistry(options);
  const repository = await openTestClient(registry, { images: [NAME] }).repository();
  const subject = asDigest(registry.push.image(NAME, 'v1').digest);
  registry.forgetRequests();
  type Overrides = Partial<ConstructorParameters<typeof EvidenceCollector>[0]>;
  const collectorOf = (sources: readonly Source[] = ALL, overrides: Overrides = {}) =>
    new EvidenceCollector({ repository, sources, ...overrides });
  const { cache } = collectorOf();
  const lines = (names: Readonly<Record<string, string>> = {}) =>
    requestLines(registry, { SUBJECT: subject, TAG: subject.replace(':', '-'), ...names });
  return { registry, repository, subject, cache, collectorOf, lines };
}

/** The same repository, which sends no response before `count` requests have arrived: sequential requests would wait forever. */
export function withConcurrentRequests(repository: Repository, count: number): Repository {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  const send = async (request: RegistryRequest) => {
    arrived += 1;
    if (arrived === count) resolve();
    await promise;
    return await repository.send(request);
  };
  const session = { send, getWithoutToken: () => Promise.reject(new Error('no redirect is expected')) };
  return new Repository(session, { origin: repository.urlOf('/'), name: repository.name, account: () => 'devtable' });
}
