import { kindOf } from '../../policy/kind.ts';
import { identityOf, type Referrer } from '../../policy/referrer.ts';
import type { Digest } from '../../registry/digest.ts';
import { mermaidText } from '../../runner/markdown.ts';
import { shortDigest, shortIdentity } from './hints.ts';
import { metFirst } from './referrer-json.ts';
import type { JudgedImage } from './report.ts';

/** A graph with more nodes is not readable. */
const MAX_NODES = 50;

/**
 * Draws the image, its platforms that have referrers, and the referrers as a Mermaid diagram in Markdown; `undefined` if there are no
 * referrers, or more than 50 nodes. The input `artifact-type` hides nothing here: a tree without its inner nodes would be wrong.
 */
export function referrersGraph(image: JudgedImage): string | undefined {
  const { reference, digest } = image;
  const referrers = [...new Map(metFirst(image).map((one) => [identityOf(one), one])).values()];
  const subjects = new Set(referrers.map(({ subject }) => subject));
  const platforms = image.platforms.filter((one) => subjects.has(one.digest) && one.digest !== digest);
  if (referrers.length === 0 || referrers.length + platforms.length + 1 > MAX_NODES) return undefined;
  const names = new Map<Digest, string>([
    ...referrers.toReversed().map((one, index) => [one.digest, `r${referrers.length - index}`] as const),
    ...platforms.map((one, index) => [one.digest, `p${index + 1}`] as const),
    [digest, SUBJECT],
  ]);
  return [
    '```mermaid',
    'flowchart LR',
    `  ${SUBJECT}[${label([reference.repository, shortDigest(digest)])}]`,
    ...platforms.map(
      (one) => `  ${names.get(one.digest)}[${label([one.platform, shortDigest(one.digest)])}] -.- ${SUBJECT}`,
    ),
    ...referrers.flatMap((one, index) => line(one, `r${index + 1}`, names)),
    '```',
  ].join('\n');
}

const SUBJECT = 'subject';

function line(referrer: Referrer, name: string, names: ReadonlyMap<Digest, string>): readonly string[] {
  // An image that refers to itself would be an arrow from the subject to itself.
  if (names.get(referrer.digest) === SUBJECT) return [];
  const text = label([kindOf(referrer), referrer.artifactType, shortIdentity(referrer)]);
  return [`  ${name}[${text}] --> ${names.get(referrer.subject) ?? SUBJECT}`];
}

function label(texts: readonly string[]): string {
  const shown = texts.filter((text) => text !== '');
  return `"${shown.map((text) => mermaidText(text)).join('<br/>')}"`;
}
