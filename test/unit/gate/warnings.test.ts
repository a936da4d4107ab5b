import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reportShard, warnOfRisks } from '../../../src/gate/warnings.ts';
import { isInShard } from '../../../src/policy/shard.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { readInputs } from './read-inputs.ts';

const PLAIN = { 'plain-http': 'true' };
const SKIP = { 'insecure-skip-tls-verify': 'true' };

/** The shard of two that does not have `r.test/a/b:latest`. */
const EMPTY_SHARD = isInShard('r.test/a/b:latest', { index: 0, count: 2 }) ? '1/2' : '0/2';

const folder = mkdtempSync(join(tmpdir(), 'risks-'));
afterAll(() => rmSync(folder, { recursive: true }));
const EMPTY = join(folder, 'images.txt');
writeFileSync(EMPTY, '# what is released\n');

interface Case {
  readonly name: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly notices?: readonly string[];
  readonly warnings?: readonly string[];
}

const CASES: readonly Case[] = [
  { name: 'no risk', typed: { image: 'a/b:1' } },
  { name: 'latest as typed', typed: { image: 'a/b:latest' } },
  { name: 'a digest without tag', typed: { image: `a/b@sha256:${'0'.repeat(64)}` } },
  {
    name: 'neither tag nor digest',
    typed: { image: 'a/b\na/c:1' },
    notices: ['quay.io/a/b has neither a tag nor a digest, so the tag latest is used'],
  },
  {
    name: 'three images with neither',
    typed: { image: 'a/b\na/c\na/d\na/e:1' },
    notices: ['quay.io/a/b has neither', 'quay.io/a/c has neither', 'quay.io/a/d has neither'],
  },
  {
    name: 'more than three images with neither: one notice',
    typed: { image: 'a/b\na/c\na/d\na/e\na/f' },
    notices: [
      'quay.io/a/b, quay.io/a/c, quay.io/a/d and 2 more have neither a tag nor a digest, so the tag latest is used',
    ],
  },
  { name: 'a shard without images', typed: { image: 'r.test/a/b', shard: EMPTY_SHARD, ...SKIP } },
  { name: 'http to localhost', typed: { image: 'localhost:5000/a/b:1\n127.0.0.1/a/b:1\n[::1]:80/a/b:1', ...PLAIN } },
  {
    name: 'http to another host',
    typed: { image: 'r.test/a/b:1', ...PLAIN },
    warnings: ['plain-http: the connection to r.test is not encrypted'],
  },
  {
    name: 'http to hosts with a name similar to localhost',
    typed: { image: 'localhost.test/a/b:1\n127.0.0.1.test/a/b:1', ...PLAIN },
    warnings: ['to localhost.test, 127.0.0.1.test is not encrypted'],
  },
  {
    name: 'a certificate that is not verified',
    typed: { image: 'r.test/a/b:1', ...SKIP },
    warnings: ['insecure-skip-tls-verify: the certificate of r.test is not checked'],
  },
  {
    name: 'an empty images-file in addition to image',
    typed: { image: 'a/b:1', 'images-file': EMPTY },
    warnings: [`images-file: the file \`${EMPTY}\` has no references, so only the images of the input image`],
  },
  { name: 'insecure-skip-tls-verify with plain http', typed: { image: 'localhost/a/b:1', ...SKIP, ...PLAIN } },
];

describe('warnOfRisks', () => {
  it.each(CASES)('$name', async ({ typed, notices = [], warnings = [] }) => {
    const runner = fakeRunner(typed);
    warnOfRisks(await readInputs(runner), runner);
    expect(runner.notices).toEqual(notices.map((part) => expect.stringContaining(part)));
    expect(runner.warnings).toEqual(warnings.map((part) => expect.stringContaining(part)));
  });
});

describe('reportShard', () => {
  const image = 'r.test/a/b';
  const cases = [
    { name: 'all images in one shard', typed: { image }, notices: [], infos: [] },
    {
      name: 'a shard without images',
      typed: { image, shard: EMPTY_SHARD },
      notices: [`Shard ${EMPTY_SHARD} has no images (1 in all shards), so this job checks nothing.`],
      infos: [],
    },
  ];
  it.each(cases)('$name', async ({ typed, notices, infos }) => {
    const runner = fakeRunner(typed);
    reportShard(await readInputs(runner), runner);
    expect([runner.notices, runner.infos]).toEqual([notices, infos]);
  });
});
