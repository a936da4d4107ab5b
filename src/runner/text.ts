/**
 * Keeps a log line from being read as a command by the runner: `::name::` counts at the start of a line, behind blanks too,
 * and the old form `##[name]` anywhere in it.
 * @see https://github.com/actions/runner/blob/v2.330.0/src/Runner.Common/ActionCommand.cs
 */
export function defuse(line: string): string {
  return line
    .split(/\r\n|\r|\n/)
    .map((part) => part.replace(/^([\s\u0085]*):(?=:)/, '$1\\:').replaceAll('##[', '##\\['))
    .join('\n');
}
