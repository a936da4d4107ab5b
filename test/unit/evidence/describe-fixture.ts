import { describeFound } from '../../../src/evidence/describe.ts';
import type { Found } from '../../../src/evidence/found.ts';
import type { Referrer } from '../../../src/policy/referrer.ts';
import type { BuiltDescriptor, ReferrerOptions } from '../../support/registry/builders.ts';
import { asDigest } from '../../support/test-client.ts';
import { NAME, openEvidence } from './evidence-fixture.ts';

/** The fields of a referrer in the list, besides its digest. */
export interface Listed {
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Describes a referrer with this manifest and only these fields in the list. */
export async function describeListed(pushed: ReferrerOptions | 'gone', listed: Listed) {
  const { registry, subject, cache } = await openEvidence();
  const { digest, mediaType, size } = registry.push.referrer(NAME, subject, pushed === 'gone' ? {} : pushed);
  if (pushed === 'gone') registry.remove(NAME, digest);
  registry.forgetRequests();
  const descriptor = { mediaType, size, digest: asDigest(digest), annotations: {}, ...listed };
  const referrers = await describeFound({ descriptor, sources: ['api'] }, { digest: subject }, cache);
  return { referrer: only(referrers), requests: registry.requests.length };
}

/** A registry with an image, and a function that describes a pushed manifest as its referrer. */
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
