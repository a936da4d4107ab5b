import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileError, readRegularFile } from '../../../src/inputs/file.ts';
import { temporaryFolder } from '../api/run-in-process.ts';

const KIB = 1024;

function writeFile(content: string, folder = temporaryFolder()): string {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return path;
}

describe('readRegularFile returns the bytes', () => {
  const cases = [
    { name: 'of an empty file', content: '' },
    { name: 'of a small file', content: 'a\0ä\n' },
    { name: 'of a file of exactly the limit', content: 'x'.repeat(100 * KIB) },
  ];
  it.each(cases)('$name', ({ content }) => {
    expect(readRegularFile(writeFile(content), 100 * KIB).toString()).toBe(content);
  });

  it('of the target of a link', () => {
    const folder = temporaryFolder();
    symlinkSync(writeFile('x', folder), join(folder, 'link'));
    expect(readRegularFile(join(folder, 'link'), KIB).toString()).toBe('x');
  });
});

describe('readRegularFile rejects', () => {
  const cases = [
    { name: 'a missing file', path: () => join(temporaryFolder(), 'none'), problem: 'does not exist', code: 'ENOENT' },
    { name: 'a file as a folder', path: () => join(writeFile(''), 'x'), problem: 'does not exist', code: 'ENOTDIR' },
    {
      name: 'a path with NUL',
      path: () => 'a\0b',
      problem: 'cannot be read (ERR_INVALID_ARG_VALUE)',
      code: 'ERR_INVALID_ARG_VALUE',
    },
    {
      name: 'a path that is too long, such as the content of a file',
      path: () => 'x'.repeat(5000),
      problem: 'does not exist: the path is too long (ENAMETOOLONG)',
      code: 'ENAMETOOLONG',
    },
    {
      name: 'a folder',
      path: () => {
        const path = join(temporaryFolder(), 'folder');
        mkdirSync(path);
        return path;
      },
      problem: 'is a folder',
      code: undefined,
    },
    { name: 'a device that never ends', path: () => '/dev/zero', problem: 'is not a regular file', code: undefined },
    {
      name: 'a FIFO without a writer',
      path: () => {
        const path = join(temporaryFolder(), 'fifo');
        execFileSync('mkfifo', [path]);
        return path;
      },
      problem: 'is not a regular file',
      code: undefined,
    },
    {
      name: 'a file above the limit, without reading it',
      path: () => {
        const path = writeFile('');
        truncateSync(path, 2 ** 40);
        return path;
      },
      problem: 'is larger than 1 KiB',
      code: undefined,
    },
    {
      // Its size is 0, so that only the bytes that were read tell.
      name: 'a file of /proc above the limit',
      path: () => '/proc/self/smaps',
      problem: 'is larger than 1 KiB',
      code: undefined,
    },
  ];
  it.runIf(process.platform === 'linux').each(cases)('$name', ({ path, problem, code }) => {
    const error = errorOf(() => readRegularFile(path(), KIB));
    expect(error).toBeInstanceOf(FileError);
    expect(error).toMatchObject({ message: problem, code });
  });

  it('names the limit in MiB', () => {
    const path = writeFile('');
    truncateSync(path, 2 ** 24 + 1);
    expect(() => readRegularFile(path, 2 ** 24)).toThrow('is larger than 16 MiB');
  });
});

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
