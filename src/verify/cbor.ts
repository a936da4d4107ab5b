/** A value of CBOR, of the types that COSE needs. Byte strings are Buffers, maps are Maps whose keys are numbers and strings. */
export type CborValue =
  | number
  | string
  | boolean
  | null
  | undefined
  | Buffer
  | readonly CborValue[]
  | ReadonlyMap<number | string, CborValue>
  | CborTag;

/** A value with a tag, for example 1 and the seconds since 1970. */
export class CborTag {
  readonly tag: number;
  readonly value: CborValue;

  constructor(tag: number, value: CborValue) {
    this.tag = tag;
    this.value = value;
  }
}

/**
 * Reads bytes that are exactly one value in CBOR. Lengths must be definite, numbers in their shortest form and safe integers, keys of a map
 * integers or strings, each once. Floating-point numbers are not supported.
 * @throws Error for anything else.
 * @see https://www.rfc-editor.org/rfc/rfc8949#section-3
 */
export function readCbor(bytes: Buffer): CborValue {
  const reader = new CborReader(bytes);
  const value = reader.value(0);
  if (!reader.isAtEnd()) throw new Error('there are bytes after the CBOR value');
  return value;
}

/** Values in values. A signature has four levels. */
const MAX_DEPTH = 16;

/** In all levels together, so that 16 MiB of small values do not become some hundred MiB. A signature has about thirty. */
const MAX_VALUES = 10_000;

class CborReader {
  readonly #bytes: Buffer;
  #at = 0;
  #values = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  value(depth: number): CborValue {
    if (depth > MAX_DEPTH) throw new Error(`the CBOR value has more than ${MAX_DEPTH} levels`);
    this.#values += 1;
    if (this.#values > MAX_VALUES) throw new Error('the CBOR value has more than 10,000 values');
    const [initial = 0] = this.#take(1);
    const [major, info] = [initial >> 5, initial & 0x1f];
    if (major === SIMPLE) return readSimple(info);
    const argument = this.#argument(info);
    switch (major) {
      case 0:
        return argument;
      case 1:
        return -1 - argument;
      case 2:
        return this.#take(argument);
      case 3:
        return UTF_8.decode(this.#take(argument));
      case 4:
        return this.#array(argument, depth + 1);
      case 5:
        return this.#map(argument, depth + 1);
      default:
        return new CborTag(argument, this.value(depth + 1));
    }
  }

  #array(count: number, depth: number): readonly CborValue[] {
    const values: CborValue[] = [];
    // The count may be too large. Each value takes at least a byte, so reading then ends with an error after the last byte.
    while (values.length < count) values.push(this.value(depth));
    return values;
  }

  #map(count: number, depth: number): ReadonlyMap<number | string, CborValue> {
    const map = new Map<number | string, CborValue>();
    for (let index = 0; index < count; index++) {
      const key = this.value(depth);
      if (typeof key !== 'number' && typeof key !== 'string')
        throw new Error('a key of the CBOR map is not an integer or a string');
      if (map.has(key)) throw new Error('the CBOR map has a key twice');
      map.set(key, this.value(depth));
    }
    return map;
  }

  #argument(info: number): number {
    if (info < 24) return info;
    const size = ARGUMENT_BYTES[info - 24];
    if (size === undefined) throw new Error('the CBOR value is not valid, or has an indefinite length');
    const argument = size === 8 ? Number(this.#take(8).readBigUInt64BE()) : this.#take(size).readUIntBE(0, size);
    if (!Number.isSafeInteger(argument)) throw new Error('a number in the CBOR value is too large');
    if (argument < smallestWith(size)) throw new Error('a number in the CBOR value is not in its shortest form');
    return argument;
  }

  #take(count: number): Buffer {
    const end = this.#at + count;
    if (end > this.#bytes.length) throw new Error('the CBOR value is cut off');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

const SIMPLE = 7;

/** The size of the argument for the additional information 24 to 27. */
const ARGUMENT_BYTES = [1, 2, 4, 8];

/** The smallest number that needs so many bytes. */
function smallestWith(size: number): number {
  return size === 1 ? 24 : 2 ** (4 * size);
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readSimple(info: number): CborValue {
  switch (info) {
    case 20:
      return false;
    case 21:
      return true;
    case 22:
      return null;
    case 23:
      return undefined;
    default:
      throw new Error('a type in the CBOR value is not supported');
  }
}

/** Encodes a byte string of less than 4 GiB. */
export function encodeCborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([encodeHead(2, bytes.length), bytes]);
}

function encodeHead(major: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(major << 5) | argument]);
  const size = argument < 2 ** 8 ? 1 : argument < 2 ** 16 ? 2 : 4;
  const head = Buffer.from([(major << 5) | (24 + ARGUMENT_BYTES.indexOf(size)), 0, 0, 0, 0]);
  head.writeUIntBE(argument, 1, size);
  return head.subarray(0, 1 + size);
}
