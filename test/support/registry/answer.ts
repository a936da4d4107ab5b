/** What goes back over the wire; a header given as a list is sent once for each entry. */
export interface Answer {
  readonly status: number;
  /** The reason phrase; undefined: the server's usual one. */
  readonly reason?: string;
  readonly headers: Headers;
  readonly body: string | Uint8Array;
}

/** Header values by name, in the case in which they are sent. */
export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** An answer with this body; the length is added when it is sent. */
export function answer(status: number, headers: Headers, body: string | Uint8Array = ''): Answer {
  return { status, headers, body };
}

/** The same answer with more headers. */
export function withHeaders(given: Answer, headers: Headers): Answer {
  return { ...given, headers: { ...given.headers, ...headers } };
}

/** JSON as Python's `json.dumps(value, indent=3)` writes it: three spaces, nothing beyond ASCII. */
export function pythonJson(value: unknown): string {
  return asciiOnly(JSON.stringify(value, null, 3));
}

/** JSON as Python's `json.dumps(value)` writes it: a blank after each comma and colon. */
export function pythonCompactJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonCompactJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return asciiOnly(JSON.stringify(value));
  const members = Object.entries(value).map(
    ([key, member]) => `${asciiOnly(JSON.stringify(key))}: ${pythonCompactJson(member)}`,
  );
  return `{${members.join(', ')}}`;
}

function asciiOnly(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What Flask calls its pages, and much that is none. */
export const HTML = 'text/html; charset=utf-8';
/** Errors, tokens, lists of tags. */
export const JSON_TYPE = 'application/json';
/** What Go's net/http says of its errors. */
export const PLAIN = 'text/plain; charset=utf-8';
/** An OCI image index, and every referrers list. */
export const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
/** An OCI image manifest, of an image or an artifact. */
export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
/** Docker's manifest list. */
export const DOCKER_INDEX_TYPE = 'application/vnd.docker.distribution.manifest.list.v2+json';
/** Docker's manifest, schema 2. */
export const DOCKER_MANIFEST_TYPE = 'application/vnd.docker.distribution.manifest.v2+json';
