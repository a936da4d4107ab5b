import { type WrittenLogin, writeLogin } from '../../src/registry/login-file.ts';
import type { LinkDependencies } from '../../src/registry/login-links.ts';
import { readOldLogins } from '../../src/registry/login-old-files.ts';
import { Secret } from '../../src/secret.ts';
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
