import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/api/body-input.ts';
import { temporaryFolder } from './run-in-process.ts';

/** A workspace with links, and outside it a file that must not be sent. */
function makeWorkspace(): string {
  const folder = temporaryFolder();
  const workspace = join(folder, 'workspace');
  mkdirSync(join(workspace, 'sub'), { recursive: true });
  writeFileSync(join(workspace, 'body.json'), '{"a": 1}');
  writeFileSync(join(workspace, 'bad.json'), '{"a": 1,\n}');
  writeFileSync(join(workspace, '..json'), '[]');
  writeFileSync(join(workspace, 'bom.json'), '\uFEFF{"a": 1}');
  writeFileSync(join(workspace, 'utf16.json'), Buffer.from('\uFEFF{"a": 1}', 'utf16le'));
  execFileSync('mkfifo', [join(workspace, 'fifo')]);
  symlinkSync('/dev/zero', join(workspace, 'zero'));
  writeFileSync(join(workspace, 'huge.json'), '');
  truncateSync(join(workspace, 'huge.json'), 20 * 2 ** 30);
  writeFileSync(join(folder, 'secret.json'), '{"secret": 1}');
  symlinkSync(join(folder, 'secret.json'), join(workspace, 'link.json'));
  symlinkSync(folder, join(workspace, 'up'));
  symlinkSync(join(workspace, 'body.json'), join(workspace, 'inside.json'));
  return workspace;
}

describe('a body', () => {
  it.each([
    { name: 'nothing', text: '', body: undefined },
    { name: 'inline', text: '{"b": [1]}', body: '{"b": [1]}' },
    { name: 'a string', text: '"x"', body: '"x"' },
    { name: 'a file', text: '@body.json', body: '{"a": 1}' },
    { name: 'a file by a path through a folder', text: '@ sub/../body.json', body: '{"a": 1}' },
    { name: 'a file with a byte order mark', text: '@bom.json', body: '{"a": 1}' },
    { name: 'a link that stays inside', text: '@inside.json', body: '{"a": 1}' },
    { name: 'a name that starts with two dots', text: '@..json', body: '[]' },
  ])('$name', ({ text, body }) => {
    expect(readBody(text, makeWorkspace())).toBe(body);
  });

  it('by its absolute path', () => {
    const workspace = makeWorkspace();
    expect(readBody(`@${join(workspace, 'body.json')}`, workspace)).toBe('{"a": 1}');
  });

  it.each([
    { name: 'invalid JSON', text: '{a: 1}', message: /^this is not valid JSON \(position 1, line 1 column 2\)/ },
    {
      name: 'invalid JSON in a file',
      text: '@bad.json',
      message: /^the file `bad.json` is not valid JSON \(position 9, line 2 column 1\)/,
    },
    { name: 'a missing file', text: '@nosuch.json', message: /`nosuch.json` does not exist: check/ },
    { name: 'a folder', text: '@sub', message: /^the file `sub` is a folder; expected JSON/ },
    { name: 'a FIFO', text: '@fifo', message: /^the file `fifo` is not a regular file; expected JSON/ },
    { name: 'a device', text: '@zero', message: /outside the workspace/ },
    { name: 'a huge file', text: '@huge.json', message: /^the file `huge.json` is larger than 1 MiB; expected JSON/ },
    { name: 'UTF-16', text: '@utf16.json', message: /^the file `utf16.json` is not UTF-8; .*Out-File -Encoding utf8/ },
    { name: 'no name', text: '@', message: /^what follows the @ is not the path of a file/ },
    { name: 'a body after the @', text: '@{"secret": "hunter2"}', message: /^what follows the @ is not(?!.*hunter2)/ },
    { name: 'too many levels', text: '['.repeat(65), message: /^this has more than 64 levels; expected JSON/ },
    { name: 'too many values', text: `[${'1,'.repeat(100_000)}1]`, message: /^this has more than 100,000 values/ },
    { name: 'the workspace itself', text: '@.', message: /outside the workspace/ },
    { name: 'a file in the parent folder', text: '@../secret.json', message: /outside the workspace/ },
    { name: 'an absolute path outside', text: '@/etc/hostname', message: /outside the workspace/ },
    { name: 'a link to a file outside', text: '@link.json', message: /outside the workspace/ },
    { name: 'a link to a folder outside', text: '@up/secret.json', message: /outside the workspace/ },
  ])('is rejected: $name', ({ text, message }) => {
    expect(() => readBody(text, makeWorkspace())).toThrow(message);
  });

  it('cannot be a file without a workspace', () => {
    expect(() => readBody('@body.json', undefined)).toThrow(/GITHUB_WORKSPACE is not set/);
  });
});
