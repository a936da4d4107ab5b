import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import {
  type KeylessEvidence,
  pushKeylessAttestation,
  pushKeylessBundle,
  pushKeylessSignature,
} from '../support/keyless-image.ts';
import { statementOf } from '../support/registry/in-toto.ts';
import { runGate } from '../support/run-action.ts';
import { SIGN, type SignedTarget, SLSA_PREDICATE, SPDX_PREDICATE } from '../support/signed-image.ts';
import { DEFAULT_ISSUER, makeSigstoreInstance } from '../support/sigstore-instance.ts';
import { attest } from '../unit/verify/keyless-evidence.ts';
import { pemOf } from '../unit/verify/signed-evidence.ts';

const WORKFLOW = '/.github/workflows/release.yml@refs/tags/v1';
const IDENTITY = `https://github.com/acme/app${WORKFLOW}`;
const TRUST = `issuer=${DEFAULT_ISSUER} identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*`;
const SOURCE = 'https://github.com/acme/app';
const CLAIMS = {
  '1.3.6.1.4.1.57264.1.11': 'github-hosted',
  '1.3.6.1.4.1.57264.1.12': SOURCE,
  '1.3.6.1.4.1.57264.1.14': 'refs/tags/v1',
  '1.3.6.1.4.1.57264.1.16': 'https://github.com/acme',
  '1.3.6.1.4.1.57264.1.20': 'push',
};
const instance = await makeSigstoreInstance();
const github = await makeSigstoreInstance();
const signer = await instance.issue(IDENTITY, CLAIMS);
const bySigner = { instance, signer };

type Push = (target: SignedTarget, sibling: string) => Promise<unknown>;

async function gateAfter(push: Push, require: string, root = instance.root()) {
  const { registry, digest, names } = await imageFixture({});
  const sibling = registry.push.image('devtable/simple', 'sibling').digest;
  await push({ registry, repository: 'devtable/simple', digest }, sibling);
  const inputs = { image: BY_TAG, require, 'trusted-root': root, ...READBOT };
  return { run: await runGate(registry, inputs, { names }), digest, sibling };
}

const bundle =
  (evidence: Partial<KeylessEvidence> = {}): Push =>
  async (target) =>
    await pushKeylessBundle(target, { ...bySigner, ...evidence });

describe('passes with', () => {
  test.each<{ name: string; push: Push; require?: string; root?: string }>([
    { name: 'a bundle', push: bundle() },
    { name: 'a bundle of Rekor v2', push: bundle({ log: 'v2', timestamp: true }) },
    { name: 'a layer under .sig', push: async (target) => await pushKeylessSignature(target, bySigner) },
    {
      name: 'a layer under .att',
      push: async (target) => await pushKeylessAttestation(target, { ...bySigner, predicateType: SPDX_PREDICATE }),
      require: `sbom ${TRUST}`,
    },
    {
      name: 'all claims',
      push: bundle(),
      require: `signature ${TRUST} source=${SOURCE} source-ref=refs/tags/* trigger=push runner=github-hosted owner=https://github.com/acme`,
    },
    {
      name: 'an attestation of the second root, which has no logs',
      push: async (target) =>
        await pushKeylessBundle(target, {
          instance: github,
          signer: await github.issue(IDENTITY, CLAIMS, { isLogged: false }),
          log: 'none',
          timestamp: true,
          predicateType: SLSA_PREDICATE,
        }),
      require: `provenance ${TRUST}`,
      root: `${instance.root()}\n${github.root({ tlogs: [], ctlogs: [] })}`,
    },
  ])('$name', async ({ push, require = `signature ${TRUST}`, root }) => {
    const { run } = await gateAfter(push, require, root);
    expect(run.log).not.toContain('::error');
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ result: 'pass', unverified: '[]' });
    const [{ verified }] = JSON.parse(run.outputs.referrers ?? '');
    expect(verified).toMatchObject({ by: 'identity', signer: IDENTITY, issuer: DEFAULT_ISSUER });
  });
});

