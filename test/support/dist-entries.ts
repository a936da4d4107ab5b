import { copyFile, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { joinChunks } from './dist-chunks.ts';

const ROOT = new URL('../..', import.meta.url);

/** Packages without a file with their license, and another package of the same repository that has it. */
const LICENSES_ELSEWHERE: ReadonlyMap<string, string> = new Map([['@sigstore/verify', '@sigstore/bundle']]);

// `npm run build` runs this file after ncc: the bundle becomes main.js, and index.js the check of the Node version that imports it;
// so is post.js, the entry point of the token action's post step. The chunks stay beside them.
const licenses = await collectLicenses();
for (const name of ['gate', 'token', 'api']) {
  const file = (path: string) => fileURLToPath(new URL(path, ROOT));
  await rename(file(`dist/${name}/index.js`), file(`dist/${name}/main.js`));
  await loadBuiltinsDirectly(file(`dist/${name}/main.js`));
  await joinChunks(file(`dist/${name}`));
  for (const entry of name === 'token' ? ['index.js', 'post.js'] : ['index.js']) {
    await copyFile(file('src/main/start.js'), file(`dist/${name}/${entry}`));
  }
  await writeFile(file(`dist/${name}/licenses.txt`), licenses);
}

/** ncc loads each module of Node with a `require` of its own, and making one takes longer than loading most modules (docs/decisions/start.md). */
async function loadBuiltinsDirectly(path: string): Promise<void> {
  const bundle = await readFile(path, 'utf8');
  const direct = bundle
    .replace('import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";\n', '')
    .replaceAll('__WEBPACK_EXTERNAL_createRequire(import.meta.url)(', 'process.getBuiltinModule(')
    .replaceAll(/process\.getBuiltinModule\("(node:tls)"\)/g, whenUsed('$1'));
  if (/createRequire/.test(direct)) throw new Error(`${path} loads a module in a way that this script does not know.`);
  await writeFile(path, direct);
}

/**
 * A module of Node that is loaded when one of its properties is read, and not before. Loading node:tls takes 3 ms, and a step with invalid
 * inputs does not need it.
 */
function whenUsed(name: string): string {
  return `new Proxy({}, { get: (_, property) => process.getBuiltinModule("${name}")[property] })`;
}

/** The licenses of all packages that may be in a bundle: the dependencies and those of theirs. ncc writes only those of one chunk. */
async function collectLicenses(): Promise<string> {
  const { packages } = JSON.parse(await readFile(new URL('package-lock.json', ROOT), 'utf8'));
  const names = new Set<string>(Object.keys(packages[''].dependencies));
  for (const name of names) {
    for (const other of Object.keys(packages[`node_modules/${name}`].dependencies ?? {})) names.add(other);
  }
  names.delete('undici'); // A stub, see docs/decisions/no-undici.md.
  const texts = [...names].toSorted().map(async (name) => {
    const text = await readLicense(LICENSES_ELSEWHERE.get(name) ?? name);
    return `${name}\n${packages[`node_modules/${name}`].license}\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join('\n');
}

async function readLicense(name: string): Promise<string> {
  const folder = new URL(`node_modules/${name}/`, ROOT);
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no file with its license.`);
  return await readFile(new URL(file, folder), 'utf8');
}
