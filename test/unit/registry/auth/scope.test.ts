import { describe, expect, it, test } from 'vitest';
import { formatScope, lackingActions, type Scope } from '../../../../src/registry/auth/scope.ts';

const asked: Scope = { repository: 'acme/app', actions: ['pull', 'push'] };

describe('formatScope', () => {
  it('joins the actions with a comma', () => {
    expect(formatScope(asked)).toBe('repository:acme/app:pull,push');
    expect(formatScope({ repository: 'acme/a/b', actions: ['pull'] })).toBe('repository:acme/a/b:pull');
  });
});

describe('lackingActions', () => {
  const repository = { type: 'repository', name: 'acme/app' };
  const cases = [
    { name: 'all granted, in another order', granted: [{ ...repository, actions: ['push', 'pull'] }], lacking: [] },
    { name: 'one granted', granted: [{ ...repository, actions: ['pull'] }], lacking: ['push'] },
    { name: 'an empty list', granted: [{ ...repository, actions: [] }], lacking: ['pull', 'push'] },
    { name: 'the repository left out', granted: [], lacking: ['pull', 'push'] },
    { name: 'the star', granted: [{ ...repository, actions: ['*'] }], lacking: [] },
    {
      name: 'entries that add up',
      granted: [
        { ...repository, actions: ['pull'] },
        { ...repository, actions: ['push'] },
      ],
      lacking: [],
    },
    {
      name: 'another repository',
      granted: [{ ...repository, name: 'acme/app2', actions: ['*'] }],
      lacking: ['pull', 'push'],
    },
    { name: 'another case', granted: [{ ...repository, name: 'Acme/app', actions: ['*'] }], lacking: ['pull', 'push'] },
    { name: 'another type', granted: [{ ...repository, type: 'registry', actions: ['*'] }], lacking: ['pull', 'push'] },
  ];
  test.each(cases)('$name', ({ granted, lacking }) => {
    expect(lackingActions(asked, granted)).toEqual(lacking);
  });
});
