import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { ReferrerOptions } from './registry/builders.ts';
import type { RegistryOptions } from './registry/options.ts';
import { type EmbeddedRegistry, startRegistry } from './registry/registry.ts';

/** The robot that may read `devtable/simple` and nothing else. */
export const READBOT = { username: 'devtable+readbot', password: 'readbot-token' } as const;

/** A user who administers the organisation `acme`. */
export const OWNER = { username: 'owner', password: 'Tr0ub4dor-and-3' } as const;

/** Evidence as the tools attach it. */
export const SPDX: ReferrerOptions = { artifactType: 'application/spdx+json' };
export const NOTATION: ReferrerOptions = { artifactType: 'application/vnd.cncf.notary.signature' };

/** An image, as the inputs name it. */
export const BY_TAG = 'REGISTRY/devtable/simple:v1';
export const BY_DIGEST = 'REGISTRY/devtable/simple@IMAGE';

/** A registry with one image, and the names of the digests in it for the transcript. */
export interface Scene {
  readonly registry: EmbeddedRegistry;
  /** Of the image. */
  readonly digest: string;
  /** `IMAGE`, and those of what is attached to it. */
  readonly names: Readonly<Record<string, string>>;
}

/** Pushes the image `devtable/simple:v1`, and what is attached to it, by the names that the transcript shall have for them. */
export async function anImageWith(
  attached: Readonly<Record<string, ReferrerOptions>>,
  options: RegistryOptions = {},
): Promise<Scene> {
  const registry = await aRegistry(options);
  const { digest } = registry.push.image('devtable/simple', 'v1');
  const digests = Object.entries(attached).map(
    ([name, referrer]) => [name, registry.push.referrer('devtable/simple', digest, referrer).digest] as const,
  );
  return { registry, digest, names: { IMAGE: digest, ...Object.fromEntries(digests) } };
}

/** Starts an embedded registry that stops with the test; OWNER has an account there. */
export async function aRegistry(options: RegistryOptions = {}): Promise<EmbeddedRegistry> {
  const registry = await startRegistry({
    ...options,
    users: { [OWNER.username]: OWNER.password, ...options.users },
    organizations: { acme: [OWNER.username], ...options.organizations },
  });
  onTestFinished(() => registry.stop());
  return registry;
}

/** The path of a file with this text, until the test ends. The transcript has it as `TEMP/name`. */
export async function aFile(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gate-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

/** Waits until the registry has answered that many requests for a path. */
export async function answered(registry: EmbeddedRegistry, path: RegExp, times = 1): Promise<void> {
  while (registry.requests.filter((request) => path.test(request.path) && request.status !== undefined).length < times)
    await sleep(5);
}

/** A folder with these files, for GITHUB_WORKSPACE, until the test ends. The transcript has it as `WORKSPACE` where `names` says so. */
export async function aWorkspace(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
