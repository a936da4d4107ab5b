/**
 * The fields in which Quay's answers hold secrets: the tokens of robots, of applications and of OAuth, a user's encrypted password.
 * @see quay ffba0c70e endpoints/api/robot.py, appspecifictokens.py, organization.py, user.py
 */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'token',
  'token_code',
  'access_token',
  'client_secret',
  'encrypted_password',
]);

/** Characters; Quay's shortest has 40. What is shorter is no secret, and masking it would garble the log. */
const MIN_SECRET = 16;

/** The secrets in an answer, each once. */
export function findSecrets(json: unknown): readonly string[] {
  const found = new Set<string>();
  const left: unknown[] = [json];
  // Without recursion: the depth is up to whoever answers.
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, field] of Object.entries(value)) {
      if (typeof field !== 'string') left.push(field);
      else if (SECRET_FIELDS.has(name) && field.length >= MIN_SECRET) found.add(field);
    }
  }
  return [...found];
}
