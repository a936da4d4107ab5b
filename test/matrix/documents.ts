import type { Answer } from '../support/registry/answer.ts';
import { sha256 } from '../support/registry/store.ts';
import { only, replace } from './effects.ts';
import type { Effect, Fault, StepRequest } from './types.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';

/** What the largest list that is accepted may take. */
const MANY = { memory: 350, processor: 6, requests: 1_500, seconds: 30 };

/** 200 with JSON that has the right shape in parts only: lists, tokens, manifests under a tag, passwords of the federation. */
export const DOCUMENTS: readonly Fault[] = [...lists(), ...tokens(), ...manifests(), ...federations()];

/** Lists of referrers whose JSON is an index in parts only. */
function lists(): readonly Fault[] {
  const digest = sha256('none');
  const good = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 2, artifactType: 'text/x' };
  const list = (name: string, manifests: unknown, effect: Effect = 'wrong'): Fault => ({
    name: `a list with ${name}`,
    effect: only('list', effect),
    does: replace(() => JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests })),
  });
  const added = (name: string, entries: readonly unknown[], effect: Effect): Fault => ({
    name: `a list with ${name} besides`,
    effect: only('list', effect),
    does: replace(({ body }) => {
      const index = JSON.parse(Buffer.from(body).toString());
      return JSON.stringify({ ...index, manifests: [...index.manifests, ...entries] });
    }),
  });
  return [
    list('manifests that are an object', {}),
    list('manifests that are a string', 'none'),
    list('null', [null]),
    list('an empty descriptor', [{}]),
    list(
      '100,000 empty descriptors',
      Array.from({ length: 100_000 }, () => ({})),
    ),
    list(
      '1,000,000 numbers',
      Array.from({ length: 1_000_000 }, () => 0),
    ),
    list('a digest of another algorithm', [{ ...good, digest: 'md5:d41d8cd98f00b204e9800998ecf8427e' }]),
    list('a digest that is a path', [{ ...good, digest: '../../../../api/v1/user/' }]),
    list('a digest in capitals', [{ ...good, digest: digest.toUpperCase() }]),
    list('a size below zero', [{ ...good, size: -1 }]),
    list('a size that is a string', [{ ...good, size: '2' }]),
    list('an artifact type that is a number', [{ ...good, artifactType: 42 }]),
    list('annotations that are a string', [{ ...good, annotations: 'none' }]),
    added('the same descriptor', [good, good], 'doubtful'),
    added('an annotation that is a number', [{ ...good, annotations: { 'org.example.build': 42 } }], 'whole'),
    added('an annotation that is null', [{ ...good, annotations: { 'org.example.build': null } }], 'whole'),
    added('annotations that are null', [{ ...good, annotations: null }], 'whole'),
    added('a descriptor of another field', [{ ...good, 'x-more': { deep: [] } }], 'whole'),
    added('annotations of 4 MB', [{ ...good, annotations: { note: 'x'.repeat(4_000_000) } }], 'doubtful'),
    added('5,000 descriptors', numbered(5_000, good), 'whole'),
    {
      ...added('100,001 descriptors', numbered(100_001, good), 'wrong'),
      // A list may have 32 MiB.
      limits: { memory: 300 },
    },
    {
      ...added(
        '20,000 descriptors without a type',
        numbered(20_000, { mediaType: good.mediaType, size: 2 }),
        'doubtful',
      ),
      limits: MANY,
    },
    {
      ...added(
        '50,000 SBOMs that are gone',
        numbered(50_000, { ...good, artifactType: 'application/spdx+json' }),
        'doubtful',
      ),
      limits: MANY,
    },
    {
      name: 'pages of 4 MB for ever',
      effect: only('list', 'wrong'),
      does: {
        kind: 'change',
        change: (given, { path, query }) => endlessPage(given, path, Number(query.get('n') ?? 0)),
      },
      limits: MANY,
    },
    {
      name: 'an index of schema version 1',
      effect: only('list', 'doubtful'),
      does: replace(({ body }) => Buffer.from(body).toString().replace('"schemaVersion": 2', '"schemaVersion": 1')),
    },
  ];
}

/** Descriptors that differ in their digest. */
function numbered(count: number, descriptor: object): readonly object[] {
  return Array.from({ length: count }, (_, index) => ({ ...descriptor, digest: sha256(`${index}`) }));
}

