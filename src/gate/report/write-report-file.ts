import { appendFileSync, closeSync, openSync } from 'node:fs';

/**
 * Writes the report file. It writes synchronously, because nothing else runs by then, and a stream would buffer every piece in memory.
 * @throws Error that names the path, with the error of the file system as its cause.
 */
export function writeReportFile(path: string, pieces: Iterable<string>): void {
  try {
    const file = openSync(path, 'w');
    try {
      for (const chunk of inChunks(pieces)) appendFileSync(file, chunk);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new Error(
      `Could not write the report file ${path}, so the output referrers-file is empty. The result of the step does not change. Check the free disk space and RUNNER_TEMP.`,
      { cause },
    );
  }
}

/** One system call for each piece would take most of the time. */
function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** Characters. */
const CHUNK = 64 * 1024;
