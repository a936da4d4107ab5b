import { describe, expect, it, test } from 'vitest';
import type { FinishedRun } from '../../../../src/gate/report/report.ts';
import { gateSummary } from '../../../../src/gate/report/summary.ts';
import { referrersGraph } from '../../../../src/gate/report/summary-graph.ts';
import {
  buildFailed,
  buildImage,
  buildJudged,
  buildReferrer,
  buildRejected,
  buildReport,
  buildSignature,
  buildVerdict,
  digestFor,
} from '../../../support/report-builders.ts';

const SIGNATURE = buildSignature('signature');
const SBOM = buildReferrer('sbom');
const named = (tag: string) => ({ reference: { registry: 'quay.io', repository: 'acme/app', tag } });
const many = (count: number) => Array.from({ length: count }, (_, index) => buildReferrer(`r${index}`));

describe('the summary of', () => {
  const hostile = buildReferrer('hostile', {
    artifactType: 'a|b`<img src=x>\n\n```\n# c"]; end %%{init: {}}%%',
    predicateTypes: ['https://example.org/"><script>'],
    annotations: { 'org.opencontainers.image.created': '</table>\n\n[a](b)' },
  });
  const gone = buildRejected('vex|sbom', [SBOM], 'it is listed, but the registry no longer has its manifest');
  const cases: readonly { readonly name: string; readonly report: FinishedRun }[] = [
    { name: 'pass', report: buildReport([buildJudged(['signature', 'sbom'], [SIGNATURE, SBOM])]) },
    {
      name: 'missing',
      report: buildReport([
        buildImage({
          result: 'missing',
          rules: [buildVerdict('signature', [SIGNATURE]), gone],
          referrers: [SIGNATURE, SBOM],
        }),
      ]),
    },
    {
      name: 'several-images',
      report: buildReport(
        [
          buildJudged(['sbom'], [SBOM], named('good')),
          buildJudged(['sbom'], [], { ...named('incomplete'), missingReferrersApi: 'Not <Found>' }),
          buildFailed({ ...named('broken'), digest: undefined, problem: 'GET failed\n  caused by: no' }),
        ],
        { result: 'error' },
      ),
    },
    {
      name: 'one-problem',
      report: buildReport(
        Array.from({ length: 22 }, (_, index) => {
          const problem = 'GET failed (see #1, @everyone, https://evil.example)';
          return buildFailed({ ...named(`t${index}`), digest: undefined, problem });
        }),
      ),
    },
    { name: 'hostile-strings', report: buildReport([buildImage({ referrers: [hostile] })]) },
  ];
  test.each(cases)('$name', async ({ name, report }) => {
    await expect(gateSummary(report)).toMatchFileSnapshot(`__snapshots__/summary-${name}.md`);
  });
});

