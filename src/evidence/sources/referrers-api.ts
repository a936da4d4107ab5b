import type { Descriptor } from '../../registry/descriptor.ts';
import type { Digest } from '../../registry/digest.ts';
import { CHECK_HOST } from '../../registry/manifest.ts';
import { decodeBody, decodeIndex, formatInvalid, MAX_DESCRIPTORS, OCI_INDEX } from '../../registry/manifest-schema.ts';
import { listError, readPages } from '../../registry/pages.ts';
import { readProblem } from '../../registry/problem.ts';
import { type Exchange, responseError, unexpectedStatus } from '../../registry/refusal.ts';
import type { Repository } from '../../registry/repository.ts';

/** The list of the referrers API, or why there is none; `message` is that of the registry. */
export type ReferrersApiResult =
  | { readonly kind: 'listed'; readonly descriptors: readonly Descriptor[] }
  /** The registry has no referrers API, for example Quay without FEATURE_REFERRERS_API. */
  | { readonly kind: 'api-missing'; readonly message: string }
  /** The registry does not have the manifest, or not the repository. */
  | { readonly kind: 'subject-unknown'; readonly message: string };

/** A list of a thousand referrers on Quay has 390 KB. */
const MAX_LIST_BYTES = 32 << 20;

/**
 * Lists the referrers of a subject with the referrers API, on all pages.
 *
 * The query `?artifactType=` is not used: Quay does not fill the type in from `config.mediaType`, so its filter hides signatures of
 * cosign, and older versions of Quay cache the filtered list as the whole list.
 * @throws RegistryError for any other response than the three results.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers and quay ffba0c70e endpoints/v2/referrers.py
 */
export async function listByApi(repository: Repository, subject: Digest): Promise<ReferrersApiResult> {
  const descriptors: Descriptor[] = [];
  const request = { url: repository.urlOf(`referrers/${subject}`), accept: [OCI_INDEX], maxBytes: MAX_LIST_BYTES };
  const digests = new Set<Digest>();
  let isFirst = true;
  for await (const page of readPages(repository, request)) {
    const noList = isFirst ? readRefusal(page) : undefined;
    if (noList !== undefined) return noList;
    isFirst = false;
    const known = digests.size;
    for (const descriptor of readDescriptors(page)) {
      descriptors.push(descriptor);
      digests.add(descriptor.digest);
    }
    if (page.hasNext && digests.size === known) throw listError(page, NOTHING_NEW);
    if (descriptors.length > MAX_DESCRIPTORS) {
      throw responseError(page, `The subject has more than ${MAX_DESCRIPTORS} referrers, the limit of a list.`);
    }
  }
  return { kind: 'listed', descriptors };
}

/** Such a list may never end. It is an error and not the end of the list, because the next page may have more. */
const NOTHING_NEW = 'this page has no new referrer, but names a next page';

/**
 * Why the registry has no list; `undefined` for any other response. It depends on status and code, never on the text of the message. The
 * code of a response that is cut is not known.
 */
function readRefusal({ response }: Exchange): ReferrersApiResult | undefined {
  if (response.isTruncated || (response.status !== 404 && response.status !== 400)) return undefined;
  const { codes, words: message } = readProblem(response.body, response.header('content-type'));
  if (response.status === 400)
    return codes.includes('MANIFEST_INVALID') ? { kind: 'subject-unknown', message } : undefined;
  return codes.includes('NAME_UNKNOWN') ? { kind: 'subject-unknown', message } : { kind: 'api-missing', message };
}

function readDescriptors(page: Exchange): readonly Descriptor[] {
  if (page.response.status !== 200) throw unexpectedStatus(page, 'The registry did not return a list of referrers.');
  const index = decodeBody(page.response.body, decodeIndex);
  if (index.ok) return index.value.manifests;
  throw responseError(
    page,
    formatInvalid(index, 'The response is not a list of referrers (an OCI image index)', CHECK_HOST),
  );
}
