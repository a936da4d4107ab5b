import { parseJson } from '../../json.ts';
import type { Descriptor } from '../../registry/descriptor.ts';
import type { Digest } from '../../registry/digest.ts';
import { CHECK_HOST } from '../../registry/manifest.ts';
import { decodeIndex, OCI_INDEX } from '../../registry/manifest-schema.ts';
import { readPages } from '../../registry/pages.ts';
import { readProblem } from '../../registry/problem.ts';
import { type Exchange, responseError, unexpectedStatus } from '../../registry/refusal.ts';
import type { Repository } from '../../registry/repository.ts';

/** What the referrers API says of a subject. Three different things, of which only the first is a list. */
export type ReferrersApiResult =
  | { readonly kind: 'listed'; readonly descriptors: readonly Descriptor[] }
  /** There is no referrers API: Quay without FEATURE_REFERRERS_API, or another registry. */
  | { readonly kind: 'api-missing'; readonly said: string }
  /** The registry knows no such manifest, or no such repository. */
  | { readonly kind: 'subject-unknown'; readonly said: string };

/** Quay's thousand referrers are 390 KB. */
const MAX_LIST_BYTES = 32 << 20;
const MAX_DESCRIPTORS = 100_000;

/**
 * Lists the referrers of a subject by the referrers API, all pages of it.
 *
 * The server's `?artifactType=` is never used: Quay does not fill the type in from `config.mediaType`, so its filter hides cosign's
 * signatures, and older ones cached the filtered list as the whole.
 * @throws RegistryError for any answer that is neither a list nor a clear no.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers and quay ffba0c70e endpoints/v2/referrers.py
 */
export async function listByApi(repository: Repository, subject: Digest): Promise<ReferrersApiResult> {
  const descriptors: Descriptor[] = [];
  const request = { url: repository.urlOf(`referrers/${subject}`), accept: [OCI_INDEX], maxBytes: MAX_LIST_BYTES };
  let isFirst = true;
  for await (const page of readPages(repository, request)) {
    const no = isFirst ? readNo(page) : undefined;
    if (no !== undefined) return no;
    isFirst = false;
    for (const descriptor of readDescriptors(page)) descriptors.push(descriptor);
    if (descriptors.length > MAX_DESCRIPTORS) {
      throw responseError(page, `The subject has more than ${MAX_DESCRIPTORS} referrers, the limit of a list.`);
    }
  }
  return { kind: 'listed', descriptors };
}

/** A clear no, or undefined. By status and code, as Quay sends them: its words are for people. */
function readNo({ response }: Exchange): ReferrersApiResult | undefined {
  if (response.status !== 404 && response.status !== 400) return undefined;
  const { codes, words: said } = readProblem(response.body, response.header('content-type'));
  if (response.status === 400)
    return codes.includes('MANIFEST_INVALID') ? { kind: 'subject-unknown', said } : undefined;
  return codes.includes('NAME_UNKNOWN') ? { kind: 'subject-unknown', said } : { kind: 'api-missing', said };
}

function readDescriptors(page: Exchange): readonly Descriptor[] {
  if (page.response.status !== 200) throw unexpectedStatus(page, 'The registry did not return a list of referrers.');
  const index = decodeIndex(parseJson(page.response.body));
  if (index.ok) return index.value.manifests;
  throw responseError(
    page,
    `The response is not a list of referrers (an OCI image index): ${index.why}. ${CHECK_HOST}`,
  );
}
