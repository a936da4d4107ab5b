import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, type RSAKeyPairOptions } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { describe, expect, test } from 'vitest';
import { GATE_INPUTS } from '../../../src/gate/inputs.ts';
import { addKeyVerifiers } from '../../../src/gate/key-files.ts';
import { Verifiers } from '../../../src/gate/verifiers.ts';
import { InputReader } from '../../../src/inputs/reader.ts';
import { parseRuleLines } from '../../../src/policy/rule.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { temporaryFolder } from '../api/run-in-process.ts';
import { problemsOf, problemsOfAsync } from '../policy/problems-of.ts';
import { readFixture } from '../verify/signed-evidence.ts';

const ONE = readFixture('p-256');
const OTHER = readFixture('rsa-2048');
const P256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PRIVATE = P256.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const ENCRYPTED = `-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----
eyJrZGYiOnsibmFtZSI6InNjcnlwdCIsInBhcmFtcyI6eyJOIjo2NTUzNiwiciI6
OCwicCI6MX0sInNhbHQiOiJPaEdPa1F2N1h4
-----END ENCRYPTED SIGSTORE PRIVATE KEY-----
`;
const CERTIFICATE = await generate([{ name: 'commonName', value: 'test' }], { keySize: 2048 });

function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

function rsaOf(options: RSAKeyPairOptions<'pem', 'pem'>['modulusLength']): string {
  return pemOf(generateKeyPairSync('rsa', { modulusLength: options }).publicKey);
}

/** The files of the workspace. Beside it is `outside.pub`. */
const FILES: Readonly<Record<string, string | Buffer>> = {
  'cosign.pub': ONE.pub,
  'other.pub': OTHER.pub,
  'my keys/release key.pub': ONE.pub,
  'both.pub': `${OTHER.pub}\n${ONE.pub}`,
  'windows.pub': ONE.pub.replaceAll('\n', '\r\n'),
  'bom.pub': `\uFEFF${ONE.pub}`,
  'signer.crt': CERTIFICATE.cert,
  'cosign.key': ENCRYPTED,
  'private.pem': PRIVATE,
  'pair.pem': `${ONE.pub}${PRIVATE}`,
  'ed25519.pub': pemOf(generateKeyPairSync('ed25519').publicKey),
  'rsa-1024.pub': rsaOf(1024),
  'empty.pub': '',
  'large.pub': Buffer.alloc(1 << 20, ONE.pub),
  'utf-16.pub': Buffer.from(`\uFEFF${ONE.pub}`, 'utf16le'),
  'one-line.pub': ONE.pub.replaceAll('\n', String.raw`\n`),
  'readme.md': 'The key is s3cret-content.',
};

function makeWorkspace(): string {
  const folder = temporaryFolder();
  const workspace = join(folder, 'workspace');
  mkdirSync(join(workspace, 'my keys'), { recursive: true });
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(workspace, name), content);
  writeFileSync(join(folder, 'outside.pub'), ONE.pub);
  symlinkSync(join(folder, 'outside.pub'), join(workspace, 'link.pub'));
  symlinkSync('cosign.pub', join(workspace, 'inside.pub'));
  symlinkSync(folder, join(workspace, 'up'));
  execFileSync('mkfifo', [join(workspace, 'fifo.pub')]);
  return workspace;
}

/** Reads rules and their keys; `require` has one rule per line. */
async function readIn(workspace: string | undefined, typed: Readonly<Record<string, string>>) {
  const inputs = new InputReader(GATE_INPUTS, fakeRunner(typed));
  const { rules, problems } = parseRuleLines(inputs.lines('require'), VERIFICATION_SYNTAX);
  const verifiers = new Verifiers();
  await addKeyVerifiers(verifiers, rules, { inputs, workspace, hasAllRules: problems.length === 0 });
  inputs.finish();
  return { rules, verifiers };
}

