import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import https from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A real Quay (the Go server) that runs for a test; `admin` is its only user. */
export interface RealQuay {
  readonly url: string;
  /** `localhost:PORT`. */
  readonly host: string;
  readonly username: string;
  readonly password: string;
  /** The path of the server's self-signed certificate (PEM). */
  readonly certificatePath: string;
  stop(): Promise<void>;
}

/** `referrersApi`: FEATURE_REFERRERS_API; `anonymous`: public repositories need no credentials. Both default to true. */
export interface RealQuayOptions {
  readonly referrersApi?: boolean;
  readonly anonymous?: boolean;
}

/**
 * The path of the start script in the environment variable REAL_QUAY (called as `start DIR PORT`); undefined if it is
 * not set.
 */
export function realQuayScript(): string | undefined {
  const path = process.env.REAL_QUAY ?? '';
  return path === '' ? undefined : path;
}

/**
 * Starts a real Quay in a new temporary folder on a free port, and waits until `/v2/` responds.
 * @throws Error if it exits, or does not respond within a minute.
 */
export async function startRealQuay(script: string, options: RealQuayOptions = {}): Promise<RealQuay> {
  const folder = await mkdtemp(join(tmpdir(), 'real-quay-'));
  const port = await freePort();
  const child = spawn(script, [folder, String(port)], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...switches(options) },
  });
  // A script that cannot be started emits this event; waitUntilUp then finds no pid.
  child.on('error', () => undefined);
  const quay = {
    host: `localhost:${port}`,
    url: `https://localhost:${port}`,
    username: 'admin',
    password: 'Passw0rd-test',
    certificatePath: join(folder, 'ssl.cert'),
    stop: () => stop(child, folder),
  };
  try {
    await waitUntilUp(child, quay);
  } catch (error) {
    await quay.stop();
    throw error;
  }
  return quay;
}

function switches({ referrersApi = true, anonymous = true }: RealQuayOptions): Readonly<Record<string, string>> {
  return { QUAY_REFERRERS_API: String(referrersApi), QUAY_ANONYMOUS: String(anonymous) };
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('a TCP server on 127.0.0.1 has no port');
  return address.port;
}

async function waitUntilUp(
  child: ChildProcess,
  { url, certificatePath }: Pick<RealQuay, 'url' | 'certificatePath'>,
): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(
        `the real Quay ended with status ${child.exitCode} before it responded; see its init.log and serve.log`,
      );
    if (await isUp(url, certificatePath)) return;
    await sleep(100);
  }
  throw new Error(`the real Quay did not respond at ${url}/v2/ within ${START_DEADLINE_MS / 1000} s`);
}

async function isUp(url: string, certificatePath: string): Promise<boolean> {
  const ca = await readFile(certificatePath, 'utf8').catch(() => undefined);
  if (ca === undefined) return false;
  return await new Promise((resolve) => {
    const request = https.get(`${url}/v2/`, { ca, agent: false, timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 401);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** Kills the whole process group, because the script may still be unpacking the server. */
async function stop(child: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    process.kill(-child.pid, 'SIGKILL');
    await gone;
  }
  await rm(folder, { recursive: true, force: true });
}

/** Unpacking the server can be slow on a busy machine; after that it starts within a second. */
const START_DEADLINE_MS = 60_000;
