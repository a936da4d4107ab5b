import type { ReferrerOptions } from '../support/registry/builders.ts';
import type { BundleOptions } from '../support/registry/bundle-builders.ts';
import type { CosignAttestation, CosignSignature } from '../support/registry/cosign-builders.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { sha256 } from '../support/registry/store.ts';
import { readFixture } from '../unit/verify/signed-evidence.ts';
import { HOSTILE } from './hostile-text.ts';
import { EMPTY_GATE } from './steps.ts';
import { type Cell, LIMITS, type Limits } from './types.ts';

/** Pushes something to the image with this digest. */
type Push = (registry: EmbeddedRegistry, image: string) => void;

const REPOSITORY = 'devtable/simple';
const SPDX = 'https://spdx.dev/Document';
const ANOTHER = sha256('another image');

/** What somebody may push who wants a gate to pass, or to fall: each has its digest, and none meets the rule. */
export function evidenceCells(): readonly Cell[] {
  const rules = { ...EVIDENCE, 'sbom key=input': { ...EVIDENCE.sbom, ...UNSIGNED }, 'signature key=input': SIGNED };
  return Object.entries(rules).flatMap(([rule, pushes]) =>
    Object.entries(pushes).map(([name, push]) => cell(rule, name, push)),
  );
}

function cell(rule: string, name: string, push: Push): Cell {
  return {
    kind: 'evidence',
    name: `${rule}: ${name}`,
    step: EMPTY_GATE,
    permits: ['missing', 'unverified', 'error'],
    waits: false,
    limits: LARGE.test(name) ? { ...LIMITS, ...LARGEST } : LIMITS,
    async arrange({ registry, inputs }) {
      const [, image = ''] = /@(.*)$/.exec(inputs.image ?? '') ?? [];
      push(registry, image);
      const sources = 'api,tag-schema,cosign-tags';
      const key = rule.includes('key=input') ? { 'public-key': readFixture('p-256').pub } : {};
      return { inputs: { require: rule, sources, retries: '0', timeout: '20s', ...key, ...UNCHECKED[name] } };
    },
  };
}

/** A bundle may have 16 MiB. */
const LARGE = /16 MiB/;
const LARGEST: Partial<Limits> = { memory: 300, processor: 4 };

const UNCHECKED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'an index without manifests, unchecked': { 'check-manifests': 'false' },
  'a page, unchecked': { 'check-manifests': 'false' },
};

const bundle =
  (options: BundleOptions): Push =>
  ({ push }, image) =>
    void push.bundle(REPOSITORY, image, options);
const attestation =
  (options: CosignAttestation): Push =>
  ({ push }, image) =>
    void push.cosignAttestations(REPOSITORY, image, [options]);
const signature =
  (options: CosignSignature): Push =>
  ({ push }, image) =>
    void push.cosignSignatures(REPOSITORY, image, [options]);
const referrer =
  (options: ReferrerOptions, subject?: string): Push =>
  ({ push }, image) =>
    void push.referrer(REPOSITORY, subject ?? image, options);
const tagged =
  (kind: string, bytes: string): Push =>
  ({ push }, image) =>
    void push.manifest(REPOSITORY, bytes, { tag: `${image.replace(':', '-')}.${kind}` });

/** What meets a rule without a key. */
const UNSIGNED: Readonly<Record<string, Push>> = {
  'an SBOM itself': ({ push }, image) =>
    void push.referrer(REPOSITORY, image, { artifactType: 'application/spdx+json' }),
  'an attestation without a signature': ({ push }, image) =>
    void push.cosignAttestations(REPOSITORY, image, [{ predicateType: SPDX }]),
  'a bundle with a wrong signature': ({ push }, image) => void push.bundle(REPOSITORY, image, { predicateType: SPDX }),
};

const DEEP = '['.repeat(1_000_000);
const statement = (subject: unknown, more: object = {}) =>
  envelope(
    JSON.stringify({ _type: 'https://in-toto.io/Statement/v1', predicateType: SPDX, subject, predicate: {}, ...more }),
  );

function envelope(payload: string): string {
  return JSON.stringify({
    payload: Buffer.from(payload).toString('base64'),
    payloadType: 'application/vnd.in-toto+json',
    signatures: [{ sig: 'MEUCIQ==' }],
  });
}

