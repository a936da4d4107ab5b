import { describe, expect, it, test } from 'vitest';
import { githubClaims } from '../../support/oidc-claims.ts';
import type { Signing } from '../../support/oidc-signer.ts';
import { failureOf } from '../../support/test-client.ts';
import { type Federated, SUBJECT, startFederated } from './federation-fixture.ts';

interface Refusal {
  readonly name: string;
  readonly robot?: string;
  /** Overrides of the claims of the token; undefined omits one. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signing?: Signing;
  readonly returned: string;
  readonly message: string;
}

const REFUSALS: readonly Refusal[] = [
  {
    name: 'a robot without federation',
    robot: 'acme+none',
    returned: '400 (Robot does not have federated login configured)',
    message: 'The robot acme+none has no federation. Open the robot in Quay and set its robot federation.',
  },
  {
    name: 'another issuer',
    robot: 'acme+old',
    returned: '400 (issuer ISSUER not configured for this robot)',
    message: 'No federation of the robot acme+old has the issuer of this OIDC token.',
  },
  {
    name: 'another subject',
    claims: { sub: 'repo:acme/app:pull_request' },
    returned: '400 (Token does not match robot)',
    message: 'No federation of the robot acme+ci has the subject of this OIDC token.',
  },
  {
    name: 'another audience',
    robot: 'acme+audience',
    returned: "400 (Invalid token: Audience doesn't match)",
    message:
      'The federation of the robot acme+audience requires another audience. Set the input audience to an audience of the federation.',
  },
  {
    name: 'no audience if one is required',
    robot: 'acme+audience',
    claims: { aud: undefined },
    returned: '400 (Invalid token: Token is missing the "aud" claim)',
    message: 'requires another audience',
  },
  {
    name: 'an expired token',
    claims: { exp: 1785585600 },
    returned: '400 (Invalid token: Signature has expired)',
    message:
      'The OIDC token was not valid at the time of the server (it expires at 2026-08-01T12:00:00.000Z). Check the clocks',
  },
  {
    name: 'an unknown robot',
    robot: 'acme+nobody',
    returned: '400 (Could not find robot with specified username)',
    message: 'The registry has no robot acme+nobody.',
  },
  {
    name: 'a user',
    robot: 'devtable',
    returned: '401 (Invalid robot)',
    message: 'devtable is not a robot, and only robots have a federation. Set the input robot to namespace+name.',
  },
  {
    name: 'a signature of another key',
    signing: { key: 'other' },
    returned: '400 (Invalid token: Signature verification failed)',
    message: 'Quay does not accept this OIDC token for the robot acme+ci.',
  },
  {
    name: 'a key that the issuer does not publish',
    signing: { kid: 'unknown' },
    returned: '500 (Internal Server Error)',
    message: 'its key is not among those that the issuer publishes. It is not sent again.',
  },
  {
    name: 'an issuer without https',
    robot: 'acme+http',
    claims: { iss: 'http://plain.example' },
    returned: '500 (Internal Server Error)',
    message: 'its issuer http://plain.example is not an https URL.',
  },
];

describe('a refusal is explained, without the token', () => {
  test.each(REFUSALS)('$name', async ({ robot, claims, signing, returned, message }) => {
    const federated = await startFederated();
    const { issuer, registry, exchange } = federated;
    const idToken = await issuer.sign({ ...rightClaims(federated), ...claims }, signing);
    const failure = await failureOf(exchange({ idToken, ...(robot !== undefined && { robot }) }));
    const said = returned.replace('ISSUER', issuer.issuer);
    expect(failure).toContain(`GET ${registry.url}/oauth2/federation/robot/token returned ${said}.\n`);
    expect(failure).toContain(message);
    expect(failure).not.toContain('eyJ');
  });

  it('prints the claims that the federation must match, one per line', async () => {
    const { issuer, registry, exchange } = await startFederated();
    const failure = await failureOf(exchange({ robot: 'acme+none' }));
    expect(failure.split('\n').slice(1)).toEqual([
      'The federation of the robot acme+none in Quay must match the OIDC token exactly (the audience only if the federation has audiences):',
      `issuer: ${issuer.issuer}`,
      `subject: ${SUBJECT}`,
      `audience: ${registry.host}`,
    ]);
  });

  it('prints each of several audiences, absent claims, and each claim on one line', async () => {
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

  it('says that the token is not a JWT', async () => {
    const { exchange } = await startFederated();
    const failure = await failureOf(exchange({ idToken: 'robot-token-of-old' }));
    expect(failure).toContain('returned 500 (Internal Server Error).');
    expect(failure).toContain('it is not a JWT');
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
