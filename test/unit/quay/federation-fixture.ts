import { onTestFinished } from 'vitest';
import { exchangeIdToken, type RobotPassword } from '../../../src/quay/federation.ts';
import { Secret } from '../../../src/secret.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { type OidcIssuer, startIssuer } from '../../support/oidc-issuer.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import type { EmbeddedRegistry } from '../../support/registry/registry.ts';
import { openTestClient, type TestClient } from '../../support/test-client.ts';

/** The subject of the tokens of `startIssuer`. */
export const SUBJECT = 'repo:acme/app:ref:refs/heads/main';

export interface Federated {
  readonly issuer: OidcIssuer;
  readonly registry: EmbeddedRegistry;
  readonly client: TestClient;
  /** Exchanges an OIDC token; by default one of GitHub for the registry, for the robot `acme+ci`. */
  exchange(change?: { readonly idToken?: string; readonly robot?: string }): Promise<RobotPassword>;
}

export interface FederatedOptions {
  readonly registry?: RegistryOptions;
  readonly retries?: number;
}

/** Starts an issuer, and a registry whose robots `acme+ci`, `acme+audience` (`wanted`) and `acme+old` (another issuer) have a federation; `acme+none` has none. */
export async function startFederated({ registry: options, retries = 0 }: FederatedOptions = {}): Promise<Federated> {
  const issuer = await startIssuer();
  onTestFinished(() => issuer.stop());
  const own = { issuer: issuer.issuer, subject: SUBJECT };
  const registry = await startTestRegistry({
    robots: { 'acme+none': 'token' },
    federations: {
      'acme+ci': [own],
      'acme+audience': [{ ...own, audiences: ['wanted'] }],
      'acme+old': [{ issuer: 'https://old.example', subject: SUBJECT }],
      'acme+http': [{ issuer: 'http://plain.example', subject: SUBJECT }],
    },
    repositories: { 'acme/app': { grants: { 'acme+ci': 'read' } } },
    ...options,
  });
  const client = openTestClient(registry, { images: ['acme/app'], retries });
  return {
    issuer,
    registry,
    client,
    exchange: async ({ idToken, robot = 'acme+ci' } = {}) => {
      const secret = new Secret(idToken ?? (await issuer.idToken(registry.host)));
      return await exchangeIdToken(client.http, { origin: new URL(registry.url), robot, idToken: secret });
    },
  };
}
