import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bodyFileOf } from '../support/action-run.ts';
import { readPages } from '../support/pages.ts';
import { runApi } from '../support/run-action.ts';
import { runSnippet, type SnippetRun } from '../support/snippet.ts';
import { openSnippetFixture, type SnippetFixture } from '../support/snippet-fixture.ts';
import { API } from '../support/snippet-names.ts';
import { snippetsIn } from '../support/snippet-workflow.ts';

const snippets = snippetsIn((await readPages()).get('docs/api-recipes.md') ?? '');

describe('the recipes of docs/api-recipes.md', () => {
  let fixture: SnippetFixture;
  beforeEach(async () => {
    fixture = await openSnippetFixture();
  });
  afterEach(() => fixture.stop());

  test('the released tag no longer expires; other tags are unchanged', async () => {
    const soon = Math.floor(Date.now() / 1000) + 3600;
    for (const tag of ['1.2', 'bare'])
      await ask(`repository/acme/app/tag/${tag}`, { method: 'PUT', body: JSON.stringify({ expiration: soon }) });

    await run('Keep a tag from expiring on release');

    const tags = await ask('repository/acme/app/tag/', { query: 'onlyActiveTags=true' });
    expect(tags.tags.find(({ name }: Named) => name === '1.2')).not.toHaveProperty('expiration');
    expect(tags.tags.find(({ name }: Named) => name === 'bare')).toHaveProperty('expiration');
  });

  test('creates the robot once with read permission, also when run again', async () => {
    const name = 'Create a robot with read permission';
    await run(name);
    const robot = await ask('organization/acme/robots/deploy');
    const again = await run(name);

    expect(again.steps[1]).toBe('robot / Create the robot: skipped');
    expect(await ask('organization/acme/robots/deploy')).toMatchObject({ name: 'acme+deploy', token: robot.token });
    const permission = await ask('repository/acme/app/permissions/user/acme+deploy');
    expect(permission).toMatchObject({ role: 'read', is_robot: true });
  });

  test('prints the tags of all pages', async () => {
    for (let tag = 1; tag <= 150; tag++) fixture.registry.push.image('acme/app', `v${tag}`);

    const { log } = await run('List tags with paging');

    expect(log.match(/^v\d+ sha256:[0-9a-f]{64}$/gm)).toHaveLength(150);
    expect(log).toContain('2 pages of tags');
  });

  test('sets the description to the exact content of the README', async () => {
    await run('Set the description from the README');

    expect(await ask('repository/acme/app')).toMatchObject({ description: '# The app\n\nIt says "hello".\n' });
  });

  test('deletes only the tags of this pull request, also from several pages', async () => {
    const previews = Array.from({ length: 120 }, (_, index) => `pr-7-${index}`);
    const others = ['pr-70-0', 'pr-7', 'repr-7-0', 'pr-17-7-0'];
    for (const tag of [...previews, ...others]) fixture.registry.push.image('acme/app', tag);
    const before = await tagNames();

    const { log } = await run('Delete the preview tags of a closed pull request');

    expect(log.match(/^Deleting /gm)).toHaveLength(120);
    expect(await tagNames()).toEqual(before.filter((name) => !previews.includes(name)));
    expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(fixture.secrets.QUAY_API_TOKEN);
  });

  test('deletes nothing when the listing fails', async () => {
    fixture.registry.push.image('acme/app', 'pr-7-0');
    fixture.registry.fault({ match: { path: /\/tag\/\?/ }, kind: 'answer', status: 403 });

    const { steps } = await runSnippet(textOf('Delete the preview tags of a closed pull request'), fixture);

    expect(steps).toEqual([`clean / ${API}: failure`, 'clean / Delete the tags: skipped']);
  });

  test('does not run for the pull request of a fork', async () => {
    const event = { pull_request: { number: '7', head: { repo: { full_name: 'somebody/app' } } } };
    const text = textOf('Delete the preview tags of a closed pull request');
    const { steps } = await runSnippet(text, { ...fixture, github: { ...fixture.github, event } });

    expect(steps).toEqual([`clean / ${API}: skipped`, 'clean / Delete the tags: skipped']);
  });

  test.each([
    { method: '', left: true },
    { method: 'GET', left: true },
    { method: 'DELETE', left: false },
  ])('the robot is left with the method "$method": $left', async ({ method, left }) => {
    const text = textOf('Do a dry run');
    const { steps } = await runSnippet(text, { ...fixture, inputs: { method } });

    expect(steps).toEqual([`retire / ${API}: success`]);
    const robots = await ask('organization/acme/robots');
    expect(robots.robots.some(({ name }: Named) => name === 'acme+old')).toBe(left);
  });

  async function run(name: string): Promise<SnippetRun> {
    const done = await runSnippet(textOf(name), fixture);
    expect(
      done.steps.filter((step) => step.endsWith('failure')),
      done.log,
    ).toEqual([]);
    return done;
  }

  /** Calls the API with the action itself. */
  async function ask(path: string, inputs: Readonly<Record<string, string>> = {}) {
    const call = await runApi(fixture.registry, {
      path,
      ...inputs,
      'oauth-token': fixture.secrets.QUAY_API_TOKEN ?? '',
    });
    expect(call.exitCode, call.log).toBe(0);
    return JSON.parse(bodyFileOf(call));
  }

  async function tagNames(): Promise<readonly string[]> {
    const list = { query: 'onlyActiveTags=true', paginate: 'true' };
    const { tags } = await ask('repository/acme/app/tag/', list);
    return tags.map(({ name }: Named) => name);
  }
});

interface Named {
  readonly name: string;
}

function textOf(name: string): string {
  const snippet = snippets.find(({ title }) => title === name);
  if (snippet === undefined) throw new Error(`docs/api-recipes.md has no recipe ${name}`);
  return snippet.text;
}
