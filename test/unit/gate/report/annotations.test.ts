import { describe, expect, it, test } from 'vitest';
import { gateAnnotations } from '../../../../src/gate/report/annotations.ts';
import type { FinishedRun } from '../../../../src/gate/report/report.ts';
import {
  buildFailed,
  buildImage,
  buildJudged,
  buildNotFound,
  buildReferrer,
  buildRejected,
  buildReport,
  buildSignature,
} from '../../../support/report-builders.ts';

const SIGNATURES = [buildSignature('one'), buildSignature('two')];
const OTHER = buildReferrer('other', { artifactType: 'application/vnd.example' });
const SBOM = buildReferrer('sbom');
const named = (tag: string) => ({ reference: { registry: 'quay.io', repository: 'acme/app', tag } });

describe('the annotation of', () => {
  test('a missing SBOM', () => {
    const { artifactType: type } = OTHER;
    const elsewhere = [{ kind: 'type' as const, rule: 'sbom', type, instead: `sbom|${type}` }];
    const image = buildJudged(['signature', 'sbom'], [...SIGNATURES, OTHER], { elsewhere });
    expect(shown(buildReport([image]))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 is missing: sbom
      quay.io/acme/app:1.2 is missing: sbom.
      Rule sbom: not met (0 of 1). Referrers found: signature (2), other (1 of type application/vnd.example).
      If the referrer of type application/vnd.example is what the rule means, require it by this type:
        sbom|application/vnd.example
      Attach one, for example with:
        oras attach --artifact-type application/spdx+json quay.io/acme/app@sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d sbom.spdx.json
      Set wait-timeout, for example 5m, if another job or service attaches it later."
    `);
  });

  test('an SBOM that belongs to another image', () => {
    const why = 'its manifest belongs to another image, sha256:00';
    const verdict = buildRejected('sbom', [SBOM], why);
    const image = buildImage({ result: 'missing', rules: [verdict], referrers: [SBOM] });
    expect(shown(buildReport([image]))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 is missing: sbom
      quay.io/acme/app:1.2 is missing: sbom.
      Rule sbom: not met (0 of 1). Found but not counted: sbom sha256:98f3ae1ef671: its manifest belongs to another image, sha256:00. Referrers found: sbom (1).
      Attach one, for example with:
        oras attach --artifact-type application/spdx+json quay.io/acme/app@sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d sbom.spdx.json
      Set wait-timeout, for example 5m, if another job or service attaches it later."
    `);
  });

  test('an index with a platform image that does not exist', () => {
    const image = buildNotFound({ isPartial: true, problem: 'For "linux/arm64": no.' });
    const [annotation] = gateAnnotations(buildReport([image]));
    expect(annotation).toMatchObject({ title: 'quay.io/acme/app:1.2 is incomplete in the registry' });
    expect(annotation?.message).toContain('with all its platforms');
  });

  test('attestations that were not searched', () => {
    const elsewhere = [{ kind: 'buildkit' as const, rule: 'provenance' }];
    const image = buildJudged(['provenance'], [], { skippedAttestations: 2, elsewhere });
    const [annotation] = gateAnnotations(buildReport([image]));
    expect(annotation?.message).toContain(
      'Not searched: 2 attestation manifests that BuildKit stored in the index (docker build stores provenance there by default). To search them too, set:\n  sources: api,tag-schema,cosign-tags,buildkit\n',
    );
  });

  test('attestations that were not searched and do not help', () => {
    const image = buildJudged(['signature'], [], { skippedAttestations: 2 });
    expect(shown(buildReport([image]))).not.toContain('Not searched');
  });

  test('a registry without the referrers API comes first', () => {
    const image = buildJudged(['provenance annotation.team=core'], [], { missingReferrersApi: 'Not Found' });
    expect(shown(buildReport([image]))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 is missing: provenance annotation.team=core
      quay.io/acme/app:1.2 is missing: provenance annotation.team=core.
      quay.io has no referrers API (response: Not Found). On Quay, set FEATURE_REFERRERS_API: true in config.yaml. Searched instead: the tag sha256-6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d, cosign's tags of the same name that end in .sig, .att and .sbom.
      Rule provenance annotation.team=core: not met (0 of 1). Referrers found: none.
      Attach one, for example with:
        uses: actions/attest@v4 with subject-name: quay.io/acme/app, subject-digest: sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d, push-to-registry: true
      It must have the annotation team=core (oras attach --annotation).
      Set wait-timeout, for example 5m, if another job or service attaches it later."
    `);
  });

  test('a rule with a pattern', () => {
    const image = buildJudged(['application/vnd.example.*|https://example.org/a max-age=2d'], []);
    expect(shown(buildReport([image]))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 is missing: application/vnd.example.*|https://example.org/a max-age=2d
      quay.io/acme/app:1.2 is missing: application/vnd.example.*|https://example.org/a max-age=2d.
      Rule application/vnd.example.*|https://example.org/a max-age=2d: not met (0 of 1). Referrers found: none.
      Attach one, for example with:
        oras attach --artifact-type TYPE quay.io/acme/app@sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d FILE
      Replace TYPE with a type that matches application/vnd.example.*. It must have the annotation org.opencontainers.image.created with a time that is not older than max-age.
      Set wait-timeout, for example 5m, if another job or service attaches it later."
    `);
  });

  test('an image that does not exist', () => {
    const image = buildNotFound({ problem: 'quay.io has no acme/app:1.2 (MANIFEST_UNKNOWN).' });
    expect(shown(buildReport([image]))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 is not in the registry
      quay.io/acme/app:1.2 is not in the registry.
      quay.io has no acme/app:1.2 (MANIFEST_UNKNOWN).
      Check the tag or digest. Check that an earlier step or job pushed the image to this registry and repository."
    `);
  });

  test('an error', () => {
    const image = buildFailed({ digest: undefined, problem: 'GET failed: 503\n  caused by: no' });
    expect(shown(buildReport([image]))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 could not be checked
      quay.io/acme/app:1.2 could not be checked: GET failed: 503
        caused by: no"
    `);
  });

  const HOSTILE = '\u202ea\u2028b\u200bc\u0085\rd\nnext';
  const SHOWN = '\\u{202e}a\\u{2028}b\\u{200b}c\\u{85}\\u{d}d\nnext';
  test.each([
    { name: 'an error', report: buildReport([buildFailed({ problem: HOSTILE })]) },
    { name: 'an image that does not exist', report: buildReport([buildNotFound({ problem: HOSTILE })]) },
  ])('$name with control characters', ({ report }) => {
    const [annotation] = gateAnnotations(report);
    expect(annotation?.message).toContain(SHOWN);
  });

  test('an error with a very long line', () => {
    const image = buildFailed({ problem: 'x'.repeat(5000) });
    expect(gateAnnotations(buildReport([image]))[0]?.message.length).toBeLessThan(1_100);
  });

  test('several images with the same problem: one for all', () => {
    const images = Array.from({ length: 12 }, (_, index) =>
      buildFailed({ ...named(`t${index}`), digest: undefined, problem: 'GET failed: 401' }),
    );
    expect(shown(buildReport(images))).toMatchInlineSnapshot(`
      "error: 12 images could not be checked
      12 images could not be checked: GET failed: 401
      Images: quay.io/acme/app:t0, quay.io/acme/app:t1, quay.io/acme/app:t2, quay.io/acme/app:t3, quay.io/acme/app:t4, quay.io/acme/app:t5, quay.io/acme/app:t6, quay.io/acme/app:t7, quay.io/acme/app:t8, quay.io/acme/app:t9, and 2 more."
    `);
  });

  test('missing evidence after a wait, one of two found', () => {
    const image = buildJudged(['sbom min=2'], [SBOM], { waited: 89_999 });
    expect(shown(buildReport([image]))).toMatchInlineSnapshot(`
      "error: quay.io/acme/app:1.2 is missing: sbom min=2
      quay.io/acme/app:1.2 is missing: sbom min=2.
      Rule sbom min=2: not met (1 of 2). Referrers found: sbom (1).
      Attach another, for example with:
        oras attach --artifact-type application/spdx+json quay.io/acme/app@sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d sbom.spdx.json
      This step waited 90s. Increase wait-timeout if attaching it takes longer."
    `);
  });
});

