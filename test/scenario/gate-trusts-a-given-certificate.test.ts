import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { aFile, anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('the authority of a self-signed server is given as PEM text', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX }, { tls: true });

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom', 'ca-certificate': 'CERTIFICATE', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-trusts-a-given-certificate-as-text.txt');
});

test('or as the path of a file', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX }, { tls: true });
  const path = await aFile('ca.pem', `Our own authority\n${registry.certificate}`);

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom', 'ca-certificate': path, ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-trusts-a-given-certificate-as-file.txt');
});
