import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { statementOf } from '../support/registry/in-toto.ts';
import { runGate } from '../support/run-action.ts';
import {
  attestationLayer,
  makeKey,
  pushBundle,
  pushBundleWith,
  pushTagged,
  type SignedTarget,
  workspaceWithKeys,
} from '../support/signed-image.ts';

const REPOSITORY = 'devtable/simple';
const VSA = 'https://slsa.dev/verification_summary/v1';
const VERIFIER = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/1.2';
const RULE = 'vsa key=gate.pub verifier=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';
const build = makeKey();
const gate = makeKey();

async function open() {
  const { registry, digest } = await imageFixture({});
  const target: SignedTarget = { registry, repository: REPOSITORY, digest };
  const { environment, names } = await workspaceWithKeys({ 'cosign.pub': build.pem, 'gate.pub': gate.pem });
  const setup = { environment: { ...environment, ...WORKFLOW }, names };
  const run = (require: string) => {
    // The token of an earlier run is not masked in the next one.
    registry.forgetRequests();
    return runGate(registry, { image: BY_TAG, require, ...READBOT }, setup);
  };
  return { registry, target, run };
}

const WORKFLOW = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/release.yml@refs/tags/1.2',
};

/** The content of the file that the output `vsa-file` names. */
function vsaOf({ outputs, files }: Awaited<ReturnType<typeof runGate>>): string {
  return files[outputs['vsa-file']?.split('/').at(-1) ?? ''] ?? '';
}

/** The predicate of a summary for an image, as the gate writes it. */
function summaryOf({ registry, repository, digest }: SignedTarget, changes: object = {}) {
  const resourceUri = `oci://${registry.host}/${repository}@${digest}`;
  return { verifier: { id: VERIFIER }, resourceUri, verificationResult: 'PASSED', ...changes };
}

const signed = { signer: gate.signer, predicateType: VSA };

test('the summary of the release gate, signed and attached, is all that the deployment gate needs', async () => {
  const release = await open();
  pushBundle(release.target, { signer: build.signer });
  const released = await release.run('signature key=cosign.pub');
  expect(released.outputs.result).toBe('pass');

  // A registry of its own, because each run has its own tokens.
  const deployment = await open();
  const summary = vsaOf(released).replaceAll(release.registry.host, deployment.registry.host);
  const predicate: unknown = JSON.parse(summary);
  pushBundle(deployment.target, { ...signed, predicate });
  const deployed = await deployment.run(RULE);

  expect(deployed.log).toContain(`✓ ${RULE}: met by 1: attestation sha256:`);
  expect(deployed.outputs).toMatchObject({ result: 'pass', missing: '[]', unverified: '[]' });
});

test('without a summary the rule is missing', async () => {
  const { run } = await open();
  expect((await run(RULE)).outputs.result).toBe('missing');
});

test('it counts under the tag of cosign before version 3, too', async () => {
  const { target, run } = await open();
  pushTagged(target, 'att', [attestationLayer(target, { ...signed, predicate: summaryOf(target) })]);
  expect((await run(RULE)).outputs.result).toBe('pass');
});

interface Refused {
  readonly name: string;
  readonly push: (target: SignedTarget) => void;
  readonly why: string;
}

const OTHER_IMAGE = `sha256:${'0'.repeat(64)}`;

