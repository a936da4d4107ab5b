import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
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
    { name: 'a missing file', text: '@nosuch.json', message: /`nosuch.json` cannot be read \(ENOENT/ },
    { name: 'a folder', text: '@sub', message: /`sub` cannot be read \(EISDIR/ },
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
