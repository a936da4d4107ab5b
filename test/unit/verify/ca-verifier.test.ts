import { describe, expect, test } from 'vitest';
import { findProofFaults } from '../../../src/policy/judge-proof.ts';
import { parseRule } from '../../../src/policy/rule.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import { digestOf } from '../../../src/registry/digest.ts';
import { CaVerifier } from '../../../src/verify/ca-verifier.ts';
import { certify, identityOf, keyUsage, pemOf } from './certificate-builder.ts';
import {
  CHAIN,
  documentOf,
  EXPIRY,
  IMAGE,
  LEAF,
  MIDDLE_CERTIFICATE,
  ROOT_CERTIFICATE,
  readNotationFixtures,
  SCHEME,
  signNotation,
  Time,
} from './notation-builder.ts';

const FORMATS = ['jws', 'cose'] as const;

describe('signatures of the real notation', () => {
  const { now, ca, image, signed } = readNotationFixtures();
  const verifier = CaVerifier.read({ text: ca, source: 'ca.pem' }, () => now);
  const cases = signed.flatMap((one) => FORMATS.map((format) => ({ ...one, format })));

  test.each(cases)('$key in $format is verified', async ({ subject, format, ...envelopes }) => {
    const verdict = await verifier.verify(documentOf(format, Buffer.from(envelopes[format], 'base64')), image);
    expect(verdict).toMatchObject({
      kind: 'verified',
      proof: { verified: { by: 'ca', signer: subject }, signed: { kind: 'image' } },
    });
  });

  test.each(cases)('$key in $format is not verified by another CA', async ({ subject, format, ...envelopes }) => {
    const document = documentOf(format, Buffer.from(envelopes[format], 'base64'));
    const why = `its certificate ${subject} is not issued by a CA in other.pem`;
    const other = CaVerifier.read({ text: pemOf(ROOT_CERTIFICATE), source: 'other.pem' }, () => now);
    expect(await other.verify(document, image)).toEqual({ kind: 'unverified', why });
  });

  test.each(cases)('$key in $format is not verified after a change of one bit', async ({ format, ...envelopes }) => {
    const bytes = Buffer.from(envelopes[format], 'base64');
    const verdicts = [];
    for (let at = 0; at < bytes.length; at += 31) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      verdicts.push({ at, kind: (await verifier.verify(documentOf(format, changed), image)).kind });
    }
    // Only the name of the program is not signed, besides the certificates.
    const agent = bytes.indexOf('io.cncf.notary.signingAgent');
    const accepted = verdicts.filter(({ kind }) => kind === 'verified').map(({ at }) => at);
    expect(
      accepted.filter((at) => at < agent || at > agent + 'io.cncf.notary.signingAgent":"notation-go/1.3.2'.length),
    ).toEqual([]);
  });

  test.each(cases)('$key in $format is not verified for another image', async ({ format, ...envelopes }) => {
    const verdict = await verifier.verify(documentOf(format, Buffer.from(envelopes[format], 'base64')), IMAGE);
    expect(verdict).toEqual({ kind: 'unverified', why: `its signature is of another image, ${image.digest}` });
  });
});

const NOW = new Date('2026-07-01T00:00:00Z');

function verifierOf(pem = pemOf(ROOT_CERTIFICATE), now = NOW): CaVerifier {
  return CaVerifier.read({ text: pem, source: 'ca.pem' }, () => now);
}

