import { describe, expect, it } from 'vitest';
import { elsewhereLines } from '../../../src/gate/report/elsewhere.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { openTestClient } from '../../support/test-client.ts';
import { type JudgeOptions, judgeFound } from './judging.ts';
import { AMD64, ARM64, NAME, prepareImages, SBOM } from './platform-images.ts';

const SLSA = 'https://slsa.dev/provenance/v1';
const NOTATION = { artifactType: 'application/vnd.cncf.notary.signature' };

type Prepared = Awaited<ReturnType<typeof prepareImages>>;

/** The lines about evidence that does not count, with the names of digests. */
async function linesFor(prepared: Prepared, options: JudgeOptions = {}): Promise<string> {
  const image = await judgeFound(prepared.client, options);
  expect(image.result).toBe('missing');
  const lines = image.rules.filter(({ met }) => !met).flatMap((verdict) => elsewhereLines(verdict, image));
  return lines.join('\n').replaceAll(/sha256:[0-9a-f]{12}/g, 'DIGEST');
}

function listsOf({ registry }: Prepared): number {
  return registry.requests.filter(({ path }) => /\/referrers\//.test(path)).length;
}

describe('evidence on the platform images, for a rule about the index', () => {
  it('of all platforms: platform=each meets the rule', async () => {
    const prepared = await prepareImages();
    prepared.attach(prepared.amd64, prepared.arm64);
    expect(await linesFor(prepared)).toBe(
      [
        'Found on the platform images, not on the index: sbom DIGEST (linux/amd64), sbom DIGEST (linux/arm64). To require it on every platform image instead, write:',
        '  sbom platform=each',
      ].join('\n'),
    );
    expect(listsOf(prepared)).toBe(3);
    expect(await judgeFound(prepared.client, { require: ['sbom platform=each'] })).toMatchObject({ result: 'pass' });
  });

  it('keeps the other options of the rule', async () => {
    const prepared = await prepareImages();
    prepared.attach(prepared.amd64, prepared.arm64);
    const lines = await linesFor(prepared, { require: ['sbom platform=index min=1'] });
    expect(lines).toContain('\n  sbom min=1 platform=each');
  });

  it('of one platform: says which have none, and no rule', async () => {
    const prepared = await prepareImages();
    prepared.attach(prepared.amd64);
    const lines = await linesFor(prepared);
    expect(lines).toBe(
      'Found on the platform images, not on the index: sbom DIGEST (linux/amd64). Not found on: linux/arm64.',
    );
  });

  it('fewer than the rule requires: names the platforms with too few', async () => {
    const prepared = await prepareImages();
    prepared.attach(prepared.amd64, prepared.arm64);
    expect(await linesFor(prepared, { require: ['sbom min=2'] })).toBe(
      'Found on the platform images, not on the index: sbom DIGEST (linux/amd64), sbom DIGEST (linux/arm64). Fewer than 2 on: linux/amd64, linux/arm64.',
    );
  });

  it('that was deleted: none', async () => {
    const prepared = await prepareImages();
    for (const digest of [prepared.amd64, prepared.arm64]) {
      const referrer = prepared.registry.push.referrer(NAME, digest, SBOM);
      prepared.registry.remove(NAME, referrer.digest);
    }
    expect(await linesFor(prepared)).toBe('');
  });

  it('is not searched if the step passes without it, with on-missing: warn', async () => {
    const prepared = await prepareImages();
    prepared.attach(prepared.amd64, prepared.arm64);
    const image = await judgeFound(prepared.client, { warnOnly: true });
    expect(image).toMatchObject({ result: 'missing', elsewhere: [] });
    expect(listsOf(prepared)).toBe(1);
  });

  it('is not searched if the rule is met, and takes no request without an index', async () => {
    const prepared = await prepareImages();
    prepared.attach(prepared.index);
    expect(await judgeFound(prepared.client)).toMatchObject({ result: 'pass', elsewhere: [] });
    expect(listsOf(prepared)).toBe(1);
  });

  it('of more than twenty platforms: the first twenty are listed', async () => {
    const registry = await startTestRegistry();
    const platforms = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`linux/p${index}`, []]));
    const { images } = registry.push.buildkit(NAME, 'v1', { platforms });
    for (const image of Object.values(images)) registry.push.referrer(NAME, image.digest, SBOM);
    const client = openTestClient(registry, { images: [`${NAME}:v1`] });
    const image = await judgeFound(client);
    const [verdict] = image.rules;
    expect(verdict && elsewhereLines(verdict, image)).toEqual([
      expect.stringMatching(/and 15 more\. Only 20 of 25 platform images were listed\.$/),
    ]);
    expect(registry.requests.filter(({ path }) => /\/referrers\//.test(path))).toHaveLength(21);
  });

  it('does not change the result if a list fails', async () => {
    const prepared = await prepareImages();
    prepared.attach(prepared.amd64, prepared.arm64);
    prepared.registry.fault({ match: { path: new RegExp(`/referrers/${prepared.arm64}`) }, kind: 'html' });
    expect(await linesFor(prepared)).toBe('');
  });
});

