import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSnippet } from '../support/snippet.ts';
import { missingClients } from '../support/snippet-clients.ts';
import { EXPECTED } from '../support/snippet-expected.ts';
import { openSnippetFixture, type SnippetFixture } from '../support/snippet-fixture.ts';
import { GATE, TOKEN } from '../support/snippet-names.ts';
import type { Expected } from '../support/snippet-outcome.ts';
import { blockBelow, snippets, textOf } from '../support/snippet-texts.ts';

it('every snippet of the pages has an expected outcome', () => {
  expect(snippets.map(({ title }) => title)).toEqual(EXPECTED.map(({ name }) => name));
});

describe('the snippets of the pages', () => {
  let fixture: SnippetFixture;
  beforeEach(async () => {
    fixture = await openSnippetFixture();
  });
  afterEach(() => fixture.stop());

  const { left = [], run: runnable = [] } = Object.groupBy(EXPECTED, (one) => (isLeft(one) ? 'left' : 'run'));
  it.skip.each(left.map(titled))('$title', () => undefined);
  it.each(runnable.map(titled))('$title', async ({ name, steps, log = [] }) => {
    const run = await runSnippet(textOf(name), fixture);
    expect(run.steps, run.log).toEqual(steps.map((step) => (typeof step === 'string' ? step : matching(step))));
    for (const words of log) expect(run.log).toMatch(words);
  });

  const failing = EXPECTED.flatMap(({ name, bare }) => (bare === undefined ? [] : [{ name, bare }]));
  it.each(failing)('$name, without referrers', async ({ name, bare }) => {
    const text = textOf(name).replaceAll(/(acme\/\w+):(?:1\.2|\$\{\{ github\.sha \}\})/g, '$1:bare');
    const run = await runSnippet(text, fixture);
    expect(run.steps, run.log).toEqual(bare);
  });

  it('a rejected federation prints the lines of docs/keyless.md, with the issuer and host of this test', async () => {
    const text = textOf('4. Use it in a workflow').replace('robot: acme+ci', 'robot: acme+typo');
    const run = await runSnippet(text, fixture);
    const shown = blockBelow('If Quay refuses the token', 'docs/keyless.md');
    expect(run.steps).toContain(`publish / ${TOKEN}: failure`);
    expect(run.steps.at(-1)).toBe('publish / post: success');
    const wanted = shown
      .replaceAll('quay.io', fixture.registry.host)
      .replaceAll('https://token.actions.githubusercontent.com', fixture.issuer.issuer)
      .replaceAll('acme+ci', 'acme+typo');
    expect(run.log.replaceAll('%0A', '\n')).toContain(`::${wanted}`);
  });

  it('a passed step prints the lines of docs/keyless.md', async () => {
    const run = await runSnippet(textOf('4. Use it in a workflow'), fixture);
    const shown = blockBelow('4. Use it in a workflow', 'docs/keyless.md');
    const wanted = shown.replaceAll('quay.io', fixture.registry.host).trim().split('\n');
    expect(run.log.split('\n').filter((line) => wanted.includes(line))).toEqual(wanted);
  });

  it('the login is available to later steps and removed after a failed step', async () => {
    const look = "      - run: stat --format='%a %n' $DOCKER_CONFIG $REGISTRY_AUTH_FILE\n      - run: exit 3\n";
    const run = await runSnippet(`${textOf('Log in several clients')}${look}`, fixture);
    const paths = [...run.log.matchAll(/^[67]00 (\S+)$/gm)].map(([, path = '']) => path);
    expect(paths).toHaveLength(2);
    expect(run.steps.slice(-2)).toEqual(['publish / exit 3: failure', 'publish / post: success']);
    expect(run.log).toContain('Removed the login.');
  });

  it('the token is not passed to other jobs', async () => {
    const output = '      token: \u0024{{ steps.gate.outputs.token }}\n';
    const text = textOf('Use the token in another job').replace('outputs:\n', () => `outputs:\n${output}`);
    const { outputs } = await runSnippet(text, fixture);
    expect(outputs.gate).toMatchObject({ token: '', image: expect.stringContaining('/acme/app@sha256:') });
  });

  it('the recipe for an own certificate authority needs its ca-certificate', async () => {
    const text = textOf('Use your own certificate authority').replace(/ +ca-certificate: .*\n/, '');
    const run = await runSnippet(text, fixture);
    expect(run.steps).toEqual([`gate / ${GATE}: failure (error)`]);
    expect(run.log).toContain('is not signed by a CA that this runner trusts');
  });
});

/** An asymmetric matcher for a step. */
function matching(pattern: RegExp): string {
  return expect.stringMatching(pattern);
}

function isLeft({ name, onlyWithClients }: Expected): boolean {
  return (
    onlyWithClients === true && missingClients(snippets.find(({ title }) => title === name)?.text ?? '').length > 0
  );
}

/** Adds to the title which clients are not on the PATH, because their steps are not run. */
function titled<T extends { readonly name: string }>(expected: T): T & { readonly title: string } {
  const missing = missingClients(snippets.find(({ title }) => title === expected.name)?.text ?? '');
  const without = missing.length === 0 ? '' : ` (skipped: ${missing.join(', ')}, not on the PATH)`;
  return { ...expected, title: `${expected.name}${without}` };
}
