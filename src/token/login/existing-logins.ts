import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuthFile, readAuthFile } from '../../credentials/auth-file.ts';
import { type AuthSurroundings, dockerFolder, findContainersFiles } from '../../credentials/auth-file-paths.ts';
import { type StoreDependencies, spreadStore } from './credential-store.ts';

/** What a login is to keep. */
export interface OldLogins {
  /** In the order in which podman looks into them, docker's last; none has a `credsStore`. */
  readonly files: readonly AuthFile[];
  /** Docker's other settings. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Reads the auth files that podman and docker would read now. One that this user may not read is left out: it is none of their
 * clients' either.
 * @throws InputError for a file that is garbled.
 */
export async function readOldLogins(deps: AuthSurroundings & StoreDependencies): Promise<OldLogins> {
  const ofDocker = join(dockerFolder(deps), 'config.json');
  const files: AuthFile[] = [];
  for (const path of new Set([...findContainersFiles(deps), ofDocker])) {
    if (!(await isReadable(path, deps.info))) continue;
    const file = await readAuthFile({ path, named: false, purpose: 'keep' });
    if (file !== undefined) files.push(await spreadStore(file, deps));
  }
  return { files, settings: files.find(({ path }) => path === ofDocker)?.rest ?? {} };
}

async function isReadable(path: string, info: StoreDependencies['info']): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (!MISSING.includes(code)) info(`${path} cannot be read (${code}): left out of the new auth file.`);
    return false;
  }
}

const MISSING = ['ENOENT', 'ENOTDIR'];
