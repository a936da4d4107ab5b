import { Secret } from '../../src/secret.ts';
import { readExistingLogins } from '../../src/token/login/existing-logins.ts';
import type { CreateLink } from '../../src/token/login/links.ts';
import { type WrittenLogin, writeLogin } from '../../src/token/login/write.ts';
import type { AuthFolder } from './auth-folder.ts';
import type { FakeRunner } from './fake-runner.ts';

/** Writes the login of acme+ci at quay.io, password `new`, and keeps the logins in the folder. podman's session is in `~/run`. */
export async function writeTestLogin(
  folder: AuthFolder,
  variables: Readonly<Record<string, string>> = {},
  link?: CreateLink,
): Promise<WrittenLogin & { readonly runner: FakeRunner }> {
  const runner = folder.runner({ XDG_RUNTIME_DIR: '~/run', ...variables });
  const login = { registry: 'quay.io', login: { username: 'acme+ci', password: new Secret('new') } };
  const written = await writeLogin(login, await readExistingLogins(runner), { ...runner, ...(link && { link }) });
  return { ...written, runner };
}
