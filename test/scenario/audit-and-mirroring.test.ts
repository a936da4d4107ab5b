import { expect, it, onTestFinished } from 'vitest';
import { runSnippet } from '../support/snippet.ts';
import { missingClients } from '../support/snippet-clients.ts';
import { openSnippetFixture, type SnippetFixture } from '../support/snippet-fixture.ts';
import { GATE } from '../support/snippet-names.ts';
import { blockBelow, textOf } from '../support/snippet-texts.ts';

it('the audit fails when an image of one shard is missing evidence, and names the image', async () => {
  const fixture = await snippetFixture();
  const { digest } = fixture.registry.push.image('acme/app', '1.3');
  const run = await runSnippet(textOf('The workflow'), fixture);
  expect(run.steps.at(-1), run.log).toBe('verdict / Print what failed: failure');
  expect(run.log).toContain(
    `missing\t${fixture.registry.host}/acme/app:1.3@${digest}\tsbom, signature\t\naudit: failure\n`,
  );
});

it('the audit fails when the list of images cannot be created', async () => {
  const fixture = await snippetFixture();
  const text = textOf('The workflow').replaceAll('acme/app', 'acme/gone');
  const run = await runSnippet(text, fixture);
  expect(run.steps.filter((step) => /^(audit|verdict)/.test(step)).slice(0, 3)).toEqual([
    'audit / actions/download-artifact: skipped',
    `audit / ${GATE}: skipped`,
    'audit / Keep the report: skipped',
  ]);
  expect(run.steps.at(-1)).toMatch(/^verdict \/ .*: failure$/);
});

it('the jq commands of docs/audit.md print the documented result', async () => {
  const fixture = await snippetFixture();
  fixture.registry.push.image('acme/app', '1.3');
  const look = `      - run: |\n${indented(blockBelow('What the reports contain', 'docs/audit.md', 'sh'))}`;
  const run = await runSnippet(`${textOf('The workflow').replace('test "$AUDIT" = success', 'true')}${look}`, fixture);
  expect(run.log).toMatch(/^missing\t\S+\/acme\/app:1\.3@sha256:[0-9a-f]{64}\tsbom, signature\t$/m);
  expect(run.log).toMatch(/^\{"missing":1,"pass":3\}$/m);
  expect(run.log).toMatch(/^\{"provenance api":1,"sbom api":4,"signature api":7\}$/m);
});

const missing = missingClients('regctl image copy');
const without = missing.length === 0 ? '' : ' (skipped: regctl, not on the PATH)';
it.skipIf(missing.length > 0)(`a copy without referrers is detected${without}`, async () => {
  const fixture = await snippetFixture();
  const text = textOf('Copy and check').replace('--digest-tags --referrers ', '');
  const run = await runSnippet(text, fixture);
  expect(run.steps.slice(-4)).toEqual([
    'mirror / Copy: success',
    'mirror / Check the destination: failure (missing)',
    'mirror / post: success',
    'mirror / post: success',
  ]);
});

it('a mirror with missing evidence is detected', async () => {
  const fixture = await snippetFixture();
  const { digest } = fixture.registry.push.image('acme/worker', '1.2', { content: 'released anew' });
  fixture.mirror.push.image('acme/worker', '1.2', { content: 'released anew' });
  for (const artifactType of ['application/spdx+json', 'application/vnd.cncf.notary.signature'])
    fixture.registry.push.referrer('acme/worker', digest, { artifactType });
  const run = await runSnippet(textOf('Check a mirror that others maintain'), fixture);
  expect(run.steps.slice(-1)).toEqual(['compare / Check the mirror: failure (missing)']);
  expect(run.log).toContain(`${fixture.mirror.host}/acme/worker@${digest} is missing: sbom, signature`);
});

/** A fixture that stops with the test. */
async function snippetFixture(): Promise<SnippetFixture> {
  const fixture = await openSnippetFixture();
  onTestFinished(() => fixture.stop());
  return fixture;
}

/** Runs a script as a step. */
function indented(lines: string): string {
  return lines.replaceAll(/^(?=.)/gm, ' '.repeat(10));
}
