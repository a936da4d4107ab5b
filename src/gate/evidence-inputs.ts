import { InputError } from '../error.ts';
import { readList } from '../inputs/list.ts';
import { type InputReader, linesOf } from '../inputs/reader.ts';
import { type Matcher, parseMatchers } from '../policy/matcher.ts';
import { type PlatformChoice, readPlatformInput } from '../policy/platform.ts';
import type { Source } from '../policy/referrer.ts';
import { tokenize } from '../policy/tokenize.ts';

/** Which evidence is looked for, and which of it shown. */
export interface EvidenceInputs {
  /** What outputs and summary show; empty: everything. Rules see all of it whatever is shown. */
  readonly shown: readonly Matcher[];
  /** What rules without a `platform` of their own are about; never `each`. */
  readonly platforms: PlatformChoice;
  /** How far referrers of referrers are followed, 1 (not at all) to 5. */
  readonly depth: number;
  /** At least one, in the order typed. */
  readonly sources: readonly Source[];
  readonly checksManifests: boolean;
}

type Names = 'artifact-type' | 'platform' | 'depth' | 'sources' | 'check-manifests';

/** Reads the inputs that say where and how far evidence is looked for; what is wrong is kept by the reader. */
export function readEvidenceInputs(inputs: InputReader<Names>): EvidenceInputs {
  return {
    shown: inputs.parsed('artifact-type', readShown, []),
    platforms: inputs.parsed('platform', readPlatformInput, { kind: 'index' }),
    depth: inputs.parsed('depth', readDepth, 1),
    sources: inputs.parsed('sources', readSources, []),
    checksManifests: inputs.flag('check-manifests'),
  };
}

function readShown(text: string): readonly Matcher[] {
  const problems: string[] = [];
  const shown = linesOf(text).flatMap((line) => {
    const report = (problem: string) => problems.push(`\`${line}\`: ${problem}`);
    const [word, ...more] = tokenize(line) ?? ['', ''];
    if (word !== undefined && more.length === 0 && word !== 'none') return parseMatchers(word, report);
    report(word === 'none' && more.length === 0 ? NOT_A_FILTER : NOT_ONE_WORD);
    return [];
  });
  if (problems.length > 0) throw new InputError(problems);
  return shown;
}

const NOT_A_FILTER = 'it filters nothing; expected the input left out to show all, or what to show, for example: sbom';
const NOT_ONE_WORD =
  'it is not one word (quotes keep blanks together); expected a kind or a type a line, without options, for example: sbom|vex';

function readDepth(text: string): number {
  if (/^[1-5]$/.test(text)) return Number(text);
  throw new InputError(`\`${text}\` is no depth; expected an integer from 1 to 5, for example: 2`);
}

const SOURCES: readonly Source[] = ['api', 'tag-schema', 'cosign-tags', 'buildkit'];

function readSources(text: string): readonly Source[] {
  return readList(text, { known: SOURCES, example: 'api,tag-schema,cosign-tags' });
}
