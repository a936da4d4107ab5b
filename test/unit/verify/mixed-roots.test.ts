import { describe, expect, test } from 'vitest';
import { IdentityVerifier } from '../../../src/verify/identity-verifier.ts';
import { makeSigstoreInstance, type SigstoreInstance } from '../../support/sigstore-instance.ts';
import { attest, hashedRekordV1, type KeylessOptions, signImage, toDocument } from './keyless-evidence.ts';
import { IMAGE } from './signed-evidence.ts';

const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1';
const [one, other] = [await makeSigstoreInstance(), await makeSigstoreInstance()];
const signer = await one.issue(IDENTITY);

/** The roots of the first instance, and of the second one without its logs, as that of GitHub. */
const rootOf = (instance: SigstoreInstance, changes: object) =>
  JSON.stringify({ ...JSON.parse(instance.root()), ...changes });
const ROOTS = [
  { name: 'two instances with logs', json: `${rootOf(one, {})}\n${rootOf(other, {})}` },
  { name: 'an instance without logs besides', json: `${rootOf(one, {})}\n${rootOf(other, { tlogs: [], ctlogs: [] })}` },
  { name: 'an instance without logs first', json: `${rootOf(other, { tlogs: [], ctlogs: [] })}\n${rootOf(one, {})}` },
];

const verify = (json: string, bundle: unknown) =>
  IdentityVerifier.read({ source: 'root.jsonl', text: json }).verify(toDocument(bundle), IMAGE);

/** A bundle of the signer whose entry and timestamp are of other instances. */
async function mix(entryOf: SigstoreInstance | undefined, timestampOf: SigstoreInstance | undefined) {
  const bundle = await signImage(one, signer, { log: 'none' });
  const { signature: sig } = bundle.messageSignature as { signature: string };
  const body = hashedRekordV1(signer, { signed: IMAGE.manifest ?? Buffer.alloc(0), sig });
  const rfc3161Timestamps = timestampOf && [
    { signedTimestamp: await timestampOf.timestamp(Buffer.from(sig, 'base64')) },
  ];
  const verificationMaterial = {
    ...bundle.verificationMaterial,
    tlogEntries: entryOf === undefined ? [] : [await entryOf.log(body)],
    timestampVerificationData: { rfc3161Timestamps: rfc3161Timestamps ?? [] },
  };
  return { ...bundle, verificationMaterial };
}

describe.each(ROOTS)('the material of different instances is never combined: $name', ({ json }) => {
  test.each([
    { name: 'the log of the other one', from: [other, undefined] as const },
    { name: 'the log of the other one, with an own timestamp', from: [other, one] as const },
    { name: 'the timestamp of the other one, without a log entry', from: [undefined, other] as const },
    { name: 'the timestamp of the other one besides', from: [one, other] as const },
    { name: 'log and timestamp of the other one', from: [other, other] as const },
    { name: 'an own timestamp without a log entry', from: [undefined, one] as const },
  ])('$name', async ({ from: [entryOf, timestampOf] }) => {
    expect(await verify(json, await mix(entryOf, timestampOf))).toMatchObject({ kind: 'unverified' });
  });

  test.each<KeylessOptions>([{}, { timestamp: true }])('but that of one is verified: %j', async (options) => {
    expect(await verify(json, await attest(one, signer, options))).toMatchObject({ kind: 'verified' });
    expect(await verify(json, await mix(one, one))).toMatchObject({ kind: 'verified' });
  });
});
