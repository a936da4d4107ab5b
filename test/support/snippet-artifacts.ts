import { cp, mkdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

type Texts = Readonly<Record<string, string>>;

/** The artifacts of a workflow run: a folder each, by name. */
export interface Artifacts {
  /** Like `actions/upload-artifact`. @throws Error if the name is already used, or `path` does not exist. */
  upload(inputs: Texts, workspace: string): Promise<Record<string, string>>;
  /** Like `actions/download-artifact`. @throws Error if no artifact has this name. */
  download(inputs: Texts, workspace: string): Promise<Record<string, string>>;
}

/** Opens the artifacts of a run in an empty folder. */
export function openArtifacts(folder: string): Artifacts {
  const names = new Set<string>();
  return {
    async upload({ name = 'artifact', path = '' }, workspace) {
      if (names.has(name)) throw new Error(`the artifact ${name} already exists: each job needs its own name`);
      names.add(name);
      const source = resolve(workspace, path);
      if (path === '' || !(await stat(source)).isFile()) throw new Error(`no file at the path \`${path}\``);
      await mkdir(join(folder, name));
      await cp(source, join(folder, name, basename(source)));
      return {};
    },
    async download({ name, pattern = '', path = '.' }, workspace) {
      const target = resolve(workspace, path);
      if (name !== undefined) {
        if (!names.has(name)) throw new Error(`no artifact has the name ${name}`);
        await cp(join(folder, name), target, { recursive: true });
        return {};
      }
      // With a pattern each artifact gets its own folder, and zero matches are not an error.
      for (const one of [...names].filter((candidate) => matches(candidate, pattern)))
        await cp(join(folder, one), join(target, one), { recursive: true });
      return {};
    },
  };
}

function matches(name: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*');
  return end === undefined ? name === pattern : name.startsWith(start) && name.endsWith(end);
}
