import { describe, expect, it, test } from 'vitest';
import { formatScope, missingActions, type Scope } from '../../../../src/registry/auth/scope.ts';

const asked: Scope = { repository: 'acme/app', actions: ['pull', 'push'] };

describe('formatScope', () => {
  it('joins the actions with a comma', () => {
    expect(formatScope(asked)).toBe('repository:acme/app:pull,push');
    expect(formatScope({ repository: 'acme/a/b', actions: ['pull'] })).toBe('repository:acme/a/b:pull');
  });
});

describe('missingActions', () => {
  const repository = { type: 'repository', name: 'acme/app' };
  const cases = [
    { name: 'all granted, in another order', granted: [{ ...repository, actions: ['push', 'pull'] }], missing: [] },
    { name: 'one action granted', granted: [{ ...repository, actions: ['pull'] }], missing: ['push'] },
    { name: 'an empty list', granted: [{ ...repository, actions: [] }], missing: ['pull', 'push'] },
    { name: 'the repository omitted', granted: [], missing: ['pull', 'push'] },
    { name: 'the action *', granted: [{ ...repository, actions: ['*'] }], missing: [] },
    {
      name: 'two entries for the repository',
      granted: [
        { ...repository, actions: ['pull'] },
        { ...repository, actions: ['push'] },
      ],
      missing: [],
    },
    {
      name: 'another repository',
      granted: [{ ...repository, name: 'acme/app2', actions: ['*'] }],
      missing: ['pull', 'push'],
    },
    {
      name: 'a name in another case',
      granted: [{ ...repository, name: 'Acme/app', actions: ['*'] }],
      missing: ['pull', 'push'],
    },
    { name: 'another type', granted: [{ ...repository, type: 'registry', actions: ['*'] }], missing: ['pull', 'push'] },
  ];
  test.each(cases)('$name', ({ granted, missing }) => {
    expect(missingActions(asked, granted)).toEqual(missing);
  });
});
