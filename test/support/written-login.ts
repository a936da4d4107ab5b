import { Secret } from '../../src/secret.ts';
import { readOldLogins } from '../../src/token/login/existing-logins.ts';
import type { LinkDependencies } from '../../src/token/login/links.ts';
import { type WrittenLogin, writeLogin } from '../../src/token/login/write.ts';
import type { AuthFolder } from './auth-folder.ts';

/** The login of acme+ci at quay.io, password `new`, beside what the folder has; podman's session is below `~/run`. */
export async function writeTheLogin(
  folder: AuthFolder,
  variables: Readonly<Record<string, string>> = {},
  links: Partial<LinkDependencies> = {},
): Promise<WrittenLogin> {
  const deps = { ...folder.deps({ XDG_RUNTIME_DIR: '~/run', ...variables }), ...links };
  const login = { username: 'acme+ci', password: new Secret('new') };
  const old = await readOldLogins(deps);
  return await writeLogin({ registry: 'quay.io', login, temporaryFolder: folder.temporary, old }, deps);
}
