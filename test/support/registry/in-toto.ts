/** An in-toto statement about a manifest, as cosign and BuildKit write it; an undefined `predicateType` is left out. */
export function statementOf(subject: string, predicateType?: string, predicate: unknown = {}): unknown {
  const [algorithm = '', hex = ''] = subject.split(':');
  return {
    _type: 'https://in-toto.io/Statement/v0.1',
    ...(predicateType === undefined ? {} : { predicateType }),
    subject: [{ name: 'registry.example/namespace/app', digest: { [algorithm]: hex } }],
    predicate,
  };
}

/** The DSSE envelope of a statement, with a constant signature, because it is not verified. */
export function envelopeOf(statement: unknown): unknown {
  return {
    payload: Buffer.from(JSON.stringify(statement)).toString('base64'),
    payloadType: IN_TOTO_TYPE,
    signatures: [{ sig: 'MEUCIQ==' }],
  };
}

/** The media type of a statement, in an envelope and as a layer. */
export const IN_TOTO_TYPE = 'application/vnd.in-toto+json';