const REFUSED: readonly Refused[] = [
  {
    name: 'a summary whose result is FAILED',
    push: (target) => pushBundle(target, { ...signed, predicate: summaryOf(target, { verificationResult: 'FAILED' }) }),
    why: 'its verification result is "FAILED", not "PASSED"',
  },
  {
    name: 'a summary without a result',
    push: (target) =>
      pushBundle(target, { ...signed, predicate: summaryOf(target, { verificationResult: undefined }) }),
    why: 'it does not state a verification result',
  },
  {
    name: "another image's summary, signed as one of this image",
    push: (target) => {
      const predicate = summaryOf({ ...target, digest: OTHER_IMAGE });
      pushBundle(target, { ...signed, predicate });
    },
    why: `its resource is oci://REGISTRY/${REPOSITORY}@${OTHER_IMAGE}, not REGISTRY/${REPOSITORY}@IMAGE`,
  },
  {
    name: "another image's summary, pushed again for this image",
    push: (target) => {
      const predicate = summaryOf({ ...target, digest: OTHER_IMAGE });
      pushBundle(target, { ...signed, about: OTHER_IMAGE, predicate });
    },
    why: `its statement is about another image, ${OTHER_IMAGE}`,
  },
  {
    name: 'a summary of the image in another repository',
    push: (target) =>
      pushBundle(target, { ...signed, predicate: summaryOf({ ...target, repository: 'devtable/other' }) }),
    why: 'its resource is oci://REGISTRY/devtable/other@IMAGE, not REGISTRY/devtable/simple@IMAGE',
  },
  {
    name: 'a summary by another verifier',
    push: (target) => {
      const id = 'https://github.com/acme-evil/app/.github/workflows/release.yml@refs/tags/1.2';
      pushBundle(target, { ...signed, predicate: summaryOf(target, { verifier: { id } }) });
    },
    why: 'its verifier is "https://github.com/acme-evil/app/.github/workflows/release.yml@refs/tags/1.2", not "https://github.com/acme/app/',
  },
  {
    name: 'a summary without a verifier',
    push: (target) => pushBundle(target, { ...signed, predicate: summaryOf(target, { verifier: {} }) }),
    why: 'it does not state a verifier',
  },
  {
    name: 'a summary by the key of the build',
    push: (target) => pushBundle(target, { ...signed, signer: build.signer, predicate: summaryOf(target) }),
    why: 'its signature is by none of the keys',
  },
  {
    name: 'a bundle without a signature',
    push: (target) => {
      const statement = { ...Object(statementOf(target.digest, VSA)), predicate: summaryOf(target) };
      const payload = Buffer.from(JSON.stringify(statement)).toString('base64');
      const dsseEnvelope = { payload, payloadType: 'application/vnd.in-toto+json', signatures: [] };
      pushBundleWith(target, { dsseEnvelope }, { predicateType: VSA });
    },
    why: 'its envelope has 0 signatures instead of one',
  },
  {
    name: 'a statement without an envelope',
    push: ({ registry, repository, digest }) => {
      const statement = statementOf(digest, VSA);
      registry.push.referrer(repository, digest, {
        artifactType: 'application/vnd.in-toto+json',
        layerMediaType: 'application/vnd.in-toto+json',
        body: Buffer.from(JSON.stringify(statement)),
      });
    },
    why: 'it is not signed',
  },
  {
    name: 'provenance that is annotated as a summary',
    push: (target) =>
      pushBundle(target, {
        signer: gate.signer,
        predicateType: 'https://slsa.dev/provenance/v1',
        annotated: VSA,
        predicate: summaryOf(target),
      }),
    why: 'its signed predicate type is https://slsa.dev/provenance/v1',
  },
];

test.each(REFUSED)('$name is refused', async ({ push, why }) => {
  const { registry, target, run } = await open();
  push(target);

  const refused = await run(RULE);

  expect(refused.exitCode).toBe(1);
  expect(refused.outputs).toMatchObject({ result: 'unverified', unverified: JSON.stringify([RULE]) });
  expect(refused.log).toContain(why.replaceAll('REGISTRY', registry.host).replaceAll('IMAGE', target.digest));
});

test('a rule for summaries without a signature is an input error before any request', async () => {
  const { registry, run } = await open();
  const refused = await run('vsa');
  expect(refused.exitCode).toBe(1);
  expect(refused.log).toContain('vsa without a signature proves nothing');
  expect(registry.requests).toEqual([]);
});
