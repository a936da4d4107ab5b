import { startIssuer } from '../support/oidc-issuer.ts';
import type { RegistryOptions } from '../support/registry/options.ts';
import { type EmbeddedRegistry, startRegistry } from '../support/registry/registry.ts';
import type { OpenStep, Step } from './types.ts';

/** Every repository of the matrix is this one. */
export const REPOSITORY = 'devtable/simple';

/** Secrets that are not words of any message. */
export const READER = { username: 'devtable+readbot', password: 'r3adb0t-s3cret-0123456789' } as const;
export const ACCESS = { 'oauth-token': 'oa1h-s3cret-0123456789abcdefghijklmnopqr' } as const;
const ROBOT = 'acme+ci';

const REGISTRY: RegistryOptions = {
  robots: { [READER.username]: READER.password },
  oauthTokens: {
    [ACCESS['oauth-token']]: {
      user: 'devtable',
      scopes: ['repo:read', 'repo:write', 'repo:admin', 'repo:create', 'user:read', 'user:admin', 'org:admin'],
    },
  },
};

export type Inputs = Readonly<Record<string, string>>;
/** Pushes the evidence of the image `v1`, whose digest it gets, and returns the inputs. */
export type Prepare = (registry: EmbeddedRegistry, image: string) => Inputs;

/** Starts a registry with the image `v1`. */
export async function openStep(prepare: Prepare, options: RegistryOptions = {}): Promise<OpenStep> {
  const registry = await startRegistry({ ...REGISTRY, ...options, robots: { ...REGISTRY.robots, ...options.robots } });
  const { digest } = registry.push.image(REPOSITORY, 'v1');
  const connection = options.tls ? { 'ca-certificate': registry.certificate } : { 'plain-http': 'true' };
  return { registry, inputs: { ...connection, ...prepare(registry, digest) }, close: registry.stop };
}

/** The robot logs in with an OIDC token of GitHub. */
export async function openKeyless(prepare: Prepare, endpoint: Parameters<Step['open']>[0]): Promise<OpenStep> {
  const issuer = await startIssuer(endpoint === undefined ? {} : { endpoint });
  const subject = 'repo:acme/app:ref:refs/heads/main';
  const open = await openStep((registry, image) => ({ ...prepare(registry, image), robot: ROBOT }), {
    federations: { [ROBOT]: [{ issuer: issuer.issuer, subject }] },
    repositories: { [REPOSITORY]: { grants: { [ROBOT]: 'read' } } },
  });
  return {
    ...open,
    environment: {
      ACTIONS_ID_TOKEN_REQUEST_URL: issuer.requestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: issuer.requestToken,
    },
    close: async () => {
      await Promise.all([open.close(), issuer.stop()]);
    },
  };
}
