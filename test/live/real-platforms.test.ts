import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestRepository, push } from '../contract/registry-client.ts';
import { missingPrograms } from '../support/programs.ts';
import { descriptorOf } from '../support/registry/builders.ts';
import { type BuildkitOptions, buildByBuildkit } from '../support/registry/buildkit-builders.ts';
import { type EvidenceFixture, openEvidenceFixture, referrersOf } from './evidence-fixture.ts';

const REAL_QUAY = process.env.REAL_QUAY ?? '';
const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : '';
const noCosign = missingPrograms('cosign');
const SPDX = 'https://spdx.dev/Document';
const SLSA = 'https://slsa.dev/provenance/v1';
const FORMS = [
  { form: 'as image manifests', ociArtifact: false, source: 'buildkit' },
  { form: 'as OCI artifacts, which the API also lists', ociArtifact: true, source: 'api' },
];

describe.skipIf(title !== '')(`images of several platforms on a real Quay${title}`, () => {
  let fixture: EvidenceFixture;
  beforeAll(async () => {
    fixture = await openEvidenceFixture();
  }, 120_000);
  afterAll(async () => fixture?.stop());

  test.each(FORMS)('BuildKit attestations $form: on each platform', async ({ ociArtifact, source }) => {
    const built = await pushBuilt(fixture, `both-${ociArtifact}`, { platforms: BOTH, ociArtifact });
    const require = 'provenance platform=each\nsbom platform=each\nattestation platform=each min=2\nsbom';
    const run = await fixture.gate({ image: built.reference, sources: ALL, require });
    expect(run.outputs).toMatchObject({ result: 'pass', count: '4' });
    const referrers = referrersOf(run);
    expect(new Set(referrers.map(({ layer }) => layer)).size).toBe(4);
    const said = referrers.map(({ platform, kind, subject, digest }) => ({ platform, kind, subject, digest }));
    expect(said).toHaveLength(4);
    expect(said).toEqual(expect.arrayContaining(expected(built)));
    expect(new Set(referrers.map((referrer) => referrer.source))).toEqual(new Set([source]));
  });

  test.each(FORMS)('BuildKit attestations $form: one platform without them', async ({ ociArtifact }) => {
    const platforms = { 'linux/amd64': [SPDX, SLSA], 'linux/arm64': [] };
    const { reference } = await pushBuilt(fixture, `one-${ociArtifact}`, { platforms, ociArtifact });
    const run = await fixture.gate({ image: reference, sources: ALL, require: 'provenance platform=each\nsbom' });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ result: 'missing', missing: '["provenance platform=each","sbom"]' });
    const lines = run.log.split('\n').filter((line) => /^(::error| +✗)/.test(line));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toContain('linux/arm64');
    expect(lines.join('\n')).not.toMatch(/attach (0|-\d)/i);
    expect(run.summary).toContain('linux/arm64');
  });

  test('a rule for one platform', async () => {
    const platforms = { 'linux/amd64': [SPDX], 'linux/arm/v7': [SPDX], 'linux/arm64': [] };
    const { reference } = await pushBuilt(fixture, 'rule', { platforms });
    const require = ['linux/amd64', 'linux/arm64', 'linux/arm', 'linux/arm/v7', 'linux/arm/v6', 'index'].map(
      (platform) => `sbom platform=${platform}`,
    );
    const run = await fixture.gate({ image: reference, sources: ALL, require: require.join('\n') });
    expect(JSON.parse(run.outputs.missing ?? '')).toEqual([1, 4, 5].map((index) => require[index]));
  });

  test('the input platform', async () => {
    const platforms = { 'linux/amd64': [SPDX], 'linux/arm64': [] };
    const { reference } = await pushBuilt(fixture, 'input', { platforms });
    const results = ['linux/amd64', 'linux/arm64', 'linux/amd64,linux/arm64', 'linux/s390x'].map(async (platform) => {
      const run = await fixture.gate({ image: reference, sources: ALL, require: 'sbom', platform });
      return run.outputs.result;
    });
    expect(await Promise.all(results)).toEqual(['pass', 'missing', 'missing', 'missing']);
  });

  test('without buildkit in sources its attestations are not read', async () => {
    const { reference } = await pushBuilt(fixture, 'not-asked', { platforms: BOTH });
    const run = await fixture.gate({ image: reference, require: 'provenance platform=each' });
    expect(run.outputs).toMatchObject({ result: 'missing', count: '0' });
  });

  test.skipIf(noCosign !== '')(
    `cosign signs only the index, or with --recursive each platform too${noCosign}`,
    async () => {
      const index = await pushBuilt(fixture, 'signed-index', { platforms: BOTH });
      const require = 'signature\nsignature platform=each';
      await fixture.cosign.sign(index.reference, 'bundle');
      const alone = await fixture.gate({ image: index.reference, require });
      expect(alone.outputs).toMatchObject({ result: 'missing', missing: '["signature platform=each"]' });
      await fixture.cosign.sign(index.reference, 'tag', '--recursive');
      const all = await fixture.gate({ image: index.reference, require });
      expect(all.outputs.result).toBe('pass');
    },
  );
});

const ALL = 'api,tag-schema,cosign-tags,buildkit';
const BOTH = { 'linux/amd64': [SPDX, SLSA], 'linux/arm64': [SPDX, SLSA] };

interface PushedBuild extends ReturnType<typeof buildByBuildkit> {
  readonly reference: string;
}

async function pushBuilt({ quay }: EvidenceFixture, name: string, options: BuildkitOptions): Promise<PushedBuild> {
  const repository = await openTestRepository(quay.target, name);
  const built = buildByBuildkit({ content: name, ...options });
  const members = [...Object.values(built.images), ...Object.values(built.attestations)];
  for (const member of members) await push(repository, member, digestOf(member));
  await push(repository, built.index, '1.0');
  return { ...built, reference: `${quay.target.host}/${repository.name}:1.0` };
}

/** The referrers of each platform's attestations. */
function expected({ images, attestations }: PushedBuild): Readonly<Record<string, string>>[] {
  return Object.keys(attestations).flatMap((platform) =>
    ['sbom', 'provenance'].map((kind) => ({
      platform,
      kind,
      subject: digestOf(images[platform]),
      digest: digestOf(attestations[platform]),
    })),
  );
}

function digestOf(built: PushedBuild['index'] | undefined): string {
  return built === undefined ? '' : descriptorOf(built.mediaType, built.bytes).digest;
}
