import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** The files that exist before a job's first step. */
export interface JobFiles {
  /** File contents by path in the home folder. */
  readonly home?: Readonly<Record<string, string>>;
  /** Shell scripts of credential helpers by NAME; they are on the PATH as `docker-credential-NAME`. */
  readonly helpers?: Readonly<Record<string, string>>;
}

/** The files in the runner's temporary folder. */
export interface FolderContent {
  /** File contents by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Permissions of files and folders by path, in octal digits (`600`); `link` for a symbolic link. */
  readonly modes: Readonly<Record<string, string>>;
}

/** A runner's temporary folder, which also contains the job's home folder and the folder of its programs. */
export interface JobFolder {
  readonly path: string;
  readonly home: string;
  readonly bin: string;
  /** The files that steps have written, without home folder and programs. */
  content(): Promise<FolderContent>;
  /** @throws Error if a file in the home folder has changed: the actions must never change the user's own files. */
  checkHome(): Promise<void>;
  remove(): Promise<void>;
}

/** Creates the folder in the system's temporary folder. */
export async function openJobFolder({ home: homeFiles = {}, helpers = {} }: JobFiles): Promise<JobFolder> {
  const path = await mkdtemp(join(tmpdir(), 'gate-'));
  const [home, bin] = [join(path, 'home'), join(path, 'bin')];
  await Promise.all([home, bin].map((folder) => mkdir(folder)));
  for (const [name, text] of Object.entries(homeFiles)) await put(join(home, name), text);
  for (const [name, script] of Object.entries(helpers))
    await putProgram(join(bin, `docker-credential-${name}`), script);
  return {
    path,
    home,
    bin,
    content: () => readContent(path, (name) => !/^(home|bin)(\/|$)|^GITHUB_\w+$/.test(name)),
    async checkHome() {
      const { files } = await readContent(home, () => true);
      if (JSON.stringify(sorted(files)) !== JSON.stringify(sorted(homeFiles)))
        throw new Error(
          `the home folder was changed:\n${JSON.stringify({ before: homeFiles, after: files }, null, 2)}`,
        );
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

async function readContent(folder: string, isIncluded: (name: string) => boolean): Promise<FolderContent> {
  const entries = (await readdir(folder, { withFileTypes: true, recursive: true })).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return { path, name: relative(folder, path), isFile: entry.isFile() };
  });
  const included = entries.filter(({ name }) => isIncluded(name));
  const modes = await Promise.all(included.map(async ({ name, path }) => [name, await modeOf(path)] as const));
  const texts = included
    .filter(({ isFile }) => isFile)
    .map(async ({ name, path }) => [name, await readFile(path, 'utf8')]);
  return { files: Object.fromEntries(await Promise.all(texts)), modes: Object.fromEntries(modes) };
}

async function modeOf(path: string): Promise<string> {
  const found = await lstat(path);
  return found.isSymbolicLink() ? 'link' : (found.mode & 0o777).toString(8);
}

function sorted(files: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
