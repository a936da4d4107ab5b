import { InputError } from '../error.ts';
import type { Source } from '../policy/referrer.ts';
import { parseRules, type Rule } from '../policy/rule.ts';
import { formatReference, parseReference, type Reference } from '../registry/reference.ts';
import type { Action } from '../registry/scope.ts';
import { type InputReader, linesOf, openInputs } from '../runner/inputs.ts';
import type { Runner } from '../runner/runner.ts';
import { CONNECTION_INPUTS, type Connection, readConnection, readTime } from './connection-inputs.ts';
import { CREDENTIAL_INPUTS, type GivenCredentials, readCredentials } from './credential-inputs.ts';
import { readList } from './list-input.ts';
import { chooseRegistry } from './registry-of-credentials.ts';

/** The inputs of the gate with their defaults, as action.yml has them (a test compares). */
export const GATE_INPUTS = {
  image: '',
  require: 'none',
  'on-missing': 'fail',
  'wait-timeout': '0',
  'wait-interval': '5s',
  sources: 'api,tag-schema',
  'check-manifests': 'true',
  actions: 'pull',
  summary: 'true',
  ...CREDENTIAL_INPUTS,
  ...CONNECTION_INPUTS,
};

/** Names of inputs to come. Passed over, they would let a gate pass on less than was asked. */
const LATER_INPUTS = ['images-file', 'shard', 'artifact-type', 'platform', 'depth'];

type Reader = InputReader<keyof typeof GATE_INPUTS>;

/** All that a run of the gate depends on. */
export interface GateInputs {
  /** At least one, each once. */
  readonly images: readonly Reference[];
  /** Empty: the step lists and does not gate. */
  readonly rules: readonly Rule[];
  readonly warnOnly: boolean;
  /** Milliseconds. */
  readonly wait: { readonly timeout: number; readonly interval: number };
  readonly sources: readonly Source[];
  readonly checksManifests: boolean;
  readonly wantsSummary: boolean;
  readonly actions: readonly Action[];
  readonly credentials: GivenCredentials;
  /** The registry that credentials and service belong to. */
  readonly credentialRegistry: string;
  readonly connection: Connection;
}

/**
 * Reads the inputs of the gate.
 * @throws InputError with everything that is wrong in any of them.
 */
export function readGateInputs(runner: Runner, now: Date): GateInputs {
  const inputs: Reader = openInputs(GATE_INPUTS, runner, LATER_INPUTS);
  const connection = readConnection(inputs);
  const images = readImages(inputs, connection.registry ?? 'quay.io');
  const credentials = readCredentials(inputs, now);
  const read: GateInputs = {
    images,
    rules: inputs.parsed('require', (text) => readRules(text, runner), []),
    warnOnly: inputs.parsed('on-missing', readOnMissing, false),
    wait: {
      timeout: inputs.parsed('wait-timeout', (text) => readTime(text, { least: 0, example: '90s' }), 0),
      interval: inputs.parsed('wait-interval', (text) => readTime(text, { least: 1, example: '5s' }), 0),
    },
    sources: inputs.parsed('sources', readSources, []),
    checksManifests: inputs.flag('check-manifests'),
    wantsSummary: inputs.flag('summary'),
    actions: inputs.parsed('actions', readActions, []),
    credentials,
    credentialRegistry: chooseRegistry({ images, credentials, connection }, inputs.complain),
    connection,
  };
  inputs.finish();
  return read;
}

function readImages(inputs: Reader, defaultRegistry: string): readonly Reference[] {
  const lines = inputs.lines('image');
  if (lines.length === 0)
    inputs.complain('image: missing; expected at least one reference, for example: quay.io/acme/app:1.2');
  const images = lines.flatMap((line) => inputs.parsed('image', () => [parseReference(line, defaultRegistry)], []));
  return [...new Map(images.map((image) => [formatReference(image), image])).values()];
}

/** An empty variable must not open the gate: only the word `none` does. */
function readRules(text: string, runner: Runner): readonly Rule[] {
  const lines = linesOf(runner.input('require') ?? text);
  if (lines.length === 0) {
    throw new InputError(
      'it is given but empty: a variable in it was probably empty; expected rules, or none to list only, for example: sbom',
    );
  }
  return lines.length === 1 && lines[0] === 'none' ? [] : parseRules(lines);
}

function readOnMissing(text: string): boolean {
  if (text !== 'fail' && text !== 'warn')
    throw new InputError(`\`${text}\` is not known; expected fail or warn, for example: fail`);
  return text === 'warn';
}

const SOURCES: readonly Source[] = ['api', 'tag-schema'];

function readSources(text: string): readonly Source[] {
  return readList(text, { known: SOURCES, example: 'api,tag-schema' });
}

function readActions(text: string): readonly Action[] {
  const actions = readList<Action>(text, { known: ['pull', 'push'], example: 'pull' });
  if (!actions.includes('pull'))
    throw new InputError(
      `\`${text}\` lacks pull, which the list of referrers needs; expected pull or pull,push, for example: pull`,
    );
  return actions;
}