describe('the signature of a key counts if it is', () => {
  test.each([
    { name: 'in a file', require: 'signature key=cosign.pub' },
    { name: 'in one of several files', require: 'signature key=other.pub|cosign.pub' },
    { name: 'in a file with several keys', require: 'signature key=both.pub' },
    { name: 'in a file with a space in its path', require: 'signature key="my keys/release key.pub"' },
    { name: 'in a file whose option is quoted whole', require: 'signature "key=my keys/release key.pub"' },
    { name: 'in a file with line ends of Windows', require: 'signature key=windows.pub' },
    { name: 'in a file with a byte order mark', require: 'signature key=bom.pub' },
    { name: 'in a link that stays in the workspace', require: 'signature key=inside.pub' },
    { name: 'in a path through another folder', require: 'signature key=./up/workspace/cosign.pub' },
    { name: 'the input', require: 'signature key=input', publicKey: ONE.pub },
    { name: 'the input, with line ends of Windows', require: 'signature key=input', publicKey: FILES['windows.pub'] },
    { name: 'one of the input', require: 'signature key=input', publicKey: FILES['both.pub'] },
    { name: 'the path in the input', require: 'signature key=input', publicKey: 'my keys/release key.pub' },
    { name: 'the input beside a file', require: 'signature key=other.pub|input', publicKey: 'cosign.pub' },
  ])('$name', async ({ require, publicKey = '' }) => {
    const { rules, verifiers } = await readIn(makeWorkspace(), { require, 'public-key': String(publicKey) });
    for (const rule of rules) expect((await verifiers.for(rule).verify(ONE.sign, ONE.image)).kind).toBe('verified');
    expect(rules).toHaveLength(1);
  });

  test('in an absolute path, also outside the workspace', async () => {
    const workspace = makeWorkspace();
    const require = `signature key=${join(workspace, '../outside.pub')}`;
    const { rules, verifiers } = await readIn(workspace, { require });
    const [rule] = rules;
    if (rule === undefined) throw new Error('there is a rule');
    expect(await verifiers.for(rule).verify(ONE.sign, ONE.image)).toMatchObject({ kind: 'verified' });
    expect(await verifiers.for(rule).verify(OTHER.sign, OTHER.image)).toMatchObject({ kind: 'unverified' });
  });
});

test('a certificate is used for its key', async () => {
  const { rules, verifiers } = await readIn(makeWorkspace(), { require: 'signature key=signer.crt' });
  expect(rules.map((rule) => verifiers.for(rule))).toHaveLength(1);
});

test('each rule is verified with its own keys', async () => {
  const require = 'signature key=cosign.pub\nsignature key=other.pub\nsbom\nprovenance key=cosign.pub min=2';
  const { rules, verifiers } = await readIn(makeWorkspace(), { require });
  const [one, two, presence, three] = rules;
  if (!one || !two || !presence || !three) throw new Error('there are four rules');
  expect(await verifiers.for(one).verify(ONE.sign, ONE.image)).toMatchObject({ kind: 'verified' });
  expect(await verifiers.for(two).verify(ONE.sign, ONE.image)).toMatchObject({ kind: 'unverified' });
  expect(await verifiers.for(three).verify(ONE.sign, ONE.image)).toMatchObject({ kind: 'verified' });
  expect(() => verifiers.for(presence)).toThrow('no signature can be verified for the rule sbom');
});

