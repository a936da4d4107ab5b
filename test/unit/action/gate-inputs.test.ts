import { describe, expect, it } from 'vitest';
import { readGateInputs } from '../../../src/action/gate-inputs.ts';
import { formatReference } from '../../../src/registry/reference.ts';
import { fakeRunner } from '../../support/fake-runner.ts';

const IMAGE = 'quay.io/acme/app:1.2';

function read(typed: Readonly<Record<string, string>>) {
  return readGateInputs(fakeRunner({ image: IMAGE, ...typed }), new Date('2026-10-02T12:00:00Z'));
}

describe('readGateInputs', () => {
  it('has defaults for everything but the image', () => {
    expect(read({})).toEqual({
      images: [{ registry: 'quay.io', repository: 'acme/app', tag: '1.2' }],
      rules: [],
      warnOnly: false,
      wait: { timeout: 0, interval: 5000 },
      sources: ['api', 'tag-schema'],
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
    { name: 'sources a line', typed: { sources: 'api\ntag-schema\n' }, is: { sources: ['api', 'tag-schema'] } },
    { name: 'a source twice', typed: { sources: 'api,api' }, is: { sources: ['api'] } },
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
  it.each(cases)('$name', ({ typed, is }) => {
    expect(read(typed)).toMatchObject(is);
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
  it.each(cases)('$name', ({ typed, rules }) => {
    expect(read(typed).rules.map(({ text }) => text)).toEqual(rules);
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
    { name: 'the same in two ways', typed: { image: 'a/b\na/b:latest' }, images: ['quay.io/a/b:latest'] },
    {
      name: 'on the registry given',
      typed: { registry: 'r.test:5000', image: 'a/b:1' },
      images: ['r.test:5000/a/b:1'],
    },
  ];
  it.each(cases)('$name', ({ typed, images }) => {
    expect(read(typed).images.map(formatReference)).toEqual(images);
  });
});

describe('a warning, and no error', () => {
  it('is an input that there is not', () => {
    const runner = fakeRunner({ image: IMAGE, verify: 'true' });
    readGateInputs(runner, new Date());
    expect(runner.warnings).toEqual([
      expect.stringMatching(/^There is no input verify; it is ignored\. The inputs are: image, require, /),
    ]);
  });
});
