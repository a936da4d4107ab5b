import { openTestRepository, pushImage, pushReferrer, type TestRepository } from '../contract/registry-client.ts';
import type { ActionRun } from '../support/action-run.ts';
import { displayedLog } from '../support/displayed-log.ts';
import { runGateStep } from '../support/test-job.ts';
import { openDemoTarget } from './target.ts';

/*
 * `npm run demo`: the gate fails for an image without an SBOM, and passes after an SBOM is attached. It uses the embedded registry, or a
 * real Quay if REAL_QUAY is the path of its start script. The exit code is 1 if a result is not the expected one.
 */
const { target, name, stop } = await openDemoTarget();
try {
  say(`A registry: ${name} at ${target.url}`);
  const repository = await openTestRepository(target, 'demo');
  const image = await pushImage(repository, '1.0');
  const reference = `${target.host}/${repository.name}:1.0`;
  say(`Pushed ${reference} (${image.digest}), without referrers. Run the gate with require: sbom:`);
  expectExit(await runDemoGate(repository, reference), 1);
  await pushReferrer(repository, image, { artifactType: 'application/spdx+json', body: '{"spdxVersion":"SPDX-2.3"}' });
  say('Attached an SBOM. Run the gate again:');
  const passed = await runDemoGate(repository, reference);
  expectExit(passed, 0);
  say('The job summary of the second run:');
  console.log(indent(passed.summary));
} finally {
  await stop();
}

async function runDemoGate(
  { target: { username, password, certificate } }: TestRepository,
  image: string,
): Promise<ActionRun> {
  const reach: Record<string, string> =
    certificate === '' ? { 'plain-http': 'true' } : { 'ca-certificate': certificate };
  const run = await runGateStep({ inputs: { image, require: 'sbom', username, password, ...reach } });
  console.log(indent(displayedLog(run.log)));
  console.log(indent(`exit status ${run.exitCode}, result=${run.outputs.result}, digest=${run.outputs.digest}`));
  return run;
}

function expectExit(run: ActionRun, exitCode: number): void {
  if (run.exitCode !== exitCode) throw new Error(`the exit code of the gate is ${run.exitCode}, expected ${exitCode}`);
}

function say(line: string): void {
  console.log(`\n${line}\n`);
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, '    ');
}
