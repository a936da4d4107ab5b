import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GATE_INPUTS } from '../../../src/gate/inputs.ts';
import { readRootInput } from '../../../src/gate/root-input.ts';
import { InputReader } from '../../../src/inputs/reader.ts';
import { EMBEDDED_ROOT } from '../../../src/trust/embedded-root.ts';
import { IdentityVerifier } from '../../../src/verify/identity-verifier.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { temporaryFolder } from '../api/run-in-process.ts';
import { problemsOf } from '../policy/problems-of.ts';

const LINE = JSON.stringify(JSON.parse(EMBEDDED_ROOT.trustedRoot));
const FILES = { 'root.json': EMBEDDED_ROOT.trustedRoot, 'root.jsonl': `${LINE}\n${LINE}\n`, 'empty.json': '' };

async function readRoot(text: string) {
  const workspace = temporaryFolder();
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(workspace, name), content);
  writeFileSync(join(workspace, 'large.json'), Buffer.alloc((1 << 20) + 1, ' '));
  const inputs = new InputReader(GATE_INPUTS, fakeRunner({ 'trusted-root': text }));
  const root = await readRootInput(inputs, workspace);
  return { root, problems: problemsOf(() => inputs.finish()) };
}

test.each([
  { text: '', root: 'public' },
  { text: 'public', root: 'public' },
  { text: ' embedded\n', root: 'embedded' },
])('$text is the root $root', async ({ text, root }) => {
  expect(await readRoot(text)).toEqual({ root, problems: [] });
});

test.each([
  { name: 'a path', text: 'root.json' },
  { name: 'a path of several roots', text: './root.jsonl' },
  { name: 'the text of a root', text: EMBEDDED_ROOT.trustedRoot },
  { name: 'the text of several roots', text: `${LINE}\n${LINE}` },
])('$name has a verifier', async ({ text }) => {
  expect(await readRoot(text)).toEqual({ root: expect.any(IdentityVerifier), problems: [] });
});

const JWT = `eyJhbGciOiJSUzI1NiJ9.${'a'.repeat(40)}.${'b'.repeat(40)}`;

describe('is an error:', () => {
  test.each([
    {
      name: 'a file that does not exist',
      text: 'none.json',
      says: 'the file `none.json` does not exist; expected public',
    },
    { name: 'a file outside the workspace', text: '../root.json', says: 'expected public, embedded, or the path' },
    { name: 'an empty file', text: 'empty.json', says: 'empty' },
    { name: 'a large file', text: 'large.json', says: 'the file `large.json` ' },
    { name: 'JSON that is cut', text: LINE.slice(0, 100), says: 'the trusted root in the input is not valid JSON' },
    { name: 'other JSON', text: '{"keys":[]}', says: 'does not have the media type of a trusted root' },
    { name: 'a URL', text: 'https://a.b/root.json', says: 'is a URL, and trusted roots are only read from files' },
    { name: 'several lines', text: 'a\nb', says: 'this is neither a trusted root as JSON nor a path' },
    { name: 'what may be a token', text: JWT, says: 'this is neither a trusted root as JSON nor a path' },
  ])('$name', async ({ text, says }) => {
    const { root, problems } = await readRoot(text);
    expect(root).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(/^trusted-root: .*expected.*for example: /s)]);
    expect(problems[0]).toContain(says);
  });
});
