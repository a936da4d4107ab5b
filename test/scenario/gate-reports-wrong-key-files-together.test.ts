import { expect, test } from 'vitest';
import { BY_TAG, imageFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

const PRIVATE_KEY =
  '-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\ns3cret\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----';
const ED25519 = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA6Cv21ST0PJrKac6cjKy7Np3fbBHuONhnkh9bmj47/hY=
-----END PUBLIC KEY-----`;

test('every key that cannot be used is reported before any request', async () => {
  const { registry } = await imageFixture({});
  const require = [
    'signature key=cosign.pub',
    'signature key="my keys/release.pub|ed25519.pub"',
    'provenance key=cosign.key builder=https://tekton.dev/chains/v2',
    'sbom key=cosign.pub format=spdx',
    'vex key=awskms:///alias/release',
    'scan issuer=https://token.actions.githubusercontent.com identity=release@acme.example',
  ].join('\n');
  const inputs = { image: BY_TAG, require, 'public-key': 'readme.md', 'check-manifests': 'false' };
  const files = { 'work/cosign.key': PRIVATE_KEY, 'work/ed25519.pub': ED25519, 'work/readme.md': 'Not a key.' };

  const run = await runGate(registry, inputs, { home: files, environment: { GITHUB_WORKSPACE: '~/work' } });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).not.toContain('s3cret');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reports-wrong-key-files-together.txt');
});
