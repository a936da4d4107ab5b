import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The action.yml of each action. */
const ACTION_FILES = { gate: 'action.yml', token: 'token/action.yml', api: 'api/action.yml' } as const;

export type ActionName = keyof typeof ACTION_FILES;

/** The parts of an action.yml that the runner uses. */
export interface ActionFile {
  /** Absolute paths of the committed bundles. */
  readonly main: string;
  readonly post: string | undefined;
  /**
   * `INPUT_*` variables as the runner sets them: all inputs with their defaults, and unknown inputs; upper case, spaces
   * as underscores.
   */
  variables(inputs: Readonly<Record<string, string>>): Record<string, string>;
}

export function readActionFile(name: ActionName): Promise<ActionFile> {
  read[name] ??= readFileOf(name);
  return read[name];
}

/** The files that this process has read: the matrix starts thousands of steps. */
const read: Partial<Record<ActionName, Promise<ActionFile>>> = {};

async function readFileOf(name: ActionName): Promise<ActionFile> {
  const path = join(ROOT, ACTION_FILES[name]);
  const action: ActionYml = parse(await readFile(path, 'utf8'));
  const { main, post } = action.runs;
  return {
    main: join(dirname(path), main),
    post: post === undefined ? undefined : join(dirname(path), post),
    variables: (inputs) => inputVariables(action, inputs),
  };
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface ActionYml {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly main: string; readonly post?: string };
}

function inputVariables(action: ActionYml, inputs: Readonly<Record<string, string>>): Record<string, string> {
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']);
  const given = { ...Object.fromEntries(defaults), ...inputs };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, String(value)]),
  );
}
