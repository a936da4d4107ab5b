import { describe, expect, it, test } from 'vitest';
import { startTestRegistry } from '../../support/fixtures.ts';
import { type BlobOptions, buildImage } from '../../support/registry/builders.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import {
  attestationLayer,
  makeKey,
  pushBundle,
  pushBundleWith,
  pushMessageSignature,
  pushOci11,
  pushTagged,
  SIGN,
  type SignedTarget,
  SLSA_PREDICATE,
  SPDX_PREDICATE,
  signatureLayer,
} from '../../support/signed-image.ts';
import { openTestClient, requestLines } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { IMAGE, MANIFEST } from '../verify/signed-evidence.ts';
import { type JudgeOptions, judge, judgeFound, problemOf } from './judging.ts';

const NAME = 'devtable/simple';
const ONE = makeKey();
const OTHER = makeKey();
const KEYS = { 'a.pub': ONE.pem, 'b.pub': OTHER.pem };
const RULE = ['signature key=a.pub'];
const SPDX = { predicateType: SPDX_PREDICATE };
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const ANNOTATED = { 'dev.sigstore.bundle.content': 'dsse-envelope', 'dev.sigstore.bundle.predicateType': SIGN };
const ALL = ['api', 'tag-schema', 'cosign-tags'] as const;

async function open(options: RegistryOptions = {}) {
  const registry = await startTestRegistry(options);
  const { bytes } = buildImage({});
  const { digest } = registry.push.built(NAME, buildImage({}), 'v1');
  const target: SignedTarget = { registry, repository: NAME, digest };
  const client = openTestClient(registry, { images: [`${NAME}@${digest}`] });
  const judged = (overrides: JudgeOptions = {}) =>
    judge(client, { require: RULE, keys: KEYS, sources: ALL, ...overrides });
  const found = (overrides: JudgeOptions = {}) =>
    judgeFound(client, { require: RULE, keys: KEYS, sources: ALL, ...overrides });
  return { registry, target, client, judged, found, manifest: Buffer.from(bytes) };
}

const pushSig = (target: SignedTarget, layers: readonly BlobOptions[]) => pushTagged(target, 'sig', layers);

const reasonsIn = ({ rules }: Awaited<ReturnType<typeof judgeFound>>) =>
  rules.flatMap(({ rejected }) => rejected.map(({ why }) => why));

type Opened = Awaited<ReturnType<typeof open>>;

describe('a signature by the key counts, and one by another key does not', () => {
  const forms: { name: string; push: (opened: Opened, signer: typeof ONE.signer) => void; require?: string }[] = [
    { name: 'a bundle', push: ({ target }, signer) => pushBundle(target, { signer }) },
    {
      name: 'a bundle with an attestation',
      push: ({ target }, signer) => pushBundle(target, { signer, predicateType: SPDX_PREDICATE }),
      require: 'sbom key=a.pub',
    },
    {
      name: 'a bundle with a message signature',
      push: ({ target, manifest }, signer) => pushMessageSignature(target, manifest, { signer }),
    },
    { name: '.sig', push: ({ target }, signer) => pushTagged(target, 'sig', [signatureLayer(target, { signer })]) },
    {
      name: '.att',
      push: ({ target }, signer) =>
        pushTagged(target, 'att', [attestationLayer(target, { signer, predicateType: SLSA_PREDICATE })]),
      require: 'provenance key=a.pub',
    },
    { name: 'OCI 1.1', push: ({ target }, signer) => pushOci11(target, [signatureLayer(target, { signer })]) },
  ];
  test.each(forms)('$name', async ({ push, require = RULE[0] ?? '' }) => {
    const opened = await open();
    push(opened, OTHER.signer);
    const refused = await opened.found({ require: [require] });
    expect(refused).toMatchObject({ result: 'unverified', rules: [{ met: false, by: [] }] });
    expect(reasonsIn(refused)).toEqual(['its signature is by none of the keys']);

    const another = await open();
    push(another, ONE.signer);
    expect(await another.found({ require: [require] })).toMatchObject({
      result: 'pass',
      rules: [{ met: true, by: [{ verified: { by: 'key', key: 'a.pub' } }] }],
    });
  });
});

