/** The name of the token that `/api/v1` accepts. */
export const OAUTH_TOKEN = 'an OAuth 2 access token';

const ROBOT_TOKEN = 'a robot token';
const APP_TOKEN = 'an application-specific token';

/**
 * The kind of a token by its form, such as `a robot token`; `undefined` if it has none of the forms of Quay. For messages only: another
 * version of Quay may have other forms.
 * @see quay ffba0c70e oauth/utils.py, data/model/oauth.py, data/database.py RobotAccountToken and AppSpecificAuthToken, and the recordings
 */
export function nameTokenForm(token: string): string | undefined {
  if (MIXED_CASE_OAUTH_TOKEN.test(token)) return OAUTH_TOKEN;
  return /^[A-Z0-9]+$/.test(token) ? FORMS.get(token.length) : undefined;
}

/** "Generate Token" makes tokens of letters in both cases and digits. Without an upper-case letter it may be the hash of a commit. */
const MIXED_CASE_OAUTH_TOKEN = /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[A-Za-z0-9]{40}$/;

/** By the number of characters. */
const FORMS: ReadonlyMap<number, string> = new Map([
  [40, OAUTH_TOKEN],
  [64, ROBOT_TOKEN],
  [120, APP_TOKEN],
]);

/**
 * Where a refused password belongs by its form: a sentence about it, and what to set instead; `undefined` if it is where it belongs, or has
 * no known form.
 * @param username `$oauthtoken` for the input oauth-token.
 */
export function explainMisplacedToken(username: string, password: string): string | undefined {
  const form = nameTokenForm(password);
  const isPlaced =
    (form === OAUTH_TOKEN && username === '$oauthtoken') ||
    (form === ROBOT_TOKEN && username.includes('+')) ||
    (form === APP_TOKEN && username === '$app');
  if (form === undefined || isPlaced) return undefined;
  const input = username === '$oauthtoken' ? 'oauth-token' : `The password of ${username}`;
  return `${input} has the form of ${form}. ${ADVICE[form]}`;
}

const ADVICE: Readonly<Record<string, string>> = {
  [OAUTH_TOKEN]: 'Set it as oauth-token, without username and password.',
  [ROBOT_TOKEN]: 'Set it as password, with the name of its robot as username, for example acme+ci.',
  [APP_TOKEN]: 'Set it as password, with $app as username.',
};

/** The service that a token is for, if its prefix says that it is not for Quay: such a token must not be sent to a registry. */
export function nameForeignService(token: string): string | undefined {
  return Object.entries(PREFIXES).find(([, prefix]) => prefix.test(token))?.[0];
}

/**
 * @see https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats,
 * https://docs.gitlab.com/security/tokens/#token-prefixes and https://docs.docker.com/security/access-tokens/
 */
const PREFIXES: Readonly<Record<string, RegExp>> = {
  GitHub: /^(?:gh[a-z]_|github_pat_)/,
  GitLab: /^gl[a-z]{2,6}-/,
  'Docker Hub': /^dckr_[a-z]+_/,
  OpenShift: /^sha256~/,
};
