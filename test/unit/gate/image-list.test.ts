import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readImages } from '../../../src/gate/image-list.ts';
import { InputReader } from '../../../src/inputs/reader.ts';
import { formatReference } from '../../../src/registry/reference.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { problemsOf } from '../policy/problems-of.ts';

const MANY = Array.from({ length: 12 }, (_, number) => `bad${number}`);

function aWorkspace(): string {
  const workspace = mkdtempSync(join(tmpdir(), 'images-'));
  mkdirSync(join(workspace, 'sub'));
  const files = {
    'images.txt': '# ours\na/b:1\n\n  r.test/a/c:2  \n',
    'sub/one.txt': 'a/d:1',
    'windows.txt': '\uFEFFa/b:1\r\na/c:1\r\n',
    'comment-first.txt': '\uFEFF# ours\na/b:1',
    'twice.txt': 'a/b:1\nQUAY.io/a/b:1\na/b:2',
    'empty.txt': '',
    'comments.txt': '# none\n\n',
    'bad.txt': '# ours\na/b:1\n\napp\na/c:1\na/b@\n',
    'many.txt': MANY.join('\n'),
    'utf-16.txt': Buffer.from('\uFEFFa/b:1\n', 'utf16le'),
    'latin.txt': Buffer.from('# f\u00fcr\na/b:1', 'latin1'),
    'large.txt': Buffer.alloc(16 * 1024 * 1024 + 1, '#'),
    'whole.txt': `${'#'.repeat(16 * 1024 * 1024 - 6)}\na/b:1`,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(workspace, name), content);
  execFileSync('mkfifo', [join(workspace, 'fifo')]);
  return workspace;
}

const workspace = aWorkspace();
afterAll(() => rmSync(workspace, { recursive: true }));

function read(typed: Readonly<Record<string, string>>, where: string | undefined = workspace) {
  const inputs = new InputReader({ image: '', 'images-file': '' }, fakeRunner(typed));
  const { images, emptyFile } = readImages(inputs, { defaultRegistry: 'quay.io', workspace: where });
  return { images: images.map(formatReference), emptyFile, problems: problemsOf(() => inputs.finish()) };
}

describe('images', () => {
  it.each([
    { name: 'of the input alone', typed: { image: 'a/b:1\na/c:1' }, images: ['quay.io/a/b:1', 'quay.io/a/c:1'] },
    { name: 'of a file alone', typed: { 'images-file': 'images.txt' }, images: ['quay.io/a/b:1', 'r.test/a/c:2'] },
    { name: 'of a file in a folder', typed: { 'images-file': 'sub/one.txt' }, images: ['quay.io/a/d:1'] },
    {
      name: 'of a file by its absolute path',
      typed: { 'images-file': join(workspace, 'sub/one.txt') },
      images: ['quay.io/a/d:1'],
    },
    {
      name: 'of both, the input first',
      typed: { image: 'a/z:1', 'images-file': 'images.txt' },
      images: ['quay.io/a/z:1', 'quay.io/a/b:1', 'r.test/a/c:2'],
    },
    {
      name: 'of both, each once',
      typed: { image: 'a/b:2', 'images-file': 'twice.txt' },
      images: ['quay.io/a/b:2', 'quay.io/a/b:1'],
    },
    {
      name: 'of a file with a byte order mark and line ends of Windows',
      typed: { 'images-file': 'windows.txt' },
      images: ['quay.io/a/b:1', 'quay.io/a/c:1'],
    },
    {
      name: 'of a file with a comment after the byte order mark',
      typed: { 'images-file': 'comment-first.txt' },
      images: ['quay.io/a/b:1'],
    },
    {
      name: 'of the input beside an empty file',
      typed: { image: 'a/b:1', 'images-file': 'empty.txt' },
      images: ['quay.io/a/b:1'],
    },
    { name: 'of a file of exactly 16 MiB', typed: { 'images-file': 'whole.txt' }, images: ['quay.io/a/b:1'] },
  ])('$name', ({ typed, images }) => {
    expect(read(typed)).toMatchObject({ images, problems: [] });
  });
});

describe('the path of a file without references', () => {
  it.each([
    { name: 'is returned', file: 'empty.txt', is: join(workspace, 'empty.txt') },
    { name: 'is returned if it has only comments', file: 'comments.txt', is: join(workspace, 'comments.txt') },
    { name: 'is undefined with one reference', file: 'sub/one.txt', is: undefined },
    { name: 'is undefined if all lines are invalid', file: 'many.txt', is: undefined },
    { name: 'is undefined without a file', file: '', is: undefined },
  ])('$name', ({ file, is }) => {
    expect(read({ image: 'a/b:1', 'images-file': file }).emptyFile).toBe(is);
  });
});

