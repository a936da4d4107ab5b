import { describe, expect, it, test } from 'vitest';
import { checkBinding } from '../../../src/evidence/check-binding.ts';
import type { Referrer } from '../../../src/policy/referrer.ts';
import {
  type Built,
  type BuiltDescriptor,
  buildIndex,
  buildManifest,
  buildReferrer,
} from '../../support/registry/builders.ts';
import { buildBundle } from '../../support/registry/bundle-builders.ts';
import {
  buildCosignAttestations,
  buildCosignSignatures,
  type CosignAttestation,
} from '../../support/registry/cosign-builders.ts';
import type { EmbeddedRegistry } from '../../support/registry/registry.ts';
import { asDigest, failureOf } from '../../support/test-client.ts';
import { aDigest, aReferrer } from '../policy/referrer-builder.ts';
import { NAME, openEvidence, SPDX } from './evidence-fixture.ts';

const OTHER = aDigest('another image');
const IMAGE = aDigest('image');
const THIRD = aDigest('a third image');
const ABOUT_ANOTHER = `its statement is about another image, ${OTHER}`;
const NO_SUBJECT = 'its manifest has no subject';
const NO_ATTESTATION = "it has cosign's tag for attestations, but no attestation";
const NO_SBOM = "it has cosign's tag for an SBOM, but is not an SBOM";
const SIMPLE_SIGNING = 'application/vnd.dev.cosign.simplesigning.v1+json';

interface Case {
  readonly name: string;
  readonly push: (registry: EmbeddedRegistry, image: string) => BuiltDescriptor;
  readonly found: Partial<Referrer>;
  /** Absent if the referrer is bound to the image. */
  readonly why?: string;
}

const SIG = { sources: ['cosign-tags'], tag: 'sig' } as const;
const ATT = { sources: ['cosign-tags'], tag: 'att' } as const;
const SBOM = { sources: ['cosign-tags'], tag: 'sbom' } as const;
const BUILDKIT = { sources: ['buildkit'], platform: 'linux/amd64' } as const;

const bare: Case['push'] = ({ push }) => push.built(NAME, buildReferrer(undefined, {}));
const ofAnother: Case['push'] = ({ push }) => push.referrer(NAME, OTHER);
const anIndex: Case['push'] = ({ push }) => push.built(NAME, buildIndex({ manifests: [] }));
const signing =
  (...payloads: Parameters<typeof buildCosignSignatures>[1][]): Case['push'] =>
  ({ push }, image) =>
    push.cosignSignatures(
      NAME,
      image,
      payloads.flatMap((some) => some ?? []),
    );

const attesting =
  (...attestations: CosignAttestation[]): Case['push'] =>
  ({ push }, image) =>
    push.cosignAttestations(NAME, image, attestations);

/** A bundle that has annotations for its predicate type, but no subject. */
function unboundBundle(about: string): Built {
  const { bytes, ...built } = buildBundle({ mediaType: 'a/b', digest: about, size: 1 }, { predicateType: SPDX });
  const { subject: _, ...manifest } = JSON.parse(Buffer.from(bytes).toString());
  return { ...built, bytes: Buffer.from(JSON.stringify(manifest)) };
}

function attestationWithSubject(image: string, about: string): Built {
  const { bytes, ...built } = buildCosignAttestations(about, [{ predicateType: SPDX }]);
  const manifest = JSON.parse(Buffer.from(bytes).toString());
  const subject = { mediaType: 'a/b', digest: image, size: 1 };
  return { ...built, bytes: Buffer.from(JSON.stringify({ ...manifest, subject })) };
}

