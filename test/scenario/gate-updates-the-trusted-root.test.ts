import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/registry/digest.ts';
import { BY_TAG, type ImageFixture, imageFixture, READBOT, waitForResponses } from '../support/fixtures.ts';
import { serve, type TestServer } from '../support/http-server.ts';
import { statementOf } from '../support/registry/in-toto.ts';
import { replaceTrust } from '../support/replace-trust.ts';
import { runGate, type TranscribedRun } from '../support/run-action.ts';
import { shortenTimers } from '../support/short-timers.ts';
import { makeSigstoreInstance, type SigstoreInstance } from '../support/sigstore-instance.ts';
import { createTufKey, TufRepository, YESTERDAY } from '../support/tuf-repository.ts';
import { attest } from '../unit/verify/keyless-evidence.ts';

const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main';
const RULE = `sbom issuer=https://token.actions.githubusercontent.com identity=${IDENTITY}`;
const SBOM = 'https://spdx.dev/Document';
const SOURCE_REPOSITORY = '1.3.6.1.4.1.57264.1.12';

/** The keys of sigstore when this version of the action was made, and the keys that it has now. */
const [before, now] = await Promise.all([makeSigstoreInstance(), makeSigstoreInstance()]);

/** An image with an SBOM that is signed with the keys of an instance. */
async function imageSignedBy(instance: SigstoreInstance): Promise<ImageFixture> {
  const image = await imageFixture({});
  const signer = await instance.issue(IDENTITY, { [SOURCE_REPOSITORY]: 'https://github.com/acme/app' });
  const bundle = JSON.stringify(await attest(instance, signer, { statement: statementOf(image.digest, SBOM) }));
  const { digest } = image.registry.push.bundle('devtable/simple', image.digest, { predicateType: SBOM, bundle });
  return { ...image, names: { ...image.names, SBOM: digest, BUNDLE: digestOf(Buffer.from(bundle)) } };
}

