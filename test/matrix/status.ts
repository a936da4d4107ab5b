import { type Answer, type Headers, HTML, JSON_TYPE } from '../support/registry/answer.ts';
import type { FaultKind } from '../support/registry/fault.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { Fault, StepRequest } from './types.ts';

/** Statuses that the registry, or something in front of it, gives instead of the response or with it. */
export const STATUSES: readonly Fault[] = [
  // With the registry's own body.
  ...[201, 203, 299].map((status) => same(status, ({ role }) => (isCall(role) ? 'whole' : 'doubtful'))),
  same(206, ({ role }) => (isCall(role) ? 'whole' : 'doubtful')),
  // Nothing of the body.
  empty(204, ({ role }) => (isCall(role) ? 'whole' : 'wrong')),
  empty(205, ({ role }) => (isCall(role) ? 'whole' : 'wrong')),
  empty(304),
  empty(300),
  empty(399),

  page(400, 'refused'),
  quay(400, 'UNSUPPORTED', 'refused'),
  quay(400, 'MANIFEST_INVALID', 'refused'),
  quay(400, 'INVALID_REQUEST', 'refused'),
  quay(401, 'UNAUTHORIZED', 'refused', { core: true }),
  page(401, 'refused'),
  withHeaders(401, { 'WWW-Authenticate': 'Basic realm="Registry"' }),
  withHeaders(401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' }),
  page(402, 'refused'),
  quay(403, 'DENIED', 'refused'),
  page(403, 'refused'),

  quay(404, 'MANIFEST_UNKNOWN', 'absent', { core: true }),
  empty(404, 'absent-or-refused'),
  page(404, 'absent-or-refused'),
  // The repository does not exist, which says nothing about its evidence.
  quay(404, 'NAME_UNKNOWN', ({ role }) =>
    role === 'head' || role === 'tag' || role === 'manifest' || role === 'blob' ? undefined : 'refused',
  ),

  ...[405, 407, 408, 409, 410, 413, 418, 421, 425, 426, 431, 451, 499].map((status) => page(status, 'refused')),
  { name: '429 without Retry-After', effect: 'refused', does: { kind: 'too-many-requests' }, core: true },
  ...['86400', '-1', 'soon', '99999999999999999999', 'Fri, 31 Dec 9999 23:59:59 GMT'].map(
    (retryAfter): Fault => ({
      name: `429 with Retry-After: ${retryAfter}`,
      effect: 'refused',
      does: { kind: 'too-many-requests', retryAfter },
    }),
  ),
  {
    name: '429 with Retry-After: 86400 and a retry',
    effect: 'refused',
    does: { kind: 'too-many-requests', retryAfter: 86_400 },
    retries: 1,
  },
  ...[500, 501, 502, 504, 511, 520, 530, 599].map((status) => page(status, 'refused')),
  page(503, 'refused', { core: true }),
  quay(500, 'UNKNOWN', 'refused'),
  {
    ...page(503, ({ role }) => (role === 'write' ? 'refused' : 'whole'), { core: true }),
    ...{ name: '503 once', times: 1, retries: 1 },
  },
  {
    ...page(500, ({ role }) => (role === 'write' || role === 'federation' ? 'refused' : 'whole')),
    ...{ name: '500 once', times: 1, retries: 1 },
  },
  { ...page(503, 'refused'), name: '503 again and again', retries: 1 },

  // Statuses that no specification has.
  ...[600, 999].map((status) => page(status, 'refused')),

  // Errors whose page is larger than what the response may have.
  large(404, 'absent-or-refused'),
  large(503, 'refused'),
  {
    ...large(503, ({ role }) => (role === 'write' ? 'refused' : 'whole')),
    name: '503 with a page of 5 MB once',
    times: 1,
    retries: 1,
  },

  ...[301, 302, 303, 307, 308].flatMap((status) => [
    redirect(status, 'the other origin', ({ origin }) => `${origin}/v2/auth?from=redirect`),
    ...(status < 307 ? [] : [redirect(status, 'the same path', () => '?again=1')]),
  ]),
  redirect(302, 'a path without a host', () => '//localhost:1/v2/'),
  redirect(307, 'another scheme', () => 'file:///etc/passwd'),
  redirect(307, 'a script', () => 'javascript:alert(1)'),
  redirect(307, 'an address that cannot be read', () => 'http://[::1'),
  redirect(307, 'nothing', () => ''),
  redirect(307, 'an address with a user', ({ host }) => `http://user:pass@${host}/`),
  { name: '307 without Location', effect: 'refused', does: { kind: 'answer', status: 307 } },
];

type EffectOf = Fault['effect'];

function isCall(role: StepRequest['role']): boolean {
  return role === 'call' || role === 'write';
}

function same(status: number, effect: EffectOf): Fault {
  return { name: `${status} with the body`, effect, does: changed((given) => ({ ...given, status })) };
}

function empty(status: number, effect: EffectOf = 'refused'): Fault {
  return { name: `${status} without a body`, effect, does: { kind: 'answer', status } };
}

function page(status: number, effect: EffectOf, more: Partial<Fault> = {}): Fault {
  const body = `<!doctype html>\n<title>${status}</title>\n<h1>Status ${status}</h1>\n`;
  return {
    name: `${status} with a page`,
    effect,
    does: { kind: 'answer', status, headers: { 'Content-Type': HTML }, body },
    ...more,
  };
}

function large(status: number, effect: EffectOf): Fault {
  const { does } = page(status, effect);
  const body = `<!doctype html>\n${'<p>Please come back later.</p>\n'.repeat(170_000)}`;
  return {
    name: `${status} with a page of 5 MB`,
    effect,
    does: typeof does === 'function' ? does : { ...does, kind: 'answer', status, body },
  };
}

/** An error in the shape of the distribution specification. */
function quay(status: number, code: string, effect: EffectOf, more: Partial<Fault> = {}): Fault {
  const body = JSON.stringify({ errors: [{ code, message: code.toLowerCase().replace('_', ' '), detail: {} }] });
  return {
    name: `${status} ${code}`,
    effect,
    does: { kind: 'answer', status, headers: { 'Content-Type': JSON_TYPE }, body },
    ...more,
  };
}

function withHeaders(status: number, headers: Headers): Fault {
  const [[name, value] = ['', '']] = Object.entries(headers);
  return { name: `${status} with ${name}: ${value}`, effect: 'refused', does: { kind: 'answer', status, headers } };
}

/** No redirect may carry credentials to another origin, and only that of a blob is followed there. */
function redirect(status: number, to: string, location: (elsewhere: Elsewhere) => string): Fault {
  const name = `${status} to ${to}`;
  return {
    name,
    effect: 'refused',
    does: ({ elsewhere }) => ({ kind: 'redirect', status, to: location(elsewhere) }),
    leads: true,
    core: name === '307 to the other origin',
  };
}

function changed(change: (given: Answer) => Answer): FaultKind {
  return { kind: 'change', change };
}
