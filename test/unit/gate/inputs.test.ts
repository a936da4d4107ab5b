import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Verifiers } from '../../../src/gate/verifiers.ts';
import { formatReference } from '../../../src/registry/reference.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { temporaryFolder } from '../api/run-in-process.ts';
import { problemsOfAsync } from '../policy/problems-of.ts';
import { readInputs } from './read-inputs.ts';

const IMAGE = 'quay.io/acme/app:1.2';

function read(typed: Readonly<Record<string, string>>) {
  return readInputs(fakeRunner({ image: IMAGE, ...typed }));
}

describe('readGateInputs', () => {
  it('has defaults for all inputs except image', async () => {
    expect(await read({})).toEqual({
      images: [{ registry: 'quay.io', repository: 'acme/app', tag: '1.2' }],
      imagesInAll: 1,
      shard: { index: 0, count: 1 },
      shown: [],
      platforms: { kind: 'index' },
      depth: 1,
      rules: [],
      syntax: undefined,
      verifiers: new Verifiers(),
      warnOnly: false,
      wait: { timeout: 0, interval: 5000 },
      sources: ['api', 'tag-schema', 'cosign-tags'],
      checksManifests: true,
      wantsSummary: true,
      actions: ['pull'],
      credentials: { kind: 'none' },
      credentialRegistry: 'quay.io',
      connection: {
        registry: undefined,
        service: undefined,
        tls: {},
        skipsVerify: false,
        plainHttp: false,
        timeout: 30_000,
        retries: 4,
      },
    });
  });

  const cases = [
    { name: 'on-missing', typed: { 'on-missing': 'warn' }, is: { warnOnly: true } },
    {
      name: 'wait',
      typed: { 'wait-timeout': '5m', 'wait-interval': '10s' },
      is: { wait: { timeout: 300_000, interval: 10_000 } },
    },
    { name: 'one source', typed: { sources: 'tag-schema' }, is: { sources: ['tag-schema'] } },
    { name: 'sources in their order', typed: { sources: 'tag-schema, api' }, is: { sources: ['tag-schema', 'api'] } },
    { name: 'one source per line', typed: { sources: 'api\ntag-schema\n' }, is: { sources: ['api', 'tag-schema'] } },
    { name: 'a source twice', typed: { sources: 'api,api' }, is: { sources: ['api'] } },
    {
      name: 'every source',
      typed: { sources: 'buildkit,cosign-tags,tag-schema,api' },
      is: { sources: ['buildkit', 'cosign-tags', 'tag-schema', 'api'] },
    },
    { name: 'all platforms', typed: { platform: 'all' }, is: { platforms: { kind: 'all' } } },
    {
      name: 'some platforms',
      typed: { platform: 'linux/amd64, linux/arm64' },
      is: { platforms: { kind: 'named', names: ['linux/amd64', 'linux/arm64'] } },
    },
    { name: 'depth', typed: { depth: '5' }, is: { depth: 5 } },
    {
      name: 'artifact-type with several lines and a |',
      typed: { 'artifact-type': '# ours\nsbom|"application/x; version=1"\n\nhttps://slsa.dev/*' },
      is: {
        shown: [
          { by: 'kind', kind: 'sbom' },
          { by: 'artifact-type', pattern: 'application/x; version=1' },
          { by: 'predicate-type', pattern: 'https://slsa.dev/*' },
        ],
      },
    },
    { name: 'artifact-type with only comments: all is shown', typed: { 'artifact-type': '# sbom' }, is: { shown: [] } },
    { name: 'check-manifests', typed: { 'check-manifests': 'No' }, is: { checksManifests: false } },
    { name: 'summary', typed: { summary: '0' }, is: { wantsSummary: false } },
    {
      name: 'a robot',
      typed: { robot: 'acme+ci' },
      is: { credentials: { kind: 'robot', robot: 'acme+ci', audience: undefined } },
    },
    {
      name: 'an auth file',
      typed: { 'auth-file': 'a.json' },
      is: { credentials: { kind: 'auth-file', path: 'a.json' } },
    },
    { name: 'actions', typed: { actions: 'pull,push' }, is: { actions: ['pull', 'push'] } },
  ];
  it.each(cases)('$name', async ({ typed, is }) => {
    expect(await read(typed)).toMatchObject(is);
  });
});

