import { describe, expect, test } from 'vitest';
import { openKeylessVerifier } from '../../../src/gate/keyless-verifier.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { setProxies, startProxy } from '../../support/proxy.ts';
import { asDigest } from '../../support/test-client.ts';

const CONNECTION = {
  registry: undefined,
  service: undefined,
  tls: {},
  skipsVerify: false,
  plainHttp: false,
  timeout: 30_000,
  retries: 4,
};
const IMAGE = { digest: asDigest(`sha256:${'0'.repeat(64)}`) };
const EMPTY_BUNDLE = { form: 'bundle', bytes: Buffer.from('{}') } as const;

describe('a keyless verifier', () => {
  test('of the public root waits for the update: tunnels to the repository of sigstore alone, without a retry', async () => {
    const proxy = await startProxy(503);
    setProxies({ https_proxy: `http://${proxy.host}` });
    const runner = fakeRunner();
    const verifier = openKeylessVerifier('public', CONNECTION, runner);
    expect(await verifier.verify(EMPTY_BUNDLE, IMAGE)).toMatchObject({ kind: 'unverified' });
    expect(await verifier.verify(EMPTY_BUNDLE, IMAGE)).toMatchObject({ kind: 'unverified' });
    expect(new Set(proxy.requests)).toEqual(new Set(['CONNECT tuf-repo-cdn.sigstore.dev:443']));
    // One in advance, and one for each of the two files that are requested at the same time.
    expect(proxy.requests.length).toBeLessThanOrEqual(3);
    expect(runner.warnings).toEqual([
      expect.stringContaining('The proxy refuses to connect to tuf-repo-cdn.sigstore.dev:443 (503).'),
    ]);
  });

  test('of the embedded root sends no request', async () => {
    const proxy = await startProxy(503);
    setProxies({ https_proxy: `http://${proxy.host}` });
    const runner = fakeRunner();
    const verifier = openKeylessVerifier('embedded', CONNECTION, runner);
    expect(await verifier.verify(EMPTY_BUNDLE, IMAGE)).toMatchObject({ kind: 'unverified' });
    expect({ requests: proxy.requests, infos: runner.infos }).toEqual({ requests: [], infos: [] });
  });
});
