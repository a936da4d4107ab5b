import * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { badRequest } from './api-body.ts';
import { type ApiCall, log, ofRepository } from './api-call.ts';
import { findTagged } from './api-manifest.ts';
import { json, message, noContent, notFound } from './api-words.ts';
import type { Site } from './site.ts';
import type { Repository } from './store.ts';
import { expireTag, liveTag, removeTag, setTag } from './tag.ts';

/** PUT …/tag/{tag}: sets the expiration (seconds; null: never), or creates the tag or moves it to a digest. */
export const changeTag = ofRepository((site, call, repository) => {
  const tag = call.params.tag ?? '';
  if (!TAG.test(tag)) return message(400, INVALID_TAG);
  const { expiration, manifest_digest: digest } = ChangeSchema.parse(call.body);
  const refusal = expiration === undefined ? undefined : changeExpiration(site, call, { repository, tag, expiration });
  if (refusal !== undefined) return refusal;
  return typeof digest === 'string' ? moveTag(site, call, { repository, tag, digest }) : json('Updated', 201);
});

function changeExpiration(
  site: Site,
  call: ApiCall,
  { repository, tag, expiration }: { readonly repository: Repository; readonly tag: string; expiration: number | null },
): Answer | undefined {
  const held = liveTag(repository, tag);
  if (held === undefined) return notFound(site);
  const end = expiration === null ? undefined : expiration * 1000;
  if (end !== undefined && end <= Date.now()) return badRequest();
  expireTag(repository, tag, end);
  const old = held.end === undefined ? null : Math.floor(held.end / 1000);
  const metadata = { tag, username: call.caller?.name, expiration_date: expiration, old_expiration_date: old };
  log(repository, call, { kind: 'change_tag_expiration', metadata });
  return undefined;
}

function moveTag(
  site: Site,
  call: ApiCall,
  { repository, tag, digest }: { readonly repository: Repository; readonly tag: string; readonly digest: string },
): Answer {
  if (findTagged(repository, digest) === undefined) return notFound(site);
  const original = liveTag(repository, tag)?.digest ?? null;
  setTag(repository, { name: tag, digest });
  const metadata = { tag, username: call.caller?.name, manifest_digest: digest, original_manifest_digest: original };
  log(repository, call, { kind: original === null ? 'create_tag' : 'move_tag', metadata });
  return json('Updated', 201);
}

/** DELETE …/tag/{tag}. */
export const deleteTag = ofRepository((site, call, repository) => {
  const tag = call.params.tag ?? '';
  if (liveTag(repository, tag) === undefined) return notFound(site);
  removeTag(repository, tag);
  log(repository, call, { kind: 'delete_tag', metadata: { tag, username: call.caller?.name } });
  return noContent();
});

/** POST …/tag/{tag}/restore: restores the tag to a digest or to its last one. */
export const restoreTag = ofRepository((site, call, repository) => {
  const tag = call.params.tag ?? '';
  const { manifest_digest: given } = RestoreSchema.parse(call.body);
  const digest = given ?? repository.tags.findLast(({ name }) => name === tag)?.digest ?? '';
  if (repository.manifests.get(digest)?.gone !== false) return notFound(site);
  setTag(repository, { name: tag, digest, reversion: true });
  log(repository, call, {
    kind: 'revert_tag',
    metadata: { tag, username: call.caller?.name, manifest_digest: digest },
  });
  return json({});
});

const TAG = /^[\w][\w.-]{0,127}$/;
const INVALID_TAG =
  'Invalid tag: must match [A-Za-z0-9_.-], NOT start with "." or "-", and can contain 1-128 characters';
const RestoreSchema = z.object({ manifest_digest: z.optional(z.string()) });
const ChangeSchema = z.object({
  expiration: z.optional(z.nullable(z.number())),
  manifest_digest: z.optional(z.nullable(z.string())),
});
