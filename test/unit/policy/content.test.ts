import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesDistinguishedName, parseDistinguishedName } from '../../../src/policy/distinguished-name.ts';
import { findContentFaults } from '../../../src/policy/judge-content.ts';
import { readSbom } from '../../../src/policy/sbom-document.ts';
import type { ContentOptions } from '../../../src/policy/verification-fields.ts';
import { findSummaryFaults } from '../../../src/policy/vsa.ts';

const SPDX_3 = {
  '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
  '@graph': [{ type: 'software_Package' }, { type: 'software_File' }],
};

describe('readSbom', () => {
  const cases: { name: string; document: unknown; sbom: object | undefined }[] = [
    {
      name: 'SPDX 2',
      document: { spdxVersion: 'SPDX-2.3', packages: [{}, {}] },
      sbom: { format: 'spdx', packages: 2 },
    },
    { name: 'SPDX 2 without packages', document: { spdxVersion: 'SPDX-2.3' }, sbom: { format: 'spdx', packages: 0 } },
    { name: 'SPDX 3', document: SPDX_3, sbom: { format: 'spdx', packages: 1 } },
    {
      name: 'CycloneDX, nested',
      document: { bomFormat: 'CycloneDX', components: [{ components: [{}] }, {}] },
      sbom: { format: 'cyclonedx', packages: 3 },
    },
    {
      name: 'an SBOM in Data',
      document: { Data: { bomFormat: 'CycloneDX' } },
      sbom: { format: 'cyclonedx', packages: 0 },
    },
    { name: 'tag-value', document: 'SPDXVersion: SPDX-2.3', sbom: undefined },
    { name: 'another document', document: { packages: [{}] }, sbom: undefined },
    { name: 'null', document: null, sbom: undefined },
  ];
  it.each(cases)('$name', ({ document, sbom }) => {
    expect(readSbom(document)).toEqual(sbom);
  });
});

