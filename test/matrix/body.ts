import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { type Answer, HTML, JSON_TYPE } from '../support/registry/answer.ts';
import type { FaultKind } from '../support/registry/fault.ts';
import { isCall, onOtherBody, replace } from './effects.ts';
import type { Effect, Fault } from './types.ts';

/** 200 with a body that is not what was requested, or a strange spelling of it. */
export const BODIES: readonly Fault[] = [
  { ...other('nothing', ''), effect: (request) => onOtherBody(isCall(request) ? 'doubtful' : 'wrong')(request) },
  other('blanks', ' \r\n\t '),
  { ...other('a maintenance page', '<!doctype html>\n<title>Down for maintenance</title>\n'), core: true },
  other('plain text', 'OK'),
  other('XML', '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'),
  other('a line of a log', '{"token": "x"} trailing'),
  other('two documents', '{}\n{}'),
  other('single quotes', "{'schemaVersion': 2, 'manifests': []}"),
  other('a comment', '{/* none */}'),
  other('NaN', '{"schemaVersion": NaN}'),
  other('a zero byte', '\0'),
  other('bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 'doubtful'),
  other('UTF-16', Buffer.from('{"manifests": []}', 'utf16le')),
  other('random bytes', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 251))),
  other('brackets, 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'doubtful'),
  other('open brackets, 500,000', '['.repeat(500_000)),
  other('objects, 100,000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'doubtful'),
  other('5 MB of blanks', ' '.repeat(5_000_000)),

  ...['null', 'true', '0', '"text"', '[]', '{}', '[null]', '[[]]', '{"errors": []}', '{"message": null}'].map(odd),
  odd('{"errors": [{"code": "DENIED", "message": "denied"}]}'),
  { ...odd('{"schemaVersion":2,"manifests":null,"token":null}'), core: true },
  odd('{"__proto__":{"token":"x","manifests":[]},"constructor":{"prototype":{}}}'),
  odd('{"toString":1,"hasOwnProperty":1,"length":-1}'),
  odd(JSON.stringify({ text: 'x'.repeat(1_000_000) })),

  spelled('a byte order mark', (body) => Buffer.concat([Buffer.from('\ufeff'), body]), 'doubtful'),
  spelled('a line end after it', (body) => Buffer.concat([body, Buffer.from('\r\n\r\n')]), 'whole'),
  spelled('a zero byte after it', (body) => Buffer.concat([body, Buffer.from('\0')]), 'wrong'),
  spelled('a second document after it', (body) => Buffer.concat([body, Buffer.from('{}')]), 'wrong'),
  { ...spelled('half of it', (body) => body.subarray(0, Math.floor(body.length / 2)), 'wrong'), core: true },
  spelled('it without the last byte', (body) => body.toString().trimEnd().slice(0, -1), 'wrong'),
  spelled('it twice', (body) => Buffer.concat([body, body]), 'wrong'),
  spelled('it as a JSON string', (body) => JSON.stringify(body.toString()), 'odd'),
  spelled('it in an array', (body) => `[${body}]`, 'odd'),
  spelled('it in UTF-16', (body) => Buffer.from(body.toString(), 'utf16le'), 'wrong'),
  spelled('it in Base64', (body) => body.toString('base64'), 'wrong'),
  member('another member', '"x-more": {"deep": [1, 2, 3]}', 'whole'),
  member('a member __proto__', '"__proto__": {"isAdmin": true}', 'whole'),
  member('a member 1,000 deep', `"x-deep": ${'['.repeat(1_000)}${']'.repeat(1_000)}`, 'doubtful'),
  member('a member 100,000 deep', `"x-deep": ${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'doubtful'),
  member(
    '10,000 more members',
    Array.from({ length: 10_000 }, (_, index) => `"x-${index}": ${index}`).join(),
    'doubtful',
  ),

  encoded('gzip', gzipSync),
  encoded('deflate', deflateSync),
  encoded('br', brotliCompressSync),
  { ...encoded('identity', (body) => body), effect: 'whole' },
  { ...encoded('gzip, but the body is plain', (body) => body), effect: 'doubtful' },
  { ...encoded('x-unknown', (body) => body), effect: 'doubtful' },
  { ...encoded('gzip', () => gzipSync(Buffer.alloc(200_000_000))), name: '200 MB of zeros in gzip' },
];

type Bytes = string | Uint8Array;

/** Another body with 200. */
function other(name: string, body: Bytes, effect: Effect = 'wrong', type = HTML): Fault {
  return { name: `200 with ${name}`, effect: onOtherBody(effect), does: replace(() => body, { 'Content-Type': type }) };
}

function odd(json: string): Fault {
  return other(json.length > 60 ? `JSON of ${json.length} bytes: ${json.slice(0, 40)}…` : json, json, 'odd', JSON_TYPE);
}

/** The registry's own body, spelled in another way. */
function spelled(name: string, change: (body: Buffer) => Bytes, effect: Effect): Fault {
  const does: FaultKind = { kind: 'change', change: (given) => ({ ...given, body: change(Buffer.from(given.body)) }) };
  return { name: `the body: ${name}`, effect: onOtherBody(effect), does };
}

/** The registry's own object with one more member. */
function member(name: string, text: string, effect: Effect): Fault {
  return spelled(name, (body) => body.toString().replace('{', `{${text},`), effect);
}

/** A Content-Encoding that nobody has asked for. */
function encoded(name: string, encode: (body: Buffer) => Bytes): Fault {
  const [encoding = ''] = name.split(',');
  const change = (given: Answer): Answer => ({
    ...given,
    headers: { ...given.headers, 'Content-Encoding': encoding },
    body: encode(Buffer.from(given.body)),
  });
  return { name: `Content-Encoding: ${name}`, effect: onOtherBody('doubtful'), does: { kind: 'change', change } };
}
