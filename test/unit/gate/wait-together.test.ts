import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { GateRun } from '../../../src/gate/judge-image.ts';
import { judgeImages } from '../../../src/gate/judge-images.ts';
import { waitAdvice } from '../../../src/gate/report/hints.ts';
import { resolveImage } from '../../../src/gate/resolve-image.ts';
import { Verifiers } from '../../../src/gate/verifiers.ts';
import type { HttpResponse } from '../../../src/http/message.ts';
import { parseRules } from '../../../src/policy/rule.ts';
import { parseReference, type Reference } from '../../../src/registry/reference.ts';
import { type RegistrySession, Repository } from '../../../src/registry/repository.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

test('all images without evidence wait at the same time', async () => {
  const references = Array.from({ length: 24 }, (_, index) => parseReference(`acme/app${index}@${DIGEST}`, 'quay.io'));
  const { asked, images, endedAt } = await judge(references, 4000);

  expect(endedAt).toBe(4000);
  const reports = images.filter((image) => image.kind === 'judged').map((image) => image.unpack());
  expect(reports.map(({ result, waited }) => `${result} ${waited}`)).toEqual(Array(24).fill('missing 4000'));
  expect(reports.map(waitAdvice)).toEqual(
    Array(24).fill('This step waited 4s. Increase wait-timeout if attaching it takes longer.'),
  );
  // Eight images make attempts at the same time. The others start when those have reached the timeout, and make one attempt each.
  expect(Map.groupBy(asked, (at) => at)).toEqual(
    new Map([
      [0, Array(8).fill(0)],
      [1000, Array(8).fill(1000)],
      [3000, Array(8).fill(3000)],
      [4000, Array(24).fill(4000)],
    ]),
  );
});

/** Judges images of a registry that responds immediately and has no evidence; time passes only while all images sleep. */
async function judge(images: readonly Reference[], timeout: number) {
  const asked: number[] = [];
  const { clock, pass } = openTime();
  const session: RegistrySession = {
    async send({ url }) {
      if (url.pathname.includes('/referrers/')) asked.push(clock.now().getTime());
      return answer(url.pathname.includes('/referrers/') ? NO_REFERRERS : '');
    },
    getWithoutToken: () => Promise.reject(new Error('no redirect is expected')),
  };
  const repository = async ({ registry, repository: name }: Reference) =>
    new Repository(session, { origin: new URL(`https://${registry}`), name, account: () => '(anonymous)' });
  const inputs = {
    images,
    shown: [],
    rules: parseRules(['sbom']),
    warnOnly: false,
    sources: ['api' as const],
    platforms: { kind: 'index' as const },
    depth: 1,
    checksManifests: true,
    syntax: undefined,
    verifiers: new Verifiers(),
    wait: { timeout, interval: 1000 },
  };
  const sessions = { repository, prepare: async () => {} };
  const resolve = (reference: Reference) =>
    resolveImage(reference, { ...inputs, cosignRepository: undefined }, sessions);
  const run = { inputs, resolve, startedAt: clock.now(), context: clock };
  const judged = await pass(judgeImages(run));
  return { asked, images: judged, endedAt: clock.now().getTime() };
}

const NO_REFERRERS = '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}';

function answer(body: string): HttpResponse {
  const header = (name: string) => (name === 'docker-content-digest' ? DIGEST : undefined);
  return { status: 200, body: Buffer.from(body), header, headers: () => [] };
}

/** A clock that stops during work, and advances to the end of the next sleep when there is no work. */
function openTime() {
  const sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  let time = 0;
  const clock: GateRun['context'] = {
    now: () => new Date(time),
    sleep: (milliseconds) => new Promise((wake) => sleepers.push({ until: time + milliseconds, wake })),
    info: () => {},
    scrub: (text) => text,
  };
  const pass = async <T>(work: Promise<T>): Promise<T> => {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await setImmediate();
      const next = sleepers.sort((a, b) => a.until - b.until).shift();
      time = next?.until ?? time;
      next?.wake();
    }
    return await done;
  };
  return { clock, pass };
}