describe('findContentFaults', () => {
  const v1 = {
    runDetails: { builder: { id: 'https://b/v1' } },
    buildDefinition: { resolvedDependencies: [{}, { uri: 'git+https://github.com/acme/app@refs/heads/main' }] },
  };
  const v02 = {
    builder: { id: 'https://b/v1' },
    materials: [{ uri: 'pkg:docker/alpine' }, { uri: 'git+https://github.com/acme/app' }],
  };
  const at = (pointer: string, value: string): ContentOptions => ({
    predicates: [{ pointer: pointer.split('/'), value }],
  });
  const cases: { name: string; rule: ContentOptions; predicate: unknown; faults: readonly string[] }[] = [
    { name: 'builder v1', rule: { builder: 'https://b/*' }, predicate: v1, faults: [] },
    { name: 'builder v0.2', rule: { builder: 'https://b/v1' }, predicate: v02, faults: [] },
    {
      name: 'another builder',
      rule: { builder: 'https://b' },
      predicate: v02,
      faults: ['its builder is "https://b/v1", not "https://b"'],
    },
    {
      name: 'two builders, one other',
      rule: { builder: 'https://a' },
      predicate: { ...v1, builder: { id: 'https://a' } },
      faults: ['its builder is "https://b/v1", not "https://a"'],
    },
    { name: 'no builder', rule: { builder: '*' }, predicate: undefined, faults: ['it does not state a builder'] },
    { name: 'material v1', rule: { material: 'git+https://github.com/acme/*' }, predicate: v1, faults: [] },
    { name: 'material v1, normalized', rule: { material: 'https://github.com/acme/app' }, predicate: v1, faults: [] },
    { name: 'material v0.2', rule: { material: 'git+https://github.com/acme/*' }, predicate: v02, faults: [] },
    {
      name: 'another ref of a material',
      rule: { material: 'git+https://github.com/acme/app@refs/tags/v1' },
      predicate: v1,
      faults: [
        'its materials are git+https://github.com/acme/app@refs/heads/main, and none is "git+https://github.com/acme/app@refs/tags/v1"',
      ],
    },
    ...['acme/../evil/app', 'acme/%2E%2e/evil/app', 'acme/app@x/../../../evil/app', 'acme/x\ty'].map((path) => ({
      name: `a material that is read as another one, ${path}`,
      rule: { material: 'git+https://github.com/acme/*' },
      predicate: { materials: [{ uri: `git+https://github.com/${path}` }] },
      faults: [expect.stringContaining('and none is "git+https://github.com/acme/*"')],
    })),
    {
      name: 'no material',
      rule: { material: '*' },
      predicate: { materials: 'x' },
      faults: ['it does not state a material'],
    },
    {
      name: 'the format and too few packages',
      rule: { format: 'cyclonedx', minPackages: 2 },
      predicate: SPDX_3,
      faults: ['its format is spdx, not cyclonedx', 'it has 1 package, fewer than 2'],
    },
    { name: 'enough packages', rule: { format: 'spdx', minPackages: 1 }, predicate: SPDX_3, faults: [] },
    {
      name: 'no SBOM',
      rule: { minPackages: 1 },
      predicate: v1,
      faults: ['it is not an SBOM in SPDX JSON or CycloneDX JSON'],
    },
    { name: 'a string', rule: at('a', 'refs/*'), predicate: { a: 'refs/tags' }, faults: [] },
    {
      name: 'another string',
      rule: at('a', 'refs/*'),
      predicate: { a: 'x' },
      faults: ['its predicate has "x" at "/a", not "refs/*"'],
    },
    { name: 'a number', rule: at('a', '3'), predicate: { a: 3 }, faults: [] },
    {
      name: 'a number and a star',
      rule: at('a', '*'),
      predicate: { a: 3 },
      faults: ['its predicate has 3 at "/a", not "*"'],
    },
    {
      name: 'a number that JSON.parse rounds',
      rule: at('a', '12345678901234567000'),
      predicate: JSON.parse('{"a":12345678901234567001}'),
      faults: ['its predicate has a number with too many digits at "/a", which cannot be compared'],
    },
    { name: 'a fraction', rule: at('a', '1.5'), predicate: { a: 1.5 }, faults: [] },
    { name: 'a boolean', rule: at('a', 'true'), predicate: { a: true }, faults: [] },
    { name: 'an absent value', rule: at('a', '*'), predicate: {}, faults: ['its predicate has nothing at "/a"'] },
    {
      name: 'an inherited value',
      rule: at('constructor/name', '*'),
      predicate: {},
      faults: ['its predicate has nothing at "/constructor/name"'],
    },
    {
      name: 'null',
      rule: at('a', 'null'),
      predicate: { a: null },
      faults: ['its predicate has null at "/a", which cannot be compared'],
    },
    {
      name: 'an object',
      rule: at('a', '*'),
      predicate: { a: {} },
      faults: ['its predicate has an object at "/a", which cannot be compared'],
    },
  ];
  it.each(cases)('$name', ({ rule, predicate, faults }) => {
    expect(findContentFaults(rule, predicate)).toEqual(faults);
  });

  it('has faults for any JSON that is not a document, and never throws', () => {
    const rule: ContentOptions = {
      builder: '*b*',
      material: '*m*',
      format: 'spdx',
      minPackages: 1,
      predicates: [{ pointer: ['zz'], value: '*' }],
    };
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(findContentFaults(rule, json).every((fault) => /^its? /.test(fault))).toBe(true);
        expect(findContentFaults(rule, json).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('findSummaryFaults', () => {
  const resource = { digest: 'sha256:1', repository: 'quay.io/acme/app' };
  const vsa = {
    verificationResult: 'PASSED',
    resourceUri: 'quay.io/acme/app@sha256:1',
    verifier: { id: 'https://github.com/acme/gate' },
  };
  const cases: { name: string; predicate: object; faults: readonly string[] }[] = [
    { name: 'passed', predicate: vsa, faults: [] },
    { name: 'passed, with a scheme', predicate: { ...vsa, resourceUri: `oci://${vsa.resourceUri}` }, faults: [] },
    {
      name: 'passed, with a package URL',
      predicate: { ...vsa, resourceUri: 'pkg:oci/app@sha256%3A1?repository_url=quay.io/acme/app' },
      faults: [],
    },
    ...[
      'pkg:oci/app@sha256%3A2?repository_url=quay.io/acme/app',
      'pkg:oci/app@sha256%3A1?repository_url=quay.io/evil/app',
      'pkg:oci/app@sha256%3A1',
      'pkg:oci/app@sha256%3A1?repository_url=quay.io/acme/app&repository_url=quay.io/evil/app',
      'pkg:oci/app@sha256%3A1/../x?repository_url=quay.io/acme/app',
      'pkg:docker/acme/app@sha256%3A1?repository_url=quay.io',
    ].map((resourceUri) => ({
      name: `of another resource, ${resourceUri}`,
      predicate: { ...vsa, resourceUri },
      faults: [`its resource is ${resourceUri}, not quay.io/acme/app@sha256:1`],
    })),
    {
      name: 'failed',
      predicate: { ...vsa, verificationResult: 'FAILED' },
      faults: ['its verification result is "FAILED", not "PASSED"'],
    },
    {
      name: 'another image',
      predicate: { ...vsa, resourceUri: 'quay.io/acme/app@sha256:2' },
      faults: ['its resource is quay.io/acme/app@sha256:2, not quay.io/acme/app@sha256:1'],
    },
    {
      name: 'another verifier',
      predicate: { ...vsa, verifier: { id: 'https://github.com/acme/gate2' } },
      faults: ['its verifier is "https://github.com/acme/gate2", not "https://github.com/acme/gate"'],
    },
    {
      name: 'nothing',
      predicate: {},
      faults: [
        'it does not state a verification result',
        'it does not state a resource',
        'it does not state a verifier',
      ],
    },
  ];
  it.each(cases)('$name', ({ predicate, faults }) => {
    expect(findSummaryFaults('https://github.com/acme/gate', predicate, resource)).toEqual(faults);
  });
});

describe('distinguished names', () => {
  it.each(['', 'CN', 'CN=', '=x', 'CN=a,', 'CN=a,CN=b', 'CN=a,cn=b', 'CN=a\\'])('refuses %j', (text) => {
    expect(parseDistinguishedName(text)).toBeUndefined();
  });

  it('reads escapes and spaces', () => {
    expect(parseDistinguishedName('cn=a\\,b , O = Acme=1')).toEqual([
      { type: 'CN', value: 'a,b' },
      { type: 'O', value: 'Acme=1' },
    ]);
  });

  it('reads S as ST, and does not take both', () => {
    expect(parseDistinguishedName('s=WA')).toEqual([{ type: 'ST', value: 'WA' }]);
    expect(parseDistinguishedName('S=WA,ST=WA')).toBeUndefined();
  });

  it('requires each attribute exactly once', () => {
    const expected = [{ type: 'CN', value: 'a' }];
    expect(
      matchesDistinguishedName(expected, [
        { type: 'CN', value: 'a' },
        { type: 'O', value: 'b' },
      ]),
    ).toBe(true);
    expect(matchesDistinguishedName(expected, [{ type: 'CN', value: 'A' }])).toBe(false);
    expect(
      matchesDistinguishedName(expected, [
        { type: 'CN', value: 'a' },
        { type: 'CN', value: 'b' },
      ]),
    ).toBe(false);
    expect(matchesDistinguishedName(expected, [])).toBe(false);
  });
});
