/**
 * The fields in which responses of Quay hold secrets: tokens of robots, applications and OAuth, passwords, private keys.
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

/** Characters; the shortest secret that Quay makes has 40. Masking a short string would make the log unreadable. */
const MIN_SECRET = 16;

/** Characters: Quay accepts no shorter password. The last line of a private key may be short too. */
const MIN_PASSWORD = 8;

/**
 * Finds the secrets in a response, each once. Of a secret with several lines it also returns each line, since JSON escapes the line
 * breaks.
 */
export function findSecrets(json: unknown): readonly string[] {
  const found = new Set<string>();
  const left: unknown[] = [json];
  // Without recursion, since the server decides on the depth.
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
