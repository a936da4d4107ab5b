import { readdir, readFile } from 'node:fs/promises';

const ROOT = new URL('../../', import.meta.url);
const READMES = ['README.md', 'token/README.md', 'api/README.md'];

/** Reads the pages for users: the README of each action, then docs/. The keys are their paths. */
export async function readPages(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(new URL('docs', ROOT), { recursive: true })).filter((name) => name.endsWith('.md'));
  const paths = [...READMES, ...names.toSorted().map((name) => `docs/${name}`)];
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(new URL(path, ROOT), 'utf8')] as const)),
  );
}
