import { judgeImage } from '../../../src/gate/judge-image.ts';
import type { ImageReport, JudgedImage } from '../../../src/gate/report/report.ts';
import { resolveImage } from '../../../src/gate/resolve-image.ts';
import { Verifiers } from '../../../src/gate/verifiers.ts';
import type { PlatformChoice } from '../../../src/policy/platform.ts';
import type { Source } from '../../../src/policy/referrer.ts';
import { parseRules, type Rule } from '../../../src/policy/rule.ts';
import { trustOf } from '../../../src/policy/verification-fields.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import type { Reference } from '../../../src/registry/reference.ts';
import { KeyVerifier } from '../../../src/verify/key-verifier.ts';
import type { TestClient } from '../../support/test-client.ts';

export interface JudgeOptions {
  /** The first image by default. */
  readonly reference?: Reference;
  readonly require?: readonly string[];
  readonly sources?: readonly Source[];
  readonly platforms?: PlatformChoice;
  readonly depth?: number;
  readonly checksManifests?: boolean;
  readonly warnOnly?: boolean;
  /** PEM texts, by the paths in the rules. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** Judges an image of a client with the defaults of the inputs. */
export async function judge(client: TestClient, options: JudgeOptions = {}): Promise<ImageReport> {
  const { reference = client.references[0], require = ['sbom'], timeout = 0 } = options;
  if (reference === undefined) throw new Error('this client has no image');
  const rules = parseRules(require, VERIFICATION_SYNTAX);
  const inputs = {
    images: [reference],
    shown: [],
    rules,
    syntax: VERIFICATION_SYNTAX,
    verifiers: verifiersOf(rules, options.keys ?? {}),
    warnOnly: options.warnOnly ?? false,
    sources: options.sources ?? (['api', 'tag-schema'] as const),
    platforms: options.platforms ?? ({ kind: 'index' } as const),
    depth: options.depth ?? 1,
    checksManifests: options.checksManifests ?? true,
    wait: { timeout, interval: 5000 },
  };
  return await judgeImage(reference, {
    inputs,
    resolve: (one) => resolveImage(one, { ...inputs, cosignRepository: undefined }, client.sessions),
    startedAt: client.context.now(),
    context: { ...client.context, scrub: (text) => text },
  });
}

/** The verifiers of the rules whose keys are all known. */
function verifiersOf(rules: readonly Rule[], keys: Readonly<Record<string, string>>): Verifiers {
  const verifiers = new Verifiers();
  for (const trust of rules.flatMap((rule) => trustOf(rule) ?? [])) {
    if (trust.by !== 'key') continue;
    const texts = trust.keys.flatMap((source) => (keys[source] ? [{ source, text: keys[source] }] : []));
    if (texts.length === trust.keys.length) verifiers.set(trust, KeyVerifier.read(texts));
  }
  return verifiers;
}

/** Judges an image whose evidence can be judged. */
export async function judgeFound(client: TestClient, options: JudgeOptions = {}): Promise<JudgedImage> {
  const report = await judge(client, options);
  if (report.kind !== 'judged') throw new Error(`not judged: ${report.problem}`);
  return report;
}

/** The problem of an image that was not judged. */
export function problemOf(report: ImageReport): string | undefined {
  return report.kind === 'judged' ? undefined : report.problem;
}
