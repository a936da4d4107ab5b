import { CREDENTIAL_INPUTS, type GivenCredentials, readCredentials } from '../credentials/inputs.ts';
import { InputError } from '../error.ts';
import {
  CONNECTION_INPUTS,
  type ConnectionInputs,
  checkSkipVerify,
  readConnection,
  readTime,
} from '../inputs/connection.ts';
import { readList } from '../inputs/list.ts';
import { type InputReader, linesOf } from '../inputs/reader.ts';
import { findCommonMistake } from '../policy/common-mistakes.ts';
import { type Matcher, parseMatchers } from '../policy/matcher.ts';
import { type PlatformChoice, parsePlatformInput } from '../policy/platform.ts';
import type { Source } from '../policy/referrer.ts';
import { isInShard, parseShard, type Shard, SINGLE_SHARD } from '../policy/shard.ts';
import { tokenize } from '../policy/tokenize.ts';
import type { Action } from '../registry/auth/scope.ts';
import { formatReference, type Reference } from '../registry/reference.ts';
import type { Runner } from '../runner/runner.ts';
import { oneLine } from '../text.ts';
import { findUnusedRepository, parseCosignRepository } from './cosign-repository.ts';
import { chooseRegistry } from './credential-registry.ts';
import { readImages } from './image-list.ts';
import { type RulesInput, readRules } from './rules-input.ts';

/** The inputs of the gate with their defaults, as action.yml has them (a test compares). */
export const GATE_INPUTS = {
  image: '',
  'images-file': '',
  shard: '0/1',
  require: 'none',
  'public-key': '',
  'trusted-root': 'public',
  'artifact-type': '',
  'on-missing': 'fail',
  'wait-timeout': '0',
  'wait-interval': '5s',
  platform: 'index',
  depth: '1',
  sources: 'api,tag-schema,cosign-tags',
  'cosign-repository': '',
  'check-manifests': 'true',
  actions: 'pull',
  summary: 'true',
  ...CREDENTIAL_INPUTS,
  ...CONNECTION_INPUTS,
};

/** Reads the inputs of the gate. */
export type GateInputReader = InputReader<keyof typeof GATE_INPUTS>;

/** Which evidence is searched for, and which of it is shown. */
interface EvidenceInputs {
  /** The referrers in outputs and summary; empty: all. Rules always see all referrers. */
  readonly shown: readonly Matcher[];
  /** For rules without `platform`; never `each`. */
  readonly platforms: PlatformChoice;
  /** How far referrers of referrers are followed: 1 (not at all) to 5. */
  readonly depth: number;
  /** At least one, in the order typed. */
  readonly sources: readonly Source[];
  /** Where cosign stores signatures and attestations, if not in the repository of the image. */
  readonly cosignRepository?: Reference | undefined;
  readonly checksManifests: boolean;
}

/** The inputs of a run of the gate. */
export interface GateInputs extends EvidenceInputs, RulesInput {
  /** The images of this shard, each once, in the order typed; empty where the shard has none. */
  readonly images: readonly Reference[];
  /** The number of images in all shards, at least one. */
  readonly imagesInAll: number;
  readonly shard: Shard;
  /** The path of `images-file` if that has no references, so that the only images are those of `image`. */
  readonly emptyFile: string | undefined;
  readonly warnOnly: boolean;
  /** Milliseconds. */
  readonly wait: { readonly timeout: number; readonly interval: number };
  readonly wantsSummary: boolean;
  readonly actions: readonly Action[];
  readonly credentials: GivenCredentials;
  /** The registry that credentials and `service` belong to. */
  readonly credentialRegistry: string;
  readonly connection: ConnectionInputs;
}

/**
 * Reads the inputs of the gate.
 * @throws InputError with all problems of all inputs.
 */
