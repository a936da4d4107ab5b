import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Programs of others, with a home folder of their own in which they are logged in: nothing of the person who tests is read or changed. */
export interface Programs {
  /** @returns what it printed. @throws Error with all that it said, when it fails. */
  run(program: string, options: readonly string[], environment?: Readonly<Record<string, string>>): Promise<string>;
  /** Writes a file below the home folder, in which the programs run; returns its path. */
  file(name: string, content: string): Promise<string>;
  remove(): Promise<void>;
}

/** Whom the programs are to be at a registry; its certificate is the only one that they trust. */
export interface Login {
  readonly host: string;
  readonly username: string;
  readonly password: string;
  readonly certificatePath: string;
}

export async function openPrograms({ host, username, password, certificatePath }: Login): Promise<Programs> {
  const home = await mkdtemp(join(tmpdir(), 'programs-'));
  const config = join(home, '.docker');
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  await mkdir(config);
  await writeFile(join(config, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }));
  const own = { PATH: process.env.PATH ?? '', HOME: home, DOCKER_CONFIG: config, SSL_CERT_FILE: certificatePath };
  return {
    run: (program, options, environment) => execute([program, ...options], home, { ...own, ...environment }),
    async file(name, content) {
      await writeFile(join(home, name), content);
      return join(home, name);
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

function execute(
  [program = '', ...options]: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, options, { cwd: folder, env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${program} ${options.join(' ')}: ${error.message}\n${stdout}${stderr}`));
    });
  });
}

/** Why a test that runs these programs is skipped, for its title: ` (skipped: act is not on the PATH)`; `''` where all are there. */
export function missingPrograms(...programs: readonly string[]): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const missing = programs.filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
  if (missing.length === 0) return '';
  return ` (skipped: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not on the PATH)`;
}
