import { expect, test } from 'vitest';
import { originOf, parseHost } from '../../../src/registry/host.ts';

const cases = [
  { name: 'a name', text: 'quay.io', host: 'quay.io' },
  { name: 'upper case', text: 'QUAY.io:8443', host: 'quay.io:8443' },
  { name: 'the default port, which is kept', text: 'quay.io:443', host: 'quay.io:443' },
  { name: 'a name without a dot', text: 'registry', host: 'registry' },
  { name: 'IPv4', text: '10.0.0.1:80', host: '10.0.0.1:80' },
  { name: 'IPv6', text: '[2001:DB8::1]', host: '[2001:db8::1]' },
  { name: 'IPv6 with a zone', text: '[fe80::1%eth0]', host: undefined },
  { name: 'IPv4 in hex', text: '0x7f.0.0.1', host: undefined },
  { name: 'a dot at the end', text: 'quay.io.', host: undefined },
  { name: 'a label that starts with a hyphen', text: '-a.example', host: undefined },
  { name: 'a path', text: 'quay.io/acme', host: undefined },
  { name: 'a user', text: 'me@quay.io', host: undefined },
  { name: 'a name that is too long', text: `${'a.'.repeat(127)}a`, host: undefined },
  { name: 'a port with a leading zero', text: 'quay.io:0443', host: undefined },
  { name: 'an empty string', text: '', host: undefined },
];

test.each(cases)('parseHost: $name', ({ text, host }) => {
  expect(parseHost(text)).toBe(host);
});

const origins = [
  { name: 'https', host: 'quay.io', plainHttp: false, origin: 'https://quay.io' },
  { name: 'plain HTTP', host: 'localhost:5000', plainHttp: true, origin: 'http://localhost:5000' },
  { name: 'IPv6', host: '[2001:db8::1]:8443', plainHttp: false, origin: 'https://[2001:db8::1]:8443' },
];

test.each(origins)('originOf: $name', ({ host, plainHttp, origin }) => {
  expect(originOf(host, plainHttp).href).toBe(`${origin}/`);
});
