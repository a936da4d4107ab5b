type Inputs = Readonly<Record<string, string>>;

/** The secrets in the inputs of an action, plain and as Basic credentials. */
export function inputSecrets(inputs: Inputs): readonly string[] {
  return [inputs.password ?? '', inputs['oauth-token'] ?? '', ...basicCredentials(inputs)].filter(
    (secret) => secret !== '',
  );
}

/** The credentials of the inputs as Base64 for Basic authentication, which is as secret as the password. */
export function basicCredentials({
  username = '',
  password = '',
  'oauth-token': token = '',
}: Inputs): readonly string[] {
  const logins = [
    { name: username, secret: password },
    { name: '$oauthtoken', secret: token },
  ];
  return logins.filter(({ secret }) => secret !== '').map(({ name, secret }) => basicOf(name, secret));
}

/** The Base64 of a login, as in Basic authentication and auth files. */
export function basicOf(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

/** The secrets in an Authorization header: the token or the login as sent, and the password of the login. */
export function secretsOfHeader(authorization = ''): readonly string[] {
  const [scheme = '', sent = ''] = authorization.split(' ');
  if (sent === '') return [];
  if (scheme.toLowerCase() !== 'basic') return [sent];
  const login = Buffer.from(sent, 'base64').toString('utf8');
  return [sent, login.slice(login.indexOf(':') + 1)];
}
