import { expect } from 'vitest';
import { type Check, exchange } from './registry-client.ts';
import { send } from './send.ts';

/** The checks of `/v2/` and `/v2/auth`. */
export const AUTH_CHECKS: readonly Check[] = [
  {
    name: 'sends a challenge with /v2/auth and its own host as the service',
    run: async (target) => {
      const reply = await send(target, { method: 'GET', path: '/v2/' });
      expect(reply.status).toBe(401);
      expect(reply.headers['www-authenticate']).toContain(
        `Bearer realm="${target.url}/v2/auth",service="${target.host}"`,
      );
    },
  },
  {
    name: 'exchanges a password for a token with the user, the service and the requested scope',
    run: async (target) => {
      const repository = `${target.namespace}/exchange`;
      const { subject, audience, granted } = await exchange(target, [`repository:${repository}:pull`]);
      expect({ subject, audience, granted }).toEqual({
        subject: target.username,
        audience: target.host,
        granted: { [repository]: ['pull'] },
      });
    },
  },
  {
    name: 'accepts the token at /v2/',
    run: async (target) => {
      const { token } = await exchange(target, []);
      const reply = await send(target, { method: 'GET', path: '/v2/', headers: { Authorization: `Bearer ${token}` } });
      expect(reply.status).toBe(200);
    },
  },
  {
    name: 'accepts several scope parameters',
    run: async (target) => {
      const names = [`${target.namespace}/one`, `${target.namespace}/two`];
      const { granted } = await exchange(
        target,
        names.map((name) => `repository:${name}:pull`),
      );
      expect(Object.keys(granted)).toEqual(names);
    },
  },
  {
    name: 'rejects a wrong password with 401 and no token',
    run: async (target) => {
      const { reply, token } = await exchange(target, [], { password: 'wrong' });
      expect({ status: reply.status, token }).toEqual({ status: 401, token: '' });
    },
  },
  {
    name: 'grants nothing on another user’s namespace, without an error',
    run: async (target) => {
      const { reply, granted } = await exchange(target, ['repository:nobodys/thing:pull,push']);
      expect(reply.status).toBe(200);
      // Python: listed without actions; Go: left out.
      expect(granted).toEqual(target.flavour === 'go' ? {} : { 'nobodys/thing': [] });
    },
  },
  {
    name: 'rejects an unknown action with 400',
    run: async (target) => {
      const { reply } = await exchange(target, [`repository:${target.namespace}/thing:pull,delete`]);
      expect(reply.status).toBe(400);
    },
  },
  {
    name: 'issues no usable token for another service',
    run: async (target) => {
      const { reply, token } = await exchange(target, [], { service: 'registry.example.com' });
      if (target.flavour === 'go') expect(reply.status).toBe(400);
      else
        expect(
          (await send(target, { method: 'GET', path: '/v2/', headers: { Authorization: `Bearer ${token}` } })).status,
        ).toBe(401);
    },
  },
  {
    name: 'closes the connection after an exchange (Python, HTTP/1.1)',
    run: async (target) => {
      const { reply } = await exchange(target, []);
      expect(reply.headers.connection === 'close').toBe(target.flavour === 'python' && target.protocol !== 'HTTP/2');
    },
  },
];
