import type { ApiHandler } from './api-call.ts';
import { describeApi } from './api-discovery.ts';
import { describeProblem, listEntities } from './api-entity.ts';
import { listLogs } from './api-log.ts';
import { addLabel, listLabels, readManifestDetails, readSecurity } from './api-manifest.ts';
import { deleteOrganization, makeOrganization, readOrganization } from './api-organization.ts';
import { givePermission, listPermissions, readPermission, takePermission } from './api-permission.ts';
import {
  changeVisibility,
  deleteRepository,
  describeRepository,
  makeRepository,
  readRepository,
} from './api-repository.ts';
import { findRepositories, listRepositories } from './api-repository-list.ts';
import { deleteRobot, listRobotPermissions, listRobots, makeRobot, readRobot, regenerateRobot } from './api-robot.ts';
import { deleteFederation, readFederation, writeFederation } from './api-robot-federation.ts';
import { changeTag, deleteTag, restoreTag } from './api-tag.ts';
import { listTagHistory } from './api-tag-list.ts';
import { addMember, deleteTeam, listMembers, removeMember, writeTeam } from './api-team.ts';
import { readUser } from './api-user.ts';
import { json } from './api-words.ts';

/** Handlers by operationId; path, method, scope and body are in the discovery document. */
export const OPERATIONS: Readonly<Record<string, ApiHandler>> = {
  discovery: describeApi,
  getErrorDescription: describeProblem,
  getLoggedInUser: readUser,
  getMatchingEntities: listEntities,
  conductRepoSearch: findRepositories,

  listRepos: listRepositories,
  createRepo: makeRepository,
  getRepo: readRepository,
  updateRepo: describeRepository,
  deleteRepository,
  changeRepoVisibility: changeVisibility,
  listRepoLogs: listLogs,
  listRepoNotifications: () => json({ notifications: [] }),

  listRepoTags: listTagHistory,
  changeTag,
  deleteFullTag: deleteTag,
  restoreTag,
  getRepoManifest: readManifestDetails,
  getRepoManifestSecurity: readSecurity,
  listManifestLabels: listLabels,
  addManifestLabel: addLabel,

  listRepoUserPermissions: listPermissions,
  getUserPermissions: readPermission,
  changeUserPermissions: givePermission,
  deleteUserPermissions: takePermission,

  ...robotOperations('User'),
  ...robotOperations('Org'),

  createOrganization: makeOrganization,
  getOrganization: readOrganization,
  deleteAdminedOrganization: deleteOrganization,
  updateOrganizationTeam: writeTeam,
  deleteOrganizationTeam: deleteTeam,
  getOrganizationTeamMembers: listMembers,
  updateOrganizationTeamMember: addMember,
  deleteOrganizationTeamMember: removeMember,
};

function robotOperations(owner: 'User' | 'Org'): Readonly<Record<string, ApiHandler>> {
  return {
    [`get${owner}Robots`]: listRobots,
    [`get${owner}Robot`]: readRobot,
    [`create${owner}Robot`]: makeRobot,
    [`delete${owner}Robot`]: deleteRobot,
    [`regenerate${owner}RobotToken`]: regenerateRobot,
    [`get${owner}RobotPermissions`]: listRobotPermissions,
    [`get${owner}RobotFederation`]: readFederation,
    [`create${owner}RobotFederation`]: writeFederation,
    [`delete${owner}RobotFederation`]: deleteFederation,
  };
}
