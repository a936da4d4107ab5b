import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { generate } from 'selfsigned';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/error.ts';
import { findSigner, readPublicKeys } from '../../../src/verify/public-key.ts';
import { FIXTURES, pemOf, readFixture } from './signed-evidence.ts';

const P256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = pemOf(P256.publicKey);
const read = (pem: string) => readPublicKeys(pem, 'cosign.pub');

describe('readPublicKeys', () => {
  test.each(FIXTURES)('reads a key of the type %s; its fingerprint is the hint of cosign', (name) => {
    const { pub, sign: bundle } = readFixture(name);
    const { hint } = JSON.parse(bundle.bytes.toString()).verificationMaterial.publicKey;
    expect(read(pub)).toMatchObject([
      { source: 'cosign.pub', fingerprint: `sha256:${Buffer.from(hint, 'base64').toString('hex')}` },
    ]);
  });

  test('reads several blocks, with text around them and other line ends, each key once', () => {
    const rsa = RSA.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    const pem = `The keys:\n${PEM}\nand\n${rsa}${PEM}\n${pemOf(RSA.publicKey)}`.replaceAll('\n', '\r\n');
    expect(read(pem).map(({ key }) => pemOf(key))).toEqual([PEM, pemOf(RSA.publicKey)]);
  });

  test('reads the key of a certificate', async () => {
    const { cert, private: own } = await generate([{ name: 'commonName', value: 'test' }], { keySize: 2048 });
    expect(read(cert).map(({ key }) => pemOf(key))).toEqual([pemOf(createPublicKey(own))]);
  });

  test('gives a key with a compressed point the same fingerprint', () => {
    const { x = '', y = '' } = P256.publicKey.export({ format: 'jwk' });
    const [pointX, pointY] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    const prefix = Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex');
    const spki = Buffer.concat([prefix, Buffer.of(2 + ((pointY.at(-1) ?? 0) & 1)), pointX]);
    const compressed = pemBlock('PUBLIC KEY', spki.toString('base64'));
    expect(read(compressed)[0]?.fingerprint).toBe(read(PEM)[0]?.fingerprint);
  });

  const cases: { name: string; pem: string; why: string }[] = [
    { name: 'nothing', pem: '', why: 'there is no public key in cosign.pub; expected PEM with its line breaks' },
    { name: 'other text', pem: 'cosign.pub', why: 'there is no public key in cosign.pub; expected PEM' },
    {
      name: 'a private key',
      pem: P256.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      why: 'the key in cosign.pub is a private key; expected the public key, for example: cosign.pub',
    },
    {
      name: 'a private key of cosign after a public key',
      pem: `${PEM}${pemBlock('ENCRYPTED SIGSTORE PRIVATE KEY', 'AAAA')}`,
      why: 'key 2 in cosign.pub is a private key; expected the public key',
    },
    {
      name: 'an Ed25519 key',
      pem: pemOf(generateKeyPairSync('ed25519').publicKey),
      why: 'the key in cosign.pub is an Ed25519 key: cosign signs with Ed25519ph then, which neither this action nor "cosign verify" can verify; expected a key for ECDSA',
    },
    {
      name: 'a key of another curve',
      pem: pemOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey),
      why: 'the key in cosign.pub has the curve secp256k1, which is not supported; expected a key for ECDSA (P-256, P-384 or P-521) or RSA',
    },
    {
      name: 'an RSA key of 1024 bits',
      pem: pemOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey),
      why: 'the key in cosign.pub has only 1024 bits; expected',
    },
    {
      name: 'a key for RSA-PSS',
      pem: pemOf(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey),
      why: 'the key in cosign.pub is of the type rsa-pss, which is not supported; expected',
    },
    {
      name: 'a key for key agreement',
      pem: pemOf(generateKeyPairSync('x25519').publicKey),
      why: 'the key in cosign.pub is of the type x25519, which is not supported; expected',
    },
    {
      name: 'a key of which the middle is missing',
      pem: pemBlock('PUBLIC KEY', 'AAAA'),
      why: 'the key in cosign.pub is not valid (',
    },
    { name: 'a key without its end', pem: PEM.slice(0, 60), why: 'the key in cosign.pub is not valid (' },
    {
      name: 'a key without its end before another',
      pem: `${PEM.slice(0, 60)}\n${PEM}`,
      why: 'key 1 in cosign.pub is not valid (',
    },
    {
      name: 'a certificate that is not valid',
      pem: pemBlock('CERTIFICATE', 'AAAA'),
      why: 'the key in cosign.pub is not valid (',
    },
    {
      name: 'an OpenPGP key',
      pem: pemBlock('PGP PUBLIC KEY BLOCK', 'AAAA'),
      why: 'the key in cosign.pub is not a public key or certificate in PEM; expected PEM',
    },
  ];
  test.each(cases)('refuses $name', ({ pem, why }) => {
    const thrown = attempt(() => read(pem));
    expect(thrown).toBeInstanceOf(InputError);
    expect(String(thrown)).toContain(why);
  });

  test('of any text, returns keys or throws an InputError that does not quote it', () => {
    const body = 'AAAASecretSecretSecretAAAA';
    const part = fc.constantFrom('-----BEGIN ', '-----END ', 'PUBLIC KEY', 'PRIVATE KEY', '-----', '\n', body, PEM);
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (pem) => {
          const result = attempt(() => read(pem));
          expect(Array.isArray(result) || result instanceof InputError).toBe(true);
          expect(String(result)).not.toContain(body);
        },
      ),
    );
  });
});

