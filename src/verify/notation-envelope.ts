import { quote } from '../text.ts';

/** A signature envelope of the Notary Project. Nothing of it is verified. */
export interface NotationEnvelope {
  readonly headers: NotationHeaders;
  readonly payload: Buffer;
  /** The bytes that are signed: headers and payload. */
  readonly signed: Buffer;
  readonly signature: Buffer;
  /** The certificates in DER, that of the signer first. */
  readonly chain: readonly Buffer[];
  readonly isTimestamped: boolean;
}

/** The protected headers, by names that both formats of envelopes have. */
export interface NotationHeaders {
  /** As in JWS, for example `PS256`. */
  readonly algorithm: unknown;
  readonly contentType: unknown;
  readonly critical: unknown;
  /** All headers, by their names. */
  readonly named: ReadonlyMap<unknown, unknown>;
  /** Reads a time, which the formats encode differently. */
  readonly readTime: (value: unknown) => Date | undefined;
}

export const HEADERS = {
  scheme: 'io.cncf.notary.signingScheme',
  signingTime: 'io.cncf.notary.signingTime',
  authenticSigningTime: 'io.cncf.notary.authenticSigningTime',
  expiry: 'io.cncf.notary.expiry',
  plugin: 'io.cncf.notary.verificationPlugin',
  pluginVersion: 'io.cncf.notary.verificationPluginMinVersion',
  timestamp: 'io.cncf.notary.timestampSignature',
} as const;

/**
 * Checks the protected headers of an envelope.
 * @returns why it does not count, as a clause that starts with `it` or `its`; `undefined` if all are as required.
 * @see https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#signed-attributes
 */
export function findHeaderFault(headers: NotationHeaders, now: Date): string | undefined {
  return findSchemeFault(headers) ?? findCriticalFault(headers) ?? findTimeFault(headers, now);
}

function findSchemeFault({ contentType, named }: NotationHeaders): string | undefined {
  if (contentType !== PAYLOAD_TYPE) return `its payload has the type ${show(contentType)}, not ${PAYLOAD_TYPE}`;
  const plugin = named.get(HEADERS.plugin);
  if (plugin !== undefined || named.has(HEADERS.pluginVersion))
    return `it must be verified with the plugin ${show(plugin)} of notation, and plugins are not supported`;
  const scheme = named.get(HEADERS.scheme);
  return scheme === SCHEME ? undefined : `its signing scheme is ${show(scheme)}; only ${SCHEME} is supported`;
}

const PAYLOAD_TYPE = 'application/vnd.cncf.notary.payload.v1+json';

/** The other scheme, `notary.x509.signingAuthority`, trusts the signer for the time of signing. */
const SCHEME = 'notary.x509';

/** The list must have exactly the headers that are there and that the specification calls critical. */
function findCriticalFault({ critical, named }: NotationHeaders): string | undefined {
  if (!Array.isArray(critical)) return 'it does not state its critical headers';
  const unknown = critical.find((name) => name !== HEADERS.scheme && name !== HEADERS.expiry);
  if (unknown !== undefined) return `its critical header ${show(unknown)} is not supported`;
  const required = [HEADERS.scheme, HEADERS.expiry].filter((name) => named.has(name));
  const isAsRequired = critical.length === required.length && required.every((name) => critical.includes(name));
  return isAsRequired ? undefined : 'its list of critical headers is not as specified';
}

function findTimeFault({ named, readTime }: NotationHeaders, now: Date): string | undefined {
  const signingTime = readTime(named.get(HEADERS.signingTime));
  if (signingTime === undefined || named.has(HEADERS.authenticSigningTime)) return 'its time of signing is not valid';
  if (!named.has(HEADERS.expiry)) return undefined;
  const expiry = readTime(named.get(HEADERS.expiry));
  if (expiry === undefined || expiry <= signingTime) return 'its expiry is not valid';
  return now >= expiry ? `it expired at ${expiry.toISOString()}` : undefined;
}

function show(value: unknown): string {
  return value === undefined ? 'none' : quote(String(value));
}
