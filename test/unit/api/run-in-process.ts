import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { api } from '../../../src/api/api.ts';
import { API_INPUTS } from '../../../src/api/inputs.ts';
import { type FakeRunner, fakeRunner } from '../../support/fake-runner.ts';
import type { EmbeddedRegistry } from '../../support/registry/registry.ts';

/** A run of the API action. */
export interface ApiRun extends Pick<FakeRunner, 'outputs' | 'infos' | 'notices' | 'warnings' | 'masks' | 'summaries'> {
  readonly passes: boolean;
  /** Why the step fails; empty if it passes. */
  readonly error: string;
  /** The content of the file that `body-file` names. */
  readonly file: string | undefined;
  /** The requests of this run: `METHOD path`. */
  readonly requests: readonly string[];
}

/** The host of a server and the requests that it received. */
export interface TestServer extends Pick<EmbeddedRegistry, 'host'> {
  readonly requests: readonly { readonly line: string }[];
}

const now = () => new Date('2026-08-01T12:00:00Z');

/** Runs the action in this process on a server, with these inputs and the defaults of action.yml; no retries, plain http. */
export async function runInProcess(server: TestServer, inputs: Readonly<Record<string, string>>): Promise<ApiRun> {
  const folder = temporaryFolder();
  const given = { ...API_INPUTS, registry: server.host, 'plain-http': 'true', retries: '0', ...inputs };
  const runner = fakeRunner(given, { now });
  const folders = {
    temporaryFile: (name: string) => join(folder, name),
    environment: { GITHUB_WORKSPACE: folder },
  };
  const before = server.requests.length;
  const passes = await api({ ...runner, ...folders });
  const file = runner.outputs['body-file'];
  const { outputs, infos, notices, warnings, masks, summaries, errors } = runner;
  return {
    ...{ passes, outputs, infos, notices, warnings, masks, summaries },
    error: errors.map(({ message }) => message).join('\n'),
    file: file ? readFileSync(file, 'utf8') : undefined,
    requests: server.requests.slice(before).map(({ line }) => line),
  };
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
