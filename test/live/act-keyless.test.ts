import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OidcIssuer, startIssuer } from '../support/oidc-issuer.ts';
import { missingPrograms } from '../support/programs.ts';
import { type EmbeddedRegistry, startRegistry } from '../support/registry/registry.ts';
import { linesOf, runWorkflow, withHome } from './act.ts';

const skipReason = missingPrograms('act');

describe.skipIf(skipReason !== '')(`keyless on the embedded registry, under act${skipReason}`, () => {
  let issuer: OidcIssuer;
  let registry: EmbeddedRegistry;
  let log: readonly string[];

  beforeAll(async () => {
    issuer = await startIssuer();
    registry = await openFederatedRegistry(issuer.issuer);
    const image = registry.push.image('acme/app', '1.0');
    registry.push.referrer('acme/app', image.digest, { artifactType: 'application/spdx+json' });
    log = await runKeyless(registry, issuer);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([issuer?.stop(), registry?.stop()]);
  });

  test('the gate and the token action pass, and their outputs work', () => {
    const passes = linesOf(log, 'keyless/passes');
    expect(passes).toContain('gate: result=pass token=***');
    expect(passes).toContain('token: username=acme+ci password=*** token=*** granted={"acme/app":["pull","push"]}');
    expect(passes.split('"tags":["1.0"]').length, passes).toBe(3);
    expect(passes).toContain('the password works');
    expect(passes).toContain('the auth file works');
    expect(passes).toContain('Job succeeded');
  });

  test('a federation with another subject: both fail and print the lines to copy', () => {
    const refused = linesOf(log, 'keyless/refused');
    const lines = [`issuer: ${issuer.issuer}`, `subject: ${SUBJECT}`, `audience: ${registry.host}`];
    const annotations = refused.split('\n').filter((line) => line.includes('::error title='));
    expect(annotations.map((line) => line.split('%0A').slice(-3))).toEqual([lines, lines]);
    const printed = refused.split('\n').map((line) => line.replace(/^.*\| +/, ''));
    expect(printed).toEqual(expect.arrayContaining(lines));
    expect(refused).toContain('No federation of the robot acme+release has the subject of this OIDC token.');
    expect(refused).toContain('"granted":"{}"');
    expect(refused).toContain('DOCKER_CONFIG=;');
    expect(refused).toContain('Job failed');
  });

  test('a job without the permission fails and names it', () => {
    const refused = linesOf(log, 'keyless/without-permission');
    expect(refused).toContain('Add `permissions: id-token: write` to the job');
    expect(refused).toContain('Job failed');
  });

  test('each action requests one OIDC token, with the registry as the audience', () => {
    const asked = issuer.requests.filter(({ server }) => server === 'runner').map(({ path }) => path);
    const path = `/idtoken/1/1?api-version=2.0&audience=${encodeURIComponent(registry.host)}`;
    expect(asked).toEqual([path, path, path, path]);
  });

  test('the log contains no token', () => {
    expect(log.join('\n')).not.toMatch(/eyJ[\w-]+\.eyJ/);
    expect(log.join('\n')).not.toContain(Buffer.from('acme+ci:eyJ').toString('base64').slice(0, 12));
    expect(log.join('\n')).not.toContain(issuer.requestToken);
  });
});

const SUBJECT = 'repo:acme/app:ref:refs/heads/main';

function openFederatedRegistry(issuer: string): Promise<EmbeddedRegistry> {
  return startRegistry({
    tls: true,
    repositories: { 'acme/app': { grants: { 'acme+ci': 'write', 'acme+release': 'write' } } },
    federations: {
      'acme+ci': [{ issuer, subject: SUBJECT }],
      'acme+release': [{ issuer, subject: 'repo:acme/app:ref:refs/heads/release' }],
    },
  });
}

function runKeyless(registry: EmbeddedRegistry, issuer: OidcIssuer): Promise<readonly string[]> {
  const run = {
    workflow: 'keyless-workflow.yml',
    certificate: registry.certificate,
    variables: { HOST: registry.host },
    environment: {
      ACTIONS_ID_TOKEN_REQUEST_URL: issuer.requestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: issuer.requestToken,
    },
  };
  return withHome((home) => runWorkflow({ ...run, home }));
}
