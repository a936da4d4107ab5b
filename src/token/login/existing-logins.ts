import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuthFile, readAuthFile } from '../../credentials/auth-file.ts';
import { dockerFolder, findContainersFiles } from '../../credentials/auth-file-paths.ts';
import { CredentialHelpers } from '../../credentials/helper.ts';
import { codeOf } from '../../error.ts';
import type { Runner } from '../../runner/runner.ts';
import { replaceStoreByHelpers } from './credential-store.ts';

/** The logins and settings that a new login keeps for later steps. */
export interface ExistingLogins {
  /** In the order in which podman searches them; docker's file is the last. None has a `credsStore`. */
  readonly files: readonly AuthFile[];
  /** Other settings of docker. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Reads the auth files that podman and docker read at this point of the job. A file that this user cannot read is skipped, since their
 * clients cannot read it either.
 * @throws InputError for an invalid file.
 */
export async function readExistingLogins(
  runner: Pick<Runner, 'environment' | 'homeFolder' | 'userId' | 'info'>,
  helpers = new CredentialHelpers(runner.environment),
): Promise<ExistingLogins> {
  const ofDocker = join(dockerFolder(runner), 'config.json');
  const files: AuthFile[] = [];
  for (const path of new Set([...findContainersFiles(runner), ofDocker])) {
    if (!(await isReadable(path, runner.info))) continue;
    const file = readAuthFile({ path, reason: 'login' });
    if (file !== undefined) files.push(await replaceStoreByHelpers(file, helpers, runner));
  }
  return { files, settings: files.find(({ path }) => path === ofDocker)?.otherSettings ?? {} };
}

async function isReadable(path: string, info: Runner['info']): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') {
      info(`${path} cannot be read (${code}). The new auth file does not have its logins.`);
    }
    return false;
  }
}
