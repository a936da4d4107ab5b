import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, registryFixture } from '../support/fixtures.ts';
import { runGate, type TranscribedRun } from '../support/run-action.ts';

/** Text in signed documents and indexes that tries to inject workflow commands or Markdown. */
const HOSTILE = [
  'x',
  '::error::taken over',
  '##[error]taken over',
  '\u001b[2J\u202e<img src=x onerror=alert(1)></code></td></table> | cell | `code` **bold** [link](https://evil.example)',
  '"]; end; subject --> stranger["\r\n```',
].join('\n');

const HOSTILE_PLATFORM = `linux/${HOSTILE.replaceAll('/', '-')}`;

/** The HTML elements of the summary. */
const OWN_TAGS = new Set(['p', 'strong', 'h3', 'code', 'table', 'tr', 'th', 'td', 'ul', 'li', 'br']);

/**
 * Expects no injected commands; commands of the old form are recognised anywhere in a line that is not a command of the
 * new form.
 */
function expectHarmless({ log, summary }: TranscribedRun): void {
  const lines = log.split(/\r\n|\r|\n/);
  const commands = lines.flatMap((line) => /^\s*::([\w-]+)/.exec(line)?.[1] ?? []);
  expect(new Set(commands)).toEqual(new Set(['add-mask', 'error']));
  expect(lines.filter((line) => line.startsWith('::error::'))).toEqual([]);
  expect(lines.filter((line) => !line.startsWith('::') && line.includes('##['))).toEqual([]);
  expect(log).not.toMatch(ODD);
  expect(summary).not.toMatch(ODD);
  expect(summary).not.toMatch(/\]\(|^\s*::|\*\*/m);
  const tags = Array.from(summary.matchAll(/<\/?([a-z]+\d?)/gi), ([, tag = '']) => tag);
  expect(tags.filter((tag) => !OWN_TAGS.has(tag))).toEqual([]);
}

/** Control characters except the line feed, and characters that reverse or hide text. */
const ODD = /[^\P{Cc}\n]|\p{Cf}/u;

test('a predicate type inside a signed document is escaped', async () => {
  const { registry, digest, names } = await imageFixture({});
  const hostile = { predicateType: `https://spdx.dev/Document${HOSTILE}` };
  const bundle = registry.push.bundle('devtable/simple', digest, { ...hostile, annotated: 'none' });
  const attached = registry.push.cosignAttestations('devtable/simple', digest, [
    { ...hostile, annotation: false },
    { predicateType: HOSTILE, annotation: false },
  ]);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'attestation annotation.note=fine', ...READBOT },
    { names: { ...names, BUNDLE: bundle.digest, ATTACHED: attached.digest }, show: ['outputs', 'summary'] },
  );

  expect(run.outputs).toMatchObject({ result: 'missing', count: '3' });
  expectHarmless(run);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-escapes-text-from-evidence.txt');
});

test('the name of a platform is escaped', async () => {
  const registry = await registryFixture();
  const image = registry.push.image('devtable/simple');
  const manifests = [{ ...image, platform: HOSTILE_PLATFORM }];
  const { digest } = registry.push.index('devtable/simple', 'v1', { manifests });
  const sbom = registry.push.referrer('devtable/simple', image.digest, { artifactType: 'application/spdx+json' });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom platform=each\nsignature platform=each', ...READBOT },
    { names: { INDEX: digest, IMAGE: image.digest, SBOM: sbom.digest }, show: ['outputs', 'summary'] },
  );

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature platform=each"]' });
  expectHarmless(run);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-escapes-text-from-evidence-in-a-platform.txt');
});

test('the name of a platform whose image is not in the registry is escaped', async () => {
  const registry = await registryFixture();
  const image = registry.push.image('devtable/simple');
  registry.push.index('devtable/simple', 'v1', { manifests: [{ ...image, platform: HOSTILE_PLATFORM }] });
  registry.remove('devtable/simple', image.digest);

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom platform=each', ...READBOT });

  expect(run.outputs.result).toBe('subject-not-found');
  expectHarmless(run);
});
