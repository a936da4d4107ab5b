import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import {
  ARTIFACT_TYPES,
  KINDS,
  type Kind,
  PREDICATE_TYPES,
  SIGSTORE_BUNDLE,
  TAG_KINDS,
  type TypeRow,
} from '../../../src/policy/kinds-table.ts';

const PAGE = new URL('../../../docs/kinds.md', import.meta.url);
const START = '<!-- made from src/policy/kinds-table.ts -->\n';
const END = '<!-- end -->';

/** `UPDATE_DOCS=1 npx vitest run test/unit/policy/kinds-doc.test.ts` writes the table. */
it('docs/kinds.md has the table of kinds', async () => {
  const page = await readFile(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(START);
  const wanted = `${before}${START}\n${table()}\n${END}${rest.split(END)[1] ?? ''}`;
  if (process.env.UPDATE_DOCS === '1') await writeFile(PAGE, wanted);
  expect(await readFile(PAGE, 'utf8')).toBe(wanted);
});

function table(): string {
  const head =
    '| Kind | Artifact types (or `config.mediaType`) | Predicate types | cosign tag |\n| --- | --- | --- | --- |\n';
  const rows = KINDS.map(
    (kind) => `| \`${kind}\` | ${artifactTypes(kind)} | ${predicateTypes(kind)} | ${tags(kind)} |\n`,
  );
  return head + rows.join('');
}

function artifactTypes(kind: Kind): string {
  return [...patterns(ARTIFACT_TYPES, kind), ...(BUNDLES[kind] ?? [])].join('<br>');
}

const BUNDLES: Partial<Record<Kind, readonly string[]>> = {
  signature: [
    `a sigstore bundle (\`${SIGSTORE_BUNDLE}\`) whose \`dev.sigstore.bundle.content\` is \`message-signature\`, or whose predicate type is the one in this row`,
  ],
  attestation: [`any other sigstore bundle with a DSSE envelope (\`${SIGSTORE_BUNDLE}\`)`],
};

function tags(kind: Kind): string {
  const found = Object.entries(TAG_KINDS).filter(([, tagged]) => tagged === kind);
  return found.map(([tag]) => `\`sha256-….${tag}\``).join('<br>');
}

function predicateTypes(kind: Kind): string {
  return kind === 'attestation' ? 'any, except that of `signature`' : patterns(PREDICATE_TYPES, kind).join('<br>');
}

function patterns(rows: readonly TypeRow[], kind: Kind): readonly string[] {
  return rows.filter(([, own]) => own === kind).map(([pattern]) => `\`${pattern}\``);
}
