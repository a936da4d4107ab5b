import { expect } from 'vitest';
import { buildIndex } from '../support/registry/builders.ts';
import { type Check, call, exchange, openTestRepository, push, pushImage, pushReferrer } from './registry-client.ts';
import { errorCodes, listed } from './replies.ts';

const SPDX = 'application/spdx+json';
const COSIGN = 'application/vnd.dev.cosign.artifact.sig.v1+json';

/** The checks of the referrers API. */
export const REFERRERS_CHECKS: readonly Check[] = [
  {
    name: 'lists a referrer with type, digest and size in one page',
    run: async (target) => {
      const repository = await openTestRepository(target, 'list');
      const image = await pushImage(repository, 'latest');
      const { digest, size, mediaType } = await pushReferrer(repository, image, { artifactType: SPDX });
      expect([...(await listed(repository, image.digest)).values()]).toEqual([
        { digest, size, mediaType, artifactType: SPDX },
      ]);
      const reply = await call(repository, { method: 'GET', path: `referrers/${image.digest}?n=1` });
      expect(reply.headers.link).toBeUndefined();
    },
  },
  {
    name: 'returns OCI-Subject for a push with a subject (Go)',
    run: async (target) => {
      const repository = await openTestRepository(target, 'oci-subject');
      const image = await pushImage(repository, 'latest');
      const { reply } = await pushReferrer(repository, image, { artifactType: SPDX });
      expect(reply).toMatchObject({ status: 201 });
      expect(reply.headers['oci-subject']).toBe(target.flavour === 'go' ? image.digest : undefined);
    },
  },
  {
    name: 'lists config.mediaType as a missing artifactType (Go)',
    run: async (target) => {
      const repository = await openTestRepository(target, 'config-type');
      const image = await pushImage(repository, 'latest');
      const { digest } = await pushReferrer(repository, image, { configMediaType: COSIGN });
      expect((await listed(repository, image.digest)).get(digest)?.artifactType).toBe(
        target.flavour === 'go' ? COSIGN : undefined,
      );
    },
  },
  {
    name: 'filters by artifactType and reports the filter',
    run: async (target) => {
      const repository = await openTestRepository(target, 'filter');
      const image = await pushImage(repository, 'latest');
      const { digest } = await pushReferrer(repository, image, { artifactType: SPDX });
      await pushReferrer(repository, image, { artifactType: 'application/vnd.cyclonedx+json' });
      const query = `?artifactType=${encodeURIComponent(SPDX)}`;
      expect([...(await listed(repository, image.digest, query)).keys()]).toEqual([digest]);
      const reply = await call(repository, { method: 'GET', path: `referrers/${image.digest}${query}` });
      expect(reply.headers['oci-filters-applied']).toBe('artifactType');
    },
  },
  {
    name: 'returns 400 MANIFEST_INVALID (Python) or an empty list (Go) for an unknown subject',
    run: async (target) => {
      const repository = await openTestRepository(target, 'unknown-subject');
      await pushImage(repository, 'latest');
      const reply = await call(repository, { method: 'GET', path: `referrers/sha256:${'0'.repeat(64)}` });
      if (target.flavour === 'go')
        expect({ status: reply.status, ...JSON.parse(reply.body) }).toMatchObject({ status: 200, manifests: [] });
      else expect([reply.status, ...errorCodes(reply)]).toEqual([400, 'MANIFEST_INVALID']);
    },
  },
  {
    name: 'returns NAME_UNKNOWN for an unknown repository to the owner of the namespace',
    run: async (target) => {
      const repository = `${target.namespace}/absent`;
      const { token } = await exchange(target, [`repository:${repository}:pull`]);
      const reply = await call(
        { target, name: repository, token },
        { method: 'GET', path: `referrers/sha256:${'0'.repeat(64)}` },
      );
      expect([reply.status, ...errorCodes(reply)]).toEqual([404, 'NAME_UNKNOWN']);
    },
  },
  {
    name: 'rejects an invalid bearer token',
    run: async (target) => {
      const repository = await openTestRepository(target, 'invalid-bearer');
      const image = await pushImage(repository, 'latest');
      const reply = await call(
        { ...repository, token: 'garbage' },
        { method: 'GET', path: `referrers/${image.digest}` },
      );
      expect(reply.status).toBe(401);
    },
  },
  {
    name: 'merges the index under the tag sha256-<hex> into the list',
    run: async (target) => {
      const repository = await openTestRepository(target, 'fallback');
      const image = await pushImage(repository, 'latest');
      const other = await pushReferrer(
        repository,
        { ...image, digest: `sha256:${'1'.repeat(64)}` },
        { artifactType: SPDX },
      );
      const { mediaType, digest, size } = other;
      await push(
        repository,
        buildIndex({ manifests: [{ mediaType, digest, size, artifactType: SPDX }] }),
        image.digest.replace(':', '-'),
      );
      expect([...(await listed(repository, image.digest)).keys()]).toEqual([digest]);
    },
  },
  {
    name: 'still lists a deleted referrer (Python), or does not (Go)',
    run: async (target) => {
      const repository = await openTestRepository(target, 'deleted-referrer');
      const image = await pushImage(repository, 'latest');
      const { digest } = await pushReferrer(repository, image, { artifactType: SPDX, tag: 'sbom' });
      expect((await call(repository, { method: 'DELETE', path: `manifests/${digest}` })).status).toBe(202);
      expect([...(await listed(repository, image.digest)).keys()]).toEqual(target.flavour === 'go' ? [] : [digest]);
    },
  },
];
