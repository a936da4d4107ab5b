import { readdir, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** What linking needs. */
export interface LinkDependencies {
  /** Takes what is not as it was for the later steps. */
  readonly warn: (message: string) => void;
  /** Of Node; other ones in tests. */
  readonly platform?: string;
  readonly link?: (target: string, path: string, type: 'junction' | undefined) => Promise<void>;
}

/**
 * Links to all of a docker folder but its config.json: buildx builders, CLI plugins, contexts. What cannot be linked to is no
 * reason to log nobody in, so it is a warning.
 * @param from absolute: a junction takes nothing else.
 */
export async function linkRest(from: string, to: string, deps: LinkDependencies): Promise<void> {
  const { warn, platform = process.platform, link = symlink } = deps;
  const failed = new Map<string, string>();
  for (const name of await namesIn(from, warn)) {
    const target = join(from, name);
    try {
      // On Windows a link needs a right that few have; a junction needs none, and is for folders alone.
      const type = platform === 'win32' && (await isFolder(target)) ? 'junction' : undefined;
      await link(target, join(to, name), type);
    } catch (error) {
      failed.set(name, codeOf(error));
    }
  }
  if (failed.size === 0) return;
  warn(
    `login: of ${from} these could not be linked to (${[...new Set(failed.values())].join(', ')}), so the later steps do without them: ${[...failed.keys()].join(', ')}.`,
  );
}

async function namesIn(folder: string, warn: LinkDependencies['warn']): Promise<readonly string[]> {
  try {
    // Windows and macOS take `Config.json` for the same file.
    return (await readdir(folder)).filter((name) => name.toLowerCase() !== 'config.json');
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'ENOENT') {
      warn(
        `login: the docker folder ${folder} cannot be read (${code}), so the later steps do without the builders, plugins and contexts in it.`,
      );
    }
    return [];
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
