import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAuth, type FoundLogin, readEntry } from '../../../src/credentials/auth-file-entry.ts';
import { authEntry } from '../../support/auth-folder.ts';

/** Reads the entry of quay.io. */
function read(entry: unknown): FoundLogin {
  return readEntry({ path: '/home/user/.docker/config.json', auths: { 'quay.io': entry } }, 'quay.io');
}

const READ: { name: string; entry: unknown; login: string }[] = [
  { name: 'auth', entry: authEntry('acme+ci', 'pass'), login: 'acme+ci:pass' },
  { name: 'a password with colons', entry: authEntry('user', 'a:b:c'), login: 'user:a:b:c' },
  { name: 'missing padding', entry: { auth: 'dTpwYQ' }, login: 'u:pa' },
  { name: 'Base64 on several lines', entry: { auth: 'dTpw\nYQ==\n' }, login: 'u:pa' },
  { name: 'a line end after the password', entry: authEntry('u', 'pa\r\n'), login: 'u:pa' },
  { name: "docker's NULs", entry: authEntry('u', 'pa\0\0'), login: 'u:pa' },
  { name: 'UTF-8', entry: authEntry('u', 'pä'), login: 'u:pä' },
  { name: 'username and password', entry: { username: 'u', password: 'p' }, login: 'u:p' },
  {
    name: 'auth before username and password',
    entry: { ...authEntry('a', 'b'), username: 'u', password: 'p' },
    login: 'a:b',
  },
  { name: 'a login before an identity token', entry: { ...authEntry('a', 'b'), identitytoken: 'i' }, login: 'a:b' },
  { name: 'a registry token before auth', entry: { ...authEntry('a', 'b'), registrytoken: 'r' }, login: 'Bearer r' },
  { name: 'an empty entry', entry: {}, login: 'none' },
  { name: 'an empty entry with an address', entry: { auth: '', email: 'a@b', username: null }, login: 'none' },
];

const REFUSED: { name: string; entry: unknown; why: string }[] = [
  { name: 'not Base64', entry: { auth: 'hidden!' }, why: 'not the Base64 of user:password' },
  { name: 'no colon', entry: { auth: 'aGlkZGVu' }, why: 'not the Base64 of user:password' },
  { name: 'no username', entry: authEntry('', 'hidden'), why: 'not the Base64 of user:password' },
  { name: 'bytes that are not UTF-8', entry: { auth: 'dTr//w==' }, why: 'not the Base64 of user:password' },
  { name: 'no password', entry: authEntry('u', ''), why: 'a username, but no password' },
  { name: 'a password alone', entry: { password: 'hidden' }, why: 'a password, but no username' },
  { name: 'an identity token', entry: { identitytoken: 'hidden' }, why: 'an identity token' },
  {
    name: 'an identity token for a user',
    entry: { ...authEntry('0', ''), identitytoken: 'hidden' },
    why: 'identity token',
  },
  { name: 'a string', entry: 'hidden', why: 'not an object' },
  { name: 'a number instead of a string', entry: { auth: 1 }, why: 'not an object whose fields' },
];

describe('readEntry', () => {
  test.each(READ)('$name', ({ entry, login }) => {
    expect(shown(read(entry))).toBe(login);
  });

  test.each(REFUSED)('rejects $name', ({ entry, why }) => {
    expect(() => read(entry)).toThrow(why);
    expect(() => read(entry)).toThrow('/home/user/.docker/config.json: the entry "quay.io"');
    expect(() => read(entry)).not.toThrow(/hidden|aGlkZGVu/);
  });
});

describe('decodeAuth', () => {
  const username = fc.string({ minLength: 1 }).filter((text) => !text.includes(':') && text.isWellFormed());
  const password = fc.string().filter((text) => !/[\0\r\n]$/.test(text) && text.isWellFormed());

  test('reverses the encoding, with and without padding, in both alphabets', () => {
    fc.assert(
      fc.property(username, password, (username, password) => {
        const bytes = Buffer.from(`${username}:${password}`);
        for (const form of ['base64', 'base64url'] as const) {
          expect(decodeAuth(bytes.toString(form))).toEqual({ username, password });
        }
      }),
    );
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => decodeAuth(text)?.username !== ''));
  });
});

function shown(login: FoundLogin): string {
  if (login.kind === 'none') return 'none';
  if (login.kind === 'registry-token') return `Bearer ${login.token.reveal()}`;
  return `${login.username}:${login.password.reveal()}`;
}
