import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EMBEDDED_ROOT, EMBEDDED_VERSION } from '../../../src/trust/embedded-root.ts';

test('the version is that of the installed package', () => {
  const { version } = JSON.parse(
    readFileSync(new URL('../../../node_modules/@sigstore/tuf/package.json', import.meta.url), 'utf8'),
  );
  // After an update, set the date as well.
  expect(EMBEDDED_VERSION).toBe(version);
});

test('the trusted root is that of the public instance', () => {
  const root = JSON.parse(EMBEDDED_ROOT.trustedRoot);
  expect(root.mediaType).toBe('application/vnd.dev.sigstore.trustedroot+json;version=0.1');
  const uris = root.certificateAuthorities.map(({ uri }: { uri: string }) => uri);
  expect(new Set(uris)).toEqual(new Set(['https://fulcio.sigstore.dev']));
});

test('the metadata for updates were valid when the package was published', () => {
  const { signed } = JSON.parse(EMBEDDED_ROOT.tufRoot);
  expect(signed).toMatchObject({ _type: 'root', consistent_snapshot: true });
  expect(new Date(signed.expires).getTime()).toBeGreaterThan(EMBEDDED_ROOT.date.getTime());
});
