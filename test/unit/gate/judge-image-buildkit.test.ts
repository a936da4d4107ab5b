import { describe, expect, it, test } from 'vitest';
import type { PlatformChoice } from '../../../src/policy/platform.ts';
import type { Result } from '../../../src/policy/result.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { openTestClient } from '../../support/test-client.ts';
import { type JudgeOptions, judge } from './judging.ts';
import { AMD64, ARM64, type Attestations, NAME, prepareImages, SBOM } from './platform-images.ts';

const SPDX = 'https://spdx.dev/Document';
const BUILDKIT = { sources: ['api', 'buildkit'] } as const;
const EACH = { require: ['sbom platform=each'] } as const;
const named = (...names: readonly string[]): PlatformChoice => ({ kind: 'named', names });

describe("BuildKit's attestations", () => {
  const cases: {
    name: string;
    given: Attestations;
    options: JudgeOptions;
    result: Result;
    unmetTargets?: readonly string[];
  }[] = [
    { name: 'on every platform', given: { amd64: [SPDX], arm64: [SPDX] }, options: BUILDKIT, result: 'pass' },
    { name: 'on one platform', given: { amd64: [SPDX] }, options: BUILDKIT, result: 'missing', unmetTargets: [ARM64] },
    {
      name: 'on the one platform that is required',
      given: { amd64: [SPDX] },
      options: { ...BUILDKIT, platforms: named(AMD64) },
      result: 'pass',
    },
    {
      name: 'each, on one platform',
      given: { arm64: [SPDX] },
      options: { ...BUILDKIT, ...EACH },
      result: 'missing',
      unmetTargets: [AMD64],
    },
    {
      name: 'not among the sources',
      given: { amd64: [SPDX], arm64: [SPDX] },
      options: { ...EACH },
      result: 'missing',
      unmetTargets: [AMD64, ARM64],
    },
  ];
  test.each(cases)('$name: $result', async ({ given, options, result, unmetTargets = [] }) => {
    const { client } = await prepareImages(given);
    const report = await judge(client, options);
    expect(report).toMatchObject({
      result,
      rules: [{ unmetTargets: unmetTargets.map((platform) => ({ platform, found: 0 })) }],
    });
  });

  it('an image with the annotation of an attestation manifest still needs evidence', async () => {
    const registry = await startTestRegistry();
    const [one, other] = [registry.push.image(NAME, 'a'), registry.push.image(NAME, 'b')];
    const hidden = { 'vnd.docker.reference.digest': one.digest, 'vnd.docker.reference.type': 'attestation-manifest' };
    const manifests = [
      { ...one, platform: ARM64 },
      { ...other, platform: AMD64, annotations: hidden },
    ];
    registry.push.index(NAME, 'v1', { manifests });
    registry.push.referrer(NAME, one.digest, SBOM);
    const report = await judge(openTestClient(registry, { images: [`${NAME}:v1`] }), { ...BUILDKIT, ...EACH });
    expect(report).toMatchObject({ result: 'missing', rules: [{ unmetTargets: [{ platform: AMD64 }] }] });
  });
});
