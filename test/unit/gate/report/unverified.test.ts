import { describe, expect, it, test } from 'vitest';
import { compress } from '../../../../src/gate/memory.ts';
import { gateAnnotations } from '../../../../src/gate/report/annotations.ts';
import { headline, markOfRun } from '../../../../src/gate/report/headline.ts';
import { ImageLog } from '../../../../src/gate/report/log.ts';
import { gateOutputs } from '../../../../src/gate/report/outputs.ts';
import { packReport } from '../../../../src/gate/report/packed-report.ts';
import type { FinishedRun } from '../../../../src/gate/report/report.ts';
import { formatReport } from '../../../../src/gate/report/report-file.ts';
import { gateSummary } from '../../../../src/gate/report/summary.ts';
import type { Verified } from '../../../../src/policy/proof.ts';
import {
  buildFailed,
  buildReferrer,
  buildReport,
  buildSignature,
  buildUnverified,
  buildVerdict,
  buildVerified,
  buildWithVerdicts,
  digestFor,
} from '../../../support/report-builders.ts';

const SIGNATURE = buildSignature('signature');
const SBOM = buildReferrer('sbom', {
  artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  predicateTypes: ['https://spdx.dev/Document'],
});
const BY_KEY: Verified = { by: 'key', signer: digestFor('key'), key: '/home/runner/cosign.pub' };
const ISSUER = 'https://token.actions.githubusercontent.com';
const BY_IDENTITY: Verified = {
  by: 'identity',
  issuer: ISSUER,
  signer: 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2',
  claims: { source: 'https://github.com/acme/app' },
  time: new Date('2026-10-01T08:00:00Z'),
};
const IDENTITY_RULE = `signature issuer=${ISSUER} identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*`;
const BY_OTHER_KEY = 'its signature is by none of the keys';
const BY_OTHER = 'it is signed by https://github.com/acme-evil/app/.github/workflows/release.yml@refs/tags/v1';
const named = (tag: string) => ({ reference: { registry: 'quay.io', repository: 'acme/app', tag } });

const passing = buildWithVerdicts(
  [buildVerified('signature key=cosign.pub', [SIGNATURE], BY_KEY), buildVerdict('sbom', [SBOM])],
  [SIGNATURE, SBOM],
);
const otherKey = buildWithVerdicts(
  [buildUnverified('signature key=cosign.pub', [SIGNATURE], BY_OTHER_KEY)],
  [SIGNATURE],
);
const otherIdentity = buildWithVerdicts(
  [buildUnverified(IDENTITY_RULE, [SIGNATURE], BY_OTHER), buildVerdict('vex', [])],
  [SIGNATURE],
);
const several = buildReport(
  [
    buildWithVerdicts(
      [buildVerified('signature key=cosign.pub', [SIGNATURE], BY_KEY), buildVerdict('vex', [])],
      [SIGNATURE],
      named('a'),
    ),
    { ...otherKey, ...named('b') },
    buildWithVerdicts([buildVerdict('signature key=cosign.pub', [])], [], named('c')),
  ],
  {
    result: 'unverified',
    rules: [...passing.rules.map(({ rule }) => rule), ...otherIdentity.rules.slice(1).map(({ rule }) => rule)],
  },
);

describe('the log of', () => {
  test('a verified signature has its signer', () => {
    expect(logOf(buildReport([passing]))).toContain(
      `✓ signature key=cosign.pub: met by 1: signature sha256:1a2fc26dc7ea signed by /home/runner/cosign.pub (${BY_KEY.signer.slice(0, 19)})\n`,
    );
    const image = buildWithVerdicts([buildVerified(IDENTITY_RULE, [SIGNATURE], BY_IDENTITY)], [SIGNATURE]);
    expect(logOf(buildReport([image]))).toContain(`sha256:1a2fc26dc7ea signed by ${BY_IDENTITY.signer}\n`);
  });

  test('evidence that could not be verified says so, with the reason', () => {
    expect(logOf(buildReport([otherIdentity]))).toContain(`
  ✗ ${IDENTITY_RULE}: not met (0 of 1)
      not verified: signature sha256:1a2fc26dc7ea: ${BY_OTHER}
  ✗ vex: not met (0 of 1)
  result: unverified`);
  });
});

