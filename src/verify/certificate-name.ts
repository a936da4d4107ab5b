import type { NameAttribute } from '../policy/distinguished-name.ts';
import { DER, type DerValue, readOid } from './der.ts';

/** The subject of a certificate. */
export interface CertificateName {
  /** In the order of the certificate. */
  readonly attributes: readonly NameAttribute[];
  /** One line, with the most specific attribute first: `CN=acme signer,O=Acme,C=US`. */
  readonly text: string;
}

/**
 * Reads a distinguished name.
 * @throws Error if it is not valid, for example a string that is not of its character set.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.4, https://www.rfc-editor.org/rfc/rfc4514#section-2
 */
export function readName(name: DerValue): CertificateName {
  const parts = name.children().map((part) => part.children(DER.set).map(readAttribute));
  const lines = parts.map((part) => part.map(formatAttribute).join('+'));
  const attributes = parts.flat().map(({ type, value }) => ({ type, value }));
  return { attributes, text: lines.toReversed().join(',') };
}

interface ReadAttribute extends NameAttribute {
  /** The value is the DER encoding in hexadecimal digits, because it is not a string. */
  readonly isEncoded: boolean;
}

function readAttribute(attribute: DerValue): ReadAttribute {
  const [oid, value, ...rest] = attribute.children();
  if (oid === undefined || value === undefined || rest.length > 0) throw new Error('the name has an invalid attribute');
  const type = readOid(oid);
  const text = readString(value);
  return {
    type: TYPES.get(type) ?? type,
    value: text ?? `#${value.raw.toString('hex')}`,
    isEncoded: text === undefined,
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc4514#section-3, and for the last two crypto/x509/pkix of Go, which notation uses */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'STREET'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['2.5.4.5', 'SERIALNUMBER'],
  ['2.5.4.17', 'POSTALCODE'],
]);

/** The string; `undefined` for a value of another type. */
function readString({ tag, content }: DerValue): string | undefined {
  switch (tag) {
    case 0x0c:
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    // NumericString, PrintableString, IA5String and VisibleString are parts of ASCII.
    case 0x12:
    case 0x13:
    case 0x16:
    case 0x1a:
      if (content.some((byte) => byte >= 0x80)) throw new Error('the name has a string that is not ASCII');
      return content.toString('latin1');
    // TeletexString: each implementation reads it as Latin-1.
    case 0x14:
      return content.toString('latin1');
    case 0x1e:
      return new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true }).decode(content);
    default:
      return undefined;
  }
}

function formatAttribute({ type, value, isEncoded }: ReadAttribute): string {
  return `${type}=${isEncoded ? value : escapeValue(value)}`;
}

/** @see https://www.rfc-editor.org/rfc/rfc4514#section-2.4 */
function escapeValue(value: string): string {
  return value.replace(/[,+"\\<>;]|^[ #]| $/g, '\\$&').replaceAll('\0', '\\00');
}
