import type { Features, Federation, RegistryOptions, RepositoryOptions } from '../support/registry/options.ts';
import { basicCredentials, bearer } from './recording.ts';

/** The accounts and repositories of the recorded Quay; `issuer` replaces its OIDC issuer. */
export function recordedAccounts(features: Partial<Features>, issuer: string): RegistryOptions {
  return {
    features,
    federations: federationsWith(issuer),
    users: { lockme: 'password' },
    robots: Object.fromEntries([
      robot('write robot', basicCredentials('auth-robot-pull')),
      robot('', basicCredentials('auth-robot-read-star')),
      robot('', basicCredentials('fed-static-still-works')),
      robot('nofed', ['devtable+nofed', 'nofed-token']),
      robot('issuer down', ['devtable+feddown', 'feddown-token']),
      robot('org robot', ['acme+ci', 'ci-token']),
    ]),
    oauthTokens: {
      [basicCredentials('auth-oauthtoken')[1]]: { user: 'devtable', scopes: ALL_SCOPES },
      [bearer('api-repo-put-repowrite')]: { user: 'devtable', scopes: ['repo:read', 'repo:write'] },
      [bearer('api-repo-get-nopermission')]: { user: 'reader', scopes: ALL_SCOPES },
      [basicCredentials('auth-oauthtoken-readonly')[1]]: { user: 'devtable', scopes: ['repo:read'] },
      [basicCredentials('auth-oauthtoken-userread')[1]]: { user: 'devtable', scopes: ['user:read'] },
      [basicCredentials('auth-oauthtoken-expired')[1]]: { user: 'devtable', scopes: ['repo:read'], expired: true },
    },
    appTokens: { [basicCredentials('auth-apptoken')[1]]: 'devtable' },
    repositories: REPOSITORIES,
  };
}

/** The scopes of the recorded tokens, also of the user reader. */
const ALL_SCOPES = ['repo:read', 'repo:write', 'repo:admin', 'repo:create', 'user:read', 'user:admin', 'org:admin'];

function robot(description: string, [name, token]: readonly [string, string]) {
  return [name, { token, description }] as const;
}

const SUBJECT = 'repo:acme/app:ref:refs/heads/main';

function federationsWith(issuer: string): Readonly<Record<string, readonly Federation[]>> {
  return {
    'devtable+fedbot': [{ issuer, subject: SUBJECT }],
    'devtable+fedaud': [{ issuer, subject: SUBJECT, audiences: ['quay-test'] }],
    'devtable+nofed': [],
    // Nothing listens on the first URL, and the second is not https.
    'devtable+feddown': ['https://localhost:9', issuer.replace('https:', 'http:')].map((down) => ({
      issuer: down,
      subject: SUBJECT,
    })),
  };
}

const REPOSITORIES: Readonly<Record<string, RepositoryOptions>> = {
  'devtable/simple': {
    description: 'simple private repo',
    grants: {
      'devtable+dtrobot': 'write',
      'devtable+readbot': 'read',
      'devtable+fedbot': 'read',
      'devtable+fedaud': 'read',
    },
  },
  'devtable/public': { visibility: 'public', description: 'public' },
  'devtable/fallback': { visibility: 'public', description: 'fallback' },
  'devtable/many1': { visibility: 'public', description: 'many1' },
  'devtable/many100': { visibility: 'public', description: 'many100' },
  'devtable/many1000': { visibility: 'public', description: 'many1000' },
  'devtable/other': { description: 'other' },
  'devtable/scratch': { description: 'scratch' },
  ...Object.fromEntries(
    Array.from({ length: 105 }, (_, index) => [
      `paging/r${String(index).padStart(3, '0')}`,
      { visibility: 'public', description: '', grants: { devtable: 'admin' } } as const,
    ]),
  ),
};
