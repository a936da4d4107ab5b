import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Notation, openNotation } from '../support/notation.ts';
import { missingPrograms } from '../support/programs.ts';
import { pemOf } from '../unit/verify/certificate-builder.ts';
import { ROOT_CERTIFICATE } from '../unit/verify/notation-builder.ts';
import { type EvidenceFixture, openEvidenceFixture } from './evidence-fixture.ts';

const REAL_QUAY = process.env.REAL_QUAY ?? '';
const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : missingPrograms('notation', 'openssl');

describe.skipIf(title !== '').each([true, false])(
  `signatures of the real notation on a real Quay with FEATURE_REFERRERS_API: %s${title}`,
  (referrersApi) => {
    let fixture: EvidenceFixture;
    let notation: Notation;
    let ca: string;
    beforeAll(async () => {
      fixture = await openEvidenceFixture({ referrersApi });
      notation = await openNotation(fixture.programs, fixture.quay.target);
      ca = await fixture.programs.file('ca.pem', notation.ca);
      await notation.makeKey('rsa', 'RSA:2048');
      await notation.makeKey('ec', 'EC:P-384');
    }, 120_000);
    afterAll(async () => fixture?.stop());

    const cases = (['rsa', 'ec'] as const).flatMap((key) =>
      (['jws', 'cose'] as const).map((format) => ({ key, format })),
    );
    test.each(cases)('a key of the type $key in $format', async ({ key, format }) => {
      const image = await fixture.image(`notation-${key}-${format}`);
      const other = await fixture.programs.file('other.pem', pemOf(ROOT_CERTIFICATE));
      await notation.sign(image.reference, key, format, '--expiry', '24h');
      const subject = `CN=acme ${key},OU=Release,O=Acme\\, Inc.,L=Seattle,ST=WA,C=US`;
      const runWith = async (require: string) => await fixture.gate({ image: image.reference, require });

      const run = await runWith(`signature ca=${ca} subject="${subject}"`);
      expect(run.outputs.result).toBe('pass');
      expect(JSON.parse(run.outputs.referrers ?? '')).toMatchObject([{ verified: { by: 'ca', signer: subject } }]);
      const notIssued = await runWith(`signature ca=${other}`);
      expect(notIssued.outputs.result).toBe('unverified');
      expect(notIssued.log).toContain(`its certificate ${subject} is not issued by a CA in ${other}`);
      const another = await runWith(`signature ca=${ca} subject="CN=another"`);
      expect(another.outputs.result).toBe('unverified');
      expect(another.log).toContain(`it is signed by ${subject}`);
    });

    test('two signers, of whom one signed twice', async () => {
      const image = await fixture.image('notation-two');
      for (const key of ['rsa', 'rsa', 'ec']) await notation.sign(image.reference, key, 'jws');
      await notation.verify(image.reference);
      const runWith = async (require: string) => await fixture.gate({ image: image.reference, require });

      expect((await runWith(`signature ca=${ca} min=2`)).outputs.result).toBe('pass');
      expect((await runWith(`signature ca=${ca} min=3`)).outputs.result).toBe('missing');
    });

    test('a key with a self-signed certificate', async () => {
      const image = await fixture.image('notation-test');
      const own = await fixture.programs.file('own.pem', await notation.makeTestKey('test.example'));
      await notation.sign(image.reference, 'test.example', 'cose');
      const runWith = async (require: string) => await fixture.gate({ image: image.reference, require });

      expect((await runWith(`signature ca=${own} subject="CN=test.example"`)).outputs.result).toBe('pass');
      expect((await runWith(`signature ca=${ca}`)).outputs.result).toBe('unverified');
    });

    test('an image that is not signed', async () => {
      const image = await fixture.image('notation-none');
      const run = await fixture.gate({ image: image.reference, require: `signature ca=${ca}` });
      expect(run.outputs.result).toBe('missing');
    });
  },
);