export async function readGateInputs(
  inputs: GateInputReader,
  runner: Pick<Runner, 'environment' | 'now'>,
): Promise<GateInputs> {
  const connection = readConnection(inputs);
  const workspace = runner.environment.GITHUB_WORKSPACE;
  const { images, emptyFile } = readImages(inputs, { defaultRegistry: connection.registry ?? 'quay.io', workspace });
  const shard = inputs.parsed('shard', parseShard, SINGLE_SHARD);
  const credentials = readCredentials(inputs, runner.now());
  const read: GateInputs = {
    images: images.filter((image) => isInShard(formatReference(image), shard)),
    imagesInAll: images.length,
    shard,
    emptyFile,
    ...(await readRules(inputs, runner)),
    warnOnly: inputs.parsed('on-missing', readOnMissing, false),
    wait: readWait(inputs),
    ...readEvidenceInputs(inputs, connection.registry ?? 'quay.io'),
    wantsSummary: inputs.flag('summary'),
    actions: inputs.parsed('actions', readActions, []),
    credentials,
    // Chosen from all images, so that all jobs of a matrix use the same registry or report the same problem.
    credentialRegistry: chooseRegistry({ images, credentials, connection }, (problem) => inputs.complain(problem)),
    connection,
  };
  const { cosignRepository, rules, syntax } = read;
  const unchecked = read.checksManifests ? undefined : syntax?.findUncheckedTrust(rules);
  if (unchecked !== undefined) inputs.complain(`check-manifests: ${unchecked}`);
  if (cosignRepository !== undefined && !images.some(({ registry }) => registry === cosignRepository.registry)) {
    checkSkipVerify(connection, [cosignRepository.registry], (problem) => inputs.complain(problem));
  }
  inputs.finish();
  return read;
}

/** Whether the summary is wanted, for a run that stops because of its inputs. An invalid value counts as `true`. */
export function wantsSummary(inputs: GateInputReader): boolean {
  return !/^(false|0|no)$/i.test(inputs.text('summary'));
}

function readWait(inputs: GateInputReader): GateInputs['wait'] {
  return {
    timeout: inputs.parsed('wait-timeout', (text) => readTime(text, { least: 0, example: '90s' }), 0),
    interval: inputs.parsed('wait-interval', (text) => readTime(text, { least: 1, example: '5s' }), 0),
  };
}

function readEvidenceInputs(inputs: GateInputReader, defaultRegistry: string): EvidenceInputs {
  const shown = inputs.parsed('artifact-type', readShown, []);
  const platforms = inputs.parsed('platform', parsePlatformInput, { kind: 'index' });
  const depth = inputs.parsed('depth', readDepth, 1);
  const sources = inputs.parsed('sources', readSources, []);
  const readRepository = (text: string) => parseCosignRepository(text, defaultRegistry);
  const cosignRepository = inputs.parsed('cosign-repository', readRepository, undefined);
  const unused = findUnusedRepository(cosignRepository, sources);
  if (unused !== undefined) inputs.complain(unused);
  return { shown, platforms, depth, sources, cosignRepository, checksManifests: inputs.flag('check-manifests') };
}

function readOnMissing(text: string): boolean {
  if (text !== 'fail' && text !== 'warn')
    throw new InputError(`\`${oneLine(text)}\` is not a valid value; expected fail or warn, for example: fail`);
  return text === 'warn';
}

function readActions(text: string): readonly Action[] {
  const actions = readList<Action>(text, { known: ['pull', 'push'], example: 'pull' });
  if (!actions.includes('pull'))
    throw new InputError(
      `\`${oneLine(text)}\` does not include pull, which is needed to list referrers; expected pull or pull,push, for example: pull`,
    );
  return actions;
}

function readShown(text: string): readonly Matcher[] {
  const problems: string[] = [];
  const shown = linesOf(text).flatMap((line) => {
    const report = (problem: string) => problems.push(`\`${line}\`: ${problem}`);
    const [word, ...more] = tokenize(line) ?? ['', ''];
    const mistake = more.length === 0 ? findCommonMistake(line) : undefined;
    if (mistake === undefined && word !== undefined && more.length === 0 && word !== 'none')
      return parseMatchers(word, report);
    report(mistake ?? (word === 'none' && more.length === 0 ? NOT_A_FILTER : NOT_ONE_WORD));
    return [];
  });
  if (problems.length > 0) throw new InputError(problems);
  return shown;
}

const NOT_A_FILTER =
  'this is a value of the input require; expected no value to show all referrers, or a kind or type to show, for example: sbom';
const NOT_ONE_WORD =
  'this is not a single word; expected one kind or type per line, without options and with quotes around spaces, for example: sbom|vex';

function readDepth(text: string): number {
  if (/^[1-5]$/.test(text)) return Number(text);
  throw new InputError(`\`${oneLine(text)}\` is not a valid depth; expected an integer from 1 to 5, for example: 2`);
}

const SOURCES: readonly Source[] = ['api', 'tag-schema', 'cosign-tags', 'buildkit'];

function readSources(text: string): readonly Source[] {
  return readList(text, { known: SOURCES, example: 'api,tag-schema,cosign-tags' });
}
