import tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { type TlsTrust, trustCertificates } from '../../../src/http/tls.ts';
import { certificateFor } from '../../support/certificate.ts';
import { serve } from '../../support/http-server.ts';
import { serveHttp2 } from '../../support/http2-server.ts';
import { setProxies, startProxy } from '../../support/proxy.ts';
import { buildRequest, networkErrorOf, openTransport } from './requests.ts';

const OURS = await certificateFor('registry.test', 'localhost');
const OTHER = await certificateFor('elsewhere.test');

/** Trusts OTHER first, and `pem` if that is not enough; counts how often the second is asked for. */
function widening(pem: string) {
  let asked = 0;
  const wider = tls.createSecureContext({ ca: [pem] });
  const trust: TlsTrust = {
    ...trustCertificates(OTHER.cert),
    widerContext() {
      asked += 1;
      return wider;
    },
  };
  return { trust, asked: () => asked };
}

describe('the certificates of Node and of the system are not read', () => {
  it('if a given certificate signed that of the server', async () => {
    const server = await serveHttp2((_, response) => response.end(), OURS);
    const trust = { ...trustCertificates(OURS.cert), widerContext: () => expect.fail('was asked for more') };
    expect((await openTransport({ tls: trust }).send(buildRequest(server.origin))).status).toBe(200);
    expect(server.connections()).toBe(1);
  });

  it('if the certificate is for another name', async () => {
    const server = await serve((_, response) => response.end(), OTHER);
    const { trust, asked } = widening(OTHER.cert);
    const error = await networkErrorOf(openTransport({ tls: trust }).send(buildRequest(server.origin)));
    expect(error.message).toContain('is not valid for localhost');
    expect(asked()).toBe(0);
  });
});

describe('a server that the given certificate does not cover', () => {
  it.each([
    { name: 'HTTP/1.1', start: () => serve((_, response) => response.end('x'), OURS) },
    { name: 'HTTP/2', start: () => serveHttp2((_, response) => response.end('x'), OURS) },
  ])('is reached with wider trust over $name, which all later connections use', async ({ start }) => {
    const server = await start();
    const { trust, asked } = widening(OURS.cert);
    const transport = openTransport({ tls: trust });
    for (const _ of [1, 2]) expect((await transport.send(buildRequest(server.origin))).status).toBe(200);
    expect(asked()).toBe(1);
    // None of the requests was sent to the server before it was trusted.
    expect(server.requests).toHaveLength(2);
  });

  it('is reached through a new tunnel', async () => {
    const [server, proxy] = [await serve((_, response) => response.end(), OURS), await startProxy('connect-locally')];
    setProxies({ https_proxy: `http://${proxy.host}` });
    const { trust } = widening(OURS.cert);
    const response = await openTransport({ tls: trust }).send(buildRequest(`https://registry.test:${server.port}/`));
    expect(response.status).toBe(200);
  });

  it('is not trusted if the wider context does not cover it either', async () => {
    const server = await serve((_, response) => response.end(), OURS);
    const { trust, asked } = widening(OTHER.cert);
    const error = await networkErrorOf(openTransport({ tls: trust }).send(buildRequest(server.origin)));
    expect(error.message).toContain('is not signed by a CA that this runner trusts');
    expect([asked(), server.requests]).toEqual([1, []]);
  });
});
