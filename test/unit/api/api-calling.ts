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
  /** What the step fails with; empty where it passes. */
  readonly error: string;
  /** What is in the file that `body-file` names. */
  readonly file: string | undefined;
  /** The requests that the server saw in this run: `METHOD path`. */
  readonly requests: readonly string[];
}

/** The host of a server, and what it was asked. */
export interface Called extends Pick<EmbeddedRegistry, 'host'> {
  readonly requests: readonly { readonly line: string }[];
}

const now = () => new Date('2026-08-01T12:00:00Z');

/** Runs the action on a server with these inputs and the defaults of action.yml; no retries, plain http. */
export async function call(server: Called, inputs: Readonly<Record<string, string>>): Promise<ApiRun> {
  const folder = aFolder();
  const given = { ...API_INPUTS, registry: server.host, 'plain-http': 'true', retries: '0', ...inputs };
  const runner = fakeRunner(given, { now });
  const surroundings = {
    temporaryFile: (name: string) => join(folder, name),
    environment: { GITHUB_WORKSPACE: folder },
  };
  const before = server.requests.length;
  const passes = await api({ ...runner, ...surroundings });
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
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
