import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

/** Of @sigstore/verify. */
const KEYLESS = 'TLOG_BODY_ERROR';
const BY_NO_KEY = 'its signature is by none of the keys';
const BY_TUF = 'Final timestamp.json is expired';

/** Packages and modules that few runs need, by a string that only they have. Why: docs/decisions/start.md. */
const LOADED_WHEN_NEEDED = [
  { name: 'the OIDC client', text: 'actions/oidc-client' },
  { name: '@actions/http-client, except what reads the variables of a proxy', text: 'Too many redirects' },
  { name: 'tunnel', text: 'tunneling socket' },
  { name: '@actions/exec', text: 'ToolRunner' },
  { name: '@actions/io', text: 'isUnixExecutable' },
  { name: 'the job summary of @actions/core', text: 'Unable to access summary file' },
  { name: 'what compresses reports', text: 'deflateRawSync' },
  { name: 'the writing of logins', text: 'quay-referrers-login-' },
  { name: 'what judges images', text: 'It is unknown whether the rule' },
  { name: 'the syntax of rules for signatures', text: 'which anyone with an account at the issuer would meet' },
  { name: 'the reading of keys', text: 'the path of a public key in the workspace' },
  { name: 'what verifies signatures', text: BY_NO_KEY },
  { name: 'what updates the trusted root', text: BY_TUF },
  { name: 'the embedded trusted root', text: Buffer.from('{\n "signatures": [').toString('base64').slice(0, 20) },
  { name: 'what verifies keyless signatures', text: KEYLESS },
  { name: 'what verifies signatures of notation', text: 'is not issued by a CA in' },
  { name: 'the report about images', text: 'The tree of referrers was cut' },
];

describe.each(['gate', 'token', 'api'])('the bundle of the %s', (name) => {
  const folder = fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const bundle = files.map(read).join('\n');
  const loaded = filesLoadedBy(folder);

  test('holds the stub of undici, not undici (docs/decisions/no-undici.md)', () => {
    expect(bundle).toContain('undici is left out of this bundle');
    expect(bundle).not.toMatch(/undici\/lib|class Dispatcher|llhttp/);
  });

  test('contains no path of the machine that built it', () => {
    expect(bundle).not.toMatch(/file:\/\/\/|\/home\/|\/Users\/|\/root\//);
  });

  test.each(LOADED_WHEN_NEEDED)('does not load $name at the start', ({ text }) => {
    expect(files.some((file) => loaded.includes(file) && read(file).includes(text))).toBe(false);
  });

  test('does not have zod or valibot, which take longer to load than valita', () => {
    expect(bundle).not.toMatch(/ZodMini|\$ZodType|_addIssue|~standard/);
  });

  test('has the license of each package', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const licenses = readFileSync(join(folder, 'licenses.txt'), 'utf8').split('\n');
    expect(licenses).toEqual(expect.arrayContaining([...Object.keys(dependencies), 'tunnel', 'yocto-queue']));
  });
});

const ONLY_IN_THE_GATE = [
  { name: 'the code that verifies signatures by keys', text: BY_NO_KEY, size: 300_000 },
  { name: 'the code that verifies keyless signatures', text: KEYLESS, size: 300_000 },
  { name: 'the code that updates the trusted root', text: BY_TUF, size: 241_000 },
];

test.each(ONLY_IN_THE_GATE)(
  '$name is in one file of at most $size bytes, which only the gate has',
  ({ text, size }) => {
    const folders = ['gate', 'token', 'api'].map((name) =>
      fileURLToPath(new URL(`../../dist/${name}`, import.meta.url)),
    );
    const found = folders.flatMap((folder) => {
      const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
      return files.map((file) => join(folder, file)).filter((file) => readFileSync(file, 'utf8').includes(text));
    });
    expect(found).toEqual([expect.stringContaining('/dist/gate/')]);
    for (const file of found) expect(statSync(file).size).toBeLessThanOrEqual(size);
  },
);

test('a gate whose rules have keys does not load what verifies keyless signatures', () => {
  const folder = fileURLToPath(new URL('../../dist/gate', import.meta.url));
  const loads = (text: string, inputs: Readonly<Record<string, string>>) =>
    filesLoadedBy(folder, inputs).some((file) => readFileSync(join(folder, file), 'utf8').includes(text));
  const [keys, root] = [{ INPUT_REQUIRE: 'signature key=a.pub' }, { 'INPUT_TRUSTED-ROOT': '{}' }];
  expect(loads(BY_NO_KEY, keys)).toBe(true);
  expect(loads(KEYLESS, keys)).toBe(false);
  expect(loads(KEYLESS, { INPUT_REQUIRE: 'signature issuer=https://a.b identity=a@b.c', ...root })).toBe(true);
});

/** The files of the bundle that a step loads which fails at its inputs. */
function filesLoadedBy(folder: string, inputs: Readonly<Record<string, string>> = {}): readonly string[] {
  const hook = `import { registerHooks } from 'node:module';
    registerHooks({ load: (url, context, next) => (console.log('loads ' + url), next(url, context)) });`;
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, join(folder, 'index.js')],
    { env: { INPUT_REGISTRY: 'no host', ...inputs }, encoding: 'utf8' },
  );
  const files = [...stdout.matchAll(/^loads file:.*\/(.+)$/gm)].map(([, file = '']) => file);
  if (!files.includes('main.js')) throw new Error(`the files that are loaded are not known: ${stdout}`);
  return files;
}

test('a step whose chunk is missing fails, and says which file is missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const whole = fileURLToPath(new URL('../../dist/token', import.meta.url));
  cpSync(whole, folder, { recursive: true, filter: (file) => !/\d+\.index\.js$/.test(file) });
  const { status, stdout } = spawnSync(process.execPath, [join(folder, 'post.js')], { env: {}, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^::error title=The action failed::.*Cannot find module '.*\d+\.index\.js'/m);
});
