import { describe, expect, it, test } from 'vitest';
import { startTestRegistry } from '../../support/fixtures.ts';
import type { Flavour } from '../../support/registry/options.ts';
import { ANONYMOUS, openTestClient } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { judge, problemOf } from './judging.ts';

const NAME = 'devtable/simple';
const FLAVOURS: readonly Flavour[] = ['python', 'go'];
const BY = ['tag', 'digest'] as const;

describe.each(FLAVOURS)('on the %s Quay', (flavour) => {
  describe.each(BY)('by %s', (by) => {
    test.each([
      { name: 'in an existing repository', image: NAME },
      { name: 'in a repository that does not exist', image: 'devtable/nothing' },
    ])('an image that does not exist, $name: subject-not-found', async ({ image }) => {
      const registry = await startTestRegistry({ features: { flavour } });
      const reference = by === 'tag' ? `${image}:v9` : `${image}@${aDigest('none')}`;
      const report = await judge(openTestClient(registry, { images: [reference] }));
      expect(report.result).toBe('subject-not-found');
      expect(problemOf(report)).toMatch(/has no manifest |has no repository /);
      expect(report.digest).toBe(by === 'tag' ? undefined : aDigest('none'));
    });

    it('an image that does not exist, without referrers API: subject-not-found', async () => {
      const registry = await startTestRegistry({ features: { flavour, referrersApi: false } });
      const reference = by === 'tag' ? `${NAME}:v9` : `${NAME}@${aDigest('none')}`;
      expect(await judge(openTestClient(registry, { images: [reference] }))).toMatchObject({
        result: 'subject-not-found',
      });
    });

    it('no permission to read: error', async () => {
      const registry = await startTestRegistry({ features: { flavour } });
      const { digest } = registry.push.image(NAME, 'v1');
      const images = [by === 'tag' ? `${NAME}:v1` : `${NAME}@${digest}`];
      const report = await judge(openTestClient(registry, { images, credentials: ANONYMOUS }));
      expect(report).toMatchObject({ kind: 'failed', result: 'error' });
      expect(problemOf(report)).toContain('A private repository needs credentials');
    });
  });
});
