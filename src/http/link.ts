import Link from 'http-link-header';
import { quote } from '../text.ts';

/**
 * The URL of the next page in the Link headers of a response; `undefined` on the last page. Relative URLs are resolved against `base`,
 * the URL of the request. The caller checks that the URL has the same origin.
 * @throws Error if a header is not valid, or names several next pages: ignoring it would lose the rest of the list.
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3 and https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
export function nextLink(headers: readonly string[], base: URL): URL | undefined {
  const targets = new Set(headers.flatMap(nextTargets));
  const [target, ...others] = targets;
  if (target === undefined) return undefined;
  if (others.length > 0) {
    const list = [...targets].map((one) => quote(one)).join(', ');
    throw new Error(`the Link headers name ${targets.size} next pages, expected one: ${list}`);
  }
  const next = URL.parse(target, base.href);
  if (next === null) throw new Error(`the Link header names a next page that is not a URL: ${quote(target)}`);
  return next;
}

function nextTargets(header: string): string[] {
  const links = parseLinks(header);
  const next = links.filter(({ rel }) => rel?.toLowerCase() === 'next').map(({ uri }) => uri);
  // The package reads an unexpected comma, and the link after it, as part of the name of an attribute.
  const invalid = links.some((link) => !Object.keys(link).every((name) => ATTRIBUTE.test(name)));
  if (next.length === 0 && invalid) throw invalidHeader(header);
  return next;
}

/** A token of RFC 9110, or nothing (`<…>; rel=last;`). */
const ATTRIBUTE = /^[\w!#$%&'*+\-.^`|~]*$/;

/** A link without a relation has no `rel`, although the types of the package say otherwise. */
type WebLink = { readonly uri: string; readonly rel?: string };

function parseLinks(header: string): readonly WebLink[] {
  try {
    return Link.parse(header).refs;
  } catch (cause) {
    throw invalidHeader(header, { cause });
  }
}

function invalidHeader(header: string, options?: ErrorOptions): Error {
  return new Error(
    `the Link header is not valid, so it is unknown whether there is a next page: ${quote(header)}`,
    options,
  );
}
