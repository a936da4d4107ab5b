import { expect, test } from 'vitest';
import { startTestRegistry } from '../../support/fixtures.ts';
import { openTestClient } from '../../support/test-client.ts';
import { judge, problemOf } from './judging.ts';
import { NAME } from './platform-images.ts';

const SPDX = 'https://spdx.dev/Document';
const LARGE = (16 << 20) + 1;

async function open(options: { readonly size?: number; readonly hasSbom?: boolean }) {
  const registry = await startTestRegistry();
  const { digest } = registry.push.image(NAME, 'v1');
  registry.push.bundle(NAME, digest, { predicateType: SPDX, annotated: 'none', ...(options.size && { size: LARGE }) });
  if (options.hasSbom) registry.push.referrer(NAME, digest, { artifactType: 'application/spdx+json' });
  if (!options.size) registry.fault({ match: { path: /blobs/ }, kind: 'answer', status: 404, body: GONE });
  return openTestClient(registry, { images: [`${NAME}:v1`] });
}

const GONE = '{"errors":[{"code":"BLOB_UNKNOWN","message":"blob unknown to registry"}]}';

test('a bundle above 16 MiB does not prevent another SBOM from meeting the rule', async () => {
  const report = await judge(await open({ size: LARGE, hasSbom: true }));
  expect(report).toMatchObject({ result: 'pass', referrers: [{ unread: 'too-large' }, {}] });
});

test('a bundle above 16 MiB is an error if the rule is not met otherwise', async () => {
  const report = await judge(await open({ size: LARGE }));
  expect(report.result).toBe('error');
  expect(problemOf(report)).toMatch(
    /^It is unknown whether the rule sbom is met: the referrer sha256:\w+ may meet it, but its type/,
  );
  expect(problemOf(report)).toContain('dev.sigstore.bundle.predicateType');
});

test('a bundle without its document does not count, and the report says why', async () => {
  const report = await judge(await open({}));
  expect(report).toMatchObject({
    result: 'missing',
    rules: [{ rejected: [{ why: expect.stringContaining('is no longer in the registry') }] }],
  });
});
