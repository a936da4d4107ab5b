import type { RegistryToken } from './token.ts';

/** A token in use: on its way, or there; `undefined` where the registry asks for none. */
export interface Lease {
  readonly token: Promise<RegistryToken | undefined>;
  /** When the token was asked for. */
  readonly startedAt: Date;
}

/** Tokens one after the other, each in use until it is about to die. */
export interface Leases {
  /**
   * The lease in use, or a new one where that is about to end.
   * @throws what making the token in use threw.
   */
  hold(): Promise<Lease>;
  /** A new lease instead of `held`, or the one that another request has put in its place meanwhile. */
  replace(held: Lease): Lease;
}

/** Opens leases; no token is made before one is held. Who gets a lease awaits its token, so that no failure goes unheard. */
export function openLeases(makeToken: () => Promise<RegistryToken | undefined>, now: () => Date): Leases {
  let current: Lease | undefined;

  function start(): Lease {
    const startedAt = now();
    current = { token: makeToken(), startedAt };
    return current;
  }

  function replace(held: Lease): Lease {
    return current === undefined || current === held ? start() : current;
  }

  return {
    replace,
    async hold() {
      const held = current ?? start();
      const endsAt = renewalTime(await held.token, held.startedAt);
      return now().getTime() < endsAt ? held : replace(held);
    },
  };
}

/** A token is replaced when it has less than a minute to live, or half its life if it lives shorter than two. */
const MARGIN = 60_000;

/** What a token lives that does not say, or says what cannot be: the specification's minute. */
const DEFAULT_LIFETIME = 60_000;

function renewalTime(token: RegistryToken | undefined, startedAt: Date): number {
  if (token?.expiresAt === undefined) return Number.POSITIVE_INFINITY;
  // By the token's own times where it has both: the runner's clock may be off.
  const born = token.claims?.issuedAt ?? token.claims?.notBefore ?? startedAt;
  const said = token.expiresAt.getTime() - born.getTime();
  const lifetime = said > 0 ? said : DEFAULT_LIFETIME;
  return startedAt.getTime() + lifetime - Math.min(MARGIN, lifetime / 2);
}
