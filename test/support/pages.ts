import { readdir, readFile } from 'node:fs/promises';

const ROOT = new URL('../../', import.meta.url);

/** The texts of the README and of the pages of docs/, by their paths. */
export async function readPages(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(new URL('docs', ROOT), { recursive: true })).filter((name) => name.endsWith('.md'));
  const paths = ['README.md', ...names.toSorted().map((name) => `docs/${name}`)];
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(new URL(path, ROOT), 'utf8')] as const)),
  );
}
