import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCosign } from '../support/cosign.ts';
import { missingPrograms } from '../support/programs.ts';
import { COSIGN_CASES, type CosignCase } from './cosign-cases.ts';
import {
  type EvidenceFixture,
  type EvidenceImage,
  fetchManifestShape,
  manifestShape,
  openEvidenceFixture,
  referrersOf,
  runGatePerKind,
} from './evidence-fixture.ts';

const REAL_QUAY = process.env.REAL_QUAY ?? '';
const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : '';
const noCosign = missingPrograms('cosign');
const noRegctl = missingPrograms('regctl');
const noOras = missingPrograms('oras');
const neither = missingPrograms('cosign', 'regctl');

describe.skipIf(title !== '')(`evidence of the real tools on a real Quay${title}`, () => {
  let fixture: EvidenceFixture;
  beforeAll(async () => {
    fixture = await openEvidenceFixture();
  }, 120_000);
  afterAll(async () => fixture?.stop());

  test.skipIf(noCosign !== '').each(COSIGN_CASES)(
    `$name${noCosign}`,
    async (one) => await checkCase(fixture, one, one.sources[0]),
  );

  test.skipIf(noRegctl !== '')(`regctl artifact put${noRegctl}`, async () => {
    const image = await fixture.image('regctl');
    await putArtifact(fixture, image);
    expect(await runGatePerKind(fixture, image.reference)).toMatchObject({
      kinds: ['sbom'],
      referrers: [{ source: 'api' }],
    });
  });

  test.skipIf(noOras !== '')(`oras attach${noOras}`, async () => {
    const image = await fixture.image('oras');
    await fixture.programs.file('sbom.spdx', '{}');
    // oras uses http for localhost unless told otherwise.
    const https = '--plain-http=false';
    await fixture.programs.run('oras', ['attach', https, '--artifact-type', SPDX, image.reference, 'sbom.spdx']);
    expect(await runGatePerKind(fixture, image.reference)).toMatchObject({
      kinds: ['sbom'],
      referrers: [{ source: 'api' }],
    });
  });

  test.skipIf(noCosign !== '')(`two attestations under one tag count as two${noCosign}`, async () => {
    const image = await fixture.image('two');
    await fixture.cosign.attest(image.reference, 'tag', 'spdxjson');
    await fixture.cosign.attest(image.reference, 'tag', 'slsaprovenance1');
    const rules = 'sbom\nprovenance\nattestation min=2\nsbom min=2\nattestation min=3\nsignature';
    const run = await fixture.gate({ image: image.reference, require: rules });
    expect(run.outputs).toMatchObject({ count: '2', missing: '["sbom min=2","attestation min=3","signature"]' });
    const referrers = referrersOf(run);
    expect(referrers.map(({ kind }) => kind).toSorted()).toEqual(['provenance', 'sbom']);
    expect(new Set(referrers.map(({ digest }) => digest)).size).toBe(1);
    expect(new Set(referrers.map(({ layer }) => layer)).size).toBe(2);
  });

  test.skipIf(noCosign !== '')(
    `all cases on one image, each counted once${noCosign}`,
    async () => {
      const image = await fixture.image('all');
      for (const { attach } of COSIGN_CASES) await attach(fixture, image);
      const rules = 'signature min=3\nsbom min=4\nprovenance min=2\nvex\nattestation min=5';
      const run = await fixture.gate({ image: image.reference, require: rules });
      expect(run.outputs).toMatchObject({ result: 'pass', count: String(COSIGN_CASES.length) });
      const more = 'signature min=4\nsbom min=5\nprovenance min=3\nvex min=2\nattestation min=6';
      const strict = await fixture.gate({ image: image.reference, require: more });
      expect(strict.outputs.missing).toBe(JSON.stringify(more.split('\n')));
    },
    60_000,
  );

  test.skipIf(neither !== '')(`a signature copied under another image’s tag does not count${neither}`, async () => {
    const signed = await fixture.image('signed');
    const other = await fixture.image('copied');
    await fixture.cosign.sign(signed.reference, 'tag');
    await fixture.programs.run('regctl', ['image', 'copy', tagOf(signed, 'sig'), tagOf(other, 'sig')]);
    const run = await fixture.gate({ image: other.reference, require: 'signature' });
    expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature"]' });
    expect(run.log).toContain(signed.digest);
  });

  test.skipIf(noCosign !== '')(`signatures of two keys under one tag count as two${noCosign}`, async () => {
    const image = await fixture.image('two-keys');
    const { cosign, programs, gate } = fixture;
    await cosign.sign(image.reference, 'tag');
    await openCosign(programs, 'second').sign(image.reference, 'tag');
    const run = await gate({ image: image.reference, require: 'signature min=2' });
    expect(run.outputs).toMatchObject({ result: 'pass', count: '2' });
    expect(referrersOf(run).every(({ kind, layer }) => kind === 'signature' && layer !== undefined)).toBe(true);
    const strict = await gate({ image: image.reference, require: 'signature min=3' });
    expect(strict.outputs.result).toBe('missing');
  });

  test.skipIf(noCosign !== '')(`signatures in the repository of COSIGN_REPOSITORY count${noCosign}`, async () => {
    const { programs, gate } = fixture;
    const image = await fixture.image('elsewhere');
    const { repository } = await fixture.image('signatures');
    const cosignRepository = `${repository.target.host}/${repository.name}`;
    const environment = { COSIGN_PASSWORD: 'third', COSIGN_REPOSITORY: cosignRepository };
    await programs.run('cosign', ['generate-key-pair', '--output-key-prefix', 'third'], environment);
    const options = ['--key', 'third.key', '--use-signing-config=false', '--tlog-upload=false', '--yes'];
    await programs.run('cosign', ['sign', ...options, '--new-bundle-format=false', image.reference], environment);
    const inputs = { image: image.reference, require: 'signature' };
    const elsewhere = { ...inputs, 'cosign-repository': cosignRepository };
    expect((await gate(elsewhere)).outputs.result).toBe('pass');
    expect((await gate(inputs)).outputs.result).toBe('missing');
    await programs.run('cosign', ['sign', ...options, image.reference], environment);
    expect((await gate({ ...elsewhere, require: 'signature min=2' })).outputs).toMatchObject({ result: 'pass' });
    expect((await gate(inputs)).outputs.result).toBe('missing');
  });

  test.skipIf(noCosign !== '')(`an attestation attached to another image does not count${noCosign}`, async () => {
    const attested = await fixture.image('attested');
    const other = await fixture.image('attached');
    await fixture.cosign.attest(attested.reference, 'tag', 'spdxjson');
    const attestation = await fixture.programs.run('cosign', ['download', 'attestation', attested.reference]);
    const file = await fixture.programs.file('downloaded.json', attestation);
    await fixture.programs.run('cosign', ['attach', 'attestation', '--attestation', file, other.reference]);
    const run = await fixture.gate({ image: other.reference, require: 'sbom' });
    expect(run.outputs).toMatchObject({ result: 'missing', missing: '["sbom"]' });
    expect(run.log).toContain(`its statement is about another image, ${attested.digest}`);
    const right = await fixture.gate({ image: attested.reference, require: 'sbom' });
    expect(right.outputs.result).toBe('pass');
  });
});

