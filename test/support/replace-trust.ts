import { EMBEDDED_ROOT, type EmbeddedRoot } from '../../src/trust/embedded-root.ts';
import { fileFixture } from './fixtures.ts';

/**
 * Writes a module that gives an action another root in place of the embedded one, and another TUF repository, by changing its code as it is
 * loaded. The actions have no setting for this, so that no workflow can replace what they trust.
 * @returns its path, for the option `--import` of Node.
 */
export async function replaceTrust(root: EmbeddedRoot): Promise<string> {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const replaced = [
    [EMBEDDED_ROOT.repository, root.repository],
    [EMBEDDED_ROOT.date.toISOString().replace('.000', ''), root.date.toISOString()],
    [base64(EMBEDDED_ROOT.trustedRoot), base64(root.trustedRoot)],
    [base64(EMBEDDED_ROOT.tufRoot), base64(root.tufRoot)],
  ];
  return await fileFixture(
    'replace-trust.mjs',
    `import { registerHooks } from 'node:module';
const REPLACED = ${JSON.stringify(replaced)};
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('.index.js')) return loaded;
    const source = REPLACED.reduce((code, [from, to]) => code.replaceAll(from, to), String(loaded.source));
    return { ...loaded, source };
  },
});
`,
  );
}
