import { floor, gate, tagged } from './commands.ts';
import { REFERRER_COUNTS } from './datasets.ts';
import { growthTable } from './growth.ts';
import { medianTime, runInTurn, type Times, TURNS } from './measure.ts';
import { openSite, withSite } from './site.ts';

/** The growth of the time with the number of referrers of one image, without latency. The script shows the part of server and transfer. */
export async function measureReferrerGrowth(): Promise<string> {
  return await withSite(
    openSite({ dataset: 'referrers', protocol: 'HTTP/2', hasResponseTimes: false }),
    async (site) => {
      const measured: { readonly count: number; readonly times: Times }[] = [];
      for (const [index, count] of REFERRER_COUNTS.entries()) {
        const image = site.images[index];
        if (image === undefined) throw new Error(`the data set has no image with ${count} referrers`);
        const commands = [
          await gate(site, GATE, { image: tagged(site, image) }),
          floor(site, SCRIPT, { image, script: 'http2.js', extent: 'same' }),
        ];
        measured.push({ count, times: runInTurn(commands, TURNS) });
      }
      const growthOf = (name: string) => ({
        name,
        points: measured.map(({ count, times }) => ({ count, time: medianTime(times, name) ?? Number.NaN })),
      });
      return growthTable('referrer', [growthOf(GATE), growthOf(SCRIPT)]);
    },
  );
}

const GATE = 'gate, by tag';
const SCRIPT = 'node:http2, same requests';
