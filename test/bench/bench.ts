import { availableParallelism } from 'node:os';
import { checkDist } from '../support/dist-stamp.ts';
import { realQuayScript } from '../support/real-quay.ts';
import { LONG_TURNS, measureHundredImages, measureImageGrowth } from './many-images.ts';
import { measureReferrerGrowth } from './many-referrers.ts';
import { TURNS } from './measure.ts';
import { measureMemory } from './memory.ts';
import { measureHttp1, measureOneImage, ROUND_TRIPS } from './one-image.ts';
import { measureRealQuay } from './real-quay.ts';
import { RESPONSE_TIMES } from './registry-arguments.ts';
import { TLS_VERSION } from './site.ts';
import { measureStart } from './start.ts';
import { countOverBounds } from './table.ts';

/*
 * `npm run bench`: measures the actions, and what they are compared with, side by side, and prints tables of Markdown. `--quick` measures
 * the start, and one image at 0 and 20 ms; other arguments are names of sections. The times depend on the machine, so the exit code is 1
 * only if a step fails.
 */

/** A part of the report. */
interface Section {
  readonly name: string;
  readonly title: string;
  readonly measure: () => Promise<string>;
}

const isQuick = process.argv.includes('--quick');
const wanted = process.argv.slice(2).filter((argument) => argument !== '--quick');
const roundTrips = isQuick ? ([0, 20] as const) : ROUND_TRIPS;
const script = realQuayScript();

const SECTIONS: readonly Section[] = [
  { name: 'start', title: 'Start', measure: measureStart },
  { name: 'one-image', title: 'One image', measure: () => measureOneImage(roundTrips) },
  { name: 'http1', title: 'One image, on a registry with HTTP/1.1 only', measure: measureHttp1 },
  { name: 'images', title: '100 images of ten repositories', measure: () => measureHundredImages(roundTrips) },
  { name: 'image-growth', title: 'Cost per image, without latency', measure: measureImageGrowth },
  { name: 'referrer-growth', title: 'Cost per referrer, without latency', measure: measureReferrerGrowth },
  { name: 'memory', title: 'Memory', measure: measureMemory },
  ...(script === undefined
    ? []
    : [{ name: 'real', title: 'One image, on a real Quay', measure: () => measureRealQuay(script, roundTrips) }]),
];

await checkDist();
console.log(introduction());
let hasFailed = false;
for (const section of chosen()) {
  console.error(`Measuring: ${section.name}`);
  console.log(`\n## ${section.title}\n`);
  try {
    console.log(await section.measure());
  } catch (error) {
    console.error(error);
    hasFailed = true;
  }
}
console.log(`\n${countOverBounds()} ratios are over their bound.`);
// A section that failed may have left a service.
process.exit(hasFailed ? 1 : 0);

/** @throws Error if an argument is not the name of a section. */
function chosen(): readonly Section[] {
  const names = SECTIONS.map(({ name }) => name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}. The sections are ${names.join(', ')}.`);
  if (wanted.length > 0) return SECTIONS.filter(({ name }) => wanted.includes(name));
  return isQuick ? SECTIONS.filter(({ name }) => name === 'start' || name === 'one-image') : SECTIONS;
}

function introduction(): string {
  return [
    `Node ${process.version}, ${availableParallelism()} cores. Medians of ${TURNS} runs in turn (of ${LONG_TURNS} if a run takes`,
    `seconds); a ratio is the median of the ratios of each turn.`,
    '',
    `The registry is the embedded one, with TLS ${TLS_VERSION}, in a process of its own. It takes ${RESPONSE_TIMES.exchange} ms for /v2/auth and`,
    `${RESPONSE_TIMES.other} ms for other responses, as a complete Quay does; not for the growth and the memory. A proxy delays each direction by half of`,
    `the round trip; a connection takes ${TLS_VERSION === '1.2' ? 'three round trips (TCP, two for TLS)' : 'two round trips (TCP and TLS)'}.`,
  ].join('\n');
}
