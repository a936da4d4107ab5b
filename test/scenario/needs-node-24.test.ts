import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ACTIONS = ['gate', 'token', 'api'];

/** Starts an action without inputs, optionally with a program that runs before it. */
function start(action: string, node = process.execPath, preload?: string) {
  const script = fileURLToPath(new URL(`../../dist/${action}/index.js`, import.meta.url));
  const load = preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  // An unknown input, so that no request is sent.
  const options = { env: { INPUT_COLOUR: 'red' } };
  return new Promise<{ code: unknown; log: string }>((resolve) => {
    execFile(node, [...load, script], options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, log: `${stdout}${stderr}` }),
    );
  });
}

function message(version: string): string {
  return `::error title=This action needs Node 24::This action needs Node 24; this runner started it with v${version}. Update the runner to 2.327.1 or later; on Gitea, Forgejo or act use a job image with Node 24.\n`;
}

describe('the first statement of each action checks the version of Node', () => {
  const cases = ['16.20.2', '20.20.2', '21.7.3', '22.14.0', '23.9.0'].flatMap((version) =>
    ACTIONS.map((action) => ({ action, version })),
  );
  test.each(cases)('$action with $version stops', async ({ action, version }) => {
    const preload = `for (const [name, value] of Object.entries({ version: 'v${version}', versions: { ...process.versions, node: '${version}' } })) Object.defineProperty(process, name, { value });`;
    expect(await start(action, undefined, preload)).toEqual({ code: 1, log: message(version) });
  });

  test.each(['22.15.0', '23.10.0', '24.0.0', '26.1.0'])('the gate with %s starts', async (version) => {
    const preload = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
    const { code, log } = await start('gate', undefined, preload);
    expect(code).toBe(1);
    expect(log).toContain('colour: there is no such input');
  });
});

const old = nodesOnPath().find(({ major }) => major >= 16 && major < 22);
const skipReason = old === undefined ? ' (skipped: no Node 16 to 21 is on the PATH)' : '';

test.skipIf(old === undefined).each(ACTIONS)(`%s with a real old Node${skipReason}`, async (action) => {
  expect(await start(action, old?.path)).toEqual({ code: 1, log: message(old?.version ?? '') });
});

function nodesOnPath() {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return paths.filter(existsSync).map((path) => {
    const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1);
    return { path, version, major: Number(version.split('.')[0]) };
  });
}
