import { describe, expect, it, test } from 'vitest';
import { listByTagSchema } from '../../../../src/evidence/sources/tag-schema.ts';
import { MANIFEST_TYPES } from '../../../../src/registry/manifest.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import type { FaultKind } from '../../../support/registry/fault.ts';
import type { Flavour } from '../../../support/registry/options.ts';
import { asDigest, failureOf, openTestClient, requestLines } from '../../../support/test-client.ts';

const NAME = 'devtable/simple';
const FLAVOURS: readonly Flavour[] = ['python', 'go'];

async function open(flavour: Flavour = 'python') {
  const registry = await startTestRegistry({ features: { flavour, referrersApi: false } });
  const repository = await openTestClient(registry, { images: [NAME] }).repository();
  const subject = asDigest(registry.push.image(NAME, 'v1').digest);
  registry.forgetRequests();
  return { registry, repository, subject, tag: subject.replace(':', '-') };
}

describe.each(FLAVOURS)('the tag sha256-<hex> (%s)', (flavour) => {
  it('is read as a list', async () => {
    const { registry, repository, subject, tag } = await open(flavour);
    const referrer = registry.push.referrer(NAME, subject, { artifactType: 'a/b' });
    const annotations = { a: 'b' };
    registry.push.index(NAME, tag, { manifests: [{ ...referrer, artifactType: 'a/b', annotations }] });
    expect(await listByTagSchema(repository, subject)).toEqual([{ ...referrer, artifactType: 'a/b', annotations }]);
    expect(requestLines(registry, { TAG: tag })).toEqual([`GET /v2/${NAME}/manifests/TAG -> 200`]);
    expect(registry.requests[0]?.headers.accept).toBe(MANIFEST_TYPES.join(', '));
  });

  it('that does not exist is an empty list', async () => {
    const { repository, subject } = await open(flavour);
    expect(await listByTagSchema(repository, subject)).toEqual([]);
  });

  it('that is an image is an error', async () => {
    const { registry, repository, subject, tag } = await open(flavour);
    registry.push.image(NAME, tag);
    const failure = await failureOf(listByTagSchema(repository, subject));
    expect(failure).toContain('The tag is not a list of referrers (an OCI image index): ');
  });
});

describe('any other response is an error', () => {
  const cases: { name: string; fault: FaultKind; said: string }[] = [
    { name: '500', fault: { kind: 'server-error', status: 500 }, said: 'returned 500' },
    { name: '302', fault: { kind: 'redirect', to: '/elsewhere', status: 302 }, said: 'returned 302' },
    { name: '401', fault: { kind: 'answer', status: 401 }, said: 'or devtable may not read it' },
    { name: '200 with HTML', fault: { kind: 'html' }, said: 'the body must be an object' },
    { name: 'a cut response', fault: { kind: 'cut' }, said: 'was closed before' },
  ];
  test.each(cases)('$name', async ({ fault, said }) => {
    const { registry, repository, subject, tag } = await open();
    registry.push.index(NAME, tag, { manifests: [] });
    registry.fault({ match: { path: /manifests/ }, ...fault });
    expect(await failureOf(listByTagSchema(repository, subject))).toContain(said);
  });
});
