import { describe, expect, test } from 'vitest';
import { EMBEDDED_ROOT } from '../../../src/trust/embedded-root.ts';
import { readTrustedRoots } from '../../../src/verify/trusted-root.ts';

const ROOT = JSON.parse(EMBEDDED_ROOT.trustedRoot);
const LINE = JSON.stringify(ROOT);
const read = (json: string) => readTrustedRoots({ source: 'root.json', text: json });
const [log] = ROOT.tlogs;

describe('trusted roots are read', () => {
  test.each([
    { name: 'of one root in several lines', json: JSON.stringify(ROOT, null, 2), count: 1 },
    { name: 'of one line', json: `${LINE}\n`, count: 1 },
    { name: 'of two lines, with an empty one', json: `${LINE}\n\n${LINE}\r\n`, count: 2 },
    {
      name: 'of an instance without logs',
      json: JSON.stringify({ ...ROOT, tlogs: [], ctlogs: [] }),
      count: 1,
    },
  ])('$name', ({ json, count }) => {
    expect(read(json)).toHaveLength(count);
  });
});

const withLog = (field: 'tlogs' | 'ctlogs', publicKey: object) => ({ ...ROOT, [field]: [{ ...log, publicKey }] });
const UNBOUNDED = 'is not valid (it has a log whose key has no start of validity)';

describe('a trusted root is an error', () => {
  test.each([
    { name: 'that is empty', json: '', message: 'the trusted root in root.json is not valid JSON' },
    { name: 'of lines that are not JSON', json: 'a\nb', message: 'trusted root 1 in root.json is not valid JSON' },
    { name: 'whose second line is cut', json: `${LINE}\n{`, message: 'trusted root 2 in root.json is not valid JSON' },
    { name: 'that is an array', json: '[]', message: 'does not have the media type of a trusted root' },
    { name: 'that is null', json: 'null', message: 'does not have the media type of a trusted root' },
    {
      name: 'that is a bundle',
      root: { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' },
      message: 'media type',
    },
    {
      name: 'without authorities',
      root: { ...ROOT, certificateAuthorities: [] },
      message: 'it has no certificate authority',
    },
    {
      name: 'with neither logs nor timestamps',
      root: { ...ROOT, tlogs: [], timestampAuthorities: [] },
      message: 'it has neither a transparency log nor a timestamp authority',
    },
    {
      name: 'with an authority without certificates',
      root: { ...ROOT, certificateAuthorities: [{ certChain: { certificates: [] } }] },
      message: 'it has an authority without certificates',
    },
    {
      name: 'with a log that is always valid',
      root: withLog('tlogs', { ...log.publicKey, validFor: {} }),
      message: UNBOUNDED,
    },
    {
      name: 'with a log without validity',
      root: withLog('tlogs', { ...log.publicKey, validFor: undefined }),
      message: UNBOUNDED,
    },
    {
      name: 'with a log whose start is not a time',
      root: withLog('tlogs', { ...log.publicKey, validFor: { start: 'always' } }),
      message: UNBOUNDED,
    },
    {
      name: 'with a CT log that is always valid',
      root: withLog('ctlogs', { ...log.publicKey, validFor: {} }),
      message: UNBOUNDED,
    },
    {
      name: 'with a key that is not a key',
      root: withLog('tlogs', { ...log.publicKey, rawBytes: 'AAAA' }),
      message: 'the trusted root in root.json is not valid (',
    },
    {
      name: 'with a certificate that is not one',
      root: { ...ROOT, certificateAuthorities: [{ certChain: { certificates: [{ rawBytes: 'AAAA' }] } }] },
      message: 'the trusted root in root.json is not valid (',
    },
  ])('$name', ({ json, root, message }) => {
    expect(() => read(json ?? JSON.stringify(root))).toThrow(message);
    expect(() => read(json ?? JSON.stringify(root))).toThrow('expected the JSON of a trusted root');
  });
});
