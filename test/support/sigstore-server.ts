import { createHash, createPublicKey, randomBytes, X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { DER, readBoolean, readDer } from '../../src/verify/der.ts';
import { buildJwt } from './jwt.ts';
import { DEFAULT_ISSUER, makeSigstoreInstance, type SigstoreInstance } from './sigstore-instance.ts';

/** A sigstore instance with which the real cosign signs. */
export interface SigstoreServer {
  readonly instance: SigstoreInstance;
  readonly origin: string;
  /** A signing configuration for cosign, as JSON. */
  signingConfig(options: { readonly rekor: 1 | 2; readonly timestamps: boolean }): string;
  /** An OIDC token for which Fulcio issues a certificate of this identity. */
  token(identity: string): string;
  stop(): Promise<void>;
}

/** Serves Fulcio, Rekor of both versions and a timestamp authority. Fulcio does not verify tokens and proofs of possession. */
export async function startSigstore(): Promise<SigstoreServer> {
  let instance: SigstoreInstance | undefined;
  const server = createServer((request, response) => {
    handle(request, response, instance).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  const origin = `http://127.0.0.1:${address.port}`;
  instance = await makeSigstoreInstance(origin);
  const service = (path: string, majorApiVersion: number) => ({
    url: `${origin}${path}`,
    majorApiVersion,
    validFor: { start: '2020-01-01T00:00:00Z' },
    operator: 'test',
  });
  return {
    instance,
    origin,
    signingConfig: ({ rekor, timestamps }) =>
      JSON.stringify({
        mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
        caUrls: [service('', 1)],
        oidcUrls: [service('', 1)],
        rekorTlogUrls: [service('', rekor)],
        rekorTlogConfig: { selector: 'ANY' },
        tsaUrls: timestamps ? [service('/api/v1/timestamp', 1)] : [],
        tsaConfig: { selector: 'ANY' },
      }),
    token: (identity) =>
      buildJwt({
        iss: DEFAULT_ISSUER,
        aud: 'sigstore',
        sub: identity,
        repository: identity.split('/').slice(3, 5).join('/'),
        exp: Math.floor(Date.now() / 1000) + 600,
      }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Handler = (body: Buffer, parts: HandlerParts) => Promise<Reply>;

interface HandlerParts {
  readonly instance: SigstoreInstance;
  readonly request: IncomingMessage;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const HANDLERS: ReadonlyMap<string | undefined, Handler> = new Map([
  ['/api/v2/signingCert', issue],
  ['/api/v1/log/entries', logV1],
  ['/api/v2/log/entries', logV2],
  ['/api/v1/timestamp', timestamp],
]);

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  instance: SigstoreInstance | undefined,
): Promise<void> {
  const handler = HANDLERS.get(request.url);
  const requested = await buffer(request);
  if (handler === undefined || instance === undefined) {
    response.writeHead(404).end();
    return;
  }
  const { status, body, headers } = await handler(requested, { instance, request });
  const isBinary = Buffer.isBuffer(body);
  const contentType = isBinary ? 'application/timestamp-reply' : 'application/json';
  response.writeHead(status, { 'content-type': contentType, ...headers });
  response.end(isBinary ? body : JSON.stringify(body));
}

/** cosign sends the token in the header or in the body. */
async function issue(body: Buffer, { instance, request }: HandlerParts): Promise<Reply> {
  const { credentials, publicKeyRequest } = JSON.parse(body.toString());
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? credentials.oidcIdentityToken;
  const { iss, sub, repository } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
  const key = createPublicKey(publicKeyRequest.publicKey.content).export({ type: 'spki', format: 'der' });
  const claims = { '1.3.6.1.4.1.57264.1.8': iss, '1.3.6.1.4.1.57264.1.12': `https://github.com/${repository}` };
  const leaf = await instance.certify(key, { identity: sub, claims, isLogged: true });
  const certificates = [leaf, instance.caCertificate].map((der) => new X509Certificate(der).toString());
  return { status: 200, body: { signedCertificateEmbeddedSct: { chain: { certificates } } } };
}

async function logV1(body: Buffer, { instance }: HandlerParts): Promise<Reply> {
  const entry = await instance.log(canonicalV1(JSON.parse(body.toString())));
  const { logIndex, logId, integratedTime, inclusionPromise, inclusionProof, canonicalizedBody } = JSON.parse(
    JSON.stringify(entry),
  );
  const hex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');
  const uuid = randomBytes(32).toString('hex');
  return {
    status: 201,
    headers: { etag: uuid, location: `/api/v1/log/entries/${uuid}` },
    body: {
      [uuid]: {
        body: canonicalizedBody,
        integratedTime: Number(integratedTime),
        logID: hex(logId.keyId),
        logIndex: Number(logIndex),
        verification: {
          signedEntryTimestamp: inclusionPromise.signedEntryTimestamp,
          inclusionProof: {
            checkpoint: inclusionProof.checkpoint.envelope,
            hashes: [],
            logIndex: 0,
            rootHash: hex(inclusionProof.rootHash),
            treeSize: 1,
          },
        },
      },
    },
  };
}

type EntryBody = Parameters<SigstoreInstance['log']>[0];

interface ProposedSpec {
  /** Of an entry of the kind `dsse`. */
  readonly proposedContent?: { readonly envelope: string; readonly verifiers: readonly string[] };
}

/** Rekor stores the hashes of an envelope, not the envelope. */
function canonicalV1(proposed: EntryBody & { readonly spec: ProposedSpec }): EntryBody {
  const { proposedContent } = proposed.spec;
  if (proposedContent === undefined) return proposed;
  const { envelope, verifiers } = proposedContent;
  const { payload, signatures } = JSON.parse(envelope);
  return {
    kind: 'dsse',
    apiVersion: '0.0.1',
    spec: {
      envelopeHash: { algorithm: 'sha256', value: sha256(envelope).toString('hex') },
      payloadHash: { algorithm: 'sha256', value: sha256(Buffer.from(payload, 'base64')).toString('hex') },
      signatures: [{ signature: signatures[0].sig, verifier: verifiers[0] }],
    },
  };
}

async function logV2(body: Buffer, { instance }: HandlerParts): Promise<Reply> {
  const { hashedRekordRequestV002, dsseRequestV002 } = JSON.parse(body.toString());
  const entry = await instance.log(
    hashedRekordRequestV002 === undefined ? dsseV2(dsseRequestV002) : hashedRekordV2(hashedRekordRequestV002),
    { isPromised: false },
  );
  return { status: 201, body: { ...entry, logIndex: '0' } };
}

function hashedRekordV2(request: { readonly digest: string; readonly signature: object }): EntryBody {
  const { digest, signature } = request;
  return {
    kind: 'hashedrekord',
    apiVersion: '0.0.2',
    spec: { hashedRekordV002: { data: { algorithm: 'SHA2_256', digest }, signature } },
  };
}

function dsseV2({
  envelope,
  verifiers,
}: {
  envelope: { payload: string; signatures: { sig: string }[] };
  verifiers: object[];
}): EntryBody {
  const digest = sha256(Buffer.from(envelope.payload, 'base64')).toString('base64');
  const [signature] = envelope.signatures;
  return {
    kind: 'dsse',
    apiVersion: '0.0.2',
    spec: {
      dsseV002: {
        payloadHash: { algorithm: 'SHA2_256', digest },
        signatures: [{ content: signature?.sig, verifier: verifiers[0] }],
      },
    },
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc3161#section-2.4.1 */
async function timestamp(body: Buffer, { instance }: HandlerParts): Promise<Reply> {
  const [, imprint, ...rest] = readDer(body).children();
  const digest = imprint?.children()[1]?.contentOf(DER.octetString) ?? Buffer.alloc(0);
  const nonce = rest.find(({ tag }) => tag === DER.integer)?.content;
  const certReq = rest.some((value) => value.tag === DER.boolean && readBoolean(value));
  const value = Number(BigInt(`0x${nonce?.toString('hex') || '1'}`));
  return { status: 201, body: await instance.timestampHash(digest, { certReq, nonce: value }) };
}

function sha256(bytes: Buffer | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}
