import { describe, expect, it, test } from 'vitest';
import { describeShortfall } from '../../../../src/registry/auth/grant.ts';
import { Secret } from '../../../../src/secret.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import type { Flavour } from '../../../support/registry/options.ts';
import { ANONYMOUS, DEVTABLE, failureOf, openTestClient, READBOT_CREDENTIALS } from '../../../support/test-client.ts';

const FLAVOURS: readonly Flavour[] = ['python', 'go'];

describe.each(FLAVOURS)('a token of the %s Quay that grants less than requested', (flavour) => {
  it('is an error only for the images of that repository, with its name and the account', async () => {
    const registry = await startTestRegistry({ features: { flavour } });
    registry.push.image('devtable/secret', 'v1');
    const images = ['devtable/simple', 'devtable/secret:v1', 'devtable/secret:v2', 'devtable/public'];
    const client = openTestClient(registry, { images, credentials: READBOT_CREDENTIALS });
    const results = await Promise.all(
      client.references.map((reference) =>
        client.sessions.repository(reference).then(
          ({ name }) => name,
          (error: Error) => error.message,
        ),
      ),
    );
    const problem =
      'The token does not grant devtable+readbot pull on devtable/secret: the repository does not exist, or devtable+readbot may not read it. ' +
      'Check the name; then open the Settings of the repository in Quay, User and Robot Permissions: Read is needed.';
    expect(results).toEqual(['devtable/simple', problem, problem, 'devtable/public']);
    expect(registry.requests).toHaveLength(1);
  });

  it('explains that a private repository needs credentials, if there are none', async () => {
    const registry = await startTestRegistry({ features: { flavour } });
    const failure = await failureOf(
      openTestClient(registry, { images: ['devtable/simple'], credentials: ANONYMOUS }).repository(),
    );
    expect(failure).toContain(
      'the token does not grant pull on devtable/simple: the repository does not exist, or is private',
    );
    expect(failure).toContain('A private repository needs credentials: username and password, or oauth-token');
  });

  const scopes = [
    { actions: ['pull'], scope: 'repo:read ("View all visible repositories")' },
    { actions: ['pull', 'push'], scope: 'repo:write ("Read/Write to any accessible repositories")' },
  ] as const;
  const token = new Secret('oauth-user-only');
  const oauth = [
    { name: 'oauth-token', credentials: { kind: 'oauth-token', token } },
    { name: 'password', credentials: { kind: 'password', username: '$oauthtoken', password: token } },
  ] as const;
  it.each(oauth.flatMap((one) => scopes.map((scope) => ({ ...one, ...scope }))))(
    'names the scope $scope of an OAuth token given as $name',
    async ({ credentials, actions, scope }) => {
      const registry = await startTestRegistry({ features: { flavour: 'python' } });
      const failure = await failureOf(
        openTestClient(registry, { images: ['devtable/simple'], credentials, actions }).repository(),
      );
      expect(failure).toContain(
        `: the OAuth token does not have the scope ${scope}, the repository does not exist, or`,
      );
    },
  );

  it('names push if only push is missing', async () => {
    const registry = await startTestRegistry({ features: { flavour } });
    const failure = await failureOf(
      openTestClient(registry, {
        images: ['devtable/simple'],
        credentials: READBOT_CREDENTIALS,
        actions: ['pull', 'push'],
      }).repository(),
    );
    expect(failure).toContain('push on devtable/simple');
    expect(failure).toContain('may not write to it');
    expect(failure).toContain('Write is needed');
  });
});

describe('describeShortfall', () => {
  const scope = { repository: 'a/b', actions: ['pull', 'push'] } as const;
  const claims = { audiences: [], accessShape: 'list' } as const;
  const granted = (...actions: string[]) => [{ type: 'repository', name: 'a/b', actions }];
  const cases = [
    { name: 'all', access: granted('push', 'pull'), said: undefined },
    { name: 'the action *', access: granted('*'), said: undefined },
    { name: 'no actions', access: granted(), said: 'pull and push on a/b' },
    { name: 'the repository omitted', access: [], said: 'pull and push on a/b' },
    { name: 'no access claim', access: undefined, said: 'pull and push on a/b' },
    { name: 'one action', access: granted('pull'), said: 'push on a/b' },
  ];
  test.each(cases)('$name', ({ access, said }) => {
    const shortfall = describeShortfall(scope, { secret: new Secret('t'), claims: { ...claims, access } }, DEVTABLE);
    if (said === undefined) expect(shortfall).toBeUndefined();
    else expect(shortfall).toContain(`The token does not grant devtable ${said}:`);
  });

  it('assumes that an opaque token grants everything', () => {
    expect(describeShortfall(scope, { secret: new Secret('opaque') }, DEVTABLE)).toBeUndefined();
  });
});
