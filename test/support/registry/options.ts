import type { BrokenHttp2 } from './broken-http2.ts';

/** The imitated server: Python (quay.io, the recordings) or Go (cmd/quay). */
export type Flavour = 'python' | 'go';

/** The features of a registry; every field has a default. */
export interface Features {
  readonly flavour: Flavour;
  /** FEATURE_REFERRERS_API. */
  readonly referrersApi: boolean;
  /** The lifetime of a registry token in seconds; a negative one issues expired tokens. */
  readonly tokenLifetime: number;
  /** `true` keeps every HTTP/1.1 connection, `false` none; undefined: as recorded (Python: only after manifests). */
  readonly keepAlive: boolean | undefined;
  /** The number of requests after which a connection ends, over HTTP/2 with GOAWAY (nginx: `keepalive_requests`). */
  readonly keepAliveRequests: number;
  /** With TLS: `on` offers HTTP/2 by ALPN as Quay does, `off` does not; the others offer it and break it. */
  readonly http2: 'on' | 'off' | BrokenHttp2;
  /** The number of requests that may be open at the same time on an HTTP/2 connection. */
  readonly concurrentStreams: number;
  /** After a wrong password of a user, 429 for an increasing time; only Python. */
  readonly loginBackoff: boolean;
  /** GET of a blob returns 302 to a second origin, like Quay with S3 storage. */
  readonly redirectBlobs: boolean;
  /** How long the Python server returns a cached referrers list. */
  readonly referrersCacheSeconds: number;
  /** `off`: 404; `invalid`: half of the document; `incomplete`: without the paths of robots. */
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
  /** The user it acts as: the creator, or the user it was assigned to. */
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

/** A team of an organisation; members of a team with the role admin administer the organisation. */
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

/** `grants` by account: a user or an `org+robot`. The owner of the namespace is admin without a grant. */
export interface RepositoryOptions {
  readonly description?: string;
  readonly visibility?: 'public' | 'private';
  readonly grants?: Readonly<Record<string, Level>>;
}

/** The permission of an account on a repository; each includes the previous one. */
export type Level = 'read' | 'write' | 'admin';

/** An issuer and subject whose OIDC tokens a robot accepts; without `audiences` any audience is accepted. */
export interface Federation {
  /** `https://…`, as in the token's `iss`. */
  readonly issuer: string;
  readonly subject: string;
  readonly audiences?: readonly string[];
}

/** Options of `startRegistry`; accounts and repositories given here are added to the defaults below. */
export interface RegistryOptions {
  /** `true`: https with a certificate that is created at the start. */
  readonly tls?: boolean;
  /** SERVER_HOSTNAME: the `host:port` in challenges and tokens, for a registry that is reached through a proxy. Default: its own port. */
  readonly serverHostname?: string;
  readonly features?: Partial<Features>;
  /** Password, or the whole user, by name. */
  readonly users?: Readonly<Record<string, string | User>>;
  /** Token, or more, by `org+robot`. */
  readonly robots?: Readonly<Record<string, string | (Partial<Robot> & Pick<Robot, 'token'>)>>;
  /** By `org+robot`; such a robot exists without an entry in `robots`. Only Python has federation. */
  readonly federations?: Readonly<Record<string, readonly Federation[]>>;
  /** Members who administer it, by organisation. */
  readonly organizations?: Readonly<Record<string, readonly string[]>>;
  /** By token; the user name at `/v2/auth` is `$oauthtoken`. */
  readonly oauthTokens?: Readonly<Record<string, OAuthToken>>;
  /** User by token; the user name at `/v2/auth` is `$app`. */
  readonly appTokens?: Readonly<Record<string, string>>;
  readonly repositories?: Readonly<Record<string, RepositoryOptions>>;
}

/** The options with all defaults; `/api/v1` changes the maps that are not read-only. */
export interface Settings {
  readonly tls: boolean;
  readonly serverHostname: string | undefined;
  readonly features: Features;
  readonly users: ReadonlyMap<string, User & Required<Pick<User, 'email'>>>;
  readonly robots: Map<string, Robot>;
  readonly federations: Map<string, readonly Federation[]>;
  readonly organizations: Map<string, Organization>;
  readonly oauthTokens: ReadonlyMap<string, OAuthToken>;
  readonly appTokens: ReadonlyMap<string, string>;
  readonly repositories: ReadonlyMap<string, RepositoryOptions>;
}
