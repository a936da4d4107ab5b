import { describe, expect, it, test } from 'vitest';
import { failureOf } from '../../support/bench.ts';
import { githubClaims } from '../../support/oidc-claims.ts';
import type { Signing } from '../../support/oidc-signer.ts';
import { type Federated, SUBJECT, startFederated } from './federating.ts';

interface Refusal {
  readonly name: string;
  readonly robot?: string;
  /** Changes of the token's claims; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signing?: Signing;
  readonly answered: string;
  readonly means: string;
}

const REFUSALS: readonly Refusal[] = [
  {
    name: 'a robot without federation',
    robot: 'acme+none',
    answered: '400 (Robot does not have federated login configured)',
    means: 'The robot acme+none has no federation yet: open it in Quay and set its robot federation.',
  },
  {
    name: 'another issuer',
    robot: 'acme+old',
    answered: '400 (issuer ISSUER not configured for this robot)',
    means: 'No federation of the robot acme+old names the issuer of this OIDC token.',
  },
  {
    name: 'another subject',
    claims: { sub: 'repo:acme/app:pull_request' },
    answered: '400 (Token does not match robot)',
    means: 'No federation of the robot acme+ci names the subject of this OIDC token.',
  },
  {
    name: 'another audience',
    robot: 'acme+audience',
    answered: "400 (Invalid token: Audience doesn't match)",
    means: 'The federation of the robot acme+audience wants another audience: give that one as the input audience.',
  },
  {
    name: 'no audience where one is wanted',
    robot: 'acme+audience',
    claims: { aud: undefined },
    answered: '400 (Invalid token: Token is missing the "aud" claim)',
    means: 'wants another audience',
  },
  {
    name: 'an expired token',
    claims: { exp: 1785585600 },
    answered: '400 (Invalid token: Signature has expired)',
    means: 'The OIDC token was out of its time for Quay (it expires 2026-08-01T12:00:00.000Z): look at the clocks',
  },
  {
    name: 'an unknown robot',
    robot: 'acme+nobody',
    answered: '400 (Could not find robot with specified username)',
    means: 'There is no robot acme+nobody in this registry',
  },
  {
    name: 'a user',
    robot: 'devtable',
    answered: '401 (Invalid robot)',
    means: 'devtable is no robot, and only robots have a federation: give the input robot as namespace+name.',
  },
  {
    name: 'a signature of another key',
    signing: { key: 'other' },
    answered: '400 (Invalid token: Signature verification failed)',
    means: 'Quay does not take this OIDC token for acme+ci.',
  },
  {
    name: 'a key that the issuer does not publish',
    signing: { kid: 'unknown' },
    answered: '500 (Internal Server Error)',
    means: 'it is not tried again: its key is not among those that the issuer publishes.',
  },
  {
    name: 'an issuer without https',
    robot: 'acme+http',
    claims: { iss: 'http://plain.example' },
    answered: '500 (Internal Server Error)',
    means: 'its issuer http://plain.example is no https URL.',
  },
];

describe('a refusal says which it is, and never the token', () => {
  test.each(REFUSALS)('$name', async ({ robot, claims, signing, answered, means }) => {
    const federated = await startFederated();
    const { issuer, registry, exchange } = federated;
    const idToken = await issuer.sign({ ...rightClaims(federated), ...claims }, signing);
    const failure = await failureOf(exchange({ idToken, ...(robot !== undefined && { robot }) }));
    const said = answered.replace('ISSUER', issuer.issuer);
    expect(failure).toContain(`GET ${registry.url}/oauth2/federation/robot/token answered ${said}. `);
    expect(failure).toContain(means);
    expect(failure).not.toContain('eyJ');
  });

  it('prints what the federation must match, one a line', async () => {
    const { issuer, registry, exchange } = await startFederated();
    const failure = await failureOf(exchange({ robot: 'acme+none' }));
    expect(failure.split('\n').slice(1)).toEqual([
      'The federation of the robot acme+none in Quay must match the OIDC token to the letter, one wrong character is enough to be refused (the audience counts only where the federation names audiences):',
      `issuer: ${issuer.issuer}`,
      `subject: ${SUBJECT}`,
      `audience: ${registry.host}`,
    ]);
  });

  it('prints each of several audiences, what is absent, and no claim over the end of its line', async () => {
    const { issuer, exchange } = await startFederated();
    const odd = { iss: issuer.issuer, sub: 'repo:a/b:environment:x\n::set-output name=result::pass', aud: ['a', 'b'] };
    const several = await failureOf(exchange({ idToken: await issuer.sign(odd), robot: 'acme+none' }));
    expect(several.split('\n').slice(2)).toEqual([
      `issuer: ${issuer.issuer}`,
      'subject: repo:a/b:environment:x ::set-output name=result::pass',
      'audience: a',
      'audience: b',
    ]);
    const none = await failureOf(exchange({ idToken: await issuer.sign({}) }));
    expect(none.split('\n').slice(2)).toEqual([
      'issuer: (the token has none)',
      'subject: (the token has none)',
      'audience: (the token has none)',
    ]);
  });

  it('says that what was sent is no JWT', async () => {
    const { exchange } = await startFederated();
    const failure = await failureOf(exchange({ idToken: 'robot-token-of-old' }));
    expect(failure).toContain('answered 500 (Internal Server Error).');
    expect(failure).toContain('what was sent is no JWT');
    expect(failure).not.toContain('robot-token-of-old');
  });
});

function rightClaims({ issuer, registry }: Federated): Readonly<Record<string, unknown>> {
  return githubClaims({
    issuer: issuer.issuer,
    audience: registry.host,
    issuedAt: Math.floor(Date.now() / 1000),
  });
}
