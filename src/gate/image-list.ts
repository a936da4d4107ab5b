import { resolve } from 'node:path';
import { InputError } from '../error.ts';
import { FileError, readRegularFile } from '../inputs/file.ts';
import { type InputReader, numberedLinesOf } from '../inputs/reader.ts';
import { formatReference, InvalidReference, parseReference, type Reference } from '../registry/reference.ts';
import { oneLine } from '../text.ts';

/** How references are read, and where files are. */
export interface ImagesContext {
  /** host[:port] for references without a registry. */
  readonly defaultRegistry: string;
  /** GITHUB_WORKSPACE; if it is not set, paths are relative to the working directory. */
  readonly workspace: string | undefined;
}

/** The images of a run. */
export interface GivenImages {
  /** The images of both inputs, each once. */
  readonly images: readonly Reference[];
  /** The path of `images-file` if that has no references. */
  readonly emptyFile: string | undefined;
}

/**
 * Reads the images of `image` and of the file that `images-file` names. Problems are kept by the reader; no image at all is one of them.
 */
export function readImages(
  inputs: InputReader<'image' | 'images-file'>,
  { defaultRegistry, workspace }: ImagesContext,
): GivenImages {
  const lines = inputs.lines('image');
  const name = inputs.text('images-file');
  // The lines of a JSON document are one mistake.
  const entries = /^[{[]$/.test(lines[0] ?? '') ? lines.slice(0, 1) : lines;
  const typed = entries.flatMap((line) => inputs.parsed('image', () => [parseReference(line, defaultRegistry)], []));
  const file = name === '' ? undefined : inputs.parsed('images-file', (path) => readFile(path, workspace), undefined);
  const listed = file === undefined ? NOTHING : parseLines(file, defaultRegistry);
  for (const problem of listed.problems) inputs.complain(`images-file: ${problem}`);
  const emptyFile = file !== undefined && listed.isEmpty ? file.path : undefined;
  if (lines.length === 0 && name === '') inputs.complain(NEITHER);
  if (lines.length === 0 && emptyFile !== undefined) inputs.complain(nothingIn(emptyFile));
  const distinct = new Map([...typed, ...listed.images].map((image) => [formatReference(image), image]));
  return { images: [...distinct.values()], emptyFile };
}

const NEITHER =
  'image: neither image nor images-file is set; expected at least one reference, for example: quay.io/acme/app:1.2';

function nothingIn(path: string): string {
  return `images-file: the file \`${oneLine(path)}\` has no references, and image is not set; expected at least one reference, for example: quay.io/acme/app:1.2`;
}

/** A file that was read. */
interface ImagesFile {
  readonly path: string;
  readonly text: string;
}

function readFile(name: string, workspace: string | undefined): ImagesFile {
  const path = resolve(workspace || '.', name);
  try {
    return { path, text: decode(readRegularFile(path, MAX_BYTES)) };
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    throw new InputError(`the file \`${oneLine(path)}\` ${cause.message}; ${EXPECTED}`);
  }
}

const MAX_BYTES = 16 * 1024 * 1024;

function decode(bytes: Uint8Array): string {
  if (bytes.includes(0))
    throw new FileError('has NUL bytes: it is UTF-16, as Windows PowerShell writes it, or not a text file');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError('is not UTF-8');
  }
}

const EXPECTED =
  'expected a UTF-8 text file of at most 16 MiB with one reference per line, created or checked out before this step, for example: images.txt';

interface ParsedLines {
  readonly images: readonly Reference[];
  readonly problems: readonly string[];
  /** There are only empty lines and comments. */
  readonly isEmpty: boolean;
}

const NOTHING: ParsedLines = { images: [], problems: [], isEmpty: true };

/**
 * Parses the lines of a file. Stops after nine problems, because a file that is not a list of images has one in each line. Lines are not
 * quoted: the file may be another one than intended, with secrets in it.
 */
function parseLines({ path, text }: ImagesFile, defaultRegistry: string): ParsedLines {
  const images: Reference[] = [];
  const problems: string[] = [];
  for (const line of numberedLinesOf(text)) {
    const problem = images.length === MAX_IMAGES ? TOO_MANY : addReference(images, line.text, defaultRegistry);
    if (problem === undefined) continue;
    const isLast = problem === TOO_MANY || problems.length + 1 === MAX_PROBLEMS;
    problems.push(
      `line ${line.number} of \`${oneLine(path)}\` is ${problem}${isLast ? '; the remaining lines were not read' : ''}`,
    );
    if (isLast) break;
  }
  return { images, problems, isEmpty: images.length + problems.length === 0 };
}

/** @returns why the line is not a reference; `undefined` if it was added. */
function addReference(images: Reference[], line: string, defaultRegistry: string): string | undefined {
  try {
    images.push(parseReference(line, defaultRegistry));
    return undefined;
  } catch (error) {
    if (error instanceof InvalidReference) return error.why;
    throw error;
  }
}

/** References of one file. Each takes a request or more. */
const MAX_IMAGES = 100_000;
const TOO_MANY = 'beyond the limit of 100,000 references; expected several files, for example: images-1.txt';

const MAX_PROBLEMS = 9;
