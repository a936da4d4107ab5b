import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { envelopeOf, IN_TOTO_TYPE, statementOf } from '../support/registry/in-toto.ts';
import { runGate, type TranscribedRun } from '../support/run-action.ts';
import {
  attestationLayer,
  makeKey,
  pushBundle,
  pushTagged,
  type SignedTarget,
  SLSA_PREDICATE,
  SPDX_PREDICATE,
} from '../support/signed-image.ts';

const REPOSITORY = 'devtable/simple';
const SPDX_TYPE = 'application/spdx+json';
const { signer } = makeKey();

const packages = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `package-${index}` }));
const spdx = (count = 3) => ({ spdxVersion: 'SPDX-2.3', packages: packages(count) });
const CYCLONEDX = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ name: 'a' }] };
const PROVENANCE = {
  buildDefinition: { resolvedDependencies: [{ uri: 'git+https://github.com/acme/app@refs/heads/main' }] },
  runDetails: { builder: { id: 'https://tekton.dev/chains/v2' } },
};

/** Attaches a file, as `oras attach` does. */
function attach({ registry, repository, digest }: SignedTarget, artifactType: string, body: unknown, layer?: string) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  registry.push.referrer(repository, digest, { artifactType, body: text, layerMediaType: layer ?? artifactType });
}

async function runOn(push: (target: SignedTarget) => void, require: string, inputs = {}): Promise<TranscribedRun> {
  const { registry, digest } = await imageFixture({});
  push({ registry, repository: REPOSITORY, digest });
  return await runGate(registry, { image: BY_TAG, require, ...READBOT, ...inputs });
}

interface Document {
  readonly name: string;
  readonly push: (target: SignedTarget) => void;
  readonly require: string;
}

const READ: readonly Document[] = [
  {
    name: 'a sigstore bundle',
    push: (target) => pushBundle(target, { signer, predicateType: SPDX_PREDICATE, predicate: spdx() }),
    require: 'sbom format=spdx min-packages=3',
  },
  {
    name: 'a bundle without annotations',
    push: (target) =>
      pushBundle(target, { signer, predicateType: SLSA_PREDICATE, annotated: 'none', predicate: PROVENANCE }),
    require: 'provenance builder=https://tekton.dev/chains/*',
  },
  {
    name: 'a layer under .att',
    push: (target) =>
      pushTagged(target, 'att', [
        attestationLayer(target, { signer, predicateType: SLSA_PREDICATE, predicate: PROVENANCE }),
      ]),
    require: 'provenance material=git+https://github.com/acme/*',
  },
  {
    name: "Docker's in-toto layers",
    push: ({ registry, repository, digest }) => {
      const bytes = Buffer.from(JSON.stringify(envelopeOf(statementOf(digest, SPDX_PREDICATE, spdx()))));
      registry.push.referrer(repository, digest, {
        artifactType: IN_TOTO_TYPE,
        layerMediaType: 'application/vnd.in-toto.spdx+dsse',
        layerAnnotations: { 'in-toto.io/predicate-type': SPDX_PREDICATE },
        body: bytes,
      });
    },
    require: 'sbom format=spdx',
  },
  {
    name: 'an SBOM that oras attached',
    push: (target) => attach(target, SPDX_TYPE, spdx()),
    require: 'sbom format=spdx min-packages=3 predicate./spdxVersion=SPDX-2.*',
  },
  {
    name: 'an SBOM that oras attached without a media type of the file',
    push: (target) =>
      attach(target, 'application/vnd.cyclonedx+json', CYCLONEDX, 'application/vnd.oci.image.layer.v1.tar'),
    require: 'sbom format=cyclonedx',
  },
  {
    name: "an SBOM under cosign's tag .sbom",
    push: ({ registry, repository, digest }) => registry.push.cosignSbom(repository, digest),
    require: 'sbom format=spdx',
  },
  {
    name: 'a VEX document that oras attached',
    push: (target) => attach(target, 'application/vnd.openvex+json', { '@context': 'https://openvex.dev/ns/v0.2.0' }),
    require: 'vex predicate./@context=https://openvex.dev/*',
  },
];

