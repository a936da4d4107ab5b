import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { TufClient } from '../../../src/trust/tuf-client.ts';
import { failureOf } from '../../support/test-client.ts';
import { createTufKey, TufRepository, YESTERDAY } from '../../support/tuf-repository.ts';

const [OLD, NEW] = ['the first trusted root', 'the newest trusted root'];

/** A client that has the first version of everything, and the paths that it has fetched. */
function clientOf(repository: TufRepository) {
  const fetched: string[] = [];
  const client = new TufClient(repository.embed(OLD, '').tufRoot, async (path, maxBytes) => {
    const file = repository.files.get(path);
    fetched.push(file === undefined ? `${path} -> 404` : path);
    if (Buffer.byteLength(file ?? '') > maxBytes) throw new Error(`${path} is too large`);
    return file === undefined ? undefined : Buffer.from(file);
  });
  const newest = async () => (await client.newest('trusted_root.json', Buffer.from(OLD))).toString();
  return { newest, fetched };
}

describe('the newest version', () => {
  test('is not fetched if it is known', async () => {
    const { newest, fetched } = clientOf(new TufRepository(OLD));
    expect(await newest()).toBe(OLD);
    expect(fetched.toSorted()).toEqual(['2.root.json -> 404', '3.targets.json', '5.snapshot.json', 'timestamp.json']);
  });

  test('is fetched by its hash if it is not known', async () => {
    const { newest, fetched } = clientOf(new TufRepository(NEW));
    expect(await newest()).toBe(NEW);
    expect(fetched.at(-1)).toMatch(/^targets\/[0-9a-f]{64}\.trusted_root\.json$/);
  });

  test('is trusted after all keys were replaced, one version of root.json after the other', async () => {
    const repository = new TufRepository(OLD);
    const [first, second, third] = repository.owners;
    if (first === undefined || second === undefined || third === undefined) throw new Error('no owners');
    repository.publishRoot({ owners: [second, third, createTufKey()] });
    repository.publishRoot({ online: createTufKey() });
    repository.publishRoot({ owners: [createTufKey(), createTufKey(), createTufKey()], online: createTufKey() });
    repository.publish(NEW);
    const { newest, fetched } = clientOf(repository);
    expect(await newest()).toBe(NEW);
    expect(fetched.filter((path) => path.includes('root.json')).slice(0, 4)).toEqual([
      '2.root.json',
      '3.root.json',
      '4.root.json',
      '5.root.json -> 404',
    ]);
  });

  test('is trusted if a version of root.json in between has expired', async () => {
    const repository = new TufRepository(OLD);
    repository.publishRoot({ expires: YESTERDAY });
    repository.publishRoot();
    repository.publish(NEW);
    expect(await clientOf(repository).newest()).toBe(NEW);
  });

  test('of sigstore is trusted on 21 August 2026, from a root.json of 2025', async () => {
    setDate('2026-08-22T00:00:00Z');
    const { client, files, fetched } = sigstore();
    const newest = await client.newest('trusted_root.json', Buffer.from(OLD));
    expect(newest.toString()).toBe(files.get('trusted_root.json'));
    expect(fetched.filter((path) => path.includes('root.json')).slice(0, 3)).toEqual([
      '14.root.json',
      '15.root.json',
      '16.root.json',
    ]);
  });

  test('of sigstore is not trusted after the timestamp has expired', async () => {
    setDate('2026-08-29T00:00:00Z');
    const { client } = sigstore();
    expect(await failureOf(client.newest('trusted_root.json', Buffer.from(OLD)))).toBe(
      'UntrustedFile: timestamp.json cannot be trusted (Final timestamp.json is expired)',
    );
  });
});

