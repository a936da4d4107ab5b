import pLimit from 'p-limit';
import { explain } from '../error.ts';
import type { Reference } from '../registry/reference.ts';
import { type GateRun, judgeImage } from './judge-image.ts';
import { ImageLog, ProgressLog } from './report/log.ts';
import { packReport } from './report/packed-report.ts';
import type { ImageOutcome, JudgedImage } from './report/report.ts';

/** Images that are judged at the same time. The HTTP client limits their requests. */
const MAX_CONCURRENT_IMAGES = 8;

/**
 * Judges the images of a run, and packs and logs each result. Results and log are in the order of the input. Images that are judged
 * before an earlier one is finished therefore wait for it, but only as packed reports.
 */
export async function judgeImages(run: GateRun): Promise<readonly ImageOutcome[]> {
  const { images: references, shown } = run.inputs;
  const memory = references.length > 1 ? await import('./memory.ts') : undefined;
  const limit = pLimit(MAX_CONCURRENT_IMAGES);
  const judge = async (reference: Reference) => {
    const report = await judgeImage(reference, run);
    const outcome = report.kind === 'judged' ? packOrFail(report, { shown, compress: memory?.compress }) : report;
    memory?.limitYoungGeneration();
    return { reference, outcome };
  };
  const judged = groupByRepository(references).map((reference) => limit(judge, reference));
  // Promise.all handles every rejection from the start; otherwise one that occurs while an earlier image is awaited would be unhandled.
  const [images] = await Promise.all([logInOrder(judged, run), Promise.all(judged)]);
  return images;
}

/** A report that cannot be packed fails its image, not the run. */
function packOrFail(report: JudgedImage, options: Parameters<typeof packReport>[1]): ImageOutcome {
  try {
    return packReport(report, options);
  } catch (error) {
    const { reference, digest } = report;
    return { kind: 'failed', reference, digest, result: 'error', problem: explain(error) };
  }
}

/**
 * Sorts images so that those of the same registry, and in it those of the same repository, are next to each other: ten repositories share
 * a token, which is then used completely before the next one is requested. Groups are in the order of their first image.
 */
export function groupByRepository(references: readonly Reference[]): readonly Reference[] {
  const registries = Map.groupBy(references, ({ registry }) => registry);
  return [...registries.values()].flatMap((sameRegistry) =>
    [...Map.groupBy(sameRegistry, ({ repository }) => repository).values()].flat(),
  );
}

interface Judged {
  readonly reference: Reference;
  readonly outcome: ImageOutcome;
}

/**
 * Logs each image as soon as it and all images before it in the input are judged. Progress is logged in the order of judging, so that it
 * appears early. Both orders depend on the images alone, not on the speed of responses.
 */
async function logInOrder(
  judged: readonly Promise<Judged>[],
  { inputs, context }: GateRun,
): Promise<readonly ImageOutcome[]> {
  const log = new ImageLog(judged.length, context.info);
  const progress = new ProgressLog(judged.length, context.info);
  const outcomes = new Map<Reference | undefined, ImageOutcome>();
  const images: ImageOutcome[] = [];
  for (const one of judged) {
    const { reference, outcome } = await one;
    outcomes.set(reference, outcome);
    const next = () => outcomes.get(inputs.images[images.length]);
    for (let image = next(); image !== undefined; image = next()) {
      log.add(image);
      images.push(image);
    }
    progress.add(outcome);
  }
  return images;
}
