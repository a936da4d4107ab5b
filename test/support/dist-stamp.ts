import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The file in dist/ with the hash of the sources that dist/ was built from. It is committed with dist/, so it is valid in a fresh clone. */
export const STAMP = join(ROOT, 'dist/src.sha256');

/** Returns the SHA-256 of the names and contents of all files below a folder, with LF line ends, in hex. */
export async function hashFolder(folder = join(ROOT, 'src')): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const names = paths.map((path) => relative(folder, path).split(sep).join('/'));
  const hash = createHash('sha256');
  for (const name of names.toSorted()) {
    const text = await readFile(join(folder, name), 'utf8');
    hash.update(`${name}\0${text.replaceAll('\r\n', '\n')}\0`);
  }
  return hash.digest('hex');
}

/**
 * Checks that dist/ was built from the current sources. Modification times are not compared, because git does not preserve them.
 * @throws Error with the command that builds dist/.
 */
export async function checkDist(stamp = STAMP, folder?: string): Promise<void> {
  const built = await readFile(stamp, 'utf8').catch(() => '');
  if (built.trim() !== (await hashFolder(folder)))
    throw new Error('dist/ is older than src/: run `npm run build` first.');
}

// `npm run build` runs this file after the bundles are written.
if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(STAMP, `${await hashFolder()}\n`);
