import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AuthSurroundings } from '../../src/credentials/auth-file-paths.ts';
import type { StoreDependencies } from '../../src/token/login/credential-store.ts';
import type { LinkDependencies } from '../../src/token/login/links.ts';

/** A home folder of its own with credential helpers on the PATH; it goes with the test. */
export interface AuthFolder {
  readonly home: string;
  /** The runner's temporary folder. */
  readonly temporary: string;
  /** What was reported. */
  readonly said: readonly string[];
  readonly warned: readonly string[];
  /** `variables` come on top of PATH and HOME; a value that starts with `~/` is below the home folder. */
  deps(variables?: Readonly<Record<string, string>>): AuthSurroundings & StoreDependencies & LinkDependencies;
  /** Writes below the home folder, text as it is and anything else as JSON. */
  write(path: string, content: unknown): string;
  /** Writes `docker-credential-NAME`, a script of sh with the verb in `$1` and the question on stdin. */
  helper(name: string, script: string): void;
}

export function anAuthFolder(): AuthFolder {
  const root = mkdtempSync(join(tmpdir(), 'auth-folder-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const [home, bin, temporary] = [join(root, 'home'), join(root, 'bin'), join(root, 'temporary')];
  for (const folder of [home, bin, temporary]) mkdirSync(folder);
  const said: string[] = [];
  const warned: string[] = [];
  return {
    home,
    temporary,
    said,
    warned,
    deps: (variables = {}) => ({
      home,
      env: {
        ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value.replace(/^~/, home)])),
        PATH: `${bin}:${process.env.PATH}`,
        HOME: home,
      },
      helperDeadline: 5_000,
      info: (line) => said.push(line),
      warn: (message) => warned.push(message),
    }),
    write: (path, content) => put(join(home, path), typeof content === 'string' ? content : JSON.stringify(content)),
    helper: (name, script) => chmodSync(put(join(bin, `docker-credential-${name}`), `#!/bin/sh\n${script}\n`), 0o700),
  };
}

function put(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** An entry of `auths`. */
export function anEntry(username: string, password: string): { readonly auth: string } {
  return { auth: Buffer.from(`${username}:${password}`).toString('base64') };
}

/** A helper that has one login for every registry it is asked for, `list` included. */
export function aStore(servers: readonly string[], username: string, secret: string): string {
  const list = JSON.stringify(Object.fromEntries(servers.map((server) => [server, username])));
  const cases = servers.map(
    (server) =>
      `"${server}") echo '${JSON.stringify({ ServerURL: server, Username: username, Secret: secret })}'; exit 0;;`,
  );
  return `if [ "$1" = list ]; then echo '${list}'; exit 0; fi
read -r server
case "$server" in ${cases.join(' ')} esac
echo 'credentials not found in native keychain'; exit 1`;
}
