import { generate } from 'selfsigned';

/** A private key and its self-signed certificate, both in PEM. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

/** Creates a self-signed certificate for `localhost` and 127.0.0.1, once per process. */
export function selfSigned(): Promise<Certificate> {
  made ??= create();
  return made;
}

let made: Promise<Certificate> | undefined;

async function create(): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          // A name that DNS does not resolve, for tests with a proxy.
          { type: 2, value: 'quay.test' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: pems.private, certificate: pems.cert };
}