/** A key that is not valid: as the file of a rule, and as the input. */
const REFUSED: readonly { readonly key: string; readonly says: string }[] = [
  { key: 'none.pub', says: 'the file `none.pub` does not exist; expected the path of a public key in the workspace' },
  { key: 'cosign.pub/x', says: 'the file `cosign.pub/x` does not exist; expected' },
  { key: 'my keys', says: 'the file `my keys` is a folder; expected' },
  { key: '.', says: 'the file `.` is outside the workspace (links are followed); expected' },
  { key: '../outside.pub', says: 'the file `../outside.pub` is outside the workspace (links are followed); expected' },
  { key: 'link.pub', says: 'the file `link.pub` is outside the workspace (links are followed); expected' },
  { key: 'up/outside.pub', says: 'the file `up/outside.pub` is outside the workspace (links are followed); expected' },
  { key: 'fifo.pub', says: 'the file `fifo.pub` is not a regular file; expected' },
  { key: '/dev/zero', says: 'the file `/dev/zero` is not a regular file; expected' },
  { key: 'large.pub', says: 'the file `large.pub` is larger than 64 KiB; expected' },
  { key: 'utf-16.pub', says: 'the file `utf-16.pub` is not UTF-8; in Windows PowerShell write it with Out-File' },
  { key: 'empty.pub', says: 'there is no public key in empty.pub; expected PEM with its line breaks' },
  { key: 'readme.md', says: 'there is no public key in readme.md; expected PEM' },
  { key: 'one-line.pub', says: 'the key in one-line.pub is not valid (' },
  {
    key: 'cosign.key',
    says: 'the key in cosign.key is a private key; expected the public key, for example: cosign.pub',
  },
  { key: 'private.pem', says: 'the key in private.pem is a private key; expected the public key' },
  { key: 'pair.pem', says: 'key 2 in pair.pem is a private key; expected the public key' },
  { key: 'ed25519.pub', says: 'the key in ed25519.pub is an Ed25519 key: cosign signs with Ed25519ph then' },
  { key: 'rsa-1024.pub', says: 'the key in rsa-1024.pub has only 1024 bits; expected a key for ECDSA' },
];

describe('an input error before any request is', () => {
  test.each(REFUSED)('$key in a rule', async ({ key, says }) => {
    const require = `sbom\nsignature key="cosign.pub|${key}"`;
    const problems = await problemsOfAsync(() => readIn(makeWorkspace(), { require }));
    expect(problems).toEqual([expect.stringContaining(`require: \`signature key="cosign.pub|${key}"\`: ${says}`)]);
    expect(problems[0]).toMatch(/; expected .*, for example: \S/);
    expect(problems[0]).not.toContain('s3cret-content');
  });

  test.each(REFUSED)('$key as public-key', async ({ key, says }) => {
    const inputs = { require: 'signature key=input\nsbom key=input', 'public-key': key };
    const problems = await problemsOfAsync(() => readIn(makeWorkspace(), inputs));
    expect(problems).toEqual([expect.stringContaining(`public-key: ${says}`)]);
  });

  test('a relative path without a workspace', async () => {
    const problems = await problemsOfAsync(() => readIn(undefined, { require: 'signature key=cosign.pub' }));
    expect(problems).toEqual([expect.stringContaining('cannot be found: the variable GITHUB_WORKSPACE is not set')]);
  });

  const typed = [
    { name: 'a private key', text: PRIVATE, says: 'the key in public-key is a private key; expected the public key' },
    { name: 'an encrypted private key of cosign', text: ENCRYPTED, says: 'the key in public-key is a private key' },
    { name: 'a pair of keys', text: `${ONE.pub}${PRIVATE}`, says: 'key 2 in public-key is a private key' },
    {
      name: 'a key without line breaks',
      text: ONE.pub.replaceAll('\n', ' '),
      says: 'the key in public-key is not valid',
    },
    { name: 'a key that is cut', text: ONE.pub.slice(0, 60), says: 'the key in public-key is not valid (' },
    {
      name: 'the lines of a private key without its label',
      text: body(PRIVATE),
      says: 'this is neither a public key as PEM',
    },
    {
      name: 'the same on one line',
      text: body(PRIVATE).replaceAll('\n', ''),
      says: 'this is neither a public key as PEM',
    },
    { name: 'several paths', text: 'cosign.pub\nother.pub', says: 'this is neither a public key as PEM nor a path' },
    { name: 'a key in a KMS', text: 'awskms:///alias/x', says: '`awskms:///alias/x` is a URL, and keys are only read' },
    { name: 'a URL', text: 'https://acme.example/k.pub', says: '`https://acme.example/k.pub` is a URL, and keys are' },
    { name: 'a name in Kubernetes', text: 'k8s://ns/key', says: '`k8s://ns/key` is a URL, and keys are only read' },
  ];
  test.each(typed)('$name as public-key', async ({ text, says }) => {
    const inputs = { require: 'signature key=input', 'public-key': text };
    const problems = await problemsOfAsync(() => readIn(makeWorkspace(), inputs));
    expect(problems).toEqual([expect.stringContaining(`public-key: ${says}`)]);
    expect(problems[0]).toMatch(/; expected .*, for example: \S/);
    for (const line of body(PRIVATE).split('\n')) expect(problems[0]).not.toContain(line);
  });

  test.each([{}, { 'public-key': '' }])('key=input without public-key: %j', async (inputs) => {
    const problems = await problemsOfAsync(() =>
      readIn(makeWorkspace(), { require: 'signature key=input', ...inputs }),
    );
    expect(problems).toEqual([
      'public-key: not set or empty, although the rule `signature key=input` names it; expected a public key as PEM, or the path of its file, for example: cosign.pub',
    ]);
  });

  test.each(['signature key=cosign.pub', 'sbom'])('public-key that no rule names: %s', async (require) => {
    const inputs = { require, 'public-key': ONE.pub };
    expect(await problemsOfAsync(() => readIn(makeWorkspace(), inputs))).toEqual([
      'public-key: no rule has key=input, so no signature would be verified with this key; expected a rule that names it, for example: signature key=input',
    ]);
  });
});

