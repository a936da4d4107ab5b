import { type Built, type BuiltDescriptor, buildManifest } from './builders.ts';
import { envelopeOf, statementOf } from './in-toto.ts';

/** The content of a sigstore bundle, and which annotations its manifest has. */
export interface BundleOptions {
  /** The type of the statement in a DSSE envelope; undefined: a message signature. */
  readonly predicateType?: string;
  /** `none`: no annotations for the type of the bundle; `content`: without the predicate type. By default both. */
  readonly annotated?: 'none' | 'content';
  /** Additional or overriding annotations. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** `org.opencontainers.image.created`. */
  readonly created?: string;
  /** The content instead of a bundle. */
  readonly bundle?: string;
  /** The minimum size in bytes; the bundle is padded with spaces. */
  readonly size?: number;
  /** The media type of the artifact and its layer; by default version 0.3. */
  readonly artifactType?: string;
}

/** Builds a sigstore bundle as cosign 3 and actions/attest push it. */
export function buildBundle(subject: BuiltDescriptor, options: BundleOptions): Built {
  const { artifactType = BUNDLE_TYPE, size = 0 } = options;
  const bundle = options.bundle ?? JSON.stringify(bundleOf(subject.digest, options));
  const annotations = annotationsOf(options);
  return buildManifest({
    artifactType,
    layers: [{ mediaType: artifactType, bytes: Buffer.from(bundle.padEnd(size)) }],
    subject,
    annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
  });
}

/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto */
function bundleOf(subject: string, { predicateType, artifactType = BUNDLE_TYPE }: BundleOptions): unknown {
  const [, hex = ''] = subject.split(':');
  const messageDigest = { algorithm: 'SHA2_256', digest: Buffer.from(hex, 'hex').toString('base64') };
  return {
    mediaType: artifactType,
    verificationMaterial: { publicKey: { hint: 'coE9wRXTRaxfe7R55E5hcOkhVdXgD9Wur6BWtuUOI98=' } },
    ...(predicateType === undefined
      ? { messageSignature: { messageDigest, signature: 'MEUCIQ==' } }
      : { dsseEnvelope: envelopeOf(statementOf(subject, predicateType)) }),
  };
}

function annotationsOf({ predicateType, annotated, annotations, created }: BundleOptions): Record<string, string> {
  const content = predicateType === undefined ? 'message-signature' : 'dsse-envelope';
  return {
    ...(annotated === 'none' ? {} : { 'dev.sigstore.bundle.content': content }),
    ...(annotated !== undefined || predicateType === undefined
      ? {}
      : { 'dev.sigstore.bundle.predicateType': predicateType }),
    ...(created === undefined ? {} : { 'org.opencontainers.image.created': created }),
    ...annotations,
  };
}

const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
