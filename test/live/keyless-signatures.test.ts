import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingPrograms } from '../support/programs.ts';
import { DEFAULT_ISSUER } from '../support/sigstore-instance.ts';
import { type SigstoreServer, startSigstore } from '../support/sigstore-server.ts';
import { type EvidenceFixture, type EvidenceImage, openEvidenceFixture } from './evidence-fixture.ts';

const REAL_QUAY = process.env.REAL_QUAY ?? '';
const noQuay = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : missingPrograms('cosign');

const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1';
const OTHER = 'https://github.com/acme-evil/app/.github/workflows/release.yml@refs/tags/v1';
const PATTERN = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';

interface Signing {
  readonly name: string;
  readonly kind: 'signature' | 'sbom';
  /** The services of the new format, or options of the old one. */
  readonly rekor?: 1 | 2;
  readonly timestamps?: boolean;
  readonly old?: readonly string[];
}

const SIGNINGS: readonly Signing[] = [
  { name: 'a bundle, logged by Rekor v1', kind: 'signature', rekor: 1 },
  { name: 'a bundle, logged by Rekor v1 with a timestamp', kind: 'signature', rekor: 1, timestamps: true },
  { name: 'a bundle, logged by Rekor v2', kind: 'signature', rekor: 2, timestamps: true },
  { name: 'an attestation, logged by Rekor v1', kind: 'sbom', rekor: 1 },
  { name: 'an attestation, logged by Rekor v2', kind: 'sbom', rekor: 2, timestamps: true },
  { name: 'the tag .sig', kind: 'signature', old: [] },
  { name: 'the tag .sig with a timestamp', kind: 'signature', old: ['--timestamp-server-url'] },
  { name: 'the OCI 1.1 mode', kind: 'signature', old: ['--registry-referrers-mode=oci-1-1'] },
  { name: 'the tag .att', kind: 'sbom', old: [] },
  { name: 'the tag .att with a timestamp', kind: 'sbom', old: ['--timestamp-server-url'] },
];

describe.skipIf(noQuay !== '')(`keyless signatures of the real cosign on a real Quay${noQuay}`, () => {
  let fixture: EvidenceFixture;
  let sigstore: SigstoreServer;
  beforeAll(async () => {
    [fixture, sigstore] = await Promise.all([openEvidenceFixture(), startSigstore()]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([fixture?.stop(), sigstore?.stop()]);
  });

  test.each(SIGNINGS)('$name', { timeout: 60_000 }, async (signing) => {
    const number = SIGNINGS.indexOf(signing);
    const [own, foreign] = [await fixture.image(`own-${number}`), await fixture.image(`foreign-${number}`)];
    await signKeyless(own, signing, IDENTITY);
    await signKeyless(foreign, signing, OTHER);
    const require = `${signing.kind} issuer=${DEFAULT_ISSUER} identity=${PATTERN}`;
    const gate = (image: string, root = sigstore.instance.root()) =>
      fixture.gate({ image, require, 'trusted-root': root });

    const passed = await gate(own.reference);
    expect(passed.log).not.toContain('::error');
    expect(passed.outputs.result).toBe('pass');
    expect(JSON.parse(passed.outputs.referrers ?? '')).toContainEqual(
      expect.objectContaining({ verified: expect.objectContaining({ by: 'identity', signer: IDENTITY }) }),
    );
    const refused = await gate(foreign.reference);
    expect(refused.outputs.result).toBe('unverified');
    expect(refused.log).toContain(`it is signed by ${OTHER}`);
    // The root of the public instance does not have the keys of this one.
    expect((await gate(own.reference, 'embedded')).outputs.result).toBe('unverified');
  });

  test('a key with an entry in the log, and without', { timeout: 60_000 }, async () => {
    const { programs } = fixture;
    const [logged, unlogged] = [await fixture.image('logged'), await fixture.image('unlogged')];
    const environment = { COSIGN_PASSWORD: 'a password' };
    await programs.run('cosign', ['generate-key-pair', '--output-key-prefix', 'logged'], environment);
    const root = await programs.file('root.json', sigstore.instance.root());
    const config = await programs.file('config.json', sigstore.signingConfig({ rekor: 1, timestamps: false }));
    const sign = ['sign', '--yes', '--key', 'logged.key'];
    const withLog = ['--trusted-root', root, '--signing-config', config];
    const withoutLog = ['--use-signing-config=false', '--tlog-upload=false'];
    await programs.run('cosign', [...sign, ...withLog, logged.reference], environment);
    await programs.run('cosign', [...sign, ...withoutLog, unlogged.reference], environment);
    const keys = { 'public-key': await programs.run('cat', ['logged.pub']), 'trusted-root': sigstore.instance.root() };
    const gate = ({ reference: image }: EvidenceImage) =>
      fixture.gate({ image, require: 'signature key=input log=required', ...keys });

    expect((await gate(logged)).outputs.result).toBe('pass');
    const refused = await gate(unlogged);
    expect(refused.outputs.result).toBe('unverified');
    expect(refused.log).toContain('its signature has no entry in a transparency log');
  });

  async function signKeyless(image: EvidenceImage, signing: Signing, identity: string): Promise<void> {
    const { programs } = fixture;
    const { kind, rekor = 1, timestamps = false, old } = signing;
    const [root, token] = [
      await programs.file('root.json', sigstore.instance.root()),
      await programs.file('token', sigstore.token(identity)),
    ];
    const config = await programs.file('config.json', sigstore.signingConfig({ rekor, timestamps }));
    const format = old === undefined ? ['--signing-config', config] : oldFormat(old);
    const environment = { COSIGN_EXPERIMENTAL: '1' };
    const predicate = await programs.file('sbom.json', JSON.stringify({ spdxVersion: 'SPDX-2.3', name: 'app' }));
    const command = kind === 'signature' ? ['sign'] : ['attest', '--type', 'spdxjson', '--predicate', predicate];
    const options = ['--yes', '--identity-token', token, '--trusted-root', root, ...format, image.reference];
    await programs.run('cosign', [...command, ...options], environment);
  }

  function oldFormat(options: readonly string[]): readonly string[] {
    const { origin } = sigstore;
    const services = ['--use-signing-config=false', '--fulcio-url', origin, '--rekor-url', origin];
    const others = options.flatMap((option) =>
      option === '--timestamp-server-url' ? [option, `${origin}/api/v1/timestamp`] : [option],
    );
    return ['--new-bundle-format=false', ...services, ...others];
  }
});
