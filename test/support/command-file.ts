/**
 * Reads a file of `NAME<<DELIMITER`, lines, `DELIMITER`, or `NAME=VALUE`, as the runner reads GITHUB_OUTPUT, GITHUB_ENV and GITHUB_STATE.
 * @throws Error on anything else: the runner would fail the step.
 * @see https://github.com/actions/runner/blob/v2.330.0/src/Runner.Worker/FileCommandManager.cs
 */
export function readCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line === '') continue;
    const [, name = '', sign, rest = ''] = /^([^=<]+)(=|<<)(.*)$/.exec(line) ?? [];
    if (sign === undefined) throw new Error(`the runner cannot read this line of a command file: ${line}`);
    values[name] = sign === '=' ? rest : readBlock(lines, rest);
  }
  return values;
}

/** Removes and returns the lines up to the delimiter. */
function readBlock(lines: string[], delimiter: string): string {
  const end = lines.indexOf(delimiter);
  if (end < 0) throw new Error(`the runner finds no end ${delimiter} in a command file`);
  return lines
    .splice(0, end + 1)
    .slice(0, -1)
    .join('\n');
}
