import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const bundle = await readFile(new URL('../../dist/gate/index.js', import.meta.url), 'utf8');

test('the bundle holds the stub of undici, not undici (docs/decisions/no-undici.md)', () => {
  expect(bundle).toContain('undici is left out of this bundle');
  expect(bundle).not.toMatch(/undici\/lib|class Dispatcher|llhttp/);
});

test('the bundle holds no path of the machine that made it', () => {
  expect(bundle).not.toMatch(/file:\/\/\/|\/home\/|\/Users\/|\/root\//);
});
