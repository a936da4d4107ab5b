import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { publish } from '../../../src/action/publish.ts';
import type { Runner } from '../../../src/runner/runner.ts';
import { Secret } from '../../../src/secret.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { buildImage, buildJudged, buildReferrer, buildReport } from '../../support/report-builders.ts';

const REPORT = buildReport([buildJudged(['sbom'], [])], { token: { secret: new Secret('t0ken') } });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publish-'));
});

it('writes the file, sets the outputs, writes the summary, annotates, in this order', async () => {
  const { runner, calls } = recordingRunner(folder);
  await publish(REPORT, runner);
  expect(calls.map(({ what }) => what)).toEqual([...Array(10).fill('output'), 'secretOutput', 'summary', 'error']);
  const path = calls.find(({ name }) => name === 'referrers-file')?.text ?? '';
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ schemaVersion: 1, result: 'missing' });
  expect(calls.find(({ what }) => what === 'secretOutput')).toEqual({
    what: 'secretOutput',
    name: 'token',
    text: 't0ken',
  });
});

it('sets an empty token as a plain output, and leaves an unwanted summary out', async () => {
  const { runner, calls } = recordingRunner(folder);
  await publish(buildReport([buildImage()], { wantsSummary: false }), runner);
  expect(calls.filter(({ what }) => what !== 'output')).toEqual([]);
  expect(calls.find(({ name }) => name === 'token')?.text).toBe('');
});

it('warns of a cut list', async () => {
  const { runner, calls } = recordingRunner(folder);
  const referrers = Array.from({ length: 500 }, (_, index) => buildReferrer(`r${index}`));
  await publish(buildReport([buildImage({ referrers })]), runner);
  expect(calls.find(({ what }) => what === 'warning')?.text).toContain('cut to 64 KiB');
});

it('loses neither outputs nor annotations where nothing can be written, and fails at the end', async () => {
  const { runner, calls } = recordingRunner(join(folder, 'none'), new Error('no room for the summary'));
  await expect(publish(REPORT, runner)).rejects.toThrow(
    /report for the output referrers-file[\s\S]*no room for the summary/,
  );
  expect(calls.find(({ name }) => name === 'result')?.text).toBe('missing');
  expect(calls.find(({ name }) => name === 'referrers-file')?.text).toBe('');
  expect(calls.at(-1)?.what).toBe('error');
});

it('throws the only failure as it is', async () => {
  const failure = new Error('no room for the summary');
  await expect(publish(REPORT, recordingRunner(folder, failure).runner)).rejects.toBe(failure);
});

interface Call {
  readonly what: string;
  readonly name: string;
  readonly text: string;
}

function recordingRunner(
  temporary: string,
  summaryFailure?: Error,
): { readonly runner: Runner; readonly calls: readonly Call[] } {
  const calls: Call[] = [];
  const record = (what: string) => (name: string, text: string) => void calls.push({ what, name, text });
  const say = (what: string) => (text: string) => void calls.push({ what, name: '', text });
  const runner: Runner = {
    ...fakeRunner(),
    info: say('info'),
    notice: say('notice'),
    warning: say('warning'),
    error: (message, title) => record('error')(title, message),
    output: record('output'),
    secretOutput: (name, value) => record('secretOutput')(name, value.reveal()),
    scrub: (text) => text,
    async summary(markdown) {
      if (summaryFailure !== undefined) throw summaryFailure;
      say('summary')(markdown);
    },
    temporaryFile: (name) => join(temporary, name),
  };
  return { runner, calls };
}
