import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import { groupByRepository, judgeImages } from '../../../src/gate/judge-images.ts';
import type { ImageOutcome } from '../../../src/gate/report/report.ts';
import { Verifiers } from '../../../src/gate/verifiers.ts';
import { formatReference, parseReference, type Reference } from '../../../src/registry/reference.ts';

describe('groupByRepository', () => {
  const cases = [
    { name: 'nothing', typed: [], is: [] },
    { name: 'tags of a repository', typed: ['q.io/a/b:1', 'q.io/a/c:1', 'q.io/a/b:2'], is: [0, 2, 1] },
    {
      name: 'repositories of a registry, in the order of their first image',
      typed: ['q.io/a/b:1', 'r.io/a/b:1', 'q.io/a/c:1', 'r.io/a/b:2', 'q.io/a/b:2'],
      is: [0, 4, 2, 1, 3],
    },
  ];
  test.each(cases)('$name', ({ typed, is }) => {
    const references = typed.map((text) => parseReference(text, 'quay.io'));
    expect(groupByRepository(references).map(formatReference)).toEqual(is.map((index) => typed[index]));
  });
});

describe('judgeImages', () => {
  const references = Array.from({ length: 30 }, (_, index) =>
    parseReference(`quay.io/acme/app${index % 3}:v${index}`, 'quay.io'),
  );

  it('judges one repository after the other, and returns and logs in the order of the input', async () => {
    const { images, asked, lines } = await judge(references, async () => 0);
    expect(asked).toEqual(groupByRepository(references).map(formatReference));
    expect(images.map(({ reference }) => reference)).toEqual(references);
    expect(lines.filter((line) => line.startsWith('quay.io'))).toEqual(
      references.map((reference) => `${formatReference(reference)} -> not resolved`),
    );
  });

  it('logs progress early, although judged images wait in the log for those before them', async () => {
    const { lines } = await judge(references, async () => 0);
    // Every third image is of the first repository, so of the first ten that are judged only one can be logged.
    const before = lines.slice(0, lines.indexOf('10 of 30 images checked, 10 did not pass'));
    expect(before.filter((line) => line.startsWith('quay.io'))).toHaveLength(1);
  });

  it('logs the same for any order of responses', async () => {
    const slowFirst = await judge(references, (index) => sleep(index < 4 ? 20 : 0));
    const random = await judge(references, () => sleep(Math.random() * 10));
    expect(slowFirst.lines).toEqual(random.lines);
  });
});

interface Judged {
  readonly images: readonly ImageOutcome[];
  readonly asked: readonly string[];
  readonly lines: readonly string[];
}

/** Judges images of a registry that refuses each of them after a delay. */
async function judge(images: readonly Reference[], wait: (index: number) => Promise<unknown>): Promise<Judged> {
  const asked: string[] = [];
  const lines: string[] = [];
  const repository = async (reference: Reference) => {
    await wait(asked.push(formatReference(reference)) - 1);
    throw new Error(`${formatReference(reference)} is refused`);
  };
  const run = {
    inputs: {
      images,
      shown: [],
      rules: [],
      warnOnly: false,
      sources: ['api' as const],
      platforms: { kind: 'index' as const },
      depth: 1,
      checksManifests: true,
      syntax: undefined,
      verifiers: new Verifiers(),
      wait: { timeout: 0, interval: 0 },
    },
    resolve: repository,
    startedAt: new Date(0),
    context: {
      now: () => new Date(0),
      sleep: async () => {},
      info: (line: string) => void lines.push(line),
      scrub: (text: string) => text,
    },
  };
  return { images: await judgeImages(run), asked, lines };
}
