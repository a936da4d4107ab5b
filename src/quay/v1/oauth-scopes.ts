/**
 * The checkboxes of "Generate Token", as the manual names them.
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

/** `repo:write ("Read/Write to any accessible repositories")`; several scopes are joined by "or", no scopes are an empty string. */
export function describeScopes(scopes: readonly string[]): string {
  const named = scopes.slice(0, MAX_SCOPES).map((scope) => {
    const checkbox = CHECKBOXES.get(scope);
    return checkbox === undefined ? scope : `${scope} ("${checkbox}")`;
  });
  return named.join(' or ');
}

/** Quay has eight, and names one or two per operation. */
const MAX_SCOPES = 8;

/** How to make a token for the v1 API, in the steps of the manual. */
export const HOW_TO_MAKE_A_TOKEN =
  "To make a token, open the organization in Quay's web interface, then Applications > Create New Application > the name of the application > Generate Token > select the scopes that the call needs > Generate Access Token > Authorize Application. Quay shows the token once: store it as a secret of the repository.";
