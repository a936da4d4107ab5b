import { readPages } from './pages.ts';
import { type Snippet, snippetsIn } from './snippet-workflow.ts';

const pages = await readPages();

/** The snippets of the README and of docs/, page by page. */
export const snippets: readonly Snippet[] = [...pages.values()].flatMap(snippetsIn);

/** The text of a snippet. @throws Error where there is none of that title. */
export function textOf(name: string): string {
  const snippet = snippets.find(({ title }) => title === name);
  if (snippet === undefined) throw new Error(`there is no snippet below the heading ${name}`);
  return snippet.text;
}

/** The text of the first block of plain text, or of another language, below a heading of a page; '' where there is none. */
export function blockBelow(heading: string, page: string, language = 'text'): string {
  const section = pages.get(page)?.split(`\n## ${heading}\n`)[1] ?? '';
  return new RegExp(`^\`\`\`${language}\n(.*?)\n\`\`\`$`, 'ms').exec(section)?.[1] ?? '';
}
