import type { ConfirmingPlace } from '../../../src/evidence/confirm.ts';
import { openContents } from '../../../src/evidence/content-cache.ts';
import type { Source } from '../../../src/policy/referrer.ts';
import type { Digest } from '../../../src/registry/digest.ts';
import type { Repository } from '../../../src/registry/repository.ts';
import { aRegistry, asDigest, openBench, sent } from '../../support/bench.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';

/** The repository of the tests of evidence. */
export const NAME = 'devtable/simple';

export const ALL: readonly Source[] = ['api', 'tag-schema', 'cosign-tags', 'buildkit'];

/** Predicate types. */
export const SPDX = 'https://spdx.dev/Document';
export const SLSA = 'https://slsa.dev/provenance/v1';

/** A registry with an image, and where its evidence is looked for. */
export async function openEvidence(options: RegistryOptions = {}) {
  const registry = await aRegistry(options);
  const repository = await openBench(registry, { images: [NAME] }).repository();
  const subject = asDigest(registry.push.image(NAME, 'v1').digest);
  registry.forgetRequests();
  const contents = openContents(repository);
  const placeOf = (sources: readonly Source[] = ALL): ConfirmingPlace => ({
    repository,
    ...contents,
    sources,
    confirmed: new Map<Digest, string | undefined>(),
    confirmsAll: false,
  });
  const lines = (names: Readonly<Record<string, string>> = {}) =>
    sent(registry, { SUBJECT: subject, TAG: subject.replace(':', '-'), ...names });
  return { registry, repository, subject, contents, placeOf, lines };
}

/** The same repository, which answers nothing before so many requests have come: who asks one after another waits for ever. */
export function answeringTogether(repository: Repository, count: number): Repository {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return {
    ...repository,
    async send(request) {
      arrived += 1;
      if (arrived === count) resolve();
      await promise;
      return await repository.send(request);
    },
  };
}
