import { describe, expect, test } from 'vitest';
import { ImageLog, ProgressLog } from '../../../../src/gate/report/log.ts';
import type { ImageReport } from '../../../../src/gate/report/report.ts';
import {
  buildFailed,
  buildImage,
  buildJudged,
  buildReferrer,
  buildRejected,
  buildReport,
  buildSignature,
  SUBJECT,
} from '../../../support/report-builders.ts';

const SIGNATURE = buildSignature('signature');
const SBOM = buildReferrer('sbom', { sources: ['tag-schema'] });
const GONE = 'it is listed, but the registry no longer has its manifest';

describe('the log of', () => {
  test('an image with missing evidence', () => {
    const image = buildJudged(['signature', 'sbom max-age=30d', 'vex min=2'], [SIGNATURE, SBOM]);
    expect(linesOf(image)).toMatchInlineSnapshot(`
      "quay.io/acme/app:1.2 -> sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d
        2 referrers:
          signature  application/vnd.dev.sigstore.bundle.v0.3+json  sha256:1a2fc26dc7ea  api
          sbom       application/spdx+json                          sha256:98f3ae1ef671  tag-schema
        ✓ signature: met by 1: signature sha256:1a2fc26dc7ea
        ✗ sbom max-age=30d: not met (0 of 1)
            not counted: sbom sha256:98f3ae1ef671: it has no annotation org.opencontainers.image.created
        ✗ vex min=2: not met (0 of 2)
        result: missing"
    `);
  });

  test('a referrer that was deleted', () => {
    const verdict = buildRejected('sbom', [SBOM], GONE);
    expect(linesOf(buildImage({ result: 'missing', rules: [verdict], referrers: [SBOM] }))).toMatchInlineSnapshot(`
      "quay.io/acme/app:1.2 -> sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d
        1 referrer:
          sbom  application/spdx+json  sha256:98f3ae1ef671  tag-schema
        ✗ sbom: not met (0 of 1)
            not counted: sbom sha256:98f3ae1ef671: it is listed, but the registry no longer has its manifest
        result: missing"
    `);
  });

  test('a registry without the referrers API', () => {
    expect(linesOf(buildJudged(['sbom'], [SBOM], { missingReferrersApi: 'Not Found' }))).toMatchInlineSnapshot(`
      "quay.io/acme/app:1.2 -> sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d
        quay.io has no referrers API (response: Not Found). On Quay, set FEATURE_REFERRERS_API: true in config.yaml. Searched instead: the tag sha256-6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d, cosign's tags of the same name that end in .sig, .att and .sbom.
        1 referrer:
          sbom  application/spdx+json  sha256:98f3ae1ef671  tag-schema
        ✓ sbom: met by 1: sbom sha256:98f3ae1ef671
        result: pass"
    `);
  });

  test('a list of many', () => {
    const referrers = Array.from({ length: 23 }, (_, index) => buildReferrer(`r${index}`));
    const lines = linesOf(buildImage({ referrers })).split('\n');
    expect([lines.length, lines[1], lines[22]]).toEqual([
      24,
      '  23 referrers:',
      '    and 3 more: see the output referrers-file',
    ]);
  });

  test('a list of many: referrers that meet a rule are not cut', () => {
    const others = Array.from({ length: 23 }, (_, index) => buildSignature(`r${index}`));
    const lines = linesOf(buildJudged(['sbom'], [...others, SBOM])).split('\n');
    expect(lines[2]).toMatch(/^ {4}sbom .* tag-schema$/);
    expect(lines[3]).toMatch(/^ {4}signature /);
  });

  test('an image by digest, which is shown once', () => {
    const reference = { registry: 'quay.io', repository: 'acme/app', tag: '1.2', digest: SUBJECT };
    expect(linesOf(buildImage({ reference })).split('\n')[0]).toBe(`quay.io/acme/app:1.2@${SUBJECT}`);
  });

  test('a problem that was logged before', () => {
    const broken = (tag: string, problem: string) =>
      buildFailed({ reference: { registry: 'quay.io', repository: 'acme/app', tag }, problem });
    const logged = [broken('a', 'one'), broken('b', 'two'), broken('c', 'two')];
    expect(linesOf(broken('d', 'two'), logged)).toMatchInlineSnapshot(`
      "quay.io/acme/app:d -> sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d
        result: error, same problem as quay.io/acme/app:b above"
    `);
    expect(linesOf(broken('d', 'three'), logged)).toContain('three');
  });

  test('an empty list', () => {
    expect(linesOf(buildImage())).toMatchInlineSnapshot(`
      "quay.io/acme/app:1.2 -> sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d
        0 referrers
        result: listed"
    `);
  });

  test('an error, with its causes', () => {
    const image = buildFailed({ digest: undefined, problem: 'GET failed\n  caused by: \u001b[31mno' });
    expect(linesOf(image)).toMatchInlineSnapshot(`
      "quay.io/acme/app:1.2 -> not resolved
        GET failed
          caused by: \\u{1b}[31mno
        result: error"
    `);
  });

  test('an artifact type with a line feed: no line of its own', () => {
    const referrer = buildReferrer('x', { artifactType: 'a/b\n::error::c' });
    const [line] = linesOf(buildImage({ referrers: [referrer] }))
      .split('\n')
      .slice(2);
    expect(line).toContain('a/b\\u{a}::error::c');
  });
});

describe('with more than twenty images', () => {
  const passing = buildJudged(['sbom'], [SBOM]);
  const digest = 'sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d';

  test('one that passed or is listed takes one line', () => {
    expect(linesOf(passing, [], 21)).toBe(`quay.io/acme/app:1.2 -> ${digest}: pass, 1 referrer`);
    expect(linesOf(buildImage(), [], 21)).toBe(`quay.io/acme/app:1.2 -> ${digest}: listed, 0 referrers`);
  });

  test('one that failed is logged in full', () => {
    const incomplete = buildJudged(['vex'], [SBOM]);
    expect(linesOf(incomplete, [], 21)).toBe(linesOf(incomplete));
  });

  test('with twenty images, one that passed is logged in full', () =>
    expect(linesOf(passing, [], 20)).toContain('✓ sbom: met by 1'));
});

describe('progress', () => {
  const images = (total: number) =>
    Array.from({ length: total }, (_, index) => buildImage({ result: index % 100 === 7 ? 'missing' : 'pass' }));
  const cases = [
    { name: 'no lines for twenty images', total: 20, lines: 0, last: undefined },
    { name: 'every tenth image of 21', total: 21, lines: 2, last: '20 of 21 images checked, 1 did not pass' },
    {
      name: 'twenty lines for a thousand',
      total: 1_000,
      lines: 20,
      last: '1000 of 1000 images checked, 10 did not pass',
    },
    {
      name: 'at most twenty lines for any number',
      total: 1_019,
      lines: 19,
      last: '969 of 1019 images checked, 10 did not pass',
    },
  ];
  test.each(cases)('$name', ({ total, lines, last }) => {
    const said: string[] = [];
    const progress = new ProgressLog(total, (line) => said.push(line));
    for (const image of buildReport(images(total)).images) progress.add(image);
    expect([said.length, said.at(-1)]).toEqual([lines, last]);
  });
});

function linesOf(image: ImageReport, before: readonly ImageReport[] = [], total = before.length + 1): string {
  const lines: string[] = [];
  const log = new ImageLog(total, (line) => lines.push(line));
  for (const one of buildReport(before).images) log.add(one);
  lines.splice(0);
  for (const one of buildReport([image]).images) log.add(one);
  return lines.join('\n');
}
