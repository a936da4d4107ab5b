import { parseTimestamp } from '../time.ts';

/** One value of DER. Its children are read when they are needed, so nesting has no cost. */
export class DerValue {
  /** The identifier octet: class, constructed or primitive, and number. */
  readonly tag: number;
  readonly content: Buffer;
  /** The whole encoding, with tag and length. */
  readonly raw: Buffer;

  constructor(tag: number, content: Buffer, raw: Buffer) {
    this.tag = tag;
    this.content = content;
    this.raw = raw;
  }

  /**
   * The values in a constructed value.
   * @throws Error if the value has another tag, or its content is not a sequence of DER values.
   */
  children(tag: number = DER.sequence): readonly DerValue[] {
    const found: DerValue[] = [];
    for (let rest = this.contentOf(tag); rest.length > 0; rest = rest.subarray(found.at(-1)?.raw.length))
      found.push(readFirst(rest));
    return found;
  }

  /** @throws Error if the value has another tag. */
  contentOf(tag: number): Buffer {
    if (this.tag !== tag) throw new Error(`the DER value has the tag ${this.tag}, not ${tag}`);
    return this.content;
  }
}

/**
 * Identifier octets.
 * @see https://www.itu.int/rec/T-REC-X.680-202102-I/en (section 8.4)
 */
export const DER = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The identifier octet of a constructed value with a context-specific tag: `[number]`. */
export function contextTag(number: number): number {
  return 0xa0 | number;
}

/**
 * Reads bytes that are exactly one value in DER. Only lengths in the shortest definite form are valid.
 * @throws Error for anything else.
 * @see https://www.itu.int/rec/T-REC-X.690-202102-I/en (section 10)
 */
export function readDer(bytes: Buffer): DerValue {
  const value = readFirst(bytes);
  if (value.raw.length !== bytes.length) throw new Error('there are bytes after the DER value');
  return value;
}

function readFirst(bytes: Buffer): DerValue {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) throw new Error('the DER value is cut off');
  if ((tag & 0x1f) === 0x1f) throw new Error('the DER value has a tag of several bytes');
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const start = 2 + lengthBytes;
  const length = lengthBytes === 0 ? first : readLength(bytes.subarray(2, start), lengthBytes);
  const end = start + length;
  if (first === 0x80 || end > bytes.length) throw new Error('the DER value is cut off, or its length is indefinite');
  return new DerValue(tag, bytes.subarray(start, end), bytes.subarray(0, end));
}

function readLength(bytes: Buffer, count: number): number {
  if (count > 4 || bytes.length !== count) throw new Error('the DER value is cut off, or longer than 4 GiB');
  const length = bytes.readUIntBE(0, count);
  if (length < 0x80 || bytes[0] === 0) throw new Error('the length of the DER value is not in its shortest form');
  return length;
}

/** @throws Error for another value. */
export function readBoolean(value: DerValue): boolean {
  const [byte, ...rest] = value.contentOf(DER.boolean);
  if (rest.length > 0 || (byte !== 0 && byte !== 0xff)) throw new Error('the BOOLEAN is not valid');
  return byte === 0xff;
}

/** Reads an INTEGER from 0 to 2^31 - 1. @throws Error for another value. */
export function readNumber(value: DerValue): number {
  const bytes = value.contentOf(DER.integer);
  const [first = 0x80, second = 0x80] = bytes;
  const isShortest = bytes.length === 1 || first !== 0 || second >= 0x80;
  if (bytes.length > 4 || first >= 0x80 || !isShortest) throw new Error('the INTEGER is not valid, or too large');
  return bytes.readUIntBE(0, bytes.length);
}

/** Returns the numbers of the bits that are set. @throws Error for another value. */
export function readBits(value: DerValue): ReadonlySet<number> {
  const [unused = 8, ...bytes] = value.contentOf(DER.bitString);
  const last = bytes.at(-1) ?? 0;
  if (unused > 7 || (bytes.length === 0 && unused > 0) || (last & (2 ** unused - 1)) !== 0)
    throw new Error('the BIT STRING is not valid');
  const bits = bytes.flatMap((byte, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (0x80 >> bit)).map((bit) => 8 * index + bit),
  );
  return new Set(bits);
}

/** Returns an object identifier such as `2.5.4.3`. @throws Error for another value. */
export function readOid(value: DerValue): string {
  const bytes = value.contentOf(DER.oid);
  if (bytes.length === 0 || bytes.length > MAX_OID_BYTES || (bytes.at(-1) ?? 0x80) >= 0x80)
    throw new Error('the OBJECT IDENTIFIER is not valid');
  const [head = 0, ...tail] = readBase128(bytes);
  // The first number has two parts: 40 times the root, which is at most 2, and the second.
  const root = Math.min(Math.floor(head / 40), 2);
  return [root, head - 40 * root, ...tail].join('.');
}

/** Numbers in digits of seven bits, of which all but the last have the highest bit set. */
function readBase128(bytes: Buffer): readonly number[] {
  const numbers: number[] = [];
  let current: number | undefined;
  for (const byte of bytes) {
    if (current === undefined && byte === 0x80) throw new Error('the OBJECT IDENTIFIER is not in its shortest form');
    const number: number = (current ?? 0) * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(number)) throw new Error('the OBJECT IDENTIFIER has a number that is too large');
    current = byte < 0x80 ? undefined : number;
    if (current === undefined) numbers.push(number);
  }
  return numbers;
}

/** Longer than any object identifier in certificates. */
const MAX_OID_BYTES = 64;

/**
 * Reads a time as certificates have it, always in UTC with seconds.
 * @throws Error for another value, and for a time that is not in the calendar.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5
 */
export function readTime(value: DerValue): Date {
  const isShort = value.tag === DER.utcTime;
  const text = value.contentOf(isShort ? DER.utcTime : DER.generalizedTime).toString('latin1');
  const long = isShort ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const [, date, time] = /^(\d{8})(\d{6})Z$/.exec(long) ?? [];
  const parsed = date && time && parseTimestamp(`${separate(date, '-', 4)}T${separate(time, ':', 2)}Z`);
  if (!(parsed instanceof Date)) throw new Error('the time is not valid');
  return parsed;
}

/** Puts a separator before the last two pairs of digits. */
function separate(digits: string, separator: string, first: number): string {
  return [digits.slice(0, first), digits.slice(first, first + 2), digits.slice(first + 2)].join(separator);
}
