import type {
  Features,
  OAuthToken,
  Organization,
  RegistryOptions,
  RepositoryOptions,
  Robot,
  Settings,
  User,
} from './options.ts';

/** Adds the defaults: the accounts and repositories of the recordings, with readable secrets. */
export function readOptions(options: RegistryOptions): Settings {
  return {
    tls: options.tls ?? false,
    serverHostname: options.serverHostname,
    features: { ...FEATURES, ...options.features },
    users: mapOf({ ...USERS, ...options.users }, readUser),
    robots: mapOf({ ...ROBOTS, ...federatedRobots(options), ...options.robots }, readRobot),
    federations: new Map(Object.entries(options.federations ?? {})),
    organizations: mapOf({ ...ORGANIZATIONS, ...options.organizations }, readOrganization),
    oauthTokens: new Map(Object.entries({ ...OAUTH_TOKENS, ...options.oauthTokens })),
    appTokens: new Map(Object.entries({ ...APP_TOKENS, ...options.appTokens })),
    repositories: new Map(Object.entries({ ...REPOSITORIES, ...options.repositories })),
  };
}

/** Every robot has a token, also a federated one. */
function federatedRobots({ federations = {} }: RegistryOptions): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(federations).map((robot) => [robot, `${robot}-token`]));
}

function mapOf<Given, Read>(
  given: Readonly<Record<string, Given>>,
  read: (value: Given, name: string) => Read,
): Map<string, Read> {
  return new Map(Object.entries(given).map(([name, value]) => [name, read(value, name)]));
}

function readUser(user: string | User, name: string): User & { readonly email: string } {
  return { email: emailOf(name), ...(typeof user === 'string' ? { password: user } : user) };
}

function readRobot(robot: string | (Partial<Robot> & Pick<Robot, 'token'>)): Robot {
  const given = typeof robot === 'string' ? { token: robot } : robot;
  return { description: '', metadata: null, createdAt: Date.now(), lastAccessed: null, ...given };
}

function readOrganization(owners: readonly string[], name: string): Organization {
  return { email: emailOf(name), teams: new Map([['owners', { description: '', role: 'admin', members: owners }]]) };
}

function emailOf(name: string): string {
  return `${name}@example.com`;
}

const FEATURES: Features = {
  flavour: 'python',
  referrersApi: true,
  tokenLifetime: 3600,
  keepAlive: undefined,
  // The defaults of nginx.
  keepAliveRequests: 1000,
  http2: 'on',
  concurrentStreams: 128,
  loginBackoff: false,
  redirectBlobs: false,
  referrersCacheSeconds: 60,
  discovery: 'on',
};

const USERS: Readonly<Record<string, string | User>> = {
  devtable: 'password',
  reader: 'password',
  disabled: { password: 'password', disabled: true },
};

const ROBOTS: Readonly<Record<string, string>> = {
  'devtable+dtrobot': 'dtrobot-token',
  'devtable+readbot': 'readbot-token',
};

const ORGANIZATIONS: Readonly<Record<string, readonly string[]>> = { acme: ['devtable'] };

const OAUTH_TOKENS: Readonly<Record<string, OAuthToken>> = {
  'oauth-write': { user: 'devtable', scopes: ['repo:read', 'repo:write'] },
  'oauth-read': { user: 'devtable', scopes: ['repo:read'] },
  'oauth-user-only': { user: 'devtable', scopes: ['user:read'] },
  'oauth-expired': { user: 'devtable', scopes: ['repo:read'], expired: true },
  'oauth-admin': {
    user: 'devtable',
    scopes: ['repo:read', 'repo:write', 'repo:admin', 'repo:create', 'user:read', 'user:admin', 'org:admin'],
  },
  'oauth-assigned': { user: 'reader', scopes: ['repo:read', 'user:read'] },
};

const APP_TOKENS: Readonly<Record<string, string>> = { 'app-token': 'devtable' };

const REPOSITORIES: Readonly<Record<string, RepositoryOptions>> = {
  'devtable/simple': { grants: { 'devtable+dtrobot': 'write', 'devtable+readbot': 'read' } },
  'devtable/public': { visibility: 'public' },
};
