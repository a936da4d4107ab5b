import type { ActionRun } from './action-run.ts';

/** The job that a step is of. */
export interface JobSoFar {
  /** Of all its steps: a mask holds to the end. */
  readonly logs: readonly string[];
  /** Whether this was the last post step, so that no login may be left. */
  readonly isOver: boolean;
}

/**
 * Where secrets show although they must not, and which are not masked. `::add-mask::` lines, the outputs `token` and `password`, until
 * its post step the auth file of a login (a login's Base64 and nothing else), and for a secret that an API call was answered with the
 * output `body` and the file `body-file` are the only places for them.
 */
export function findLeaks(
  run: ActionRun,
  secrets: readonly string[],
  { logs, isOver }: JobSoFar = { logs: [run.log], isOver: run.step === 'post' },
): readonly string[] {
  const masks = logs.flatMap((log) => log.split('\n')).filter((line) => line.startsWith(MASK));
  const declared = SECRET_OUTPUTS.map((name) => run.outputs[name] ?? '');
  const answered = secretsOfAnswers(run).filter((secret) => !secrets.includes(secret));
  const known = [...new Set([...secrets, ...declared, ...answered])].filter((secret) => secret !== '');
  const unmasked = known.filter((secret) => !masks.includes(`${MASK}${escapeData(secret)}`));
  const shown = Object.entries(placesOf(run, isOver ? [] : known)).flatMap(([place, text]) =>
    [
      ...known
        .filter((secret) => !(answered.includes(secret) && isAnswer(place)))
        .filter((secret) => spellingsOf(secret).some((spelling) => text.includes(spelling)))
        .map(firstLetters),
      ...(text.match(JWT) ?? []).map(firstLetters),
    ].map((secret) => `${place} shows ${secret}`),
  );
  return [...new Set(shown), ...unmasked.map((secret) => `${firstLetters(secret)} is not masked`)];
}

const MASK = '::add-mask::';

const SECRET_OUTPUTS = ['token', 'password'];

/** What API calls were answered with: secrets stand there in fields of these names. */
function secretsOfAnswers({ files, outputs }: ActionRun): readonly string[] {
  const answers = Object.entries(files).filter(([name]) => ANSWER_FILE.test(name));
  const texts = [...answers.map(([, text]) => text), outputs.body ?? ''];
  return texts.flatMap((text) => [...text.matchAll(SECRET_FIELD)].map(([, secret = '']) => secret));
}

function isAnswer(place: string): boolean {
  return place === 'output body' || ANSWER_FILE.test(place);
}

const ANSWER_FILE = /(?:^|[ -])response\.(?:json|txt)$/;

const SECRET_FIELD = /"(?:token|token_code|access_token|client_secret|encrypted_password)":\s*"([^"]{16,})"/g;

/** Any token at all: those that were made and never used as well. A head and a good piece of a body will do: half a token is one. */
const JWT = /\bey[\w-]{10,}\.ey[\w-]{10,}/g;

function placesOf(run: ActionRun, logins: readonly string[]): Readonly<Record<string, string>> {
  const outputs = Object.fromEntries(Object.entries(run.outputs).filter(([name]) => !SECRET_OUTPUTS.includes(name)));
  const log = run.log.split('\n').filter((line) => !line.startsWith(MASK));
  return {
    log: log.join('\n'),
    ...named('output', outputs),
    ...named('variable', run.exported),
    ...named('state', run.state),
    summary: run.summary,
    ...named('file', withoutLogins(run.files, logins)),
  };
}

/** The files, the auth file of a login without the entries that may stand there. */
function withoutLogins(files: ActionRun['files'], logins: readonly string[]): Readonly<Record<string, string>> {
  const strip = (text: string) => logins.reduce((rest, secret) => rest.replaceAll(`"auth": "${secret}"`, ''), text);
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, AUTH_FILE.test(name) ? strip(text) : text]),
  );
}

const AUTH_FILE = /^quay-referrers-login-\w{6}\/config\.json$/;

function named(kind: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${kind} ${name}`, text]));
}

/** A secret as it may slip through: as it is, in a URL, in JSON, in base64 of any kind, and the signature of a token alone. */
function spellingsOf(secret: string): readonly string[] {
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

/** As the runner's commands spell it. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function firstLetters(secret: string): string {
  return `${secret.slice(0, 4)}…`;
}
