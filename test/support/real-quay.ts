import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import https from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A real Quay (its Go server) that runs for a test; `admin/…` is the namespace of its one user. */
export interface RealQuay {
  readonly url: string;
  /** `localhost:PORT`. */
  readonly host: string;
  readonly username: string;
  readonly password: string;
  /** PEM file of the certificate that the server made for itself. */
  readonly certificatePath: string;
  stop(): Promise<void>;
}

/** `referrersApi`: FEATURE_REFERRERS_API; `anonymous`: public repositories need no credentials. Both default to true. */
export interface RealQuayOptions {
  readonly referrersApi?: boolean;
  readonly anonymous?: boolean;
}

/** The start script that the environment variable REAL_QUAY names (`start DIR PORT`); undefined where it is not set. */
export function realQuayScript(): string | undefined {
  const path = process.env.REAL_QUAY ?? '';
  return path === '' ? undefined : path;
}

/**
 * Starts a real Quay in a new temporary folder on a free port, and waits until `/v2/` answers.
 * @throws Error when it has ended, or has not answered after a minute.
 */
export async function startRealQuay(script: string, options: RealQuayOptions = {}): Promise<RealQuay> {
  const folder = await mkdtemp(join(tmpdir(), 'real-quay-'));
  const port = await freePort();
  const child = spawn(script, [folder, String(port)], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...switches(options) },
  });
  // What an unusable script says comes as this event; waitUntilUp sees it as a missing pid.
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

async function freePort(): Promise<number> {
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
        `the real Quay ended with status ${child.exitCode} before it answered; see its init.log and serve.log`,
      );
    if (await isUp(url, certificatePath)) return;
    await sleep(100);
  }
  throw new Error(`the real Quay did not answer at ${url}/v2/ within ${START_DEADLINE_MS / 1000} s`);
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

/** Ends the whole group: the script becomes the server, but may still be unpacking it. */
async function stop(child: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    process.kill(-child.pid, 'SIGKILL');
    await gone;
  }
  await rm(folder, { recursive: true, force: true });
}

/** Unpacking 7 MB of xz on a busy machine takes its time; then it is up in a second. */
const START_DEADLINE_MS = 60_000;
