import type { ActionRun } from './action-run.ts';

/**
 * Where secrets show although they must not, and which are not masked. `::add-mask::` lines, the output `token` and the action's own
 * state (its post step has to know) are the only places for them.
 */
export function findLeaks(run: ActionRun, secrets: readonly string[]): readonly string[] {
  const masks = run.log.split('\n').filter((line) => line.startsWith(MASK));
  const known = [...new Set(secrets)].filter((secret) => secret !== '');
  const unmasked = known.filter((secret) => !masks.includes(`${MASK}${escapeData(secret)}`));
  const shown = Object.entries(placesOf(run)).flatMap(([place, text]) =>
    [
      ...known.filter((secret) => spellingsOf(secret).some((spelling) => text.includes(spelling))).map(firstLetters),
      ...(text.match(JWT) ?? []).map(firstLetters),
    ].map((secret) => `${place} shows ${secret}`),
  );
  return [...new Set(shown), ...unmasked.map((secret) => `${firstLetters(secret)} is not masked`)];
}

const MASK = '::add-mask::';

/** Any token at all: those that were made and never used as well. A head and a good piece of a body will do: half a token is one. */
const JWT = /\bey[\w-]{10,}\.ey[\w-]{10,}/g;

function placesOf(run: ActionRun): Readonly<Record<string, string>> {
  const { token: _, ...outputs } = run.outputs;
  const log = run.log.split('\n').filter((line) => !line.startsWith(MASK));
  return {
    log: log.join('\n'),
    ...named('output', outputs),
    ...named('variable', run.exported),
    summary: run.summary,
    ...named('file', run.files),
  };
}

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
