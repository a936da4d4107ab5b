import * as jose from 'jose';
import * as z from 'zod/mini';
import { parseJson } from '../support/registry/document.ts';
import type { Reply } from './send.ts';

/**
 * The parts of a reply that must be equal: status, reason, the headers that clients use, and the content; `host`
 * becomes HOST.
 */
export function comparable({ status, reason, headers, body }: Reply, host: string): unknown {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  const kept = HEADERS.flatMap((name) => (lower[name] === undefined ? [] : [[name, headerOf(name, lower[name])]]));
  // The value depends on the time of the last wrong password.
  const reply = {
    status,
    reason,
    headers: Object.fromEntries(kept),
    waits: 'retry-after' in lower,
    body: contentOf(body),
  };
  if (body.startsWith(WEB_PAGE)) return { ...reply, body: WEB_PAGE };
  return JSON.parse(JSON.stringify(reply).replaceAll(host, 'HOST'));
}

const HEADERS = [
  'content-type',
  'www-authenticate',
  'connection',
  'docker-content-digest',
  'oci-filters-applied',
  'link',
  'location',
  'allow',
  'range',
  'x-sparse-manifest-support',
];

/** The same without what only HTTP/1.1 has: the reason, and the header Connection. */
export function withoutHttp1({ headers: { Connection: _, connection: __, ...headers }, ...reply }: Reply): Reply {
  return { ...reply, reason: '', headers };
}

/** Upload names are random, and Flask lists methods in the order of a Python set. */
function headerOf(name: string, text: string): string {
  if (name === 'allow') return text.split(', ').toSorted().join(', ');
  return text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID');
}

function contentOf(body: string): unknown {
  const json = parseJson(body);
  const token = TokenSchema.safeParse(json);
  if (token.success) return claimsOf(token.data.token);
  const list = ListSchema.safeParse(json);
  if (!list.success) return json === undefined ? body : settle(json);
  // The order of a referrers list is not fixed (it differs between two recordings of one list).
  return {
    ...list.data,
    manifests: list.data.manifests.toSorted((one, other) => (one.digest < other.digest ? -1 : 1)),
  };
}

function claimsOf(token: string): unknown {
  const { iss, aud, sub, access, exp = 0, iat = 0, nbf = 0 } = jose.decodeJwt(token);
  const { alg, typ } = jose.decodeProtectedHeader(token);
  return { alg, typ, iss, aud, sub, access, lifetime: exp - iat, early: iat - nbf };
}

/** JSON with the values that vary replaced; null stays null. */
function settle(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((member) => settle(member));
  if (typeof value === 'object' && value !== null) return settleObject(value);
  if (value !== null && VOLATILE.includes(key)) return key.toUpperCase();
  return typeof value === 'string' && WORDY.includes(key) ? unfold(value) : value;
}

/** A robot's avatar depends on an e-mail address that the API does not return. */
function settleObject(value: object): unknown {
  const entries = Object.entries(value);
  const isRobot = entries.some(([key, member]) => key === 'kind' && member === 'robot');
  return Object.fromEntries(
    entries.map(([key, member]) => [key, isRobot && PAINTED.includes(key) ? key.toUpperCase() : settle(member, key)]),
  );
}

/** Joins the lines that Python's pprint breaks, also within strings. */
function unfold(text: string): string {
  return text.replace(/'\n\s*'/g, '').replace(/\s+/g, ' ');
}

/** The start of the page of Quay's web interface (67 KiB in Quay, shorter here). */
const WEB_PAGE = '<!DOCTYPE html>\n<html ng-app="quay"';
const PAINTED = ['hash', 'color'];
const WORDY = ['detail', 'error_message'];
/** The fields with times, dates and random values. */
const VOLATILE = [
  'start_ts',
  'end_ts',
  'last_modified',
  'expiration',
  'created',
  'last_accessed',
  'date',
  'status_token',
  'token',
  'id',
  'next_page',
];
const TokenSchema = z.object({ token: z.string().check(z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)) });
const ListSchema = z.looseObject({ manifests: z.array(z.looseObject({ digest: z.string() })) });