describe('require', () => {
  const cases = [
    { name: 'not set', typed: {}, rules: [] },
    { name: 'none', typed: { require: 'none' }, rules: [] },
    { name: 'none between comments', typed: { require: '# later: sbom\nnone\n' }, rules: [] },
    { name: 'one rule', typed: { require: 'sbom' }, rules: ['sbom'] },
    {
      name: 'rules and comments',
      typed: { require: '# x\nsbom min=2\n\nvex|scan\n' },
      rules: ['sbom min=2', 'vex|scan'],
    },
  ];
  it.each(cases)('$name', async ({ typed, rules }) => {
    expect((await read(typed)).rules.map(({ text }) => text)).toEqual(rules);
  });
});

describe('image', () => {
  const cases = [
    {
      name: 'several, with comments',
      typed: { image: '# ours\na/b:1\n\na/c:1' },
      images: ['quay.io/a/b:1', 'quay.io/a/c:1'],
    },
    {
      name: 'the same twice',
      typed: { image: 'a/b:1\na/c:1\nQUAY.io/a/b:1' },
      images: ['quay.io/a/b:1', 'quay.io/a/c:1'],
    },
    { name: 'the same spelled in two ways', typed: { image: 'a/b\na/b:latest' }, images: ['quay.io/a/b:latest'] },
    {
      name: 'on the registry given',
      typed: { registry: 'r.test:5000', image: 'a/b:1' },
      images: ['r.test:5000/a/b:1'],
    },
  ];
  it.each(cases)('$name', async ({ typed, images }) => {
    expect((await read(typed)).images.map(formatReference)).toEqual(images);
  });
});

describe('shard', () => {
  const image = Array.from({ length: 40 }, (_, number) => `a/b:${number}`).join('\n');

  it('selects a part of the images, in their order, and has the number of all images', async () => {
    const all = (await read({ image })).images.map(formatReference);
    const parts = await Promise.all(['0/3', '1/3', '2/3'].map((shard) => read({ image, shard })));
    expect(parts.map(({ imagesInAll }) => imagesInAll)).toEqual([40, 40, 40]);
    const dealt = parts.map(({ images }) => images.map(formatReference));
    for (const part of dealt) expect(part).toEqual(all.filter((reference) => part.includes(reference)));
    expect(dealt.flat().toSorted()).toEqual(all.toSorted());
  });

  it('may have no image, and still has the registry of all images', async () => {
    const typed = { image: 'r.test/a/b:1', username: 'me', password: 's3cret' };
    const parts = await Promise.all(['0/2', '1/2'].map((shard) => read({ ...typed, shard })));
    expect(parts.map(({ images }) => images.length).toSorted()).toEqual([0, 1]);
    expect(parts.map(({ credentialRegistry }) => credentialRegistry)).toEqual(['r.test', 'r.test']);
  });
});

it('images-file is relative to the workspace', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'images.txt'), 'a/c:1');
  const runner = fakeRunner(
    { image: IMAGE, 'images-file': 'images.txt' },
    { environment: { GITHUB_WORKSPACE: folder } },
  );
  expect((await readInputs(runner)).images.map(formatReference)).toEqual([IMAGE, 'quay.io/a/c:1']);
});

it('an input that the gate does not have is a problem', async () => {
  const problems = await problemsOfAsync(() => readInputs(fakeRunner({ image: IMAGE, colour: 'red' })));
  expect(problems).toEqual([
    expect.stringMatching(/^colour: there is no such input; expected one of image, images-file, shard, require, /),
  ]);
});