describe('findSigner', () => {
  const signed = Buffer.from('signed');
  const ec = (curve: string) => generateKeyPairSync('ec', { namedCurve: curve });
  const [p384, p521] = [ec('P-384'), ec('P-521')];
  const cases: {
    name: string;
    pair: { publicKey: KeyObject; privateKey: KeyObject };
    hash: string;
    isValid: boolean;
  }[] = [
    { name: 'P-256 with SHA-256', pair: P256, hash: 'sha256', isValid: true },
    { name: 'P-256 with SHA-512', pair: P256, hash: 'sha512', isValid: false },
    { name: 'P-384 with SHA-384', pair: p384, hash: 'sha384', isValid: true },
    { name: 'P-384 with SHA-256, as cosign 2 signs', pair: p384, hash: 'sha256', isValid: true },
    { name: 'P-384 with SHA-1', pair: p384, hash: 'sha1', isValid: false },
    { name: 'P-521 with SHA-512', pair: p521, hash: 'sha512', isValid: true },
    { name: 'P-521 with SHA-256, as cosign 2 signs', pair: p521, hash: 'sha256', isValid: true },
    { name: 'RSA with SHA-256', pair: RSA, hash: 'sha256', isValid: true },
    { name: 'RSA with SHA-1', pair: RSA, hash: 'sha1', isValid: false },
  ];
  test.each(cases)('$name', ({ pair, hash, isValid }) => {
    const keys = read(pemOf(pair.publicKey));
    const signature = sign(hash, signed, pair.privateKey);
    expect(findSigner(keys, { signed, signature })).toBe(isValid ? keys[0] : undefined);
  });

  test('does not accept RSA-PSS', () => {
    const padded = { key: RSA.privateKey, padding: 6 };
    expect(
      findSigner(read(pemOf(RSA.publicKey)), { signed, signature: sign('sha256', signed, padded) }),
    ).toBeUndefined();
  });

  test('finds the key among several, of which one cannot be used', () => {
    const keys = [p384, RSA, P256].flatMap(({ publicKey }) => read(pemOf(publicKey)));
    const [first] = keys;
    if (first === undefined) throw new Error('there is no key');
    // `verify` throws for a key that cannot sign.
    const broken = { ...first, key: generateKeyPairSync('x25519').publicKey };
    const signature = sign('sha256', signed, P256.privateKey);
    const found = findSigner([broken, ...keys], { signed, signature });
    expect(found).toBe(keys[2]);
  });

  test('does not accept an empty or a changed signature', () => {
    const keys = read(PEM);
    const signature = sign('sha256', signed, P256.privateKey);
    for (const other of [Buffer.alloc(0), Buffer.concat([signature, Buffer.of(0)]), signature.subarray(1)])
      expect(findSigner(keys, { signed, signature: other })).toBeUndefined();
  });
});

function pemBlock(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
