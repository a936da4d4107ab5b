import https from 'node:https';
import * as z from 'zod/mini';
import { selfSigned } from './certificate.ts';
import { parseJson } from './document.ts';

/** The public keys and the name of an OIDC issuer, or the reason why they could not be fetched. */
export type Published =
  | { readonly kind: 'keys'; readonly issuer: string; readonly keys: readonly z.infer<typeof KeySchema>[] }
  | { readonly kind: 'unreachable' }
  /** The response is invalid, or the URL is not https. */
  | { readonly kind: 'crash' };

/**
 * Fetches an issuer's discovery document and its key set over TLS; the certificate of this process is trusted.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export async function fetchKeys(issuer: string): Promise<Published> {
  if (!issuer.startsWith('https://')) return { kind: 'crash' };
  try {
    const discovery = DiscoverySchema.safeParse(await fetchJson(`${issuer}/.well-known/openid-configuration`));
    if (!discovery.success) return { kind: 'crash' };
    const set = KeySetSchema.safeParse(await fetchJson(discovery.data.jwks_uri));
    return set.success ? { kind: 'keys', issuer: discovery.data.issuer, keys: set.data.keys } : { kind: 'crash' };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** Undefined if the status is not 200 or the body is not JSON. */
async function fetchJson(url: string): Promise<unknown> {
  const { certificate } = await selfSigned();
  return await new Promise((resolve, reject) => {
    const request = https.get(url, { ca: certificate, agent: false, timeout: PATIENCE_MS }, (response) => {
      const chunks: Uint8Array[] = [];
      response.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve(response.statusCode === 200 ? parseJson(Buffer.concat(chunks).toString('utf8')) : undefined),
      );
    });
    request.once('error', reject);
    request.once('timeout', () => request.destroy(new Error(`no answer from ${url}`)));
  });
}

/** Milliseconds; a short timeout for tests, not Quay's. */
const PATIENCE_MS = 2000;

const DiscoverySchema = z.object({ issuer: z.string(), jwks_uri: z.string() });
const KeySchema = z.object({ kid: z.string(), kty: z.string(), n: z.string(), e: z.string() });
const KeySetSchema = z.object({ keys: z.array(KeySchema) });