describe('one manifest with signatures of two signers', () => {
  const layers = (target: SignedTarget) => [ONE, OTHER].map(({ signer }) => signatureLayer(target, { signer }));

  it('has two that count, also for OCI 1.1, where it is one referrer', async () => {
    for (const push of [pushOci11, pushSig]) {
      const { target, found } = await open();
      push(target, layers(target));
      const report = await found({ require: ['signature min=2 key=a.pub|b.pub'] });
      expect(report).toMatchObject({ result: 'pass' });
      expect(report.rules[0]?.by.map(({ verified }) => verified?.key)).toEqual(['a.pub', 'b.pub']);
    }
  });

  it('is unverified, not missing, if one of them is by none of the keys', async () => {
    const { target, found } = await open();
    pushOci11(target, layers(target));
    const report = await found({ require: ['signature min=2 key=a.pub'] });
    expect(report).toMatchObject({ result: 'unverified', rules: [{ by: { length: 1 } }] });
    expect(reasonsIn(report)).toEqual(['its signature is by none of the keys']);
  });

  it('counts a signer once', async () => {
    const { target, found } = await open();
    const [first, second] = [0, 1].map(() => signatureLayer(target, { signer: ONE.signer }));
    if (first && second) pushOci11(target, [first, second]);
    expect(await found({ require: ['signature min=2 key=a.pub'] })).toMatchObject({ result: 'missing' });
  });
});

describe('what belongs to another image is unverified', () => {
  const OTHER_IMAGE = aDigest('another image');
  const cases: { name: string; require?: string; push: (target: SignedTarget) => void; why: string }[] = [
    {
      name: 'a payload under .sig',
      push: (target) => pushSig(target, [signatureLayer(target, { signer: ONE.signer, about: OTHER_IMAGE })]),
      why: `its payload belongs to another image, ${OTHER_IMAGE}`,
    },
    {
      name: 'a payload of an OCI 1.1 signature',
      push: (target) => pushOci11(target, [signatureLayer(target, { signer: ONE.signer, about: OTHER_IMAGE })]),
      why: `its payload belongs to another image, ${OTHER_IMAGE}`,
    },
    {
      name: 'a message signature',
      push: (target) => pushMessageSignature(target, MANIFEST, ONE),
      why: `its signature is of another image, ${IMAGE.digest}`,
    },
    {
      name: 'a statement under .att',
      require: 'attestation key=a.pub',
      push: (target) =>
        pushTagged(target, 'att', [attestationLayer(target, { signer: ONE.signer, about: OTHER_IMAGE, ...SPDX })]),
      why: `its statement is about another image, ${OTHER_IMAGE}`,
    },
    {
      name: 'a bundle that was pushed again for this image',
      push: (target) => pushBundle(target, { signer: ONE.signer, about: OTHER_IMAGE }),
      why: `its statement is about another image, ${OTHER_IMAGE}`,
    },
    {
      name: 'a manifest that the list of this image has',
      push: (target) => {
        const bundle = pushBundle({ ...target, digest: OTHER_IMAGE }, { signer: ONE.signer });
        const entry = { ...bundle, artifactType: BUNDLE, annotations: ANNOTATED };
        target.registry.push.index(NAME, target.digest.replace(':', '-'), { manifests: [entry] });
      },
      why: `its manifest belongs to another image, ${OTHER_IMAGE}`,
    },
  ];
  test.each(cases)('$name', async ({ require = 'signature key=a.pub', push, why }) => {
    const { target, found } = await open();
    push(target);
    const report = await found({ require: [require] });
    expect(report.result).toBe('unverified');
    expect(reasonsIn(report)).toEqual([why]);
  });
});

