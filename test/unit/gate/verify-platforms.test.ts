import { describe, expect, it, test } from 'vitest';
import type { Result } from '../../../src/policy/result.ts';
import { buildManifest } from '../../support/registry/builders.ts';
import { attestationLayer, makeKey, pushBundle, SLSA_PREDICATE, SPDX_PREDICATE } from '../../support/signed-image.ts';
import { judge, judgeFound } from './judging.ts';
import { AMD64, ARM64, NAME, prepareImages } from './platform-images.ts';

const ONE = makeKey();
const OTHER = makeKey();
const KEYS = { 'a.pub': ONE.pem };
const RULE = 'signature key=a.pub';

type On = 'index' | 'amd64' | 'arm64';

/** An index of two platform images, with a signature by each key on these. */
async function prepare({ by, byOther = [] }: { readonly by: readonly On[]; readonly byOther?: readonly On[] }) {
  const prepared = await prepareImages();
  const { registry, client } = prepared;
  const push = (on: On, signer: typeof ONE.signer) =>
    pushBundle({ registry, repository: NAME, digest: prepared[on] }, { signer });
  for (const on of by) push(on, ONE.signer);
  for (const on of byOther) push(on, OTHER.signer);
  return { ...prepared, client };
}

describe('each platform image is verified by its own signature', () => {
  const cases: {
    name: string;
    rule: string;
    by: readonly On[];
    byOther?: readonly On[];
    result: Result;
    unmet?: readonly (string | undefined)[];
  }[] = [
    { name: 'each, both signed', rule: `${RULE} platform=each`, by: ['amd64', 'arm64'], result: 'pass' },
    {
      name: 'each, one by another key',
      rule: `${RULE} platform=each`,
      by: ['amd64'],
      byOther: ['arm64'],
      result: 'unverified',
      unmet: [ARM64],
    },
    {
      name: 'each, only the index is signed',
      rule: `${RULE} platform=each`,
      by: ['index'],
      result: 'missing',
      unmet: [AMD64, ARM64],
    },
    { name: 'a named one', rule: `${RULE} platform=${ARM64}`, by: ['arm64'], result: 'pass' },
    { name: 'index or each, the index', rule: `${RULE} platform=index|each`, by: ['index'], result: 'pass' },
    { name: 'index or each, each', rule: `${RULE} platform=index|each`, by: ['amd64', 'arm64'], result: 'pass' },
    {
      name: 'index or each, the index by another key and one platform',
      rule: `${RULE} platform=index|each`,
      by: ['amd64'],
      byOther: ['index'],
      result: 'unverified',
      unmet: [undefined],
    },
    { name: 'the index', rule: RULE, by: ['index'], result: 'pass' },
  ];
  test.each(cases)('$name: $result', async ({ rule, by, byOther = [], result, unmet = [] }) => {
    const { client } = await prepare({ by, byOther });
    const report = await judge(client, { require: [rule], keys: KEYS });
    expect(report).toMatchObject({ result, rules: [{ unmetTargets: unmet.map((platform) => ({ platform })) }] });
  });

  it("one platform's signature pushed again for another does not count", async () => {
    const { client, registry, amd64, arm64 } = await prepare({ by: ['amd64'] });
    pushBundle({ registry, repository: NAME, digest: arm64 }, { signer: ONE.signer, about: amd64 });
    const report = await judgeFound(client, { require: [`${RULE} platform=each`], keys: KEYS });
    expect(report).toMatchObject({ result: 'unverified' });
    expect(report.rules[0]?.rejected.map(({ why }) => why)).toEqual([`its statement is about another image, ${amd64}`]);
  });
});

