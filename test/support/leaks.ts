import type { ActionRun } from './action-run.ts';

/** The job of a step. */
export interface JobSoFar {
  /** The logs of all steps so far; a mask is valid until the end of the job. */
  readonly logs: readonly string[];
  /** Whether this was the last post step, after which no login may exist. */
  readonly isOver: boolean;
  /** Whether a step was killed: it may not have masked all secrets yet, and its login may be unfinished. */
  readonly isCancelled?: boolean;
}

/**
 * Finds secrets that are shown or not masked. Secrets may only be in `::add-mask::` lines, in the outputs `token` and
 * `password`, until the post step in the auth file of a login (only as the Base64 of a login), and, if they were part
 * of an API response, in the output `body` and the file `body-file`.
 */
export function findLeaks(
  run: ActionRun,
  secrets: readonly string[],
  { logs, isOver, isCancelled = false }: JobSoFar = { logs: [run.log], isOver: run.step === 'post' },
): readonly string[] {
  const masks = logs.flatMap((log) => log.split('\n')).filter((line) => line.startsWith(MASK));
  const declared = SECRET_OUTPUTS.map((name) => run.outputs[name] ?? '');
  const inResponses = secretsOfResponses(run).filter((secret) => !secrets.includes(secret));
  const known = [...new Set([...secrets, ...declared, ...inResponses])].filter((secret) => secret !== '');
  const unmasked = isCancelled ? [] : known.filter((secret) => !masks.includes(`${MASK}${escapeData(secret)}`));
  const loginFile = isCancelled ? UNFINISHED_AUTH_FILE : AUTH_FILE;
  const shown = Object.entries(textsOf(run, { loginFile, logins: isOver ? [] : known })).flatMap(([place, text]) =>
    [
      ...known
        .filter((secret) => !(inResponses.includes(secret) && isResponse(place)))
        .filter((secret) => encodingsOf(secret).some((encoded) => text.includes(encoded)))
        .map(abbreviate),
      ...(text.match(JWT) ?? []).map(abbreviate),
    ].map((secret) => `${place} shows ${secret}`),
  );
  return [...new Set(shown), ...unmasked.map((secret) => `${abbreviate(secret)} is not masked`)];
}

const MASK = '::add-mask::';

const SECRET_OUTPUTS = ['token', 'password'];

/** The secrets in API responses, by the names of their fields. */
function secretsOfResponses({ files, outputs }: ActionRun): readonly string[] {
  const answers = Object.entries(files).filter(([name]) => RESPONSE_FILE.test(name));
  const texts = [...answers.map(([, text]) => text), outputs.body ?? ''];
  return texts.flatMap((text) => [...text.matchAll(SECRET_FIELD)].map(([, secret = '']) => secret));
}

function isResponse(place: string): boolean {
  return place === 'output body' || RESPONSE_FILE.test(place);
}

const RESPONSE_FILE = /(?:^|[ -])response\.(?:json|txt)$/;

const SECRET_FIELD = /"(?:token|token_code|access_token|client_secret|encrypted_password)":\s*"([^"]{16,})"/g;

/**
 * Matches any token, also unused ones. The header and a part of the payload are enough, so that a cut token is found
 * too.
 */
const JWT = /\bey[\w-]{10,}\.ey[\w-]{10,}/g;

/** The auth file that may contain logins, and these logins. */
interface AllowedLogins {
  readonly loginFile: RegExp;
  readonly logins: readonly string[];
}

function textsOf(run: ActionRun, allowed: AllowedLogins): Readonly<Record<string, string>> {
  const outputs = Object.fromEntries(Object.entries(run.outputs).filter(([name]) => !SECRET_OUTPUTS.includes(name)));
  const log = run.log.split('\n').filter((line) => !line.startsWith(MASK));
  return {
    log: log.join('\n'),
    ...named('output', outputs),
    ...named('variable', run.exported),
    ...named('state', run.state),
    summary: run.summary,
    ...named('file', withoutLogins(run.files, allowed)),
  };
}

/** The files; the auth file of a login without its allowed entries. */
function withoutLogins(
  files: ActionRun['files'],
  { loginFile, logins }: AllowedLogins,
): Readonly<Record<string, string>> {
  const strip = (text: string) => logins.reduce((rest, secret) => rest.replaceAll(`"auth": "${secret}"`, ''), text);
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, loginFile.test(name) ? strip(text) : text]),
  );
}

const AUTH_FILE = /^quay-referrers-login-\w{6}\/config\.json$/;
const UNFINISHED_AUTH_FILE = /^quay-referrers-login-\w{6}\/config\.json/;

function named(kind: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${kind} ${name}`, text]));
}

/**
 * The encodings of a secret that are searched for: plain, in a URL, in JSON, in any base64, and the signature of a
 * token.
 */
function encodingsOf(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64');
  const signature = /^ey[\w-]+\.[\w-]+\.([\w-]{20,})$/.exec(secret)?.[1];
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
    ...(secret.endsWith('=') ? [secret.replace(/=+$/, '')] : []),
    ...(signature === undefined ? [] : [signature]),
  ];
}

/** Escapes a value as in the runner's commands. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function abbreviate(secret: string): string {
  return `${secret.slice(0, 4)}…`;
}
