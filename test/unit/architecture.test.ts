import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** Which folder may import which: the picture in CONTRIBUTING.md. The files beside the folders are anybody's. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  main: ['action', 'runner'],
  action: ['policy', 'evidence', 'registry', 'quay', 'http', 'runner'],
  evidence: ['registry', 'policy'],
  quay: ['registry', 'http'],
  registry: ['http'],
  policy: ['registry'],
  runner: [],
  http: [],
};

/** Packages that one folder alone may import. */
const OWNERS: Readonly<Record<string, string>> = { '@actions/core': 'runner', '@actions/http-client': 'http' };

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

describe('the arrows between the folders', () => {
  test.each(files)('%s', (file) => {
    const broken = importsOf(file).filter((imported) => !isAllowed(file, imported));
    expect(broken).toEqual([]);
  });
});

test("what is anybody's imports nothing of src/", () => {
  const leaves = files.filter((file) => folderOf(file) === '.');
  expect(leaves).toEqual(['error.ts', 'secret.ts', 'text.ts']);
  expect(leaves.flatMap(importsOf).filter((imported) => imported.endsWith('.ts'))).toEqual([]);
});

test('policy takes types alone from registry', () => {
  const values = files.filter((file) => file.startsWith('policy/')).flatMap((file) => valueImportsOf(file));
  expect(values.filter((imported) => imported.startsWith('registry/'))).toEqual([]);
});

test('no file is over 150 lines', () => {
  const long = files.filter((file) => read(file).split('\n').length > 151);
  expect(long).toEqual([]);
});

function isAllowed(file: string, imported: string): boolean {
  const folder = folderOf(file);
  if (OWNERS[imported] !== undefined) return OWNERS[imported] === folder;
  if (!imported.includes('.ts')) return true;
  const target = folderOf(imported);
  return target === folder || target === '.' || (ARROWS[folder] ?? []).includes(target);
}

function importsOf(file: string): readonly string[] {
  return [...read(file).matchAll(/from '([^']+)';/g)].map(([, name = '']) => resolve(file, name));
}

function valueImportsOf(file: string): readonly string[] {
  const imports = [...read(file).matchAll(/^import (type )?([^;]*?)from '([^']+)';/gm)];
  return imports.filter(([, type]) => type === undefined).map(([, , , name = '']) => resolve(file, name));
}

function resolve(file: string, name: string): string {
  return name.startsWith('.') ? relative(SRC, join(SRC, dirname(file), name)) : name;
}

function folderOf(file: string): string {
  return dirname(file);
}

function read(file: string): string {
  return readFileSync(join(SRC, file), 'utf8');
}
