import { explain } from '../../src/error.ts';
import { openHttpClient } from '../../src/http/client.ts';
import type { HttpClient } from '../../src/http/message.ts';
import { trustCertificates } from '../../src/http/tls.ts';
import type { Credentials } from '../../src/registry/auth/credentials.ts';
import type { Action } from '../../src/registry/auth/scope.ts';
import { type SessionPlan, Sessions } from '../../src/registry/auth/sessions.ts';
import { type Digest, parseDigest } from '../../src/registry/digest.ts';
import { originOf } from '../../src/registry/host.ts';
import { parseReference, type Reference } from '../../src/registry/reference.ts';
import type { Repository } from '../../src/registry/repository.ts';
import { Secret } from '../../src/secret.ts';
import type { EmbeddedRegistry } from './registry/registry.ts';

export const DEVTABLE: Credentials = { kind: 'password', username: 'devtable', password: new Secret('password') };
export const READBOT_CREDENTIALS: Credentials = {
  kind: 'password',
  username: 'devtable+readbot',
  password: new Secret('readbot-token'),
};
export const ANONYMOUS: Credentials = { kind: 'anonymous' };

/** The images of a client, and how it reads them. */
export interface TestClientOptions {
  /** References; the default host is that of the registry. */
  readonly images: readonly string[];
  readonly credentials?: Credentials;
  /** The credentials by registry and repository, instead of `credentials`. */
  readonly credentialsFor?: SessionPlan['credentialsFor'];
  readonly service?: string;
  readonly actions?: readonly Action[];
  readonly retries?: number;
}

/** The real HTTP client and sessions for an embedded registry, with a clock that only `sleep` and `passTime` change. */
export interface TestClient {
  readonly http: HttpClient;
  readonly sessions: Sessions;
  readonly references: readonly Reference[];
  readonly context: TestContext;
  /** The lines of the log. */
  readonly infos: string[];
  readonly warnings: string[];
  /** The masked secrets, each with the number of requests that the registry had received before. */
  readonly masked: { readonly secret: string; readonly requestsBefore: number }[];
  /** The sleeps in milliseconds. */
  readonly slept: number[];
  passTime(milliseconds: number): void;
  /** The repository of the first image. */
  repository(): Promise<Repository>;
}

interface TestContext {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  readonly info: (line: string) => void;
  readonly debug: (line: string) => void;
  readonly warn: (line: string) => void;
  readonly mask: (secret: Secret) => void;
}

/** Opens sessions for images on a registry, by default as devtable and without retries. */
export function openTestClient(registry: EmbeddedRegistry, options: TestClientOptions): TestClient {
  const { credentials = DEVTABLE, actions = ['pull'], service, retries = 0 } = options;
  const recorded = createContext(registry);
  const { context } = recorded;
  const { certificate } = registry;
  const plainHttp = certificate === '';
  const tls = plainHttp ? {} : trustCertificates(certificate);
  const http = openHttpClient({ userAgent: 'test', timeout: 10_000, tls, retries }, context);
  const references = options.images.map((image) => parseReference(image, registry.host));
  const ofHost = async (host: string) => (host === registry.host ? credentials : ANONYMOUS);
  const { credentialsFor = ofHost } = options;
  const endpointOf = (host: string) => ({
    http,
    origin: originOf(host, plainHttp),
    service: (host === registry.host ? service : undefined) ?? host,
  });
  const sessions = new Sessions({ references, actions, credentialsFor, endpointOf }, context);
  const [first] = references;
  const repository = () => {
    if (first === undefined) throw new Error('the client has no image');
    return sessions.repository(first);
  };
  return { ...recorded, http, sessions, references, repository };
}

function createContext(
  registry: EmbeddedRegistry,
): Pick<TestClient, 'infos' | 'warnings' | 'masked' | 'slept' | 'passTime' | 'context'> {
  const [infos, warnings, slept]: [string[], string[], number[]] = [[], [], []];
  const masked: TestClient['masked'] = [];
  let time = Date.parse('2026-08-01T12:00:00Z');
  const context: TestContext = {
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
    random: () => 0.5,
    info: (line) => infos.push(line),
    debug: () => undefined,
    warn: (line) => warnings.push(line),
    mask: (secret) => masked.push({ secret: secret.reveal(), requestsBefore: registry.requests.length }),
  };
  const passTime = (milliseconds: number) => {
    time += milliseconds;
  };
  return { infos, warnings, masked, slept, passTime, context };
}

/** The requests as `METHOD path -> status`; the values of `names` are replaced by their names. */
export function requestLines(
  registry: EmbeddedRegistry,
  names: Readonly<Record<string, string>> = {},
): readonly string[] {
  return registry.requests.map(({ line, status }) => {
    const named = Object.entries(names).reduce((text, [name, value]) => text.replaceAll(value, name), line);
    return `${named} -> ${status}`;
  });
}

/** Returns the name and message of the error of a promise that must fail. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return `${error instanceof Error ? error.name : 'thrown'}: ${explain(error)}`;
  }
  throw new Error('the promise did not fail');
}

/** The digest of pushed content, in the type of src/. */
export function asDigest(text: string): Digest {
  const digest = parseDigest(text);
  if (digest === undefined) throw new Error(`${text} is not a digest`);
  return digest;
}
