import { describe, expect, it, test } from 'vitest';
import type { Referrer } from '../../../src/policy/referrer.ts';
import { buildManifest } from '../../support/registry/builders.ts';
import { buildCosignAttestations, type CosignAttestation } from '../../support/registry/cosign-builders.ts';
import { envelopeOf, statementOf } from '../../support/registry/in-toto.ts';
import { asDigest, failureOf } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { openDescribing } from './describe-fixture.ts';
import { NAME, SLSA, SPDX } from './evidence-fixture.ts';

const DSSE = 'application/vnd.dsse.envelope.v1+json';
const IN_TOTO = 'application/vnd.in-toto+json';
const SIG_KEY = 'dev.cosignproject.cosign/signature';
const SPDX_LAYER = { mediaType: IN_TOTO, bytes: Buffer.from(JSON.stringify(statementOf(aDigest('x'), SPDX))) };

describe("cosign's attestations under one tag", () => {
  const cases: { name: string; pushed: CosignAttestation[]; types: string[][]; blobs: number }[] = [
    { name: 'one', pushed: [{ predicateType: SPDX }], types: [[SPDX]], blobs: 0 },
    {
      name: 'several count each',
      pushed: [{ predicateType: SPDX }, { predicateType: SLSA }, { predicateType: SPDX, about: aDigest('again') }],
      types: [[SPDX], [SLSA], [SPDX]],
      blobs: 0,
    },
    {
      name: 'one without annotation, as `cosign attach attestation` writes it: from the envelope',
      pushed: [{ predicateType: SLSA, annotation: false }],
      types: [[SLSA]],
      blobs: 1,
    },
    {
      name: 'one of two without annotation',
      pushed: [{ predicateType: SPDX }, { predicateType: SLSA, annotation: false }],
      types: [[SPDX], [SLSA]],
      blobs: 1,
    },
    {
      name: 'two without annotations',
      pushed: [SPDX, SLSA].map((predicateType) => ({ predicateType, annotation: false })),
      types: [[SPDX], [SLSA]],
      blobs: 2,
    },
    {
      name: 'an empty annotation is ignored',
      pushed: [{ predicateType: SLSA, annotation: '' }],
      types: [[SLSA]],
      blobs: 1,
    },
    { name: 'a document that is not an envelope', pushed: [{ envelope: 'Hello' }], types: [[]], blobs: 1 },
  ];
  test.each(cases)('$name', async ({ pushed, types, blobs }) => {
    const { registry, subject, describePushed, blobs: fetched } = await openDescribing();
    const att = registry.push.cosignAttestations(NAME, subject, pushed);
    const referrers = await describePushed(att, { sources: ['cosign-tags'], tag: 'att' });
    expect(referrers.map(({ predicateTypes }) => predicateTypes)).toEqual(types);
    expect(new Set(referrers.map(({ layer }) => layer)).size).toBe(types.length);
    expect(fetched()).toBe(blobs);
    for (const referrer of referrers) {
      expect(referrer).toMatchObject<Partial<Referrer>>({
        subject,
        digest: asDigest(att.digest),
        artifactType: DSSE,
        annotations: { [SIG_KEY]: '' },
        sources: ['cosign-tags'],
        depth: 1,
      });
      expect(referrer).toMatchObject({ tag: 'att' });
      expect(referrer.isUntyped).toBeUndefined();
    }
  });

  it('are distinguished by their layers, not by the type of the manifest', async () => {
    const { registry, subject, describePushed } = await openDescribing();
    const att = registry.push.cosignAttestations(NAME, subject, [{ predicateType: SPDX }, { predicateType: SLSA }]);
    const referrers = await describePushed(att, { sources: ['cosign-tags'], tag: 'att' }, { artifactType: 'a/b' });
    expect(referrers.map(({ predicateTypes }) => predicateTypes)).toEqual([[SPDX], [SLSA]]);
  });

  it('whose document cannot be fetched are an error', async () => {
    const { registry, subject, describePushed } = await openDescribing();
    const att = registry.push.cosignAttestations(NAME, subject, [{ predicateType: SLSA, annotation: false }]);
    registry.fault({ match: { path: /blobs/ }, kind: 'server-error', status: 500 });
    expect(await failureOf(describePushed(att, { sources: ['cosign-tags'], tag: 'att' }))).toContain('returned 500');
  });
});

describe('the manifest takes precedence over the list', () => {
  const listed = { annotations: { predicateType: SPDX } };

  it.each([{ sources: ['buildkit'] as const }, { sources: ['tag-schema'] as const }])('$sources', async (found) => {
    const { registry, subject, describePushed } = await openDescribing();
    const built = buildCosignAttestations(subject, [{ predicateType: SLSA }]);
    const referrers = await describePushed(registry.push.built(NAME, built), found, listed);
    expect(referrers).toMatchObject([{ predicateTypes: [SLSA] }]);
  });

  it('and so does the document', async () => {
    const { registry, subject, describePushed } = await openDescribing();
    const built = buildCosignAttestations(subject, [{ predicateType: SLSA, annotation: false }]);
    const referrers = await describePushed(registry.push.built(NAME, built), { sources: ['buildkit'] }, listed);
    expect(referrers).toMatchObject([{ predicateTypes: [SLSA] }]);
  });
});

it('layers of other types are ignored if there are in-toto layers', async () => {
  const { registry, describePushed } = await openDescribing();
  const other = { mediaType: 'text/plain', bytes: Buffer.from('notes') };
  const pushed = registry.push.built(NAME, buildManifest({ artifactType: IN_TOTO, layers: [other, SPDX_LAYER] }));
  expect(await describePushed(pushed, {})).toMatchObject([{ predicateTypes: [SPDX], artifactType: IN_TOTO }]);
});

it('an artifact with envelopes as layers is opened', async () => {
  const { registry, describePushed } = await openDescribing();
  const bytes = Buffer.from(JSON.stringify(envelopeOf(statementOf(aDigest('x'), SLSA))));
  const pushed = registry.push.built(NAME, buildManifest({ artifactType: DSSE, layers: [{ mediaType: DSSE, bytes }] }));
  const referrers = await describePushed(pushed, {}, { artifactType: DSSE });
  expect(referrers).toMatchObject([{ predicateTypes: [SLSA], artifactType: DSSE }]);
});
