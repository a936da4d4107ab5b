/**
 * Finds the parts of a value that may be secrets, so that they can be masked: private keys, JWTs, tokens with a known prefix, long random
 * strings, the credentials of an auth file, and passwords in URLs.
 */
export function findSecrets(value: string): readonly string[] {
  const keys = matches(value, PRIVATE_KEY);
  // The base64 of a certificate is random, but not secret.
  const text = [PRIVATE_KEY, PEM, TRUSTED_ROOT].reduce(without, value);
  const fields = [JSON_FIELD, HEADER, URL_PASSWORD].flatMap((pattern) => matches(text, pattern));
  const found = [...keys, ...keys.flatMap(longLines), ...fields, ...fields.map(passwordIn), ...findTokens(text)];
  return [...new Set(found)].filter((secret) => secret.length >= MIN_SECRET);
}

/**
 * A message about an input, with `***` for what looks like a token or a password. It also hides what may be a token or a name: unlike a
 * mask, this changes no output.
 */
export function hideTokens(text: string): string {
  const start = text.includes('@') ? text.replace(USER_INFO, '***') : text;
  const passwords = matches(start, URL_PASSWORD).filter((password) => password.length >= MIN_SECRET);
  const possible = (start.match(POSSIBLE_TOKEN) ?? []).filter(isPossible);
  // The longest first, since one may be a part of another.
  const found = [...passwords, ...findTokens(start), ...possible].toSorted((a, b) => b.length - a.length);
  return [...new Set(found)].reduce((rest, secret) => rest.replaceAll(secret, '***'), start);
}

/** Tokens of a known form, and long random strings. */
function findTokens(text: string): readonly string[] {
  const runs = TOKENS.reduce(without, text);
  return [...TOKENS.flatMap((pattern) => matches(text, pattern)), ...(runs.match(RUN) ?? []).filter(isRandom)];
}

/**
 * A pattern, and a simple sign without which it cannot match. Most inputs have no sign, so that the patterns, whose compilation takes a
 * millisecond, are not compiled.
 */
interface Pattern {
  readonly pattern: RegExp;
  readonly sign: RegExp;
}

/** The first group of each match, or all of it if there is no group. */
function matches(text: string, { pattern, sign }: Pattern): readonly string[] {
  return sign.test(text) ? [...text.matchAll(pattern)].map(([whole, group]) => group ?? whole) : [];
}

function without(text: string, { pattern, sign }: Pattern): string {
  return sign.test(text) ? text.replace(pattern, ' ') : text;
}

/** Whether the value of an input that takes a name or a host looks like a secret. */
export function looksLikeSecret(value: string): boolean {
  return findSecrets(value).length > 0 || (/^[A-Za-z0-9]{32,}$/.test(value) && /\d/.test(value));
}

/** Whether the value of an input that takes the path of an auth file is the content of one, plain or as Base64. */
export function looksLikeAuthFile(value: string): boolean {
  const isContent = (text: string) => /["']?\b(?:auths?|credHelpers|credsStore|identitytoken)\b["']?\s*:/.test(text);
  if (value === '') return false;
  return isContent(value) || isContent(Buffer.from(value, 'base64').toString('latin1')) || /^\{|\n/.test(value);
}

/** Characters. Shorter strings occur everywhere, and masking them would make the log unreadable. */
const MIN_SECRET = 6;

const PRIVATE_KEY: Pattern = {
  pattern: /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g,
  sign: /-----BEGIN/,
};
const PEM: Pattern = {
  pattern: /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g,
  sign: /-----BEGIN/,
};

/** Certificates and public keys in the JSON of a trusted root of sigstore. */
const TRUSTED_ROOT: Pattern = {
  pattern: /"(?:rawBytes|keyId)"\s*:\s*"[A-Za-z0-9+/=]*"/g,
  sign: /"(?:rawBytes|keyId)"/,
};

/** The runner masks the lines of a key too, since a log may show them one by one. */
function longLines(key: string): readonly string[] {
  return key.split(/\s+/).filter((line) => line.length >= 16 && !line.startsWith('-----'));
}

const TOKENS: readonly Pattern[] = [
  // A JWT, a JWE, and a token with an empty signature.
  { pattern: /\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g, sign: /eyJ/ },
  // GitHub, GitLab, Docker Hub, npm, Slack, OpenShift.
  {
    pattern: /\b(?:gh[pousr]_|github_pat_|glpat-|dckr_[po]at_|npm_|xox[a-z]-|sha256~)[\w-]{16,}/g,
    sign: /[_~-][\w-]{16}/,
  },
];

/** The fields of an auth file, of Quay's robots and tokens. In a string in JSON, the quotation marks are escaped. */
const JSON_FIELD: Pattern = {
  pattern:
    /\\?["'](?:auth|password|passwd|secret|identitytoken|registrytoken|token|access_token|client_secret)\\?["']\s*:\s*\\?["']([^"'\\\s]+)/gi,
  sign: /["']/,
};
const HEADER: Pattern = { pattern: /\b(?:bearer|basic)\s+([\w.~+/=-]+)/gi, sign: /\s/ };

/** `user:password` before a host, or `mailto:name`, but not `name:tag@sha256:…`. The limits of the lengths keep the search fast. */
const USER_INFO =
  /(?<![^\s/"'`])[^\s/:@"'`]{1,200}:[^\s/@"'`]{1,200}(?=@(?:localhost|[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.[a-z]{2,})\b)/gi;
const URL_PASSWORD: Pattern = { pattern: /(?:\/\/|^)[^\s/@:]*:([^\s/@]+)@(?!sha\d+:)/g, sign: /@/ };

/** The password in the Base64 of user:password; empty for anything else. */
function passwordIn(base64: string): string {
  return /^[\x20-\x7e]+?:([\x20-\x7e]+)$/.exec(Buffer.from(base64, 'base64').toString('latin1'))?.[1] ?? '';
}

/** Base64, base64url and base62 in one piece. Digests are lower-case hex, and names have separators. */
const RUN = /[A-Za-z0-9+/_=-]{32,}/g;

/**
 * Whether a run of characters is random: a robot token of Quay has 64 characters of A-Z and 0-9, an OAuth token 40 of A-Z, a-z and 0-9.
 * Words in camel case have fewer changes between cases, and their digits are together.
 */
function isRandom(run: string): boolean {
  const longest = run.split(/[^A-Za-z0-9]+/).reduce((a, b) => (b.length > a.length ? b : a), '');
  if (longest.length < 24 || !/[A-Z]/.test(longest) || /^[0-9A-F]+$/.test(longest)) return false;
  const changes = longest.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])|[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return (longest.match(/\d+/g)?.length ?? 0) >= 3 || changes >= 0.4 * longest.length;
}

/** What may also be a name: the start of a token, and runs with fewer signs of a random string. */
const POSSIBLE_TOKEN = /eyJ[\w-]{10,}(?:\.[\w-]+)*|(?:gh[a-z]_|github_pat_)\w{20,}|[A-Za-z0-9+=]{32,}/g;

/** A digest or a path is not a token: its letters are in one case, or it has separators. */
function isPossible(word: string): boolean {
  return (
    /^(?:eyJ|gh[a-z]_|github_pat_)/.test(word) || (/[A-Z]/.test(word) && /\d/.test(word) && !/^[0-9A-F]+$/.test(word))
  );
}
