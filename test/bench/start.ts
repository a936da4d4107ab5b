import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startRegistry } from '../support/registry/registry.ts';
import { runGateStep } from '../support/test-job.ts';

/*
 * `npm run bench`: measures the start time of each bundle compared with Node alone, and counts the requests of a gate. The times depend
 * on the machine, so no test checks them.
 */
const RUNS = 20;

/** Makes every action fail at its inputs before the first request, so that only the start is measured. */
const NO_HOST = { INPUT_REGISTRY: 'no host' };

const USER = { username: 'devtable', password: 'B3nch-only' };

const bare = median(() => run(['--eval', '']));
const rows = [['bare node', '', ms(bare), '']];
for (const action of ['gate', 'token', 'api']) {
  const file = (name: string) => fileURLToPath(new URL(`../../dist/${action}/${name}`, import.meta.url));
  const start = median(() => run([file('index.js')]));
  rows.push([action, `${Math.round((await stat(file('main.js'))).size / 1024)} KiB`, ms(start), ms(start - bare)]);
}
print(['bundle', 'size', `start (median of ${RUNS})`, 'above bare node'], rows);
print(['gate, one rule', 'requests'], await countRequests());

/** Milliseconds. */
function run(args: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, args, { env: NO_HOST, stdio: 'ignore' });
  return performance.now() - start;
}

function median(measure: () => number): number {
  const times = Array.from({ length: RUNS }, measure).toSorted((one, other) => one - other);
  return ((times[RUNS / 2 - 1] ?? Number.NaN) + (times[RUNS / 2] ?? Number.NaN)) / 2;
}

function ms(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}

/** On the embedded registry, which counts them. */
async function countRequests(): Promise<readonly (readonly string[])[]> {
  const registry = await startRegistry({ users: { [USER.username]: USER.password } });
  try {
    const { digest } = registry.push.image('devtable/bench', 'v1');
    registry.push.referrer('devtable/bench', digest, { artifactType: 'application/spdx+json' });
    const gates = [
      { name: 'by digest, without check-manifests', image: `@${digest}`, check: 'false' },
      { name: 'by digest', image: `@${digest}`, check: 'true' },
      { name: 'by tag', image: ':v1', check: 'true' },
    ];
    const counted: (readonly string[])[] = [];
    for (const { name, image, check } of gates) {
      registry.forgetRequests();
      const inputs = { image: `${registry.host}/devtable/bench${image}`, require: 'sbom', 'check-manifests': check };
      await runGateStep({ inputs: { ...inputs, ...USER, 'plain-http': 'true' } });
      counted.push([name, String(registry.requests.length)]);
    }
    return counted;
  } finally {
    await registry.stop();
  }
}

/** A table of Markdown. */
function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const cells of [head, head.map(() => '---'), ...rows]) console.log(`| ${cells.join(' | ')} |`);
  console.log();
}
