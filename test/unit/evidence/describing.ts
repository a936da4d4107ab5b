import { describeReferrer } from '../../../src/evidence/describe.ts';
import { openManifests } from '../../../src/evidence/manifests.ts';
import { aRegistry, asDigest, openBench } from '../../support/bench.ts';
import type { ReferrerOptions } from '../../support/registry/builders.ts';

const NAME = 'devtable/simple';

/** What the list says of a referrer, besides its digest. */
export interface Listed {
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Describes a referrer with this manifest, of which the list says no more than that. */
export async function describeListed(pushed: ReferrerOptions | 'gone', listed: Listed) {
  const registry = await aRegistry();
  const repository = await openBench(registry, { images: [NAME] }).repository();
  const subject = asDigest(registry.push.image(NAME, 'v1').digest);
  const { digest, mediaType, size } = registry.push.referrer(NAME, subject, pushed === 'gone' ? {} : pushed);
  if (pushed === 'gone') registry.remove(NAME, digest);
  registry.forgetRequests();
  const descriptor = { mediaType, size, digest: asDigest(digest), annotations: {}, ...listed };
  const referrer = await describeReferrer({ descriptor, source: 'api' }, subject, openManifests(repository));
  return { referrer, requests: registry.requests.length };
}
