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
  /** `off`: 404; `invalid`: half of the document; `incomplete`: no path that has to do with robots. */
  readonly discovery: 'on' | 'off' | 'invalid' | 'incomplete';
}

/** `email` (default: NAME@example.com) also works as a name at `/v2/auth`. */
export interface User {
  readonly password: string;
  readonly email?: string;
  readonly disabled?: boolean;
}

/** An OAuth 2 access token; scopes as Quay names them (`repo:read`, `repo:write`, `repo:admin`, `user:read`, …). */
export interface OAuthToken {
  /** Whom it acts as: who made it, or to whom it was assigned. */
  readonly user: string;
  readonly scopes: readonly string[];
  readonly expired?: boolean;
}

/** A robot account; `createdAt` and `lastAccessed` in milliseconds. */
export interface Robot {
  readonly token: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly createdAt: number;
  readonly lastAccessed: number | null;
}

/** A team of an organisation; whoever is in one with the role admin administers the organisation. */
export interface Team {
  readonly description: string;
  readonly role: 'member' | 'creator' | 'admin';
  readonly members: readonly string[];
}

/** An organisation and its teams by name. */
export interface Organization {
  readonly email: string;
  readonly teams: Map<string, Team>;
}

/** `grants` by account: a user or an `org+robot`. The namespace's owner is admin without one. */
export interface RepositoryOptions {
  readonly description?: string;
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
  /** Token, or more, by `org+robot`. */
  readonly robots?: Readonly<Record<string, string | (Partial<Robot> & Pick<Robot, 'token'>)>>;
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

/** The options with every default filled in; what is no ReadonlyMap, `/api/v1` changes. */
export interface Settings {
  readonly tls: boolean;
  readonly features: Features;
  readonly users: ReadonlyMap<string, User & Required<Pick<User, 'email'>>>;
  readonly robots: Map<string, Robot>;
  readonly federations: Map<string, readonly Federation[]>;
  readonly organizations: Map<string, Organization>;
  readonly oauthTokens: ReadonlyMap<string, OAuthToken>;
  readonly appTokens: ReadonlyMap<string, string>;
  readonly repositories: ReadonlyMap<string, RepositoryOptions>;
}
