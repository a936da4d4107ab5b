import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Joins small chunks with those that they are always loaded with. ncc puts packages of more than 20 KB, and modules that several chunks
 * share, into chunks of their own, and each file takes a millisecond to load (docs/decisions/start.md).
 * @param folder of a bundle: `main.js`, and chunks `NUMBER.index.js`.
 * @throws Error if a chunk has another form than those of ncc.
 */
export async function joinChunks(folder: string): Promise<void> {
  const files = await readCode(folder);
  for (const { small, large } of findPairs(files)) {
    files.set(large, addModules(codeOf(files, large), codeOf(files, small)));
    files.delete(small);
    await rm(join(folder, small));
    for (const [name, code] of files) files.set(name, withoutLoading(code, small));
  }
  for (const [name, code] of files) await writeFile(join(folder, name), code);
}

/** The code of main.js and of the chunks, by the name of the file. */
type Files = Map<string, string>;

async function readCode(folder: string): Promise<Files> {
  const names = (await readdir(folder)).filter((name) => name === 'main.js' || /^\d+\.index\.js$/.test(name));
  const files = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const);
  return new Map(await Promise.all(files));
}

function codeOf(files: Files, name: string): string {
  const code = files.get(name);
  if (code === undefined) throw new Error(`${name} is loaded, but does not exist.`);
  return code;
}

/** Each chunk that is only loaded together with another one, and that one. */
function findPairs(files: Files): readonly { readonly small: string; readonly large: string }[] {
  const groups = [...files.values()].flatMap(loadedTogether);
  const joined = new Set<string>();
  return [...new Set(groups.flat())].flatMap((small) => {
    const [first = [], ...others] = groups.filter((group) => group.includes(small));
    const isWithSmall = (name: string) => others.every((group) => group.includes(name));
    const isOnlyWithSmall = (name: string) => groups.every((group) => group.includes(small) || !group.includes(name));
    const isTiny = codeOf(files, small).length <= MAX_TINY;
    const large = first.find(
      (name) => name !== small && !joined.has(name) && isWithSmall(name) && (isTiny || isOnlyWithSmall(name)),
    );
    if (large === undefined) return [];
    joined.add(small);
    return [{ small, large }];
  });
}

/** Characters. It takes less time to parse such a chunk, also where it is not needed, than to load one more file. */
const MAX_TINY = 4_096;

/** The chunks that each `import()` loads. */
function loadedTogether(code: string): readonly (readonly string[])[] {
  const calls = code.matchAll(/\/\* import\(\) \*\/\[(.*?)\]|\.e\(\/\* import\(\) \*\/ (\d+)\)/g);
  return [...calls].map(([, list = '', only]) => {
    const ids = only === undefined ? (list.match(/(?<=\.e\()\d+/g) ?? []) : [only];
    return ids.map((id) => `${id}.index.js`);
  });
}

/** Leaves a chunk out of the lists of those that are loaded. */
function withoutLoading(code: string, name: string): string {
  const load = String.raw`__\w+_require__\.e\(${Number.parseInt(name, 10)}\)`;
  return code.replaceAll(new RegExp(`(?<=\\[)${load}, |, ${load}`, 'g'), '');
}

function addModules(large: string, small: string): string {
  const [, modules] = MODULES.exec(small) ?? [];
  if (modules === undefined || !MODULES.test(large))
    throw new Error('A chunk has a form that this script does not know.');
  return large.replace(MODULES, (_, own) => `modules = {${own.trimEnd()},\n${modules}};\n`);
}

const MODULES = /(?<=^export const )modules = \{([\s\S]*)\};\s*$/m;