function body(pem: string): string {
  return pem.split('\n').slice(1, -2).join('\n');
}

test('a key that several rules name is read and reported once, for the first of them', async () => {
  const inputs = { require: 'signature key=none.pub\nsbom key=other.pub|none.pub' };
  const problems = await problemsOfAsync(() => readIn(makeWorkspace(), inputs));
  expect(problems).toEqual([
    expect.stringContaining('require: `signature key=none.pub`: the file `none.pub` does not'),
  ]);
});

test('a rule with a key that has a problem has no verifier, although its other key is valid', async () => {
  const inputs = new InputReader(GATE_INPUTS, fakeRunner());
  const { rules } = parseRuleLines(['signature key=cosign.pub|none.pub'], VERIFICATION_SYNTAX);
  const verifiers = new Verifiers();
  await addKeyVerifiers(verifiers, rules, { inputs, workspace: makeWorkspace(), hasAllRules: true });
  for (const rule of rules) expect(() => verifiers.for(rule)).toThrow('no signature can be verified');
  expect(problemsOf(() => inputs.finish())).toHaveLength(1);
});

test('a rule with log=required has no verifier before the trusted root is known, and is not met by the key alone', async () => {
  const inputs = new InputReader(GATE_INPUTS, fakeRunner());
  const lines = ['signature key=cosign.pub', 'signature key=cosign.pub log=required'];
  const [plain, logged] = parseRuleLines(lines, VERIFICATION_SYNTAX).rules;
  if (plain === undefined || logged === undefined) throw new Error('the rules are not valid');
  const verifiers = new Verifiers();
  await addKeyVerifiers(verifiers, [plain, logged], { inputs, workspace: makeWorkspace(), hasAllRules: true });
  expect(verifiers.needsRoot).toBe(true);
  expect(() => verifiers.for(logged)).toThrow('no signature can be verified');
  const refusal = { kind: 'unverified', why: 'not in the log' } as const;
  verifiers.useRoot({ verify: async () => refusal, verifyEntry: async () => refusal });
  expect(await verifiers.for(logged).verify(ONE.sign, ONE.image)).toEqual(refusal);
  expect((await verifiers.for(plain).verify(ONE.sign, ONE.image)).kind).toBe('verified');
});

test('public-key may be for a line that is not a valid rule', async () => {
  const inputs = { require: 'sbom\nsignature key=input colour=red', 'public-key': ONE.pub };
  expect(await problemsOfAsync(() => readIn(makeWorkspace(), inputs))).toEqual([]);
});
