import type { Answer, Headers } from '../support/registry/answer.ts';
import type { FaultKind } from '../support/registry/fault.ts';
import { sha256 } from '../support/registry/store.ts';
import type { Elsewhere } from './elsewhere.ts';
import { head, lengthOf, sends } from './raw.ts';
import type { Effect, Fault, StepRequest } from './types.ts';

/** The registry's own response with other headers. */
export const HEADERS: readonly Fault[] = [
  without('Content-Type', 'doubtful'),
  ...['', 'text/html', 'image/png', 'application/octet-stream', 'no type at all', '; charset=utf-8'].map((type) =>
    withHeader('Content-Type', type, 'doubtful'),
  ),
  withHeader('Content-Type', ['application/json', 'text/html'], 'doubtful'),
  { ...withHeader('X-More', 'x'.repeat(12_000), 'whole'), name: 'a header of 12 KB' },
  { ...withHeader('X-More', 'x'.repeat(70_000), 'lost'), name: 'a header of 70 KB' },
  { ...withHeaders('500 headers', many(500)), effect: 'whole' },
  { name: '1,100 headers after the own ones', effect: 'doubtful', does: crowd((own, more) => own + more) },
  { name: '1,100 headers before the own ones', effect: 'doubtful', does: crowd((own, more) => more + own), core: true },

  ...[
    { Age: '100000' },
    { Date: 'Thu, 01 Jan 1970 00:00:00 GMT' },
    { Date: 'never' },
    { Expires: '-1' },
    { 'Cache-Control': 'max-age=31536000, immutable' },
    { Warning: '110 - "Response is stale"' },
    { 'Strict-Transport-Security': 'max-age=31536000' },
    { 'Alt-Svc': 'h2="localhost:1"' },
    { 'Set-Cookie': ['session=stolen', '__Host-x=y; Secure; Path=/'] },
    { 'X-Accel-Buffering': 'yes' },
    { 'Retry-After': '86400' },
    { 'Content-Range': 'bytes 0-1/2' },
    { ETag: 'W/"1"' },
    { Upgrade: 'h2c' },
    { 'WWW-Authenticate': 'Negotiate' },
    { 'OCI-Filters-Applied': 'artifactType' },
    { 'Docker-Distribution-API-Version': 'registry/9.9' },
  ].map((headers) => ({ ...withHeaders(firstOf(headers), headers), effect: untouched })),
  { ...leading('Refresh', ({ origin }) => `0; url=${origin}`), effect: 'whole', core: true },
  { ...leading('Location', ({ origin }) => origin), effect: untouched },
  { ...leading('Content-Location', ({ origin }) => origin), effect: 'whole' },

  ...links(),
  ...digests(),
  ...challenges(),
];

function withHeader(name: string, value: string | readonly string[], effect: Effect): Fault {
  return { ...withHeaders(`${name}: ${[value].flat().join(' and ')}`, { [name]: value }), effect };
}

function withHeaders(name: string, headers: Headers): Omit<Fault, 'effect'> {
  return { name, does: added(() => headers) };
}

function without(name: string, effect: Effect): Fault {
  return { name: `no ${name}`, effect, does: { kind: 'omit-header', name } };
}

function added(headers: (given: Answer) => Headers): FaultKind {
  return { kind: 'change', change: (given) => ({ ...given, headers: { ...given.headers, ...headers(given) } }) };
}

/** A header that leads to the other origin. */
function leading(name: string, value: (elsewhere: Elsewhere) => string): Omit<Fault, 'effect'> {
  return { name: `${name} of the other origin`, does: ({ elsewhere }) => added(() => ({ [name]: value(elsewhere) })) };
}

function firstOf(headers: Headers): string {
  const [[name, value] = ['', '']] = Object.entries(headers);
  return `${name}: ${[value].flat()[0]}`;
}