/** The TUF repository of a run, which by default has the keys that sigstore has now. */
interface Setup {
  readonly repository?: TufRepository;
  /** Whether and when a request gets its response; by default at once. */
  readonly responds?: () => Promise<boolean> | boolean;
  /** The date of the embedded root; by default now. */
  readonly date?: Date;
  /** Other options of Node. */
  readonly options?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

async function gateOn(
  { registry, names }: ImageFixture,
  setup: Setup = {},
): Promise<{ readonly run: TranscribedRun; readonly tuf: TestServer }> {
  const { repository = new TufRepository(now.root()), responds = () => true, date = new Date(), options = '' } = setup;
  const tuf = await serve(async (request, response) => {
    if (!(await responds())) return;
    const file = repository.files.get(request.url?.slice(1) ?? '');
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  const path = await replaceTrust({ ...repository.embed(before.root(), tuf.origin), date });
  const environment = { NODE_OPTIONS: ['--import=TRUST', options].join(' ').trim() };
  const inputs = { image: BY_TAG, require: RULE, ...READBOT, ...setup.inputs };
  const run = await runGate(registry, inputs, {
    names: { ...names, TRUST: path, TUF: new URL(tuf.origin).host, DATE: date.toISOString().slice(0, 10) },
    environment,
  });
  return { run, tuf };
}

describe('a signature with new keys of sigstore', () => {
  test('is verified: the root of the action is updated while the registry is asked', async () => {
    const image = await imageSignedBy(now);
    // The requests to the registry do not wait for those to sigstore, and those to sigstore do not wait for the list.
    image.registry.fault({ match: { path: /manifests\/v1/ }, kind: 'delay', milliseconds: 500 });
    let first: number | undefined;
    const responds = async () => {
      first ??= Date.now();
      return await whenListed(image);
    };

    const { run, tuf } = await gateOn(image, { responds });

    expect(run.outputs.result).toBe('pass');
    expect(first).toBeLessThan(listedAt(image));
    expect(tuf.requests).toHaveLength(5);
    await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-updates-the-trusted-root.txt');
  });

  test('is unverified if sigstore has not published them', async () => {
    const { run } = await gateOn(await imageSignedBy(now), { repository: new TufRepository(before.root()) });
    expect(run.exitCode).toBe(1);
    expect(run.outputs.result).toBe('unverified');
    expect(run.log).not.toContain('::warning');
  });

  test('is unverified if others have published them in place of sigstore, and a warning says so', async () => {
    const repository = new TufRepository(before.root());
    const owners = [createTufKey(), createTufKey(), createTufKey()];
    repository.publishRoot({ owners, signers: owners, online: createTufKey() });
    repository.publish(now.root());

    const image = await imageSignedBy(now);

    const { run } = await gateOn(image, { repository, responds: () => whenListed(image) });

    expect(run.exitCode).toBe(1);
    expect(run.outputs.result).toBe('unverified');
    await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-a-root-of-others.txt');
  });
});

describe('a signature with keys that the action has', () => {
  test('is verified if sigstore cannot be reached, and a warning says so', async () => {
    const repository = new TufRepository();
    repository.files.clear();
    const image = await imageSignedBy(before);

    const { run } = await gateOn(image, { repository, responds: () => whenListed(image) });

    expect(run.outputs.result).toBe('pass');
    await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-verifies-with-the-embedded-root.txt');
  });

  test('is verified if sigstore does not respond within five seconds', async () => {
    const options = shortenTimers(5_000);
    const { run } = await gateOn(await imageSignedBy(before), { responds: () => false, options });
    expect(run.outputs.result).toBe('pass');
    expect(run.log).toMatch(/::warning.*did not send all files within 5 s/);
  });

  test('is verified if the files of sigstore have expired, which may be an attack: a warning says so', async () => {
    const repository = new TufRepository();
    repository.publish(now.root(), { timestamp: { expires: YESTERDAY } });
    const { run } = await gateOn(await imageSignedBy(before), { repository });
    expect(run.outputs.result).toBe('pass');
    expect(run.log).toMatch(/::warning.*timestamp\.json cannot be trusted \(Final timestamp\.json is expired\)/);
  });

  test('is verified with a root of half a year ago, with a warning', async () => {
    const date = new Date(Date.now() - 200 * DAY);
    const { run } = await gateOn(await imageSignedBy(before), {
      responds: () => false,
      date,
      options: shortenTimers(5_000),
    });
    expect(run.outputs.result).toBe('pass');
    expect(run.log).toContain('so signatures that newer keys of sigstore confirm do not verify');
  });
});

/** The warning is at the same place of the log then. */
async function whenListed({ registry }: ImageFixture): Promise<true> {
  await waitForResponses(registry, /\/referrers\//);
  return true;
}

describe('nothing is asked of sigstore, and no code for it is loaded', () => {
  test('with trusted-root: embedded, also with a root of half a year ago, which a warning names', async () => {
    const inputs = { 'trusted-root': 'embedded' };
    const date = new Date(Date.now() - 200 * DAY);
    const { run, tuf } = await gateOn(await imageSignedBy(before), { inputs, date, options: WITHOUT_TUF });
    expect(run.outputs.result).toBe('pass');
    expect(run.log).toMatch(/::warning::trusted-root: the trusted root of sigstore in this action is of /);
    expect(tuf.requests).toEqual([]);
    expect(run.log).not.toContain('this code is not needed');
  });

  test('without a keyless rule', async () => {
    const inputs = { require: 'sbom' };
    const { run, tuf } = await gateOn(await imageSignedBy(now), { inputs, options: WITHOUT_TUF });
    expect(run.outputs.result).toBe('pass');
    expect(tuf.requests).toEqual([]);
    expect(run.log).not.toContain('this code is not needed');
  });

  test('unlike with a keyless rule and trusted-root: public, which these tests would notice', async () => {
    const { run } = await gateOn(await imageSignedBy(now), { options: WITHOUT_TUF });
    expect(run.log).toContain('this code is not needed');
  });
});

/** Milliseconds. */
const DAY = 86_400_000;

/** The option of Node with which the code of tuf-js cannot be loaded. */
const WITHOUT_TUF = `--import=data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (String(loaded.source).includes('Final timestamp.json')) throw new Error('this code is not needed');
    return loaded;
  },
});
`)}`;

function listedAt({ registry }: ImageFixture): number {
  const list = registry.requests.find(({ path }) => path.includes('/referrers/'));
  if (list === undefined) throw new Error('the list was not requested');
  return list.at;
}
