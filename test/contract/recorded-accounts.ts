import type { Features, Federation, RegistryOptions, RepositoryOptions } from '../support/registry/options.ts';
import { basicCredentials } from './recording.ts';

/** The accounts and repositories that the recorded Quay had; `issuer` in place of its OIDC issuer. */
export function recordedAccounts(features: Partial<Features>, issuer: string): RegistryOptions {
  return {
    features,
    federations: federationsWith(issuer),
    users: { lockme: 'password' },
    robots: Object.fromEntries([
      basicCredentials('auth-robot-pull'),
      basicCredentials('auth-robot-read-star'),
      basicCredentials('fed-static-still-works'),
      ['devtable+nofed', 'nofed-token'],
    ]),
    oauthTokens: {
      [basicCredentials('auth-oauthtoken')[1]]: { user: 'devtable', scopes: ['repo:read', 'repo:write', 'repo:admin'] },
      [basicCredentials('auth-oauthtoken-readonly')[1]]: { user: 'devtable', scopes: ['repo:read'] },
      [basicCredentials('auth-oauthtoken-userread')[1]]: { user: 'devtable', scopes: ['user:read'] },
      [basicCredentials('auth-oauthtoken-expired')[1]]: { user: 'devtable', scopes: ['repo:read'], expired: true },
    },
    appTokens: { [basicCredentials('auth-apptoken')[1]]: 'devtable' },
    repositories: REPOSITORIES,
  };
}

const SUBJECT = 'repo:acme/app:ref:refs/heads/main';

function federationsWith(issuer: string): Readonly<Record<string, readonly Federation[]>> {
  return {
    'devtable+fedbot': [{ issuer, subject: SUBJECT }],
    'devtable+fedaud': [{ issuer, subject: SUBJECT, audiences: ['quay-test'] }],
    // Nothing listens at the one, and the other is no https URL.
    'devtable+feddown': ['https://localhost:9', issuer.replace('https:', 'http:')].map((down) => ({
      issuer: down,
      subject: SUBJECT,
    })),
  };
}

const REPOSITORIES: Readonly<Record<string, RepositoryOptions>> = {
  'devtable/simple': {
    grants: { 'devtable+dtrobot': 'write', 'devtable+readbot': 'read', 'devtable+fedbot': 'read' },
  },
  'devtable/fallback': { visibility: 'public' },
  'devtable/many1': { visibility: 'public' },
  'devtable/many100': { visibility: 'public' },
  'devtable/many1000': { visibility: 'public' },
  'devtable/other': {},
};
