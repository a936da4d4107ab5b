import { expect, test } from 'vitest';
import { BY_TAG } from '../support/fixtures.ts';
import { keylessFixture, ROBOT, SUBJECT } from '../support/keyless-fixture.ts';
import type { IssuerOptions } from '../support/oidc-issuer.ts';
import { runGate } from '../support/run-action.ts';

interface Refusal {
  readonly name: string;
  readonly issuer?: IssuerOptions;
  readonly robot?: string;
  readonly audiences?: readonly string[];
  readonly federated?: string;
  readonly subject: string;
  readonly says: string;
}

const PULL_REQUEST = 'repo:acme/app:pull_request';
const REFUSALS: readonly Refusal[] = [
  { name: 'subject', issuer: { claims: { sub: PULL_REQUEST } }, subject: PULL_REQUEST, says: 'has the subject of' },
  { name: 'issuer', federated: 'https://old.example', subject: SUBJECT, says: 'has the issuer of' },
  { name: 'audience', audiences: ['https://quay.io'], subject: SUBJECT, says: 'Set the input audience' },
  { name: 'time', issuer: { token: 'expired' }, subject: SUBJECT, says: 'Check the clocks' },
  { name: 'robot', robot: 'acme+none', subject: SUBJECT, says: 'has no federation.' },
];

test.each(REFUSALS)('wrong $name: issuer, subject and audience are printed for copying', async (refusal) => {
  const { name, issuer = {}, robot = ROBOT.robot, audiences, federated, subject, says } = refusal;
  const { registry, environment, names } = await keylessFixture(issuer, ({ issuer: own }) => ({
    federations: { [ROBOT.robot]: [{ issuer: federated ?? own, subject: SUBJECT, ...(audiences && { audiences }) }] },
  }));

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', robot }, { environment, names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual(['GET /oauth2/federation/robot/token -> 400']);
  expect(run.log).toContain(says);
  const lines = ['issuer: ISSUER', `subject: ${subject}`, 'audience: REGISTRY'];
  expect(run.transcript).toContain(lines.map((line) => `    ${line}\n`).join(''));
  await expect(run.transcript).toMatchFileSnapshot(
    `transcripts/gate-keyless-says-what-the-federation-must-match-${name}.txt`,
  );
});

test('a rejected robot is exchanged once for eight images', async () => {
  const { registry, environment, names } = await keylessFixture();
  const image = Array.from({ length: 8 }, (_, index) => `REGISTRY/devtable/app${index}:v1`).join('\n');

  const run = await runGate(registry, { image, require: 'sbom', robot: 'acme+none' }, { environment, names });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual(['GET /oauth2/federation/robot/token -> 400']);
});
