import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCosign } from '../support/cosign.ts';
import { missingPrograms } from '../support/programs.ts';
import { type EvidenceFixture, type EvidenceImage, openEvidenceFixture } from './evidence-fixture.ts';

const REAL_QUAY = process.env.REAL_QUAY ?? '';
const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : missingPrograms('cosign');
const BY_NO_KEY = 'its signature is by none of the keys';

/** The ways of cosign to sign with a key, and the rule that each meets. */
const CASES: readonly {
  readonly name: string;
  readonly rule: 'signature' | 'sbom' | 'provenance';
  readonly sign: (cosign: EvidenceFixture['cosign'], image: EvidenceImage) => Promise<unknown>;
}[] = [
  { name: 'cosign sign', rule: 'signature', sign: (cosign, { reference }) => cosign.sign(reference, 'bundle') },
  {
    name: 'cosign sign under a tag',
    rule: 'signature',
    sign: (cosign, { reference }) => cosign.sign(reference, 'tag'),
  },
  {
    name: 'cosign sign in the OCI 1.1 mode',
    rule: 'signature',
    sign: (cosign, { reference }) => cosign.sign(reference, 'oci-1-1'),
  },
  {
    name: 'cosign attest',
    rule: 'sbom',
    sign: (cosign, { reference }) => cosign.attest(reference, 'bundle', 'spdxjson'),
  },
  {
    name: 'cosign attest under a tag',
    rule: 'provenance',
    sign: (cosign, { reference }) => cosign.attest(reference, 'tag', 'slsaprovenance1'),
  },
];

describe.skipIf(title !== '').each([
  { registry: 'a real Quay', referrersApi: true },
  { registry: 'a real Quay with FEATURE_REFERRERS_API: false', referrersApi: false },
])(`signatures by keys on $registry${title}`, ({ referrersApi }) => {
  let fixture: EvidenceFixture;
  let other: EvidenceFixture['cosign'];
  let keys: Readonly<Record<'cosign' | 'other', string>>;

  beforeAll(async () => {
    fixture = await openEvidenceFixture({ referrersApi });
    const { programs, cosign } = fixture;
    other = openCosign(programs, 'other');
    const image = await fixture.image('keys');
    await cosign.sign(image.reference, 'tag');
    await other.sign(image.reference, 'tag');
    keys = { cosign: await programs.run('cat', ['cosign.pub']), other: await programs.run('cat', ['other.pub']) };
  }, 180_000);
  afterAll(async () => fixture?.stop());

  const gate = (image: EvidenceImage, require: string, by: 'cosign' | 'other' = 'cosign') =>
    fixture.gate({ image: image.reference, require, 'public-key': keys[by] });

  test.each(CASES)('$name: passes with the key, and is not verified with another', async ({ name, rule, sign }) => {
    const image = await fixture.image(name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
    await sign(fixture.cosign, image);
    const passed = await gate(image, `${rule} key=input`);
    expect(passed.outputs, passed.log).toMatchObject({ result: 'pass' });
    expect(passed.outputs.referrers).toContain('"verified":{"by":"key","signer":"sha256:');
    const refused = await gate(image, `${rule} key=input`, 'other');
    expect(refused.outputs).toMatchObject({ result: 'unverified', unverified: `["${rule} key=input"]` });
    expect(refused.log).toContain(BY_NO_KEY);
  });

  test('min counts the signers, in each form', async () => {
    const image = await fixture.image('signers');
    for (const form of ['bundle', 'tag', 'oci-1-1'] as const) await fixture.cosign.sign(image.reference, form);
    const one = await gate(image, 'signature min=2 key=input');
    expect(one.outputs.result).toBe('missing');
    await other.sign(image.reference, 'tag');
    const both = await fixture.gate({
      image: image.reference,
      require: 'signature min=2 key=input',
      'public-key': `${keys.cosign}${keys.other}`,
    });
    expect(both.outputs, both.log).toMatchObject({ result: 'pass' });
  });
});
