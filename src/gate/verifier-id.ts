/**
 * The identity of a run, for a summary of what it verified: the workflow, as in a certificate of Fulcio, otherwise the repository.
 * @param environment of the step.
 */
export function verifierId(environment: Readonly<Record<string, string | undefined>>): string {
  const { GITHUB_SERVER_URL: server, GITHUB_WORKFLOW_REF: workflow, GITHUB_REPOSITORY: repository } = environment;
  const path = workflow || repository;
  // Another runner may set none of these variables, and the specification requires an identity.
  return server && path ? `${server}/${path}` : 'urn:quay-referrers';
}
