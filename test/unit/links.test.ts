import { readFile, stat } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readPages } from '../support/pages.ts';

const ROOT = new URL('../../', import.meta.url);
const pages = new Map(await readPages());
for (const path of ['SECURITY.md', 'CONTRIBUTING.md', 'test/README.md']) {
  pages.set(path, await readFile(new URL(path, ROOT), 'utf8'));
}

it.each([...pages].map(([name, text]) => ({ name, text })))('every link in $name resolves', async ({ name, text }) => {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  const links = targets.filter((target) => !target.includes('://')).map((target) => resolve(target, name));
  const files = await Promise.all(links.map(({ file }) => stat(new URL(file, ROOT)).catch(() => file)));
  expect(files.filter((file) => typeof file === 'string')).toEqual([]);
  const broken = links.filter(
    ({ file, anchor }) => anchor !== '' && !anchorsOf(pages.get(file) ?? '').includes(anchor),
  );
  expect(broken).toEqual([]);
});

it.each([...pages].map(([name, text]) => ({ name, text })))(
  'every file that $name names exists',
  async ({ name, text }) => {
    const paths = [...text.matchAll(/`((?:src|test|docs|stub)\/[\w./-]*\w)`/g)].map(([, path]) => path ?? '');
    const found = await Promise.all(paths.map((path) => stat(new URL(path, ROOT)).catch(() => `${name}: ${path}`)));
    expect(found.filter((file) => typeof file === 'string')).toEqual([]);
  },
);

interface Link {
  /** The path of the file in the repository. */
  readonly file: string;
  /** The heading in it, as GitHub writes it; '' for none. */
  readonly anchor: string;
}

function resolve(target: string, page: string): Link {
  const url = new URL(target, new URL(page, ROOT));
  return { file: url.pathname.slice(ROOT.pathname.length), anchor: decodeURIComponent(url.hash.slice(1)) };
}

/** The anchors that GitHub makes of headings: lower case, spaces become hyphens, other punctuation is dropped. */
function anchorsOf(page: string): readonly string[] {
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading.toLowerCase());
  return headings.map((heading) => heading.replaceAll(/[^\w\s-]/g, '').replaceAll(' ', '-'));
}