describe('no images', () => {
  it.each([
    { name: 'an empty file', file: 'empty.txt', says: 'has no references, and image is not set' },
    { name: 'comments alone', file: 'comments.txt', says: 'has no references, and image is not set' },
    { name: 'a file that does not exist', file: 'nosuch.txt', says: 'does not exist; expected' },
    { name: 'a folder', file: 'sub', says: 'is a folder' },
    { name: 'a file as a folder', file: 'images.txt/x', says: 'does not exist; expected' },
    { name: 'a FIFO without a writer', file: 'fifo', says: 'is not a regular file' },
    { name: 'a device', file: '/dev/null', says: 'is not a regular file' },
    { name: 'a file of more than 16 MiB', file: 'large.txt', says: 'is larger than 16 MiB; expected' },
    { name: 'a file of Windows in UTF-16', file: 'utf-16.txt', says: 'has NUL bytes: it is UTF-16' },
    { name: 'a file in another encoding', file: 'latin.txt', says: 'is not UTF-8' },
  ])('$name', ({ file, says }) => {
    const { images, problems } = read({ 'images-file': file });
    expect([images, problems]).toEqual([[], [expect.stringContaining(says)]]);
    expect(problems[0]).toContain(`images-file: the file \`${resolve(workspace, file)}\` `);
    expect(problems[0]).toMatch(/expected .*for example: \S/);
  });
});

describe('JSON instead of references is one problem', () => {
  it.each([
    { name: 'an array', image: '[\n  "a/b:1",\n  "a/c:1"\n]' },
    { name: 'an array in one line', image: '["a/b:1","a/c:1"]' },
    { name: 'an auth file', image: '{\n"auths": {"quay.io": {"auth": "c2VjcmV0"}}\n}' },
    { name: 'an auth file in one line', image: '{"auths":{"quay.io":{"auth":"c2VjcmV0"}}}' },
  ])('$name', ({ image }) => {
    const { problems } = read({ image });
    expect(problems).toEqual([expect.stringContaining('it is JSON; write one reference per line')]);
    expect(problems[0]).not.toContain('c2VjcmV0');
  });
});

it('a hundred thousand references are read, and no more', () => {
  const lines = Array.from({ length: 100_001 }, (_, index) => `a/b:${index}`);
  writeFileSync(join(workspace, 'too-many.txt'), lines.join('\n'));
  writeFileSync(join(workspace, 'just-enough.txt'), lines.slice(1).join('\n'));
  expect(read({ 'images-file': 'just-enough.txt' })).toMatchObject({ images: { length: 100_000 }, problems: [] });
  expect(read({ 'images-file': 'too-many.txt' }).problems).toEqual([
    expect.stringMatching(/line 100001 of .* is beyond the limit of 100,000 references.* lines were not read$/),
  ]);
});

it.each([
  { name: '15 MiB of empty lines', content: '\n'.repeat(15 << 20), problem: 'has no references' },
  { name: '15 MiB of slashes', content: '/'.repeat(15 << 20), problem: 'characters' },
  { name: '15 MiB of colons', content: `a/${':'.repeat(15 << 20)}`, problem: 'characters' },
  { name: 'a million lines of a letter', content: 'a\n'.repeat(1_000_000), problem: 'remaining lines' },
])('$name take little memory and time', ({ content, problem }) => {
  writeFileSync(join(workspace, 'huge.txt'), content);
  const [before, startedAt] = [process.memoryUsage().rss, performance.now()];
  const { problems } = read({ 'images-file': 'huge.txt' });
  expect(problems.at(-1)).toContain(problem);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 << 20);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

it('a line of a file is not quoted', () => {
  writeFileSync(join(workspace, 'secrets.txt'), 'root:x:0:0\nPASSWORD=s3cret\nuser:s3cret@quay.io/a/b\ns3cret/A\n');
  const { problems } = read({ 'images-file': 'secrets.txt' });
  expect(problems).toHaveLength(4);
  expect(problems.join()).not.toMatch(/s3cret|root/);
});

it('neither input is set: one problem', () => {
  expect(read({})).toEqual({
    images: [],
    emptyFile: undefined,
    problems: [
      'image: neither image nor images-file is set; expected at least one reference, for example: quay.io/acme/app:1.2',
    ],
  });
});

it('without GITHUB_WORKSPACE, a path is relative to the working directory', () => {
  expect(read({ 'images-file': 'nosuch.txt' }, '').problems[0]).toContain(resolve('nosuch.txt'));
});

describe('an invalid line of the file', () => {
  it('is reported with file and line number; the other lines are used', () => {
    const path = join(workspace, 'bad.txt');
    expect(read({ 'images-file': 'bad.txt' })).toMatchObject({
      images: ['quay.io/a/b:1', 'quay.io/a/c:1'],
      problems: [
        expect.stringContaining(
          `images-file: line 4 of \`${path}\` is not an image reference: it has only one component`,
        ),
        expect.stringContaining(
          `images-file: line 6 of \`${path}\` is not an image reference: nothing follows the "@"`,
        ),
      ],
    });
  });

  it('that is the ninth one ends the reading', () => {
    const { problems } = read({ 'images-file': 'many.txt' });
    expect(problems).toHaveLength(9);
    expect(problems[7]).toMatch(/line 8 of .*such as quay\.io\/acme\/app:1\.2$/);
    expect(problems[8]).toMatch(/line 9 of .*; the remaining lines were not read$/);
  });
});
