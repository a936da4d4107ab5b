import type { ActionRun } from './action-run.ts';

/** Where secrets show although they must not: `::add-mask::` lines and the output `token` are the only places for them. */
export function findLeaks(run: ActionRun, secrets: readonly string[]): readonly string[] {
  const { token: _, ...outputs } = run.outputs;
  const places: Readonly<Record<string, string>> = {
    log: run.log
      .split('\n')
      .filter((line) => !line.startsWith('::add-mask::'))
      .join('\n'),
    outputs: JSON.stringify(outputs),
    summary: run.summary,
    ...Object.fromEntries(Object.entries(run.files).map(([name, text]) => [`file ${name}`, text])),
  };
  const spellings = new Set(secrets.filter((secret) => secret !== '').flatMap(spellingsOf));
  return Object.entries(places).flatMap(([place, text]) =>
    [...spellings].filter((secret) => text.includes(secret)).map((secret) => `${place}: ${secret.slice(0, 4)}…`),
  );
}

/** A secret as it may slip through: as it is, in a URL, in JSON. */
function spellingsOf(secret: string): readonly string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}
