import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

describe.each(['gate', 'token', 'api'])('the bundle of the %s', (name) => {
  const bundle = readFileSync(new URL(`../../dist/${name}/main.js`, import.meta.url), 'utf8');

  test('holds the stub of undici, not undici (docs/decisions/no-undici.md)', () => {
    expect(bundle).toContain('undici is left out of this bundle');
    expect(bundle).not.toMatch(/undici\/lib|class Dispatcher|llhttp/);
  });

  test('contains no path of the machine that built it', () => {
    expect(bundle).not.toMatch(/file:\/\/\/|\/home\/|\/Users\/|\/root\//);
  });
});
