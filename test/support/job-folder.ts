import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** What is there before a job's first step. */
export interface JobFiles {
  /** Texts by their paths in the home folder. */
  readonly home?: Readonly<Record<string, string>>;
  /** Scripts of sh by the names of the credential helpers that they are (`docker-credential-NAME`, on the PATH). */
  readonly helpers?: Readonly<Record<string, string>>;
}

/** What is in the runner's temporary folder. */
export interface FolderContent {
  /** By their paths in it. */
  readonly files: Readonly<Record<string, string>>;
  /** Permissions of files and folders in octal digits, `600`; `link` of a symbolic link. */
  readonly modes: Readonly<Record<string, string>>;
}

/** A runner's temporary folder, with the home folder and the programs of the job in it. */
export interface JobFolder {
  readonly path: string;
  readonly home: string;
  readonly bin: string;
  /** What steps left in it, home folder and programs aside. */
  content(): Promise<FolderContent>;
  /** @throws Error when the home folder is not as it was: the user's own files are nobody's to change. */
  checkHome(): Promise<void>;
  remove(): Promise<void>;
}

export async function openJobFolder({ home: own = {}, helpers = {} }: JobFiles): Promise<JobFolder> {
  const path = await mkdtemp(join(tmpdir(), 'gate-'));
  const [home, bin] = [join(path, 'home'), join(path, 'bin')];
  await Promise.all([home, bin].map((folder) => mkdir(folder)));
  for (const [name, text] of Object.entries(own)) await put(join(home, name), text);
  for (const [name, script] of Object.entries(helpers))
    await putProgram(join(bin, `docker-credential-${name}`), script);
  return {
    path,
    home,
    bin,
    content: () => readContent(path, (name) => !/^(home|bin)(\/|$)|^GITHUB_\w+$/.test(name)),
    async checkHome() {
      const { files } = await readContent(home, () => true);
      if (JSON.stringify(sorted(files)) !== JSON.stringify(sorted(own)))
        throw new Error(`the home folder was changed:\n${JSON.stringify({ before: own, after: files }, null, 2)}`);
    },
    remove: () => rm(path, { recursive: true }),
  };
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function putProgram(path: string, script: string): Promise<void> {
  await put(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o700);
}

async function readContent(folder: string, isOf: (name: string) => boolean): Promise<FolderContent> {
  const entries = (await readdir(folder, { withFileTypes: true, recursive: true })).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return { path, name: relative(folder, path), isFile: entry.isFile() };
  });
  const ours = entries.filter(({ name }) => isOf(name));
  const modes = await Promise.all(ours.map(async ({ name, path }) => [name, await modeOf(path)] as const));
  const texts = ours.filter(({ isFile }) => isFile).map(async ({ name, path }) => [name, await readFile(path, 'utf8')]);
  return { files: Object.fromEntries(await Promise.all(texts)), modes: Object.fromEntries(modes) };
}

async function modeOf(path: string): Promise<string> {
  const found = await lstat(path);
  return found.isSymbolicLink() ? 'link' : (found.mode & 0o777).toString(8);
}

function sorted(files: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
