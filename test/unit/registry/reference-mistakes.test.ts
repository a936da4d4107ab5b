import { describe, expect, it } from 'vitest';
import { parseReference } from '../../../src/registry/reference.ts';
import { findReferenceMistake, hideCredentials } from '../../../src/registry/reference-mistakes.ts';

const HEX = '0a'.repeat(32);

function messageFor(text: string): string {
  try {
    parseReference(text, 'quay.io');
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

describe('a common mistake is named', () => {
  it.each([
    { text: 'quay.io/acme/a:1,quay.io/acme/b:1', why: 'it is a list on one line' },
    { text: 'quay.io/acme/a:1, quay.io/acme/b:1', why: 'it is a list on one line' },
    { text: 'acme/a:1;acme/b:1', why: 'it is a list on one line' },
    { text: 'acme/a:1 acme/b:1', why: 'it has spaces; write one reference per line' },
    { text: '["acme/a:1","acme/b:1"]', why: 'it is JSON' },
    { text: '[acme/a:1, acme/b:1]', why: 'it is JSON' },
    { text: '[', why: 'it is JSON' },
    { text: '{"image":"acme/a:1"}', why: 'it is JSON' },
    { text: '- acme/a:1', why: 'the dash of a YAML list' },
    { text: '* acme/a:1', why: 'the dash of a YAML list' },
    { text: '"acme/a:1"', why: 'the quotes are part of it' },
    { text: "'acme/a:1'", why: 'the quotes are part of it' },
    { text: '“acme/a:1”', why: 'the quotes are part of it' },
    { text: '"acme/a:1",', why: 'the quotes are part of it' },
    { text: '$REGISTRY/app', why: 'a variable in it was not replaced' },
    { text: `\${REGISTRY}/acme/app:1`, why: 'a variable in it was not replaced' },
    { text: 'quay.io/acme/app:$(cat tag)', why: 'a variable in it was not replaced' },
    { text: `quay.io/acme/app:\${{ github.sha }}`, why: 'a variable in it was not replaced' },
    { text: '%REGISTRY%/app', why: 'a variable in it was not replaced' },
    { text: '{{ image }}', why: 'a variable in it was not replaced' },
    { text: 'acme/app:{{ version }}', why: 'a variable in it was not replaced' },
    { text: 'quay.io/acme/app:<tag>', why: 'a placeholder' },
    { text: 'acme/app:1 # ours', why: 'a comment follows it' },
    { text: 'image: acme/app:1', why: 'it starts with a name and a colon' },
    { text: 'https://quay.io/repository/acme/app?tab=tags', why: 'it is the address of a web page' },
    { text: 'quay.io/repository/acme/app', why: 'the address of a web page; remove "repository/"' },
    { text: 'docker://quay.io/acme/app', why: 'it starts with a scheme; remove it' },
    { text: 'oci://quay.io/acme/app', why: 'it starts with a scheme; remove it' },
    { text: 'quay.io\\acme\\app', why: 'it has backslashes' },
    { text: 'quay.io/acme/app?tab=tags', why: 'as web addresses have' },
    { text: `sha256:${HEX}`, why: 'it is a digest alone' },
    { text: `app:sha256:${HEX}`, why: 'a digest follows "@", not ":"' },
    { text: `acme/app:1.2:sha256:${HEX}`, why: 'a digest follows "@", not ":"' },
    { text: `acme/app@sha256-${HEX}`, why: 'its digest has "-" after the algorithm' },
    { text: 'app@1.2', why: 'a tag follows ":", not "@"' },
    { text: 'localhost:5000/acme/app@1.2', why: 'a tag follows ":", not "@"' },
    { text: 'acme/app@latest', why: 'a tag follows ":", not "@"' },
    { text: 'quay.io/acme/app:feature/login', why: 'its tag has a slash' },
    { text: 'acme/app:feature/login', why: 'its tag has a slash' },
    { text: 'acme/app/', why: 'it ends in a slash' },
    { text: 'acme/app:1.2+build.3', why: 'its tag has "+"' },
    { text: 'library/nginx', why: 'library is a namespace of Docker Hub' },
    { text: 'acme/a\u200bpp', why: 'it has an invisible character' },
    { text: 'me@quay.io/acme/app', why: 'it has credentials before "@"' },
  ])('$text', ({ text, why }) => {
    expect(messageFor(text)).toContain(why);
  });
});

describe('no mistake', () => {
  it.each([
    'quay.io/acme/app:1.2',
    'localhost:5000/acme/app',
    '[::1]:5000/acme/app:1',
    `acme/app:sha256-${HEX}`,
    `acme/app:1@sha256:${HEX}`,
    'quay.io:443/acme/app',
    'registry-1.docker.io/library/nginx',
  ])('%s', (text) => expect([findReferenceMistake(text), hideCredentials(text)]).toEqual([undefined, text]));

  it('the namespace library of a registry that is given', () => {
    expect(parseReference('library/nginx', 'harbor.example.com').registry).toBe('harbor.example.com');
  });
});

describe('credentials are never quoted', () => {
  it.each([
    { text: 'user:passw0rd@quay.io/acme/app:1', shown: '***@quay.io/acme/app:1' },
    { text: 'https://user:passw0rd@quay.io/acme/app', shown: 'https://***@quay.io/acme/app' },
    { text: 'user:passw0rd@quay.io', shown: '***@quay.io' },
    { text: 'user:pass/w0rd@quay.io/acme/app', shown: '***@quay.io/acme/app' },
    { text: 'user:p@ssw0rd@quay.io:8443/acme/app', shown: '***@quay.io:8443/acme/app' },
    { text: 'user:passw0rd@localhost:5000/acme/app', shown: '***@localhost:5000/acme/app' },
    { text: 'user:passw0rd@1.2', shown: '***@1.2' },
    { text: `user:passw0rd@quay.io/acme/app@sha256:${HEX}`, shown: `***@quay.io/acme/app@sha256:${HEX}` },
  ])('$text', ({ text, shown }) => {
    expect(hideCredentials(text)).toBe(shown);
    expect(messageFor(text)).toContain('it has credentials before "@"');
    expect(messageFor(text)).not.toMatch(/w0rd/);
  });
});
