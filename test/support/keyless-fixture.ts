import { onTestFinished } from 'vitest';
import { type ImageFixture, imageFixture, SPDX } from './fixtures.ts';
import { type IssuerOptions, type OidcIssuer, startIssuer } from './oidc-issuer.ts';
import type { RegistryOptions } from './registry/options.ts';

/** The robot that the federation assigns to workflows of acme/app; it may read devtable/simple. */
export const ROBOT = { robot: 'acme+ci' } as const;

/** The OIDC subject of a push to the branch main, which is the subject of the robot's federation. */
export const SUBJECT = 'repo:acme/app:ref:refs/heads/main';

/** A registry that trusts an OIDC issuer (both with TLS), and a job with the permission `id-token: write`. */
export interface KeylessFixture extends ImageFixture {
  readonly issuer: OidcIssuer;
  /** The variables that the runner sets with this permission; `ID_TOKENS` and `RUNNER_TOKEN` are names for their values. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts both, and pushes the image `devtable/simple:v1` with an SBOM. */
export async function keylessFixture(
  issuerOptions: IssuerOptions = {},
  options: (issuer: OidcIssuer) => RegistryOptions = () => ({}),
): Promise<KeylessFixture> {
  const issuer = await startIssuer(issuerOptions);
  onTestFinished(() => issuer.stop());
  const fixture = await imageFixture(
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
    ...fixture,
    issuer,
    names: { ...fixture.names, ...names },
    environment: { ACTIONS_ID_TOKEN_REQUEST_URL: 'ID_TOKENS', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'RUNNER_TOKEN' },
  };
}
