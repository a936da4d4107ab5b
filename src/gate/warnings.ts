import { warnOfConnection } from '../inputs/connection.ts';
import type { Reference } from '../registry/reference.ts';
import type { Runner } from '../runner/runner.ts';
import { oneLine } from '../text.ts';
import type { GateInputs } from './inputs.ts';

/** Warns of inputs that are allowed but probably not intended: a moving tag, an empty file of images, TLS without verification, plain HTTP. */
export function warnOfRisks({ images, emptyFile, connection }: GateInputs, runner: Runner): void {
  if (emptyFile !== undefined) {
    runner.warn(
      `images-file: the file \`${oneLine(emptyFile)}\` has no references, so only the images of the input image are checked. Check the step that creates the file.`,
    );
  }
  const moving = images.filter(({ tagDefaulted }) => tagDefaulted).map(formatName);
  if (moving.length > MAX_NAMED) {
    const more = moving.length - MAX_NAMED;
    runner.notice(`${moving.slice(0, MAX_NAMED).join(', ')} and ${more} more have ${MOVING}`);
  } else {
    for (const name of moving) runner.notice(`${name} has ${MOVING}`);
  }
  warnOfConnection(connection, [...new Set(images.map(({ registry }) => registry))], runner);
}

/** Images that get a notice each; more share one, because GitHub shows only ten notices of a step. */
const MAX_NAMED = 3;
const MOVING = 'neither a tag nor a digest, so the tag latest is used. It can move to another image; a digest cannot.';

/** Says in a matrix job that it checks only some of the images. */
export function reportShard({ images, imagesInAll, shard: { index, count } }: GateInputs, runner: Runner): void {
  const shard = `Shard ${index}/${count}`;
  if (images.length === 0)
    runner.notice(`${shard} has no images (${imagesInAll} in all shards), so this job checks nothing.`);
  else if (images.length < imagesInAll) runner.info(`${shard} has ${images.length} of ${imagesInAll} images.`);
}

function formatName({ registry, repository }: Reference): string {
  return `${registry}/${repository}`;
}