describe('the annotation of', () => {
  test('a signature by another key', () => {
    expect(annotationsOf(buildReport([otherKey]))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 is not verified: signature key=cosign.pub
      quay.io/acme/app:1.2 is not verified: signature key=cosign.pub.
      Rule signature key=cosign.pub: not met (0 of 1). Found but not verified: signature sha256:1a2fc26dc7ea: its signature is by none of the keys. Referrers found: signature (1).
      The rule requires a signature by the key in cosign.pub. If you trust what was found, change the rule; otherwise attach one, for example with:
        cosign sign --yes --key cosign.key quay.io/acme/app@sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d
      Set wait-timeout, for example 5m, if another job or service attaches it later."
    `);
  });

  test('a signature by another identity and a missing document: an error, also with on-missing: warn', () => {
    expect(annotationsOf(buildReport([otherIdentity], { warnOnly: true }))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 is not verified: signature issuer=https://token.actions.githubusercontent.com identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*; missing: vex
      quay.io/acme/app:1.2 is not verified: signature issuer=https://token.actions.githubusercontent.com identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*; missing: vex.
      Rule signature issuer=https://token.actions.githubusercontent.com identity=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*: not met (0 of 1). Found but not verified: signature sha256:1a2fc26dc7ea: it is signed by https://github.com/acme-evil/app/.github/workflows/release.yml@refs/tags/v1. Referrers found: signature (1).
      The rule requires a signature by https://github.com/acme/app/.github/workflows/release.yml@refs/tags/* (issuer https://token.actions.githubusercontent.com). If you trust what was found, change the rule; otherwise attach one, for example with:
        cosign sign --yes quay.io/acme/app@sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d
      Run it in the workflow that identity names, in a job with permissions: id-token: write.
      Rule vex: not met (0 of 1). Referrers found: signature (1).
      Attach one, for example with:
        cosign attest --yes --type openvex --predicate vex.openvex.json quay.io/acme/app@sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d
      Set wait-timeout, for example 5m, if another job or service attaches it later."
    `);
  });

  test('nothing attached, where a signature by a key is required', () => {
    const image = buildWithVerdicts([buildVerdict('sbom key=a.pub|keys/b.pub format=cyclonedx', [])], []);
    expect(annotationsOf(buildReport([image]))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 is missing: sbom key=a.pub|keys/b.pub format=cyclonedx
      quay.io/acme/app:1.2 is missing: sbom key=a.pub|keys/b.pub format=cyclonedx.
      Rule sbom key=a.pub|keys/b.pub format=cyclonedx: not met (0 of 1). Referrers found: none.
      Attach one, signed by one of the keys in a.pub, keys/b.pub, for example with:
        cosign attest --yes --key cosign.key --type cyclonedx --predicate sbom.cdx.json quay.io/acme/app@sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d
      Set wait-timeout, for example 5m, if another job or service attaches it later."
    `);
  });

  test('a signature of notation by another certificate', () => {
    const rule = 'signature ca=notation-ca.pem subject="CN=acme signer,O=Acme"';
    const image = buildWithVerdicts([buildUnverified(rule, [SIGNATURE], 'it is signed by CN=other')], [SIGNATURE]);
    expect(annotationsOf(buildReport([image]))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 is not verified: signature ca=notation-ca.pem subject="CN=acme signer,O=Acme"
      quay.io/acme/app:1.2 is not verified: signature ca=notation-ca.pem subject="CN=acme signer,O=Acme".
      Rule signature ca=notation-ca.pem subject="CN=acme signer,O=Acme": not met (0 of 1). Found but not verified: signature sha256:1a2fc26dc7ea: it is signed by CN=other. Referrers found: signature (1).
      The rule requires a signature by a certificate of notation-ca.pem with the subject CN=acme signer,O=Acme. If you trust what was found, change the rule; otherwise attach one, for example with:
        notation sign quay.io/acme/app@sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d
      Set wait-timeout, for example 5m, if another job or service attaches it later."
    `);
  });

  test('an artifact type that no tool can sign with a key: the signer is named', () => {
    const image = buildWithVerdicts([buildVerdict('application/vnd.acme key=input', [])], []);
    expect(annotationsOf(buildReport([image]))).toContain('Attach one, signed by the key in the input public-key.\n');
  });
});

describe('the headline of', () => {
  const cases = [
    {
      name: 'a signature by another key',
      report: buildReport([otherKey]),
      is: 'Failed: quay.io/acme/app:1.2 is not verified: signature key=cosign.pub.',
    },
    {
      name: 'another identity and a missing document, with on-missing: warn',
      report: buildReport([otherIdentity], { warnOnly: true }),
      is: `Failed: quay.io/acme/app:1.2 is not verified: ${IDENTITY_RULE}; missing: vex.`,
    },
    {
      name: 'several images',
      report: several,
      is: 'Failed: quay.io/acme/app:b is not verified: signature key=cosign.pub; 2 of 3 images are missing required referrers: vex, signature key=cosign.pub.',
    },
  ];
  test.each(cases)('$name', ({ report, is }) => {
    expect([headline(report), markOfRun(report)]).toEqual([is, '❌']);
  });
});

