import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { IdentityVerifier } from '../../../src/verify/identity-verifier.ts';
import { KeyVerifier } from '../../../src/verify/key-verifier.ts';
import type { SignedDocument } from '../../../src/verify/verifier.ts';
import { statementOf } from '../../support/registry/in-toto.ts';
import { makeSigstoreInstance } from '../../support/sigstore-instance.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { attest, attestLayer, hashedRekordV1, signImage, signLayer, toDocument } from './keyless-evidence.ts';
import { IMAGE, PREDICATE_TYPE, pemOf, readFixture } from './signed-evidence.ts';

const instance = await makeSigstoreInstance();
const [pair, other] = [makeKeys(), makeKeys()];
const ROOT = JSON.parse(instance.root());
const FOREIGN = JSON.parse((await makeSigstoreInstance()).root());

function makeKeys() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

async function verify(document: SignedDocument, root: object = ROOT) {
  const keys = KeyVerifier.read([{ source: 'cosign.pub', text: pemOf(pair.publicKey) }]);
  const roots = IdentityVerifier.read({ source: 'root.json', text: JSON.stringify(root) });
  return await keys.withLog(roots).verify(document, IMAGE);
}

const LOGGED = [
  { name: 'an attestation of Rekor v1', document: toDocument(await attest(instance, pair)) },
  {
    name: 'an attestation of Rekor v2 with a timestamp',
    document: toDocument(await attest(instance, pair, { log: 'v2', timestamp: true })),
  },
  { name: 'a message signature', document: toDocument(await signImage(instance, pair)) },
  { name: 'a layer of .sig', document: await signLayer(instance, pair) },
  { name: 'a layer of .att', document: await attestLayer(instance, pair) },
];

describe('a signature by a key is in a log:', () => {
  test.each(LOGGED)('$name', async ({ document }) => {
    const result = await verify(document);
    expect(result).toMatchObject({ kind: 'verified', proof: { isLogged: true, verified: { by: 'key' } } });
    expect(result.kind === 'verified' && result.proof.verified.time).toBeInstanceOf(Date);
  });
});

test('a message signature needs the manifest', async () => {
  const keys = KeyVerifier.read([{ source: 'cosign.pub', text: pemOf(pair.publicKey) }]);
  const verifier = keys.withLog(IdentityVerifier.read({ source: 'root.json', text: instance.root() }));
  const document = toDocument(await signImage(instance, pair));
  expect(await verifier.verify(document, { digest: IMAGE.digest })).toEqual({ kind: 'needs-manifest' });
});

const GENUINE = await attest(instance, pair);
const MESSAGE = await signImage(instance, pair);
const { signature: SIG } = MESSAGE.messageSignature as { signature: string };
const SIGNED = { signed: IMAGE.manifest ?? Buffer.alloc(0), sig: SIG };
const withEntry = (tlogEntries: readonly unknown[], bundle = MESSAGE) =>
  toDocument({ ...bundle, verificationMaterial: { ...bundle.verificationMaterial, tlogEntries } });
const NOT_VERIFIED = 'its log entry is not verified by the trusted root (';
const certified = await instance.issue('https://github.com/acme/app/.github/workflows/a.yml@refs/heads/main');

const NONE = 'its signature has no entry in a transparency log';
const REFUSED: readonly { name: string; document: SignedDocument; root?: object; why: string }[] = [
  { name: 'no entry', document: toDocument(await attest(instance, pair, { log: 'none' })), why: NONE },
  {
    name: 'an entry of Rekor v2, which has no time, without a timestamp',
    document: toDocument(await attest(instance, pair, { log: 'v2' })),
    why: 'its log entry has no time, and it has no timestamp',
  },
  {
    name: 'no entry but a timestamp',
    document: toDocument(await attest(instance, pair, { log: 'none', timestamp: true })),
    why: NONE,
  },
  { name: 'a layer of .sig without an entry', document: await signLayer(instance, pair, { log: 'none' }), why: NONE },
  {
    name: 'another key',
    document: toDocument(await attest(instance, other)),
    why: 'its signature is by none of the keys',
  },
  {
    name: 'another image',
    document: toDocument(await attest(instance, pair, { statement: statementOf(aDigest('another'), PREDICATE_TYPE) })),
    why: 'its statement is about another image',
  },
  {
    name: 'the entry of another artifact',
    document: withEntry(
      (await attest(instance, pair, { statement: 'another' })).verificationMaterial.tlogEntries,
      GENUINE,
    ),
    why: `${NOT_VERIFIED}tlog entry signature mismatch)`,
  },
  {
    name: 'an entry of the same signature by another key',
    document: withEntry([await instance.log(hashedRekordV1(other, SIGNED))]),
    why: 'its log entry is not of its key',
  },
  {
    name: 'an entry of the same signature by a certificate',
    document: withEntry([await instance.log(hashedRekordV1(certified, SIGNED))]),
    why: 'its log entry is not of its key',
  },
  {
    name: 'an entry for another digest',
    document: withEntry([await instance.log(hashedRekordV1(pair, { ...SIGNED, signed: Buffer.from('another') }))]),
    why: `${NOT_VERIFIED}digest mismatch)`,
  },
  {
    name: 'a root that is missing the log',
    document: toDocument(GENUINE),
    root: { ...ROOT, tlogs: FOREIGN.tlogs },
    why: `${NOT_VERIFIED}inclusion promise could not be verified)`,
  },
  {
    name: 'a root without logs',
    document: toDocument(GENUINE),
    root: { ...ROOT, tlogs: [] },
    why: `${NOT_VERIFIED}inclusion promise could not be verified)`,
  },
  {
    name: 'a timestamp of an authority that is not trusted',
    document: toDocument(await attest(instance, pair, { timestamp: true })),
    root: { ...ROOT, timestampAuthorities: FOREIGN.timestampAuthorities },
    why: 'its timestamp is not verified by the trusted root (timestamp could not be verified)',
  },
];

describe('a signature by a key does not count with log=required:', () => {
  test.each(REFUSED)('$name', async ({ document, root, why }) => {
    expect(await verify(document, root)).toEqual({ kind: 'unverified', why: expect.stringContaining(why) });
  });

  test('a signature of cosign without a log', async () => {
    const { pub, sign, image } = readFixture('p-256');
    const roots = IdentityVerifier.read({ source: 'root.json', text: instance.root() });
    const verifier = KeyVerifier.read([{ source: 'cosign.pub', text: pub }]).withLog(roots);
    expect(await verifier.verify(sign, image)).toEqual({ kind: 'unverified', why: NONE });
  });
});