describe.skipIf(title !== '')(`evidence of the real tools with FEATURE_REFERRERS_API: false${title}`, () => {
  let fixture: EvidenceFixture;
  beforeAll(async () => {
    fixture = await openEvidenceFixture({ referrersApi: false });
  }, 120_000);
  afterAll(async () => fixture?.stop());

  test.skipIf(noCosign !== '').each(COSIGN_CASES)(
    `$name${noCosign}`,
    async (one) => await checkCase(fixture, one, one.sources[1]),
  );

  test.skipIf(noRegctl !== '')(
    `regctl artifact put: cannot be found, because Quay returns OCI-Subject and regctl writes no tag${noRegctl}`,
    async () => {
      const image = await fixture.image('regctl');
      await putArtifact(fixture, image);
      const run = await fixture.gate({ image: image.reference, require: 'sbom' });
      expect(run.outputs).toMatchObject({ result: 'missing', count: '0' });
      expect(run.log).toContain('FEATURE_REFERRERS_API');
    },
  );
});

async function checkCase(
  fixture: EvidenceFixture,
  { name, attach, kinds, built }: CosignCase,
  source: string,
): Promise<void> {
  const image = await fixture.image(name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
  await attach(fixture, image);
  const findings = await runGatePerKind(fixture, image.reference);
  expect(findings).toMatchObject({ kinds, referrers: [{ source, subject: image.digest }] });
  const [referrer] = findings.referrers;
  const own = Buffer.from(built(image).bytes).toString();
  expect(manifestShape(own), 'the manifest of the embedded registry').toEqual(
    await fetchManifestShape(image.repository, referrer?.digest ?? ''),
  );
}

async function putArtifact({ programs }: EvidenceFixture, { reference }: EvidenceImage): Promise<void> {
  const sbom = await programs.file('sbom.spdx', '{}');
  await programs.run('regctl', ['artifact', 'put', '--subject', reference, '--artifact-type', SPDX, '--file', sbom]);
}

function tagOf({ repository, digest }: EvidenceImage, kind: string): string {
  return `${repository.target.host}/${repository.name}:${digest.replace(':', '-')}.${kind}`;
}

const SPDX = 'application/spdx+json';