function many(count: number): Headers {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-${index}`, 'x']));
}

/** Node keeps 1,000 headers unless it is told otherwise, and drops the others without a word. */
function crowd(order: (own: string, more: string) => string): FaultKind {
  const more = Array.from({ length: 1_100 }, (_, index) => `X-${index}: x\r\n`).join('');
  return sends((response) => {
    const [, ...own] = head(response, lengthOf(response)).trimEnd().split('\r\n');
    return [`${response.statusLine}${order(`${own.join('\r\n')}\r\n`, more)}\r\n`, response.body];
  });
}

/** A redirect needs its Location, a challenge its WWW-Authenticate: there these headers are not beside the point. */
function untouched({ content, role }: StepRequest): Effect {
  return content === 'none' && role !== 'head' ? 'doubtful' : 'whole';
}

/** Other responses have no pages, so the header says nothing there. */
function onList(effect: Effect): (request: StepRequest) => Effect | undefined {
  return ({ role }) => {
    if (role === 'list') return effect;
    return role === 'exchange' ? 'whole' : undefined;
  };
}

/** Where the next page of a list is. Every other response has no pages. */
function links(): readonly Fault[] {
  const link = (name: string, value: string | readonly string[], effect: Effect): Fault => ({
    ...withHeaders(`Link: ${name}`, { Link: value }),
    effect: onList(effect),
  });
  const away = (name: string, target: (elsewhere: Elsewhere) => string): Fault => ({
    ...leading('Link', (elsewhere) => `<${target(elsewhere)}>; rel="next"`),
    ...{ name: `Link: ${name}`, effect: onList('wrong'), core: true },
  });
  return [
    away('to the other origin', ({ origin }) => `${origin}/v2/devtable/simple/referrers/x`),
    away('to the other host, without a scheme', ({ host }) => `//${host}/v2/`),
    away('to the other host, with backslashes', ({ host }) => `\\\\${host}/v2/`),
    away('with a user', ({ host }) => `http://a:b@${host}/v2/`),
    link('to a file', '<file:///etc/passwd>; rel="next"', 'wrong'),
    link('to a script', '<javascript:alert(1)>; rel="next"', 'wrong'),
    link('to nothing', '<>; rel="next"', 'doubtful'),
    link('not closed', '</v2/next; rel="next"', 'wrong'),
    link('no link at all', 'next page, please', 'doubtful'),
    link('two next pages', ['</v2/a>; rel="next"', '</v2/b>; rel="next"'], 'wrong'),
    link('to the previous page', '</v2/a>; rel="prev"', 'whole'),
    link('of 8 KB', `<${'a'.repeat(8_000)}>; rel="next"`, 'wrong'),
    {
      name: 'Link: to the same page',
      effect: onList('doubtful'),
      does: {
        kind: 'change',
        change: (given, { path }) => ({ ...given, headers: { ...given.headers, Link: `<${path}>; rel="next"` } }),
      },
    },
    {
      name: 'Link: to one more page, for ever',
      effect: onList('doubtful'),
      does: {
        kind: 'change',
        change: (given, { path, query }) => ({
          ...given,
          headers: { ...given.headers, Link: `<${path}?n=${Number(query.get('n') ?? 0) + 1}>; rel="next"` },
        }),
      },
    },
    {
      name: 'Link: longer with each page, for ever',
      effect: onList('doubtful'),
      does: {
        kind: 'change',
        change: (given, { path, query }) => ({
          ...given,
          headers: { ...given.headers, Link: `<${path}?n=${query.get('n') ?? ''}x>; rel="next"` },
        }),
      },
    },
  ];
}

/** What the digest header says of a manifest; a body has its own digest. */
function digests(): readonly Fault[] {
  const digest = (value: string | readonly string[], name = [value].flat().join(' and ')): Fault => ({
    ...withHeaders(`Docker-Content-Digest: ${name}`, { 'Docker-Content-Digest': value }),
    effect: ({ role }) =>
      role === 'tag' || role === 'manifest' || role === 'blob' || role === 'head' ? 'doubtful' : undefined,
  });
  return [
    {
      ...without('Docker-Content-Digest', 'doubtful'),
      effect: ({ role }) => (role === 'head' || role === 'tag' ? 'doubtful' : undefined),
    },
    digest(sha256('another')),
    digest('', 'nothing'),
    digest('none'),
    digest('sha256:abc'),
    digest(`SHA256:${'A'.repeat(64)}`, 'in capitals'),
    digest(`sha512:${'a'.repeat(128)}`, 'of SHA-512'),
    digest(`sha256:${'a'.repeat(64)}/../../api/v1/user/`, 'with a path'),
    digest([sha256('one'), sha256('other')], 'twice'),
  ];
}

/** Where tokens are made, as a 401 tells it. Credentials must not follow to another origin. */
function challenges(): readonly Fault[] {
  const challenge = (name: string, value: (elsewhere: Elsewhere) => string | readonly string[]): Fault => ({
    name: `401 with ${name}`,
    effect: 'refused',
    does: ({ elsewhere }) => ({
      kind: 'answer',
      status: 401,
      headers: { 'WWW-Authenticate': value(elsewhere), 'Content-Type': 'application/json' },
      body: '{"errors": [{"code": "UNAUTHORIZED", "message": "authentication required", "detail": {}}]}',
    }),
  });
  return [
    {
      ...challenge('a realm on the other origin', ({ origin }) => `Bearer realm="${origin}/v2/auth",service="x"`),
      core: true,
    },
    challenge(
      'a realm on the other host, without a scheme',
      ({ host }) => `Bearer realm="//${host}/v2/auth",service="x"`,
    ),
    challenge('a realm with a user', ({ host }) => `Bearer realm="http://a:b@${host}/v2/auth",service="x"`),
    challenge('a realm that is a file', () => 'Bearer realm="file:///etc/passwd",service="x"'),
    challenge('a realm that cannot be read', () => 'Bearer realm="http://[::1",service="x"'),
    challenge('an empty realm', () => 'Bearer realm="",service=""'),
    challenge('a realm that is not closed', () => 'Bearer realm="http://'),
    challenge('another service', () => 'Bearer realm="/v2/auth",service="another.example"'),
    challenge('another path', () => 'Bearer realm="/token",service="another.example"'),
    challenge('a service of 5 KB', () => `Bearer realm="/v2/auth",service="${'x'.repeat(5_000)}"`),
    challenge('ten challenges', () =>
      Array.from({ length: 10 }, (_, index) => `Bearer realm="/v2/auth${index}",service="${index}"`),
    ),
    challenge('commas', () => ','.repeat(5_000)),
  ];
}
