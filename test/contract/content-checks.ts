import { expect } from 'vitest';
import { type Check, call, exchange, openTestRepository, pushImage } from './registry-client.ts';
import { errorCodes } from './replies.ts';

/** The checks of manifests and tags. */
export const CONTENT_CHECKS: readonly Check[] = [
  {
    name: 'resolves a tag by HEAD to the pushed digest if Accept contains its type',
    run: async (target) => {
      const repository = await openTestRepository(target, 'head');
      const image = await pushImage(repository, 'latest');
      const reply = await call(repository, {
        method: 'HEAD',
        path: 'manifests/latest',
        headers: { Accept: `application/json, ${image.mediaType}` },
      });
      expect(reply).toMatchObject({
        status: 200,
        headers: { 'content-type': image.mediaType, 'docker-content-digest': image.digest },
      });
    },
  },
  {
    name: 'does not return this digest if Accept is a wildcard',
    run: async (target) => {
      const repository = await openTestRepository(target, 'wildcard');
      const image = await pushImage(repository, 'latest');
      const reply = await call(repository, { method: 'HEAD', path: 'manifests/latest', headers: { Accept: '*/*' } });
      expect(reply.status).toBe(target.flavour === 'go' ? 404 : 200);
      expect(reply.headers['docker-content-digest']).not.toBe(image.digest);
    },
  },
  {
    name: 'keeps the connection after a manifest',
    run: async (target) => {
      const repository = await openTestRepository(target, 'connection');
      const reply = await call(repository, { method: 'HEAD', path: 'manifests/none' });
      expect(reply.headers.connection).not.toBe('close');
    },
  },
  {
    name: 'returns MANIFEST_UNKNOWN for an unknown tag and an unknown digest',
    run: async (target) => {
      const repository = await openTestRepository(target, 'unknown');
      for (const reference of ['none', `sha256:${'0'.repeat(64)}`]) {
        const reply = await call(repository, { method: 'GET', path: `manifests/${reference}` });
        expect([reply.status, ...errorCodes(reply)]).toEqual([404, 'MANIFEST_UNKNOWN']);
      }
    },
  },
  {
    name: 'does not find a deleted tag',
    run: async (target) => {
      const repository = await openTestRepository(target, 'deleted-tag');
      const { mediaType } = await pushImage(repository, 'latest');
      expect((await call(repository, { method: 'DELETE', path: 'manifests/latest' })).status).toBe(202);
      const reply = await call(repository, { method: 'GET', path: 'manifests/latest', headers: { Accept: mediaType } });
      expect([reply.status, ...errorCodes(reply)]).toEqual([
        404,
        target.flavour === 'go' ? 'MANIFEST_UNKNOWN' : 'TAG_EXPIRED',
      ]);
    },
  },
  {
    name: 'lists tags in pages',
    run: async (target) => {
      const repository = await openTestRepository(target, 'tags');
      for (const tag of ['a', 'b', 'c']) await pushImage(repository, tag);
      const reply = await call(repository, { method: 'GET', path: 'tags/list?n=2' });
      expect(JSON.parse(reply.body)).toEqual({ name: repository.name, tags: ['a', 'b'] });
      expect(reply.headers.link).toMatch(/^<\/v2\/.+\/tags\/list\?.*last=b.*>; rel="next"$/);
    },
  },
  {
    name: 'rejects a push with a token that only grants pull',
    run: async (target) => {
      const repository = await openTestRepository(target, 'pull-only');
      await pushImage(repository, 'latest');
      const { token } = await exchange(target, [`repository:${repository.name}:pull`]);
      const reply = await call({ ...repository, token }, { method: 'POST', path: 'blobs/uploads/' });
      expect(reply.status).toBe(401);
    },
  },
];
