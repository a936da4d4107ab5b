import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestRepository, pushImage, pushReferrer, type Target } from '../contract/registry-client.ts';
import { send } from '../contract/send.ts';
import { freePort, type RealQuay, startRealQuay } from '../support/real-quay.ts';
import { compare } from './compare.ts';
import type { Image } from './datasets.ts';
import { privateCommands, RATIOS } from './one-image.ts';
import { startProxyService } from './proxy-service.ts';
import { type Site, siteOf, withSite } from './site.ts';

/**
 * Measures one image on a real Quay (its Go server). No bounds apply: it responds faster than the server that they come from.
 * @param script the path of its start script.
 */
export async function measureRealQuay(script: string, roundTrips: readonly number[]): Promise<string> {
  return await withSite(openRealSite(script), async (site) => {
    const ratios = RATIOS.map(({ of, to }) => ({ of, to }));
    return await compare(site, { commands: await privateCommands(site), roundTrips, ratios });
  });
}

/**
 * Puts a proxy in front of a real Quay. Its challenges have the port that its start script was called with, which must be that of the
 * proxy. So the server is started twice: by the script to create its files, and then on another port.
 */
async function openRealSite(script: string): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-quay-'));
  const first = await startRealQuay(script, { anonymous: false });
  const certificate = await readFile(first.certificatePath, 'utf8');
  const image = await pushBenchImage(targetOf(first, certificate));
  await cp(dirname(first.certificatePath), folder, { recursive: true });
  await first.stop();
  const port = await freePort();
  const server = spawn(
    './quay',
    ['serve', '--config', 'config.yaml', '--data-dir', '.', '--addr', `127.0.0.1:${port}`],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  );
  await waitUntilUp(server, { url: `https://localhost:${port}`, certificate });
  const proxy = await startProxyService(Number(first.host.split(':')[1]));
  await proxy.change({ target: port });
  return await siteOf(proxy, {
    ...{ certificate, username: first.username, password: first.password, images: [image] },
    takeRequests: async () => undefined,
    async stop() {
      server.kill('SIGKILL');
      await rm(folder, { recursive: true });
    },
  });
}

function targetOf({ host, url, username, password }: RealQuay, certificate: string): Target {
  return { flavour: 'go', host, url, certificate, username, password, namespace: username };
}

async function pushBenchImage(target: Target): Promise<Image> {
  const repository = await openTestRepository(target, 'bench');
  const image = await pushImage(repository, 'v1');
  await pushReferrer(repository, image, { artifactType: 'application/spdx+json' });
  return { repository: repository.name, tag: 'v1', digest: image.digest };
}

async function waitUntilUp(server: ChildProcess, destination: Pick<Target, 'url' | 'certificate'>): Promise<void> {
  const ended = once(server, 'exit').then(() => {
    throw new Error('the real Quay ended before it responded');
  });
  const responds = async () => {
    for (;;) {
      const reply = await send(destination, { method: 'GET', path: '/v2/' }).catch(() => undefined);
      if (reply !== undefined) return;
      await sleep(100);
    }
  };
  await Promise.race([responds(), ended]);
  ended.catch(() => undefined);
}
