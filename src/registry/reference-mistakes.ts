/** A mistake in a reference: how it looks, and what is wrong and what to write instead, as a clause. */
interface Mistake {
  readonly pattern: RegExp;
  readonly why: string;
}

/** In this order, because one string may match several. The clauses never quote the reference: it may contain a password. */
const MISTAKES: readonly Mistake[] = [
  { pattern: /\p{Cf}/u, why: 'it has an invisible character; type it again' },
  {
    pattern: /^\{(?!\{)|^\[(?:["'[{]|.*,|(?![\d:a-f.]*\]).*\]$|$)/i,
    why: 'it is JSON; write one reference per line, without brackets, quotes and commas',
  },
  { pattern: /^[-*•]\s/, why: 'it starts with the dash of a YAML list; write one reference per line, without dashes' },
  { pattern: /^["'`“”„‘’‚«»]|["'`“”‘’»][,;]?$/, why: 'the quotes are part of it; remove them' },
  {
    pattern: /\$\{\{|\$[A-Za-z_({]|%[A-Za-z_]\w*%|\{\{/,
    why: `a variable in it was not replaced: no shell reads the inputs of an action; write \${{ env.NAME }}, or set the variable in an earlier step`,
  },
  { pattern: /[<>]/, why: 'it has a placeholder in angle brackets; replace it' },
  { pattern: /\s#/, why: 'a comment follows it; write the comment on a line of its own' },
  { pattern: /^[A-Za-z_-]+:\s/, why: 'it starts with a name and a colon; write the reference alone' },
  { pattern: /[,;]/, why: 'it is a list on one line; write one reference per line, without commas' },
  { pattern: /\s/, why: 'it has spaces; write one reference per line' },
  {
    pattern: /^https?:\/\/[^/]+\/(?:repository|organization|r|_)\//i,
    why: 'it is the address of a web page; write the registry, the namespace and the repository alone',
  },
  {
    pattern: /^quay\.io\/repository\/[^/]+\/./,
    why: 'it is the address of a web page; remove "repository/"',
  },
  { pattern: /^[a-z][a-z0-9+.-]*:\/\//i, why: 'it starts with a scheme; remove it' },
  { pattern: /\\/, why: 'it has backslashes; write slashes' },
  { pattern: /[?#]/, why: 'it has a "?" or "#", as web addresses have; write the reference alone' },
  {
    pattern: /^sha(?:256|512)[:-][0-9a-f]+$/i,
    why: 'it is a digest alone; write namespace/repository before it and "@"',
  },
  { pattern: /:sha(?:256|512):/i, why: 'a digest follows "@", not ":"' },
  { pattern: /@sha(?:256|512)-/i, why: 'its digest has "-" after the algorithm; write ":"' },
  {
    pattern: /^[^/]+\/.*:[^/@]*\//,
    why: 'its tag has a slash, which a tag cannot have; if it is the name of a branch, replace the slashes',
  },
  {
    pattern: /[^/]\/$/,
    why: 'it ends in a slash; remove it, or check the variable after it, which was probably empty',
  },
  { pattern: /:[^/@]*\+/, why: 'its tag has "+", which a tag cannot have; clients write "_" instead' },
];

/**
 * Finds a mistake that is made often: a list on one line, JSON, quotes, a variable that was not replaced, credentials, `@` and `:` mixed up.
 * @returns what is wrong and what to write instead, as a clause that never quotes the reference; `undefined` if there is none of them.
 */
export function findReferenceMistake(reference: string): string | undefined {
  const text = reference.slice(0, MAX_READ);
  if (credentialsIn(text) !== '') return 'it has credentials before "@"; use the inputs username and password';
  const found = MISTAKES.find(({ pattern }) => pattern.test(text));
  if (found !== undefined) return found.why;
  return /@[A-Za-z0-9_][\w.-]*$/.test(text) ? 'a tag follows ":", not "@"' : undefined;
}

/** UTF-16 units, more than any reference has. Some of the patterns take the square of the time on a longer line. */
const MAX_READ = 2_000;

/** The beginning of a reference without the credentials that may be in it. They end at the last `@`: a password may contain one. */
export function hideCredentials(reference: string): string {
  const text = reference.slice(0, MAX_READ);
  // It may be the content of an auth file.
  if (text.startsWith('{')) return '{…}';
  const credentials = credentialsIn(text);
  return credentials === '' ? text : text.replace(credentials, () => '***');
}

/** `user:password` of `user:password@host/repository`, or `user` of `user@host/repository`; '' if there are none. */
function credentialsIn(text: string): string {
  const named = text.replace(/@sha\d+[:-][^@]*$/i, '');
  const { before = '', after = '' } =
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?<before>.+)@(?<after>[^@]*)$/is.exec(named)?.groups ?? {};
  return after.includes('/') || HOST.test(after) || /^[^/]*:[^/]*$/.test(before) ? before : '';
}

/** The end of a string that looks like a host, unlike `1.2`. */
const HOST = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?::\d+)?$/i;
