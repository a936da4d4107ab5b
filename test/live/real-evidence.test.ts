import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingPrograms } from '../support/programs.ts';
import { COSIGN_WAYS, type Way } from './cosign-ways.ts';
import {
  type EvidencePlace,
  judge,
  openEvidencePlace,
  type PlacedImage,
  referrersOf,
  shapeIn,
  shapeOf,
} from './evidence-place.ts';

const REAL_QUAY = process.env.REAL_QUAY ?? '';
const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : '';
const noCosign = missingPrograms('cosign');
const noRegctl = missingPrograms('regctl');
const noOras = missingPrograms('oras');
const neither = missingPrograms('cosign', 'regctl');

describe.skipIf(title !== '')(`what the real tools leave on a real Quay${title}`, () => {
  let place: EvidencePlace;
  beforeAll(async () => {
    place = await openEvidencePlace();
  }, 120_000);
  afterAll(async () => place?.stop());

  test.skipIf(noCosign !== '').each(COSIGN_WAYS)(
    `$name${noCosign}`,
    async (way) => await checkWay(place, way, way.sources[0]),
  );

  test.skipIf(noRegctl !== '')(`regctl artifact put${noRegctl}`, async () => {
    const image = await place.image('regctl');
    await putArtifact(place, image);
    expect(await judge(place, image.reference)).toMatchObject({ kinds: ['sbom'], referrers: [{ source: 'api' }] });
  });

  test.skipIf(noOras !== '')(`oras attach${noOras}`, async () => {
    const image = await place.image('oras');
    await place.programs.file('sbom.spdx', '{}');
    await place.programs.run('oras', ['attach', '--artifact-type', SPDX, image.reference, 'sbom.spdx']);
    expect(await judge(place, image.reference)).toMatchObject({ kinds: ['sbom'], referrers: [{ source: 'api' }] });
  });

  test.skipIf(noCosign !== '')(`two attestations under one tag count each, and no more${noCosign}`, async () => {
    const image = await place.image('two');
    await place.cosign.attest(image.reference, 'tag', 'spdxjson');
    await place.cosign.attest(image.reference, 'tag', 'slsaprovenance1');
    const rules = 'sbom\nprovenance\nattestation min=2\nsbom min=2\nattestation min=3\nsignature';
    const run = await place.gate({ image: image.reference, require: rules });
    expect(run.outputs).toMatchObject({ count: '2', missing: '["sbom min=2","attestation min=3","signature"]' });
    const referrers = referrersOf(run);
    expect(referrers.map(({ kind }) => kind).toSorted()).toEqual(['provenance', 'sbom']);
    expect(new Set(referrers.map(({ digest }) => digest)).size).toBe(1);
    expect(new Set(referrers.map(({ layer }) => layer)).size).toBe(2);
  });

  test.skipIf(noCosign !== '')(
    `all of them on one image, each counted once${noCosign}`,
    async () => {
      const image = await place.image('all');
      for (const { attach } of COSIGN_WAYS) await attach(place, image);
      const rules = 'signature min=3\nsbom min=4\nprovenance min=2\nvex\nattestation min=5';
      const run = await place.gate({ image: image.reference, require: rules });
      expect(run.outputs).toMatchObject({ result: 'pass', count: String(COSIGN_WAYS.length) });
      const more = 'signature min=4\nsbom min=5\nprovenance min=3\nvex min=2\nattestation min=6';
      const strict = await place.gate({ image: image.reference, require: more });
      expect(strict.outputs.missing).toBe(JSON.stringify(more.split('\n')));
    },
    60_000,
  );

  test.skipIf(neither !== '')(`a signature copied under another image’s tag does not count${neither}`, async () => {
    const signed = await place.image('signed');
    const other = await place.image('copied');
    await place.cosign.sign(signed.reference, 'tag');
    await place.programs.run('regctl', ['image', 'copy', tagOf(signed, 'sig'), tagOf(other, 'sig')]);
    const run = await place.gate({ image: other.reference, require: 'signature' });
    expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature"]' });
    expect(run.log).toContain(signed.digest);
  });
});

describe.skipIf(title !== '')(`what the real tools leave where FEATURE_REFERRERS_API is off${title}`, () => {
  let place: EvidencePlace;
  beforeAll(async () => {
    place = await openEvidencePlace({ referrersApi: false });
  }, 120_000);
  afterAll(async () => place?.stop());

  test.skipIf(noCosign !== '').each(COSIGN_WAYS)(
    `$name${noCosign}`,
    async (way) => await checkWay(place, way, way.sources[1]),
  );

  test.skipIf(noRegctl !== '')(
    `regctl artifact put: this Quay answers with OCI-Subject, so regctl writes no tag, and nobody can find it${noRegctl}`,
    async () => {
      const image = await place.image('regctl');
      await putArtifact(place, image);
      const run = await place.gate({ image: image.reference, require: 'sbom' });
      expect(run.outputs).toMatchObject({ result: 'missing', count: '0' });
      expect(run.log).toContain('FEATURE_REFERRERS_API');
    },
  );
});

async function checkWay(place: EvidencePlace, { name, attach, kinds, built }: Way, source: string): Promise<void> {
  const image = await place.image(name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
  await attach(place, image);
  const judged = await judge(place, image.reference);
  expect(judged).toMatchObject({ kinds, referrers: [{ source, subject: image.digest }] });
  const [referrer] = judged.referrers;
  const own = Buffer.from(built(image).bytes).toString();
  expect(shapeIn(own), 'what the embedded registry has for it').toEqual(
    await shapeOf(image.place, referrer?.digest ?? ''),
  );
}

async function putArtifact({ programs }: EvidencePlace, { reference }: PlacedImage): Promise<void> {
  const sbom = await programs.file('sbom.spdx', '{}');
  await programs.run('regctl', ['artifact', 'put', '--subject', reference, '--artifact-type', SPDX, '--file', sbom]);
}

function tagOf({ place, digest }: PlacedImage, kind: string): string {
  return `${place.target.host}/${place.repository}:${digest.replace(':', '-')}.${kind}`;
}

const SPDX = 'application/spdx+json';
