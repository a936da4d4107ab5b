import { expect, it } from 'vitest';
import { formatReport } from '../../../../src/gate/report/report-file.ts';
import { Secret } from '../../../../src/secret.ts';
import {
  buildJudged,
  buildNotFound,
  buildReferrer,
  buildReport,
  buildSignature,
  SUBJECT,
} from '../../../support/report-builders.ts';

const SIGNATURE = buildSignature('signature');
const NOTE = buildReferrer('note', { annotations: { say: 'the "secret" word' } });
const LOST = { reference: { registry: 'quay.io', repository: 'acme/lost', tag: '1' }, digest: undefined };

const REPORT = buildReport(
  [
    buildJudged(['signature', 'sbom max-age=1d'], [SIGNATURE, NOTE], { missingReferrersApi: 'Not Found' }),
    buildNotFound({ ...LOST, problem: 'MANIFEST_UNKNOWN' }),
  ],
  { token: { secret: new Secret('t0ken') } },
);

it('has the documented fields', () => {
  const image = `quay.io/acme/app@${SUBJECT}`;
  const common = {
    image,
    subject: SUBJECT,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    source: 'api',
    depth: 1,
  };
  expect(JSON.parse([...formatReport(REPORT, (text) => text)].join(''))).toEqual({
    schemaVersion: 1,
    result: 'missing',
    problems: [],
    rules: ['signature', 'sbom max-age=1d'],
    subjects: [
      {
        image,
        reference: 'quay.io/acme/app:1.2',
        tag: '1.2',
        digest: SUBJECT,
        result: 'missing',
        missingReferrersApi: 'Not Found',
        missing: ['sbom max-age=1d'],
        unverified: [],
        rules: [
          { rule: 'signature', min: 1, met: true, by: [{ digest: SIGNATURE.digest }], rejected: [] },
          {
            rule: 'sbom max-age=1d',
            min: 1,
            met: false,
            by: [],
            rejected: [{ digest: NOTE.digest, why: 'it has no annotation org.opencontainers.image.created' }],
          },
        ],
        referrers: [
          {
            ...common,
            digest: SIGNATURE.digest,
            artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
            kind: 'signature',
            predicateType: 'https://sigstore.dev/cosign/sign/v1',
            size: 812,
            annotations: SIGNATURE.annotations,
            created: '2026-10-01T08:00:00Z',
          },
          {
            ...common,
            digest: NOTE.digest,
            artifactType: 'application/spdx+json',
            kind: 'sbom',
            size: 1536,
            annotations: NOTE.annotations,
          },
        ],
      },
      {
        image: 'quay.io/acme/lost:1',
        reference: 'quay.io/acme/lost:1',
        tag: '1',
        digest: '',
        result: 'subject-not-found',
        problem: 'MANIFEST_UNKNOWN',
        missing: [],
        unverified: [],
        rules: [],
        referrers: [],
      },
    ],
  });
});

it('has neither the token nor a secret from the registry, even one that JSON escapes', () => {
  const text = [...formatReport(REPORT, (said) => said.replaceAll('"secret"', '***'))].join('');
  expect(text).not.toMatch(/t0ken|secret/);
  expect(text).toContain('the *** word');
});

it('has the referrers that artifact-type hides', () => {
  const text = [...formatReport({ ...REPORT, shown: [{ by: 'kind', kind: 'vex' }] }, (said) => said)].join('');
  expect(text).toContain(NOTE.digest);
});

it('has the evidence that a rule does not count because of where it is', () => {
  const found = [buildReferrer('sbom')];
  const platforms = { kind: 'platforms', rule: 'sbom', found, without: ['linux/arm64'], checked: 2, total: 2 } as const;
  const elsewhere = [platforms, { kind: 'buildkit', rule: 'sbom' }] as const;
  const report = buildReport([buildJudged(['sbom'], [], { elsewhere })]);
  const { subjects } = JSON.parse([...formatReport(report, (text) => text)].join(''));
  expect(subjects[0].elsewhere).toEqual([
    { ...platforms, found: [{ digest: found[0]?.digest }] },
    { kind: 'buildkit', rule: 'sbom' },
  ]);
});