/** By the rule that it must not meet. */
const EVIDENCE: Readonly<Record<string, Readonly<Record<string, Push>>>> = {
  sbom: {
    'an attestation of another image': attestation({ predicateType: SPDX, about: ANOTHER }),
    'an attestation of another image without annotation': attestation({
      predicateType: SPDX,
      annotation: false,
      about: ANOTHER,
    }),
    'an attestation that is only annotated as an SBOM': attestation({
      predicateType: 'https://example.org/x',
      annotation: SPDX,
      about: ANOTHER,
    }),
    'a statement without subjects': attestation({ annotation: false, envelope: statement([]) }),
    'a statement whose subjects are null': attestation({ annotation: false, envelope: statement(null) }),
    'a statement whose subject has no digest': attestation({ annotation: false, envelope: statement([{ name: 'x' }]) }),
    'a statement whose digest is an object': attestation({
      annotation: false,
      envelope: statement([{ digest: { sha256: {} } }]),
    }),
    'an envelope that is null': attestation({ annotation: false, envelope: 'null' }),
    'an envelope without payload': attestation({ annotation: false, envelope: '{}' }),
    'an envelope whose payload is not Base64': attestation({
      annotation: false,
      envelope: '{"payload": "%%%", "payloadType": "application/vnd.in-toto+json"}',
    }),
    'an envelope of brackets': attestation({ annotation: false, envelope: DEEP }),
    'a payload of brackets': attestation({ annotation: false, envelope: envelope(DEEP) }),
    'a payload of hostile text': attestation({ annotation: false, envelope: envelope(HOSTILE) }),
    'a predicate type of hostile text': attestation({
      annotation: false,
      envelope: statement([], { predicateType: HOSTILE }),
    }),
    'a bundle of another predicate type': bundle({ predicateType: 'https://example.org/x', annotated: 'none' }),
    'a bundle of brackets': bundle({ annotated: 'none', bundle: DEEP }),
    'a bundle of 16 MiB of brackets': bundle({ annotated: 'none', bundle: '['.repeat(16 << 20) }),
    'a bundle of 16 MiB of numbers': bundle({ annotated: 'none', bundle: `[${'0,'.repeat((8 << 20) - 2)}0]` }),
    'a bundle of 16 MiB of objects': bundle({ annotated: 'none', bundle: `[${'{},'.repeat((5 << 20) - 2)}{}]` }),
    'a bundle of 16 MiB of text': bundle({ annotated: 'none', bundle: JSON.stringify('x'.repeat((16 << 20) - 2)) }),
    'a bundle above 16 MiB': bundle({ annotated: 'none', size: (16 << 20) + 1 }),
    'a bundle that is null': bundle({ annotated: 'none', bundle: 'null' }),
    'a bundle of a page': bundle({ annotated: 'none', bundle: '<!doctype html>' }),
    'a CycloneDX VEX': referrer({ artifactType: 'application/vnd.cyclonedx.vex+json' }),
    'an SBOM of another image': referrer({ artifactType: 'application/spdx+json' }, ANOTHER),
    'an SBOM that was deleted'({ push, remove }, image) {
      remove(REPOSITORY, push.referrer(REPOSITORY, image, { artifactType: 'application/spdx+json' }).digest);
    },
    'a type that only begins like one': referrer({ artifactType: 'application/spdx-but-not' }),
    'a type with a line end': referrer({ artifactType: 'text/x\napplication/spdx+json' }),
    'an SBOM with hostile annotations on another image': referrer(
      { artifactType: 'application/spdx+json', annotations: { note: HOSTILE } },
      ANOTHER,
    ),
  },
  signature: {
    'a signature of another image': signature({ signs: ANOTHER }),
    'a payload that is null': signature({ payload: 'null' }),
    'a payload without image': signature({ payload: '{"critical": {}}' }),
    'a payload of brackets': signature({ payload: DEEP }),
    'a payload of a page': signature({ payload: '<!doctype html>' }),
    'a payload of hostile text': signature({
      payload: JSON.stringify({ critical: { image: { 'docker-manifest-digest': HOSTILE } } }),
    }),
    'an index without manifests': tagged('sig', '{"schemaVersion":2,"manifests":null}'),
    'an index without manifests, unchecked': tagged('sig', '{"schemaVersion":2,"manifests":null}'),
    'a page, unchecked': tagged('sig', '<!doctype html>'),
    'a manifest of brackets': tagged('sig', DEEP),
    'a manifest without layers': tagged('sig', '{"schemaVersion":2,"layers":[]}'),
    'no layers at all': ({ push }, image) => void push.cosignSignatures(REPOSITORY, image, []),
    'a bundle of a message signature of another image': ({ push }) => void push.bundle(REPOSITORY, ANOTHER, {}),
  },
  'signature min=2': {
    'one signature': signature({}),
    'one signature twice': ({ push }, image) => void push.cosignSignatures(REPOSITORY, image, [{}, {}]),
  },
  'sbom max-age=30d': {
    'no date': referrer({ artifactType: 'application/spdx+json' }),
    'a date in the future': referrer({ artifactType: 'application/spdx+json', created: '9999-01-01T00:00:00Z' }),
    'a date that is none': referrer({ artifactType: 'application/spdx+json', created: 'yesterday' }),
    'hostile text as date': referrer({ artifactType: 'application/spdx+json', created: HOSTILE }),
  },
  'sbom annotation.toString=x': { 'no such annotation': referrer({ artifactType: 'application/spdx+json' }) },
  'sbom annotation.__proto__=x': { 'no such annotation': referrer({ artifactType: 'application/spdx+json' }) },
};

/** Genuine signatures by the key, of another image, and what is not a signature. */
const SIGNED: Readonly<Record<string, Push>> = {
  ...omit(EVIDENCE.signature, UNCHECKED),
  'a genuine signature of another image': bundle({
    predicateType: 'https://sigstore.dev/cosign/sign/v1',
    bundle: readFixture('p-256').sign.bytes.toString(),
  }),
  'a genuine message signature of another image': bundle({ bundle: readFixture('p-256').message.bytes.toString() }),
  'a genuine attestation as a signature': bundle({
    predicateType: 'https://sigstore.dev/cosign/sign/v1',
    bundle: readFixture('p-256').attest.bytes.toString(),
  }),
  'one signature': signature({}),
};

/** A rule with a key needs `check-manifests`. */
function omit(pushes: Readonly<Record<string, Push>> = {}, names: object): Readonly<Record<string, Push>> {
  return Object.fromEntries(Object.entries(pushes).filter(([name]) => !(name in names)));
}
