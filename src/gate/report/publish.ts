import { explain } from '../../error.ts';
import type { Runner } from '../../runner/runner.ts';
import { MAX_OUTPUT_BYTES, type Publication, type PublishedFiles } from './publication.ts';
import { writeFile } from './write-file.ts';

/**
 * Publishes a run, in this order: files, outputs, summary where it is wanted, annotations, the last line of the log. If the files,
 * the summary or the annotations cannot be written, there is a warning, and the result stays the same.
 * @throws the first error of setting the outputs, after everything else is published: later steps rely on them.
 */
export async function publish(publication: Publication, runner: Runner): Promise<void> {
  const { summary } = publication;
  const files = await writeFiles(publication, runner);
  try {
    setOutputs(publication, files, runner);
  } finally {
    if (summary !== undefined) await warnOnFailure(() => writeSummary(summary, runner), runner);
    await warnOnFailure(() => annotate(publication, runner), runner);
  }
}

async function writeFiles({ reportFile, vsa }: Publication, runner: Runner): Promise<PublishedFiles> {
  const [report, vsaFile] = [runner.temporaryFile('referrers.json'), runner.temporaryFile('vsa.json')];
  const hasReport = await warnOnFailure(() => writeFile(report, reportFile(), REPORT_FILE), runner);
  const hasVsa = await warnOnFailure(() => {
    if (vsa !== undefined) writeFile(vsaFile, vsa(), VSA_FILE);
  }, runner);
  return { 'referrers-file': hasReport ? report : '', 'vsa-file': hasVsa && vsa !== undefined ? vsaFile : '' };
}

const REPORT_FILE = { failure: 'Could not write the report file', output: 'referrers-file' };

const VSA_FILE = { failure: 'Could not write the verification summary', output: 'vsa-file' };

/** @returns whether the step succeeded. */
async function warnOnFailure(step: () => void | Promise<void>, { warn }: Pick<Runner, 'warn'>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    warn(explain(error));
    return false;
  }
}

async function writeSummary(summary: () => string, runner: Runner): Promise<void> {
  try {
    await runner.summary(summary());
  } catch (cause) {
    throw new Error(
      'Could not write the job summary. The result of the step does not change. Check the free disk space.',
      {
        cause,
      },
    );
  }
}

/** Sets all outputs. @throws the first error, after all other outputs are set. */
function setOutputs({ outputs, token }: Publication, files: PublishedFiles, runner: Runner): void {
  const { values, cut, failures } = outputs(files);
  const errors: unknown[] = [...failures];
  const attempt = (set: () => void) => {
    try {
      set();
    } catch (error) {
      errors.push(error);
    }
  };
  for (const [name, value] of Object.entries(values)) attempt(() => runner.output(name, value));
  attempt(() => (token === undefined ? runner.output('token', '') : runner.secretOutput('token', token.secret)));
  if (cut) runner.warn(CUT);
  if (Buffer.byteLength(values.images) > MAX_OUTPUT_BYTES) runner.warn(LONG);
  if (errors.length > 0) throw errors[0];
}

const CUT =
  'The output referrers was cut to 64 KiB. It has no annotations, and the last referrers may be missing; those that meet a rule come first. The output count includes all referrers. The file in the output referrers-file has the complete list.';

const LONG =
  'The output images is longer than 64 KiB. A later step may not start with it in an environment variable. Read the file in the output referrers-file instead.';

function annotate({ annotations, lastLine }: Publication, runner: Runner): void {
  for (const { level, title, message } of annotations()) {
    if (level === 'error') runner.error(message, title);
    else runner.warn(message);
  }
  const line = lastLine();
  if (line !== undefined) runner.info(line);
}
