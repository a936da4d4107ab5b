import { expect, test } from 'vitest';
import { verifierId } from '../../../src/gate/judge-run.ts';

const GITHUB_SERVER_URL = 'https://github.com';
const GITHUB_WORKFLOW_REF = 'acme/app/.github/workflows/gate.yml@refs/heads/main';

test.each([
  { environment: { GITHUB_SERVER_URL, GITHUB_WORKFLOW_REF }, is: `https://github.com/${GITHUB_WORKFLOW_REF}` },
  { environment: { GITHUB_SERVER_URL, GITHUB_REPOSITORY: 'acme/app' }, is: 'https://github.com/acme/app' },
  { environment: { GITHUB_WORKFLOW_REF }, is: 'urn:quay-referrers' },
  { environment: {}, is: 'urn:quay-referrers' },
])('the verifier is $is', ({ environment, is }) => {
  expect(verifierId(environment)).toBe(is);
});
