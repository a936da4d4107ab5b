import type { Command } from './command.ts';
import { curl, floor, gate, oras, pinned, regctl, tagged } from './commands.ts';
import { compare, type Ratio } from './compare.ts';
import { openSite, type Site, withSite } from './site.ts';

/** The round trips, in milliseconds. */
export const ROUND_TRIPS = [0, 20, 100] as const;

/** Measures one image with one referrer on the embedded registry, which offers HTTP/2. */
export async function measureOneImage(roundTrips: readonly number[]): Promise<string> {
  return await withSite(
    openSite({ dataset: 'one-image', protocol: 'HTTP/2', hasResponseTimes: true }),
    async (site) => {
      const commands = [...(await privateCommands(site)), ...(await publicCommands(site))];
      return await compare(site, { commands, roundTrips, ratios: RATIOS });
    },
  );
}

/** The same on a registry that speaks only HTTP/1.1, and closes connections as Quay does. */
export async function measureHttp1(): Promise<string> {
  return await withSite(
    openSite({ dataset: 'one-image', protocol: 'HTTP/1.1', hasResponseTimes: true }),
    async (site) => {
      const commands = (await privateCommands(site)).filter(({ name }) => !name.includes('node:http2'));
      return await compare(site, { commands, roundTrips: [20], ratios: HTTP1_RATIOS });
    },
  );
}

const GATE = 'gate, by tag';
const UNCHECKED = 'gate, `sources: api`, unchecked';
const BY_DIGEST = 'gate, by digest';
const ANONYMOUS = 'gate, public, anonymous';
const SAME = 'node:http2, same requests';
const LIST = 'node:http2, exchange, HEAD and list';
const SAME_BY_DIGEST = 'node:http2, same requests, by digest';
const SAME_ANONYMOUS = 'node:http2, same requests, anonymous';
const SAME_HTTP1 = 'node:https (HTTP/1.1), same requests';
const LIST_HTTP1 = 'node:https (HTTP/1.1), exchange, HEAD and list';

/** The commands on the private image. */
export async function privateCommands(site: Site): Promise<readonly Command[]> {
  const image = site.images[0];
  if (image === undefined) throw new Error('the data set has no image');
  const [byTag, script] = [tagged(site, image), { image, script: 'http2.js' } as const];
  const certificate = { 'ca-certificate': site.home.certificatePath };
  return [
    await gate(site, GATE, { image: byTag }),
    await gate(site, UNCHECKED, { image: byTag, inputs: { sources: 'api', 'check-manifests': 'false' } }),
    await gate(site, BY_DIGEST, { image: pinned(site, image) }),
    await gate(site, 'gate, `ca-certificate`', {
      image: byTag,
      inputs: certificate,
      environment: { NODE_EXTRA_CA_CERTS: '' },
    }),
    floor(site, SAME, { ...script, extent: 'same' }),
    floor(site, LIST, { ...script, extent: 'list' }),
    floor(site, SAME_BY_DIGEST, { ...script, extent: 'same', byDigest: true }),
    floor(site, SAME_HTTP1, { image, script: 'https.js', extent: 'same' }),
    floor(site, LIST_HTTP1, { image, script: 'https.js', extent: 'list' }),
    ...[oras(site, image), regctl(site, image), curl(site, image)],
  ];
}

async function publicCommands(site: Site): Promise<readonly Command[]> {
  const image = site.images[1];
  if (image === undefined) throw new Error('the data set has no public image');
  const login = 'anonymous';
  return [
    await gate(site, ANONYMOUS, { image: tagged(site, image), login }),
    floor(site, SAME_ANONYMOUS, { image, login, script: 'http2.js', extent: 'same' }),
  ];
}

const SAME_BOUNDS = { 0: 1.25, 20: 1.12, 100: 1.05 };
const GATE_TO_CLIENT = { 0: 2.4, 20: 1.45, 100: 1.14 };
const UNCHECKED_TO_CLIENT = { 0: 2.2, 20: 1.2, 100: 0.98 };

/** The bounds come from a measurement on a complete Quay. A gate makes one round trip more than oras and regctl, for the manifests. */
export const RATIOS: readonly Ratio[] = [
  { of: GATE, to: SAME, bounds: SAME_BOUNDS },
  // One request less, so that the time until the first one counts for more.
  { of: BY_DIGEST, to: SAME_BY_DIGEST, bounds: { ...SAME_BOUNDS, 0: 1.3 } },
  { of: ANONYMOUS, to: SAME_ANONYMOUS, bounds: SAME_BOUNDS },
  { of: UNCHECKED, to: LIST, bounds: { 0: 1.4, 20: 1.15, 100: 1.05 } },
  { of: GATE, to: 'oras discover', bounds: GATE_TO_CLIENT },
  { of: GATE, to: 'regctl artifact list', bounds: GATE_TO_CLIENT },
  { of: UNCHECKED, to: 'oras discover', bounds: UNCHECKED_TO_CLIENT },
  { of: UNCHECKED, to: 'regctl artifact list', bounds: UNCHECKED_TO_CLIENT },
  { of: GATE, to: 'curl and jq', bounds: { 0: 1.6, 20: 0.9, 100: 0.7 } },
];

/** No bounds are set for a registry without HTTP/2. */
const HTTP1_RATIOS: readonly Ratio[] = [
  { of: GATE, to: SAME_HTTP1 },
  { of: UNCHECKED, to: LIST_HTTP1 },
  ...['oras discover', 'regctl artifact list', 'curl and jq'].map((to) => ({ of: GATE, to })),
];
