/** The name of the token that `/api/v1` accepts. */
export const OAUTH_TOKEN = 'an OAuth 2 access token';

/**
 * The kind of a token by its form, such as `a robot token`; `undefined` if it has none of the forms of Quay. For messages only: another
 * version of Quay may have other forms.
 * @see quay ffba0c70e data/model/oauth.py, data/database.py RobotAccountToken and AppSpecificAuthToken, and the recordings
 */
export function nameTokenForm(token: string): string | undefined {
  return /^[A-Z0-9]+$/.test(token) ? FORMS.get(token.length) : undefined;
}

/** By the number of characters. */
const FORMS: ReadonlyMap<number, string> = new Map([
  [40, OAUTH_TOKEN],
  [64, 'a robot token'],
  [120, 'an application-specific token'],
]);
