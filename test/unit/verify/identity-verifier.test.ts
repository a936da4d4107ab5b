import { describe, expect, test } from 'vitest';
import { IdentityVerifier } from '../../../src/verify/identity-verifier.ts';
import type { SignedDocument } from '../../../src/verify/verifier.ts';
import { DEFAULT_ISSUER, makeSigstoreInstance } from '../../support/sigstore-instance.ts';
import { attest, attestLayer, signImage, signLayer, toDocument } from './keyless-evidence.ts';
import { IMAGE, PREDICATE_TYPE } from './signed-evidence.ts';

const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1';
const instance = await makeSigstoreInstance();
const other = await makeSigstoreInstance('https://other.test');
const FULCIO_CLAIMS = {
  '1.3.6.1.4.1.57264.1.11': 'github-hosted',
  '1.3.6.1.4.1.57264.1.12': 'https://github.com/acme/app',
  '1.3.6.1.4.1.57264.1.14': 'refs/tags/v1',
  '1.3.6.1.4.1.57264.1.16': 'https://github.com/acme',
  '1.3.6.1.4.1.57264.1.20': 'push',
};
const signer = await instance.issue(IDENTITY, FULCIO_CLAIMS);
const unlogged = await instance.issue(IDENTITY, FULCIO_CLAIMS, { isLogged: false });
const CLAIMS = {
  runner: 'github-hosted',
  source: 'https://github.com/acme/app',
  sourceRef: 'refs/tags/v1',
  owner: 'https://github.com/acme',
  trigger: 'push',
};

const WITH_LOGS = instance.root();
/** As GitHub's own instance for private repositories. */
const WITHOUT_LOGS = instance.root({ tlogs: [], ctlogs: [] });
const verify = (document: SignedDocument, root = WITH_LOGS) =>
  IdentityVerifier.read({ source: 'root.json', text: root }).verify(document, IMAGE);

const cases: { name: string; document: SignedDocument; root?: string; isLogged?: true }[] = [
  { name: 'an attestation, logged by Rekor v1', document: toDocument(await attest(instance, signer)), isLogged: true },
  {
    name: 'an attestation, logged by Rekor v1 with a timestamp',
    document: toDocument(await attest(instance, signer, { timestamp: true })),
    isLogged: true,
  },
  {
    name: 'an attestation, logged by Rekor v2',
    document: toDocument(await attest(instance, signer, { log: 'v2', timestamp: true })),
    isLogged: true,
  },
  {
    name: 'an attestation of an instance without logs',
    document: toDocument(await attest(instance, unlogged, { log: 'none', timestamp: true })),
    root: WITHOUT_LOGS,
  },
  {
    name: 'an attestation of the second of two roots',
    document: toDocument(await attest(instance, signer)),
    root: `${other.root()}\n\n${WITH_LOGS}\n`,
    isLogged: true,
  },
  { name: 'a message signature', document: toDocument(await signImage(instance, signer)), isLogged: true },
  {
    name: 'a message signature, logged by Rekor v2',
    document: toDocument(await signImage(instance, signer, { log: 'v2', timestamp: true })),
    isLogged: true,
  },
  { name: 'a layer of .sig', document: await signLayer(instance, signer), isLogged: true },
  {
    name: 'a layer of .sig with a timestamp',
    document: await signLayer(instance, signer, { timestamp: true }),
    isLogged: true,
  },
  { name: 'a layer of .att', document: await attestLayer(instance, signer), isLogged: true },
  {
    name: 'a layer of .att with a timestamp',
    document: await attestLayer(instance, signer, { timestamp: true }),
    isLogged: true,
  },
  {
    name: 'a layer of .att with a timestamp of cosign 2',
    document: await attestLayer(instance, signer, { timestamp: true, overEnvelope: true }),
    isLogged: true,
  },
  {
    name: 'a layer of .att of an instance without logs',
    document: await attestLayer(instance, unlogged, { log: 'none', timestamp: true }),
    root: WITHOUT_LOGS,
  },
];

describe('is verified:', () => {
  test.each(cases)('$name', async ({ document, root, isLogged }) => {
    const result = await verify(document, root);
    expect(result).toMatchObject({
      kind: 'verified',
      proof: { verified: { by: 'identity', signer: IDENTITY, issuer: DEFAULT_ISSUER, claims: CLAIMS } },
    });
    if (result.kind !== 'verified') return;
    const { verified, signed, isLogged: found } = result.proof;
    expect(found).toBe(isLogged);
    expect(Math.abs((verified.time?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    if (signed.kind === 'statement') expect(signed.predicateType).toBe(PREDICATE_TYPE);
  });
});

test('a message signature needs the manifest', async () => {
  const [document, { digest }] = [toDocument(await signImage(instance, signer)), IMAGE];
  const verifier = IdentityVerifier.read({ source: 'root.json', text: WITH_LOGS });
  expect(await verifier.verify(document, { digest })).toEqual({ kind: 'needs-manifest' });
});

test('the time is the earliest, because max-age must not be met by a later timestamp', async () => {
  const now = Math.floor(Date.now() / 1000) * 1000;
  const options = { timestamp: true, at: new Date(now + 60_000), timestampAt: new Date(now + 30_000) };
  const result = await verify(toDocument(await attest(instance, signer, options)));
  expect(result).toMatchObject({ kind: 'verified', proof: { verified: { time: new Date(now + 30_000) } } });
});
