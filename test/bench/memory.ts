import { peakMemoryOf, REPORT_PEAK_MEMORY } from '../support/memory.ts';
import { run } from './command.ts';
import { gate } from './commands.ts';
import { firstImages } from './many-images.ts';
import type { Protocol } from './registry-arguments.ts';
import { openSite, withSite } from './site.ts';
import { bounded, table } from './table.ts';

/** MB of the whole process, of which Node itself takes 50. */
const BOUND = 200;

/** Measures the peak memory of a gate on 1,000 images with 50 referrers each, on both protocols. */
export async function measureMemory(): Promise<string> {
  const rows = [await measureOn('HTTP/2'), await measureOn('HTTP/1.1')];
  return table(['1,000 images × 50 referrers', 'peak memory (VmHWM)', 'seconds', 'requests', 'connections'], rows);
}

async function measureOn(protocol: Protocol): Promise<readonly string[]> {
  return await withSite(openSite({ dataset: 'memory', protocol, hasResponseTimes: false }), async (site) => {
    const image = firstImages(site, site.images.length);
    const command = await gate(site, protocol, { image, environment: REPORT_PEAK_MEMORY });
    const { milliseconds, output } = run(command);
    const { requests, connections } = await site.takeCounts();
    const memory = bounded(peakMemoryOf({ log: output }), BOUND, ' MiB');
    return [protocol, memory, (milliseconds / 1000).toFixed(1), String(requests), String(connections)];
  });
}
