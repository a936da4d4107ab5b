import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * Which top-level folder may import which, as CONTRIBUTING.md shows it. A folder always may import itself and the files beside the
 * folders; BARRIERS has the exceptions within one folder.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  main: ['gate', 'token', 'api', 'runner'],
  gate: ['credentials', 'inputs', 'evidence', 'policy', 'trust', 'verify', 'registry', 'runner'],
  token: ['credentials', 'inputs', 'registry', 'runner'],
  api: ['credentials', 'inputs', 'quay', 'registry', 'runner'],
  credentials: ['inputs', 'quay', 'registry', 'runner'],
  inputs: ['policy', 'registry', 'http', 'runner'],
  evidence: ['policy', 'registry'],
  verify: ['policy', 'registry'],
  trust: ['http'],
  quay: ['registry', 'http'],
  policy: ['registry'],
  registry: ['http'],
  runner: [],
  http: [],
};

/** Files that must not import certain other files of the same top-level folder. */
const BARRIERS: readonly { readonly from: RegExp; readonly to: RegExp; readonly why: string }[] = [
  { from: /^gate\/report\//, to: /^gate\/(?!report\/)/, why: 'the report is told what happened; it does not ask' },
  {
    from: /^registry\/[^/]+$/,
    to: /^registry\/auth\//,
    why: 'requests depend on authentication only through the interface in repository.ts',
  },
];

/** Packages that only one top-level folder may import, with every path inside them. */
const OWNERS: Readonly<Record<string, string>> = { '@actions/core': 'runner', '@actions/http-client': 'http' };

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

describe('the arrows between the folders', () => {
  test.each(files)('%s', (file) => {
    const broken = importsOf(file).filter((imported) => !isAllowed(file, imported));
    expect(broken).toEqual([]);
  });
});

test('every folder has its arrows', () => {
  expect(new Set(files.map(folderOf).filter((folder) => folder !== '.'))).toEqual(new Set(Object.keys(ARROWS)));
});

test('the files beside the folders import nothing of src/, but context.ts the type of a secret', () => {
  const leaves = files.filter((file) => folderOf(file) === '.');
  expect(leaves.sort()).toEqual(['context.ts', 'error.ts', 'events.ts', 'json.ts', 'secret.ts', 'text.ts', 'time.ts']);
  const imports = leaves.flatMap((file) => importsOf(file).map((imported) => ({ file, imported })));
  expect(imports.filter(({ imported }) => imported.endsWith('.ts'))).toEqual([
    { file: 'context.ts', imported: 'secret.ts' },
  ]);
});

test('policy imports only types from registry', () => {
  const values = files.filter((file) => file.startsWith('policy/')).flatMap((file) => valueImportsOf(file));
  expect(values.filter((imported) => imported.startsWith('registry/'))).toEqual([]);
});

test('verify imports only types from policy, and only verify imports more than types from verify', () => {
  const values = (file: string) => valueImportsOf(file).map((imported) => ({ file, imported }));
  const [inside, outside] = [true, false].map((isInside) =>
    files.filter((file) => file.startsWith('verify/') === isInside).flatMap(values),
  );
  expect(inside?.filter(({ imported }) => imported.startsWith('policy/'))).toEqual([]);
  expect(outside?.filter(({ imported }) => imported.startsWith('verify/'))).toEqual([]);
});

test('no file is over 250 lines', () => {
  const long = files.filter((file) => read(file).split('\n').length > 251);
  expect(long).toEqual([]);
});

function isAllowed(file: string, imported: string): boolean {
  const owner = OWNERS[packageOf(imported)];
  if (owner !== undefined) return owner === folderOf(file);
  if (!imported.endsWith('.ts')) return true;
  if (BARRIERS.some(({ from, to }) => from.test(file) && to.test(imported))) return false;
  const target = folderOf(imported);
  return target === folderOf(file) || target === '.' || (ARROWS[folderOf(file)] ?? []).includes(target);
}

/** `@actions/http-client` of `@actions/http-client/lib/proxy`, and `@actions/core` of `../node_modules/@actions/core/lib/command.js`. */
function packageOf(imported: string): string {
  const path = imported.replace(/^.*node_modules\//, '');
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

function importsOf(file: string): readonly string[] {
  const imports = read(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return [...imports].map(([, name = '']) => resolve(file, name));
}

function valueImportsOf(file: string): readonly string[] {
  const imports = [...read(file).matchAll(/^import (type )?([^;]*?)from '([^']+)';/gm)];
  return imports.filter(([, type]) => type === undefined).map(([, , , name = '']) => resolve(file, name));
}

function resolve(file: string, name: string): string {
  return name.startsWith('.') ? relative(SRC, join(SRC, dirname(file), name)) : name;
}

/** The top-level folder; `.` for the files beside the folders. */
function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '.';
}

function read(file: string): string {
  return readFileSync(join(SRC, file), 'utf8');
}
