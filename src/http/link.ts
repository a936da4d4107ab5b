import Link from 'http-link-header';
import { quote } from '../text.ts';

/**
 * The next page that the Link headers of an answer name, relative addresses resolved against `base`, the address that was asked.
 * `undefined`: this was the last page. That the page is on the same origin is for the caller to check.
 * @throws Error where a header cannot be read or names no one next page: what is passed over would be lost to the list.
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3 and https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
export function nextLink(headers: readonly string[], base: URL): URL | undefined {
  const addresses = new Set(headers.flatMap(nextAddresses));
  const [address, ...others] = addresses;
  if (address === undefined) return undefined;
  if (others.length > 0)
    throw new Error(
      `the Link headers name ${addresses.size} next pages, expected one: ${[...addresses].map((one) => quote(one, MAX_SHOWN)).join(', ')}`,
    );
  const next = URL.parse(address, base.href);
  if (next === null)
    throw new Error(`the Link header names a next page that is no address: ${quote(address, MAX_SHOWN)}`);
  return next;
}

function nextAddresses(header: string): string[] {
  const references = readReferences(header);
  const next = references.filter((reference) => reference.rel?.toLowerCase() === 'next').map(({ uri }) => uri);
  // The package takes a comma that it does not expect into the name of an attribute, and the next link with it.
  const garbled = references.some((reference) => !Object.keys(reference).every((name) => ATTRIBUTE.test(name)));
  if (next.length === 0 && garbled) throw unreadable(header);
  return next;
}

/** A token, or nothing (`<…>; rel=last;`). */
const ATTRIBUTE = /^[\w!#$%&'*+\-.^`|~]*$/;

/** A link without relation has no `rel`, whatever the package's types say. */
type Reference = { readonly uri: string; readonly rel?: string };

function readReferences(header: string): readonly Reference[] {
  try {
    return Link.parse(header).refs;
  } catch (cause) {
    throw unreadable(header, { cause });
  }
}

function unreadable(header: string, options?: ErrorOptions): Error {
  return new Error(
    `the Link header cannot be read, so it is not known whether a page follows: ${quote(header, MAX_SHOWN)}`,
    options,
  );
}

/** Characters of a header in a message. */
const MAX_SHOWN = 200;
