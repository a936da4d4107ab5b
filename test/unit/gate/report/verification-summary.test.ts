import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { publishFinished } from '../../../../src/gate/report/finished.ts';
import type { FinishedRun } from '../../../../src/gate/report/report.ts';
import { summariesOf } from '../../../../src/gate/report/verification-summary.ts';
import type { Verified } from '../../../../src/policy/proof.ts';
import { findSummaryFaults } from '../../../../src/policy/vsa.ts';
import { hideInText, showAllText } from '../../../../src/text.ts';
import {
  buildJudged,
  buildReferrer,
  buildReport,
  buildSignature,
  buildVerified,
  buildWithVerdicts,
  digestFor,
  SUBJECT,
} from '../../../support/report-builders.ts';

const SIGNER: Verified = { by: 'key', signer: digestFor('key'), key: 'cosign.pub' };
const SIGNATURE = buildSignature('signature');
const SBOM = buildReferrer('sbom');
const RULES = ['signature key=cosign.pub', 'sbom key=cosign.pub'];
const GITHUB = 'issuer=https://token.actions.githubusercontent.com identity=https://github.com/acme/app/*';

function imageWith(rules: readonly string[], overrides = {}) {
  const verdicts = rules.map((rule) => buildVerified(rule, [rule.startsWith('sbom') ? SBOM : SIGNATURE], SIGNER));
  return buildWithVerdicts(verdicts, [SIGNATURE, SBOM], overrides);
}

const PASSED = buildReport([imageWith(RULES)]);

it('has the fields of the specification', () => {
  const policy = 'signature key=cosign.pub\nsbom key=cosign.pub\n';
  const hexOf = (text: string) => digestFor(text).slice('sha256:'.length);
  expect([...summariesOf(PASSED)]).toEqual([
    {
      verifier: { id: 'https://github.com/acme/app/.github/workflows/gate.yml@refs/heads/main' },
      timeVerified: '2026-10-02T12:00:00.000Z',
      resourceUri: `oci://quay.io/acme/app@${SUBJECT}`,
      policy: {
        name: 'require',
        uri: 'https://github.com/acme/app/.github/workflows/gate.yml@refs/heads/main',
        digest: { sha256: createHash('sha256').update(policy).digest('hex') },
        content: Buffer.from(policy).toString('base64'),
      },
      inputAttestations: [
        { uri: `oci://quay.io/acme/app@${SIGNATURE.digest}`, digest: { sha256: hexOf('signature') } },
        { uri: `oci://quay.io/acme/app@${SBOM.digest}`, digest: { sha256: hexOf('sbom') } },
      ],
      verificationResult: 'PASSED',
      verifiedLevels: [],
      slsaVersion: '1.0',
    },
  ]);
});

it('meets a rule of the kind vsa for the same image and no other', () => {
  const [summary] = summariesOf(PASSED);
  const pattern = 'https://github.com/acme/app/.github/workflows/gate.yml@refs/heads/*';
  expect(findSummaryFaults(pattern, summary, { repository: 'quay.io/acme/app', digest: SUBJECT })).toEqual([]);
  expect(findSummaryFaults(pattern, summary, { repository: 'quay.io/acme/other', digest: SUBJECT })).toHaveLength(1);
  expect(findSummaryFaults(pattern, summary, { repository: 'quay.io/acme/app', digest: digestFor('x') })).toHaveLength(
    1,
  );
});

describe('the levels of', () => {
  test.each([
    { name: 'a signature', rules: ['signature key=cosign.pub'], levels: [] },
    { name: 'provenance signed by a key', rules: ['provenance key=cosign.pub'], levels: ['SLSA_BUILD_LEVEL_1'] },
    { name: 'provenance or an SBOM', rules: ['provenance|sbom key=cosign.pub'], levels: [] },
    { name: 'provenance of any runner', rules: [`provenance ${GITHUB}`], levels: ['SLSA_BUILD_LEVEL_1'] },
    {
      name: 'provenance of a hosted runner, besides another',
      rules: ['provenance key=cosign.pub', `provenance ${GITHUB} runner=github-hosted`],
      levels: ['SLSA_BUILD_LEVEL_2'],
    },
    {
      name: 'provenance of what another issuer calls a hosted runner',
      rules: ['provenance issuer=https://fulcio.acme.example identity=https://acme.example/ci runner=github-hosted'],
      levels: ['SLSA_BUILD_LEVEL_1'],
    },
    { name: 'a signature of a hosted runner', rules: [`signature ${GITHUB} runner=github-hosted`], levels: [] },
  ])('$name are $levels', ({ rules, levels }) => {
    const [summary] = summariesOf(buildReport([imageWith(rules)]));
    expect(summary?.verifiedLevels).toEqual(levels);
  });
});

test('provenance of a platform image alone has no level for the index', () => {
  const rule = 'provenance key=cosign.pub platform=each';
  const onPlatform = buildVerified(rule, [{ ...SBOM, subject: digestFor('platform') }], SIGNER);
  const [summary] = summariesOf(buildReport([buildWithVerdicts([onPlatform], [])]));
  expect(summary?.verifiedLevels).toEqual([]);
});

it('does not say where evidence is that may be in another repository', () => {
  const image = imageWith(RULES, { cosignRepository: 'quay.io/acme/signatures' });
  const [summary] = summariesOf(buildReport([image]));
  expect(summary?.inputAttestations.map((one) => Object.keys(one))).toEqual([['digest'], ['digest']]);
});

it('has no masked secret, not in base64 either', () => {
  hideInText('cosign.pub');
  onTestFinished(showAllText);
  const [summary] = summariesOf(PASSED);
  const content = Buffer.from(summary?.policy.content ?? '', 'base64').toString();
  expect(content).toBe('signature key=***\nsbom key=***\n');
});

describe('there is no summary of', () => {
  const cases: readonly { readonly name: string; readonly run: FinishedRun }[] = [
    { name: 'a run that did not pass', run: { ...PASSED, result: 'unverified' } },
    { name: 'a run with a warning', run: { ...PASSED, result: 'missing', warnOnly: true } },
    { name: 'a list', run: buildReport([], { result: 'listed' }) },
    { name: 'a rule without a signature', run: buildReport([buildJudged(['sbom'], [SBOM])]) },
    {
      name: 'one rule without a signature among others',
      run: buildReport([imageWith(['signature key=cosign.pub', 'sbom'])]),
    },
  ];
  test.each(cases)('$name', ({ run }) => {
    expect([...summariesOf(run)]).toEqual([]);
    expect(publishFinished(run, { scrub: (text) => text }).vsa).toBeUndefined();
  });
});

it('is a file for one image, and for several in the report file', () => {
  const second = imageWith(RULES, { reference: { registry: 'quay.io', repository: 'acme/b', tag: '1' } });
  const run = buildReport([imageWith(RULES), second]);
  const { vsa, reportFile } = publishFinished(run, { scrub: (text) => text });
  expect(vsa).toBeUndefined();
  const report = JSON.parse([...reportFile()].join(''));
  expect(report.verificationSummaries).toEqual([...summariesOf(run)]);
  const one = publishFinished(PASSED, { scrub: (text) => text });
  expect(JSON.parse([...(one.vsa?.() ?? [])].join(''))).toEqual([...summariesOf(PASSED)][0]);
  expect(JSON.parse([...one.reportFile()].join('')).verificationSummaries).toHaveLength(1);
});