describe('the outputs of', () => {
  test('several images: missing has the rules of unverified too', () => {
    expect(gateOutputs(several).values).toMatchObject({
      result: 'unverified',
      satisfied: 'false',
      missing: '["signature key=cosign.pub","vex"]',
      unverified: '["signature key=cosign.pub"]',
    });
  });

  test('an error: both are empty', () => {
    const { values } = gateOutputs(buildReport([otherKey, buildFailed()], { result: 'error' }));
    expect([values.missing, values.unverified]).toEqual(['[]', '[]']);
  });

  test('verified evidence: the signer without the path of the key; other evidence has none', () => {
    const { values } = gateOutputs(buildReport([passing]));
    expect(JSON.parse(values.referrers).map((entry: { verified?: unknown }) => entry.verified)).toEqual([
      { by: 'key', signer: BY_KEY.signer },
      undefined,
    ]);
  });

  test('an identity: with issuer, claims and time', () => {
    const image = buildWithVerdicts([buildVerified(IDENTITY_RULE, [SIGNATURE], BY_IDENTITY)], [SIGNATURE]);
    expect(JSON.parse(gateOutputs(buildReport([image])).values.referrers)[0].verified).toEqual({
      ...BY_IDENTITY,
      time: '2026-10-01T08:00:00.000Z',
    });
  });

  test('a time that is not a valid date: without it', () => {
    const verified = { ...BY_IDENTITY, time: new Date(Number.NaN) };
    const image = buildWithVerdicts([buildVerified(IDENTITY_RULE, [SIGNATURE], verified)], [SIGNATURE]);
    const { values, failures } = gateOutputs(buildReport([image]));
    expect(failures).toEqual([]);
    expect(JSON.parse(values.referrers)[0].verified.time).toBeUndefined();
  });
});

describe('the report file', () => {
  const read = (report: FinishedRun) => JSON.parse([...formatReport(report, (text) => text)].join(''));

  it('has the signer of what met a rule', () => {
    const [subject] = read(buildReport([passing])).subjects;
    const verified = { by: 'key', signer: BY_KEY.signer };
    expect(subject).toMatchObject({ missing: [], unverified: [] });
    expect(subject.rules[0].by).toEqual([{ digest: SIGNATURE.digest, verified }]);
    expect(subject.rules[1].by).toEqual([{ digest: SBOM.digest }]);
    expect(subject.referrers[0].verified).toEqual(verified);
  });

  it('says which rules and referrers are not verified', () => {
    const [subject] = read(buildReport([otherIdentity])).subjects;
    expect(subject).toMatchObject({
      result: 'unverified',
      missing: [IDENTITY_RULE, 'vex'],
      unverified: [IDENTITY_RULE],
    });
    expect(subject.rules[0]).toMatchObject({
      unverified: true,
      rejected: [{ digest: SIGNATURE.digest, why: BY_OTHER, unverified: true }],
    });
    expect(subject.rules[1]).not.toHaveProperty('unverified');
  });
});

describe('the summary of', () => {
  const cases = [
    { name: 'verified', report: buildReport([passing]) },
    { name: 'unverified', report: buildReport([otherIdentity], { warnOnly: true }) },
  ];
  test.each(cases)('$name', async ({ name, report }) => {
    await expect(gateSummary(report)).toMatchFileSnapshot(`__snapshots__/summary-${name}.md`);
  });

  const presence = /Checked for presence alone/;
  test('rules that require a signature: nothing about presence', () => {
    const image = buildWithVerdicts([buildVerified('signature key=cosign.pub', [SIGNATURE], BY_KEY)], [SIGNATURE]);
    expect(gateSummary(buildReport([image]))).not.toMatch(presence);
  });

  test('rules that require content and no signature: the evidence is unsigned', () => {
    const rule = buildVerdict('sbom format=spdx', [SBOM]);
    const report = buildReport([buildWithVerdicts([{ ...rule, met: true, unmetTargets: [] }], [SBOM])]);
    const summary = gateSummary(report);
    expect(summary).not.toMatch(presence);
    expect(summary).toContain(
      'Checked without a signature: <code>sbom format=spdx</code>. Signatures were not verified',
    );
    expect(summary).toMatch(/<code>sbom sha256:\w{12} \(unsigned\)<\/code>/);
    expect(logOf(report)).toMatch(/✓ sbom format=spdx: met by 1: sbom sha256:\w{12} \(unsigned\)$/m);
    const file = JSON.parse([...formatReport(report, (text) => text)].join(''));
    expect(file.subjects[0].rules[0].by).toEqual([{ digest: SBOM.digest, unsigned: true }]);
  });

  test('rules that require presence: only those that an image meets', () => {
    const image = buildWithVerdicts([buildVerdict('sbom', [SBOM]), buildVerdict('vex', [])], [SBOM]);
    expect(gateSummary(buildReport([image]))).toMatch(/Checked for presence alone: <code>sbom<\/code>\. /);
    expect(gateSummary(buildReport([{ ...image, rules: image.rules.slice(1) }]))).not.toMatch(presence);
  });
});

it('packs which rules are not verified', () => {
  const packed = packReport(otherIdentity, { shown: [], compress });
  expect([packed.unmet, packed.unverified]).toEqual([[IDENTITY_RULE, 'vex'], [IDENTITY_RULE]]);
  expect(packed.unpack()).toStrictEqual(otherIdentity);
});

function logOf(report: FinishedRun): string {
  const lines: string[] = [];
  const log = new ImageLog(report.images.length, (line) => lines.push(line));
  for (const image of report.images) log.add(image);
  return lines.join('\n');
}

function annotationsOf(report: FinishedRun): string {
  return gateAnnotations(report)
    .map(({ level, title, message }) => `${level}: ${title}\n${message}`)
    .join('\n\n');
}