describe.each(FORMATS)('a signature in %s', (format) => {
  test('is verified, with the subject of the signer', async () => {
    expect(await verifierOf().verify(signNotation(format), IMAGE)).toEqual({
      kind: 'verified',
      proof: {
        verified: { by: 'ca', signer: 'CN=acme signer,O=Acme' },
        signed: { kind: 'image' },
        subject: [
          { type: 'O', value: 'Acme' },
          { type: 'CN', value: 'acme signer' },
        ],
      },
    });
  });

  const rules = [
    { rule: 'signature ca=ca.pem', faults: [] },
    { rule: 'signature ca=ca.pem subject="CN=acme signer,O=Acme"', faults: [] },
    { rule: 'signature ca=ca.pem subject=CN=other', faults: ['it is signed by CN=acme signer,O=Acme'] },
    {
      rule: 'signature key=a.pub',
      faults: ['it is signed by a different kind of signer than the rule requires (key)'],
    },
  ];
  test.each(rules)('for the rule $rule', async ({ rule, faults }) => {
    const verdict = await verifierOf().verify(signNotation(format), IMAGE);
    const resource = { digest: IMAGE.digest, repository: 'quay.io/acme/app', artifactType: '' };
    const found =
      verdict.kind === 'verified' && findProofFaults(parseRule(rule, VERIFICATION_SYNTAX), verdict.proof, resource);
    expect(found).toEqual(faults);
  });

  test('may be of an image whose media type and size are not known', async () => {
    expect((await verifierOf().verify(signNotation(format), { digest: IMAGE.digest })).kind).toBe('verified');
  });

  test('is verified by an intermediate CA alone, and by one of several CAs', async () => {
    const other = identityOf('Other');
    const pem = pemOf(certify(other, other, {}), MIDDLE_CERTIFICATE);
    expect((await verifierOf(pem).verify(signNotation(format), IMAGE)).kind).toBe('verified');
  });

  test('is verified by the self-signed certificate of the signer', async () => {
    const certificate = certify(LEAF, LEAF);
    const document = signNotation(format, { chain: [certificate] });
    expect((await verifierOf(pemOf(certificate)).verify(document, IMAGE)).kind).toBe('verified');
    const why = 'its certificate CN=acme signer,O=Acme is not issued by a CA in ca.pem';
    expect(await verifierOf().verify(document, IMAGE)).toEqual({ kind: 'unverified', why });
  });

  test('is verified until its expiry', async () => {
    const expiry = '2026-07-01T00:00:01Z';
    const document = signNotation(format, { headers: { crit: [SCHEME, EXPIRY], [EXPIRY]: new Time(expiry) } });
    expect((await verifierOf().verify(document, IMAGE)).kind).toBe('verified');
    const later = verifierOf(pemOf(ROOT_CERTIFICATE), new Date(expiry));
    const why = 'it expired at 2026-07-01T00:00:01.000Z';
    expect(await later.verify(document, IMAGE)).toEqual({ kind: 'unverified', why });
  });

  test('may have other headers, which are not critical', async () => {
    const document = signNotation(format, { headers: { 'com.example.build': '1' } });
    expect((await verifierOf().verify(document, IMAGE)).kind).toBe('verified');
  });
});

test('a signature is verified with the time at which it is verified', async () => {
  const times = [new Date('2026-07-01T00:00:00Z'), new Date('2049-01-02T00:00:00Z')];
  const verifier = CaVerifier.read({ text: pemOf(ROOT_CERTIFICATE), source: 'ca.pem' }, () => times.shift() ?? NOW);
  expect((await verifier.verify(signNotation('jws'), IMAGE)).kind).toBe('verified');
  expect((await verifier.verify(signNotation('jws'), IMAGE)).kind).toBe('unverified');
});

describe('the certificates of a rule', () => {
  const broken = Buffer.from(ROOT_CERTIFICATE);
  broken[4] = 0;
  const refused = [
    {
      name: 'no certificate',
      pem: 'hello',
      message: /^there is no certificate in ca.pem; expected the certificate of a CA/,
    },
    { name: 'an empty text', pem: '', message: /^there is no certificate in ca.pem/ },
    {
      name: 'a public key',
      pem: pemOf(ROOT_CERTIFICATE).replaceAll('CERTIFICATE', 'PUBLIC KEY'),
      message: /^the certificate in ca.pem is a block of the type "PUBLIC KEY"/,
    },
    {
      name: 'a private key',
      pem: `${pemOf(ROOT_CERTIFICATE)}-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----`,
      message: /^there is a private key in ca.pem; .*Replace the private key/,
    },
    {
      name: 'a certificate that is cut off',
      pem: pemOf(ROOT_CERTIFICATE).slice(0, 200),
      message: /^the certificate in ca.pem is not valid \(/,
    },
    {
      name: 'bytes that are not a certificate',
      pem: pemOf(ROOT_CERTIFICATE, broken),
      message: /^certificate 2 in ca.pem is not valid \(/,
    },
    {
      name: "a signer's certificate",
      pem: pemOf(ROOT_CERTIFICATE, ...CHAIN),
      message: /^certificate 2 in ca.pem \(CN=acme signer,O=Acme\) is not of a CA, and not self-signed/,
    },
  ];
  test.each(refused)('are not $name', ({ pem, message }) => {
    expect(() => verifierOf(pem)).toThrow(message);
    try {
      verifierOf(pem);
    } catch (error) {
      expect(String(error)).not.toContain('c2VjcmV0');
    }
  });

  test('may have other text around them', async () => {
    const pem = `# the CA of Acme\n${pemOf(ROOT_CERTIFICATE)}\nthe end`;
    expect((await verifierOf(pem).verify(signNotation('jws'), IMAGE)).kind).toBe('verified');
  });

  test('may be expired, for the time when the next ones are already there', async () => {
    const old = identityOf('Old');
    const pem = pemOf(certify(old, old, { notAfter: '260201000000Z', extensions: [keyUsage([0])] }), ROOT_CERTIFICATE);
    expect((await verifierOf(pem).verify(signNotation('jws'), IMAGE)).kind).toBe('verified');
  });
});

test('the digest of the image may be SHA-512', async () => {
  const manifest = Buffer.from('{}');
  const like = digestOf(manifest, 'sha512:' as never);
  const document = signNotation('cose', { payload: { targetArtifact: { ...IMAGE, digest: like } } });
  expect((await verifierOf().verify(document, { digest: like })).kind).toBe('verified');
});
