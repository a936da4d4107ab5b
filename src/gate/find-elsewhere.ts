import { EvidenceCollector } from '../evidence/collect.ts';
import { isBuildkitAttestation, type PlatformImage, platformImagesOf } from '../evidence/platforms.ts';
import { type Attestations, listByBuildkit } from '../evidence/sources/buildkit.ts';
import type { Referrer, Source } from '../policy/referrer.ts';
import { parseRule, type Rule } from '../policy/rule.ts';
import {
  asksForIndex,
  asksForPlatform,
  choicesOf,
  type ImageEvidence,
  type PlatformEvidence,
} from '../policy/targets.ts';
import { isUnverified, judgeTarget, needsReading, type RuleVerdict } from '../policy/verdict.ts';
import type { ImageIndex } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import { fetchIndex } from '../registry/manifest.ts';
import { mayBeIndex } from '../registry/manifest-schema.ts';
import type { GateInputs } from './inputs.ts';
import { type JudgeContext, judgeRules } from './judge-rules.ts';
import type { OpenedImage } from './open-image.ts';
import { withOtherTypes } from './report/other-types.ts';
import type { Elsewhere, JudgedImage } from './report/report.ts';

/** The judged image and its rules, and the inputs that decide where missing evidence is searched for. */
export interface Missing extends Pick<JudgedImage, 'rules' | 'referrers' | 'platforms' | 'missingReferrersApi'> {
  readonly image: OpenedImage;
  readonly inputs: Pick<GateInputs, 'sources' | 'platforms' | 'syntax'>;
  readonly context: JudgeContext;
}

type FoundElsewhere = Pick<JudgedImage, 'skippedAttestations' | 'elsewhere'>;

/**
 * Searches for the evidence of unmet rules where these rules do not count it: among the referrers of no kind, on the platform images of
 * an index, in BuildKit's attestations, and attached to these. At most twenty platforms and twenty attestations are listed. The result of the image stays the
 * same, so a request that fails only leaves out what it would have found.
 */
export async function findElsewhere(missing: Missing): Promise<FoundElsewhere> {
  const types = await orNothing(() => findByType(missing));
  try {
    const index = await findIndex(missing.image);
    if (index === undefined) return { skippedAttestations: 0, elsewhere: types };
    const found = await new Search(missing, index).run();
    return { ...found, elsewhere: [...found.elsewhere, ...types] };
  } catch {
    return { skippedAttestations: 0, elsewhere: types };
  }
}

async function findIndex({ digest, index, collector }: OpenedImage): Promise<ImageIndex | undefined> {
  const { repository, confirmed } = collector;
  if (index !== undefined || !mayBeIndex(confirmed.mediaTypeOf(digest))) return index;
  const fetched = await fetchIndex(repository, digest);
  return fetched.kind === 'index' ? fetched.index : undefined;
}

/** Platforms and attestation manifests that are listed. */
const MAX_LISTED = 20;

/** Referrers of one of them that are described. */
const MAX_DESCRIBED = 50;

class Search {
  readonly #missing: Missing;
  readonly #index: ImageIndex;
  readonly #platforms: readonly PlatformImage[];
  readonly #attestations: Attestations;
  /** Lists with one request, without cosign's tags. */
  readonly #lister: EvidenceCollector;
  #onPlatforms: Promise<readonly PlatformEvidence[]> | undefined;

  constructor(missing: Missing, index: ImageIndex) {
    const source: Source = missing.missingReferrersApi === undefined ? 'api' : 'tag-schema';
    this.#missing = missing;
    this.#index = index;
    this.#platforms = platformImagesOf(index);
    this.#attestations = listByBuildkit(index);
    this.#lister = new EvidenceCollector({ repository: missing.image.collector.repository, sources: [source] });
  }