describe('a document of more than 16 MiB is unverified, not an error', () => {
  const SIZE = (16 << 20) + 1;
  test.each([
    { name: 'a bundle', annotated: SIGN, why: 'it is larger than 16 MiB and was not read' },
    {
      name: 'a bundle without annotations',
      annotated: 'none',
      why: 'its type is known only from its content, which is larger than 16 MiB and was not read',
    },
  ])('$name', async ({ annotated, why }) => {
    const { target, found } = await open();
    pushBundleWith(target, { padding: 'x'.repeat(SIZE) }, { annotated });
    const report = await found();
    expect(report.result).toBe('unverified');
    expect(reasonsIn(report)).toEqual([why]);
  });

  test('a payload under .sig', async () => {
    const { target, found } = await open();
    pushSig(target, [{ ...signatureLayer(target, { signer: ONE.signer }), bytes: Buffer.alloc(SIZE) }]);
    const report = await found();
    expect(report.result).toBe('unverified');
    expect(reasonsIn(report)).toEqual([expect.stringContaining('its payload is larger than 16 MiB and was not read')]);
  });
});

describe('what is no longer in the registry does not count, and is missing, not unverified', () => {
  test('a bundle', async () => {
    const { registry, target, found } = await open();
    pushBundle(target, { signer: ONE.signer });
    registry.fault({
      match: { path: /blobs/ },
      kind: 'answer',
      status: 404,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ errors: [{ code: 'BLOB_UNKNOWN', message: 'gone' }] }),
    });
    const report = await found();
    expect(report.result).toBe('missing');
    expect(reasonsIn(report)).toEqual(['its content is no longer in the registry']);
  });

  test('a manifest', async () => {
    const { registry, target, found } = await open();
    registry.remove(NAME, pushBundle(target, { signer: ONE.signer }).digest);
    const report = await found();
    expect(report.result).toBe('missing');
    expect(reasonsIn(report)).toEqual(['it is listed, but the registry no longer has its manifest']);
  });
});

describe('it is not known whether a candidate counts: the image is an error, not missing or unverified', () => {
  test.each([
    { name: 'a blob with status 500', fault: { kind: 'server-error', status: 500 }, said: 'returned 500' },
    { name: 'a cut blob', fault: { kind: 'cut' }, said: 'was closed before' },
    { name: 'a blob with other bytes', fault: { kind: 'html' }, said: 'altered the content' },
  ] as const)('$name', async ({ fault, said }) => {
    const { registry, target, judged } = await open();
    pushBundle(target, { signer: ONE.signer });
    registry.fault({ match: { path: /blobs/ }, ...fault });
    const report = await judged();
    expect(report.result).toBe('error');
    expect(problemOf(report)).toContain(said);
  });

  test('the manifest of the image with status 500, for a message signature', async () => {
    const { registry, target, judged, manifest } = await open();
    pushMessageSignature(target, manifest, ONE);
    registry.fault({
      match: { path: new RegExp(`manifests/${target.digest}`), method: 'GET' },
      kind: 'server-error',
      status: 500,
    });
    expect(await judged()).toMatchObject({ result: 'error' });
  });

  test('a rule without a verifier', async () => {
    const { target, judged } = await open();
    pushBundle(target, { signer: ONE.signer });
    const report = await judged({ keys: {} });
    expect(problemOf(report)).toContain('no signature can be verified for the rule signature key=a.pub');
  });
});

