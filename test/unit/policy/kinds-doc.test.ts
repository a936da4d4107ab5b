import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { KIND_TABLE, type KindRow, SIGSTORE_BUNDLE } from '../../../src/policy/kinds-table.ts';

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
  return (
    head +
    KIND_TABLE.map(
      (row) => `| \`${row.kind}\` | ${artifactTypes(row)} | ${predicateTypes(row)} | ${tags(row)} |\n`,
    ).join('')
  );
}

function artifactTypes({ artifactTypes, bundle }: KindRow): string {
  const typed = artifactTypes.map((type) => `\`${type}\``);
  return [...typed, ...(bundle === undefined ? [] : [BUNDLES[bundle]])].join('<br>');
}

const BUNDLES = {
  signature: `a sigstore bundle (\`${SIGSTORE_BUNDLE}\`) whose \`dev.sigstore.bundle.content\` is \`message-signature\`, or whose predicate type is the one in this row`,
  attestation: `any other sigstore bundle with a DSSE envelope (\`${SIGSTORE_BUNDLE}\`)`,
};

function tags({ tags }: KindRow): string {
  return tags.map((tag) => `\`sha256-….${tag}\``).join('<br>');
}

function predicateTypes({ predicateTypes }: KindRow): string {
  return predicateTypes.map((type) => (type === '*' ? 'any' : `\`${type}\``)).join('<br>');
}
