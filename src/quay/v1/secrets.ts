/**
 * The fields in which Quay's answers hold secrets: the tokens of robots, of applications and of OAuth, passwords, private keys.
 * @see quay ffba0c70e endpoints/api/robot.py, appspecifictokens.py, organization.py, user.py
 */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'token',
  'token_code',
  'access_token',
  'client_secret',
  'refresh_token',
  'secret',
  'encrypted_password',
  'password',
  'private_key',
]);

/** Characters; the shortest that Quay makes has 40. What is shorter is no secret, and masking it would garble the log. */
const MIN_SECRET = 16;

/** Characters: Quay takes no shorter password. The last line of a private key may be short as well. */
const MIN_PASSWORD = 8;

/** The secrets in an answer, each once; of one with several lines each line too, since JSON text has its ends of lines escaped. */
export function findSecrets(json: unknown): readonly string[] {
  const found = new Set<string>();
  const left: unknown[] = [json];
  // Without recursion: the depth is up to whoever answers.
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, field] of Object.entries(value)) {
      if (typeof field !== 'string') left.push(field);
      else for (const secret of secretsOf(name, field)) found.add(secret);
    }
  }
  return [...found];
}

function secretsOf(name: string, text: string): readonly string[] {
  if (!SECRET_FIELDS.has(name) || text.length < (name === 'password' ? MIN_PASSWORD : MIN_SECRET)) return [];
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  // The first and the last line of PEM are the same in every key (RFC 7468 section 2).
  return [text, ...lines.filter((line) => line.length >= MIN_PASSWORD && !line.startsWith('-----'))];
}
