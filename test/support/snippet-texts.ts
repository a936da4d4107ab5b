import { readPages } from './pages.ts';
import { type Snippet, snippetsIn } from './snippet-workflow.ts';

const pages = await readPages();

/** The snippets of the README and of docs/, page by page. */
export const snippets: readonly Snippet[] = [...pages.values()].flatMap(snippetsIn);

/** Returns the text of a snippet. @throws Error if no snippet has this title. */
export function textOf(name: string): string {
  const snippet = snippets.find(({ title }) => title === name);
  if (snippet === undefined) throw new Error(`no snippet below the heading ${name}`);
  return snippet.text;
}

/** Returns the first code block of a language below a heading of a page, or '' if there is none. */
export function blockBelow(heading: string, page: string, language = 'text'): string {
  const section = pages.get(page)?.split(`\n## ${heading}\n`)[1] ?? '';
  return new RegExp(`^\`\`\`${language}\n(.*?)\n\`\`\`$`, 'ms').exec(section)?.[1] ?? '';
}
