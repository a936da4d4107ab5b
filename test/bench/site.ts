import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type Image, ROBOT } from './datasets.ts';
import { type ProxyService, startProxyService } from './proxy-service.ts';
import type { RegistryArguments } from './registry-arguments.ts';
import { Service } from './service.ts';

/** A registry behind a delaying proxy, and the home folder of the programs that are measured on it. */
export interface Site {
  /** The `host:port` of the proxy. */
  readonly host: string;
  readonly images: readonly Image[];
  readonly home: Home;
  setRoundTrip(milliseconds: number): Promise<void>;
  /** The requests and connections since the last call. */
  takeCounts(): Promise<Counts>;
  stop(): Promise<void>;
}

/** What programs sent; `requests` is undefined if the registry does not count them. */
export interface Counts {
  readonly requests: number | undefined;
  readonly connections: number;
}

/** A home folder, with the certificate of the registry in it. */
export interface Home {
  readonly folder: string;
  /** A folder with docker's config.json, which has the login. */
  readonly dockerConfig: string;
  readonly username: string;
  readonly password: string;
  readonly certificatePath: string;
}

/** Starts an embedded registry with a data set, and a proxy in front of it, each in its own process. */
export async function openSite(options: Omit<RegistryArguments, 'serverHostname'>): Promise<Site> {
  const proxy = await startProxyService();
  const given: RegistryArguments = { ...options, serverHostname: proxy.host };
  const registry = new Service('registry-process.ts', {
    arguments: [JSON.stringify(given)],
    node: [`--tls-max-v${TLS_VERSION}`],
  });
  const { port, certificate, images } = AddressSchema.parse(await registry.ask('address'));
  await proxy.change({ target: port });
  return await siteOf(proxy, {
    images,
    certificate,
    ...ROBOT,
    takeRequests: async () => z.number().parse(await registry.ask('requests')),
    stop: async () => registry.stop(),
  });
}

/** Uses a site, and stops it also if that fails. */
export async function withSite<Result>(opening: Promise<Site>, use: (site: Site) => Promise<Result>): Promise<Result> {
  const site = await opening;
  try {
    return await use(site);
  } finally {
    await site.stop();
  }
}

/** The registry behind a proxy. */
export interface Backend {
  readonly username: string;
  readonly password: string;
  readonly images: readonly Image[];
  /** PEM. */
  readonly certificate: string;
  takeRequests(): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** Combines a proxy and the registry behind it. */
export async function siteOf(proxy: ProxyService, backend: Backend): Promise<Site> {
  const home = await createHome(proxy.host, backend);
  return {
    host: proxy.host,
    images: backend.images,
    home,
    setRoundTrip: async (roundTrip) => void (await proxy.change({ roundTrip })),
    async takeCounts() {
      const { connections } = await proxy.change({});
      return { requests: await backend.takeRequests(), connections };
    },
    async stop() {
      proxy.stop();
      await backend.stop();
      await rm(home.folder, { recursive: true });
    },
  };
}

async function createHome(
  host: string,
  { username, password, certificate }: Pick<Backend, 'username' | 'password' | 'certificate'>,
): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const certificatePath = join(folder, 'registry.pem');
  await writeFile(certificatePath, certificate);
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const dockerConfig = join(folder, 'docker');
  await mkdir(dockerConfig);
  await writeFile(join(dockerConfig, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }));
  return { folder, dockerConfig, username, password, certificatePath };
}

const AddressSchema = z.object({
  port: z.number(),
  certificate: z.string(),
  images: z.array(z.object({ repository: z.string(), tag: z.string(), digest: z.string() })),
});

/**
 * The highest version of TLS that the registry offers. With 1.2 a connection takes three round trips, as in the measurement that the
 * bounds come from; with 1.3 two. By default Quay's nginx offers both.
 */
export const TLS_VERSION = process.env.BENCH_TLS === '1.3' ? '1.3' : '1.2';
