import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Runs external programs that are logged in at a registry, in their own home folder: files of the developer are neither
 * read nor changed.
 */
export interface Programs {
  /**
   * @returns standard output.
   * @throws Error with all output if the program fails.
   */
  run(program: string, options: readonly string[], environment?: Readonly<Record<string, string>>): Promise<string>;
  /** Writes a file to the home folder, where the programs run, and returns its path. */
  file(name: string, content: string): Promise<string>;
  remove(): Promise<void>;
}

/** The login of the programs at a registry; they only trust its certificate. */
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

/**
 * The end of the title of a test that needs these programs: ` (skipped: act is not on the PATH)`, or `''` if all are on
 * the PATH.
 */
export function missingPrograms(...programs: readonly string[]): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const missing = programs.filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
  if (missing.length === 0) return '';
  return ` (skipped: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not on the PATH)`;
}
