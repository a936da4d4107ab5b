import { describe, expect, it, test } from 'vitest';
import type { Referrer } from '../../../src/policy/referrer.ts';
import type { ReferrerOptions } from '../../support/registry/builders.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { describeListed, type Listed } from './describe-fixture.ts';

const EMPTY = 'application/vnd.oci.empty.v1+json';
const IMAGE_CONFIG = 'application/vnd.oci.image.config.v1+json';

describe('the artifactType', () => {
  const cases: { name: string; pushed: ReferrerOptions | 'gone'; listed: Listed; type: string; requests: number }[] = [
    {
      name: 'of the descriptor needs no request',
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
      name: 'the type of a Docker image: from the artifactType of the manifest',
      pushed: { artifactType: 'a/b' },
      listed: { artifactType: 'application/vnd.docker.container.image.v1+json' },
      type: 'a/b',
      requests: 1,
    },
    {
      name: 'absent: from the artifactType of the manifest',
      pushed: { artifactType: 'a/b' },
      listed: {},
      type: 'a/b',
      requests: 1,
    },
    {
      name: 'the artifactType of the manifest before its config.mediaType, as the specification requires',
      pushed: { artifactType: 'a/b', configMediaType: 'c/d' },
      listed: {},
      type: 'a/b',
      requests: 1,
    },
    {
      name: 'is that of an image if there is no other',
      pushed: { configMediaType: IMAGE_CONFIG },
      listed: {},
      type: IMAGE_CONFIG,
      requests: 1,
    },
    {
      name: 'is empty if the manifest is no longer in the registry',
      pushed: 'gone',
      listed: {},
      type: '',
      requests: 1,
    },
  ];
  test.each(cases)('$name', async ({ pushed, listed, type, requests }) => {
    const described = await describeListed(pushed, listed);
    expect(described).toMatchObject({ referrer: { artifactType: type }, requests });
  });
});

it('the annotations of the descriptor take precedence over those of the manifest', async () => {
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
