import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol(
  'an SBOM and a message signature in bundles without annotations, read from a storage without credentials',
  async (protocol) => {
    const { registry, digest, names } = await imageFixture({}, over(protocol, { features: { redirectBlobs: true } }));
    const bundled = { predicateType: 'https://spdx.dev/Document', annotated: 'none' } as const;
    const sbom = registry.push.bundle('devtable/simple', digest, bundled);
    const signature = registry.push.bundle('devtable/simple', digest, { annotated: 'none' });

    const run = await runGate(
      registry,
      { image: BY_TAG, require: 'sbom\nsignature', ...READBOT },
      { names: { ...names, SBOM: sbom.digest, SIGNATURE: signature.digest, STORAGE: registry.storageHost } },
    );

    const toStorage = registry.requests.filter(({ path }) => path.startsWith('/storage/'));
    expect(run.outputs).toMatchObject({ result: 'pass', count: '2' });
    expect(toStorage.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
    await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reads-bundles-without-annotations.txt');
  },
);

testEachProtocol(
  'a bundle above 16 MiB without annotation is an error, because its type is unknown',
  async (protocol) => {
    const { registry, digest, names } = await imageFixture({}, over(protocol));
    const large = registry.push.bundle('devtable/simple', digest, { annotated: 'none', size: 17 * 1024 * 1024 });

    const run = await runGate(
      registry,
      { image: BY_TAG, require: 'signature', ...READBOT },
      { names: { ...names, LARGE: large.digest } },
    );

    expect(run.exitCode).toBe(1);
    expect(run.outputs.result).toBe('error');
    expect(run.log).toContain('16 MiB');
    await expect(run.transcript).toMatchFileSnapshot(
      'transcripts/gate-reads-bundles-without-annotations-up-to-16-mib.txt',
    );
  },
);