function setDate(now: string): void {
  vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** The repository of sigstore, whose files are named as in its sources. */
function sigstore() {
  const folder = new URL('fixtures/sigstore/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const files = new Map(
    names.map((name) => [name.replace(/\.txt$/, ''), readFileSync(new URL(name, folder), 'utf8')] as const),
  );
  const fetched: string[] = [];
  const client = new TufClient(files.get('13.root.json') ?? '', async (path) => {
    fetched.push(path);
    const file = files.get(path) ?? files.get(path.replace(/^targets\/[0-9a-f]+\.|^\d+\./, ''));
    return file === undefined ? undefined : Buffer.from(file);
  });
  return { client, files, fetched };
}

/** Each changes a repository that has a newer version of everything. */
const ATTACKS: readonly {
  readonly name: string;
  readonly attack: (repository: TufRepository) => void;
  readonly reason: RegExp;
}[] = [
  {
    name: 'a root.json signed only with its own keys',
    attack: (repository) => {
      const owners = [createTufKey(), createTufKey(), createTufKey()];
      repository.publishRoot({ owners, signers: owners });
      repository.publish(NEW);
    },
    reason: /^UntrustedFile: 2\.root\.json cannot be trusted \(root was signed by 0\/2 keys\)$/,
  },
  {
    name: 'a root.json signed only with the keys of the version before',
    attack: (repository) => {
      const signers = repository.owners;
      repository.publishRoot({ owners: [createTufKey(), createTufKey(), createTufKey()], signers });
    },
    reason: /^UntrustedFile: 2\.root\.json cannot be trusted \(root was signed by 0\/2 keys\)$/,
  },
  {
    name: 'a root.json signed with one key of the two that are needed',
    attack: (repository) => repository.publishRoot({ signers: repository.owners.slice(0, 1) }),
    reason: /^UntrustedFile: 2\.root\.json cannot be trusted \(root was signed by 1\/2 keys\)$/,
  },
  {
    name: 'a root.json with one signature twice',
    attack: (repository) => {
      repository.publishRoot({ signers: repository.owners.slice(0, 1) });
      edit(repository, '2.root.json', (file) => ({ ...file, signatures: [...file.signatures, ...file.signatures] }));
    },
    reason: /^UntrustedFile: 2\.root\.json cannot be trusted/,
  },
  {
    name: 'a root.json signed with the key for timestamps',
    attack: (repository) => repository.publishRoot({ signers: [repository.online] }),
    reason: /^UntrustedFile: 2\.root\.json cannot be trusted \(root was signed by 0\/2 keys\)$/,
  },
  {
    name: 'the same version of root.json again',
    attack: (repository) => repository.publishRoot({ version: 1 }),
    reason: /^UntrustedFile: 2\.root\.json cannot be trusted \(Expected version 2, got 1\)$/,
  },
  {
    name: 'a version of root.json left out',
    attack: (repository) => repository.publishRoot({ version: 3 }),
    reason: /^UntrustedFile: 2\.root\.json cannot be trusted \(Expected version 2, got 3\)$/,
  },
  {
    name: 'a last root.json that has expired',
    attack: (repository) => {
      repository.publishRoot({ expires: YESTERDAY });
      repository.publish(NEW);
    },
    reason: /^UntrustedFile: timestamp\.json cannot be trusted \(Final root\.json is expired\)$/,
  },
  {
    name: 'versions of root.json without an end',
    attack: (repository) => {
      for (let version = 2; version < 40; version++) repository.publishRoot();
    },
    reason: /^Error: the repository has more than 32 newer versions of root\.json$/,
  },
  {
    name: 'an old timestamp.json: a frozen repository',
    attack: (repository) => repository.publish(NEW, { timestamp: { expires: YESTERDAY } }),
    reason: /^UntrustedFile: timestamp\.json cannot be trusted \(Final timestamp\.json is expired\)$/,
  },
  {
    name: 'an old snapshot.json',
    attack: (repository) => repository.publish(NEW, { snapshot: { expires: YESTERDAY } }),
    reason: /^UntrustedFile: 5\.snapshot\.json cannot be trusted \(snapshot\.json is expired\)$/,
  },
  {
    name: 'an old targets.json',
    attack: (repository) => repository.publish(NEW, { targets: { expires: YESTERDAY } }),
    reason: /^UntrustedFile: 3\.targets\.json cannot be trusted \(targets\.json is expired\)$/,
  },
  {
    name: 'an earlier snapshot.json under a new name',
    attack: (repository) => repository.publish(NEW, { snapshot: { version: 4 } }),
    reason: /^UntrustedFile: 5\.snapshot\.json cannot be trusted \(Snapshot version doesn't match timestamp\)$/,
  },
  {
    name: 'an earlier targets.json under a new name',
    attack: (repository) => repository.publish(NEW, { targets: { version: 2 } }),
    reason:
      /^UntrustedFile: 3\.targets\.json cannot be trusted \(Version 2 of targets does not match snapshot version 3\)$/,
  },
  {
    name: 'a timestamp.json signed with another key',
    attack: (repository) => repository.publish(NEW, { onlineSigners: [createTufKey()] }),
    reason: /^UntrustedFile: timestamp\.json cannot be trusted \(timestamp was signed by 0\/1 keys\)$/,
  },
  {
    name: 'a targets.json signed with the key for timestamps',
    attack: (repository) => repository.publish(NEW, { targetsSigners: [repository.online] }),
    reason: /^UntrustedFile: 3\.targets\.json cannot be trusted \(targets was signed by 0\/2 keys\)$/,
  },
  {
    name: 'a targets.json signed with one key of the two that are needed',
    attack: (repository) => repository.publish(NEW, { targetsSigners: repository.owners.slice(0, 1) }),
    reason: /^UntrustedFile: 3\.targets\.json cannot be trusted \(targets was signed by 1\/2 keys\)$/,
  },
  {
    name: 'a changed targets.json with the signatures of the original',
    attack: (repository) =>
      edit(repository, '3.targets.json', (file) => ({ ...file, signed: { ...file.signed, targets: {} } })),
    reason: /^UntrustedFile: 3\.targets\.json cannot be trusted \(targets was signed by 0\/2 keys\)$/,
  },
  {
    name: 'the snapshot.json in place of the timestamp.json, both signed with the same key',
    attack: (repository) => repository.files.set('timestamp.json', repository.files.get('5.snapshot.json') ?? ''),
    reason: /^UntrustedFile: timestamp\.json cannot be trusted/,
  },
  {
    name: 'a snapshot.json that has not the hash in timestamp.json',
    attack: (repository) =>
      repository.publish(NEW, {
        timestamp: { meta: { 'snapshot.json': { version: 5, hashes: { sha256: '0'.repeat(64) } } } },
      }),
    reason: /^UntrustedFile: 5\.snapshot\.json cannot be trusted \(Expected hash 0+ but got/,
  },
  {
    name: 'a targets.json that has not the hash in snapshot.json',
    attack: (repository) =>
      repository.publish(NEW, {
        snapshot: { meta: { 'targets.json': { version: 3, hashes: { sha256: '0'.repeat(64) } } } },
      }),
    reason: /^UntrustedFile: 3\.targets\.json cannot be trusted \(Expected hash 0+ but got/,
  },
  {
    name: 'another trusted_root.json of the same length',
    attack: (repository) => replaceTarget(repository, NEW.replace('newest', 'latest')),
    reason: /^UntrustedFile: targets\/\w+\.trusted_root\.json cannot be trusted \(Expected hash/,
  },
  {
    name: 'a shorter trusted_root.json',
    attack: (repository) => replaceTarget(repository, 'the newest'),
    reason: /^UntrustedFile: targets\/\w+\.trusted_root\.json cannot be trusted \(Expected length 23 but got 10\)$/,
  },
  {
    name: 'a longer trusted_root.json',
    attack: (repository) => replaceTarget(repository, `${NEW}, and more`),
    reason: /^Error: targets\/\w+\.trusted_root\.json is too large$/,
  },
  {
    name: 'a targets.json without trusted_root.json',
    attack: (repository) => repository.publish(NEW, { targets: { targets: {} } }),
    reason: /^Error: targets\.json does not list trusted_root\.json$/,
  },
  {
    name: 'a targets.json without a hash of trusted_root.json',
    attack: (repository) =>
      repository.publish(NEW, { targets: { targets: { 'trusted_root.json': { length: NEW.length, hashes: {} } } } }),
    reason: /^Error: targets\.json does not list trusted_root\.json$/,
  },
  {
    name: 'a timestamp.json that is missing',
    attack: (repository) => repository.files.delete('timestamp.json'),
    reason: /^Error: the repository has no timestamp\.json$/,
  },
  {
    name: 'a snapshot.json that is missing',
    attack: (repository) => repository.files.delete('5.snapshot.json'),
    reason: /^Error: the repository has no 5\.snapshot\.json$/,
  },
  {
    name: 'a trusted_root.json that is missing',
    attack: (repository) => {
      for (const path of repository.files.keys()) if (path.startsWith('targets/')) repository.files.delete(path);
    },
    reason: /^Error: the repository has no targets\/\w+\.trusted_root\.json$/,
  },
  {
    name: 'a file of more than 256 KiB',
    attack: (repository) => repository.files.set('timestamp.json', ' '.repeat((256 << 10) + 1)),
    reason: /^Error: timestamp\.json is too large$/,
  },
  ...['2.root.json', 'timestamp.json', '5.snapshot.json', '3.targets.json'].flatMap((path) =>
    ['<html>', 'null', '[]', '{}', '{"signed":null,"signatures":null}', '{"signed":{},"signatures":[]}'].map(
      (content) => ({
        name: `${content} in place of ${path}`,
        attack: (repository: TufRepository) => void repository.files.set(path, content),
        reason: new RegExp(`^UntrustedFile: ${path.replaceAll('.', '\\.')} cannot be trusted \\(`),
      }),
    ),
  ),
];

test.each(ATTACKS)('refuses $name', async ({ attack, reason }) => {
  const repository = new TufRepository(NEW);
  attack(repository);
  expect(await failureOf(clientOf(repository).newest())).toMatch(reason);
});

/** A file of a repository, parsed. */
interface Envelope {
  readonly signatures: readonly unknown[];
  readonly signed: object;
}

function edit(repository: TufRepository, path: string, change: (file: Envelope) => Envelope): void {
  repository.files.set(path, JSON.stringify(change(JSON.parse(repository.files.get(path) ?? ''))));
}

function replaceTarget(repository: TufRepository, content: string): void {
  for (const path of repository.files.keys()) if (path.startsWith('targets/')) repository.files.set(path, content);
}
