import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realQuayScript, startRealQuay } from '../support/real-quay.ts';
import type { Features } from '../support/registry/options.ts';
import { startRegistry } from '../support/registry/registry.ts';
import { CHECKS } from './registry-checks.ts';
import { call, openTestRepository, pushImage, type Target } from './registry-client.ts';

type Started = Target & { readonly stop: () => Promise<void> };

/** Starts a registry, with the referrers API or without. */
type Start = (referrersApi: boolean) => Promise<Started>;

checkAll('the embedded registry as the Python Quay', (referrersApi) =>
  startEmbedded({ flavour: 'python', referrersApi }),
);
checkAll('the embedded registry as the Python Quay, over HTTP/2', async (referrersApi) => ({
  ...(await startEmbedded({ flavour: 'python', referrersApi })),
  protocol: 'HTTP/2',
}));
checkAll('the embedded registry as the Go Quay', (referrersApi) => startEmbedded({ flavour: 'go', referrersApi }));

const script = realQuayScript();
if (script !== undefined) checkAll('a real Quay', (referrersApi) => startReal(script, referrersApi));
else
  it.skip('a real Quay: skipped, because the environment variable REAL_QUAY (path of a start script) is not set', () =>
    undefined);

function checkAll(title: string, start: Start): void {
  describe(title, () => {
    let target: Started | undefined;
    beforeAll(async () => {
      target = await start(true);
    }, STARTING_MS);
    afterAll(() => target?.stop());
    for (const { name, run } of CHECKS) it(name, () => run(running(target)));
  });
  describe(`${title}, FEATURE_REFERRERS_API: false`, () => {
    it('returns 404 without an error code before it checks a token', () => checkApiOff(start), STARTING_MS);
  });
}

function running(target: Started | undefined): Started {
  if (target === undefined) throw new Error('the registry has not started');
  return target;
}

async function checkApiOff(start: Start): Promise<void> {
  const target = await start(false);
  try {
    const repository = await openTestRepository(target, 'api-off');
    const { digest } = await pushImage(repository, 'latest');
    for (const token of [repository.token, '', 'garbage']) {
      const reply = await call({ ...repository, token }, { method: 'GET', path: `referrers/${digest}` });
      expect({ status: reply.status, codes: reply.body.includes('"errors"') }).toEqual({ status: 404, codes: false });
    }
  } finally {
    await target.stop();
  }
}

async function startEmbedded(features: Partial<Features> & Pick<Target, 'flavour'>): Promise<Started> {
  const registry = await startRegistry({ tls: true, features });
  const { url, host, certificate, stop } = registry;
  return {
    url,
    host,
    certificate,
    stop,
    flavour: features.flavour,
    username: 'devtable',
    password: 'password',
    namespace: 'devtable',
  };
}

async function startReal(path: string, referrersApi: boolean): Promise<Started> {
  const quay = await startRealQuay(path, { referrersApi });
  const certificate = await readFile(quay.certificatePath, 'utf8');
  return { ...quay, certificate, flavour: 'go', namespace: quay.username };
}

/** A real Quay is unpacked first. */
const STARTING_MS = 90_000;
