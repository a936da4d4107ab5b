import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findProofFaults } from '../../../src/policy/judge-proof.ts';
import { proofIdentity } from '../../../src/policy/judge-verified.ts';
import type { Proof } from '../../../src/policy/proof.ts';
import { parseRule } from '../../../src/policy/rule.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import { IdentityVerifier } from '../../../src/verify/identity-verifier.ts';
import { DEFAULT_ISSUER, type KeylessSigner, makeSigstoreInstance } from '../../support/sigstore-instance.ts';
import { attest, signImage, toDocument } from './keyless-evidence.ts';
import { IMAGE } from './signed-evidence.ts';

const instance = await makeSigstoreInstance();
const verifier = IdentityVerifier.read({ source: 'root.json', text: instance.root() });
const WORKFLOW = '/.github/workflows/release.yml@refs/tags/v1';
const IDENTITY = `https://github.com/acme/app${WORKFLOW}`;
const RULE = `signature issuer=${DEFAULT_ISSUER} identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*`;
const [ISSUER, SOURCE] = ['1.3.6.1.4.1.57264.1.8', '1.3.6.1.4.1.57264.1.12'];
const CLAIMS = { [SOURCE ?? '']: 'https://github.com/acme/app' };

async function prove(signer: KeylessSigner): Promise<Proof> {
  const result = await verifier.verify(toDocument(await signImage(instance, signer)), IMAGE);
  if (result.kind !== 'verified') throw new Error(`not verified: ${JSON.stringify(result)}`);
  return result.proof;
}

function faultsOf(rule: string, proof: Proof): readonly string[] {
  const resource = { digest: IMAGE.digest, repository: 'quay.io/acme/app', artifactType: '' };
  return findProofFaults(parseRule(rule, VERIFICATION_SYNTAX), proof, resource);
}

test('the identity of the rule counts', async () => {
  expect(faultsOf(RULE, await prove(await instance.issue(IDENTITY, CLAIMS)))).toEqual([]);
});

describe('does not count, although its signature is valid:', () => {
  test.each([
    { name: 'a look-alike owner', identity: `https://github.com/acme-evil/app${WORKFLOW}` },
    { name: 'a look-alike repository', identity: `https://github.com/acme/app-evil${WORKFLOW}` },
    { name: 'another host', identity: `https://github.com.evil.test/acme/app${WORKFLOW}` },
    { name: 'the identity as a path of another host', identity: `https://evil.test/github.com/acme/app${WORKFLOW}` },
    { name: 'another case', identity: `https://github.com/Acme/app${WORKFLOW}` },
    { name: 'another case of the host', identity: `https://GitHub.com/acme/app${WORKFLOW}` },
    { name: 'another scheme', identity: `http://github.com/acme/app${WORKFLOW}` },
    { name: 'a branch', identity: IDENTITY.replace('refs/tags/v1', 'refs/heads/main') },
    { name: 'a branch that is named as the tag', identity: IDENTITY.replace('@refs', '@refs/heads/x@refs') },
    { name: 'text before the identity', identity: `https://evil.test/?${IDENTITY}` },
  ])('$name', async ({ identity }) => {
    const proof = await prove(await instance.issue(identity, CLAIMS));
    expect(faultsOf(RULE, proof)).toEqual([`it is signed by ${identity}`]);
  });

  test('the identity of another issuer', async () => {
    const issuer = 'https://issuer.evil.test';
    const proof = await prove(await instance.issue(IDENTITY, { ...CLAIMS, [ISSUER ?? '']: issuer }));
    expect(faultsOf(RULE, proof)).toEqual([`it is signed by ${IDENTITY} of another issuer, ${issuer}`]);
  });

  test('a reusable workflow that another repository called', async () => {
    const proof = await prove(await instance.issue(IDENTITY, { [SOURCE ?? '']: 'https://github.com/evil/app' }));
    expect(faultsOf(RULE, proof)).toEqual([
      'its workflow was called by another repository, https://github.com/evil/app, and the rule has neither source nor owner',
    ]);
    const source = ' source=https://github.com/acme/app';
    expect(faultsOf(`${RULE}${source}`, proof)).toEqual([expect.stringContaining('its source is')]);
  });
});

test('one identity is one signer, with each of its certificates', async () => {
  const [first, second] = [await instance.issue(IDENTITY, CLAIMS), await instance.issue(IDENTITY, CLAIMS)];
  expect(first.certificate.equals(second.certificate)).toBe(false);
  expect(proofIdentity(await prove(first))).toBe(proofIdentity(await prove(second)));
});

test('a bundle with any change to it is not verified, or proves the same', async () => {
  // A whole second, because log entries have no others.
  const at = new Date(Math.ceil(Date.now() / 1_000) * 1_000);
  const bundle = await attest(instance, await instance.issue(IDENTITY, CLAIMS), { timestamp: true, at });
  const original = await verifier.verify(toDocument(bundle), IMAGE);
  expect(original.kind).toBe('verified');
  const paths = pathsIn(bundle);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), changes, async (path, change) => {
      const result = await verifier.verify(toDocument(changeAt(bundle, path, change)), IMAGE);
      if (result.kind === 'verified') expect(result).toEqual(original);
    }),
    { numRuns: 200 },
  );
});

/** A change of one value in JSON. */
type Change = (value: unknown) => unknown;

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.jsonValue().map((other) => () => other),
  fc.constant(() => undefined),
  fc.constant((value: unknown) => [value]),
  fc.constant((value: unknown) => (Array.isArray(value) ? [...value, ...value] : `${value}`)),
  fc.nat().map((at) => (value: unknown) => flipBit(value, at)),
);

/** Changes a bit of base64, or a character. */
function flipBit(value: unknown, at: number): unknown {
  if (typeof value !== 'string' || value === '') return value;
  const bytes = Buffer.from(value, 'base64');
  if (bytes.toString('base64') !== value) return value.slice(0, at % value.length);
  const index = at % bytes.length;
  bytes[index] = (bytes[index] ?? 0) ^ (1 << (at % 8));
  return bytes.toString('base64');
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, child]) => pathsIn(child, [...path, key]))];
}

function changeAt(value: unknown, path: Path, change: Change): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value) ?? null;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = changeAt(copy[key], rest, change);
  return copy;
}