/** A page with 20,000 new descriptors, and a link to the next one. */
function endlessPage({ headers }: Answer, path: string, page: number): Answer {
  const entry = { mediaType: 'application/vnd.oci.image.manifest.v1+json', size: 2, artifactType: 'a/b' };
  const digestOf = (index: number) => `sha256:${(page * 20_000 + index).toString(16).padStart(64, '0')}`;
  const manifests = Array.from({ length: 20_000 }, (_, index) => ({ ...entry, digest: digestOf(index) }));
  return {
    status: 200,
    headers: { ...headers, Link: `<${path}?n=${page + 1}>; rel="next"` },
    body: JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }),
  };
}

/** Responses to the exchange that have no usable token, or say strange things about it. */
function tokens(): readonly Fault[] {
  const instead = (name: string, value: unknown): Fault => ({
    name: `a token that is ${name}`,
    effect: (request) => only('exchange', usesNoToken(request) && isText(value) ? 'doubtful' : 'wrong')(request),
    does: replace(() => JSON.stringify({ token: value })),
  });
  const beside = (name: string, text: string, effect: Effect = 'whole'): Fault => ({
    name: `a token with ${name}`,
    effect: only('exchange', effect),
    does: replace(({ body }) => Buffer.from(body).toString().trimEnd().replace(/\}$/, `, ${text}}`)),
  });
  return [
    instead('null', null),
    instead('empty', ''),
    instead('a number', 12_345),
    instead('an object', { token: 'x' }),
    instead('an array', ['x']),
    instead('blank', '   '),
    instead('two lines', 'abcdefghij\r\nX-Injected: 1'),
    instead('outside of ASCII', 'tökén-ωith-lëtters'),
    instead('1 MB', 'x'.repeat(1_000_000)),
    beside('expires_in: 9223372036854775807', '"expires_in": 9223372036854775807'),
    beside('expires_in: 1e400', '"expires_in": 1e400'),
    beside('expires_in: -1', '"expires_in": -1', 'doubtful'),
    beside('expires_in: "soon"', '"expires_in": "soon"', 'doubtful'),
    beside('expires_in: null', '"expires_in": null'),
    beside('issued_at: "yesterday"', '"issued_at": "yesterday"', 'doubtful'),
    beside(
      'issued_at of the year 275760',
      '"issued_at": "+275760-09-13T00:00:00.001Z", "expires_in": 3600',
      'doubtful',
    ),
    beside('another access_token', '"access_token": "another-token-0123456789"', 'doubtful'),
  ];
}

/** The API action asks for the name in the token alone. */
function usesNoToken({ step }: StepRequest): boolean {
  return step.action === 'api';
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** Manifests under a tag that are no manifests, each with its own digest: somebody has pushed them, and they are no evidence. */
function manifests(): readonly Fault[] {
  const stored = (name: string, body: string): Fault => ({
    name: `a tag of ${name}`,
    effect: only('tag', 'absent-or-refused'),
    does: {
      kind: 'change',
      change: ({ headers }) => ({
        status: 200,
        headers: { ...headers, 'Docker-Content-Digest': sha256(Buffer.from(body)) },
        body,
      }),
    },
  });
  const manifest = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json' };
  const layer = { mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json', digest: sha256('x'), size: 1 };
  return [
    stored('an empty file', ''),
    stored('a page', '<!doctype html>'),
    stored('null', 'null'),
    stored('{}', '{}'),
    stored('an index without manifests', JSON.stringify({ schemaVersion: 2, manifests: null })),
    stored('a manifest without layers', JSON.stringify({ ...manifest, config: layer })),
    stored('a manifest with layers: null', JSON.stringify({ ...manifest, config: layer, layers: null })),
    stored('a manifest with a layer: null', JSON.stringify({ ...manifest, config: layer, layers: [null] })),
    stored('a manifest with layers that are a string', JSON.stringify({ ...manifest, config: layer, layers: 'x' })),
    stored('brackets', '['.repeat(1_000_000)),
    stored('5 MB', JSON.stringify({ ...manifest, config: layer, layers: [], x: 'x'.repeat(5_000_000) })),
    stored(
      '10,000 layers',
      JSON.stringify({ ...manifest, config: layer, layers: Array.from({ length: 10_000 }, () => layer) }),
    ),
  ];
}

/** Responses of the federation without a usable password. */
function federations(): readonly Fault[] {
  return [null, '', 12_345, { token: 'x' }, 'line\r\nline', 'x'.repeat(1_000_000)].map((value) => ({
    name: `a password that is ${typeof value === 'string' ? `a string of ${value.length}` : JSON.stringify(value)}`,
    effect: only('federation', 'wrong'),
    does: replace(() => JSON.stringify({ token: value })),
  }));
}
