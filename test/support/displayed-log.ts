/**
 * A log as GitHub displays it: without mask commands, with `***` for masked values, and with annotations as plain
 * lines.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function displayedLog(log: string): string {
  const lines = log.split('\n');
  const masked = lines.flatMap((line) => /^::add-mask::(.+)$/.exec(line)?.[1] ?? []).map(unescapeData);
  const shown = lines.filter((line) => !line.startsWith('::add-mask::')).map(showCommand);
  return masked.reduce((text, secret) => text.replaceAll(secret, '***'), shown.join('\n'));
}

function showCommand(line: string): string {
  const command = /^::(error|warning|notice)(?: [^:]*)?::(.*)$/.exec(line);
  if (command === null) return line;
  const [, level = '', message = ''] = command;
  return `${level.charAt(0).toUpperCase()}${level.slice(1)}: ${unescapeData(message)}`;
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