describe('does not count, with its reason:', () => {
  const identities = [
    { name: 'a look-alike owner', identity: `https://github.com/acme-evil/app${WORKFLOW}` },
    { name: 'another host', identity: `https://github.com.evil.test/acme/app${WORKFLOW}` },
    { name: 'another case', identity: `https://github.com/ACME/app${WORKFLOW}` },
  ];
  test.each<{ name: string; push: Push; require?: string; root?: string; why: string }>([
    ...identities.map(({ name, identity }) => ({
      name,
      push: async (target: SignedTarget) =>
        await pushKeylessBundle(target, { instance, signer: await instance.issue(identity, CLAIMS) }),
      why: `it is signed by ${identity}`,
    })),
    {
      name: 'another issuer',
      push: bundle(),
      require: `signature ${TRUST.replace(DEFAULT_ISSUER, 'https://gitlab.com')}`,
      why: `of another issuer, ${DEFAULT_ISSUER}`,
    },
    {
      name: 'a reusable workflow that another repository called',
      push: async (target) =>
        await pushKeylessBundle(target, {
          instance,
          signer: await instance.issue(IDENTITY, { '1.3.6.1.4.1.57264.1.12': 'https://github.com/evil/app' }),
        }),
      why: 'its workflow was called by another repository, https://github.com/evil/app',
    },
    { name: 'another source', push: bundle(), require: `signature ${TRUST} source=${SOURCE}-x`, why: 'its source is' },
    {
      name: 'a genuine bundle that was pushed again for another image',
      push: async (target, about) => await pushKeylessBundle(target, { ...bySigner, about }),
      why: 'its statement is about another image, SIBLING',
    },
    {
      name: "another image's layer under .sig",
      push: async (target, about) => await pushKeylessSignature(target, { ...bySigner, about }),
      why: 'its payload belongs to another image, SIBLING',
    },
    {
      name: 'an expired certificate without a timestamp',
      push: bundle({ log: 'v2' }),
      why: 'it has no timestamp, so it is not known whether its certificate was valid then',
    },
    {
      name: 'a timestamp outside the validity of the certificate',
      push: bundle({ at: new Date(Date.now() + 3_600_000) }),
      why: 'and its certificate was valid from',
    },
    {
      name: 'no log entry',
      push: bundle({ log: 'none', timestamp: true }),
      why: 'its log entry is not verified by the trusted root',
    },
    {
      name: 'a log entry of another artifact',
      push: async ({ registry, repository, digest }) => {
        const statement = statementOf(digest, SIGN);
        const [own, other] = [
          await attest(instance, signer, { statement }),
          await attest(instance, signer, { statement: { ...Object(statement), predicate: 'another' } }),
        ];
        const { tlogEntries } = other.verificationMaterial;
        const bundle = { ...own, verificationMaterial: { ...own.verificationMaterial, tlogEntries } };
        registry.push.bundle(repository, digest, { predicateType: SIGN, bundle: JSON.stringify(bundle) });
      },
      why: 'its log entry is not verified by the trusted root',
    },
    {
      name: 'a root that is missing the log',
      push: bundle(),
      root: instance.root({ tlogs: JSON.parse(github.root()).tlogs }),
      why: 'its log entry is not verified by the trusted root',
    },
    {
      name: 'another instance',
      push: bundle(),
      root: github.root(),
      why: 'its certificate is not verified by the trusted root',
    },
  ])('$name', async ({ push, require = `signature ${TRUST}`, root, why }) => {
    const { run, sibling } = await gateAfter(push, require, root);
    expect(run.exitCode).toBe(1);
    const unmet = JSON.stringify([require]);
    expect(run.outputs).toMatchObject({ result: 'unverified', unverified: unmet, missing: unmet });
    expect(run.log).toContain(why.replace('SIBLING', sibling));
  });

  test('one identity with two certificates, as two signers', async () => {
    const require = `signature min=2 ${TRUST}`;
    const { run } = await gateAfter(async (target) => {
      await pushKeylessBundle(target, bySigner);
      await pushKeylessBundle(target, { instance, signer: await instance.issue(IDENTITY, CLAIMS) });
    }, require);
    expect(run.outputs).toMatchObject({ result: 'missing', missing: JSON.stringify([require]) });
    expect(run.log).toContain('its signer or its signed content counts already');
  });
});

describe('a rule with a key and log=required', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const require = 'signature key=input log=required';
  const gate = async (evidence: Partial<KeylessEvidence>, rule = require) => {
    const { registry, digest, names } = await imageFixture({});
    const target = { registry, repository: 'devtable/simple', digest };
    await pushKeylessBundle(target, { instance, signer: { privateKey }, ...evidence });
    const keys = { 'public-key': pemOf(publicKey), 'trusted-root': instance.root() };
    return await runGate(registry, { image: BY_TAG, require: rule, ...keys, ...READBOT }, { names });
  };

  test('passes with an entry', async () => {
    const run = await gate({});
    expect(run.outputs.result).toBe('pass');
    const [{ verified }] = JSON.parse(run.outputs.referrers ?? '');
    expect(verified).toMatchObject({ by: 'key', time: expect.stringMatching(/^20/) });
  });

  test('is not met without an entry, while the rule without it is', async () => {
    const run = await gate({ log: 'none' }, `${require}\nsignature key=input`);
    expect(run.outputs).toMatchObject({ result: 'unverified', missing: JSON.stringify([require]) });
    expect(run.log).toContain('its signature has no entry in a transparency log');
  });

  test('is not met with the entry of another key', async () => {
    const run = await gate({ entrySigner: signer });
    expect(run.outputs.result).toBe('unverified');
    expect(run.log).toContain('its log entry is not of its key');
  });
});

test('with the embedded root, no request is sent but those to the registry', async () => {
  const { run } = await gateAfter(bundle(), `signature ${TRUST}`, 'embedded');
  expect(run.outputs.result).toBe('unverified');
  expect(run.log).toContain('its certificate is not verified by the trusted root');
});

test('a trusted root that is not valid is an input error, before any request', async () => {
  const { run } = await gateAfter(bundle(), `signature ${TRUST}`, '{"mediaType":"a"}');
  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain('trusted-root: the trusted root in the input does not have the media type');
  expect(run.requests).toEqual([]);
});
