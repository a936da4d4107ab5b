import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { pushSubject } from './recorded-quay.ts';
import { bearer, readRecording } from './recording.ts';
import { send } from './send.ts';
import type { Situation } from './situation.ts';

/** A situation in which these other recordings were made before. */
function after(...names: readonly string[]): Situation {
  return {
    before: async (_registry, replay) => {
      for (const name of names) await replay(name);
    },
  };
}

function deleted(path: string): Situation {
  return {
    before: async (registry) => {
      const headers = { Authorization: `Bearer ${bearer('api-user-token')}` };
      await send(registry, { method: 'DELETE', path: `/api/v1/${path}`, headers });
    },
  };
}

/** The tags of devtable/simple when the API was recorded: `imgref` was created, `deleteme` was deleted twice. */
function tagAsRecorded(registry: EmbeddedRegistry): void {
  const name = 'devtable/simple';
  registry.remove(name, 'deleteme');
  pushSubject(registry, name, { hex: IMGREF, tag: 'imgref', layerBytes: 113 });
  registry.push.manifest(name, readRecording('manifest-get-deleted-tag-digest').response.body, { tag: 'deleteme' });
  registry.remove(name, 'deleteme');
}

const IMGREF = 'a2d2d06fb7c1432d1494dc439b0af09b29bc15fddbe2464e184bc46db1b3b091';

const TAGGED = ['many1', 'many100', 'many1000', 'scratch'];

/** The state before each recording of `/api/v1`. */
export const API_SITUATIONS: Readonly<Record<string, Situation>> = {
  'auth-missing-repo-pull-after': after('auth-missing-repo-pull'),
  'auth-missing-repo-pull-push-after': after('auth-missing-repo-pull-push'),
  'auth-robot-missing-repo-after': after('auth-robot-missing-repo-pull-push'),
  'api-find-repos': after('api-repo-put-repowrite'),
  'api-repo-create': deleted('repository/devtable/simple'),
  'api-repo-delete': after('api-repo-create-org'),
  'api-repo-delete-again': after('api-repo-create-org', 'api-repo-delete'),
  'api-repo-get': { before: tagAsRecorded },
  'api-repo-list': after('auth-missing-repo-pull-push'),
  'api-repo-list-modified': {
    before: async (registry, replay) => {
      await replay('auth-missing-repo-pull-push');
      for (const name of TAGGED) registry.push.image(`devtable/${name}`, 'v1');
    },
  },
  'api-repo-list-page2': after('api-repo-list-page1'),
  'api-tag-list-private': { before: tagAsRecorded },
  'api-tag-put-move': after('api-tag-put-new'),
  'api-tag-put-expiration': after('api-tag-put-new'),
  'api-tag-put-emptybody': after('api-tag-put-new'),
  'api-tag-delete': after('api-tag-put-new'),
  'api-tag-delete-again': after('api-tag-put-new', 'api-tag-delete'),
  'api-tag-restore': after('api-tag-put-new', 'api-tag-put-move', 'api-tag-delete'),
  'api-org-delete': after('api-org-create'),
  'api-team-put-again': after('api-team-put'),
  'api-team-member-put': after('api-team-put'),
  'api-team-member-unknown': after('api-team-put'),
  'api-team-members': after('api-team-put', 'api-team-member-put'),
  'api-team-delete': after('api-team-put'),
  'api-team-delete-again': after('api-team-put', 'api-team-delete'),
  'api-user-robot-create': deleted('user/robots/dtrobot'),
  'api-robot-get': after('auth-robot-pull'),
  'api-robot-regenerate': after('api-robot-create2'),
  'api-robot-delete': after('api-robot-create2'),
  'api-robot-delete-again': after('api-robot-create2', 'api-robot-delete'),
};

const SESSION = 'a session of the web interface, with cookie and CSRF token: no action has one';
const SUPERUSER = 'a superuser, of whom the embedded registry has none';
const INITIALIZE = 'the first user of an empty database, which the embedded registry never has';
const APP_TOKEN = 'makes or lists application-specific tokens: no action does, and at /v2/auth they are start options';
const LOGS =
  'the history of a whole session, pulls and pushes of seven minutes; embedded-api-lists.test.ts checks the shape of entries and the paging';

/** Recordings of `/api/v1` that are not replayed, each with its reason. */
export const API_NOT_REPLAYED: Readonly<Record<string, string>> = {
  'api-session-user': SESSION,
  'api-session-put-csrf': SESSION,
  'api-session-put-nocsrf': SESSION,
  'api-signin': SESSION,
  'api-signin-bad': SESSION,
  'api-signin-nocsrf': SESSION,
  'login-429-signin': SESSION,
  'api-superuser-users': SUPERUSER,
  'api-user-super': SUPERUSER,
  'api-user-initialize': INITIALIZE,
  'api-user-initialize-again': INITIALIZE,
  'api-apptoken-create': APP_TOKEN,
  'api-apptokens': APP_TOKEN,
  'api-logs': LOGS,
  'api-logs-page1': LOGS,
  'api-logs-page2': LOGS,
};
