import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { explain, InputError } from '../error.ts';
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
  const emptyFile = file?.lines.length === 0 ? file.path : undefined;
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

/** A file that was read: its entries with their line numbers. */
interface ImagesFile {
  readonly path: string;
  readonly lines: readonly { readonly number: number; readonly text: string }[];
}

function readFile(name: string, workspace: string | undefined): ImagesFile {
  const path = resolve(workspace || '.', name);
  try {
    return { path, lines: numberedLinesOf(decode(readBytes(path))) };
  } catch (cause) {
    const why = cause instanceof UnusableFile ? cause.message : `cannot be read (${oneLine(explain(cause), MAX_WHY)})`;
    throw new InputError(`the file \`${oneLine(path)}\` ${why}; ${EXPECTED}`);
  }
}

/** Characters. The message of Node contains the path. */
const MAX_WHY = 300;

/** The file exists, but cannot be used. */
class UnusableFile extends Error {}

function readBytes(path: string): Uint8Array {
  const status = statSync(path);
  if (status.isDirectory()) throw new UnusableFile('is a folder');
  // Reading a pipe may block forever, and a device may never end.
  if (!status.isFile()) throw new UnusableFile('is not a regular file');
  if (status.size > MAX_BYTES) throw new UnusableFile(`is larger than 16 MiB (${status.size} bytes)`);
  return readFileSync(path);
}

const MAX_BYTES = 16 * 1024 * 1024;

function decode(bytes: Uint8Array): string {
  if (bytes.includes(0))
    throw new UnusableFile('has NUL bytes: it is UTF-16, as Windows PowerShell writes it, or not a text file');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnusableFile('is not UTF-8');
  }
}

const EXPECTED =
  'expected a UTF-8 text file of at most 16 MiB with one reference per line, created or checked out before this step, for example: images.txt';

interface ParsedLines {
  readonly images: readonly Reference[];
  readonly problems: readonly string[];
}

const NOTHING: ParsedLines = { images: [], problems: [] };

/**
 * Parses the lines of a file. Stops after nine problems, because a file that is not a list of images has one in each line. Lines are not
 * quoted: the file may be another one than intended, with secrets in it.
 */
function parseLines({ path, lines }: ImagesFile, defaultRegistry: string): ParsedLines {
  const images: Reference[] = [];
  const problems: string[] = [];
  for (const { number, text } of lines) {
    try {
      images.push(parseReference(text, defaultRegistry));
    } catch (error) {
      if (!(error instanceof InvalidReference)) throw error;
      const end = problems.length + 1 === MAX_PROBLEMS ? '; the remaining lines were not read' : '';
      problems.push(`line ${number} of \`${oneLine(path)}\` is ${error.why}${end}`);
      if (end !== '') break;
    }
  }
  return { images, problems };
}

const MAX_PROBLEMS = 9;
