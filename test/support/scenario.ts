import type { ActionRun } from './action-run.ts';
import { runGate } from './action-run.ts';
import type { EmbeddedRegistry } from './registry/registry.ts';

/** A run of the gate against an embedded registry, and all of it as one text. */
export interface Scenario extends ActionRun {
  /** The requests that the registry received in this run, one a line. */
  readonly requests: readonly string[];
  readonly transcript: string;
}

/**
 * Runs the gate against a registry. In the inputs, `REGISTRY` stands for its host; how to reach it (plain http, or its certificate)
 * is added unless the inputs say it.
 */
export async function playScenario(
  registry: EmbeddedRegistry,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<Scenario> {
  const before = registry.requests.length;
  const filled = Object.fromEntries(
    Object.entries(inputs).map(([name, text]) => [name, text.replaceAll('REGISTRY', registry.host)]),
  );
  const run = await runGate({
    inputs: { ...reach(registry), ...filled },
    environment,
    secrets: () => secretsIn(registry),
  });
  const requests = registry.requests.slice(before).map(({ line, status }) => `${line} -> ${status ?? 'no answer'}`);
  return { ...run, requests, transcript: transcribe(registry, { inputs, run, requests }) };
}

function reach(registry: EmbeddedRegistry): Record<string, string> {
  return registry.url.startsWith('http:') ? { 'plain-http': 'true' } : { 'ca-certificate': registry.certificate };
}

/** Every credential and token that was sent to the registry, in the spelling in which it was sent. */
function secretsIn(registry: EmbeddedRegistry): readonly string[] {
  return registry.requests.flatMap(({ headers }) => headers.authorization?.split(' ').slice(1) ?? []);
}

interface Told {
  readonly inputs: Readonly<Record<string, string>>;
  readonly run: ActionRun;
  readonly requests: readonly string[];
}

/** The run in plain text, the same each time: what changes from run to run is replaced by its name. */
function transcribe(registry: EmbeddedRegistry, { inputs, run, requests }: Told): string {
  const sections = {
    inputs: Object.entries(inputs).map(([name, text]) => `${name}: ${text}`),
    log: [run.log.trimEnd()],
    outputs: Object.entries(run.outputs).map(([name, text]) => `${name}=${text}`),
    summary: [run.summary.trimEnd()],
    requests,
    exit: [String(run.exitCode)],
  };
  const text = Object.entries(sections).map(([name, lines]) => `==== ${name}\n${lines.join('\n')}\n`);
  return secretsIn(registry)
    .reduce((rest, secret) => rest.replaceAll(secret, nameOf(secret)), text.join('\n'))
    .replaceAll(registry.host, 'REGISTRY')
    .replaceAll(/\S*\/[0-9a-f]{8}-[0-9a-f-]{27}-/g, 'TEMP/')
    .replaceAll(/^token-expires-at=\d.*$/gm, 'token-expires-at=(time)')
    .replaceAll(/again in \d+\.\d s/g, 'again in (seconds) s');
}

function nameOf(secret: string): string {
  return secret.startsWith('ey') ? '(token)' : '(base64 of username:password)';
}
