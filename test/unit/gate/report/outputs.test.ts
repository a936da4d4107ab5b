import { describe, expect, it, test } from 'vitest';
import { gateOutputs } from '../../../../src/gate/report/outputs.ts';
import { NO_FILES } from '../../../../src/gate/report/publication.ts';
import { Secret } from '../../../../src/secret.ts';
import {
  buildFailed,
  buildImage,
  buildJudged,
  buildNotFound,
  buildReferrer,
  buildReport,
  buildSignature,
  digestFor,
  SUBJECT,
} from '../../../support/report-builders.ts';

const SBOM = buildReferrer('sbom');
const SIGNATURE = buildSignature('signature');
const IMAGE = `quay.io/acme/app@${SUBJECT}`;
const OTHER = { reference: { registry: 'quay.io', repository: 'acme/other', tag: '2' }, digest: digestFor('other') };

describe('gateOutputs of', () => {
  const passed = buildReport([buildJudged(['sbom'], [SBOM, SIGNATURE])]);
  const incomplete = buildReport([buildJudged(['signature', 'sbom min=2'], [SBOM])]);
  const twoImages = buildReport([
    buildJudged(['signature', 'sbom', 'vex'], [SIGNATURE]),
    buildJudged(['signature', 'sbom', 'vex'], [SBOM], OTHER),
  ]);
  const broken = buildReport(
    [buildFailed({ digest: undefined, problem: 'no' }), buildJudged(['signature'], [SBOM], OTHER)],
    { result: 'error' },
  );
  const cases = [
    { name: 'a pass', report: passed, is: { result: 'pass', satisfied: 'true', missing: '[]', count: '2' } },
    { name: 'the image', report: passed, is: { digest: SUBJECT, image: IMAGE, 'referrers-file': '/tmp/report' } },
    {
      name: 'a list',
      report: buildReport([buildImage()]),
      is: { result: 'listed', satisfied: 'false', referrers: '[]' },
    },
    {
      name: 'missing rules, as typed',
      report: incomplete,
      is: { missing: '["signature","sbom min=2"]', satisfied: 'false' },
    },
    {
      name: 'several images, each rule once',
      report: twoImages,
      is: { missing: '["signature","sbom","vex"]', count: '2' },
    },
    {
      name: 'an error: missing is empty',
      report: broken,
      is: { result: 'error', missing: '[]', digest: '', image: '' },
    },
    { name: 'no token', report: passed, is: { 'token-expires-at': '' } },
    {
      name: 'a token',
      report: buildReport([], { token: { secret: new Secret('s'), expiresAt: new Date('2026-10-02T13:00:00Z') } }),
      is: { 'token-expires-at': '2026-10-02T13:00:00.000Z' },
    },
  ];
  test.each(cases)('$name', ({ report, is }) => {
    expect(gateOutputs(report, { ...NO_FILES, 'referrers-file': '/tmp/report' }).values).toMatchObject(is);
  });

  const typed = { reference: { registry: 'quay.io', repository: 'acme/app', digest: SUBJECT } };
  const wasThere = [
    { name: 'a tag that was resolved, then an error', image: buildFailed(), there: true },
    { name: 'a given digest that was judged', image: buildJudged(['sbom'], [], typed), there: true },
    { name: 'a given digest, then an error', image: buildFailed({ ...typed }), there: false },
    {
      name: 'a given digest that does not exist',
      image: buildNotFound({ ...typed }),
      there: false,
    },
    { name: 'a tag whose manifest was deleted meanwhile', image: buildNotFound(), there: false },
  ];
  test.each(wasThere)('$name: ready to deploy is $there', ({ image, there }) => {
    const { values } = gateOutputs(buildReport([image]));
    expect([values.digest, values.image]).toEqual(there ? [SUBJECT, IMAGE] : ['', '']);
    expect(JSON.parse(values.images)).toMatchObject([{ image: IMAGE, digest: SUBJECT }]);
  });

  it('image is empty if the first image does not exist, even if the second does', () => {
    const report = buildReport([buildNotFound(), buildJudged(['sbom'], [SBOM], OTHER)]);
    expect(gateOutputs(report).values).toMatchObject({ digest: '', image: '' });
  });

  it('lists the referrers of all images that meet a rule first', () => {
    const images = [buildJudged(['sbom'], [SIGNATURE, SBOM]), buildJudged(['sbom'], [SIGNATURE, SBOM], OTHER)];
    const given = JSON.parse(gateOutputs(buildReport(images)).values.referrers);
    expect(given.map(({ kind }: { kind: string }) => kind)).toEqual(['sbom', 'sbom', 'signature', 'signature']);
    expect(given.map(({ image }: { image: string }) => image === IMAGE)).toEqual([true, false, true, false]);
  });

  it('lists and counts only the referrers that are shown', () => {
    const images = [buildJudged(['sbom'], [SIGNATURE, SBOM]), buildJudged(['sbom'], [SIGNATURE], OTHER)];
    const { values } = gateOutputs(buildReport(images, { shown: [{ by: 'kind', kind: 'signature' }] }));
    const kinds = JSON.parse(values.referrers).map(({ kind }: { kind: string }) => kind);
    expect([kinds, values.count, values.missing]).toEqual([['signature', 'signature'], '2', '["sbom"]']);
    expect(JSON.parse(values.images)).toMatchObject([{ count: 1 }, { count: 1 }]);
  });

  it('gives each image its own result, even if another image failed', () => {
    expect(JSON.parse(gateOutputs(broken).values.images)).toEqual([
      { image: 'quay.io/acme/app:1.2', digest: '', result: 'error', missing: [], count: 0 },
      {
        image: `quay.io/acme/other@${OTHER.digest}`,
        digest: OTHER.digest,
        result: 'missing',
        missing: ['signature'],
        count: 1,
      },
    ]);
  });

  it('gives each referrer the documented fields', () => {
    expect(
      JSON.parse(gateOutputs(buildReport([buildImage({ referrers: [SBOM, SIGNATURE] })])).values.referrers),
    ).toEqual([
      {
        image: IMAGE,
        subject: SUBJECT,
        digest: SBOM.digest,
        mediaType: SBOM.mediaType,
        artifactType: 'application/spdx+json',
        kind: 'sbom',
        size: 1536,
        annotations: {},
        source: 'api',
        depth: 1,
      },
      {
        image: IMAGE,
        subject: SUBJECT,
        digest: SIGNATURE.digest,
        mediaType: SIGNATURE.mediaType,
        artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        kind: 'signature',
        predicateType: 'https://sigstore.dev/cosign/sign/v1',
        size: 812,
        annotations: SIGNATURE.annotations,
        created: '2026-10-01T08:00:00Z',
        source: 'api',
        depth: 1,
      },
    ]);
  });
});

describe('a value that cannot be formatted', () => {
  const token = { secret: new Secret('t0ken'), expiresAt: new Date(Number.NaN) };

  it('is an empty token-expires-at for a date that does not exist', () => {
    const { values, failures } = gateOutputs(buildReport([buildJudged(['sbom'], [SBOM])], { token }));
    expect(values).toMatchObject({ result: 'pass', satisfied: 'true', count: '1', 'token-expires-at': '' });
    expect(failures).toEqual([]);
  });

  it('does not prevent the other outputs', () => {
    const report = buildReport([buildJudged(['sbom'], [SBOM])]);
    const broken = report.images.map((image) => ({
      ...image,
      unpack: () => {
        throw new Error('cannot be unpacked');
      },
    }));
    const { values, failures } = gateOutputs({ ...report, images: broken });
    expect(values).toMatchObject({ result: 'pass', referrers: '[]', digest: SUBJECT });
    expect(failures.map(({ message }) => message)).toEqual([
      'Could not format the output referrers, so it is empty. Report this as a bug.',
    ]);
  });
});
