import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readActionFile } from '../support/action-file.ts';
import type { Command } from './command.ts';
import type { Image } from './datasets.ts';
import type { Site } from './site.ts';

/** The version of Node that runs the actions and the scripts that they are compared with. */
export const NODE = process.env.ACTION_NODE || process.execPath;

/** The credentials of a command: those of the site, or none. */
type Login = 'robot' | 'anonymous';

/** How a gate differs from the default: `require: sbom`, the robot of the site, a certificate that Node trusts. */
export interface GateOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly login?: Login;
}

/** The gate on one or more references. */
export async function gate(
  site: Site,
  name: string,
  { image, ...options }: GateOptions & { readonly image: string },
): Promise<Command> {
  const { folder, username, password } = site.home;
  const credentials: Record<string, string> = options.login === 'anonymous' ? {} : { username, password };
  const { main, variables } = await readActionFile('gate');
  const files = COMMAND_FILES.map((file) => [file, join(folder, file)] as const);
  for (const [, path] of files) await writeFile(path, '');
  const environment = {
    ...nodeEnvironment(site),
    ...Object.fromEntries(files),
    RUNNER_TEMP: folder,
    ...variables({ image, require: 'sbom', ...credentials, ...options.inputs }),
    ...options.environment,
  };
  return { name, argv: [NODE, main], environment };
}

/** The runner's files for outputs and the like. Each run appends to them. */
const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH'] as const;

/** `image` as the gate, oras and regctl write it. */
export function tagged({ host }: Site, { repository, tag }: Image): string {
  return `${host}/${repository}:${tag}`;
}

export function pinned({ host }: Site, { repository, digest }: Image): string {
  return `${host}/${repository}@${digest}`;
}

/** What a script in `floor/` requests, by tag unless `byDigest`; see floor/requests.js. */
export interface FloorOptions {
  readonly image: Image;
  readonly script: 'http2.js' | 'https.js';
  readonly extent: 'list' | 'same';
  readonly byDigest?: boolean;
  readonly login?: Login;
}

/** A script with nothing but requests, which is as fast as Node can be. */
export function floor(site: Site, name: string, options: FloorOptions): Command {
  const { image, script, extent, byDigest = false, login = 'robot' } = options;
  const reference = byDigest ? image.digest : image.tag;
  const { username, password } = site.home;
  const credentials = login === 'anonymous' ? '' : `${username}:${password}`;
  return {
    name,
    argv: [NODE, floorFile(script), site.host, image.repository, reference, extent],
    environment: { ...nodeEnvironment(site), BENCH_CREDENTIALS: credentials },
  };
}

/** `--format table`, because the other formats also list the referrers of each referrer. */
export function oras(site: Site, image: Image): Command {
  const options = ['--plain-http=false', '--format', 'table'] as const;
  return client(site, 'oras discover', {
    argv: ['oras', 'discover', ...options, tagged(site, image)],
    programs: ['oras'],
  });
}

export function regctl(site: Site, image: Image): Command {
  const argv = ['regctl', 'artifact', 'list', tagged(site, image)] as const;
  return client(site, 'regctl artifact list', { argv, programs: ['regctl'] });
}

/** The commands of Quay's manual. */
export function curl(site: Site, { repository, tag }: Image): Command {
  const argv = ['sh', floorFile('curl-jq.sh'), site.host, repository, tag] as const;
  return client(site, 'curl and jq', { argv, programs: ['curl', 'jq'] });
}

/** `regctl artifact list` on the references in a file, eight at a time. */
export function regctlOnMany(site: Site, file: string): Command {
  const script = 'xargs -P 8 -n 1 regctl artifact list < "$0"';
  return client(site, 'xargs -P 8 regctl artifact list', {
    argv: ['sh', '-c', script, file],
    programs: ['regctl', 'xargs'],
  });
}

/** A program that lists referrers. Go and curl read SSL_CERT_FILE. */
function client({ home }: Site, name: string, command: Pick<Command, 'argv' | 'programs'>): Command {
  const environment = {
    PATH: process.env.PATH ?? '',
    HOME: home.folder,
    DOCKER_CONFIG: home.dockerConfig,
    BENCH_CREDENTIALS: `${home.username}:${home.password}`,
    SSL_CERT_FILE: home.certificatePath,
  };
  return { name, ...command, environment, proof: 'application/spdx+json' };
}

function nodeEnvironment({ home }: Site): Readonly<Record<string, string>> {
  return { PATH: process.env.PATH ?? '', HOME: home.folder, NODE_EXTRA_CA_CERTS: home.certificatePath };
}

function floorFile(name: string): string {
  return fileURLToPath(new URL(`floor/${name}`, import.meta.url));
}
