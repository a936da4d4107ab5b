import { secretsOfHeader } from './input-secrets.ts';
import type { EmbeddedRegistry } from './registry/registry.ts';
import { stabilise } from './stabilise.ts';

/** Request lines by the name of the registry that received them. */
export type Requests = Readonly<Record<string, readonly string[]>>;

/** The registries of a scenario, and the names for values that differ in each run. */
export class TestRegistries {
  readonly registry: EmbeddedRegistry;
  /** `REGISTRY`, `OTHER`, `CERTIFICATE` and the names that the scenario adds, with their values. */
  readonly names: Readonly<Record<string, string>>;
  readonly #registries: Readonly<Record<string, EmbeddedRegistry>>;

  constructor(
    registry: EmbeddedRegistry,
    {
      other,
      names = {},
    }: { readonly other?: EmbeddedRegistry; readonly names?: Readonly<Record<string, string>> } = {},
  ) {
    this.registry = registry;
    this.#registries = { REGISTRY: registry, ...(other === undefined ? {} : { OTHER: other }) };
    const hosts = Object.entries(this.#registries).map(([name, { host }]) => [name, host]);
    this.names = {
      ...Object.fromEntries(hosts),
      ...addressOf(registry),
      CERTIFICATE: registry.certificate,
      ...names,
    };
  }

  /** Replaces names in these strings by their values. */
  fill(texts: Readonly<Record<string, string>>): Record<string, string> {
    const fillOne = (text: string) =>
      Object.entries(this.names).reduce((rest, [name, value]) => rest.replaceAll(name, () => value), text);
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fillOne(text)]));
  }

  /** Runs `work`, and returns the requests that each registry received meanwhile, one per line, with names. */
  async recordRequests<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly requests: Requests }> {
    const before = Object.values(this.#registries).map(({ requests }) => requests.length);
    const result = await work();
    const varying = { names: this.names, secrets: this.authorizations() };
    const requests = Object.entries(this.#registries).map(([name, registry], index) => [
      name,
      registry.requests
        .slice(before[index])
        .map(({ line, status }) => `${line.replaceAll('REGISTRY', name)} -> ${status ?? 'no response'}`)
        .map((line) => stabilise(line, varying)),
    ]);
    return { result, requests: Object.fromEntries(requests) };
  }

  /** The credentials of each Authorization header that was sent to a registry, as sent. */
  authorizations(): readonly string[] {
    return this.#authorizationHeaders().flatMap((header) => header.split(' ').slice(1));
  }

  /** The credentials as sent, and the passwords in them. */
  secrets(): readonly string[] {
    return this.#authorizationHeaders().flatMap(secretsOfHeader);
  }

  #authorizationHeaders(): readonly string[] {
    const requests = Object.values(this.#registries).flatMap((registry) => registry.requests);
    return requests.flatMap(({ headers }) => headers.authorization ?? []);
  }
}

/** The address that Node prints in its own error messages. */
function addressOf({ host }: EmbeddedRegistry): Record<string, string> {
  return { 'the address of REGISTRY': host.replace('localhost', '127.0.0.1') };
}
