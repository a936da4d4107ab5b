import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { codeOf } from '../error.ts';

/** A file that cannot be used. The message is a predicate about the file, without its path and its content: `does not exist`. */
export class FileError extends Error {
  override readonly name = 'FileError';
  /** The code of the system error; `undefined` if the file exists, but is of a kind that is not read. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Reads a file that an input, a variable or a default names. Only regular files are read: a FIFO may block forever, and a device may
 * never end. The limit is checked while reading, since the size of a file may change, and files in /proc have the size 0.
 * @param path relative to the working directory, or absolute. Links are followed.
 * @param maxBytes above it, nothing is returned.
 * @throws FileError
 */
export function readRegularFile(path: string, maxBytes: number): Buffer {
  // Opening a device may have effects, so check before opening too. The check of the handle is the one that counts.
  checkRegular(attempt(() => statSync(path)));
  // Without O_NONBLOCK, opening a FIFO waits for a writer. Windows has neither flag.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;
  const handle = attempt(() => openSync(path, O_RDONLY | O_NONBLOCK | O_NOCTTY));
  try {
    const { size } = checkRegular(attempt(() => fstatSync(handle)));
    if (size > maxBytes) throw tooLarge(maxBytes);
    return attempt(() => readUpTo(handle, maxBytes));
  } finally {
    closeSync(handle);
  }
}

/**
 * Resolves the path of a file in the workspace. Links are followed, so that none leads out of it.
 * @param path relative to the workspace, or absolute.
 * @param workspace GITHUB_WORKSPACE.
 * @throws FileError if the file is outside the workspace, or does not exist.
 */
export function resolveInWorkspace(path: string, workspace: string | undefined): string {
  if (!workspace) throw new FileError('cannot be found: the variable GITHUB_WORKSPACE is not set');
  const file = attempt(() => realpathSync(resolve(workspace, path)));
  const root = attempt(() => realpathSync(workspace));
  const inside = relative(root, file);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    throw new FileError('is outside the workspace (links are followed)');
  return file;
}

/**
 * Decodes the content of a file, without its byte order mark.
 * @throws FileError if it is not UTF-8.
 */
export function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError('is not UTF-8; in Windows PowerShell write it with Out-File -Encoding utf8');
  }
}

function checkRegular(stats: Stats): Stats {
  if (stats.isDirectory()) throw new FileError('is a folder');
  if (!stats.isFile()) throw new FileError('is not a regular file');
  return stats;
}

function readUpTo(handle: number, maxBytes: number): Buffer {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, maxBytes + 1 - total));
    const length = readSync(handle, chunk);
    if (length === 0) return Buffer.concat(chunks);
    total += length;
    if (total > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk.subarray(0, length));
  }
}

const CHUNK_BYTES = 65_536;

function tooLarge(maxBytes: number): FileError {
  const [size, unit] = maxBytes >= 1 << 20 ? [maxBytes / (1 << 20), 'MiB'] : [maxBytes / 1024, 'KiB'];
  return new FileError(`is larger than ${size} ${unit}`);
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FileError) throw error;
    const code = codeOf(error);
    throw new FileError(REASONS[code] ?? `cannot be read (${code})`, code);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EACCES: 'cannot be read: this user has no permission (EACCES)',
  ENAMETOOLONG: 'does not exist: the path is too long (ENAMETOOLONG)',
};
