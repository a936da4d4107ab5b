import type { Referrer } from '../policy/referrer.ts';
import { describeAgain } from './describe.ts';
import type { Manifests } from './manifests.ts';

/** A referrer by its manifest's own word, or why it does not count: a clause that starts with `it` or `its`. */
export type Tie =
  | { readonly kind: 'tied'; readonly referrer: Referrer }
  | { readonly kind: 'loose'; readonly why: string };

/**
 * Checks that a referrer's manifest is there, has its digest, and names the image as its subject.
 * @throws RegistryError when its bytes have another digest: the registry's word is worth nothing then.
 */
export async function checkTie(referrer: Referrer, manifests: Manifests): Promise<Tie> {
  const fetched = await manifests.get(referrer.digest);
  if (fetched.kind === 'gone') return loose('it is listed, but the registry does not have its manifest any more');
  const subject = fetched.manifest.subject?.digest;
  if (subject === referrer.subject) return { kind: 'tied', referrer: describeAgain(referrer, fetched.manifest) };
  return loose(
    subject === undefined ? 'its manifest names no subject' : `its manifest belongs to another image, ${subject}`,
  );
}

function loose(why: string): Tie {
  return { kind: 'loose', why };
}
