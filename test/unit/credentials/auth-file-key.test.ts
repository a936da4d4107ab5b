import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchAuthKeys, readAuthKey } from '../../../src/credentials/auth-file-key.ts';

const KEYS: { name: string; key: string; host: string; path: string }[] = [
  { name: 'a host', key: 'quay.io', host: 'quay.io', path: '' },
  { name: 'a host in upper case', key: 'QUAY.io', host: 'quay.io', path: '' },
  { name: 'a port', key: 'quay.io:8443', host: 'quay.io:8443', path: '' },
  { name: 'a scheme', key: 'https://quay.io', host: 'quay.io', path: '' },
  { name: 'the URL of the v1 API', key: 'https://quay.io/v1/', host: 'quay.io', path: '' },
  { name: 'the URL of the v1 API without the last slash', key: 'http://quay.io:80/v1', host: 'quay.io:80', path: '' },
  { name: 'the URL of the v2 API without a scheme', key: 'quay.io/v2/', host: 'quay.io', path: '' },
  { name: 'a namespace with the name of the API', key: 'quay.io/v2', host: 'quay.io', path: 'v2' },
  { name: 'a slash at the end', key: 'quay.io/', host: 'quay.io', path: '' },
  { name: 'a repository', key: 'quay.io/org/repo', host: 'quay.io', path: 'org/repo' },
  { name: 'a namespace after a scheme', key: 'https://quay.io/org/', host: 'quay.io', path: 'org' },
  { name: 'a URL with a user', key: 'https://quay.io@evil.example/', host: 'quay.io@evil.example', path: '' },
  { name: 'another scheme', key: 'oci://quay.io', host: 'oci:', path: '/quay.io' },
  { name: 'an empty string', key: '', host: '', path: '' },
];

test.each(KEYS)('readAuthKey: $name', ({ key, host, path }) => {
  expect(readAuthKey(key)).toEqual({ host, path });
});

describe('matchAuthKeys', () => {
  const target = { registry: 'quay.io', repository: 'org/repo' };

  test('returns the most specific first, and the plain one of two spellings', () => {
    const keys = ['https://quay.io/v1/', 'quay.io', 'https://quay.io/org', 'quay.io/org', 'quay.io/org/repo'];
    expect(matchAuthKeys(keys, target)).toEqual([
      'quay.io/org/repo',
      'quay.io/org',
      'https://quay.io/org',
      'quay.io',
      'https://quay.io/v1/',
    ]);
  });

  test.each([
    'quay.io.evil.example',
    'sub.quay.io',
    'quay.io:8443',
    'quay.io:443',
    'quay.io/orgx',
    'quay.io/org/repo2',
    'quay.io/org/repo/nested',
    'quay.io/org/rep',
    'quay.io//org',
    'quay.io/org//',
    'quay.io/ORG',
    'https://user@quay.io',
    'https://evil.example/quay.io',
    'evil.example/quay.io/org',
    'quay.io?x',
    'quay.io#',
    ' quay.io',
    'quay.io ',
    'quay.io\\@evil.example',
    'quay.i',
    '*',
    '*.io',
    '',
  ])('does not match %j', (key) => {
    expect(matchAuthKeys([key], target)).toEqual([]);
  });

  test('matches only entries for the host without a repository', () => {
    expect(matchAuthKeys(['quay.io/org', 'quay.io'], { registry: 'quay.io', repository: '' })).toEqual(['quay.io']);
  });
});

const label = fc.stringMatching(/^[a-z0-9]{1,5}$/);
const host = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.option(fc.integer({ min: 1, max: 65_535 })))
  .map(([labels, port]) => labels.join('.') + (port === null ? '' : `:${port}`));
const path = fc.array(label, { minLength: 1, maxLength: 4 });

describe('for any target', () => {
  test('its namespaces match, in any spelling, in order', () => {
    fc.assert(
      fc.property(host, path, fc.constantFrom('', 'http://', 'https://'), (registry, components, scheme) => {
        const keys = components.map((_, index) => `${scheme}${registry}/${components.slice(0, index + 1).join('/')}`);
        const repository = components.join('/');
        fc.pre(scheme === '' || !/^v[12]$/.test(repository.split('/')[0] ?? ''));
        const all = [`${scheme}${registry}`, ...keys];
        expect(matchAuthKeys(all, { registry, repository })).toEqual(all.toReversed());
      }),
    );
  });

  test('a key matches only if it is the target, or the target continues after a slash', () => {
    fc.assert(
      fc.property(host, path, host, fc.oneof(path, fc.constant([])), (registry, components, other, prefix) => {
        const name = [registry, ...components].join('/');
        const key = [other, ...prefix].join('/');
        const matches = matchAuthKeys([key], { registry, repository: components.join('/') }).length > 0;
        expect(matches).toBe(`${name}/`.startsWith(`${key}/`));
      }),
    );
  });

  test('a host with any other characters is another host', () => {
    fc.assert(
      fc.property(host, fc.string({ minLength: 1 }), (registry, text) => {
        fc.pre(!text.includes('/'));
        for (const key of [registry + text, text + registry, `https://${text}${registry}`]) {
          expect(matchAuthKeys([key], { registry, repository: 'org/repo' })).toEqual([]);
        }
      }),
    );
  });
});
