import { describe, expect, it } from 'vitest';
import { startTestRegistry } from '../../support/fixtures.ts';
import { openTestClient } from '../../support/test-client.ts';
import { judge, judgeFound } from './judging.ts';

const NAME = 'devtable/simple';
const SBOM = { artifactType: 'application/spdx+json' };
const VEX = { artifactType: 'application/vnd.openvex+json' };
const DEPTHS = [1, 2, 5] as const;

async function prepare() {
  const registry = await startTestRegistry();
  const image = registry.push.image(NAME, 'v1').digest;
  const vex = registry.push.referrer(NAME, image, VEX).digest;
  const sbom = registry.push.referrer(NAME, vex, SBOM).digest;
  const client = openTestClient(registry, { images: [`${NAME}:v1`] });
  return { registry, client, image, vex, sbom };
}

describe('depth', () => {
  it.each(DEPTHS)('%s does not change the result: rules use direct referrers only', async (depth) => {
    const { client } = await prepare();
    expect(await judge(client, { depth, require: ['sbom'] })).toMatchObject({ result: 'missing', rules: [{ by: [] }] });
    expect(await judge(client, { depth, require: ['vex'] })).toMatchObject({ result: 'pass', rules: [{ met: true }] });
    expect(await judge(client, { depth, require: [] })).toMatchObject({ result: 'listed', rules: [] });
  });

  it.each(DEPTHS)('%s limits the referrers that are listed', async (depth) => {
    const { client, image, vex, sbom } = await prepare();
    const { referrers, isCut } = await judgeFound(client, { depth, require: [] });
    expect(isCut).toBe(false);
    expect(referrers.map(({ digest, subject, depth: at }) => ({ digest, subject, at }))).toEqual(
      [
        { digest: vex, subject: image, at: 1 },
        { digest: sbom, subject: vex, at: 2 },
      ].slice(0, depth),
    );
  });

  it('is collected once, after the last attempt', async () => {
    const { registry, client, vex } = await prepare();
    expect(await judge(client, { depth: 2, timeout: 30_000 })).toMatchObject({
      result: 'missing',
      referrers: { length: 2 },
    });
    expect(client.slept.length).toBeGreaterThan(1);
    expect(registry.requests.filter(({ path }) => path.endsWith(`/referrers/${vex}`))).toHaveLength(1);
  });

  it('is an error if a part of the tree cannot be fetched', async () => {
    const { registry, client, vex, image } = await prepare();
    registry.fault({ match: { path: new RegExp(`referrers/${vex}`) }, kind: 'server-error', status: 500 });
    const report = await judge(client, { depth: 2, require: ['vex'] });
    expect(report).toMatchObject({ result: 'error', digest: image, problem: expect.stringContaining('returned 500') });
  });

  it('applies to the referrers of platform images', async () => {
    const registry = await startTestRegistry();
    const { images } = registry.push.buildkit(NAME, 'v1', { platforms: { 'linux/amd64': [] } });
    const vex = registry.push.referrer(NAME, images['linux/amd64']?.digest ?? '', VEX).digest;
    const sbom = registry.push.referrer(NAME, vex, SBOM).digest;
    const client = openTestClient(registry, { images: [`${NAME}:v1`] });
    const report = await judgeFound(client, { depth: 2, require: [], platforms: { kind: 'all' } });
    expect(report.referrers).toMatchObject([
      { digest: vex, platform: 'linux/amd64', depth: 1 },
      { digest: sbom, platform: 'linux/amd64', depth: 2 },
    ]);
  });
});
