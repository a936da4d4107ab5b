import type { ActionRun } from './action-run.ts';

/** The places in which a run shows any 12 characters of a secret, so that one that was cut or has line breaks is found too. */
export function placesThatShow(secret: string, run: ActionRun): readonly string[] {
  const log = run.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const places = {
    log: log.join('\n'),
    summary: run.summary,
    outputs: JSON.stringify(run.outputs),
    state: JSON.stringify(run.state),
    files: JSON.stringify(run.files),
  };
  const pieces = Array.from({ length: Math.max(1, secret.length - 11) }, (_, at) => secret.slice(at, at + 12));
  return Object.entries(places).flatMap(([place, text]) =>
    pieces.some((piece) => text.includes(piece)) ? [place] : [],
  );
}
