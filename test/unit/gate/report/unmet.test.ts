import { expect, test } from 'vitest';
import { uncountedReferrers } from '../../../../src/gate/report/unmet.ts';
import { buildReferrer, buildSignature, buildVerdict, digestFor } from '../../../support/report-builders.ts';

const SBOM = buildReferrer('sbom');
const ON_SBOM = buildSignature('on the sbom', { subject: SBOM.digest, depth: 2 });
const ON_UNKNOWN = buildSignature('elsewhere', { subject: digestFor('unknown'), depth: 3 });
const OLD = buildSignature('old', { annotations: { 'org.opencontainers.image.created': '2020-01-01T00:00:00Z' } });
const FRESH = buildSignature('fresh');

test.each([
  {
    name: 'a referrer of a referrer names its parent',
    rule: 'signature',
    direct: [SBOM],
    deeper: [ON_SBOM],
    whys: [/^it is attached to sbom sha256:\w{12}, not to the image$/],
  },
  {
    name: 'a parent that was not listed',
    rule: 'signature',
    direct: [SBOM],
    deeper: [ON_UNKNOWN],
    whys: [/another referrer/],
  },
  {
    name: 'the same referrer found twice',
    rule: 'signature',
    direct: [SBOM],
    deeper: [ON_SBOM, ON_SBOM],
    whys: [/sbom/],
  },
  {
    name: 'after the referrers that the rule rejected',
    rule: 'signature max-age=1d',
    direct: [OLD, SBOM],
    deeper: [ON_SBOM],
    whys: [/older/, /sbom/],
  },
  { name: 'no referrers of another kind', rule: 'provenance', direct: [SBOM], deeper: [ON_SBOM], whys: [] },
  {
    name: 'no referrers of referrers if the rule is met',
    rule: 'signature',
    direct: [FRESH, SBOM],
    deeper: [ON_SBOM],
    whys: [],
  },
])('$name', ({ rule, direct, deeper, whys }) => {
  const uncounted = uncountedReferrers(buildVerdict(rule, direct), [...direct, ...deeper]);
  expect(uncounted.map(({ why }) => why)).toEqual(whys.map((why) => expect.stringMatching(why)));
});
