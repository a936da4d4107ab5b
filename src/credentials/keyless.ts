import type { Connection } from '../inputs/open-connection.ts';
import { exchangeIdToken, type RobotPassword } from '../quay/federation.ts';
import { basicCredentials, type Credentials } from '../registry/auth/credentials.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';

/** A robot account whose federation trusts GitHub's OIDC tokens. */
export interface FederatedRobot {
  /** host[:port] of the Quay registry. */
  readonly registry: string;
  /** `namespace+name`. */
  readonly robot: string;
  /** The audience of the OIDC token. */
  readonly audience: string;
}

type KeylessRunner = Pick<Runner, 'idToken' | 'mask' | 'now'>;

/**
 * Credentials without a stored secret: GitHub's OIDC token is exchanged for a password of the robot, which is valid for an hour. The
 * exchange happens when the password is first needed. A failure is kept, since it would be the same for every image.
 */
export class KeylessCredentials implements Extract<Credentials, { readonly kind: 'keyless' }> {
  readonly kind = 'keyless';
  readonly robot: string;
  readonly #account: FederatedRobot;
  readonly #connection: Connection;
  readonly #runner: KeylessRunner;
  #current: Promise<RobotPassword> | undefined;

  constructor(account: FederatedRobot, { connection, runner }: { connection: Connection; runner: KeylessRunner }) {
    this.robot = account.robot;
    this.#account = account;
    this.#connection = connection;
    this.#runner = runner;
  }

  /** Returns the password, and replaces it shortly before it expires. @throws the errors of `idToken` and `exchangeIdToken`. */
  async password(): Promise<Secret> {
    if (this.#current !== undefined && expiresSoon(await this.#current, this.#runner.now())) this.#current = undefined;
    this.#current ??= this.#exchange();
    return (await this.#current).secret;
  }

  async #exchange(): Promise<RobotPassword> {
    const { registry, robot, audience } = this.#account;
    const idToken = await this.#runner.idToken(audience);
    this.#mask(idToken);
    const { http, origin } = this.#connection.endpointOf(registry);
    const password = await exchangeIdToken(http, { origin, robot, idToken });
    this.#runner.mask(password.secret);
    this.#mask(password.secret);
    return password;
  }

  /** Masks the Authorization header in which a password of the robot is sent. */
  #mask(password: Secret): void {
    this.#runner.mask(new Secret(basicCredentials({ username: this.robot, password })));
  }
}

/** Milliseconds before the expiry: enough for the exchange that follows. */
const MARGIN = 60_000;

function expiresSoon({ expiresAt }: RobotPassword, now: Date): boolean {
  return expiresAt !== undefined && expiresAt.getTime() - now.getTime() < MARGIN;
}