describe('many candidates', () => {
  const pushMany = (target: SignedTarget, count: number) => {
    for (let index = 0; index < count; index++) pushBundle(target, { signer: OTHER.signer, predicate: { index } });
  };

  it('200 are tried, and others are an error', async () => {
    const { registry, target, judged } = await open();
    pushMany(target, 300);
    pushBundle(target, { signer: ONE.signer });
    const report = await judged();
    expect(report.result).toBe('error');
    expect(problemOf(report)).toMatch(
      /^It is unknown whether the rule signature key=a\.pub is met: 200 referrers that match it do not count, and 101 more were not checked\. .*its signature is by none of the keys\.$/,
    );
    expect(registry.requests.filter(({ path }) => path.includes('/blobs/'))).toHaveLength(200);
  });

  it('200 without others are unverified', async () => {
    const { target, found } = await open();
    pushMany(target, 200);
    expect(await found()).toMatchObject({ result: 'unverified' });
  });

  it('the layers of one manifest are tried one by one', async () => {
    const { target, judged } = await open();
    pushOci11(
      target,
      Array.from({ length: 201 }, () => signatureLayer(target, { signer: OTHER.signer })),
    );
    expect(problemOf(await judged())).toContain(
      '200 referrers that match it do not count, and 1 more were not checked',
    );
  });

  it('deleted manifests do not count as tried', async () => {
    const { registry, target, found } = await open();
    for (let index = 0; index < 220; index++)
      registry.remove(NAME, pushBundle(target, { signer: OTHER.signer, predicate: { index } }).digest);
    pushBundle(target, { signer: ONE.signer });
    expect(await found()).toMatchObject({ result: 'pass' });
  });
});

describe('the requests for a rule with a key', () => {
  const linesOf = async ({ registry, judged, target }: Opened, require: readonly string[], names = {}) => {
    registry.forgetRequests();
    expect(await judged({ require })).toMatchObject({ result: 'pass' });
    const lines = requestLines(registry, { IMAGE: target.digest, ...names });
    return lines.filter((line) => !line.includes('/v2/auth'));
  };
  const only = (lines: readonly string[], part: string) => lines.filter((line) => line.includes(part));

  it('of a bundle: its blob, once for several rules', async () => {
    const opened = await open();
    const { digest } = pushBundle(opened.target, { signer: ONE.signer });
    const presence = await linesOf(opened, ['signature']);
    const verified = await linesOf(opened, ['signature key=a.pub', 'signature key=a.pub|b.pub'], { BUNDLE: digest });
    expect(verified).toHaveLength(presence.length + 1);
    expect(only(verified, 'blobs')).toHaveLength(1);
  });

  it('of a bundle without annotations: none more than for its type', async () => {
    const opened = await open();
    pushBundle(opened.target, { signer: ONE.signer, annotated: 'none' });
    const presence = await linesOf(opened, ['signature']);
    expect(only(presence, 'blobs')).toHaveLength(1);
    expect(await linesOf(opened, RULE)).toHaveLength(presence.length);
  });

  test.each([
    { tag: 'sig', layer: signatureLayer, rules: ['signature', 'signature key=a.pub'] },
    { tag: 'att', layer: attestationLayer, rules: ['attestation', 'attestation key=a.pub'] },
  ] as const)('of .$tag: none more, because the same blob shows the image', async ({ tag, layer, rules }) => {
    const opened = await open();
    pushTagged(opened.target, tag, [layer(opened.target, { signer: ONE.signer, predicateType: SPDX_PREDICATE })]);
    const [presence, verified] = rules;
    const lines = await linesOf(opened, [presence]);
    expect(await linesOf(opened, [verified])).toHaveLength(lines.length);
  });

  it('of a message signature: its blob and the manifest of the image, at the same time', async () => {
    const opened = await open();
    const { registry, target, manifest } = opened;
    pushMessageSignature(target, manifest, ONE);
    const held: (() => void)[] = [];
    registry.fault({
      match: { path: new RegExp(`blobs/|manifests/${target.digest}`), method: 'GET' },
      kind: 'write',
      // Sends no response before both are requested.
      http1: (response, { body }) => {
        held.push(() => response.end(body));
        if (held.length === 2) for (const send of held) send();
      },
      times: 2,
    });
    const lines = await linesOf(opened, RULE);
    expect(only(lines, 'blobs')).toHaveLength(1);
    expect(only(lines, 'GET /v2/devtable/simple/manifests/IMAGE')).toHaveLength(1);
  });
});
