import { expect } from 'vitest';
import { buildIndex } from '../support/registry/builders.ts';
import { errorCodes, listed } from './answers.ts';
import type { Check } from './registry-checks.ts';
import { call, exchange, openWorkplace, push, pushImage, pushReferrer } from './registry-client.ts';

const SPDX = 'application/spdx+json';
const COSIGN = 'application/vnd.dev.cosign.artifact.sig.v1+json';

/** What holds of the referrers API. */
export const REFERRERS_CHECKS: readonly Check[] = [
  {
    name: 'lists a referrer with type, digest and size, in one page',
    run: async (target) => {
      const place = await openWorkplace(target, 'list');
      const image = await pushImage(place, 'latest');
      const { digest, size, mediaType } = await pushReferrer(place, image, { artifactType: SPDX });
      expect([...(await listed(place, image.digest)).values()]).toEqual([
        { digest, size, mediaType, artifactType: SPDX },
      ]);
      const reply = await call(place, { method: 'GET', path: `referrers/${image.digest}?n=1` });
      expect(reply.headers.link).toBeUndefined();
    },
  },
  {
    name: 'says OCI-Subject of a push with a subject, if it is the Go Quay',
    run: async (target) => {
      const place = await openWorkplace(target, 'oci-subject');
      const image = await pushImage(place, 'latest');
      const { reply } = await pushReferrer(place, image, { artifactType: SPDX });
      expect(reply).toMatchObject({ status: 201 });
      expect(reply.headers['oci-subject']).toBe(target.flavour === 'go' ? image.digest : undefined);
    },
  },
  {
    name: 'fills in a missing artifactType from config.mediaType, if it is the Go Quay',
    run: async (target) => {
      const place = await openWorkplace(target, 'config-type');
      const image = await pushImage(place, 'latest');
      const { digest } = await pushReferrer(place, image, { configMediaType: COSIGN });
      expect((await listed(place, image.digest)).get(digest)?.artifactType).toBe(
        target.flavour === 'go' ? COSIGN : undefined,
      );
    },
  },
  {
    name: 'filters by artifactType and says so',
    run: async (target) => {
      const place = await openWorkplace(target, 'filter');
      const image = await pushImage(place, 'latest');
      const { digest } = await pushReferrer(place, image, { artifactType: SPDX });
      await pushReferrer(place, image, { artifactType: 'application/vnd.cyclonedx+json' });
      const query = `?artifactType=${encodeURIComponent(SPDX)}`;
      expect([...(await listed(place, image.digest, query)).keys()]).toEqual([digest]);
      const reply = await call(place, { method: 'GET', path: `referrers/${image.digest}${query}` });
      expect(reply.headers['oci-filters-applied']).toBe('artifactType');
    },
  },
  {
    name: 'answers for a subject that it does not have with 400 MANIFEST_INVALID (Python), or an empty list (Go)',
    run: async (target) => {
      const place = await openWorkplace(target, 'unknown-subject');
      await pushImage(place, 'latest');
      const reply = await call(place, { method: 'GET', path: `referrers/sha256:${'0'.repeat(64)}` });
      if (target.flavour === 'go')
        expect({ status: reply.status, ...JSON.parse(reply.body) }).toMatchObject({ status: 200, manifests: [] });
      else expect([reply.status, ...errorCodes(reply)]).toEqual([400, 'MANIFEST_INVALID']);
    },
  },
  {
    name: 'says NAME_UNKNOWN of a repository that does not exist, to its owner',
    run: async (target) => {
      const repository = `${target.namespace}/absent`;
      const { token } = await exchange(target, [`repository:${repository}:pull`]);
      const reply = await call(
        { target, repository, token },
        { method: 'GET', path: `referrers/sha256:${'0'.repeat(64)}` },
      );
      expect([reply.status, ...errorCodes(reply)]).toEqual([404, 'NAME_UNKNOWN']);
    },
  },
  {
    name: 'refuses a garbled bearer',
    run: async (target) => {
      const place = await openWorkplace(target, 'garbled');
      const image = await pushImage(place, 'latest');
      const reply = await call({ ...place, token: 'garbage' }, { method: 'GET', path: `referrers/${image.digest}` });
      expect(reply.status).toBe(401);
    },
  },
  {
    name: 'merges the index under the tag sha256-<hex> into the list',
    run: async (target) => {
      const place = await openWorkplace(target, 'fallback');
      const image = await pushImage(place, 'latest');
      const other = await pushReferrer(place, { ...image, digest: `sha256:${'1'.repeat(64)}` }, { artifactType: SPDX });
      const { mediaType, digest, size } = other;
      await push(
        place,
        buildIndex({ manifests: [{ mediaType, digest, size, artifactType: SPDX }] }),
        image.digest.replace(':', '-'),
      );
      expect([...(await listed(place, image.digest)).keys()]).toEqual([digest]);
    },
  },
  {
    name: 'goes on listing a deleted referrer (Python), or does not (Go)',
    run: async (target) => {
      const place = await openWorkplace(target, 'deleted-referrer');
      const image = await pushImage(place, 'latest');
      const { digest } = await pushReferrer(place, image, { artifactType: SPDX, tag: 'sbom' });
      expect((await call(place, { method: 'DELETE', path: `manifests/${digest}` })).status).toBe(202);
      expect([...(await listed(place, image.digest)).keys()]).toEqual(target.flavour === 'go' ? [] : [digest]);
    },
  },
];