const CASES: readonly Case[] = [
  { name: 'a signature of the image', push: signing([{}]), found: SIG },
  {
    name: 'a signature of another image',
    push: signing([{ signs: OTHER }]),
    found: SIG,
    why: `its payload belongs to another image, ${OTHER}`,
  },
  { name: 'one of several signatures names the image', push: signing([{ signs: OTHER }, {}]), found: SIG },
  {
    name: 'none of several signatures names the image',
    push: signing([{ signs: OTHER }, { signs: THIRD }, { signs: OTHER, optional: { a: 'b' } }]),
    found: SIG,
    why: `its payload belongs to another image, ${OTHER}, and its payload belongs to another image, ${THIRD}`,
  },
  {
    name: 'a payload that is no longer in the registry',
    push: ({ push }, image) => push.manifest(NAME, buildCosignSignatures(image, [{}]).bytes),
    found: SIG,
    why: 'its payload is no longer in the registry',
  },
  {
    name: 'a payload without an image',
    push: signing([{ payload: '{}' }]),
    found: SIG,
    why: 'its payload does not name an image',
  },
  {
    name: 'a payload with a tag instead of a digest',
    push: signing([{ signs: 'latest' }]),
    found: SIG,
    why: 'its payload does not name an image',
  },
  {
    name: 'no signature under .sig',
    push: bare,
    found: SIG,
    why: `it has no layer of the type ${SIMPLE_SIGNING}`,
  },
  {
    name: 'an index under .sig',
    push: anIndex,
    found: SIG,
    why: `it has no layer of the type ${SIMPLE_SIGNING}`,
  },
  { name: 'an index under .sbom', push: anIndex, found: SBOM, why: NO_SBOM },
  { name: 'an image under .sbom', push: ({ push }) => push.image(NAME, 'other'), found: SBOM, why: NO_SBOM },
  { name: 'an image under .att', push: ({ push }) => push.image(NAME, 'other'), found: ATT, why: NO_ATTESTATION },
  {
    name: 'a manifest without layers under .att',
    push: ({ push }) => push.built(NAME, buildManifest({ layers: [] })),
    found: ATT,
    why: NO_ATTESTATION,
  },
  {
    name: '.att, by its tag',
    push: ({ push }, image) => push.cosignAttestations(NAME, image, [{ predicateType: SPDX }]),
    found: ATT,
  },
  {
    name: '.att, the statement of another image',
    push: attesting({ predicateType: SPDX, about: OTHER }),
    found: ATT,
    why: ABOUT_ANOTHER,
  },
  {
    name: '.att, the statement of another image, without annotation',
    push: attesting({ predicateType: SPDX, about: OTHER, annotation: false }),
    found: ATT,
    why: ABOUT_ANOTHER,
  },
  {
    name: '.att, one of two statements is that of the image',
    push: attesting({ predicateType: SPDX, about: OTHER }, { predicateType: SPDX }),
    found: ATT,
  },
  {
    name: '.att, an envelope without a statement',
    push: attesting({ predicateType: SPDX, envelope: '{}' }),
    found: ATT,
    why: 'its content is not an in-toto statement',
  },
  {
    name: '.att, a statement that is no longer in the registry',
    push: ({ push }, image) => push.manifest(NAME, buildCosignAttestations(image, [{ predicateType: SPDX }]).bytes),
    found: ATT,
    why: 'its statement is no longer in the registry',
  },
  {
    name: '.att, a bundle of the image',
    push: ({ push }) => push.built(NAME, unboundBundle(IMAGE)),
    found: { ...ATT, subject: IMAGE },
  },
  {
    name: '.att, a bundle of another image',
    push: ({ push }) => push.built(NAME, unboundBundle(OTHER)),
    found: ATT,
    why: ABOUT_ANOTHER,
  },
  {
    name: '.att, another type',
    push: ({ push }) => push.built(NAME, buildReferrer(undefined, { artifactType: 'application/spdx+json' })),
    found: ATT,
    why: NO_ATTESTATION,
  },
  {
    name: '.att of the image with a subject, the statement of another image',
    push: ({ push }, image) => push.built(NAME, attestationWithSubject(image, OTHER)),
    found: { ...ATT, sources: ['api', 'cosign-tags'] },
    why: ABOUT_ANOTHER,
  },
  {
    name: '.sbom, the statement of another image',
    push: attesting({ predicateType: SPDX, about: OTHER }),
    found: SBOM,
    why: ABOUT_ANOTHER,
  },
  { name: '.sbom, by its tag', push: ({ push }, image) => push.cosignSbom(NAME, image), found: SBOM },
  {
    name: 'a signature of another image under .att',
    push: signing([{ signs: OTHER }]),
    found: ATT,
    why: NO_ATTESTATION,
  },
  { name: 'an attestation manifest in the index', push: bare, found: BUILDKIT },
  { name: 'listed by two sources, bound by the second', push: bare, found: { sources: ['api', 'buildkit'] } },
  { name: 'listed by two sources, bound by the first', push: bare, found: { sources: ['buildkit', 'tag-schema'] } },
  {
    name: 'listed by two sources, bound by neither: reports the reason of the first',
    push: bare,
    found: { sources: ['api', 'cosign-tags'], tag: 'sig' },
    why: NO_SUBJECT,
  },
  { name: 'no subject (API)', push: bare, found: { sources: ['api'] }, why: NO_SUBJECT },
  { name: 'no subject (tag schema)', push: bare, found: { sources: ['tag-schema'] }, why: NO_SUBJECT },
  ...[SIG, ATT, SBOM, BUILDKIT, { sources: ['api', 'buildkit'] } as const].map(
    (found): Case => ({
      name: `its subject is another image, for any source (${JSON.stringify(found)})`,
      push: ofAnother,
      found,
      why: `its manifest belongs to another image, ${OTHER}`,
    }),
  ),
];

describe('checkBinding for each source', () => {
  test.each(CASES)('$name', async ({ push, found, why }) => {
    const { registry, subject, cache } = await openEvidence();
    const digest = asDigest(push(registry, subject).digest);
    const binding = await checkBinding(aReferrer({ subject, digest, ...found }), cache);
    expect(binding).toMatchObject(why === undefined ? { kind: 'bound', referrer: found } : { kind: 'unbound', why });
  });
});

describe('a payload', () => {
  it('is searched among the first hundred', async () => {
    const { registry, subject, cache } = await openEvidence();
    const others = Array.from({ length: 100 }, (_, index) => ({ signs: aDigest(`${index}`) }));
    const digest = asDigest(registry.push.cosignSignatures(NAME, subject, [...others, {}]).digest);
    registry.forgetRequests();
    expect(await checkBinding(aReferrer({ subject, digest, ...SIG }), cache)).toEqual({
      kind: 'unbound',
      why: 'its first 100 payloads do not name this image',
    });
    expect(registry.requests).toHaveLength(101);
  });

  it('is read once if two layers have the same digest', async () => {
    const { registry, subject, cache } = await openEvidence();
    const digest = asDigest(registry.push.cosignSignatures(NAME, subject, [{ signs: OTHER }, { signs: OTHER }]).digest);
    expect(await checkBinding(aReferrer({ subject, digest, ...SIG }), cache)).toMatchObject({ kind: 'unbound' });
    expect(registry.requests.filter(({ path }) => path.includes('/blobs/'))).toHaveLength(1);
  });

  it('that cannot be fetched is an error', async () => {
    const { registry, subject, cache } = await openEvidence();
    const digest = asDigest(registry.push.cosignSignatures(NAME, subject).digest);
    registry.fault({ match: { path: /blobs/ }, kind: 'server-error', status: 500 });
    expect(await failureOf(checkBinding(aReferrer({ subject, digest, ...SIG }), cache))).toContain('returned 500');
  });
});
