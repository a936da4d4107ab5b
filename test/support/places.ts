import { secretsOfHeader } from './input-secrets.ts';
import type { EmbeddedRegistry } from './registry/registry.ts';
import { stabilise } from './stabilise.ts';

/** The registries of a story, and the names that stand for what is different in each run. */
export interface Places {
  readonly names: Readonly<Record<string, string>>;
  /** Puts what the names stand for in their places. */
  fill(texts: Readonly<Record<string, string>>): Record<string, string>;
  /** Does something, and tells which requests each registry received meanwhile. */
  watch<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly requests: Requests }>;
  /** Every login and token that was sent to a registry, as it was sent. */
  authorizations(): readonly string[];
  /** These, and the passwords in them. */
  secrets(): readonly string[];
}

/** One a line, by the name of the registry. */
export type Requests = Readonly<Record<string, readonly string[]>>;

export interface PlacesOptions {
  readonly names?: Readonly<Record<string, string>>;
  readonly other?: EmbeddedRegistry;
}

export function openPlaces(registry: EmbeddedRegistry, { other, names: more = {} }: PlacesOptions): Places {
  const registries = { REGISTRY: registry, ...(other === undefined ? {} : { OTHER: other }) };
  const hosts = Object.fromEntries(Object.entries(registries).map(([name, { host }]) => [name, host]));
  const names = { ...hosts, ...addressOf(registry), CERTIFICATE: registry.certificate, ...more };
  const headers = () => Object.values(registries).flatMap(({ requests }) => requests.map((request) => request.headers));
  const authorizations = () => headers().flatMap(({ authorization }) => authorization?.split(' ').slice(1) ?? []);
  return {
    names,
    authorizations,
    fill: (texts) => filled(texts, names),
    secrets: () => headers().flatMap(({ authorization }) => secretsOfHeader(authorization)),
    async watch(work) {
      const before = Object.values(registries).map(({ requests }) => requests.length);
      const result = await work();
      const varying = { names, secrets: authorizations() };
      const requests = Object.entries(registries).map(([name, { requests }], index) => [
        name,
        requests
          .slice(before[index])
          .map(({ line, status }) => `${line.replaceAll('REGISTRY', name)} -> ${status ?? 'no answer'}`)
          .map((line) => stabilise(line, varying)),
      ]);
      return { result, requests: Object.fromEntries(requests) };
    },
  };
}

/** What Node calls the registry in its own messages. */
function addressOf({ host }: EmbeddedRegistry): Record<string, string> {
  return { 'the address of REGISTRY': host.replace('localhost', '127.0.0.1') };
}

function filled(
  texts: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
): Record<string, string> {
  const fill = (text: string) =>
    Object.entries(names).reduce((rest, [name, value]) => rest.replaceAll(name, () => value), text);
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)]));
}
