import { describe, expect, it, test } from 'vitest';
import { failureOf } from '../../support/bench.ts';
import type { FaultKind } from '../../support/registry/fault.ts';
import { startFederated } from './federating.ts';

describe('an answer that is none of the federation', () => {
  const page = '<!doctype html><html><head><title>Quay</title></head><body></body></html>';
  const cases: readonly { readonly name: string; readonly fault: FaultKind; readonly means: RegExp }[] = [
    {
      name: 'a 404 page of 67 KiB (a Quay without the route)',
      fault: { kind: 'answer', status: 404, headers: { 'Content-Type': 'text/html' }, body: page.padEnd(67_932) },
      means: /answered 404 \(Quay\)\. There is no robot federation at this address.*before 3\.13/,
    },
    {
      name: '200 with a page',
      fault: { kind: 'html' },
      means: /answered 200 .*There is no robot federation at this address/,
    },
    {
      name: '200 with an empty token',
      fault: { kind: 'answer', status: 200, body: '{"token":""}' },
      means: /There is no robot federation at this address/,
    },
    {
      name: 'a redirect',
      fault: { kind: 'redirect', to: 'https://elsewhere.example/' },
      means: /answered 307 .*It sends to https:\/\/elsewhere\.example: redirects are not followed/,
    },
    {
      name: '429',
      fault: { kind: 'too-many-requests' },
      means: /answered 429 .*wait, then run the step again/,
    },
    {
      name: '503',
      fault: { kind: 'server-error', status: 503 },
      means: /answered 503 .*Or the registry itself is down/,
    },
  ];
  test.each(cases)('$name', async ({ fault, means }) => {
    const { registry, exchange } = await startFederated();
    registry.fault({ match: { path: /federation/ }, ...fault });
    expect(await failureOf(exchange())).toMatch(means);
  });

  it('of the Go Quay, which has no federation', async () => {
    const { exchange } = await startFederated({ registry: { features: { flavour: 'go' } } });
    expect(await failureOf(exchange())).toContain('answered 404 (404 page not found). There is no robot federation');
  });

  it('502 after the retries: the issuer cannot be reached from the server', async () => {
    const { issuer, exchange, bench } = await startFederated({ retries: 2 });
    const idToken = await issuer.idToken('any');
    await issuer.stop();
    const failure = await failureOf(exchange({ idToken }));
    expect(failure).toContain('answered 502 (Quay Loading');
    expect(failure).toContain(`must be able to open ${issuer.issuer}/.well-known/openid-configuration`);
    expect(bench.slept).toHaveLength(2);
  });
});
