/** Which of Quay's two servers is imitated: the Python one (quay.io, the recordings) or the Go one (cmd/quay). */
export type Flavour = 'python' | 'go';

/** What a registry does; every field has a default. */
export interface Features {
  readonly flavour: Flavour;
  /** FEATURE_REFERRERS_API. */
  readonly referrersApi: boolean;
  /** Lifetime of a registry token in seconds; below zero it is expired when it is issued. */
  readonly tokenLifetime: number;
  /** `true` keeps every connection, `false` none; undefined: as recorded (Python: manifests alone keep it). */
  readonly keepAlive: boolean | undefined;
  /** After a wrong password of a user, 429 for a growing time; the Python flavour alone. */
  readonly loginBackoff: boolean;
  /** GET of a blob answers 302 to a second origin, as Quay with S3 storage does. */
  readonly redirectBlobs: boolean;
  /** For how long the Python flavour serves a cached referrers list. */
  readonly referrersCacheSeconds: number;
}

/** `email` also works as a name at `/v2/auth`. */
export interface User {
  readonly password: string;
  readonly email?: string;
  readonly disabled?: boolean;
}

/** An OAuth 2 access token; scopes as Quay names them (`repo:read`, `repo:write`, `repo:admin`, `user:read`). */
export interface OAuthToken {
  readonly user: string;
  readonly scopes: readonly string[];
  readonly expired?: boolean;
}

/** `grants` by account: a user or an `org+robot`. The namespace's owner is admin without one. */
export interface RepositoryOptions {
  readonly visibility?: 'public' | 'private';
  readonly grants?: Readonly<Record<string, Level>>;
}

/** What an account may do with a repository; each includes the one before. */
export type Level = 'read' | 'write' | 'admin';

/** An issuer and subject whose OIDC tokens a robot takes; without `audiences` any audience passes. */
export interface Federation {
  /** `https://…`, as the token's `iss` has it. */
  readonly issuer: string;
  readonly subject: string;
  readonly audiences?: readonly string[];
}

/** Options of `startRegistry`; accounts and repositories given here are added to the defaults below. */
export interface RegistryOptions {
  /** `true`: https with a certificate made at the start. */
  readonly tls?: boolean;
  readonly features?: Partial<Features>;
  /** Password, or the whole user, by name. */
  readonly users?: Readonly<Record<string, string | User>>;
  /** Token by `org+robot`. */
  readonly robots?: Readonly<Record<string, string>>;
  /** By `org+robot`; such a robot is there without a token in `robots` too. The Python flavour alone knows federation. */
  readonly federations?: Readonly<Record<string, readonly Federation[]>>;
  /** Members who administer it, by organisation. */
  readonly organizations?: Readonly<Record<string, readonly string[]>>;
  /** By token; the user name at `/v2/auth` is `$oauthtoken`. */
  readonly oauthTokens?: Readonly<Record<string, OAuthToken>>;
  /** User by token; the user name at `/v2/auth` is `$app`. */
  readonly appTokens?: Readonly<Record<string, string>>;
  readonly repositories?: Readonly<Record<string, RepositoryOptions>>;
}

/** The options with every default filled in. */
export interface Settings {
  readonly tls: boolean;
  readonly features: Features;
  readonly users: ReadonlyMap<string, User>;
  readonly robots: ReadonlyMap<string, string>;
  readonly federations: ReadonlyMap<string, readonly Federation[]>;
  readonly organizations: ReadonlyMap<string, readonly string[]>;
  readonly oauthTokens: ReadonlyMap<string, OAuthToken>;
  readonly appTokens: ReadonlyMap<string, string>;
  readonly repositories: ReadonlyMap<string, RepositoryOptions>;
}

/** Adds the defaults: the accounts and repositories of the recordings, their secrets made readable. */
export function readOptions(options: RegistryOptions): Settings {
  return {
    tls: options.tls ?? false,
    features: { ...FEATURES, ...options.features },
    users: new Map(Object.entries({ ...USERS, ...options.users }).map(([name, user]) => [name, readUser(user)])),
    robots: new Map(Object.entries({ ...ROBOTS, ...federatedRobots(options), ...options.robots })),
    federations: new Map(Object.entries(options.federations ?? {})),
    organizations: new Map(Object.entries({ ...ORGANIZATIONS, ...options.organizations })),
    oauthTokens: new Map(Object.entries({ ...OAUTH_TOKENS, ...options.oauthTokens })),
    appTokens: new Map(Object.entries({ ...APP_TOKENS, ...options.appTokens })),
    repositories: new Map(Object.entries({ ...REPOSITORIES, ...options.repositories })),
  };
}

/** Every robot has a token, wanted or not. */
function federatedRobots({ federations = {} }: RegistryOptions): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(federations).map((robot) => [robot, `${robot}-token`]));
}

function readUser(user: string | User): User {
  return typeof user === 'string' ? { password: user } : user;
}

const FEATURES: Features = {
  flavour: 'python',
  referrersApi: true,
  tokenLifetime: 3600,
  keepAlive: undefined,
  loginBackoff: false,
  redirectBlobs: false,
  referrersCacheSeconds: 60,
};

const USERS: Readonly<Record<string, string | User>> = {
  devtable: { password: 'password', email: 'devtable@example.com' },
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
};

const APP_TOKENS: Readonly<Record<string, string>> = { 'app-token': 'devtable' };

const REPOSITORIES: Readonly<Record<string, RepositoryOptions>> = {
  'devtable/simple': { grants: { 'devtable+dtrobot': 'write', 'devtable+readbot': 'read' } },
  'devtable/public': { visibility: 'public' },
};
