import { appendFileSync, closeSync, openSync } from 'node:fs';

/** What to say where a file cannot be written, before its path, and the output that has its path. */
export interface FileMessages {
  readonly failure: string;
  readonly output: string;
}

/**
 * Writes a file of the report. It writes synchronously, because nothing else runs by then, and a stream would buffer every piece in memory.
 * @throws Error that names the path, with the error of the file system as its cause.
 */
export function writeFile(path: string, pieces: Iterable<string>, { failure, output }: FileMessages): void {
  try {
    const file = openSync(path, 'w');
    try {
      for (const chunk of inChunks(pieces)) appendFileSync(file, chunk);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new Error(
      `${failure} ${path}, so the output ${output} is empty. The result of the step does not change. Check the free disk space and RUNNER_TEMP.`,
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
