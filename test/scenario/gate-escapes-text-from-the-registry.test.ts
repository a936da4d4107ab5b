import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

/** Text in pushed manifests that tries to inject workflow commands or Markdown. */
const HOSTILE = [
  'x',
  '::set-output name=result::pass',
  '  ::add-mask::pass',
  '##[error]taken over',
  '<img src=x onerror=alert(1)> </code></td></table> | cell | `code` **bold** [link](https://evil.example) @everyone',
  '"]; end; subject --> stranger["\r\n```',
].join('\n');

/** The lines that the runner parses as commands. */
function commands(log: string): readonly string[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => /^\s*::([\w-]+)/.exec(line)?.[1] ?? []);
}

/**
 * The old form of commands: recognised anywhere in a line that is not a command of the new form; at the start it
 * colours the line.
 */
function oldCommands(log: string): readonly string[] {
  const lines = log.split(/\r\n|\r|\n/);
  return [
    ...lines.filter((line) => !line.startsWith('::') && line.includes('##[')),
    ...lines.flatMap((line) => line.split(/%0[AD]/)).filter((line) => line.trimStart().startsWith('##[')),
  ];
}

test('artifact types and annotations are escaped in the log, in workflow annotations, in the summary and in outputs', async () => {
  const { registry, names } = await imageFixture({
    EVIL: { artifactType: `application/${HOSTILE}`, annotations: { [HOSTILE]: HOSTILE } },
    SBOM: { ...SPDX, annotations: { note: HOSTILE }, created: HOSTILE },
  });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom annotation.note=fine\nsbom max-age=30d', ...READBOT },
    { names, show: ['outputs', 'summary'] },
  );

  expect(run.outputs.result).toBe('missing');
  expect(new Set(commands(run.log))).toEqual(new Set(['add-mask', 'error']));
  expect(oldCommands(run.log)).toEqual([]);
  expect(run.summary).not.toMatch(/<img|\]\(|^\s*::|\*\*/m);
  expect(run.summary.match(/```/g)).toHaveLength(2);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-escapes-text-from-the-registry-in-a-list.txt');
});

test('the name of an annotation that is not a string is not shown', async () => {
  const { registry, names } = await imageFixture({});
  const annotations = { '\u202efdp\u2028ke\u200by\u0085\u001b[31m': 1 };
  registry.fault({
    match: { path: /\/referrers\// },
    kind: 'answer',
    status: 200,
    headers: { 'Content-Type': 'application/vnd.oci.image.index.v1+json' },
    body: JSON.stringify({
      schemaVersion: 2,
      manifests: [{ mediaType: 'a/b', digest: names.IMAGE, size: 1, annotations }],
    }),
  });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', ...READBOT },
    { names, show: ['outputs', 'summary'] },
  );

  expect(run.outputs.result).toBe('missing');
  expect(run.log).not.toContain('fdp');
  for (const text of [run.log, run.summary])
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-escapes-text-from-the-registry-in-a-name.txt');
});

test('the message of a registry error is escaped', async () => {
  const { registry, names } = await imageFixture({});
  registry.fault({
    match: { path: /\/referrers\// },
    kind: 'answer',
    status: 403,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ errors: [{ code: HOSTILE, message: HOSTILE, detail: HOSTILE }] }),
  });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', ...READBOT },
    { names, show: ['outputs', 'summary'] },
  );

  expect(run.outputs.result).toBe('error');
  expect(new Set(commands(run.log))).toEqual(new Set(['add-mask', 'error']));
  expect(oldCommands(run.log)).toEqual([]);
  expect(run.summary).not.toMatch(/<img|\]\(|^\s*::|\*\*/m);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-escapes-text-from-the-registry-in-a-refusal.txt');
});

test('the name in a token is escaped', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  const token = await registry.token({ subject: HOSTILE });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', 'oauth-token': token },
    { names, show: ['outputs', 'summary'] },
  );

  expect(run.outputs.result).toBe('error');
  expect(new Set(commands(run.log))).toEqual(new Set(['add-mask', 'error', 'warning']));
  expect(oldCommands(run.log)).toEqual([]);
  expect(run.summary).not.toMatch(/<img|\]\(|^\s*::|\*\*/m);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-escapes-text-from-the-registry-in-a-token.txt');
});
