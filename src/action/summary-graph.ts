import { kindOf } from '../policy/kind.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Digest } from '../registry/digest.ts';
import { mermaidText } from '../runner/markdown.ts';
import { metFirst } from './entries.ts';
import type { ImageReport } from './report.ts';
import { shortDigest } from './wording.ts';

/** More nodes than this are no picture any more. */
const MAX_NODES = 50;

/** The subject and its referrers as a Mermaid diagram in Markdown; `undefined` where there are none, or more than 50 nodes. */
export function referrersGraph(image: ImageReport): string | undefined {
  const { reference, digest } = image;
  const nodes = [...new Map(metFirst(image).map((referrer) => [referrer.digest, referrer])).values()];
  if (digest === undefined || nodes.length === 0 || nodes.length + 1 > MAX_NODES) return undefined;
  const names = new Map<Digest, string>([
    ...nodes.map((node, index) => [node.digest, `r${index + 1}`] as const),
    [digest, SUBJECT],
  ]);
  const subject = label([reference.repository, shortDigest(digest)]);
  return [
    '```mermaid',
    'flowchart LR',
    `  ${SUBJECT}[${subject}]`,
    ...nodes.flatMap((node) => lines(node, names)),
    '```',
  ].join('\n');
}

const SUBJECT = 'subject';

function lines(referrer: Referrer, names: ReadonlyMap<Digest, string>): readonly string[] {
  const name = names.get(referrer.digest) ?? SUBJECT;
  // An image that refers to itself is no news, only an arrow from the subject to itself.
  if (name === SUBJECT) return [];
  const text = label([kindOf(referrer), referrer.artifactType, shortDigest(referrer.digest)]);
  return [`  ${name}[${text}] --> ${names.get(referrer.subject) ?? SUBJECT}`];
}

function label(texts: readonly string[]): string {
  const shown = texts.filter((text) => text !== '');
  return `"${shown.map((text) => mermaidText(text)).join('<br/>')}"`;
}
