import { describe, expect, it, test } from 'vitest';
import type { Referrer } from '../../../src/policy/referrer.ts';
import type { ReferrerOptions } from '../../support/registry/builders.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { describeListed, type Listed } from './describing.ts';

const EMPTY = 'application/vnd.oci.empty.v1+json';
const IMAGE_CONFIG = 'application/vnd.oci.image.config.v1+json';

describe('the artifactType', () => {
  const cases: { name: string; pushed: ReferrerOptions | 'gone'; listed: Listed; type: string; requests: number }[] = [
    {
      name: 'of the descriptor costs no request',
      pushed: {},
      listed: { artifactType: 'a/b' },
      type: 'a/b',
      requests: 0,
    },
    { name: 'absent: from config.mediaType', pushed: { configMediaType: 'c/d' }, listed: {}, type: 'c/d', requests: 1 },
    {
      name: 'empty: from config.mediaType',
      pushed: { configMediaType: 'c/d' },
      listed: { artifactType: '' },
      type: 'c/d',
      requests: 1,
    },
    {
      name: 'the empty type: from config.mediaType',
      pushed: { configMediaType: 'c/d' },
      listed: { artifactType: EMPTY },
      type: 'c/d',
      requests: 1,
    },
    {
      name: 'the type of an image: from config.mediaType',
      pushed: { configMediaType: 'c/d' },
      listed: { artifactType: IMAGE_CONFIG },
      type: 'c/d',
      requests: 1,
    },
    {
      name: "the type of a Docker image: from the manifest's own",
      pushed: { artifactType: 'a/b' },
      listed: { artifactType: 'application/vnd.docker.container.image.v1+json' },
      type: 'a/b',
      requests: 1,
    },
    { name: "absent: from the manifest's own", pushed: { artifactType: 'a/b' }, listed: {}, type: 'a/b', requests: 1 },
    {
      name: "the manifest's own before its config.mediaType, as the specification has it",
      pushed: { artifactType: 'a/b', configMediaType: 'c/d' },
      listed: {},
      type: 'a/b',
      requests: 1,
    },
    {
      name: 'is the one of an image where nothing says more',
      pushed: { configMediaType: IMAGE_CONFIG },
      listed: {},
      type: IMAGE_CONFIG,
      requests: 1,
    },
    { name: 'is nothing where the manifest is gone', pushed: 'gone', listed: {}, type: '', requests: 1 },
  ];
  test.each(cases)('$name', async ({ pushed, listed, type, requests }) => {
    const described = await describeListed(pushed, listed);
    expect(described).toMatchObject({ referrer: { artifactType: type }, requests });
  });
});

it("keeps the descriptor's annotations before the manifest's", async () => {
  const { referrer } = await describeListed(
    { annotations: { a: 'manifest', b: 'manifest' } },
    { annotations: { a: 'list' } },
  );
  expect(referrer).toMatchObject<Partial<Referrer>>({
    annotations: { a: 'list', b: 'manifest' },
    sources: ['api'],
    depth: 1,
  });
  expect(referrer.subject).not.toBe(aDigest('image'));
});
