import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { GATE, KEYLESS_LOGIN, LOGIN, PUTTING_API, TOKEN } from './steps.ts';
import { type Arranged, type Cell, LIMITS, type OpenStep, type Step } from './types.ts';

/**
 * A job that is cancelled. The runner sends SIGINT, later SIGTERM, then it kills the process; it runs the post step all the same.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation
 */
export function cancelledCells(): readonly Cell[] {
  const cells = SIGNALS.flatMap((signal) =>
    Object.entries(MOMENTS).flatMap(([name, moment]) => STEPS.map((step) => cell(step, { signal, name, moment }))),
  );
  // The signals differ only if the action listens to them, so the instants of the writing take the hardest.
  const instants = [LOGIN, KEYLESS_LOGIN].flatMap((step) =>
    Object.entries(INSTANTS).map(([name, moment]) => cell(step, { signal: 'SIGKILL', name, moment })),
  );
  return [...cells, ...instants];
}

const STEPS: readonly Step[] = [LOGIN, KEYLESS_LOGIN, TOKEN, GATE, PUTTING_API];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;

/** Prepares the cancellation; `cancel` may be called more than once. */
type Moment = (open: OpenStep, cancel: () => void) => Arranged['onStart'];

/** The request after which nothing more is asked of the registry: the ping of the token, the manifest of the gate, the write. */
const LAST = /^\/v2\/$|\/manifests\/sha256:|^\/api\/v1\/repository/;

const MOMENTS: Readonly<Record<string, Moment>> = {
  'when it starts': (_, cancel) => cancel,
  'after 50 ms': (_, cancel) => () => void setTimeout(cancel, 50),
  'at its first request': atRequest(/./),
  'at its last request': atRequest(LAST),
};

/** Instants while the login is written. */
const INSTANTS: Readonly<Record<string, Moment>> = {
  ...Object.fromEntries(
    [0, 1, 2, 3, 4, 6, 8, 12].map((after) => [`${after} ms after the last response`, afterResponse(after)]),
  ),
  'when the folder of the login is there': whenThere((folder) => loginFolder(folder) !== undefined),
  'when the new auth file is there': whenThere(
    (folder) => hasFile(folder, 'config.json.new') || hasFile(folder, 'config.json'),
  ),
  'when the auth file is there': whenThere((folder) => hasFile(folder, 'config.json')),
};

/** The registry does not answer this request. */
function atRequest(path: RegExp): Moment {
  return ({ registry }, cancel) => {
    registry.fault({ match: { path }, kind: 'write', http1: cancel });
    return undefined;
  };
}

function afterResponse(milliseconds: number): Moment {
  return ({ registry }, cancel) => {
    registry.fault({
      match: { path: /^\/v2\/$/ },
      kind: 'change',
      change(given) {
        setTimeout(cancel, milliseconds);
        return given;
      },
    });
    return undefined;
  };
}

/** Looks at the temporary folder again and again, without a pause: what it waits for may be there for less than a millisecond. */
function whenThere(isThere: (temporaryFolder: string) => boolean): Moment {
  return (_, cancel) => (process, temporaryFolder) => {
    const look = () => {
      if (process.exitCode !== null || process.signalCode !== null) return;
      if (isThere(temporaryFolder)) cancel();
      else setImmediate(look);
    };
    look();
  };
}

function loginFolder(temporaryFolder: string): string | undefined {
  return readdirSync(temporaryFolder).find((name) => name.startsWith('quay-referrers-login-'));
}

function hasFile(temporaryFolder: string, name: string): boolean {
  const folder = loginFolder(temporaryFolder);
  return folder !== undefined && existsSync(join(temporaryFolder, folder, name));
}

interface Cancellation {
  readonly signal: (typeof SIGNALS)[number];
  readonly name: string;
  readonly moment: Moment;
}

function cell(step: Step, { signal, name, moment }: Cancellation): Cell {
  return {
    kind: 'cancelled',
    name: `${step.name}: ${signal} ${name}`,
    step,
    permits: [],
    waits: false,
    isCancelled: true,
    limits: LIMITS,
    async arrange(open) {
      let running: ChildProcess | undefined;
      const cancel = () => void running?.kill(signal);
      const onStart = moment(open, cancel);
      return {
        inputs: { retries: '0', timeout: '20s' },
        onStart(process, temporaryFolder) {
          running = process;
          onStart?.(process, temporaryFolder);
        },
      };
    },
  };
}
