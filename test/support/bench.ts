import { onTestFinished } from 'vitest';
import { explain } from '../../src/error.ts';
import { openHttpClient } from '../../src/http/client.ts';
import type { HttpClient } from '../../src/http/message.ts';
import { trustContext } from '../../src/http/tls.ts';
import type { Credentials } from '../../src/registry/auth/credentials.ts';
import type { Action } from '../../src/registry/auth/scope.ts';
import { type SessionPlan, Sessions } from '../../src/registry/auth/sessions.ts';
import { type Digest, parseDigest } from '../../src/registry/digest.ts';
import { originOf } from '../../src/registry/host.ts';
import { parseReference, type Reference } from '../../src/registry/reference.ts';
import type { Repository } from '../../src/registry/repository.ts';
import { Secret } from '../../src/secret.ts';
import type { RegistryOptions } from './registry/options.ts';
import { type EmbeddedRegistry, startRegistry } from './registry/registry.ts';

export const DEVTABLE: Credentials = { kind: 'password', username: 'devtable', password: new Secret('password') };
export const READBOT: Credentials = {
  kind: 'password',
  username: 'devtable+readbot',
  password: new Secret('readbot-token'),
};
export const ANONYMOUS: Credentials = { kind: 'anonymous' };

/** An embedded registry that stops with the test. */
export async function aRegistry(options: RegistryOptions = {}): Promise<EmbeddedRegistry> {
  const registry = await startRegistry(options);
  onTestFinished(() => registry.stop());
  return registry;
}

export interface BenchOptions {
  /** References; without a host they are of the registry. */
  readonly images: readonly string[];
  readonly credentials?: Credentials;
  /** Instead of them: by registry and repository. */
  readonly credentialsFor?: SessionPlan['credentialsFor'];
  readonly service?: string;
  readonly actions?: readonly Action[];
  readonly retries?: number;
}

/** The real HTTP client and sessions before an embedded registry; time passes only when somebody sleeps or the test says so. */
export interface Bench {
  readonly http: HttpClient;
  readonly sessions: Sessions;
  readonly references: readonly Reference[];
  readonly deps: BenchDependencies;
  /** What went to the log. */
  readonly said: string[];
  readonly warnings: string[];
  /** The secrets that were masked, each with the number of requests that the registry had seen by then. */
  readonly masked: { readonly secret: string; readonly requestsBefore: number }[];
  /** Milliseconds of each sleep. */
  readonly slept: number[];
  passTime(milliseconds: number): void;
  /** The repository of the first image. */
  repository(): Promise<Repository>;
}

interface BenchDependencies {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
  readonly mask: (secret: Secret) => void;
}

/** Opens sessions for images on a registry, by default as devtable and without retries. */
export function openBench(registry: EmbeddedRegistry, options: BenchOptions): Bench {
  const { credentials = DEVTABLE, actions = ['pull'], service, retries = 0 } = options;
  const notes = openNotes(registry);
  const { deps } = notes;
  const { certificate } = registry;
  const plainHttp = certificate === '';
  const tls = plainHttp ? {} : { secureContext: trustContext(certificate) };
  const http = openHttpClient({ userAgent: 'test', timeout: 10_000, tls, retries }, deps);
  const references = options.images.map((image) => parseReference(image, registry.host));
  const ofHost = async (host: string) => (host === registry.host ? credentials : ANONYMOUS);
  const { credentialsFor = ofHost } = options;
  const endpointOf = (host: string) => ({
    http,
    origin: originOf(host, plainHttp),
    service: (host === registry.host ? service : undefined) ?? host,
  });
  const sessions = new Sessions({ references, actions, credentialsFor, endpointOf }, deps);
  const [first] = references;
  const repository = () => {
    if (first === undefined) throw new Error('this bench has no image');
    return sessions.repository(first);
  };
  return { ...notes, http, sessions, references, repository };
}

function openNotes(
  registry: EmbeddedRegistry,
): Pick<Bench, 'said' | 'warnings' | 'masked' | 'slept' | 'passTime' | 'deps'> {
  const [said, warnings, slept]: [string[], string[], number[]] = [[], [], []];
  const masked: Bench['masked'] = [];
  let time = Date.parse('2026-08-01T12:00:00Z');
  const deps: BenchDependencies = {
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
    random: () => 0.5,
    info: (line) => said.push(line),
    warn: (line) => warnings.push(line),
    mask: (secret) => masked.push({ secret: secret.reveal(), requestsBefore: registry.requests.length }),
  };
  const passTime = (milliseconds: number) => {
    time += milliseconds;
  };
  return { said, warnings, masked, slept, passTime, deps };
}

/** The requests as `METHOD path -> status`, with these digests or hosts (the values) written as their names. */
export function sent(registry: EmbeddedRegistry, names: Readonly<Record<string, string>> = {}): readonly string[] {
  return registry.requests.map(({ line, status }) => {
    const named = Object.entries(names).reduce((text, [name, value]) => text.replaceAll(value, name), line);
    return `${named} -> ${status}`;
  });
}

/** What an error says, for a promise that is to fail. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return `${error instanceof Error ? error.name : 'thrown'}: ${explain(error)}`;
  }
  throw new Error('this was to fail, and did not');
}

/** The digest of something that was pushed, in the type of src/. */
export function asDigest(text: string): Digest {
  const digest = parseDigest(text);
  if (digest === undefined) throw new Error(`${text} is no digest`);
  return digest;
}
