import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { EmbeddedRoot } from '../../src/trust/embedded-root.ts';

/** A key of a TUF repository. */
export interface TufKey {
  readonly id: string;
  readonly json: Json;
  readonly privateKey: KeyObject;
}

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
type Fields = Readonly<Record<string, Json>>;

/** What differs from a valid version of root.json. */
interface RootChanges {
  readonly version?: number;
  /** The keys for root.json and targets.json, two of which must sign. */
  readonly owners?: readonly TufKey[];
  /** The key for timestamp.json and snapshot.json. */
  readonly online?: TufKey;
  /** The keys that sign, by default two of the version before and two of its own. */
  readonly signers?: readonly TufKey[];
  readonly expires?: string;
}

/** What differs from a valid version of the other files: fields of their signed parts, and the keys that sign them. */
export interface Changes {
  readonly timestamp?: Fields;
  readonly snapshot?: Fields;
  readonly targets?: Fields;
  readonly onlineSigners?: readonly TufKey[];
  readonly targetsSigners?: readonly TufKey[];
}

/**
 * A TUF repository like that of sigstore: consistent snapshots, two of three owners sign root.json and targets.json, one online key the
 * others. It signs with node:crypto alone, so that an error of the library that verifies is not repeated here.
 */
export class TufRepository {
  /** By path, as a server would send them. */
  readonly files = new Map<string, string>();
  owners: readonly TufKey[];
  online: TufKey;
  #version = 0;
  readonly #first: string;

  constructor(trustedRoot = 'the first trusted root') {
    this.owners = [createTufKey(), createTufKey(), createTufKey()];
    this.online = createTufKey();
    this.#first = this.publishRoot();
    this.publish(trustedRoot);
  }

  /** What a client has of this repository before the first request. */
  embed(trustedRoot: string, repository: string): EmbeddedRoot {
    return { repository, date: new Date('2026-07-01T00:00:00Z'), trustedRoot, tufRoot: this.#first };
  }

  /** Publishes the next version of root.json. */
  publishRoot(changes: RootChanges = {}): string {
    const { owners = this.owners, online = this.online } = changes;
    this.#version += 1;
    const signers = changes.signers ?? [...this.owners.slice(0, 2), ...owners.slice(0, 2)];
    const keys = [...owners, online];
    const owned = { keyids: owners.map(({ id }) => id), threshold: 2 };
    const byOnline = { keyids: [online.id], threshold: 1 };
    const root = envelope(signers, 'root', {
      version: changes.version ?? this.#version,
      expires: changes.expires ?? NEXT_YEAR,
      consistent_snapshot: true,
      keys: Object.fromEntries(keys.map(({ id, json }) => [id, json])),
      roles: { root: owned, targets: owned, snapshot: byOnline, timestamp: byOnline },
    });
    this.files.set(`${this.#version}.root.json`, root);
    this.owners = owners;
    this.online = online;
    return root;
  }

  /** Publishes a trusted root, and the files that list it. */
  publish(trustedRoot: string, changes: Changes = {}): void {
    const { onlineSigners = [this.online], targetsSigners = this.owners.slice(1) } = changes;
    const hash = sha256(trustedRoot);
    this.files.set(`targets/${hash}.trusted_root.json`, trustedRoot);
    const target = { length: Buffer.byteLength(trustedRoot), hashes: { sha256: hash } };
    const targets = { targets: { 'trusted_root.json': target }, ...changes.targets };
    this.files.set('3.targets.json', envelope(targetsSigners, 'targets', { version: 3, ...targets }));
    const snapshot = { meta: { 'targets.json': { version: 3 } }, ...changes.snapshot };
    this.files.set('5.snapshot.json', envelope(onlineSigners, 'snapshot', { version: 5, ...snapshot }));
    const timestamp = { meta: { 'snapshot.json': { version: 5 } }, ...changes.timestamp };
    this.files.set('timestamp.json', envelope(onlineSigners, 'timestamp', { version: 7, ...timestamp }));
  }
}

const NEXT_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString();
export const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString();

export function createTufKey(): TufKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const json = { keytype: 'ecdsa', scheme: 'ecdsa-sha2-nistp256', keyval: { public: pem } };
  return { id: sha256(canonical(json)), json, privateKey };
}

/** The same signer is there once: a file with two signatures by one key is not valid. */
function envelope(signers: readonly TufKey[], type: string, fields: Fields): string {
  const signed = { _type: type, spec_version: '1.0', expires: NEXT_YEAR, ...fields };
  const bytes = Buffer.from(canonical(signed));
  const signatures = [...new Set(signers)].map(({ id, privateKey }) => ({
    keyid: id,
    sig: sign('sha256', bytes, privateKey).toString('hex'),
  }));
  return JSON.stringify({ signatures, signed }, undefined, 1);
}

/** Sorted by name, without space; only backslash and quotation mark are escaped. @see https://wiki.laptop.org/go/Canonical_JSON */
function canonical(value: Json): string {
  if (typeof value === 'string') return `"${value.replaceAll(/[\\"]/g, '\\$&')}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, item]) => `${canonical(name)}:${canonical(item)}`).join(',')}}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
