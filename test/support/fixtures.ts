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

/** Referrers with the media types that SBOM tools and notation use. */
export const SPDX: ReferrerOptions = { artifactType: 'application/spdx+json' };
export const NOTATION: ReferrerOptions = { artifactType: 'application/vnd.cncf.notary.signature' };

/** Values of the input `image` for the image of `imageFixture`. */
export const BY_TAG = 'REGISTRY/devtable/simple:v1';
export const BY_DIGEST = 'REGISTRY/devtable/simple@IMAGE';

/** A registry with one image. */
export interface ImageFixture {
  readonly registry: EmbeddedRegistry;
  /** The digest of the image. */
  readonly digest: string;
  /** The digest of the image as `IMAGE`, and those of its referrers by the names that the test chose. */
  readonly names: Readonly<Record<string, string>>;
}

/** Pushes the image `devtable/simple:v1` and its referrers; the key of a referrer becomes the name of its digest. */
export async function imageFixture(
  referrers: Readonly<Record<string, ReferrerOptions>>,
  options: RegistryOptions = {},
): Promise<ImageFixture> {
  const registry = await registryFixture(options);
  const { digest } = registry.push.image('devtable/simple', 'v1');
  const digests = Object.entries(referrers).map(
    ([name, referrer]) => [name, registry.push.referrer('devtable/simple', digest, referrer).digest] as const,
  );
  return { registry, digest, names: { IMAGE: digest, ...Object.fromEntries(digests) } };
}

/** Starts an embedded registry that stops with the test; OWNER has an account there. */
export async function registryFixture(options: RegistryOptions = {}): Promise<EmbeddedRegistry> {
  return await startTestRegistry({
    ...options,
    users: { [OWNER.username]: OWNER.password, ...options.users },
    organizations: { acme: [OWNER.username], ...options.organizations },
  });
}

/** Starts an embedded registry that stops with the test, with these options only. */
export async function startTestRegistry(options: RegistryOptions = {}): Promise<EmbeddedRegistry> {
  const registry = await startRegistry(options);
  onTestFinished(() => registry.stop());
  return registry;
}

/** Writes a file that is removed with the test, and returns its path; the path is `TEMP/name` in the transcript. */
export async function fileFixture(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gate-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

/** Waits until the registry has sent this many responses to requests for a path. */
export async function waitForResponses(registry: EmbeddedRegistry, path: RegExp, times = 1): Promise<void> {
  while (registry.requests.filter((request) => path.test(request.path) && request.status !== undefined).length < times)
    await sleep(5);
}

/** Writes files into a folder for GITHUB_WORKSPACE that is removed with the test, and returns its path. */
export async function workspaceFixture(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
