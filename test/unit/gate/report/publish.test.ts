import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { publishFinished } from '../../../../src/gate/report/finished.ts';
import { publish } from '../../../../src/gate/report/publish.ts';
import type { FinishedRun } from '../../../../src/gate/report/report.ts';
import type { Runner } from '../../../../src/runner/runner.ts';
import { Secret } from '../../../../src/secret.ts';
import { fakeRunner } from '../../../support/fake-runner.ts';
import { buildImage, buildJudged, buildReferrer, buildReport } from '../../../support/report-builders.ts';

const REPORT = buildReport([buildJudged(['sbom'], [])], { token: { secret: new Secret('t0ken') } });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publish-'));
});

it('writes the file, sets the outputs, writes the summary, annotates, in this order', async () => {
  const { runner, calls } = recordingRunner(folder);
  await publishRun(REPORT, runner);
  expect(calls.map(({ what }) => what)).toEqual([...Array(12).fill('output'), 'secretOutput', 'summary', 'error']);
  const path = calls.find(({ name }) => name === 'referrers-file')?.text ?? '';
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ schemaVersion: 1, result: 'missing' });
  expect(calls.find(({ what }) => what === 'secretOutput')).toEqual({
    what: 'secretOutput',
    name: 'token',
    text: 't0ken',
  });
});

it('sets an empty token as a plain output, and writes no summary that is not wanted', async () => {
  const { runner, calls } = recordingRunner(folder);
  await publishRun(buildReport([buildImage()], { wantsSummary: false }), runner);
  expect(calls.filter(({ what }) => what !== 'output')).toEqual([]);
  expect(calls.find(({ name }) => name === 'token')?.text).toBe('');
});

it('ends the log with the headline if there are several images', async () => {
  const { runner, calls } = recordingRunner(folder);
  await publishRun(buildReport([buildJudged(['sbom'], []), buildJudged(['sbom'], [])]), runner);
  expect(calls.at(-1)).toMatchObject({
    what: 'info',
    text: 'Failed: 2 of 2 images are missing required referrers: sbom.',
  });
});

it('warns that the output referrers was cut', async () => {
  const { runner, calls } = recordingRunner(folder);
  const referrers = Array.from({ length: 500 }, (_, index) => buildReferrer(`r${index}`));
  await publishRun(buildReport([buildImage({ referrers })]), runner);
  expect(calls.find(({ what }) => what === 'warning')?.text).toContain('cut to 64 KiB');
});

it('warns that the output images may be too long for a later step', async () => {
  const warnings = async (count: number) => {
    const { runner, calls } = recordingRunner(folder);
    await publishRun(buildReport(Array(count).fill(buildImage())), runner);
    const length = calls.find(({ name }) => name === 'images')?.text.length;
    return { length, texts: calls.filter(({ what }) => what === 'warning').map(({ text }) => text) };
  };
  const [few, many] = [await warnings(200), await warnings(1_000)];
  expect(few.texts).toEqual([]);
  expect(many.texts).toEqual([expect.stringMatching(/output images is longer than 64 KiB.*referrers-file/)]);
  expect(many.length).toBeGreaterThan(65_536);
});

it('warns if the report file and the summary cannot be written, and keeps the result', async () => {
  const { runner, calls } = recordingRunner(join(folder, 'none'), { summary: new Error('no room for the summary') });
  await publishRun(REPORT, runner);
  const warnings = calls.filter(({ what }) => what === 'warning').map(({ text }) => text);
  expect(warnings).toEqual([
    expect.stringMatching(
      /^Could not write the report file .*, so the output referrers-file is empty\..*\n {2}caused by: ENOENT/,
    ),
    expect.stringMatching(/^Could not write the job summary\..*\n {2}caused by: no room for the summary$/),
  ]);
  expect(calls.find(({ name }) => name === 'result')?.text).toBe('missing');
  expect(calls.find(({ name }) => name === 'referrers-file')?.text).toBe('');
  expect(calls.at(-1)?.what).toBe('error');
});

it('throws the error of setting the outputs, after summary and annotations', async () => {
  const failure = new Error('no room for the outputs');
  const { runner, calls } = recordingRunner(folder, { output: failure });
  await expect(publishRun(REPORT, runner)).rejects.toBe(failure);
  expect(calls.map(({ what }) => what)).toEqual(['secretOutput', 'summary', 'error']);
});

it('publishes everything else if one output cannot be formatted, and throws its error', async () => {
  const report = buildReport([buildJudged(['vex'], [buildReferrer('sbom')])]);
  const [image] = report.images;
  const unpack = () => {
    throw new Error('cannot be unpacked');
  };
  const { runner, calls } = recordingRunner(folder);
  const broken = { ...report, images: image?.kind === 'judged' ? [{ ...image, unpack }] : [] };
  await expect(publishRun(broken, runner)).rejects.toThrow('Could not format the output referrers');
  const outputs = calls.filter(({ what }) => what === 'output' || what === 'secretOutput');
  expect(outputs.map(({ name }) => name)).toContain('token');
  expect(outputs.find(({ name }) => name === 'result')?.text).toBe('missing');
  expect(calls.filter(({ what }) => what === 'warning').map(({ text }) => text.split('\n')[0])).toHaveLength(3);
});

it.each([
  { result: 'pass', warnOnly: false, passes: true },
  { result: 'listed', warnOnly: false, passes: true },
  { result: 'missing', warnOnly: false, passes: false },
  { result: 'missing', warnOnly: true, passes: true },
  { result: 'subject-not-found', warnOnly: true, passes: false },
  { result: 'error', warnOnly: true, passes: false },
] as const)('a run with the result $result and warnOnly $warnOnly: passes $passes', ({ passes, ...run }) => {
  const { runner } = recordingRunner(folder);
  expect(publishFinished(buildReport([], run), runner).passes).toBe(passes);
});

async function publishRun(run: FinishedRun, runner: Runner): Promise<void> {
  await publish(publishFinished(run, runner), runner);
}

interface Call {
  readonly what: string;
  readonly name: string;
  readonly text: string;
}

interface Failures {
  readonly summary?: Error;
  readonly output?: Error;
}

function recordingRunner(
  temporary: string,
  failures: Failures = {},
): { readonly runner: Runner; readonly calls: readonly Call[] } {
  const calls: Call[] = [];
  const record = (what: string) => (name: string, text: string) => void calls.push({ what, name, text });
  const say = (what: string) => (text: string) => void calls.push({ what, name: '', text });
  const runner: Runner = {
    ...fakeRunner(),
    info: say('info'),
    notice: say('notice'),
    warn: say('warning'),
    error: (message, title) => record('error')(title, message),
    output(name, value) {
      if (failures.output !== undefined) throw failures.output;
      record('output')(name, value);
    },
    secretOutput: (name, value) => record('secretOutput')(name, value.reveal()),
    scrub: (text) => text,
    async summary(markdown) {
      if (failures.summary !== undefined) throw failures.summary;
      say('summary')(markdown);
    },
    temporaryFile: (name) => join(temporary, name),
  };
  return { runner, calls };
}
