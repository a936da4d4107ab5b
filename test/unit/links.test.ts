import { readdir, readFile, stat } from 'node:fs/promises';
import { expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const docs = (await readdir(new URL('docs', ROOT), { recursive: true })).filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)];

it.each(pages.map((name) => ({ name })))('the links of $name lead somewhere', async ({ name }) => {
  const text = await readFile(new URL(name, ROOT), 'utf8');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => `#${anchorOf(heading ?? '')}`);
  const files = targets.filter((target) => !target.startsWith('#') && !target.includes('://'));
  const missing = await Promise.all(files.map((file) => stat(new URL(file, new URL(name, ROOT))).catch(() => file)));
  expect(missing.filter((file) => typeof file === 'string')).toEqual([]);
  expect(targets.filter((target) => target.startsWith('#') && !anchors.includes(target))).toEqual([]);
});

/** As GitHub makes them: lower case, blanks as hyphens, no punctuation. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}