test.each(READ)('$name meets $require, and is said to be unsigned', async ({ push, require }) => {
  const run = await runOn(push, require);
  expect(run.outputs, run.log).toMatchObject({ result: 'pass', missing: '[]' });
  expect(run.log).toMatch(/: met by 1: \w+ sha256:\w{12} \(unsigned\)$/m);
  expect(run.summary).toContain('Checked without a signature: ');
  const report = Object.entries(run.files).find(([name]) => name.endsWith('referrers.json'))?.[1] ?? '';
  expect(JSON.parse(report).subjects[0].rules[0].by).toEqual([expect.objectContaining({ unsigned: true })]);
  expect(run.outputs['vsa-file']).toBe('');
});

const OTHER_IMAGE = `sha256:${'0'.repeat(64)}`;

const REFUSED: readonly (Document & { readonly why: string })[] = [
  {
    name: 'an SBOM in another format',
    push: (target) => attach(target, 'application/vnd.cyclonedx+json', CYCLONEDX),
    require: 'sbom format=spdx',
    why: 'its format is cyclonedx, not spdx',
  },
  {
    name: 'an SBOM with few packages',
    push: (target) => pushBundle(target, { signer, predicateType: SPDX_PREDICATE, predicate: spdx(2) }),
    require: 'sbom min-packages=3',
    why: 'it has 2 packages, fewer than 3',
  },
  {
    name: 'an SBOM in tag-value',
    push: (target) => attach(target, 'text/spdx', 'SPDXVersion: SPDX-2.3\n'),
    require: 'sbom format=spdx',
    why: 'it is not valid JSON',
  },
  {
    name: "Syft's own JSON",
    push: (target) => attach(target, 'application/vnd.syft+json', { artifacts: [] }),
    require: 'sbom min-packages=1',
    why: 'it is not an SBOM in SPDX JSON or CycloneDX JSON',
  },
  {
    name: 'an SBOM of 16 MiB and one byte',
    push: (target) => attach(target, SPDX_TYPE, JSON.stringify({ ...spdx(), comment: 'x'.repeat(16 << 20) })),
    require: 'sbom format=spdx',
    why: 'it is larger than 16 MiB and was not read',
  },
  {
    name: 'deeply nested JSON',
    push: (target) => attach(target, SPDX_TYPE, `${'['.repeat(1_000)}${']'.repeat(1_000)}`),
    require: 'sbom format=spdx',
    why: 'it has more than 128 levels',
  },
  {
    name: 'an in-toto layer without a statement, which names no image',
    push: ({ registry, repository, digest }) =>
      registry.push.referrer(repository, digest, {
        artifactType: IN_TOTO_TYPE,
        layerAnnotations: { 'in-toto.io/predicate-type': SLSA_PREDICATE },
        body: JSON.stringify(PROVENANCE),
      }),
    require: 'provenance builder=https://tekton.dev/chains/v2',
    why: 'its content is not an in-toto statement',
  },
  {
    name: 'a statement about another image in a bundle of this image',
    push: (target) =>
      pushBundle(target, { signer, predicateType: SPDX_PREDICATE, predicate: spdx(), about: OTHER_IMAGE }),
    require: 'sbom format=spdx',
    why: `its statement is about another image, ${OTHER_IMAGE}`,
  },
  {
    name: 'a statement about another image in a file',
    push: (target) => attach(target, SPDX_TYPE, statementOf(OTHER_IMAGE, SPDX_PREDICATE, spdx())),
    require: 'sbom format=spdx',
    why: `its statement is about another image, ${OTHER_IMAGE}`,
  },
  {
    name: 'a statement about another image under .att',
    push: (target) =>
      pushTagged(target, 'att', [
        attestationLayer(target, { signer, predicateType: SPDX_PREDICATE, predicate: spdx(), about: OTHER_IMAGE }),
      ]),
    require: 'sbom format=spdx',
    why: `its statement is about another image, ${OTHER_IMAGE}`,
  },
  {
    name: 'an SBOM that is annotated as provenance',
    push: (target) =>
      pushBundle(target, { signer, predicateType: SPDX_PREDICATE, annotated: SLSA_PREDICATE, predicate: PROVENANCE }),
    require: 'provenance builder=https://tekton.dev/chains/v2',
    why: `its predicate type is ${SPDX_PREDICATE}`,
  },
  {
    name: 'a bundle that is not one',
    push: (target) =>
      target.registry.push.bundle(REPOSITORY, target.digest, {
        predicateType: SPDX_PREDICATE,
        bundle: JSON.stringify(spdx()),
      }),
    require: 'sbom format=spdx',
    why: 'it has no content, only a signature',
  },
  {
    name: 'a value that only every object inherits',
    push: (target) => attach(target, SPDX_TYPE, spdx()),
    require: 'sbom predicate./constructor/name=Object',
    why: 'its predicate has nothing at "/constructor/name"',
  },
];

