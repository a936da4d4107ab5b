import { describe, expect, it, test } from 'vitest';
import type { FaultKind } from '../../support/registry/fault.ts';
import { failureOf } from '../../support/test-client.ts';
import { startFederated } from './federation-fixture.ts';

describe('a response that does not come from a federation', () => {
  const page = '<!doctype html><html><head><title>Quay</title></head><body></body></html>';
  const cases: readonly { readonly name: string; readonly fault: FaultKind; readonly expected: RegExp }[] = [
    {
      name: 'a 404 page of 67 KiB (a Quay without the route)',
      fault: { kind: 'answer', status: 404, headers: { 'Content-Type': 'text/html' }, body: page.padEnd(67_932) },
      expected: /The registry has no robot federation: .*older than Quay 3\.13.* returned 404 \(Quay\)\.$/m,
    },
    {
      name: '200 with a page',
      fault: { kind: 'html' },
      expected: /The registry has no robot federation.* returned 200/,
    },
    {
      name: '200 with an empty token',
      fault: { kind: 'answer', status: 200, body: '{"token":""}' },
      expected: /The password in the response cannot be used: it is empty\..* returned 200\.$/m,
    },
    {
      name: '200 with half of a password, which is not quoted',
      fault: { kind: 'answer', status: 200, body: '{"token":"eyJhbGciOiJSUzI1NiJ9.eyJzd' },
      expected: /^RegistryError: The response has no password, or was cut off\. .* returned 200\.$/m,
    },
    {
      name: 'a password with a line end',
      fault: { kind: 'answer', status: 200, body: '{"token":"abc\\r\\nX: 1"}' },
      expected: /it has characters that a token cannot have\..* returned 200\.$/m,
    },
    {
      name: 'a redirect',
      fault: { kind: 'redirect', to: 'https://elsewhere.example/' },
      expected: /The registry redirects to https:\/\/elsewhere\.example\. Redirects are not followed.* returned 307/,
    },
    {
      name: '429',
      fault: { kind: 'too-many-requests' },
      expected: /Wait, then run the step again\..* returned 429/,
    },
    {
      name: '503',
      fault: { kind: 'server-error', status: 503 },
      expected: /or is down itself\..* returned 503/,
    },
  ];
  test.each(cases)('$name', async ({ fault, expected }) => {
    const { registry, exchange } = await startFederated();
    registry.fault({ match: { path: /federation/ }, ...fault });
    expect(await failureOf(exchange())).toMatch(expected);
  });

  it('from the Go Quay, which has no federation', async () => {
    const { exchange } = await startFederated({ registry: { features: { flavour: 'go' } } });
    expect(await failureOf(exchange())).toMatch(
      /The registry has no robot federation.* returned 404 \(404 page not found\)/,
    );
  });

  it('502 after the retries: the server cannot reach the issuer', async () => {
    const { issuer, exchange, client } = await startFederated({ retries: 2 });
    const idToken = await issuer.idToken('any');
    await issuer.stop();
    const failure = await failureOf(exchange({ idToken }));
    expect(failure).toContain('returned 502 (Quay Loading');
    expect(failure).toContain(`must be able to open ${issuer.issuer}/.well-known/openid-configuration`);
    expect(client.slept).toHaveLength(2);
  });
});
