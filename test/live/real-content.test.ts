import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingPrograms } from '../support/programs.ts';
import { type EvidenceFixture, type EvidenceImage, openEvidenceFixture } from './evidence-fixture.ts';

const REAL_QUAY = process.env.REAL_QUAY ?? '';
const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : missingPrograms('cosign', 'oras');

const SBOM = { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'app', packages: [{ name: 'a' }] };

interface Case {
  readonly name: string;
  readonly attach: (fixture: EvidenceFixture, image: EvidenceImage) => Promise<unknown>;
  /** Rules that the document meets, and one that it does not meet, with the reason. */
  readonly met: string;
  readonly unmet: string;
  readonly why: string;
}

const CASES: readonly Case[] = [
  {
    name: 'oras attach',
    attach: async ({ programs }, { reference }) => {
      await programs.file('sbom.spdx.json', JSON.stringify(SBOM));
      await programs.run('oras', [
        'attach',
        '--plain-http=false',
        '--artifact-type',
        'application/spdx+json',
        reference,
        'sbom.spdx.json',
      ]);
    },
    met: 'sbom format=spdx min-packages=1 predicate./name=app',
    unmet: 'sbom min-packages=2',
    why: 'it has 1 package, fewer than 2',
  },
  {
    name: 'cosign attach sbom',
    attach: ({ cosign }, { reference }) => cosign.attachSbom(reference, 'tag'),
    met: 'sbom format=spdx',
    unmet: 'sbom format=cyclonedx',
    why: 'its format is spdx, not cyclonedx',
  },
  {
    name: 'cosign attest',
    attach: ({ cosign }, { reference }) => cosign.attest(reference, 'bundle', 'spdxjson'),
    met: 'sbom format=spdx predicate./SPDXID=SPDXRef-*',
    unmet: 'sbom min-packages=1',
    why: 'it has 0 packages, fewer than 1',
  },
  {
    name: 'cosign attest under a tag',
    attach: ({ cosign }, { reference }) => cosign.attest(reference, 'tag', 'slsaprovenance1'),
    met: 'provenance builder=https://example.com/builder',
    unmet: 'provenance material=git+https://github.com/acme/*',
    why: 'it does not state a material',
  },
];

describe.skipIf(title !== '')(`the content of documents without a key, on a real Quay${title}`, () => {
  let fixture: EvidenceFixture;
  beforeAll(async () => {
    fixture = await openEvidenceFixture();
  }, 180_000);
  afterAll(async () => fixture?.stop());

  test.each(CASES)('$name', async ({ name, attach, met, unmet, why }) => {
    const image = await fixture.image(name.replaceAll(' ', '-'));
    await attach(fixture, image);
    const passed = await fixture.gate({ image: image.reference, require: met });
    expect(passed.outputs, passed.log).toMatchObject({ result: 'pass' });
    expect(passed.log).toContain(' (unsigned)');
    const refused = await fixture.gate({ image: image.reference, require: unmet });
    expect(refused.outputs, refused.log).toMatchObject({ result: 'unverified', unverified: JSON.stringify([unmet]) });
    expect(refused.log).toContain(why);
  });
});
