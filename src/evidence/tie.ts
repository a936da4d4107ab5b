import type { Referrer } from '../policy/referrer.ts';
import type { Manifests } from './manifests.ts';

/**
 * Checks that a referrer's manifest is there, has its digest, and names the image as its subject.
 * @returns why it does not count; `undefined` when it does.
 * @throws RegistryError when its bytes have another digest: the registry's word is worth nothing then.
 */
export async function whyNotTied(referrer: Referrer, manifests: Manifests): Promise<string | undefined> {
  const fetched = await manifests.get(referrer.digest);
  if (fetched.kind === 'gone') return 'the registry lists it, but does not have its manifest any more';
  const subject = fetched.manifest.subject?.digest;
  if (subject === referrer.subject) return undefined;
  return subject === undefined ? 'its manifest names no subject' : `its manifest belongs to another image, ${subject}`;
}
