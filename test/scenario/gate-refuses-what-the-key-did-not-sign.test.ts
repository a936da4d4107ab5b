import { expect, test } from 'vitest';
import { BY_TAG, type ImageFixture, imageFixture, READBOT, registryFixture } from '../support/fixtures.ts';
import { statementOf } from '../support/registry/in-toto.ts';
import { runGate } from '../support/run-action.ts';
import {
  attestationLayer,
  envelopeBy,
  makeKey,
  pushBundle,
  pushBundleWith,
  pushCosignFixture,
  pushMessageSignature,
  pushOci11,
  pushTagged,
  SIGN,
  type SignedTarget,
  SLSA_PREDICATE,
  SPDX_PREDICATE,
  signatureLayer,
  workspaceWithKeys,
} from '../support/signed-image.ts';
import { readFixture, signEnvelope } from '../unit/verify/signed-evidence.ts';

const REPOSITORY = 'devtable/simple';
const { signer, pem } = makeKey();
const OTHER = makeKey();
const SIGNATURE = 'signature key=cosign.pub';
const PROVENANCE = 'provenance key=cosign.pub';
const BY_NO_KEY = 'its signature is by none of the keys';

const setup = () => workspaceWithKeys({ 'cosign.pub': pem });

function targetOf({ registry, digest }: ImageFixture): SignedTarget {
  return { registry, repository: REPOSITORY, digest };
}

/** Another image in the same repository, with evidence that the key signed. */
interface Sibling {
  readonly digest: string;
}

interface Attack {
  readonly name: string;
  readonly require?: string;
  readonly push: (target: SignedTarget, sibling: Sibling) => void;
  readonly why: string;
}

const toBase64 = (document: unknown) => Buffer.from(JSON.stringify(document)).toString('base64');

const ATTACKS: readonly Attack[] = [
  {
    name: 'a signature by another key',
    push: (target) => pushBundle(target, { signer: OTHER.signer }),
    why: BY_NO_KEY,
  },
  {
    name: 'a genuine bundle that was pushed again for another image',
    push: (target, { digest }) => pushBundle(target, { signer, about: digest }),
    why: 'its statement is about another image, SIBLING',
  },
  {
    name: "another image's layer under .sig",
    push: (target, { digest }) => pushTagged(target, 'sig', [signatureLayer(target, { signer, about: digest })]),
    why: 'its payload belongs to another image, SIBLING',
  },
  {
    name: "another image's layer in an OCI 1.1 signature",
    push: (target, { digest }) => pushOci11(target, [signatureLayer(target, { signer, about: digest })]),
    why: 'its payload belongs to another image, SIBLING',
  },
  {
    name: "another image's layer under .att",
    require: PROVENANCE,
    push: (target, { digest }) =>
      pushTagged(target, 'att', [attestationLayer(target, { signer, about: digest, predicateType: SLSA_PREDICATE })]),
    why: 'its statement is about another image, SIBLING',
  },
  {
    name: 'a message signature of another image',
    push: (target) => pushMessageSignature(target, Buffer.from('{"schemaVersion":2}'), { signer }),
    why: 'its signature is of another image',
  },
  {
    name: 'a signed SBOM that is annotated as provenance',
    require: PROVENANCE,
    push: (target) => pushBundle(target, { signer, predicateType: SPDX_PREDICATE, annotated: SLSA_PREDICATE }),
    why: `its signed predicate type is ${SPDX_PREDICATE}`,
  },
  {
    name: 'a signed SBOM under .att that is annotated as provenance',
    require: PROVENANCE,
    push: (target) =>
      pushTagged(target, 'att', [
        attestationLayer(target, { signer, predicateType: SPDX_PREDICATE, annotated: SLSA_PREDICATE }),
      ]),
    // With a tag, the manifest is described by the statement itself.
    why: 'its manifest differs from the list: it is of the kind sbom',
  },
  {
    name: 'a changed payload',
    push: (target, { digest }) => {
      const payload = toBase64(statementOf(target.digest, 'https://sigstore.dev/cosign/sign/v1'));
      pushBundleWith(target, { dsseEnvelope: { ...envelopeBy(target, { signer, about: digest }), payload } });
    },
    why: BY_NO_KEY,
  },
  {
    name: 'a changed payload type',
    push: (target) =>
      pushBundleWith(target, { dsseEnvelope: { ...envelopeBy(target, { signer }), payloadType: 'text/plain' } }),
    why: BY_NO_KEY,
  },
  {
    name: 'no signature',
    push: (target) => pushBundleWith(target, { dsseEnvelope: { ...envelopeBy(target, { signer }), signatures: [] } }),
    why: 'its envelope has 0 signatures instead of one',
  },
  {
    name: 'an empty signature',
    push: (target) =>
      pushBundleWith(target, { dsseEnvelope: { ...envelopeBy(target, { signer }), signatures: [{ sig: '' }] } }),
    why: 'it has no signature',
  },
  {
    name: 'two signatures in one envelope',
    push: (target) => {
      const [own, other] = [signer, OTHER.signer].map((one) => envelopeBy(target, { signer: one }));
      const signatures = [...(own?.signatures ?? []), ...(other?.signatures ?? [])];
      pushBundleWith(target, { dsseEnvelope: { ...own, signatures } });
    },
    why: 'its envelope has 2 signatures instead of one',
  },
  {
    name: 'one signer twice',
    require: 'signature min=2 key=cosign.pub',
    push: (target) => {
      for (const predicate of [{ run: 1 }, { run: 2 }]) pushBundle(target, { signer, predicate });
    },
    why: 'its signer or its signed content counts already',
  },
  {
    name: 'a signed SBOM that was pushed twice',
    require: 'sbom min=2 key=cosign.pub',
    push: (target) => {
      const dsseEnvelope = envelopeBy(target, { signer, predicateType: SPDX_PREDICATE });
      for (const hint of ['a', 'b']) pushBundleWith(target, { dsseEnvelope, hint }, { predicateType: SPDX_PREDICATE });
    },
    why: 'its signer or its signed content counts already',
  },
  {
    name: 'a statement about many images, with this one as the last',
    push: (target) => {
      const { subject, ...statement } = Object(statementOf(target.digest, SIGN));
      const others = Array.from({ length: 10_001 }, (_, index) => {
        return { name: '', digest: { sha256: index.toString(16).padStart(64, '0') } };
      });
      pushBundleWith(target, {
        dsseEnvelope: signEnvelope(signer, { ...statement, subject: [...others, ...subject] }),
      });
    },
    why: 'its statement has too many subjects, and the first 10000 are not this image',
  },
  {
    name: 'a bundle of 16 MiB and one byte',
    push: ({ registry, digest }) => {
      const size = (16 << 20) + 1;
      registry.push.bundle(REPOSITORY, digest, { predicateType: 'https://sigstore.dev/cosign/sign/v1', size });
    },
    why: 'it is larger than 16 MiB and was not read',
  },
  {
    name: 'deeply nested JSON',
    push: ({ registry, digest }) => {
      const bundle = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      registry.push.bundle(REPOSITORY, digest, { predicateType: 'https://sigstore.dev/cosign/sign/v1', bundle });
    },
    why: 'it has more than',
  },
  {
    name: 'an SBOM without a signature',
    require: 'application/spdx+json key=cosign.pub',
    push: ({ registry, digest }) =>
      registry.push.referrer(REPOSITORY, digest, { artifactType: 'application/spdx+json' }),
    why: 'it is not signed',
  },
];

