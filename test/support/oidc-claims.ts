import { randomUUID } from 'node:crypto';

/** The parameters of a token; `issuedAt` in seconds since the epoch. */
export interface TokenOccasion {
  readonly issuer: string;
  /** Default: the URL of the repository's owner, as in GitHub. */
  readonly audience: string | undefined;
  readonly issuedAt: number;
}

/**
 * The claims of GitHub's OIDC token for a push to the branch main of acme/app, valid for five minutes.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function githubClaims({
  issuer,
  audience = 'https://github.com/acme',
  issuedAt,
}: TokenOccasion): Readonly<Record<string, unknown>> {
  return {
    jti: randomUUID(),
    sub: 'repo:acme/app:ref:refs/heads/main',
    aud: audience,
    ...PUSH_TO_MAIN,
    iss: issuer,
    nbf: issuedAt,
    exp: issuedAt + 300,
    iat: issuedAt,
  };
}

const COMMIT = '2f0c3ed0a4c1a0e3d8a7d9d4e6f1c5b2a3948576';
const WORKFLOW = 'acme/app/.github/workflows/release.yml@refs/heads/main';
const PUSH_TO_MAIN = {
  ref: 'refs/heads/main',
  ref_type: 'branch',
  ref_protected: 'false',
  sha: COMMIT,
  repository: 'acme/app',
  repository_id: '1002',
  repository_owner: 'acme',
  repository_owner_id: '1001',
  repository_visibility: 'private',
  run_id: '1',
  run_number: '1',
  run_attempt: '1',
  runner_environment: 'github-hosted',
  check_run_id: '1',
  actor: 'octocat',
  actor_id: '1003',
  workflow: 'release',
  workflow_ref: WORKFLOW,
  workflow_sha: COMMIT,
  job_workflow_ref: WORKFLOW,
  job_workflow_sha: COMMIT,
  head_ref: '',
  base_ref: '',
  event_name: 'push',
};
