import { onTestFinished } from 'vitest';
import { type IssuerOptions, type OidcIssuer, startIssuer } from './oidc-issuer.ts';
import type { RegistryOptions } from './registry/options.ts';
import { anImageWith, type Scene, SPDX } from './scene.ts';

/** The robot that a workflow of acme/app may act as, without a stored secret; it may read devtable/simple. */
export const ROBOT = { robot: 'acme+ci' } as const;

/** The subject of a push to the branch main, which the robot's federation names. */
export const SUBJECT = 'repo:acme/app:ref:refs/heads/main';

/** A registry that trusts an issuer, both with TLS, and the job's permission to ask that for a token. */
export interface KeylessScene extends Scene {
  readonly issuer: OidcIssuer;
  /** What `permissions: id-token: write` sets; `ID_TOKENS` and `RUNNER_TOKEN` stand for what varies. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The image `devtable/simple:v1` with an SBOM. */
export async function aKeylessScene(
  issuerOptions: IssuerOptions = {},
  options: (issuer: OidcIssuer) => RegistryOptions = () => ({}),
): Promise<KeylessScene> {
  const issuer = await startIssuer(issuerOptions);
  onTestFinished(() => issuer.stop());
  const scene = await anImageWith(
    { SBOM: SPDX },
    {
      tls: true,
      federations: { [ROBOT.robot]: [{ issuer: issuer.issuer, subject: SUBJECT }] },
      robots: { 'acme+none': 'never-used' },
      repositories: { 'devtable/simple': { grants: { [ROBOT.robot]: 'read' } } },
      ...options(issuer),
    },
  );
  const names = { ISSUER: issuer.issuer, ID_TOKENS: issuer.requestUrl, RUNNER_TOKEN: issuer.requestToken };
  return {
    ...scene,
    issuer,
    names: { ...scene.names, ...names },
    environment: { ACTIONS_ID_TOKEN_REQUEST_URL: 'ID_TOKENS', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'RUNNER_TOKEN' },
  };
}