test.each([
  { name: 'before', rules: ['sbom format=spdx', 'sbom'] },
  { name: 'after', rules: ['sbom', 'sbom format=spdx'] },
])('a statement about another image does not count for presence, $name the rule that reads it', async ({ rules }) => {
  const other = (target: SignedTarget) =>
    pushBundle(target, { signer, predicateType: SPDX_PREDICATE, predicate: spdx(), about: OTHER_IMAGE });
  const run = await runOn(other, rules.join('\n'));
  expect(run.outputs, run.log).toMatchObject({ result: 'unverified', missing: JSON.stringify(rules) });
});

test.each(REFUSED)('$name does not count for $require', async ({ push, require, why }) => {
  const run = await runOn(push, require, { 'on-missing': 'warn' });
  expect(run.exitCode).toBe(1);
  expect(run.outputs, run.log).toMatchObject({ result: 'unverified', unverified: JSON.stringify([require]) });
  expect(run.log).toContain(`not verified: `);
  expect(run.log).toContain(why);
});

test('a rule about content is missing if nothing is there', async () => {
  const run = await runOn(() => undefined, 'sbom format=spdx');
  expect(run.outputs.result).toBe('missing');
});

test.each([
  {
    require: 'sbom min-packages=3\nprovenance builder=https://tekton.dev/chains/v2',
    result: 'pass',
    said: '(unsigned)',
  },
  { require: 'sbom min-packages=4', result: 'unverified', said: 'it has 3 packages, fewer than 4' },
])("BuildKit's attestations with the source buildkit: $result", async ({ require, result, said }) => {
  const { registry } = await imageFixture({});
  const types = [SPDX_PREDICATE, SLSA_PREDICATE];
  const platforms = { 'linux/amd64': types, 'linux/arm64': types };
  const predicates = { [SPDX_PREDICATE]: spdx(), [SLSA_PREDICATE]: PROVENANCE };
  registry.push.buildkit(REPOSITORY, 'index', { platforms, predicates });

  const image = `REGISTRY/${REPOSITORY}:index`;
  const run = await runGate(registry, { image, require, sources: 'api,buildkit', ...READBOT });

  expect(run.outputs, run.log).toMatchObject({ result });
  expect(run.log).toContain(said);
});

test('a document that the registry no longer has is missing, and one that cannot be fetched is an error', async () => {
  const gone = { kind: 'answer', status: 404, body: '{"errors":[{"code":"BLOB_UNKNOWN"}]}' } as const;
  for (const { fault, result } of [
    { fault: { ...gone, headers: { 'Content-Type': 'application/json' } }, result: 'missing' },
    { fault: { kind: 'server-error', status: 500 } as const, result: 'error' },
  ]) {
    const run = await runOn((target) => {
      attach(target, SPDX_TYPE, spdx());
      target.registry.fault({ match: { path: /blobs/ }, ...fault });
    }, 'sbom format=spdx');
    expect(run.outputs.result, run.log).toBe(result);
  }
});
