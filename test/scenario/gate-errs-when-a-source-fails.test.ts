import { describe, expect, test } from 'vitest';
import { READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { over, PROTOCOLS } from '../support/protocols.ts';
import type { Protocol } from '../support/registry/connection.ts';
import type { FaultKind } from '../support/registry/fault.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { runGate, type TranscribedRun } from '../support/run-action.ts';

const REPOSITORY = 'devtable/simple';
const SPDX_DOCUMENT = 'https://spdx.dev/Document';

interface Pushed {
  readonly index: string;
  readonly attested: string;
  readonly sbom: string;
}

/** A rule that every source meets, so that the failing source is the only error. */
async function runWithFault(source: Source, fault: FaultKind, protocol: Protocol = 'HTTP/2'): Promise<TranscribedRun> {
  const registry = await registryFixture(over(protocol, { features: { referrersApi: source.name !== 'tag-schema' } }));
  const pushed = pushEverywhere(registry);
  const match = { method: 'GET', path: source.path(pushed) };
  registry.fault({ match, ...fault });
  // The requests to the other sources are sent first, so that the transcript is always the same.
  registry.fault({ match, kind: 'delay', milliseconds: 150 });
  const sources = 'api,tag-schema,cosign-tags,buildkit';
  return await runGate(
    registry,
    { image: 'REGISTRY/devtable/simple:v1', require: 'sbom', sources, retries: '0', ...READBOT },
    { names: { INDEX: pushed.index, ATTESTED: pushed.attested, SBOM: pushed.sbom } },
  );
}

function pushEverywhere({ push }: EmbeddedRegistry): Pushed {
  const { index, attestations } = push.buildkit(REPOSITORY, 'v1', { platforms: { 'linux/amd64': [SPDX_DOCUMENT] } });
  const sbom = push.referrer(REPOSITORY, index.digest, SPDX);
  push.index(REPOSITORY, index.digest.replace(':', '-'), { manifests: [{ ...sbom, ...SPDX }] });
  push.cosignAttestations(REPOSITORY, index.digest, [{ predicateType: SPDX_DOCUMENT }]);
  push.cosignSbom(REPOSITORY, index.digest);
  return { index: index.digest, attested: attestations['linux/amd64']?.digest ?? '', sbom: sbom.digest };
}

interface Source {
  readonly name: string;
  readonly path: (pushed: Pushed) => RegExp;
}

const SOURCES: readonly Source[] = [
  { name: 'api', path: () => /\/referrers\// },
  { name: 'tag-schema', path: () => /\/manifests\/sha256-\w+$/ },
  { name: 'cosign-tags-sig', path: () => /\.sig$/ },
  { name: 'cosign-tags-att', path: () => /\.att$/ },
  { name: 'cosign-tags-sbom', path: () => /\.sbom$/ },
  { name: 'buildkit-index', path: ({ index }) => new RegExp(`/manifests/${index}$`) },
  { name: 'buildkit-attestation', path: ({ attested }) => new RegExp(`/manifests/${attested}$`) },
];

const PAGE: FaultKind = { kind: 'answer', status: 404, headers: { 'Content-Type': 'text/html' }, body: '<h1>?</h1>' };

describe('although all other sources have an SBOM', () => {
  test.each(SOURCES)('$name returns 500', async (source) => {
    const run = await runWithFault(source, { kind: 'server-error', status: 500 });

    expect(run.outputs).toMatchObject({ result: 'error', missing: '[]' });
    await expect(run.transcript).toMatchFileSnapshot(`transcripts/gate-errs-when-a-source-fails-${source.name}.txt`);
  });

  describe.each(PROTOCOLS)('over %s', (protocol) => {
    test.each(SOURCES)('the response of $name is cut', async (source) => {
      const run = await runWithFault(source, { kind: 'cut' }, protocol);

      expect(run.exitCode).toBe(1);
      expect(run.outputs).toMatchObject({ result: 'error', missing: '[]' });
    });
  });

  // For the referrers API this response means that the registry has no such API, and the other sources are used.
  test.each(SOURCES.slice(1))('$name returns a 404 page that is not from a registry', async (source) => {
    const run = await runWithFault(source, PAGE);

    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ result: 'error', missing: '[]' });
    expect(run.log).toContain('returned 404');
  });
});
