import { describe, expect, it, test } from 'vitest';
import type { Result } from '../../../src/policy/result.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import {
  attestationLayer,
  makeKey,
  pushBundle,
  pushBundleWith,
  pushTagged,
  type SignedTarget,
  SLSA_PREDICATE,
  SPDX_PREDICATE,
} from '../../support/signed-image.ts';
import { openTestClient } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { judge, judgeFound } from './judging.ts';
import { AMD64, prepareImages } from './platform-images.ts';

const NAME = 'devtable/simple';
const { signer } = makeKey();
const SBOM = { spdxVersion: 'SPDX-2.3', packages: [{ name: 'a' }, { name: 'b' }] };
const SPDX_TYPE = 'application/spdx+json';

async function open() {
  const registry = await startTestRegistry();
  const { digest } = registry.push.image(NAME, 'v1');
  const target: SignedTarget = { registry, repository: NAME, digest };
  const client = openTestClient(registry, { images: [`${NAME}@${digest}`] });
  const found = (rule: string) => judgeFound(client, { require: [rule], sources: ['api', 'cosign-tags'] });
  return { registry, target, client, found };
}

describe('a rule for the content of documents, without a signature', () => {
  const signed = { signer, predicateType: SPDX_PREDICATE, predicate: SBOM };
  const attach = (target: SignedTarget, body: string) =>
    target.registry.push.referrer(NAME, target.digest, { artifactType: SPDX_TYPE, body });
  const cases: {
    name: string;
    rule?: string;
    push: (target: SignedTarget) => void;
    result: Result;
    why?: string;
  }[] = [
    { name: 'a bundle', push: (target) => pushBundle(target, signed), result: 'pass' },
    { name: '.att', push: (target) => pushTagged(target, 'att', [attestationLayer(target, signed)]), result: 'pass' },
    { name: 'an SBOM itself', push: (target) => attach(target, JSON.stringify(SBOM)), result: 'pass' },
    {
      name: 'a bundle with too few packages',
      rule: 'sbom min-packages=3',
      push: (target) => pushBundle(target, signed),
      result: 'unverified',
      why: 'it has 2 packages, fewer than 3',
    },
    {
      name: 'an SBOM of another format',
      push: (target) => attach(target, '{"bomFormat":"CycloneDX"}'),
      result: 'unverified',
      why: 'its format is cyclonedx, not spdx',
    },
    {
      name: 'what is not JSON',
      push: (target) => attach(target, 'SPDXVersion: SPDX-2.3'),
      result: 'unverified',
      why: 'it is not valid JSON',
    },
    {
      name: 'a statement about another image',
      push: (target) => pushBundle(target, { ...signed, about: aDigest('other') }),
      result: 'unverified',
      why: `its statement is about another image, ${aDigest('other')}`,
    },
    {
      name: 'provenance that is annotated as an SBOM',
      push: (target) => pushBundle(target, { ...signed, predicateType: SLSA_PREDICATE, annotated: SPDX_PREDICATE }),
      result: 'unverified',
      why: `its predicate type is ${SLSA_PREDICATE}`,
    },
    {
      name: 'a bundle with another payload',
      push: (target) =>
        pushBundleWith(target, { dsseEnvelope: { payload: 'e30=' } }, { predicateType: SPDX_PREDICATE }),
      result: 'unverified',
      why: 'its payload is not an in-toto statement',
    },
    {
      name: 'a bundle with a message signature',
      push: (target) => pushBundleWith(target, { messageSignature: {} }, { predicateType: SPDX_PREDICATE }),
      result: 'unverified',
      why: 'it has no content, only a signature',
    },
    { name: 'nothing', push: () => undefined, result: 'missing' },
  ];
  test.each(cases)('$name: $result', async ({ rule = 'sbom format=spdx', push, result, why }) => {
    const { target, found } = await open();
    push(target);
    const report = await found(rule);
    expect(report.result).toBe(result);
    expect(report.rules.flatMap(({ rejected }) => rejected.map((one) => one.why))).toEqual(why ? [why] : []);
  });

  it('reads manifests and documents without check-manifests, too', async () => {
    const { target, client } = await open();
    pushBundle(target, { ...signed, about: aDigest('other') });
    const require = ['sbom format=spdx'];
    const report = await judgeFound(client, { require, sources: ['api'], checksManifests: false });
    expect(report.result).toBe('unverified');
    expect(report.rules[0]?.rejected.map(({ why }) => why)).toEqual([
      `its statement is about another image, ${aDigest('other')}`,
    ]);
  });

  it('reads the statements of BuildKit', async () => {
    const { client } = await prepareImages({ amd64: [SLSA_PREDICATE], arm64: [SLSA_PREDICATE] });
    const sources = ['api', 'buildkit'] as const;
    const require = ['provenance builder=https://a.b/c'];
    const report = await judgeFound(client, { require, sources, platforms: { kind: 'named', names: [AMD64] } });
    expect(report.result).toBe('unverified');
    expect(report.rules[0]?.rejected.map(({ why }) => why)).toEqual(['it does not state a builder']);
  });

  it('needs no signature for a rule that only looks into the document, and one for the other', async () => {
    const { target, client } = await open();
    pushBundle(target, signed);
    const report = await judge(client, { require: ['sbom format=spdx', 'sbom'], sources: ['api'] });
    expect(report).toMatchObject({ result: 'pass', rules: [{ by: [{}] }, { by: [{}] }] });
    expect(JSON.stringify(report)).not.toContain('"verified"');
  });
});
