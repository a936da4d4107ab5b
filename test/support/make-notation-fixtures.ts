/**
 * Makes test/unit/verify/fixtures/notation.json: an image on a real Quay, signed by the real notation 1.3.2 in each format, with a key of
 * each type. Every run makes new keys, and deletes the private ones after it.
 *
 *   PATH=FOLDER_OF_NOTATION_CRANE_AND_ORAS:$PATH REAL_QUAY=PATH_OF_START node test/support/make-notation-fixtures.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Notation, openNotation } from './notation.ts';
import { openPrograms } from './programs.ts';
import { realQuayScript, startRealQuay } from './real-quay.ts';

const FILE = fileURLToPath(new URL('../unit/verify/fixtures/notation.json', import.meta.url));

const KEYS = {
  'RSA 2048': 'RSA:2048',
  'RSA 3072': 'RSA:3072',
  'RSA 4096': 'RSA:4096',
  'P-256': 'EC:P-256',
  'P-384': 'EC:P-384',
  'P-521': 'EC:P-521',
} as const;

/** Makes the manifest of each image the same. */
const CREATED = '--annotation=org.opencontainers.image.created=2026-01-02T03:04:05Z';

const script = realQuayScript();
if (script === undefined) throw new Error('REAL_QUAY is not set');
const quay = await startRealQuay(script);
const programs = await openPrograms(quay);
try {
  const notation = await openNotation(programs, quay);
  await programs.file('app.txt', 'app');
  const signed = [];
  for (const [key, algorithm] of Object.entries(KEYS)) signed.push(await makeSignatures(notation, key, algorithm));
  const image = await programs.run('crane', ['manifest', `${quay.host}/admin/p-256:1`]);
  const fixtures = { now: new Date().toISOString(), ca: notation.ca, image, signed };
  writeFileSync(FILE, `${JSON.stringify(fixtures, null, 2)}\n`);
} finally {
  await programs.remove();
  await quay.stop();
}

/** Signs an image of its own in each format. All images have the same manifest, since their only file is the same. */
async function makeSignatures(notation: Notation, key: string, algorithm: string): Promise<object> {
  const name = key.toLowerCase().replace(' ', '-');
  await notation.makeKey(name, algorithm);
  const tagged = `${quay.host}/admin/${name}:1`;
  const push = ['push', '--plain-http=false', '--artifact-type', 'application/vnd.example.app', CREATED, tagged];
  await programs.run('oras', [...push, 'app.txt']);
  const image = `${quay.host}/admin/${name}@${(await programs.run('crane', ['digest', tagged])).trim()}`;
  await notation.sign(image, name, 'jws', '--expiry', '87600h');
  await notation.sign(image, name, 'cose', '--user-metadata', 'build=1');
  await notation.verify(image);
  return { key, subject: subjectIn(await notation.inspect(image)), ...(await readEnvelopes(image)) };
}

/** The first certificate's subject, as notation prints it. */
function subjectIn(inspected: unknown): unknown {
  const [subject = '""'] = /(?<="issuedTo":\s*)"(?:[^"\\]|\\.)*"/.exec(JSON.stringify(inspected)) ?? [];
  return JSON.parse(subject);
}

/** The envelopes in base64, by format. */
async function readEnvelopes(image: string): Promise<Record<string, string>> {
  const discover = ['discover', '--plain-http=false', '--format', 'json', image];
  const { referrers } = JSON.parse(await programs.run('oras', discover));
  const found: Record<string, string> = {};
  const repository = image.split('@')[0];
  for (const { digest } of referrers) {
    const [layer] = JSON.parse(await programs.run('crane', ['manifest', `${repository}@${digest}`])).layers;
    const blob = ['-c', 'crane blob "$1" | base64 -w 0', 'sh', `${repository}@${layer.digest}`];
    found[layer.mediaType === 'application/cose' ? 'cose' : 'jws'] = await programs.run('sh', blob);
  }
  return found;
}
