import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs that snippets call and that may be missing on this machine. */
const CLIENTS = ['buildah', 'cosign', 'crane', 'docker', 'helm', 'oras', 'podman', 'regctl', 'skopeo'];

/** Returns the clients that a script calls and that are not on the PATH. */
export function missingClients(text: string): readonly string[] {
  const called = CLIENTS.filter((client) => new RegExp(`^\\s*(?:run: )?${client} `, 'm').test(text));
  const folders = (process.env.PATH ?? '').split(delimiter);
  return called.filter((client) => !folders.some((folder) => existsSync(join(folder, client))));
}
