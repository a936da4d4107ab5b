import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/registry/digest.ts';
import { BY_TAG, READBOT, registryFixture, workspaceFixture } from '../support/fixtures.ts';
import { runGate, type TranscribedRun } from '../support/run-action.ts';
import { certify, identityOf, pemOf } from '../unit/verify/certificate-builder.ts';
import {
  CHAIN,
  type Envelope,
  EXPIRY,
  LEAF,
  MIDDLE,
  MIDDLE_CERTIFICATE,
  type NotationFormat,
  ROOT_CERTIFICATE,
  SCHEME,
  signNotation,
  TIMESTAMP,
  Time,
} from '../unit/verify/notation-builder.ts';

const REPOSITORY = 'devtable/simple';
const OTHER = identityOf('Other CA');

interface Signature extends Envelope {
  readonly format?: NotationFormat;
  /** The media type of the layer; by default that of the format. */
  readonly layer?: string;
  /** The tag of the image that is signed; by default the one to which the signature is attached. */
  readonly about?: string;
}

/** Runs the gate on an image with these signatures. In the workspace are the certificates `acme.pem` of the CA and `signer.pem`. */
async function runOn(require: string, signatures: readonly Signature[]): Promise<TranscribedRun> {
  const registry = await registryFixture();
  const image = registry.push.image(REPOSITORY, 'v1');
  const pushed = signatures.map(({ format = 'jws', layer, about = 'v1', ...envelope }) => {
    const targetArtifact = registry.push.image(REPOSITORY, about);
    const { bytes, ...signed } = signNotation(format, { payload: { targetArtifact }, ...envelope });
    const { digest } = registry.push.referrer(REPOSITORY, image.digest, {
      artifactType: 'application/vnd.cncf.notary.signature',
      layerMediaType: layer ?? ('mediaType' in signed ? signed.mediaType : ''),
      body: bytes,
    });
    return { SIGNATURE: digest, ENVELOPE: digestOf(bytes) };
  });
  const workspace = await workspaceFixture({
    'acme.pem': pemOf(ROOT_CERTIFICATE),
    'signer.pem': pemOf(...CHAIN.slice(0, 1)),
  });
  return await runGate(
    registry,
    { image: BY_TAG, require, ...READBOT },
    {
      environment: { GITHUB_WORKSPACE: 'WORKSPACE' },
      names: { IMAGE: image.digest, ...pushed[0], WORKSPACE: workspace },
    },
  );
}

const RULE = 'signature ca=acme.pem subject="CN=acme signer,O=Acme"';

describe.each(['jws', 'cose'] as const)('a signature of notation in %s', (format) => {
  test('meets a rule with the CA and the subject of its signer', async () => {
    const run = await runOn(RULE, [{ format }]);

    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ result: 'pass', missing: '[]', unverified: '[]' });
    expect(JSON.parse(run.outputs.referrers ?? '')).toMatchObject([
      { verified: { by: 'ca', signer: 'CN=acme signer,O=Acme' } },
    ]);
    expect(run.log).toContain('signed by CN=acme signer,O=Acme (revocation not checked)');
    await expect(run.transcript).toMatchFileSnapshot(
      `transcripts/gate-verifies-a-signature-of-notation-in-${format}.txt`,
    );
  });

  const refused: readonly (Signature & { readonly name: string; readonly why: string })[] = [
    {
      name: 'of a signer with another certificate',
      chain: [certify(OTHER, OTHER)],
      key: OTHER.privateKey,
      why: 'its certificate CN=Other CA,O=Acme is not issued by a CA in acme.pem',
    },
    { name: 'of another key', key: OTHER.privateKey, why: 'its signature is not valid' },
    { name: 'of another image', about: 'v2', why: 'its signature is of another image, sha256:' },
    {
      name: 'by an expired certificate, although it has a timestamp',
      chain: [certify(LEAF, MIDDLE, { notAfter: '240101000000Z' }), MIDDLE_CERTIFICATE, ROOT_CERTIFICATE],
      unprotected: { [TIMESTAMP]: 'MIIK' },
      why: 'expired at 2024-01-01T00:00:00.000Z; its timestamp does not help, because timestamps are not verified',
    },
    {
      name: 'that expired',
      headers: {
        crit: [SCHEME, EXPIRY],
        'io.cncf.notary.signingTime': new Time('2023-01-01T00:00:00Z'),
        [EXPIRY]: new Time('2024-01-01T00:00:00Z'),
      },
      why: 'it expired at 2024-01-01T00:00:00.000Z',
    },
    {
      name: 'with the scheme of a signing authority',
      headers: { [SCHEME]: 'notary.x509.signingAuthority' },
      why: 'its signing scheme is "notary.x509.signingAuthority"; only notary.x509 is supported',
    },
    {
      name: 'in another format',
      layer: 'application/json',
      why: 'it has the media type "application/json", which is not supported',
    },
  ];
  test.each(refused)('is not verified if it is one $name', async ({ why, name: _, ...signature }) => {
    const run = await runOn(RULE, [{ format, ...signature }]);

    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ result: 'unverified', unverified: JSON.stringify([RULE]) });
    expect(run.log).toContain(why);
  });
});

test('a signer with another subject does not meet the rule', async () => {
  const run = await runOn('signature ca=acme.pem subject=CN=release', [{}]);

  expect(run.outputs.result).toBe('unverified');
  expect(run.log).toContain('it is signed by CN=acme signer,O=Acme');
});

test('one signer counts once, and two signers count twice', async () => {
  const other = { ...identityOf('second signer') };
  const second = { chain: [certify(other, MIDDLE), ...CHAIN.slice(1)], key: other.privateKey };

  expect((await runOn('signature ca=acme.pem min=2', [{}, { format: 'cose' }])).outputs.result).toBe('missing');
  expect((await runOn('signature ca=acme.pem min=2', [{}, second])).outputs.result).toBe('pass');
});

test('a signature that is not of notation does not count for a rule with ca', async () => {
  const registry = await registryFixture();
  const { digest } = registry.push.image(REPOSITORY, 'v1');
  registry.push.bundle(REPOSITORY, digest, { predicateType: 'https://sigstore.dev/cosign/sign/v1' });
  const workspace = await workspaceFixture({ 'acme.pem': pemOf(ROOT_CERTIFICATE) });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'signature ca=acme.pem', ...READBOT },
    { environment: { GITHUB_WORKSPACE: 'WORKSPACE' }, names: { WORKSPACE: workspace } },
  );

  expect(run.outputs.result).toBe('unverified');
  expect(run.log).toContain('it is not a signature of notation, and a rule with ca verifies no other');
  expect(run.requests.filter((request) => request.includes('/blobs/'))).toEqual([]);
});

test('certificates that cannot be read are reported before any request', async () => {
  const rules = ['signature ca=missing.pem', 'signature ca=acme.pem', 'signature ca=signer.pem', 'sbom ca=acme.pem'];
  const run = await runOn(rules.join('\n'), []);

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).toContain(
    '`signature ca=missing.pem`: the file `missing.pem` does not exist; expected the path of a certificate in the workspace',
  );
  expect(run.log).toContain(
    '`signature ca=signer.pem`: the certificate in signer.pem (CN=acme signer,O=Acme) is not of a CA, and not self-signed',
  );
  expect(run.log).toContain('ca is not for the kind sbom');
  expect(run.requests).toEqual([]);
});
