import type { Answer } from './answer.ts';
import type { Operation } from './api-operation.ts';
import { findViolation } from './api-schema.ts';
import { invalidRequest, message } from './api-words.ts';
import { parseJson } from './document.ts';
import type { RegistryRequest, Site } from './site.ts';

/** The body of a call, checked by the schema of its operation, or the response that rejects it. */
export type Body =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly answer: Answer };

/** Reads JSON; the content type must be JSON. An operation without a schema ignores the body. */
export function readBody(site: Site, { headers, body }: RegistryRequest, { id, body: schema }: Operation): Body {
  if (schema === undefined || (body.length === 0 && OPTIONAL.includes(id))) return { kind: 'body', body: undefined };
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) return refused(message(415, NO_JSON));
  const value = parseJson(Buffer.from(body).toString('utf8'));
  if (value === undefined) return refused(badRequest());
  const violation = findViolation(schema, value);
  return violation === undefined ? { kind: 'body', body: value } : refused(invalidRequest(site, violation));
}

/** 400 with Flask's message. */
export function badRequest(): Answer {
  return message(400, 'The browser (or proxy) sent a request that this server could not understand.');
}

function refused(given: Answer): Body {
  return { kind: 'refused', answer: given };
}

const NO_JSON = "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.";
/** The discovery document marks every body as required. */
const OPTIONAL: readonly string[] = ['createUserRobot', 'createOrgRobot'];
