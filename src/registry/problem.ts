import * as v from '@badrap/valita';
import { htmlUnescape } from 'escape-goat';
import { type JsonLimits, parseJson, readJson, stringOrNothing } from '../json.ts';
import { collapseSpace, oneLine } from '../text.ts';

/** The error codes and words in the body of a refusal, from a registry or from a proxy in front of it. */
export interface Problem {
  /** In the order sent: `errors[].code`, or Quay's `error_type`, or OAuth's `error` if it has a description. Decisions may depend on them. */
  readonly codes: readonly string[];
  /** One line of at most 300 characters, without control characters; empty if there are none. For messages only. */
  readonly words: string;
}

/**
 * Reads the body of a refusal: the distribution specification's JSON, the JSON of Quay's API and of OAuth 2, plain text, HTML.
 * Never throws. The content type is a hint only: Quay sends JSON and plain text as `text/html`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes and quay ffba0c70e endpoints/exception.py
 */
export function readProblem(body: Uint8Array | string, contentType: string | undefined): Problem {
  const bytes = Buffer.from(body);
  const { codes, words } = readJsonProblem(bytes) ?? { codes: [], words: [readText(bytes, contentType)] };
  const lines = words.slice(0, MAX_ERRORS).map((line) => collapseSpace(line.slice(0, MAX_TEXT_READ)));
  const distinct = new Set(lines.filter((line) => line !== ''));
  return {
    codes: codes.slice(0, MAX_ERRORS).map((code) => oneLine(code, MAX_CODE_LENGTH)),
    words: cut([...distinct].join('; ')),
  };
}

/** More errors than this, and longer codes, explain nothing more. */
const MAX_ERRORS = 20;

/** Characters. The longest code in use has 30. */
const MAX_CODE_LENGTH = 64;

interface Extracted {
  readonly codes: readonly string[];
  readonly words: readonly string[];
}

function readJsonProblem(body: Buffer): Extracted | undefined {
  const json = parseJson(body, PROBLEM_LIMITS);
  if (json === undefined) return undefined;
  if (typeof json === 'string') return { codes: [], words: [json] };
  // Quay's `/v2/` returns `true`, which explains nothing.
  if (typeof json !== 'object' || json === null) return { codes: [], words: [] };
  return readErrors(json) ?? readSingleError(json) ?? { codes: [], words: [listKeys(json)] };
}

/** Quay lists the fields of an argument error one level deep. */
const PROBLEM_LIMITS: JsonLimits = { depth: 32, values: 10_000 };

/** JSON that is not an error is not quoted, because it may have anything in it, also a token. */
function listKeys(json: object): string {
  const keys = Object.keys(json);
  return Array.isArray(json) || keys.length === 0
    ? ''
    : `JSON with ${keys
        .slice(0, MAX_KEYS)
        .map((key) => oneLine(key, MAX_CODE_LENGTH))
        .join(', ')}`;
}

const MAX_KEYS = 8;

function readErrors(json: object): Extracted | undefined {
  const { errors: entries = [] } = readJson(DistributionErrors, json) ?? {};
  if (entries.length === 0) return undefined;
  const errors = entries.map((error) =>
    typeof error === 'string' ? { code: undefined, message: error, detail: undefined } : error,
  );
  return {
    codes: errors.flatMap(({ code }) => code || []),
    words: errors.flatMap(({ code, message, detail }) => [message || code || '', detail ?? '']),
  };
}

const DistributionErrors = v.object({
  errors: v.array(
    v.union(v.string(), v.object({ code: stringOrNothing, message: stringOrNothing, detail: stringOrNothing })),
  ),
});

function readSingleError(json: object): Extracted | undefined {
  const data = readJson(SingleError, json);
  if (data === undefined) return undefined;
  const { error, error_description: description, error_type: type } = data;
  const detail = data.detail || data.error_message || formatMessage(data.message) || data.title;
  const words = [formatMessage(error), description ?? '', detail ?? ''].filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const code = type || (description && typeof error === 'string' ? error : '');
  return { codes: code ? [code] : [], words };
}

const SingleError = v.object({
  error: v.unknown().optional(),
  error_description: stringOrNothing,
  error_type: stringOrNothing,
  error_message: stringOrNothing,
  message: v.unknown().optional(),
  detail: stringOrNothing,
  title: stringOrNothing,
});

/** `{"limit": "Max 100."}` (Quay's argument errors) as `limit: Max 100.` */
function formatMessage(message: unknown): string {
  if (typeof message === 'string') return message;
  if (typeof message !== 'object' || message === null) return '';
  const fields = Object.entries(message).map(([field, value]) => `${field}: ${joinValues(value)}`);
  return fields.join('; ');
}

/** Nested objects are omitted: a deep one would overflow the stack. */
function joinValues(value: unknown): string {
  return [value]
    .flat()
    .filter((part) => typeof part !== 'object')
    .join(', ');
}

function readText(body: Buffer, contentType: string | undefined): string {
  const head = new TextDecoder().decode(body.subarray(0, MAX_TEXT_READ));
  // JSON that was cut off, which is not quoted either.
  if (DAMAGED_JSON.test(head)) return '';
  const tagged = /^\s*</.test(head) || (/html|xml/i.test(contentType ?? '') && /<\/[a-z]/i.test(head));
  return tagged ? readHtml(head) : head;
}

const DAMAGED_JSON = /^\s*(?:[{"]|\[\s*[[{"])/;

/** Bytes. A title is within them; the time of the search for it is quadratic. */
const MAX_TEXT_READ = 16_384;

function readHtml(html: string): string {
  const title = withoutTags(/<title\b[^>]*>(.*?)<\/title/is.exec(html)?.[1] ?? '');
  const heading = withoutTags(/<h1\b[^>]*>(.*?)<\/h1/is.exec(html)?.[1] ?? '');
  if (title.includes(heading)) return title || withoutTags(html.replace(/<(script|style)\b.*?<\/\1>/gis, ''));
  return heading.includes(title) ? heading : `${title}: ${heading}`;
}

function withoutTags(html: string): string {
  return collapseSpace(htmlUnescape(html.replace(/<[^>]*>?/g, ' ')));
}

function cut(line: string): string {
  if (line.length <= MAX_WORDS) return line;
  // Do not cut within a surrogate pair.
  return `${line.slice(0, MAX_WORDS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** UTF-16 units: a line of a log. */
const MAX_WORDS = 300;
