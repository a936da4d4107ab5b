import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gate, regctlOnMany, tagged } from './commands.ts';
import { compare } from './compare.ts';
import { growthTable } from './growth.ts';
import { medianTime, runInTurn, TURNS } from './measure.ts';
import { openSite, type Site, withSite } from './site.ts';

/** The number of turns of runs that take seconds, in which a slow moment of the machine weighs less. */
export const LONG_TURNS = 3;

const GATE = 'gate, 100 images';

/** Compares 100 images of ten repositories, with one referrer each, with regctl on eight images at a time. */
export async function measureHundredImages(roundTrips: readonly number[]): Promise<string> {
  return await withSite(openSite({ dataset: 'images', protocol: 'HTTP/2', hasResponseTimes: true }), async (site) => {
    const file = join(site.home.folder, 'images.txt');
    await writeFile(file, `${firstImages(site, 100)}\n`);
    const regctl = regctlOnMany(site, file);
    return await compare(site, {
      commands: [await gate(site, GATE, { image: firstImages(site, 100) }), regctl],
      roundTrips,
      ratios: [
        { of: GATE, to: regctl.name, bounds: Object.fromEntries(roundTrips.map((roundTrip) => [roundTrip, 1])) },
      ],
      turns: LONG_TURNS,
    });
  });
}

/** The growth of the time from one image to 1,000, without latency. */
export async function measureImageGrowth(): Promise<string> {
  return await withSite(openSite({ dataset: 'images', protocol: 'HTTP/2', hasResponseTimes: false }), async (site) => {
    const name = 'gate, by tag';
    const points = [];
    for (const [count, turns] of IMAGE_COUNTS) {
      const command = await gate(site, name, { image: firstImages(site, count) });
      const times = runInTurn([command], turns);
      points.push({ count, time: medianTime(times, name) ?? Number.NaN });
    }
    return growthTable('image', [{ name, points }]);
  });
}

/** The numbers of images, and of turns. */
const IMAGE_COUNTS = [
  [1, TURNS],
  [100, TURNS],
  [1_000, LONG_TURNS],
] as const;

/** The references of the first images, one per line. */
export function firstImages(site: Site, count: number): string {
  return site.images
    .slice(0, count)
    .map((image) => tagged(site, image))
    .join('\n');
}
