/** How HTTP/2 failed to deliver a whole response. */
type Failure = { readonly isUnsent: boolean } & (
  | { readonly kind: 'lost' | 'no-settings' }
  | { readonly kind: 'reset' | 'goaway' | 'protocol'; readonly code: number }
);

/** A request without a whole response over HTTP/2. */
export class Http2Error extends Error {
  override readonly name = 'Http2Error';
  /** `HTTP/2 REFUSED_STREAM`, by the name of the code in RFC 9113; `ECONNRESET` if the connection was lost. */
  readonly code: string;
  /** Whether the server has certainly not processed the request, so that even a write can be sent again. */
  readonly isUnsent: boolean;
  /** Whether one side found that the other breaks the protocol, or the server requires HTTP/1.1. */
  readonly isProtocolFailure: boolean;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(formatFailure(failure), options);
    const code = 'code' in failure ? failure.code : undefined;
    this.code = code === undefined ? 'ECONNRESET' : formatCode(code);
    this.isUnsent = failure.isUnsent;
    this.isProtocolFailure = isProtocolFailure(failure);
  }
}

function formatFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'lost':
      // As Node says it for HTTP/1.1.
      return 'aborted';
    case 'no-settings':
      return 'the connection was closed before the server sent its settings';
    case 'reset':
      return `the stream was closed with ${formatCode(failure.code)}`;
    case 'goaway':
      return `the server closed the connection with ${formatCode(failure.code)}`;
    case 'protocol':
      return 'the server sent frames that are not valid';
  }
}

function isProtocolFailure(failure: Failure): boolean {
  switch (failure.kind) {
    case 'lost':
      return false;
    case 'no-settings':
    case 'protocol':
      return true;
    case 'reset':
    case 'goaway':
      return PROTOCOL_FAILURES.has(failure.code);
  }
}

function formatCode(code: number): string {
  return `HTTP/2 ${NAMES[code] ?? `code ${code}`}`;
}

/** The names of the error codes. @see https://www.rfc-editor.org/rfc/rfc9113#section-7 */
const NAMES: readonly string[] = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];

export const PROTOCOL_ERROR = 1;
export const REFUSED_STREAM = 7;

/** All codes that one side sends if the other does not follow the protocol, and the two with which a server refuses HTTP/2. */
const PROTOCOL_FAILURES: ReadonlySet<number> = new Set([PROTOCOL_ERROR, 3, 4, 5, 6, 9, 12, 13]);
