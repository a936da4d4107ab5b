import { InputError } from '../error.ts';
import { quote } from '../text.ts';
import { type Digest, parseDigest } from './digest.ts';
import { parseHost } from './host.ts';
import { findReferenceMistake, hideCredentials } from './reference-mistakes.ts';

/** A reference to an image. With tag and digest the digest counts; without either the tag is `latest`. */
export interface Reference {
  /** `host[:port]` in lower case. */
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: Digest;
  /** Present if the tag `latest` is the default, not typed. */
  readonly tagDefaulted?: true;
}

/**
 * Parses `[registry/]namespace/repository[:tag][@digest]`. The first of several components is the registry if it has
 * `.` or `:` or is `localhost`; there are no docker.io aliases. Spaces around the reference are an error.
 * @throws InputError with what was typed, what is wrong and what is expected.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
export function parseReference(text: string, defaultRegistry: string): Reference {
  if (text === '') throw new InvalidReference(text, `it is empty; ${EMPTY_VARIABLE}`);
  const mistake = findReferenceMistake(text);
  if (mistake !== undefined) throw new InvalidReference(text, mistake);
  if (text.length > MAX_LENGTH) throw new InvalidReference(text, `it has ${text.length} characters`);
  const parts = splitReference(text);
  const name = readName(text, parts.name, defaultRegistry);
  const tag = parts.tag === undefined ? undefined : readTag(text, parts.tag);
  const digest = parts.digest === undefined ? undefined : readDigest(text, parts.digest);
  if (tag === undefined && digest === undefined) return { ...name, tag: 'latest', tagDefaulted: true };
  return { ...name, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

const EMPTY_VARIABLE = 'a variable in it was probably empty';

/** A string that is not an image reference. */
export class InvalidReference extends InputError {
  /** The mistake and the expected form, without the reference itself, which may be secret. */
  readonly why: string;
  /** The mistake alone, as a clause. */
  readonly mistake: string;

  constructor(text: string, mistake: string) {
    super(`${quote(hideCredentials(text), MAX_QUOTED)} is not an image reference: ${mistake}. ${EXPECTED_REFERENCE}`);
    this.why = `not an image reference: ${mistake}. ${EXPECTED_REFERENCE}`;
    this.mistake = mistake;
  }
}

const EXPECTED_REFERENCE = 'Expected [registry/]namespace/repository[:tag][@digest], such as quay.io/acme/app:1.2';

/** UTF-16 units: a host, a repository, a tag and a digest have less than 800. */
const MAX_LENGTH = 1_000;

/** UTF-16 units of an invalid reference in a message: enough to find the line. */
const MAX_QUOTED = 300;

interface Parts {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

function splitReference(text: string): Parts {
  const at = text.indexOf('@');
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return {
    name: colon < 0 ? named : named.slice(0, colon),
    tag: colon < 0 ? undefined : named.slice(colon + 1),
    digest: at < 0 ? undefined : text.slice(at + 1),
  };
}

function readName(text: string, name: string, defaultRegistry: string): Pick<Reference, 'registry' | 'repository'> {
  const components = name.split('/');
  if (components.includes('')) throw new InvalidReference(text, `it has an empty component; ${EMPTY_VARIABLE}`);
  const [first = '', ...rest] = components;
  if (rest.length === 0) throw new InvalidReference(text, 'it has only one component; add the namespace');
  if (!isRegistry(first)) {
    if (first === 'library' && defaultRegistry === 'quay.io') throw new InvalidReference(text, DOCKER_HUB);
    return { registry: defaultRegistry, repository: readRepository(text, name) };
  }
  return { registry: readRegistry(text, first), repository: readRepository(text, rest.join('/')) };
}

const DOCKER_HUB =
  'library is a namespace of Docker Hub, but a reference without a registry is on quay.io; write the registry before it, for Docker Hub registry-1.docker.io/library/nginx';

function isRegistry(component: string): boolean {
  return /[.:]/.test(component) || component.toLowerCase() === 'localhost';
}

function readRegistry(text: string, component: string): string {
  const registry = parseHost(component);
  if (registry === undefined) throw new InvalidReference(text, 'its registry is not a host[:port]');
  return registry;
}

function readRepository(text: string, repository: string): string {
  if (repository.length > MAX_REPOSITORY_LENGTH) {
    throw new InvalidReference(
      text,
      `its repository has ${repository.length} characters, more than ${MAX_REPOSITORY_LENGTH}`,
    );
  }
  if (/[A-Z]/.test(repository)) throw new InvalidReference(text, 'its repository has upper-case letters');
  if (!REPOSITORY.test(repository)) {
    throw new InvalidReference(text, 'its repository is not a-z and 0-9 with . _ __ - between them');
  }
  return repository;
}

/** Characters; the specification warns that many clients accept no more. */
const MAX_REPOSITORY_LENGTH = 255;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;

function readTag(text: string, tag: string): string {
  if (tag === '') throw new InvalidReference(text, `nothing follows the ":"; ${EMPTY_VARIABLE}`);
  if (!TAG.test(tag)) {
    throw new InvalidReference(
      text,
      'its tag is not 1 to 128 characters of A-Z a-z 0-9 . _ - that start with neither . nor -',
    );
  }
  return tag;
}

/** Characters. @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests */
export const MAX_TAG_LENGTH = 128;

const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;

function readDigest(text: string, digest: string): Digest {
  if (digest === '') throw new InvalidReference(text, `nothing follows the "@"; ${EMPTY_VARIABLE}`);
  if (digest.endsWith(':'))
    throw new InvalidReference(text, `nothing follows the algorithm of the digest; ${EMPTY_VARIABLE}`);
  const read = parseDigest(digest);
  if (read === undefined) {
    throw new InvalidReference(text, 'its digest is not sha256: with 64 or sha512: with 128 lower-case hex digits');
  }
  return read;
}

/** `registry/repository[:tag][@digest]`: the normalised form, which `parseReference` accepts if the registry has `.` or `:` or is `localhost`. */
export function formatReference(reference: Reference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}

/** `registry/repository@digest`: the image by its digest, ready to deploy. */
export function formatSubject(reference: Reference, digest: Digest): string {
  return `${reference.registry}/${reference.repository}@${digest}`;
}
