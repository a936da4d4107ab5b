import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSnippet } from '../support/snippet.ts';
import { type Snippet, snippetsIn } from '../support/snippet-workflow.ts';
import { openWorld, type World } from '../support/snippet-world.ts';

const ROOT = new URL('../../', import.meta.url);
const GATE = 'OWNER/quay-referrers';

interface Expected {
  /** The snippet's title. */
  readonly name: string;
  readonly steps: readonly string[];
  /** Found in what the steps print. */
  readonly log?: readonly (string | RegExp)[];
  /** Where nothing is attached to the image: its tag 1.2, or that of the commit, becomes `bare`. */
  readonly bare?: readonly string[];
}

/** Every snippet of the README and of docs/ has its row here. */
const EXPECTED: readonly Expected[] = [
  {
    name: 'Use it',
    steps: [`gate / ${GATE}: success (pass)`],
    log: ['the token acts as acme+gate'],
    bare: [`gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'Gate a release on an SBOM and a signature',
    steps: [`release / ${GATE}: success (pass)`, 'release / Deploy: success', 'release / Keep the report: success'],
    log: [/^Deploy localhost:\d+\/acme\/app@sha256:[0-9a-f]{64} here\.$/m],
    bare: [`release / ${GATE}: failure (missing)`, 'release / Deploy: skipped', 'release / Keep the report: success'],
  },
  {
    name: 'List only',
    steps: [`list / ${GATE}: success (listed)`, 'list / Print the list: success'],
    log: [/^2 referrers$/m, /^sbom sha256:/m, /^signature sha256:/m],
    bare: [`list / ${GATE}: success (listed)`, 'list / Print the list: success'],
  },
  {
    name: 'Use the token in a later step',
    steps: [`tags / ${GATE}: success (listed)`, 'tags / List the tags: success'],
    log: ['"name":"acme/app"'],
  },
  {
    name: 'Use the token in another job',
    steps: [
      `gate / ${GATE}: success (pass)`,
      `fetch / ${GATE}: success (listed)`,
      'fetch / Fetch the manifest: success',
    ],
    log: ['"application/vnd.oci.image.config.v1+json"'],
    bare: [`gate / ${GATE}: failure (missing)`, `fetch / ${GATE}: skipped`, 'fetch / Fetch the manifest: skipped'],
  },
  {
    name: 'A Quay with its own certificate',
    steps: [`gate / ${GATE}: success (pass)`],
    bare: [`gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'A Quay with its own certificate (2)',
    steps: ['gate / actions/checkout: success', `gate / ${GATE}: success (pass)`],
    bare: ['gate / actions/checkout: success', `gate / ${GATE}: failure (missing)`],
  },
  {
    name: 'A public image from a fork, without secrets',
    steps: [`base-image / ${GATE}: success (pass)`],
    log: ['no credentials; the token acts as (anonymous)'],
    bare: [`base-image / ${GATE}: failure (missing)`],
  },
  {
    name: 'Wait for evidence that another job attaches',
    steps: [
      'build / actions/checkout: success',
      'build / docker/login-action: success',
      'build / docker/build-push-action: success',
      'sbom / docker/login-action: success',
      'sbom / anchore/sbom-action: success',
      'sbom / actions/attest-sbom: success',
      `gate / ${GATE}: success (pass)`,
    ],
    log: ['attempt 1, missing: sbom; again in 5 s'],
  },
  {
    name: 'Several images',
    steps: [`gate / ${GATE}: success (pass)`, 'gate / Say what came of each: success'],
    log: [/^pass localhost:\d+\/acme\/app@sha256:/m, /^pass localhost:\d+\/acme\/worker@sha256:/m],
    bare: [`gate / ${GATE}: failure (missing)`, 'gate / Say what came of each: success'],
  },
];

const snippets = (await Promise.all((await pages()).map(readSnippets))).flat();

it('each snippet of the README and of docs/ is expected, and only those', () => {
  expect(snippets.map(({ title }) => title)).toEqual(EXPECTED.map(({ name }) => name));
});

describe('a snippet does what the README says', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.stop());

  it.each(EXPECTED)('$name', async ({ name, steps, log = [] }) => {
    const run = await runSnippet(textOf(name), world);
    expect(run.steps, run.log).toEqual(steps);
    for (const words of log) expect(run.log).toMatch(words);
  });

  const failing = EXPECTED.flatMap(({ name, bare }) => (bare === undefined ? [] : [{ name, bare }]));
  it.each(failing)('$name, where nothing is attached', async ({ name, bare }) => {
    const text = textOf(name).replaceAll(/(acme\/\w+):(?:1\.2|\$\{\{ github\.sha \}\})/g, '$1:bare');
    const run = await runSnippet(text, world);
    expect(run.steps, run.log).toEqual(bare);
  });

  it('the token does not cross jobs, as the README says', async () => {
    const output = '      token: \u0024{{ steps.gate.outputs.token }}\n';
    const text = textOf('Use the token in another job').replace('outputs:\n', () => `outputs:\n${output}`);
    const { outputs } = await runSnippet(text, world);
    expect(outputs.gate).toMatchObject({ token: '', image: expect.stringContaining('/acme/app@sha256:') });
  });

  it('the certificate of quay.example.com counts: without it nothing is read', async () => {
    const text = textOf('A Quay with its own certificate').replace(/ +ca-certificate: .*\n/, '');
    const run = await runSnippet(text, world);
    expect(run.steps).toEqual([`gate / ${GATE}: failure (error)`]);
    expect(run.log).toContain('is not signed by an authority that this runner trusts');
  });
});

async function pages(): Promise<readonly string[]> {
  const docs = await readdir(new URL('docs', ROOT), { recursive: true });
  return ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
}

async function readSnippets(page: string): Promise<readonly Snippet[]> {
  return snippetsIn(await readFile(new URL(page, ROOT), 'utf8'));
}

function textOf(name: string): string {
  const snippet = snippets.find(({ title }) => title === name);
  if (snippet === undefined) throw new Error(`there is no snippet below the heading ${name}`);
  return snippet.text;
}
