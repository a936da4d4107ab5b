import type { Runner } from '../../src/runner/runner.ts';

/** A runner that keeps what it is told, in order, with secrets replaced in text for people as the real one does. */
export interface FakeRunner extends Runner {
  readonly infos: readonly string[];
  readonly debugs: readonly string[];
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
  readonly errors: readonly { readonly message: string; readonly title: string }[];
  /** The secret outputs as well, revealed. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly masks: readonly string[];
  readonly summaries: readonly string[];
  readonly exported: Readonly<Record<string, string>>;
  readonly saved: Readonly<Record<string, string>>;
}

/**
 * Opens a runner with these inputs, by their names in action.yml; the variables of all others are not set.
 * Its clock is the real one, and it never sleeps.
 * @param more replaces parts of it; by default the environment is empty and there is neither state nor an OIDC token.
 */
export function fakeRunner(
  inputs: Readonly<Record<string, string>> = {},
  more: Partial<Pick<Runner, 'now' | 'temporaryFolder' | 'homeFolder' | 'environment' | 'state' | 'idToken'>> = {},
): FakeRunner {
  const infos: string[] = [];
  const debugs: string[] = [];
  const notices: string[] = [];
  const warnings: string[] = [];
  const errors: { message: string; title: string }[] = [];
  const outputs: Record<string, string> = {};
  const masks: string[] = [];
  const summaries: string[] = [];
  const exported: Record<string, string> = {};
  const saved: Record<string, string> = {};
  const scrub = (text: string) =>
    masks.toSorted((a, b) => b.length - a.length).reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  return {
    ...{ infos, debugs, notices, warnings, errors, outputs, masks, summaries, exported, saved },
    input: (name) => inputs[name]?.trim(),
    inputNames: Object.keys(inputs).map((name) => name.toUpperCase()),
    mask: (secret) => void masks.push(secret.reveal()),
    info: (line) => void infos.push(scrub(line)),
    debug: (line) => void debugs.push(scrub(line)),
    notice: (message) => void notices.push(scrub(message)),
    warn: (message) => void warnings.push(scrub(message)),
    error: (message, title) => void errors.push({ message: scrub(message), title: scrub(title) }),
    output(name, value) {
      outputs[name] = value;
    },
    secretOutput(name, value) {
      outputs[name] = value.reveal();
    },
    scrub,
    summary: async (markdown) => void summaries.push(scrub(markdown)),
    takeConnection: () => undefined,
    temporaryFolder: '',
    homeFolder: '/home/user',
    userId: undefined,
    temporaryFile: (name) => name,
    environment: {},
    exportVariable(name, value) {
      exported[name] = value;
    },
    saveState(name, value) {
      saved[name] = value;
    },
    state: () => undefined,
    idToken: async () => {
      throw new Error('this runner gives no OIDC token');
    },
    now: () => new Date(),
    sleep: async () => undefined,
    random: () => 0.5,
    ...more,
  };
}
