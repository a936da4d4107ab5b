import { throwUnlessMoved } from './cosign.ts';
import type { Programs } from './programs.ts';

export type NotationFormat = 'jws' | 'cose';

/** The real notation, with keys whose certificates a CA of the test issued. */
export interface Notation {
  /** The certificate of the CA, in PEM. */
  readonly ca: string;
  /** Makes a key, and has its certificate issued. @param algorithm for openssl, for example `EC:P-256` or `RSA:2048`. */
  makeKey(name: string, algorithm: string): Promise<void>;
  /** Makes a key with the self-signed certificate of `notation certificate generate-test`, and returns the certificate in PEM. */
  makeTestKey(name: string): Promise<string>;
  /** Signs an image, a reference with a digest, with a key that was made. */
  sign(image: string, key: string, format: NotationFormat, ...options: readonly string[]): Promise<void>;
  /** Verifies all signatures of an image. @throws Error if none is of a key of this CA. */
  verify(image: string): Promise<void>;
  /** What `notation inspect` prints, as JSON. */
  inspect(image: string): Promise<unknown>;
}

/** Makes a CA with an intermediate one, and lets notation trust it. @param login for the registry of the images. */
export async function openNotation(
  programs: Programs,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<Notation> {
  const own = { NOTATION_USERNAME: username, NOTATION_PASSWORD: password };
  const run = (...options: readonly string[]) => programs.run('notation', options, own);
  await issue(programs, { name: 'root', algorithm: 'EC:P-256', subject: '/C=US/O=Acme/CN=Acme Root' });
  const middle = { name: 'middle', algorithm: 'EC:P-384', subject: '/C=US/O=Acme/CN=Acme Signing CA', issuer: 'root' };
  await issue(programs, middle);
  await programs.file('policy.json', JSON.stringify(POLICY));
  await run('certificate', 'add', '--type', 'ca', '--store', 'acme', 'root.crt');
  await run('policy', 'import', '--force', 'policy.json');
  return {
    ca: await programs.run('cat', ['root.crt']),
    async makeKey(name, algorithm) {
      const subject = `/C=US/ST=WA/L=Seattle/O=Acme, Inc./OU=Release/CN=acme ${name}`;
      await issue(programs, { name, algorithm, subject, issuer: 'middle' });
      const chain = await programs.run('cat', [`${name}.crt`, 'middle.crt', 'root.crt']);
      await programs.file(`${name}.chain`, chain);
    },
    async makeTestKey(name) {
      await run('certificate', 'generate-test', name);
      const keys = `.config/notation/localkeys/${name}`;
      await programs.run('cp', [`${keys}.key`, `${name}.key`]);
      await programs.run('cp', [`${keys}.crt`, `${name}.chain`]);
      return await programs.run('cat', [`${name}.chain`]);
    },
    async sign(image, key, format, ...options) {
      await programs.run('sh', ['-c', REGISTER_KEY, 'sh', key]);
      const sign = ['sign', '--key', key, '--signature-format', format, ...options, overTls(image)];
      await run(...sign).catch(throwUnlessMoved);
    },
    async verify(image) {
      await run('verify', overTls(image));
    },
    inspect: async (image) => JSON.parse(await run('inspect', '--output', 'json', overTls(image))),
  };
}

/** notation speaks HTTP with the host `localhost`, in lower case, whatever its options. */
function overTls(image: string): string {
  return image.replace(/^localhost:/, 'LOCALHOST:');
}

/** Makes notation know one key. It has a command for that only for test certificates. */
const REGISTER_KEY = `mkdir -p .config/notation && printf '{"keys":[{"name":"%s","keyPath":"%s","certPath":"%s"}]}' "$1" "$PWD/$1.key" "$PWD/$1.chain" >.config/notation/signingkeys.json`;

const POLICY = {
  version: '1.0',
  trustPolicies: [
    {
      name: 'acme',
      registryScopes: ['*'],
      signatureVerification: { level: 'strict', override: { revocation: 'skip' } },
      trustStores: ['ca:acme'],
      trustedIdentities: ['*'],
    },
  ],
};

interface Request {
  readonly name: string;
  readonly algorithm: string;
  readonly subject: string;
  /** Its own key if not set. */
  readonly issuer?: string;
}

/** Writes `NAME.key` and `NAME.crt`. The certificate is of a CA, unless the intermediate CA issues it. */
async function issue(programs: Programs, { name, algorithm, subject, issuer }: Request): Promise<void> {
  const usage = issuer === 'middle' ? SIGNER : CA;
  const [type = '', size = ''] = algorithm.split(':');
  const option = type === 'EC' ? `ec_paramgen_curve:${size}` : `rsa_keygen_bits:${size}`;
  await programs.run('openssl', ['genpkey', '-algorithm', type, '-pkeyopt', option, '-out', `${name}.key`]);
  const extensions = usage.flatMap((extension) => ['-addext', extension]);
  const signing = issuer === undefined ? [] : ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`];
  const request = ['req', '-x509', '-new', '-config', '/dev/null', '-sha256', '-days', '3650', '-subj', subject];
  await programs.run('openssl', [...request, ...extensions, ...signing, '-key', `${name}.key`, '-out', `${name}.crt`]);
}

const CA = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
const SIGNER = ['keyUsage=critical,digitalSignature', 'extendedKeyUsage=codeSigning'];
