/**
 * Makes the files in test/unit/verify/fixtures, one for each type of key, which signed-evidence.ts beside them reads: an image on a real
 * Quay, signed and attested in each form by the real cosign 3.1.3. Every run makes new keys, and deletes the private ones after it.
 *
 *   PATH=FOLDER_OF_COSIGN_CRANE_AND_ORAS:$PATH REAL_QUAY=PATH_OF_START node test/support/make-verify-fixtures.ts
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPrograms } from './programs.ts';
import { realQuayScript, startRealQuay } from './real-quay.ts';

const FIXTURES = fileURLToPath(new URL('../unit/verify/fixtures', import.meta.url));

/** The name of each key, and its type for Node; cosign itself makes only P-256 keys. */
const KEYS = {
  'p-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'p-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'p-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  'rsa-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'rsa-4096': () => generateKeyPairSync('rsa', { modulusLength: 4096 }),
} as const;

const PASSWORD = { COSIGN_PASSWORD: 'a password' };
const OFFLINE = ['--use-signing-config=false', '--tlog-upload=false', '--yes'];
const SIGNATURE = 'dev.cosignproject.cosign/signature';
const OLD = '--new-bundle-format=false';

/** The content of the file of a key, by form. Strings, since each byte counts. */
let saved: Record<string, string> = {};

const script = realQuayScript();
if (script === undefined) throw new Error('REAL_QUAY is not set');
const quay = await startRealQuay(script);
const programs = await openPrograms(quay);
try {
  mkdirSync(FIXTURES, { recursive: true });
  for (const [name, makeKey] of Object.entries(KEYS)) await makeFixtures(name, makeKey);
} finally {
  await programs.remove();
  await quay.stop();
}

async function makeFixtures(name: string, makeKey: (typeof KEYS)[keyof typeof KEYS]): Promise<void> {
  saved = {};
  const key = await importKey(name, makeKey);
  const { reference, manifest } = await pushImage(name);
  const predicate = await programs.file('predicate.json', JSON.stringify({ spdxVersion: 'SPDX-2.3', name: 'app' }));
  const attest = ['attest', '--key', key, ...OFFLINE, '--type', 'spdxjson', '--predicate', predicate];
  await cosign(['sign', '--key', key, ...OFFLINE, reference]);
  await cosign([...attest, reference]);
  await cosign(['sign', '--key', key, ...OFFLINE, OLD, reference]);
  await cosign([...attest, OLD, reference]);
  // `cosign sign` makes no message signatures; other clients do, over the manifest.
  await cosign(['sign-blob', '--key', key, ...OFFLINE, '--bundle', 'message.json', manifest]);
  save('message', await programs.run('cat', ['message.json']));
  await saveBundles(reference);
  await saveTags(reference);
  writeFileSync(join(FIXTURES, `${name}.json`), `${JSON.stringify(saved, null, 2)}\n`);
}

async function importKey(name: string, makeKey: (typeof KEYS)[keyof typeof KEYS]): Promise<string> {
  const { privateKey } = makeKey();
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await cosign(['import-key-pair', '--key', await programs.file(`${name}.pem`, pem), '--output-key-prefix', name]);
  save('pub', await programs.run('cat', [`${name}.pub`]));
  return `${name}.key`;
}

async function pushImage(name: string): Promise<{ readonly reference: string; readonly manifest: string }> {
  await programs.file('app.txt', 'app');
  const tagged = `${quay.host}/admin/${name}:1`;
  await programs.run('oras', [
    'push',
    '--plain-http=false',
    '--artifact-type',
    'application/vnd.example.app',
    tagged,
    'app.txt',
  ]);
  const digest = (await programs.run('crane', ['digest', tagged])).trim();
  const manifest = await programs.run('crane', ['manifest', tagged]);
  save('image', manifest);
  return {
    reference: `${quay.host}/admin/${name}@${digest}`,
    manifest: await programs.file('manifest.json', manifest),
  };
}

/** The bundles are referrers of the image; `cosign sign` writes a statement as well. */
async function saveBundles(reference: string): Promise<void> {
  const discover = ['discover', '--plain-http=false', '--format', 'json', reference];
  const { referrers } = JSON.parse(await programs.run('oras', discover));
  for (const { digest } of referrers) {
    const manifest = await programs.run('crane', ['manifest', `${reference.split('@')[0]}@${digest}`]);
    const { layers, annotations } = JSON.parse(manifest);
    const isSignature = annotations['dev.sigstore.bundle.predicateType'] === 'https://sigstore.dev/cosign/sign/v1';
    save(isSignature ? 'sign' : 'attest', await blob(reference, layers[0].digest));
  }
}

/** Each layer under the tag `.sig` is a payload, and each under `.att` an envelope. */
async function saveTags(reference: string): Promise<void> {
  const tag = reference.replace(/@(.*):/, ':$1-');
  const [signature] = JSON.parse(await programs.run('crane', ['manifest', `${tag}.sig`])).layers;
  const payload = await blob(reference, signature.digest);
  save('payload', payload);
  save('signature', signature.annotations[SIGNATURE]);
  const [envelope] = JSON.parse(await programs.run('crane', ['manifest', `${tag}.att`])).layers;
  save('att', await blob(reference, envelope.digest));
}

function blob(reference: string, digest: string): Promise<string> {
  return programs.run('crane', ['blob', `${reference.split('@')[0]}@${digest}`]);
}

function cosign(options: readonly string[]): Promise<string> {
  return programs.run('cosign', options, PASSWORD);
}

function save(field: string, content: string): void {
  saved[field] = content;
}
