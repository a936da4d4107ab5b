import { warnOfConnection } from '../inputs/connection.ts';
import type { Reference } from '../registry/reference.ts';
import type { Runner } from '../runner/runner.ts';
import { oneLine } from '../text.ts';
import type { GateInputs } from './inputs.ts';

/** Says what is allowed, but likely not meant: a moving tag, a list of images without any, TLS without a check, http across a network. */
export function warnOfRisks({ images, emptyFile, connection }: GateInputs, runner: Runner): void {
  if (emptyFile !== undefined) {
    runner.warn(
      `images-file: the file \`${oneLine(emptyFile)}\` has no reference in it, so that only what image names is looked at. If it is to have some, look at the step that makes it.`,
    );
  }
  const moving = images.filter(({ tagDefaulted }) => tagDefaulted).map(formatName);
  if (moving.length > MAX_NAMED) {
    const more = moving.length - MAX_NAMED;
    runner.notice(`${moving.slice(0, MAX_NAMED).join(', ')} and ${more} more were ${MOVING}`);
  } else {
    for (const name of moving) runner.notice(`${name} was ${MOVING}`);
  }
  warnOfConnection(connection, [...new Set(images.map(({ registry }) => registry))], runner);
}

/** Images that have a notice of their own; more have one together, as the runner shows few of a step. */
const MAX_NAMED = 3;
const MOVING = 'given without tag and digest: latest is taken. A digest names one image for good.';

function formatName({ registry, repository }: Reference): string {
  return `${registry}/${repository}`;
}
