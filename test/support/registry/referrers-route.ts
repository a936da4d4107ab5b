import { admit } from './access.ts';
import { type Answer, answer, INDEX_TYPE, pythonJson } from './answer.ts';
import type { Entry } from './document.ts';
import { refusal } from './python-words.ts';
import { cachedReferrers, liveReferrers } from './referrers.ts';
import { isGo, type RegistryRequest, type Site } from './site.ts';
import { findManifest } from './store.ts';

/**
 * GET …/referrers/DIGEST as in Quay: no artifactType from `config.mediaType`, 400 for an unknown subject, the
 * `sha256-<hex>` tag merged into the list, the annotations of all entries in the index, no pages, a cache. Of these the
 * Go server only has the merge.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
export async function listReferrers(site: Site, request: RegistryRequest): Promise<Answer> {
  const subject = request.params.digest ?? '';
  if (!(isGo(site) ? GO_DIGEST : PYTHON_DIGEST).test(subject)) return site.words.digestInvalid();
  // Off is off before any look at the token.
  if (!site.settings.features.referrersApi) return site.words.referrersOff();
  const admission = await admit(site, request, 'pull');
  if (admission.kind === 'refused') return admission.answer;
  const { repository, exists } = admission;
  if (!exists) return site.words.nameUnknown(repository.name);
  if (!isGo(site) && findManifest(repository, subject) === undefined)
    return refusal(400, 'MANIFEST_INVALID', 'manifest invalid', '');
  const filter = request.query.get('artifactType') ?? undefined;
  if (isGo(site)) return goList(liveReferrers(repository, subject), filter);
  return pythonList(cachedReferrers(repository, subject, site.settings.features.referrersCacheSeconds), filter);
}

function pythonList(listed: readonly Entry[], filter: string | undefined): Answer {
  const manifests =
    filter === undefined ? listed : listed.filter((entry) => filter !== '' && entry.artifactType === filter);
  const annotations = Object.fromEntries(manifests.flatMap((entry) => Object.entries(entry.annotations ?? {})));
  const index = {
    schemaVersion: 2,
    mediaType: INDEX_TYPE,
    manifests,
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
  };
  return answer(200, { 'Content-Type': INDEX_TYPE, ...applied(filter) }, pythonJson(index));
}

function goList(listed: readonly Entry[], filter: string | undefined): Answer {
  const manifests = filter ? listed.filter((entry) => entry.artifactType === filter) : listed;
  return answer(
    200,
    { 'Content-Type': INDEX_TYPE, ...applied(filter) },
    `${JSON.stringify({ schemaVersion: 2, mediaType: INDEX_TYPE, manifests })}\n`,
  );
}

function applied(filter: string | undefined): Readonly<Record<string, string>> {
  return filter === undefined ? {} : { 'OCI-Filters-Applied': 'artifactType' };
}

/** The digests that Quay's route accepts: hex in any case and length. */
const PYTHON_DIGEST = /^[A-Za-z0-9_+.-]+:[A-Fa-f0-9]+$/;
const GO_DIGEST = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
