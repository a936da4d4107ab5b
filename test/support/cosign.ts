import type { Programs } from './programs.ts';
import { envelopeOf, statementOf } from './registry/in-toto.ts';

/**
 * Where cosign stores evidence: a sigstore bundle that refers to the image, a tag `sha256-<hex>.…`, or a referrer in
 * its OCI 1.1 mode.
 */
export type CosignForm = 'bundle' | 'tag' | 'oci-1-1';

/** The real cosign with its own key, offline. `image` is a reference with a digest. */
export interface Cosign {
  sign(image: string, form: CosignForm, ...options: readonly string[]): Promise<void>;
  /** `type` as in `--type`. */
  attest(image: string, form: 'bundle' | 'tag', type: CosignPredicate): Promise<void>;
  /** As `attest`, with a predicate of any type, as the URI of the type. */
  attestAs(
    image: string,
    form: 'bundle' | 'tag',
    statement: { readonly type: string; readonly predicate: string },
  ): Promise<void>;
  /** `cosign attach attestation`, which does not add an annotation for the predicate type. */
  attachAttestation(image: string, predicateType: string): Promise<void>;
  attachSbom(image: string, form: 'tag' | 'oci-1-1'): Promise<void>;
}

export type CosignPredicate = keyof typeof PREDICATES;

/** Prepares cosign; the program is first run by one of the methods. @param name the name of its key. */
export function openCosign(programs: Programs, name = 'cosign'): Cosign {
  const environment = { ...PASSWORD, COSIGN_EXPERIMENTAL: '1' };
  const offline = ['--key', `${name}.key`, ...OFFLINE];
  let key: Promise<string> | undefined;
  const run = async (command: readonly string[], form: CosignForm = 'bundle') => {
    key ??= programs.run('cosign', ['generate-key-pair', '--output-key-prefix', name], environment);
    await key;
    await programs.run('cosign', [...command, ...MODES[form]], environment).catch(throwUnlessMoved);
  };
  const attest = async (
    image: string,
    form: CosignForm,
    { type, predicate }: { readonly type: string; readonly predicate: string },
  ) => {
    const path = await programs.file('predicate.json', predicate);
    await run(['attest', ...offline, ...format(form), '--type', type, '--predicate', path, image]);
  };
  return {
    sign: (image, form, ...options) => run(['sign', ...offline, ...format(form), ...options, image], form),
    attest: (image, form, type) => attest(image, form, { type, predicate: JSON.stringify(PREDICATES[type]) }),
    attestAs: attest,
    async attachAttestation(image, predicateType) {
      const envelope = JSON.stringify(envelopeOf(statementOf(image.split('@').at(-1) ?? '', predicateType)));
      const attestation = await programs.file('attestation.json', envelope);
      await run(['attach', 'attestation', '--attestation', attestation, image]);
    },
    async attachSbom(image, form) {
      const sbom = await programs.file('sbom.json', JSON.stringify(PREDICATES.spdxjson));
      await run(['attach', 'sbom', '--sbom', sbom, '--type', 'spdx', '--input-format', 'json', image], form);
    },
  };
}

/**
 * Quay's Go server writes a moved tag twice, and returns 500 if both writes are in the same millisecond, although the
 * tag was moved. A retry would add the evidence a second time.
 */
export function throwUnlessMoved(error: unknown): string {
  const said = String(error);
  if (said.includes('UNIQUE constraint failed: tag.')) return said;
  throw error;
}

function format(form: CosignForm): readonly string[] {
  return form === 'bundle' ? [] : ['--new-bundle-format=false'];
}

const MODES: Readonly<Record<CosignForm, readonly string[]>> = {
  bundle: [],
  tag: [],
  'oci-1-1': ['--registry-referrers-mode=oci-1-1'],
};

const PASSWORD = { COSIGN_PASSWORD: 'the password of a key that lives as long as a test' };
const OFFLINE = ['--use-signing-config=false', '--tlog-upload=false', '--yes'];

/** Predicates that cosign accepts for each type. */
const PREDICATES = {
  spdxjson: { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'app', packages: [] },
  slsaprovenance1: {
    buildDefinition: { buildType: 'https://example.com/build', externalParameters: {}, resolvedDependencies: [] },
    runDetails: { builder: { id: 'https://example.com/builder' } },
  },
} as const;
