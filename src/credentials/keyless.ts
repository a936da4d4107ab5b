import type { Connection } from '../inputs/connection.ts';
import { exchangeIdToken, type RobotPassword } from '../quay/federation.ts';
import type { Credentials } from '../registry/auth/credentials.ts';
import { basicCredentials } from '../registry/auth/token.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';

export interface KeylessOptions {
  /** host[:port] of the Quay. */
  readonly registry: string;
  readonly robot: string;
  /** What the OIDC token is made for. */
  readonly audience: string;
}

export interface KeylessDependencies {
  readonly connection: Connection;
  readonly runner: Pick<Runner, 'idToken' | 'mask' | 'now'>;
}

/**
 * Credentials without a stored secret: GitHub's OIDC token is exchanged for a password of the robot, which is used for an hour.
 * A refusal is kept: it is the same for every image.
 */
export function openKeyless(options: KeylessOptions, deps: KeylessDependencies): Credentials {
  let held: Promise<RobotPassword> | undefined;
  return {
    kind: 'keyless',
    robot: options.robot,
    async password() {
      if (held !== undefined && isEnding(await held, deps.runner.now())) held = undefined;
      held ??= getPassword(options, deps);
      return (await held).secret;
    },
  };
}

async function getPassword(
  { registry, robot, audience }: KeylessOptions,
  deps: KeylessDependencies,
): Promise<RobotPassword> {
  const { connection, runner } = deps;
  const idToken = await runner.idToken(audience);
  runner.mask(new Secret(basicCredentials({ username: robot, password: idToken })));
  const password = await exchangeIdToken(connection.http, { origin: connection.originOf(registry), robot, idToken });
  runner.mask(password.secret);
  runner.mask(new Secret(basicCredentials({ username: robot, password: password.secret })));
  return password;
}

/** A minute is enough for the exchange that follows. */
const MARGIN = 60_000;

function isEnding({ expiresAt }: RobotPassword, now: Date): boolean {
  return expiresAt !== undefined && expiresAt.getTime() - now.getTime() < MARGIN;
}
