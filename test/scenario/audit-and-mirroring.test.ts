import { expect, it, onTestFinished } from 'vitest';
import { runSnippet } from '../support/snippet.ts';
import { missingClients } from '../support/snippet-clients.ts';
import { GATE } from '../support/snippet-names.ts';
import { blockBelow, textOf } from '../support/snippet-texts.ts';
import { openWorld, type World } from '../support/snippet-world.ts';

it('an audit fails when an image of one shard lacks evidence, and says which', async () => {
  const world = await aWorld();
  const { digest } = world.registry.push.image('acme/app', '1.3');
  const run = await runSnippet(textOf('The workflow'), world);
  expect(run.steps.at(-1), run.log).toBe('verdict / Say what failed: failure');
  expect(run.log).toContain(
    `missing\t${world.registry.host}/acme/app:1.3@${digest}\tsbom, signature\t\naudit: failure\n`,
  );
});

it('an audit whose list could not be made is no green one', async () => {
  const world = await aWorld();
  const text = textOf('The workflow').replaceAll('acme/app', 'acme/gone');
  const run = await runSnippet(text, world);
  expect(run.steps.filter((step) => /^(audit|verdict)/.test(step)).slice(0, 3)).toEqual([
    'audit / actions/download-artifact: skipped',
    `audit / ${GATE}: skipped`,
    'audit / Keep the report: skipped',
  ]);
  expect(run.steps.at(-1)).toMatch(/^verdict \/ .*: failure$/);
});

it('the lines of jq tell what docs/audit.md says', async () => {
  const world = await aWorld();
  world.registry.push.image('acme/app', '1.3');
  const look = `      - run: |\n${indented(blockBelow('What the reports say', 'docs/audit.md', 'sh'))}`;
  const run = await runSnippet(`${textOf('The workflow').replace('test "$AUDIT" = success', 'true')}${look}`, world);
  expect(run.log).toMatch(/^missing\t\S+\/acme\/app:1\.3@sha256:[0-9a-f]{64}\tsbom, signature\t$/m);
  expect(run.log).toMatch(/^\{"missing":1,"pass":3\}$/m);
  expect(run.log).toMatch(/^\{"sbom api":3,"signature api":3\}$/m);
});

const lacking = missingClients('regctl image copy');
const without = lacking.length === 0 ? '' : ' (skipped: regctl, not on the PATH)';
it.skipIf(lacking.length > 0)(`a copy without what is attached is found out${without}`, async () => {
  const world = await aWorld();
  const text = textOf('Copy, then look').replace('--digest-tags --referrers ', '');
  const run = await runSnippet(text, world);
  expect(run.steps.slice(-4)).toEqual([
    'mirror / Copy: success',
    'mirror / The destination: failure (missing)',
    'mirror / post: success',
    'mirror / post: success',
  ]);
});

it('a mirror that lacks evidence is found out', async () => {
  const world = await aWorld();
  const { digest } = world.registry.push.image('acme/worker', '1.2', { content: 'released anew' });
  world.mirror.push.image('acme/worker', '1.2', { content: 'released anew' });
  for (const artifactType of ['application/spdx+json', 'application/vnd.cncf.notary.signature'])
    world.registry.push.referrer('acme/worker', digest, { artifactType });
  const run = await runSnippet(textOf('Where somebody else copies'), world);
  expect(run.steps.slice(-1)).toEqual(['compare / The mirror: failure (missing)']);
  expect(run.log).toContain(`${world.mirror.host}/acme/worker@${digest} lacks sbom, signature`);
});

/** Until the test ends. */
async function aWorld(): Promise<World> {
  const world = await openWorld();
  onTestFinished(() => world.stop());
  return world;
}

/** As the script of a step. */
function indented(lines: string): string {
  return lines.replaceAll(/^(?=.)/gm, ' '.repeat(10));
}
