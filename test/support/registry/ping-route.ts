import { readBearer } from './access.ts';
import type { Answer } from './answer.ts';
import type { RegistryRequest, Site } from './site.ts';

/** GET /v2/: 401 with a challenge, or 200 with a valid bearer token. */
export async function ping(site: Site, request: RegistryRequest): Promise<Answer> {
  const bearer = await readBearer(site, request.headers.authorization);
  if (bearer.kind === 'bad') return site.words.badBearer(bearer.message);
  return site.words.ping(bearer.kind === 'valid');
}

/** GET /v2, which is not a route of Quay. */
export function pingWithoutSlash(site: Site): Answer {
  return site.words.slashMissing();
}
