import * as z from 'zod/mini';
import { parseJson } from '../json.ts';
import type { BundleContent } from '../policy/referrer.ts';
import { type Digest, isDigest } from '../registry/digest.ts';

/** The type and the image of a signed document. The signature is not verified. */
export interface Statement {
  /** The predicate type of the in-toto statement. */
  readonly predicateType?: string;
  /** Present if the document is a sigstore bundle. */
  readonly bundle?: BundleContent;
  /** The image in a payload of cosign's simple signing. */
  readonly image?: Digest;
}

/**
 * Reads a sigstore bundle, a DSSE envelope, an in-toto statement without envelope, or the payload of a simple signing. The result is empty
 * for any other document.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto,
 * https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md,
 * https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md,
 * https://github.com/containers/image/blob/v5.36.2/docs/containers-signature.5.md (JSON data format)
 */
export function readStatement(bytes: Buffer): Statement {
  const { success, data } = z.safeParse(documentSchema, parseJson(bytes));
  if (!success) return {};
  const { dsseEnvelope, messageSignature, critical } = data;
  if (dsseEnvelope) return { bundle: 'dsse-envelope', ...predicateOf(payloadOf(dsseEnvelope)) };
  if (messageSignature) return { bundle: 'message-signature' };
  if (critical) return { image: critical.image['docker-manifest-digest'] };
  return predicateOf(data.payload === undefined ? data : payloadOf({ payload: data.payload }));
}

const envelopeSchema = z.object({ payload: z.string() });

const documentSchema = z.object({
  dsseEnvelope: z.nullish(envelopeSchema),
  messageSignature: z.nullish(z.looseObject({})),
  critical: z.nullish(
    z.object({
      image: z.object({
        'docker-manifest-digest': z.custom<Digest>((value) => typeof value === 'string' && isDigest(value)),
      }),
    }),
  ),
  payload: z.optional(z.string()),
  _type: z.optional(z.string()),
  predicateType: z.optional(z.string()),
});

function payloadOf({ payload }: z.infer<typeof envelopeSchema>): unknown {
  return parseJson(Buffer.from(payload, 'base64'));
}

const statementSchema = z.object({
  _type: z.string().check(z.startsWith('https://in-toto.io/Statement/')),
  predicateType: z.string().check(z.minLength(1)),
});

/** Only for an in-toto statement: another document may have a field of the same name. */
function predicateOf(document: unknown): Pick<Statement, 'predicateType'> {
  const { success, data } = z.safeParse(statementSchema, document);
  return success ? { predicateType: data.predicateType } : {};
}