describe('gateSummary', () => {
  it('shows a hundred referrers and says how many more', () => {
    const summary = gateSummary(buildReport([buildImage({ referrers: many(1_000) })]));
    expect(summary.match(/<tr><td>sbom/g)).toHaveLength(100);
    expect(summary).toContain('has 900 more referrers.');
    expect(summary).not.toContain('mermaid');
  });

  it('shows the referrers that meet a rule first', () => {
    const summary = gateSummary(buildReport([buildJudged(['signature'], [...many(1_000), SIGNATURE])]));
    expect(summary.match(/<tr><td>(signature|sbom)/g)?.slice(0, 2)).toEqual(['<tr><td>signature', '<tr><td>sbom']);
  });

  it('stays under 1 MiB, with its tables closed and a note', () => {
    const images = Array.from({ length: 300 }, (_, index) => buildJudged(['vex'], many(40), named(`t${index}`)));
    const summary = gateSummary(buildReport(images));
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(900_000);
    expect(summary.match(/<table>/g)?.length).toBe(summary.match(/<\/table>/g)?.length);
    expect(summary.trimEnd()).toMatch(/The summary was cut here.*referrers-file.*<\/p>$/);
  });

  it('shows only failed images of many, and unpacks no other', () => {
    const passing = Array.from({ length: 999 }, (_, index) => buildJudged(['sbom'], [SBOM], named(`t${index}`)));
    const report = buildReport([...passing, buildJudged(['sbom'], [SIGNATURE], named('bad'))], { result: 'missing' });
    const closed = report.images.map((image) => (image.result === 'pass' ? { ...image, unpack: refuse } : image));
    const summary = gateSummary({ ...report, images: closed });
    expect(summary.match(/<h3>.*/g)).toEqual(['<h3>❌ <code>quay.io/acme/app:bad</code>: missing</h3>']);
    expect(summary.match(/<tr><td><code>quay.io.*/g)?.[0]).toContain('app:bad');
    expect(summary).toContain('<p>999 images without problems are only in the table above');
    expect(summary).not.toContain('The summary was cut here');
  });

  it('unpacks no image after the end of the page', () => {
    const images = Array.from({ length: 300 }, (_, index) => buildJudged(['vex'], many(40), named(`t${index}`)));
    const report = buildReport(images);
    const closed = report.images.map((image, index) => (index < 150 ? image : { ...image, unpack: refuse }));
    expect(gateSummary({ ...report, images: closed })).toContain('The summary was cut here');
  });

  it('shows the referrers that match artifact-type, and the number of hidden ones', () => {
    const image = buildJudged(['sbom'], [SBOM, SIGNATURE]);
    const shown = (kind: 'sbom' | 'vex') => gateSummary(buildReport([image], { shown: [{ by: 'kind', kind }] }));
    expect(shown('sbom')).toContain('<p>1 referrer (1 hidden by <code>artifact-type</code>):</p>');
    expect(shown('sbom').match(/<tr><td>(sbom|signature)/g)).toEqual(['<tr><td>sbom']);
    expect(shown('vex')).toContain('<p>No referrers (2 hidden by <code>artifact-type</code>).</p>');
    expect(shown('vex')).toContain('met by 1');
    expect(shown('vex')).toContain('r2["signature');
  });

  it('marks missing evidence with on-missing: warn as a warning', () => {
    const summary = gateSummary(buildReport([buildJudged(['sbom'], [])], { warnOnly: true }));
    expect(summary).toContain('<h3>⚠️ <code>quay.io/acme/app:1.2</code>: missing</h3>');
  });
});

describe('referrersGraph', () => {
  it('draws referrers of referrers', () => {
    const nested = buildReferrer('nested', { subject: SBOM.digest, depth: 2 });
    expect(referrersGraph(buildImage({ referrers: [SBOM, nested] }))).toMatchInlineSnapshot(`
      "\`\`\`mermaid
      flowchart LR
        subject["acme/app<br/>sha256#58;6105d6cc76af"]
        r1["sbom<br/>application/spdx#43;json<br/>sha256#58;98f3ae1ef671"] --> subject
        r2["sbom<br/>application/spdx#43;json<br/>sha256#58;233562de1a02"] --> r1
      \`\`\`"
    `);
  });

  it('draws the referrers that meet a rule first', () => {
    const graph = referrersGraph(buildJudged(['signature'], [SBOM, SIGNATURE]));
    expect(graph).toMatch(/r1\["signature.*\n.*r2\["sbom/);
  });

  const cases = [
    { name: 'nothing without referrers', count: 0, drawn: false },
    { name: '50 nodes', count: 49, drawn: true },
    { name: 'nothing beyond 50 nodes', count: 50, drawn: false },
  ];
  test.each(cases)('draws $name', ({ count, drawn }) => {
    expect(referrersGraph(buildImage({ referrers: many(count) })) !== undefined).toBe(drawn);
  });

  it('connects a referrer of an unknown parent to the subject', () => {
    const stray = buildReferrer('stray', { subject: digestFor('unknown'), depth: 2 });
    expect(referrersGraph(buildImage({ referrers: [stray] }))).toMatch(/ --> subject\n/);
  });
});

function refuse(): never {
  throw new Error('this image has no place on the page');
}