/** Evidence that counted already is not a failed verification. */
const MISSING = new Set(['one signer twice', 'a signed SBOM that was pushed twice']);

test.each(ATTACKS)('$name', async ({ name, require = SIGNATURE, push, why }) => {
  const image = await imageFixture({});
  const sibling = image.registry.push.image(REPOSITORY, 'sibling');
  push(targetOf(image), sibling);

  const run = await runGate(image.registry, { image: BY_TAG, require, ...READBOT }, await setup());

  expect(run.exitCode).toBe(1);
  const result = MISSING.has(name) ? 'missing' : 'unverified';
  expect(run.outputs).toMatchObject({ result, satisfied: 'false', missing: JSON.stringify([require]) });
  expect(run.log).toContain(why.replace('SIBLING', sibling.digest));
});

test('any of the subjects of a statement may be the image', async () => {
  const image = await imageFixture({});
  const sibling = image.registry.push.image(REPOSITORY, 'sibling');
  const target = targetOf(image);
  const [own, other] = [image.digest, sibling.digest].map((digest) => Object(statementOf(digest, SPDX_PREDICATE)));
  const subject = [...other.subject, ...own.subject];
  pushBundleWith(
    target,
    { dsseEnvelope: signEnvelope(signer, { ...own, subject }) },
    { predicateType: SPDX_PREDICATE },
  );

  const run = await runGate(
    image.registry,
    { image: BY_TAG, require: 'sbom key=cosign.pub', ...READBOT },
    await setup(),
  );

  expect(run.outputs.result).toBe('pass');
});

test('a signature by another key fails the step although on-missing is warn, and says what to check', async () => {
  const registry = await registryFixture();
  const { digest } = pushCosignFixture(registry, REPOSITORY, { name: 'p-256', forms: ['sign'] });
  const setup = await workspaceWithKeys({ 'cosign.pub': readFixture('rsa-2048').pub }, { IMAGE: digest });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: `${SIGNATURE}\nsbom`, 'on-missing': 'warn', ...READBOT },
    { ...setup, show: ['outputs', 'summary'] },
  );

  expect(run.exitCode).toBe(1);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-what-the-key-did-not-sign.txt');
});
