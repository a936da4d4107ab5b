/**
 * Finds the secrets in the JSON that Quay sends and receives: tokens of robots, applications and OAuth, passwords, private keys. It
 * searches the text, because a secret must be masked as it is spelled there; the JSON may be invalid, or too large to be parsed.
 * @see quay ffba0c70e endpoints/api/robot.py, appspecifictokens.py, organization.py, user.py
 */
export class SecretFinder {
  readonly #found = new Set<string>();
  #length = 0;

  /**
   * Returns the secrets that were not found before. Of a secret with several lines it also returns each line.
   * @throws TooManySecrets if there are too many in all texts together.
   */
  find(text: string): readonly string[] {
    const before = this.#found.size;
    for (const [, name = '', spelled = ''] of text.matchAll(SECRET_FIELD)) {
      for (const secret of secretsOf(name, spelled)) this.#add(secret);
      if (this.#found.size > MAX_SECRETS || this.#length > MAX_LENGTH) throw new TooManySecrets();
    }
    return [...this.#found].slice(before);
  }

  #add(secret: string): void {
    if (this.#found.has(secret)) return;
    this.#found.add(secret);
    this.#length += secret.length;
  }
}

/** More secrets than can be masked: each is a command to the runner, and every line of the log is searched for it. */
export class TooManySecrets extends Error {
  override readonly name = 'TooManySecrets';

  constructor() {
    super(`There are more than ${MAX_SECRETS.toLocaleString('en')} secrets, or more than 1 MiB of them.`);
  }
}

const MAX_SECRETS = 10_000;

/** Characters. */
const MAX_LENGTH = 1 << 20;

/**
 * A field with the name of a secret, and its value as it is spelled. The longest secret, a private key, has 4 KiB. `status_token`, which
 * only shows a badge, is not one: GitHub passes no output with a masked value to other jobs, and every repository has one.
 */
const SECRET_FIELD =
  /"((?:[a-z_]{0,60}_)?(?:secret|password|private_key)|(?:access_|refresh_)?token|token_code|key)"\s*:\s*"((?:[^"\\]|\\.){8,16384})"/g;

function secretsOf(name: string, spelled: string): readonly string[] {
  const secret = decode(spelled);
  if (secret.trim().length < minLength(name)) return [];
  const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
  // The first and the last line of PEM are the same in every key (RFC 7468 section 2).
  return [secret, spelled, ...lines.filter((line) => line.length >= MIN_PASSWORD && !line.startsWith('-----'))];
}

function minLength(name: string): number {
  if (name === 'key') return MIN_KEY;
  return name.endsWith('password') ? MIN_PASSWORD : MIN_SECRET;
}

/** Characters; the shortest secret that Quay makes has 40. Masking a short string would make the log unreadable. */
const MIN_SECRET = 16;

/** Characters: Quay accepts no shorter password. The last line of a private key may be short too. */
const MIN_PASSWORD = 8;

/** Characters. `key` is the encrypted password of a user, and also the name of a label. */
const MIN_KEY = 64;

function decode(spelled: string): string {
  try {
    return String(JSON.parse(`"${spelled}"`));
  } catch {
    return spelled;
  }
}
