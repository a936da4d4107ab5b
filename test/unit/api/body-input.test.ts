import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/api/body-input.ts';
import { aFolder } from './api-calling.ts';

/** A workspace beside a file that is not to be sent, with links in it. */
function aWorkspace(): string {
  const folder = aFolder();
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
    { name: 'a text', text: '"x"', body: '"x"' },
    { name: 'a file', text: '@body.json', body: '{"a": 1}' },
    { name: 'a file by a way through a folder', text: '@ sub/../body.json', body: '{"a": 1}' },
    { name: 'a file with a byte order mark', text: '@bom.json', body: '{"a": 1}' },
    { name: 'a link that stays inside', text: '@inside.json', body: '{"a": 1}' },
    { name: 'a name that begins with two dots', text: '@..json', body: '[]' },
  ])('$name', ({ text, body }) => {
    expect(readBody(text, aWorkspace())).toBe(body);
  });

  it('by its absolute path', () => {
    const workspace = aWorkspace();
    expect(readBody(`@${join(workspace, 'body.json')}`, workspace)).toBe('{"a": 1}');
  });

  it.each([
    { name: 'no JSON', text: '{a: 1}', says: /^this is no JSON \(position 1, line 1 column 2\)/ },
    {
      name: 'no JSON in a file',
      text: '@bad.json',
      says: /^the file `bad.json` is no JSON \(position 9, line 2 column 1\)/,
    },
    { name: 'no file', text: '@nosuch.json', says: /`nosuch.json` cannot be read \(ENOENT/ },
    { name: 'a folder', text: '@sub', says: /`sub` cannot be read \(EISDIR/ },
    { name: 'the workspace itself', text: '@.', says: /outside the workspace/ },
    { name: 'a file above', text: '@../secret.json', says: /outside the workspace/ },
    { name: 'an absolute path elsewhere', text: '@/etc/hostname', says: /outside the workspace/ },
    { name: 'a link to a file above', text: '@link.json', says: /outside the workspace/ },
    { name: 'a link to a folder above', text: '@up/secret.json', says: /outside the workspace/ },
  ])('is refused: $name', ({ text, says }) => {
    expect(() => readBody(text, aWorkspace())).toThrow(says);
  });

  it('is no file without a workspace', () => {
    expect(() => readBody('@body.json', undefined)).toThrow(/GITHUB_WORKSPACE is not set/);
  });
});