describe("BuildKit's attestations", () => {
  it.each([
    { name: 'meet the rule', amd64: [SLSA], arm64: [SLSA], rule: 'provenance', elsewhere: ['buildkit'] },
    { name: 'of one platform do not meet it', amd64: [SLSA], arm64: [], rule: 'provenance', elsewhere: [] },
    { name: 'of another kind do not meet it', amd64: [SLSA], arm64: [SLSA], rule: 'signature', elsewhere: [] },
  ])('$name', async ({ amd64, arm64, rule, elsewhere }) => {
    const { client } = await prepareImages({ amd64, arm64 });
    const image = await judgeFound(client, { require: [rule] });
    expect(image.elsewhere.map(({ kind }) => kind)).toEqual(elsewhere);
    const after = await judgeFound(client, { require: [rule], sources: ['api', 'tag-schema', 'buildkit'] });
    expect(after.result).toBe(elsewhere.length > 0 ? 'pass' : 'missing');
  });

  it('that are signed, as docker/github-builder does: the signature is named', async () => {
    const registry = await startTestRegistry();
    const { attestations } = registry.push.buildkit(NAME, 'v1', { platforms: { [AMD64]: [SLSA], [ARM64]: [SLSA] } });
    const [attestation] = Object.values(attestations);
    registry.push.referrer(NAME, attestation?.digest ?? '', NOTATION);
    const client = openTestClient(registry, { images: [`${NAME}:v1`] });
    const image = await judgeFound(client, { require: ['signature'] });
    const [verdict] = image.rules;
    expect(verdict && elsewhereLines(verdict, image)).toEqual([
      expect.stringMatching(
        /^signature sha256:\w{12} signs the attestation manifest sha256:\w{12} of BuildKit\. .*docker\/github-builder.*Sign the image too\.$/,
      ),
    ]);
  });
});

describe('platform=index|each', () => {
  it.each([
    { name: 'is met by the index', has: ['index'], result: 'pass' },
    { name: 'is met by every platform', has: ['amd64', 'arm64'], result: 'pass' },
    { name: 'is not met by one platform', has: ['amd64'], result: 'missing' },
    { name: 'is not met by nothing', has: [], result: 'missing' },
  ] as const)('$name', async ({ has, result }) => {
    const prepared = await prepareImages();
    prepared.attach(...has.map((name) => prepared[name]));
    const image = await judgeFound(prepared.client, { require: ['sbom platform=index|each'] });
    expect(image.result).toBe(result);
    const rejected = image.rules.flatMap((verdict) => verdict.rejected.map(({ why }) => why));
    expect(rejected).toEqual(
      result === 'missing' && has.length > 0
        ? ['it is attached to the image of one platform, and others have none']
        : [],
    );
  });

  it('is not met by one SBOM for each platform where two are required', async () => {
    const prepared = await prepareImages();
    prepared.attach(prepared.amd64, prepared.arm64);
    const image = await judgeFound(prepared.client, { require: ['sbom platform=index|each min=2'] });
    const why = 'it is attached to the image of one platform, and not every platform image has 2';
    expect(image.rules.flatMap(({ rejected }) => rejected.map((one) => one.why))).toEqual([why, why]);
  });

  it('is met by an image that is not an index', async () => {
    const registry = await startTestRegistry();
    const { digest } = registry.push.image(NAME, 'v1');
    registry.push.referrer(NAME, digest, SBOM);
    const client = openTestClient(registry, { images: [`${NAME}:v1`] });
    expect(await judgeFound(client, { require: ['sbom platform=each|index'] })).toMatchObject({ result: 'pass' });
  });
});

describe('a referrer of no kind', () => {
  const prepare = async (artifactType: string) => {
    const prepared = await prepareImages();
    prepared.registry.push.referrer(NAME, prepared.index, { artifactType });
    return prepared;
  };

  it('is named by its type, which meets the rule', async () => {
    const prepared = await prepare('application/vnd.acme.report');
    expect(await linesFor(prepared)).toBe(
      'If the referrer of type application/vnd.acme.report is what the rule means, require it by this type:\n  sbom|application/vnd.acme.report',
    );
    const require = ['sbom|application/vnd.acme.report'];
    expect(await judgeFound(prepared.client, { require })).toMatchObject({ result: 'pass' });
  });

  it.each([
    { name: 'spaces', rule: 'sbom', type: 'application/vnd.acme.report; version=1.1' },
    { name: 'spaces in the rule', rule: '"scan|application/a; b=1" min=1', type: 'application/vnd.acme.report' },
    { name: 'a dot and no slash', rule: 'provenance', type: 'org.example.provenance.v0' },
    { name: 'a recent date', rule: 'sbom max-age=1d', type: 'a/b', created: '2026-08-01T00:00:00Z' },
  ])('is named by its type, which meets the rule: $name', async ({ rule, type, created }) => {
    const prepared = await prepareImages();
    prepared.registry.push.referrer(NAME, prepared.index, { artifactType: type, ...(created && { created }) });
    const [, instead = ''] = (await linesFor(prepared, { require: [rule] })).split('\n  ');
    expect(instead).toContain(type);
    expect(await judgeFound(prepared.client, { require: [instead] })).toMatchObject({ result: 'pass' });
  });

  it('is not proposed after it was deleted', async () => {
    const prepared = await prepareImages();
    const { digest } = prepared.registry.push.referrer(NAME, prepared.index, { artifactType: 'a/b' });
    prepared.registry.remove(NAME, digest);
    expect(await linesFor(prepared)).toBe('');
    expect(await judgeFound(prepared.client, { require: ['sbom|a/b'] })).toMatchObject({ result: 'missing' });
  });

  it.each([
    { name: 'too few of it', rule: 'sbom min=2', type: 'application/vnd.acme.report' },
    { name: 'without the annotation', rule: 'sbom annotation.a=b', type: 'application/vnd.acme.report' },
    { name: 'a rule with max-age', rule: 'sbom max-age=1d', type: 'application/vnd.acme.report' },
    { name: 'a type with a quotation mark', rule: 'sbom', type: 'a/b; c="|"' },
    { name: 'a type without slash and dot', rule: 'sbom', type: 'report' },
    { name: 'a rule about platforms', rule: 'sbom platform=each', type: 'application/vnd.acme.report' },
  ])('is not proposed: $name', async ({ rule, type }) => {
    expect(await linesFor(await prepare(type), { require: [rule] })).not.toContain('If the referrer');
  });
});
