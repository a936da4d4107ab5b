import { type ActionRun, basicCredentials, runGate } from './action-run.ts';
import type { EmbeddedRegistry } from './registry/registry.ts';
import { stabilise, transcribe } from './transcript.ts';

/** A run of the gate against an embedded registry, and all of it as one text. */
export interface Scenario extends ActionRun {
  /** The requests that the registry received in this run, one a line, in their order; names in place of what varies. */
  readonly requests: readonly string[];
  readonly transcript: string;
}

/** What a story has besides its registry. */
export interface Stage {
  readonly environment?: Readonly<Record<string, string>>;
  /** What a word in the inputs and the environment stands for, and what the transcript is to write in its place: `{ PROXY: proxy.host, SCAN: scan.digest }`. */
  readonly names?: Readonly<Record<string, string>>;
  /** A second registry; `OTHER` stands for its host. */
  readonly other?: EmbeddedRegistry;
}

/**
 * Runs the gate against a registry. In the inputs, `REGISTRY` stands for its host and `CERTIFICATE` for its certificate; how to reach
 * it (plain http, or its certificate) is added unless the inputs say it.
 */
export async function playScenario(
  registry: EmbeddedRegistry,
  inputs: Readonly<Record<string, string>>,
  stage: Stage = {},
): Promise<Scenario> {
  const { other, environment = {} } = stage;
  const registries = { REGISTRY: registry, ...(other === undefined ? {} : { OTHER: other }) };
  const hosts = Object.fromEntries(Object.entries(registries).map(([name, { host }]) => [name, host]));
  const names = { ...hosts, ...addressOf(registry), CERTIFICATE: registry.certificate, ...stage.names };
  const before = Object.fromEntries(Object.entries(registries).map(([name, { requests }]) => [name, requests.length]));
  const given = filled(inputs, names);
  const run = await runGate({
    inputs: { ...reach(registry), ...given },
    environment: filled(environment, names),
    secrets: () => Object.values(registries).flatMap(authorizations),
  });
  const secrets = [...basicCredentials(given), ...Object.values(registries).flatMap(authorizations)];
  const requests = Object.fromEntries(
    Object.entries(registries).map(([name, { requests }]) => [
      name,
      requests
        .slice(before[name])
        .map(({ line, status }) => `${line.replaceAll('REGISTRY', name)} -> ${status ?? 'no answer'}`)
        .map((line) => stabilise(line, { names, secrets })),
    ]),
  );
  const transcript = transcribe({ inputs, environment, run, requests }, { names, secrets });
  return { ...run, requests: requests.REGISTRY ?? [], transcript };
}

/** What Node calls the registry in its own messages. */
function addressOf({ host }: EmbeddedRegistry): Record<string, string> {
  return { 'the address of REGISTRY': host.replace('localhost', '127.0.0.1') };
}

function reach(registry: EmbeddedRegistry): Record<string, string> {
  return registry.url.startsWith('http:') ? { 'plain-http': 'true' } : { 'ca-certificate': registry.certificate };
}

function filled(
  texts: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
): Record<string, string> {
  const fill = (text: string) =>
    Object.entries(names).reduce((rest, [name, value]) => rest.replaceAll(name, () => value), text);
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)]));
}

/** Every credential and token that was sent to the registry, in the spelling in which it was sent. */
function authorizations(registry: EmbeddedRegistry): readonly string[] {
  return registry.requests.flatMap(({ headers }) => headers.authorization?.split(' ').slice(1) ?? []);
}
