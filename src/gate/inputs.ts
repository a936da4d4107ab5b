import { CREDENTIAL_INPUTS, type GivenCredentials, readCredentials } from '../credentials/inputs.ts';
import { InputError } from '../error.ts';
import { CONNECTION_INPUTS, type ConnectionInputs, readConnection, readTime } from '../inputs/connection.ts';
import { readList } from '../inputs/list.ts';
import { InputReader, linesOf } from '../inputs/reader.ts';
import { parseRules, type Rule } from '../policy/rule.ts';
import { isInShard, readShard, SINGLE_SHARD } from '../policy/shard.ts';
import type { Action } from '../registry/auth/scope.ts';
import { formatReference, type Reference } from '../registry/reference.ts';
import type { Runner } from '../runner/runner.ts';
import { chooseRegistry } from './credential-registry.ts';
import { type EvidenceInputs, readEvidenceInputs } from './evidence-inputs.ts';
import { readImages } from './image-list.ts';

/** The inputs of the gate with their defaults, as action.yml has them (a test compares). */
export const GATE_INPUTS = {
  image: '',
  'images-file': '',
  shard: '0/1',
  require: 'none',
  'artifact-type': '',
  'on-missing': 'fail',
  'wait-timeout': '0',
  'wait-interval': '5s',
  platform: 'index',
  depth: '1',
  sources: 'api,tag-schema,cosign-tags',
  'check-manifests': 'true',
  actions: 'pull',
  summary: 'true',
  ...CREDENTIAL_INPUTS,
  ...CONNECTION_INPUTS,
};

type Reader = InputReader<keyof typeof GATE_INPUTS>;

/** All that a run of the gate depends on. */
export interface GateInputs extends EvidenceInputs {
  /** Those of this shard, each once, in the order typed; empty where the shard has none. */
  readonly images: readonly Reference[];
  /** How many there are in all shards, at least one. */
  readonly imagesInAll: number;
  /** The path of `images-file`, where there is no reference in it and the images are those of `image` alone. */
  readonly emptyFile: string | undefined;
  /** Empty: the step lists and does not gate. */
  readonly rules: readonly Rule[];
  readonly warnOnly: boolean;
  /** Milliseconds. */
  readonly wait: { readonly timeout: number; readonly interval: number };
  readonly wantsSummary: boolean;
  readonly actions: readonly Action[];
  readonly credentials: GivenCredentials;
  /** The registry that credentials and service belong to. */
  readonly credentialRegistry: string;
  readonly connection: ConnectionInputs;
}

/**
 * Reads the inputs of the gate.
 * @throws InputError with everything that is wrong in any of them.
 */
export function readGateInputs(runner: Runner, now: Date): GateInputs {
  const inputs: Reader = new InputReader(GATE_INPUTS, runner);
  const connection = readConnection(inputs);
  const workspace = runner.environment.GITHUB_WORKSPACE;
  const context = { defaultRegistry: connection.registry ?? 'quay.io', workspace };
  const { images, emptyFile } = readImages(inputs, context);
  const shard = inputs.parsed('shard', readShard, SINGLE_SHARD);
  const credentials = readCredentials(inputs, now);
  const read: GateInputs = {
    images: images.filter((image) => isInShard(formatReference(image), shard)),
    imagesInAll: images.length,
    emptyFile,
    rules: inputs.parsed('require', (text) => readRules(text, runner), []),
    warnOnly: inputs.parsed('on-missing', readOnMissing, false),
    wait: {
      timeout: inputs.parsed('wait-timeout', (text) => readTime(text, { least: 0, example: '90s' }), 0),
      interval: inputs.parsed('wait-interval', (text) => readTime(text, { least: 1, example: '5s' }), 0),
    },
    ...readEvidenceInputs(inputs),
    wantsSummary: inputs.flag('summary'),
    actions: inputs.parsed('actions', readActions, []),
    credentials,
    // All images, so that every job of a matrix has the same registry, and fails alike.
    credentialRegistry: chooseRegistry({ images, credentials, connection }, (problem) => inputs.complain(problem)),
    connection,
  };
  inputs.finish();
  return read;
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

function readActions(text: string): readonly Action[] {
  const actions = readList<Action>(text, { known: ['pull', 'push'], example: 'pull' });
  if (!actions.includes('pull'))
    throw new InputError(
      `\`${text}\` lacks pull, which the list of referrers needs; expected pull or pull,push, for example: pull`,
    );
  return actions;
}
