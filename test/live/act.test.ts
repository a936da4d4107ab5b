import { describe, expect, test } from 'vitest';
import { openTestRepository, pushImage, pushReferrer, type Target } from '../contract/registry-client.ts';
import { missingPrograms } from '../support/programs.ts';
import { startRegistry } from '../support/registry/registry.ts';
import { linesOf, runWorkflow, withHome } from './act.ts';
import { openRealTarget } from './real-target.ts';

const skipReason = missingPrograms('act');
const REAL_QUAY = process.env.REAL_QUAY ?? '';

describe.skipIf(skipReason !== '')(`a real workflow under act${skipReason}`, () => {
  test('on the embedded registry', async () => {
    const registry = await startRegistry({ tls: true, users: { maintainer: 'correct-horse-battery' } });
    const account = { username: 'maintainer', password: 'correct-horse-battery', namespace: 'maintainer' };
    await checkWorkflow({ ...registry, ...account, flavour: 'python' }).finally(registry.stop);
  });

  const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : '';
  test.skipIf(REAL_QUAY === '')(`on a real Quay${title}`, async () => {
    const { target, stop } = await openRealTarget();
    await checkWorkflow(target).finally(stop);
  });
});

async function checkWorkflow(target: Target): Promise<void> {
  const repository = await openTestRepository(target, 'act');
  const image = await pushImage(repository, '1.0');
  await pushReferrer(repository, image, { artifactType: 'application/spdx+json' });
  const run = {
    workflow: 'gate-workflow.yml',
    certificate: target.certificate,
    variables: {
      IMAGE: `${target.host}/${repository.name}:1.0`,
      QUAY_USERNAME: target.username,
      QUAY_URL: `${target.url}/v2/${repository.name}`,
    },
    secrets: { QUAY_PASSWORD: target.password },
  };
  const log = await withHome((home) => runWorkflow({ ...run, home }));
  const [passes, fails] = [linesOf(log, 'gate/passes'), linesOf(log, 'gate/fails')];
  expect(passes).toContain(`later step: result=pass digest=${image.digest} token=***`);
  expect(passes).toContain('"tags":["1.0"]');
  expect(passes).toContain('Job succeeded');
  expect(fails).toContain('after the failure: result=missing missing=["signature"]');
  expect(fails).not.toContain('the gate did not hold\n');
  expect(fails).toContain('Job failed');
  expect(log.join('\n')).not.toContain(target.password);
  expect(log.join('\n')).not.toMatch(/eyJ[\w-]+\.eyJ/);
}
