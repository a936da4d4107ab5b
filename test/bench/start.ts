import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ActionName } from '../support/action-file.ts';
import { NODE } from './commands.ts';
import { medianRatio, medianTime, type Times } from './measure.ts';
import { bounded, milliseconds, table } from './table.ts';

/** The time of a bundle's start divided by that of Node with node:https. */
const BOUND = 1.4;

const TURNS = 15;

const NODE_HTTPS = '`node -e "require(\'node:https\')"`';

/** A program that is started; the times are measured from there. */
interface Started {
  readonly name: string;
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Measures the start of each bundle: until it ends because of an invalid input, before the first request; and until it opens its first
 * connection.
 */
export async function measureStart(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const ended = await measureInTurn(startsThatEnd(), untilEnd);
    const connected = await measureInTurn(startsThatConnect(portOf(server)), (child) => untilConnection(child, server));
    const rows = ['bare node', NODE_HTTPS, ...ACTIONS].map((name) => rowOf(name, ended, connected));
    return table(HEAD, await Promise.all(rows));
  } finally {
    server.close();
  }
}

const ACTIONS: readonly ActionName[] = ['gate', 'token', 'api'];

const HEAD = ['', 'size in KiB', 'start in ms', `÷ ${NODE_HTTPS}`, 'ms until it connects', `÷ node:https`];

async function rowOf(name: string, ended: Times, connected: Times): Promise<readonly string[]> {
  const isAction = ACTIONS.some((action) => action === name);
  return [
    isAction ? `dist/${name}` : name,
    isAction ? Math.round((await sizeOf(name)) / 1024).toLocaleString('en') : '',
    milliseconds(medianTime(ended, name)),
    isAction ? bounded(medianRatio(ended, name, NODE_HTTPS), BOUND) : '',
    milliseconds(medianTime(connected, name)),
    isAction ? bounded(medianRatio(connected, name, NODE_HTTPS), undefined) : '',
  ];
}

function startsThatEnd(): readonly Started[] {
  const environment = { INPUT_REGISTRY: 'no host' };
  return [
    { name: 'bare node', argv: ['--eval', ''], environment },
    { name: NODE_HTTPS, argv: ['--eval', "require('node:https')"], environment },
    ...ACTIONS.map((name) => ({ name, argv: [join(bundleOf(name), 'index.js')], environment })),
  ];
}

function startsThatConnect(port: number): readonly Started[] {
  const registry = `localhost:${port}`;
  const script = `require('node:https').get('https://${registry}')`;
  const inputs: Readonly<Record<ActionName, Readonly<Record<string, string>>>> = {
    gate: { INPUT_IMAGE: `${registry}/acme/app:v1` },
    token: { INPUT_REPOSITORIES: 'acme/app' },
    api: { INPUT_PATH: '/user/' },
  };
  return [
    { name: NODE_HTTPS, argv: ['--eval', script], environment: {} },
    ...ACTIONS.map((name) => ({
      name,
      argv: [join(bundleOf(name), 'index.js')],
      environment: { INPUT_REGISTRY: registry, ...inputs[name] },
    })),
  ];
}

async function measureInTurn(
  starts: readonly Started[],
  wait: (child: ChildProcess) => Promise<unknown>,
): Promise<Times> {
  const times = new Map<string, number[]>(starts.map(({ name }) => [name, []]));
  for (let turn = 0; turn < TURNS; turn++)
    for (const { name, argv, environment } of starts) {
      const startedAt = performance.now();
      const child = spawn(NODE, argv, { env: environment, stdio: 'ignore' });
      await wait(child);
      times.get(name)?.push(performance.now() - startedAt);
    }
  return times;
}

async function untilEnd(child: ChildProcess): Promise<void> {
  await once(child, 'exit');
}

/** @throws Error if the process ends before it opens a connection. */
async function untilConnection(child: ChildProcess, server: Server): Promise<void> {
  const ended = once(child, 'exit');
  const connected = once(server, 'connection').then(([socket]: Socket[]) => socket);
  const socket = await Promise.race([connected, ended.then(() => undefined)]);
  if (socket === undefined) throw new Error(`${child.spawnargs.join(' ')} ended before it opened a connection`);
  child.kill('SIGKILL');
  socket.destroy();
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('a TCP server on 127.0.0.1 has no port');
  return address.port;
}

function bundleOf(name: string): string {
  return fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
}

/** The bytes of all JavaScript of a bundle. */
async function sizeOf(name: string): Promise<number> {
  const folder = bundleOf(name);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js'));
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
