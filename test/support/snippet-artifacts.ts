import { cp, mkdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

type Texts = Readonly<Record<string, string>>;

/** The artifacts of a workflow run: a folder each, by name. */
export interface Artifacts {
  /** As `actions/upload-artifact`. @throws Error for a name that is taken, and where there is nothing at `path`. */
  upload(inputs: Texts, workspace: string): Promise<Record<string, string>>;
  /** As `actions/download-artifact`. @throws Error where there is no artifact of that name. */
  download(inputs: Texts, workspace: string): Promise<Record<string, string>>;
}

/** Opens the artifacts of a run in an empty folder. */
export function openArtifacts(folder: string): Artifacts {
  const names = new Set<string>();
  return {
    async upload({ name = 'artifact', path = '' }, workspace) {
      if (names.has(name)) throw new Error(`there is an artifact ${name} already: every job needs a name of its own`);
      names.add(name);
      const source = resolve(workspace, path);
      if (path === '' || !(await stat(source)).isFile()) throw new Error(`there is no file at the path \`${path}\``);
      await mkdir(join(folder, name));
      await cp(source, join(folder, name, basename(source)));
      return {};
    },
    async download({ name, pattern = '', path = '.' }, workspace) {
      const target = resolve(workspace, path);
      if (name !== undefined) {
        if (!names.has(name)) throw new Error(`there is no artifact ${name}`);
        await cp(join(folder, name), target, { recursive: true });
        return {};
      }
      // Of a pattern each gets a folder of its own, and none is no failure.
      for (const one of [...names].filter((candidate) => fits(candidate, pattern)))
        await cp(join(folder, one), join(target, one), { recursive: true });
      return {};
    },
  };
}

function fits(name: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*');
  return end === undefined ? name === pattern : name.startsWith(start) && name.endsWith(end);
}