  async run(): Promise<FoundElsewhere> {
    const unmet = this.#missing.rules.filter(isMissing);
    const skipped = this.#missing.inputs.sources.includes('buildkit')
      ? 0
      : this.#index.manifests.filter(isBuildkitAttestation).length;
    const elsewhere: Elsewhere[] = [];
    for (const verdict of unmet) elsewhere.push(...(await this.#findFor(verdict, skipped)));
    return { skippedAttestations: skipped, elsewhere };
  }

  async #findFor({ rule }: RuleVerdict, skipped: number): Promise<readonly Elsewhere[]> {
    const onPlatforms = await orNothing(() => this.#findOnPlatforms(rule));
    const inBuildkit = skipped === 0 || skipped > MAX_LISTED ? [] : await orNothing(() => this.#findInBuildkit(rule));
    const isAnswered = [...onPlatforms, ...inBuildkit].length > 0;
    const onAttestations = isAnswered ? [] : await orNothing(() => this.#findOnAttestations(rule));
    return [...onPlatforms, ...inBuildkit, ...onAttestations];
  }

  /** Evidence on the platform images, for a rule about the index alone. */
  async #findOnPlatforms(rule: Rule): Promise<readonly Elsewhere[]> {
    const choice = rule.platform ?? this.#missing.inputs.platforms;
    if (!asksForIndex(choice) || choice.kind === 'index-or-each') return [];
    this.#onPlatforms ??= this.#listPlatforms();
    const platforms = await this.#onPlatforms;
    const verdict = await this.#judge({ ...rule, platform: { kind: 'each' } }, { own: [], platforms });
    if (verdict === undefined || verdict.by.length === 0) return [];
    const without = verdict.unmetTargets.flatMap(({ platform }) => platform ?? []);
    const [checked, total] = [platforms.length, this.#platforms.length];
    return [{ kind: 'platforms', rule: rule.text, found: verdict.by, without, checked, total }];
  }

  /** The platforms that a choice of the run needs are listed already, but not for a rule with `index|each` that the index meets. */
  async #listPlatforms(): Promise<readonly PlatformEvidence[]> {
    const { inputs, rules } = this.#missing;
    const choices = choicesOf(
      inputs.platforms,
      rules.filter(({ met, rule }) => !met || rule.platform?.kind !== 'index-or-each').map(({ rule }) => rule),
    );
    const isListed = ({ platform }: PlatformImage) => choices.some((choice) => asksForPlatform(choice, platform));
    const listed: PlatformEvidence[] = [];
    // One after the other: a list may have 32 MiB, and after an error no other is requested.
    for (const platform of this.#platforms.slice(0, MAX_LISTED)) {
      const referrers = isListed(platform) ? this.#directOf(platform.digest) : await this.#list(platform);
      listed.push({ ...platform, referrers });
    }
    return listed;
  }

  #directOf(digest: Digest): readonly Referrer[] {
    return directOf(this.#missing, digest);
  }

  async #list(subject: Pick<PlatformImage, 'digest'> & Partial<PlatformImage>): Promise<readonly Referrer[]> {
    const evidence = await this.#lister.collect(subject, [], MAX_DESCRIBED);
    return evidence.kind === 'found' ? evidence.referrers : [];
  }

  /** Whether a rule would be met with `buildkit` among the sources. */
  async #findInBuildkit(rule: Rule): Promise<readonly Elsewhere[]> {
    if (this.#platforms.length > MAX_LISTED) return [];
    const { image } = this.#missing;
    const platforms = await Promise.all(
      this.#platforms.map(async (platform) => ({
        ...platform,
        referrers: [
          ...this.#directOf(platform.digest),
          ...(await image.collector.describe(this.#attestations.get(platform.digest) ?? [], platform)),
        ],
      })),
    );
    const verdict = await this.#judge(rule, { own: this.#directOf(image.digest), platforms });
    return verdict?.met ? [{ kind: 'buildkit', rule: rule.text }] : [];
  }

  /** Evidence that is attached to BuildKit's attestations: docker/github-builder signs these, not the image. */
  async #findOnAttestations(rule: Rule): Promise<readonly Elsewhere[]> {
    // These signatures are not verified.
    if (needsReading(rule)) return [];
    if (!rule.matchers.some((matcher) => matcher.by === 'kind' && matcher.kind === 'signature')) return [];
    const entries = this.#index.manifests.filter(isBuildkitAttestation).slice(0, MAX_LISTED);
    const found: Referrer[] = [];
    for (const { digest } of entries) {
      const target = { platform: undefined, subject: digest, referrers: await this.#list({ digest }) };
      found.push(...judgeTarget({ ...rule, min: 1 }, target, this.#missing.context.now()).by);
    }
    return found.length === 0 ? [] : [{ kind: 'attestations', rule: rule.text, found }];
  }

  async #judge(rule: Rule, evidence: Pick<ImageEvidence, 'own' | 'platforms'>): Promise<RuleVerdict | undefined> {
    const whole = { digest: this.#missing.image.digest, isIndex: true, ...evidence };
    return await judgeAgain(rule, whole, this.#missing);
  }
}

/** The types of referrers of no kind with which an unmet rule is met, by the evidence that was judged. */
async function findByType(missing: Missing): Promise<readonly Elsewhere[]> {
  const { digest, index } = missing.image;
  const platforms = missing.platforms.map((one) => ({ ...one, referrers: directOf(missing, one.digest) }));
  const evidence = { digest, isIndex: index !== undefined, own: directOf(missing, digest), platforms };
  const found: Elsewhere[] = [];
  for (const { rule } of missing.rules.filter(isMissing)) {
    // Where no matcher is a kind, the rule already has a type.
    if (!rule.matchers.some(({ by }) => by === 'kind')) continue;
    for (const { type, rule: instead } of withOtherTypes(rule.text, missing.referrers)) {
      const parsed = parseIfValid(instead, missing.inputs.syntax);
      const verdict = parsed && (await judgeAgain(parsed, evidence, missing));
      if (verdict?.met) found.push({ kind: 'type', rule: rule.text, type, instead });
    }
  }
  return found;
}

/** What failed verification was found, so nothing is searched for. */
function isMissing(verdict: RuleVerdict): boolean {
  return !verdict.met && !isUnverified(verdict);
}

/** A type without a slash or a dot cannot be required. */
function parseIfValid(line: string, syntax: GateInputs['syntax']): Rule | undefined {
  try {
    return parseRule(line, syntax);
  } catch {
    return undefined;
  }
}

function directOf({ referrers }: Missing, digest: Digest): readonly Referrer[] {
  return referrers.filter(({ subject, depth }) => depth === 1 && subject === digest);
}

async function judgeAgain(rule: Rule, evidence: ImageEvidence, missing: Missing): Promise<RuleVerdict | undefined> {
  const [verdict] = await judgeRules([rule], evidence, missing.context);
  return verdict;
}

async function orNothing(find: () => Promise<readonly Elsewhere[]>): Promise<readonly Elsewhere[]> {
  try {
    return await find();
  } catch {
    return [];
  }
}
