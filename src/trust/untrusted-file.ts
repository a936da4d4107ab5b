/** A file of a TUF repository whose signatures, version, expiry or content are not as they must be. */
export class UntrustedFile extends Error {
  override readonly name = 'UntrustedFile';

  constructor(path: string, reason: string) {
    super(`${path} cannot be trusted (${reason})`);
  }
}
