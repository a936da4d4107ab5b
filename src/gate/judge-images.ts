import pLimit from 'p-limit';
import type { Reference } from '../registry/reference.ts';
import type { GateInputs } from './inputs.ts';
import { type GateRun, judgeImage } from './judge-image.ts';
import { curbYoungHeap } from './memory.ts';
import { openLog, openProgress } from './report/log.ts';
import { packReport } from './report/packed-report.ts';
import type { ImageOutcome } from './report/report.ts';

/** What judging all images of a run needs. */
export interface GateRunOfAll extends GateRun {
  readonly inputs: Pick<GateInputs, 'images' | 'shown'> & GateRun['inputs'];
}

/** Images under way at once; their requests are limited by the HTTP client. */
const MAX_CONCURRENT_IMAGES = 8;

/**
 * Judges the images, packs what became of each at once, and logs it. What it gives, and the log, are in the order of the input,
 * whatever the order of judging: so of the images behind a slow one packed reports alone pile up.
 */
export async function judgeImages(run: GateRunOfAll): Promise<readonly ImageOutcome[]> {
  const { images: references, shown } = run.inputs;
  const options = { shown, packs: references.length > 1 };
  const limit = pLimit(MAX_CONCURRENT_IMAGES);
  const judge = async (reference: Reference) => {
    const outcome = packReport(await judgeImage(reference, run), options);
    if (options.packs) curbYoungHeap();
    return { reference, outcome };
  };
  const judged = byRepository(references).map((reference) => limit(judge, reference));
  // One that is thrown has somebody to take it, though those before it are waited for.
  const [images] = await Promise.all([logged(judged, run), Promise.all(judged)]);
  return images;
}

/**
 * Puts images of the same registry, and in there of the same repository, next to each other: ten repositories share a token, which is
 * used up before the next is made. Groups stand where their first image stood.
 */
export function byRepository(references: readonly Reference[]): readonly Reference[] {
  const registries = Map.groupBy(references, ({ registry }) => registry);
  return [...registries.values()].flatMap((here) =>
    [...Map.groupBy(here, ({ repository }) => repository).values()].flat(),
  );
}

/** An image that was judged. */
interface Judged {
  readonly reference: Reference;
  readonly outcome: ImageOutcome;
}

/**
 * Logs each image as soon as it and all before it are there, so that a log reads as the input does; progress is told in the order of
 * judging, so that it is known in time. Both depend on the images alone, not on which answer was the faster.
 */
async function logged(judged: readonly Promise<Judged>[], { inputs, context }: GateRunOfAll): Promise<ImageOutcome[]> {
  const tell = { total: judged.length, emit: context.info };
  const [log, progress] = [openLog(tell), openProgress(tell)];
  const outcomes = new Map<Reference | undefined, ImageOutcome>();
  const images: ImageOutcome[] = [];
  for (const one of judged) {
    const { reference, outcome } = await one;
    outcomes.set(reference, outcome);
    const next = () => outcomes.get(inputs.images[images.length]);
    for (let image = next(); image !== undefined; image = next()) {
      log(image);
      images.push(image);
    }
    progress(outcome);
  }
  return images;
}