describe('what is searched for elsewhere', () => {
  it('is verified as well', async () => {
    const { client } = await prepare({ by: ['amd64'], byOther: ['arm64'] });
    const report = await judgeFound(client, { require: [RULE], keys: KEYS });
    expect(report).toMatchObject({
      result: 'missing',
      elsewhere: [{ kind: 'platforms', found: [{ verified: { key: 'a.pub' } }], without: [ARM64] }],
    });
  });

  it('is nothing for a rule that is unverified', async () => {
    const { client } = await prepare({ by: ['amd64'], byOther: ['index'] });
    const report = await judgeFound(client, { require: [RULE], keys: KEYS });
    expect(report).toMatchObject({ result: 'unverified', elsewhere: [] });
  });

  it("is nothing that is attached to BuildKit's attestations, because its signatures are not verified", async () => {
    const { client, registry } = await prepareImages();
    const { attestations } = registry.push.buildkit(NAME, 'v1', { platforms: { [AMD64]: [SLSA_PREDICATE] } });
    pushBundle({ registry, repository: NAME, digest: attestations[AMD64]?.digest ?? '' }, { signer: OTHER.signer });
    const [presence, verified] = [['signature'], [RULE]].map((require) => judgeFound(client, { require, keys: KEYS }));
    expect(await presence).toMatchObject({ elsewhere: [{ kind: 'attestations' }] });
    expect(await verified).toMatchObject({ result: 'missing', elsewhere: [] });
  });

  it('is found for another rule that is missing, although on-missing is warn, because the step fails', async () => {
    const { client, attach, amd64, arm64 } = await prepare({ by: [], byOther: ['index'] });
    attach(amd64, arm64);
    const report = await judgeFound(client, { require: [RULE, 'sbom'], keys: KEYS, warnOnly: true });
    expect(report).toMatchObject({ result: 'unverified', elsewhere: [{ kind: 'platforms', rule: 'sbom' }] });
  });
});

describe("BuildKit's attestations, which are not signed", () => {
  it('do not count', async () => {
    const { client } = await prepareImages({ amd64: [SPDX_PREDICATE], arm64: [SPDX_PREDICATE] });
    const sources = ['api', 'buildkit'] as const;
    const report = await judgeFound(client, { require: ['sbom key=a.pub'], keys: KEYS, sources });
    expect(report).toMatchObject({ result: 'unverified' });
    expect(new Set(report.rules[0]?.rejected.map(({ why }) => why))).toEqual(new Set(['it is not signed']));
  });

  it.each([
    { name: 'counts if it is about its platform image', about: 'amd64', result: 'pass' },
    { name: 'does not count if it is about the index', about: 'index', result: 'unverified' },
  ] as const)('a signed one in the index $name', async ({ about, result }) => {
    const { client, registry, amd64, index } = await prepareImages();
    const target = { registry, repository: NAME, digest: about === 'amd64' ? amd64 : index };
    const layer = attestationLayer(target, { signer: ONE.signer, predicateType: SLSA_PREDICATE });
    const annotations = { 'in-toto.io/predicate-type': SLSA_PREDICATE };
    const attestation = registry.push.built(
      NAME,
      buildManifest({ layers: [{ ...layer, mediaType: 'application/vnd.in-toto.provenance+dsse', annotations }] }),
    );
    const image = { mediaType: attestation.mediaType, digest: amd64, size: 1, platform: AMD64 };
    const reference = { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': amd64 };
    registry.push.index(NAME, 'v1', {
      manifests: [image, { ...attestation, platform: 'unknown/unknown', annotations: reference }],
    });
    const sources = ['api', 'buildkit'] as const;
    expect(await judge(client, { require: ['provenance key=a.pub'], keys: KEYS, sources })).toMatchObject({ result });
  });

  it('do not prevent a signed one of the index from counting for each platform', async () => {
    const { client, registry, index } = await prepareImages({ amd64: [SLSA_PREDICATE], arm64: [SLSA_PREDICATE] });
    pushBundle({ registry, repository: NAME, digest: index }, { signer: ONE.signer, predicateType: SLSA_PREDICATE });
    const sources = ['api', 'buildkit'] as const;
    const report = await judgeFound(client, { require: ['provenance key=a.pub'], keys: KEYS, sources });
    expect(report).toMatchObject({ result: 'pass', rules: [{ by: [{ verified: { key: 'a.pub' } }] }] });
  });
});
