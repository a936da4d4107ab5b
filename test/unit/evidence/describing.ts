import { describeFound } from '../../../src/evidence/describe.ts';
import type { Found } from '../../../src/evidence/found.ts';
import type { Referrer } from '../../../src/policy/referrer.ts';
import { asDigest } from '../../support/bench.ts';
import type { BuiltDescriptor, ReferrerOptions } from '../../support/registry/builders.ts';
import { NAME, openEvidence } from './opening.ts';

/** What the list says of a referrer, besides its digest. */
export interface Listed {
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Describes a referrer with this manifest, of which the list says no more than that. */
export async function describeListed(pushed: ReferrerOptions | 'gone', listed: Listed) {
  const { registry, subject, cache } = await openEvidence();
  const { digest, mediaType, size } = registry.push.referrer(NAME, subject, pushed === 'gone' ? {} : pushed);
  if (pushed === 'gone') registry.remove(NAME, digest);
  registry.forgetRequests();
  const descriptor = { mediaType, size, digest: asDigest(digest), annotations: {}, ...listed };
  const referrers = await describeFound({ descriptor, sources: ['api'] }, { digest: subject }, cache);
  return { referrer: only(referrers), requests: registry.requests.length };
}

/** A registry with an image, and what describes anything that was pushed as its evidence. */
export async function openDescribing() {
  const { registry, subject, cache } = await openEvidence();
  const describePushed = async (pushed: BuiltDescriptor, found: Partial<Found>, listed = {}) => {
    const descriptor = { ...pushed, digest: asDigest(pushed.digest), annotations: {}, ...listed };
    registry.forgetRequests();
    return await describeFound({ descriptor, sources: ['api'], ...found }, { digest: subject }, cache);
  };
  const blobs = () => registry.requests.filter(({ path }) => path.includes('/blobs/')).length;
  return { registry, subject, describePushed, blobs };
}

function only(referrers: readonly Referrer[]): Referrer {
  const [referrer, ...others] = referrers;
  if (referrer === undefined || others.length > 0) throw new Error(`expected one referrer, got ${referrers.length}`);
  return referrer;
}