describe('gateAnnotations', () => {
  it('warns if on-missing is warn', () => {
    const report = buildReport([buildJudged(['sbom'], [])], { warnOnly: true });
    expect(levels(report)).toEqual(['warning: quay.io/acme/app:1.2 is missing: sbom']);
  });

  it('reports errors as errors if on-missing is warn', () => {
    const report = buildReport([buildJudged(['sbom'], [], named('a')), buildFailed({ ...named('b') })], {
      warnOnly: true,
      result: 'error',
    });
    expect(levels(report)).toEqual([
      'error: quay.io/acme/app:b could not be checked',
      'warning: quay.io/acme/app:a is missing: sbom',
    ]);
  });

  it('returns nine, worst first, and one with the number of the others', () => {
    const incomplete = Array.from({ length: 11 }, (_, index) => buildJudged(['sbom'], [], named(`m${index}`)));
    const report = buildReport([...incomplete, buildNotFound({ ...named('gone') })]);
    const given = levels(report);
    expect(given[0]).toBe('error: quay.io/acme/app:gone is not in the registry');
    expect(given.slice(8)).toEqual(['error: quay.io/acme/app:m7 is missing: sbom', 'error: and 3 more']);
  });

  it('counts all images of the problems that are not shown', () => {
    const broken = (tag: string, problem: string) => buildFailed({ ...named(tag), problem });
    const alone = Array.from({ length: 9 }, (_, index) => broken(`a${index}`, `problem ${index}`));
    const alike = Array.from({ length: 4 }, (_, index) => broken(`b${index}`, 'the same'));
    const given = levels(buildReport([...alone, ...alike]));
    expect([given.length, given.at(-1)]).toEqual([10, 'error: and 4 more']);
  });

  it('warns once for each registry without referrers API, even if all images passed', () => {
    const images = ['a', 'b'].map((tag) =>
      buildJudged(['sbom'], [SBOM], { ...named(tag), missingReferrersApi: 'Not Found' }),
    );
    expect(levels(buildReport(images))).toEqual(['warning: quay.io has no referrers API']);
  });

  it('returns nothing if all images passed', () => {
    expect(gateAnnotations(buildReport([buildJudged(['sbom'], [SBOM])]))).toEqual([]);
  });
});

function levels(report: FinishedRun): string[] {
  return gateAnnotations(report).map(({ level, title }) => `${level}: ${title}`);
}

function shown(report: FinishedRun): string {
  return gateAnnotations(report)
    .map(({ level, title, message }) => `${level}: ${title}\n${message}`)
    .join('\n\n');
}
