import {
  ABSENT_GATE,
  BUILDKIT_GATE,
  BUNDLE_GATE,
  CHALLENGED_GATE,
  CHALLENGED_TOKEN,
  DELETING_API,
  EMPTY_GATE,
  GATE,
  HTTP2_GATE,
  HTTP2_PUTTING_API,
  KEYLESS_GATE,
  KEYLESS_TOKEN,
  LISTING_API,
  LISTING_GATE,
  LOGIN,
  NESTED_GATE,
  OPERATION_API,
  PAGED_API,
  PAGED_GATE,
  PLATFORM_GATE,
  POSTING_API,
  PUBLIC_API,
  PUBLIC_GATE,
  PUTTING_API,
  READING_API,
  TAG_SCHEMA_GATE,
  TOKEN,
  UNSCOPED,
  VERIFYING_GATE,
  WARNING_GATE,
} from './steps.ts';
import type { Kind, StepRequest } from './types.ts';

const ALL: readonly Kind[] = ['network', 'status', 'body', 'headers', 'wire', 'hostile text'];

const EXCHANGE = { name: 'exchange', role: 'exchange', content: 'json', match: { path: /^\/v2\/auth/ } } as const;
const PING = { name: 'ping', role: 'ping', content: 'none', match: { path: /^\/v2\/$/ } } as const;
const LIST = { name: 'list', role: 'list', content: 'json', match: { path: /\/referrers\// } } as const;
const BLOB = { name: 'blob', role: 'blob', content: 'pinned', match: { path: /\/blobs\// } } as const;
const DISCOVERY = { role: 'discovery', content: 'json', match: { path: /^\/api\/v1\/discovery/ } } as const;
const FEDERATION = { name: 'federation', role: 'federation', content: 'json', match: { path: /^\/oauth2\// } } as const;
const manifest = (method: 'GET' | 'HEAD', path: RegExp) => ({ match: { method, path } }) as const;
const BY_DIGEST = { role: 'manifest', content: 'pinned', ...manifest('GET', /\/manifests\/sha256:/) } as const;
const TAG = { role: 'tag', content: 'tagged' } as const;
const HEAD = { role: 'head', content: 'none' } as const;
const CALL = { role: 'call', content: 'json' } as const;
const API_CALL = /^\/api\/v1\/repository/;

/** The referrers API is disabled, so the other sources decide. */
const API_DISABLED = { absent: ['missing'], '400 MANIFEST_INVALID': ['subject-not-found', 'error'] } as const;

/** What a list names is gone. */
const LISTED_BUT_ABSENT = { absent: ['missing', 'error'] } as const;

/** The status says that the registry accepts the token; the body says nothing about that. */
const ACCEPTED = { wrong: ['token', 'failed'], odd: ['token', 'failed'] } as const;

/** A call whose response is JSON passes, whatever the JSON is. */
const ANY_JSON = { odd: ['done'] } as const;

/** What the discovery document cannot check is sent with a warning. */
const UNCHECKED = { lost: ['done'], wrong: ['done'], odd: ['done'], refused: ['done'], absent: ['done'] } as const;

/** Every request that the steps send. */
export const REQUESTS: readonly StepRequest[] = [
  { ...EXCHANGE, step: GATE, faults: ['network', 'status', 'body', 'headers', 'hostile text'] },
  {
    ...{
      ...HEAD,
      name: 'head',
      step: GATE,
      faults: ['network', 'status', 'headers'],
      ...manifest('HEAD', /\/manifests\/v\d$/),
    },
    // The GET that asks for the reason finds the tag, and its digest.
    permits: { absent: ['subject-not-found', 'error', 'pass'] },
  },
  { ...LIST, step: GATE, faults: ALL, permits: API_DISABLED },
  {
    ...{
      ...TAG,
      name: 'tag .sig',
      step: GATE,
      faults: ['status', 'body', 'headers'],
      ...manifest('GET', /\.sig$/),
    },
    permits: { absent: ['missing'] },
  },
  {
    ...{ ...TAG, name: 'tag .att', step: GATE, ...manifest('GET', /\.att$/) },
    permits: { absent: ['missing'] },
  },
  {
    // The response without a fault is 404, and no rule needs it.
    ...{ ...TAG, name: 'tag .sbom', step: GATE, ...manifest('GET', /\.sbom$/), content: 'none' },
    permits: { absent: ['pass'] },
  },
  { ...BLOB, step: GATE, permits: LISTED_BUT_ABSENT },
  { ...BY_DIGEST, name: 'manifest', step: GATE, permits: { absent: ['missing'] } },

  { ...EXCHANGE, step: WARNING_GATE },
  { ...LIST, step: WARNING_GATE, permits: API_DISABLED },
  { ...BLOB, step: WARNING_GATE, permits: LISTED_BUT_ABSENT },
  { ...LIST, step: LISTING_GATE, permits: { absent: ['listed'] } },
  {
    ...{ ...LIST, name: 'first page', step: PAGED_GATE, match: { path: /\/referrers\/[^?]*$/ } },
    // If the Link is lost among them, half of the list must not be taken for the whole.
    permits: { '1,100 headers before the own ones': ['pass', 'error'] },
  },
  { ...LIST, name: 'second page', step: PAGED_GATE, match: { path: /page=2/ } },
  {
    ...{ ...TAG, name: 'tag of the schema', step: TAG_SCHEMA_GATE },
    ...manifest('GET', /\/manifests\/sha256-\w+$/),
    permits: { absent: ['missing'] },
  },
  {
    ...BY_DIGEST,
    name: 'index',
    step: PLATFORM_GATE,
    permits: { absent: ['subject-not-found', 'error'] },
  },
  {
    ...{ ...HEAD, name: 'head of a platform', step: PLATFORM_GATE },
    ...manifest('HEAD', /\/manifests\/sha256:/),
    permits: { absent: ['subject-not-found', 'error', 'pass'] },
  },
  { ...LIST, name: 'list of a platform', step: PLATFORM_GATE, skip: 1, permits: LISTED_BUT_ABSENT },
  {
    ...BY_DIGEST,
    name: 'index',
    step: BUILDKIT_GATE,
    permits: { absent: ['subject-not-found', 'error'] },
  },
  { ...BY_DIGEST, name: 'attestation', step: BUILDKIT_GATE, skip: 1, permits: LISTED_BUT_ABSENT },
  { ...BLOB, name: 'redirect of a blob', step: BUNDLE_GATE, content: 'none', permits: LISTED_BUT_ABSENT },
  {
    ...{ ...BLOB, name: 'blob in the storage', role: 'storage', step: BUNDLE_GATE },
    match: { path: /^\/storage\// },
    permits: LISTED_BUT_ABSENT,
  },
  { ...BLOB, name: 'signature', step: VERIFYING_GATE, faults: ['status'], permits: LISTED_BUT_ABSENT },
  {
    ...{ ...BY_DIGEST, name: 'manifest of the signature', step: VERIFYING_GATE },
    permits: LISTED_BUT_ABSENT,
  },
  {
    ...{ ...BY_DIGEST, name: 'signed manifest', step: VERIFYING_GATE, skip: 1 },
    permits: LISTED_BUT_ABSENT,
  },
  {
    ...LIST,
    name: 'list of a referrer',
    step: NESTED_GATE,
    skip: 1,
    permits: { absent: ['pass', 'error'] },
  },
  {
    ...{
      ...HEAD,
      name: 'head that confirms',
      step: EMPTY_GATE,
      ...manifest('HEAD', /\/manifests\/sha256:/),
    },
    permits: { absent: ['subject-not-found', 'error', 'missing'] },
  },
  {
    // It gives the reason for the 404 of the HEAD, and no more than that.
    ...{
      ...TAG,
      name: 'words of a 404',
      step: ABSENT_GATE,
      ...manifest('GET', /\/manifests\/v9$/),
      content: 'none',
    },
    permits: Object.fromEntries(
      ['lost', 'wrong', 'odd', 'refused', 'absent'].map((effect) => [effect, ['subject-not-found', 'error'] as const]),
    ),
  },
  { ...EXCHANGE, step: PUBLIC_GATE },
  { ...PING, step: CHALLENGED_GATE },
  { ...EXCHANGE, name: 'second exchange', step: CHALLENGED_GATE, skip: 1 },
  { ...FEDERATION, step: KEYLESS_GATE },

  { ...EXCHANGE, step: TOKEN, faults: ['body'] },
  { ...PING, step: TOKEN, faults: ['status'], permits: ACCEPTED },
  { ...EXCHANGE, step: LOGIN },
  { ...PING, step: LOGIN, permits: ACCEPTED },
  { ...EXCHANGE, step: UNSCOPED },
  { ...PING, step: CHALLENGED_TOKEN },
  { ...EXCHANGE, name: 'second exchange', step: CHALLENGED_TOKEN, skip: 1 },
  { ...FEDERATION, step: KEYLESS_TOKEN, faults: ['body'] },

  { ...EXCHANGE, step: READING_API, faults: ['hostile text'] },
  {
    ...DISCOVERY,
    name: 'discovery',
    step: READING_API,
    faults: ['body', 'hostile text'],
    permits: UNCHECKED,
  },
  {
    ...CALL,
    name: 'call',
    step: READING_API,
    faults: ['status', 'body', 'hostile text'],
    match: { path: API_CALL },
    permits: ANY_JSON,
  },
  { ...CALL, name: 'call', step: PUBLIC_API, match: { path: API_CALL }, permits: ANY_JSON },
  { ...DISCOVERY, name: 'discovery', step: OPERATION_API },
  { ...EXCHANGE, step: PUTTING_API },
  { ...DISCOVERY, name: 'discovery', step: PUTTING_API, permits: { ...UNCHECKED, lost: ['failed'] } },
  {
    ...CALL,
    name: 'call',
    role: 'write',
    step: PUTTING_API,
    faults: ['network', 'wire'],
    match: { method: 'PUT', path: API_CALL },
    permits: ANY_JSON,
  },
  {
    ...CALL,
    name: 'call',
    role: 'write',
    step: POSTING_API,
    match: { method: 'POST', path: API_CALL },
    permits: ANY_JSON,
  },
  {
    ...{ ...CALL, name: 'call', role: 'write', step: DELETING_API, content: 'none', permits: ANY_JSON },
    match: { method: 'DELETE', path: API_CALL },
  },
  {
    ...{ ...CALL, name: 'second page', step: PAGED_API, match: { path: /page=2/ } },
    permits: { odd: ['done', 'failed'] },
  },
  { ...DISCOVERY, name: 'discovery', step: LISTING_API },

  { ...EXCHANGE, step: HTTP2_GATE },
  {
    ...{ ...HEAD, name: 'head', step: HTTP2_GATE, ...manifest('HEAD', /\/manifests\/v\d$/) },
    permits: { absent: ['subject-not-found', 'error', 'pass'] },
  },
  { ...LIST, step: HTTP2_GATE, faults: ['network', 'wire'], permits: LISTED_BUT_ABSENT },
  { ...BY_DIGEST, name: 'manifest', step: HTTP2_GATE, permits: { absent: ['missing'] } },
  { ...EXCHANGE, step: HTTP2_PUTTING_API },
  { ...DISCOVERY, name: 'discovery', step: HTTP2_PUTTING_API, permits: { ...UNCHECKED, lost: ['failed'] } },
  {
    ...{ ...CALL, name: 'call', role: 'write', step: HTTP2_PUTTING_API, faults: ['network', 'wire'] },
    match: { method: 'PUT', path: API_CALL },
    permits: ANY_JSON,
  },
];
