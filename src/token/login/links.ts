import { readdir, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { codeOf } from '../../error.ts';

/** Creates a link at `path` to `target`, which is absolute. */
export type CreateLink = (target: string, path: string) => Promise<void>;

/**
 * Links everything in a docker folder except config.json into another folder: buildx builders, CLI plugins, contexts. The login works
 * without them, so each failure is only a warning.
 * @param from absolute.
 * @param services with `link`, tests replace the creation of a link.
 */
export async function linkDockerFolder(
  from: string,
  to: string,
  { warn, link = createLink }: Pick<Context, 'warn'> & { readonly link?: CreateLink },
): Promise<void> {
  const failed = new Map<string, string>();
  for (const name of await namesIn(from, warn)) {
    try {
      await link(join(from, name), join(to, name));
    } catch (error) {
      failed.set(name, codeOf(error));
    }
  }
  if (failed.size === 0) return;
  warn(
    `login: could not link from ${from} into the docker folder of later steps (${[...new Set(failed.values())].join(', ')}). Later steps do not have: ${[...failed.keys()].join(', ')}.`,
  );
}

async function createLink(target: string, path: string): Promise<void> {
  await symlink(target, path, await linkType(target, process.platform));
}

/** On Windows a symbolic link needs a privilege, but a junction does not. Junctions are only for folders. */
export async function linkType(target: string, platform: string): Promise<'junction' | undefined> {
  return platform === 'win32' && (await isFolder(target)) ? 'junction' : undefined;
}

async function namesIn(folder: string, warn: Context['warn']): Promise<readonly string[]> {
  try {
    // On Windows and macOS `Config.json` is the same file.
    return (await readdir(folder)).filter((name) => name.toLowerCase() !== 'config.json');
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'ENOENT') {
      warn(
        `login: could not read the docker folder ${folder} (${code}). Later steps do not have its builders, plugins and contexts.`,
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
