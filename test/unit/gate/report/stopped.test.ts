import { describe, expect, it } from 'vitest';
import { publishStopped } from '../../../../src/gate/report/stopped.ts';

const PROBLEMS = ['image: `a` is no reference', 'require: b'];

describe('a run that stopped publishes', () => {
  const { reportFile, outputs, token, summary, annotations, lastLine, passes } = publishStopped({
    problems: PROBLEMS,
    wantsSummary: true,
  });

  it('a report file with the problems', () => {
    const report = { schemaVersion: 1, result: 'error', problems: PROBLEMS, rules: [], subjects: [] };
    expect(JSON.parse([...reportFile()].join(''))).toEqual(report);
  });

  it('an output of each name', () => {
    expect(outputs({ 'referrers-file': '/tmp/report', 'vsa-file': '' }).values).toEqual({
      result: 'error',
      satisfied: 'false',
      missing: '[]',
      count: '0',
      referrers: '[]',
      'referrers-file': '/tmp/report',
      'vsa-file': '',
      digest: '',
      image: '',
      images: '[]',
      'token-expires-at': '',
      unverified: '[]',
    });
  });

  it('a summary with the problems', async () => {
    await expect(summary?.()).toMatchFileSnapshot('__snapshots__/summary-bad-inputs.md');
  });

  it('one annotation for all problems', () => {
    expect(annotations()).toEqual([
      {
        level: 'error',
        title: 'Quay Referrers could not start: 2 problems',
        message: 'The run stopped before any image was checked:\n- image: `a` is no reference\n- require: b',
      },
    ]);
  });

  it('no token and no last line, and the step fails', () => {
    expect([token, lastLine(), passes]).toEqual([undefined, undefined, false]);
  });
});

it('publishes no summary that is not wanted', () => {
  expect(publishStopped({ problems: PROBLEMS, wantsSummary: false }).summary).toBeUndefined();
});

it('shows control characters in annotations', () => {
  const problem = '\u202ea\u2028b\u200bc\u0085\rd\nnext';
  const [annotation] = publishStopped({ problems: [problem], wantsSummary: true }).annotations();
  expect(annotation?.message).toContain('\\u{202e}a\\u{2028}b\\u{200b}c\\u{85}\\u{d}d\nnext');
});
