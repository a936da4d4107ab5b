/** An HTTP response; a header given as a list is sent once per entry. */
export interface Answer {
  readonly status: number;
  /** The reason phrase; undefined: the default of the server. */
  readonly reason?: string;
  readonly headers: Headers;
  readonly body: string | Uint8Array;
}

/** Header values by name; the names are sent in this case. */
export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A response with this body; Content-Length is added when it is sent. */
export function answer(status: number, headers: Headers, body: string | Uint8Array = ''): Answer {
  return { status, headers, body };
}

/** The same response with more headers. */
export function withHeaders(given: Answer, headers: Headers): Answer {
  return { ...given, headers: { ...given.headers, ...headers } };
}

/** JSON as Python's `json.dumps(value, indent=3)` writes it: three spaces, ASCII only. */
export function pythonJson(value: unknown): string {
  return asciiOnly(JSON.stringify(value, null, 3));
}

/** JSON as Python's `json.dumps(value)` writes it: a space after each comma and colon. */
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

/** The content type of Flask's pages and of several other responses. */
export const HTML = 'text/html; charset=utf-8';
/** The content type of errors, tokens and tag lists. */
export const JSON_TYPE = 'application/json';
/** The content type of errors from Go's net/http. */
export const PLAIN = 'text/plain; charset=utf-8';
/** The media type of OCI image indexes and referrers lists. */
export const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
/** The media type of OCI image manifests, of images and artifacts. */
export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
/** The media type of Docker manifest lists. */
export const DOCKER_INDEX_TYPE = 'application/vnd.docker.distribution.manifest.list.v2+json';
/** The media type of Docker manifests, schema 2. */
export const DOCKER_MANIFEST_TYPE = 'application/vnd.docker.distribution.manifest.v2+json';
