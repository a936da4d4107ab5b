/**
 * The checkboxes of "Generate Token", in the manual's words.
 * @see https://docs.redhat.com/en/documentation/red_hat_quay/3/html/red_hat_quay_api_guide/oauth2-access-tokens and quay ffba0c70e auth/scopes.py
 */
const CHECKBOXES: ReadonlyMap<string, string> = new Map([
  ['repo:read', 'View all visible repositories'],
  ['repo:write', 'Read/Write to any accessible repositories'],
  ['repo:admin', 'Administer Repositories'],
  ['repo:create', 'Create Repositories'],
  ['user:read', 'Read User Information'],
  ['user:admin', 'Administer User'],
  ['org:admin', 'Administer Organization'],
  ['super:user', 'Super User Access'],
]);

/** `repo:write ("Read/Write to any accessible repositories")`, several joined by "or"; empty for none. */
export function describeScopes(scopes: readonly string[]): string {
  const named = scopes.map((scope) => {
    const checkbox = CHECKBOXES.get(scope);
    return checkbox === undefined ? scope : `${scope} ("${checkbox}")`;
  });
  return named.join(' or ');
}

/** How a token of the v1 API is made, in the manual's steps. */
export const HOW_TO_MAKE_A_TOKEN =
  "Make one in Quay's web interface: the organization > Applications > Create New Application > the application's name > Generate Token > tick what the call needs > Generate Access Token > Authorize Application. It is shown once: keep it as a secret of the repository.";
