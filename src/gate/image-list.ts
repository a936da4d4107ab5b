import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { explain, InputError } from '../error.ts';
import { type InputReader, numberedLinesOf } from '../inputs/reader.ts';
import { formatReference, parseReference, type Reference } from '../registry/reference.ts';
import { oneLine } from '../text.ts';

/** What references without a registry mean, and where the workflow's files are. */
export interface ImagesContext {
  /** host[:port]. */
  readonly defaultRegistry: string;
  /** GITHUB_WORKSPACE; without it the working directory stands in. */
  readonly workspace: string | undefined;
}

/** The images of a run. */
export interface GivenImages {
  /** Of both inputs, each once. */
  readonly images: readonly Reference[];
  /** The path of `images-file`, where there is no reference in it. */
  readonly emptyFile: string | undefined;
}

/**
 * Reads `image` and the file that `images-file` names, joined, each image once.
 * What is wrong is kept by the reader; that there is no image at all is wrong too.
 */
export function readImages(
  inputs: InputReader<'image' | 'images-file'>,
  { defaultRegistry, workspace }: ImagesContext,
): GivenImages {
  const typed = inputs.lines('image');
  const images = typed.flatMap((line) => inputs.parsed('image', () => [parseReference(line, defaultRegistry)], []));
  const file = inputs.parsed('images-file', (path) => readImagesFile(path, workspace), undefined);
  const listed = readLines(file ?? NO_FILE, defaultRegistry);
  for (const problem of listed.problems) inputs.complain(`images-file: ${problem}`);
  if (typed.length === 0 && file?.lines.length === 0) inputs.complain(nothingIn(file));
  const distinct = new Map([...images, ...listed.images].map((image) => [formatReference(image), image]));
  return { images: [...distinct.values()], emptyFile: file?.lines.length === 0 ? file.path : undefined };
}

/** Lines of a file; without a path: no file was given. */
interface ImagesFile {
  readonly path: string | undefined;
  readonly lines: readonly { readonly number: number; readonly text: string }[];
}

const NO_FILE: ImagesFile = { path: undefined, lines: [] };

function readImagesFile(name: string, workspace: string | undefined): ImagesFile {
  if (name === '') return NO_FILE;
  const path = resolve(workspace || '.', name);
  const shown = `\`${oneLine(path)}\``;
  try {
    return { path, lines: numberedLinesOf(decode(readBytes(path))) };
  } catch (cause) {
    const why = cause instanceof UnfitFile ? cause.message : `cannot be read (${oneLine(explain(cause), MAX_WHY)})`;
    throw new InputError(`the file ${shown} ${why}; ${EXPECTED}`);
  }
}

/** Characters: Node's words name the path. */
const MAX_WHY = 300;

/** The file is there, but is not what is expected. */
class UnfitFile extends Error {}

function readBytes(path: string): Uint8Array {
  const status = statSync(path);
  if (status.isDirectory()) throw new UnfitFile('is a folder');
  // A pipe could wait for ever, a device never end.
  if (!status.isFile()) throw new UnfitFile('is no regular file');
  if (status.size > MAX_BYTES) throw new UnfitFile(`has ${status.size} bytes, more than 16 MiB`);
  return readFileSync(path);
}

const MAX_BYTES = 16 * 1024 * 1024;

function decode(bytes: Uint8Array): string {
  if (bytes.includes(0))
    throw new UnfitFile('has NUL bytes: it is UTF-16, as some shells of Windows write it, or no text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnfitFile('is not UTF-8');
  }
}

const EXPECTED =
  'expected a text in UTF-8 of at most 16 MiB with a reference a line, made or checked out before this step, for example: images.txt';

/** The references of the lines; it ends behind the last problem that is told, as a file that is no such list is wrong in every line. */
function readLines(
  { path = '', lines }: ImagesFile,
  defaultRegistry: string,
): { readonly images: readonly Reference[]; readonly problems: readonly string[] } {
  const images: Reference[] = [];
  const problems: string[] = [];
  for (const { number, text } of lines) {
    try {
      images.push(parseReference(text, defaultRegistry));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const end = problems.length + 1 === MAX_PROBLEMS ? '; the lines behind it were not read' : '';
      problems.push(`line ${number} of \`${oneLine(path)}\`: ${error.message}${end}`);
      if (end !== '') break;
    }
  }
  return { images, problems };
}

const MAX_PROBLEMS = 9;

function nothingIn({ path }: ImagesFile): string {
  return path === undefined
    ? 'image: missing, as is images-file; expected at least one reference, for example: quay.io/acme/app:1.2'
    : `images-file: the file \`${oneLine(path)}\` has no reference in it, and image is not given; expected at least one, for example: quay.io/acme/app:1.2`;
}
