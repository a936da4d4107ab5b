import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The scenarios that `npm test` runs: the main features of each action. */
const MAIN_SCENARIOS = [
  'gate-passes-by-tag',
  'gate-fails-when-sbom-is-missing',
  'gate-checks-each-image',
  'gate-errs-when-a-source-fails',
  'gate-uses-one-connection-over-http2',
  'gate-opens-the-next-connection-in-advance-over-http1',
  'gate-finds-evidence-under-cosign-tags',
  'gate-keyless-passes-without-a-stored-secret',
  'gate-reports-all-bad-inputs-together',
  'gate-waits-until-evidence-appears',
  'token-outputs-credentials-for-later-steps',
  'token-logs-later-steps-in',
  'api-reads-with-a-token',
  'api-lists-all-operations',
].map((name) => `test/scenario/${name}.test.ts`);

const RUNS_DIST = { globalSetup: ['test/support/dist-setup.ts'] };

export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    testTimeout: 30_000,
    // Files share a process, which halves the time: no module of src/ has state. Variables that a test sets are restored after it.
    pool: 'forks',
    isolate: false,
    unstubEnvs: true,
    // Many tests wait for a process or a server, so one worker per core is not too many.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['unit', 'support', 'bench'].map((folder) => `test/${folder}/**/*.test.ts`) },
      },
      { extends: true, test: { name: 'contract', include: ['test/contract/**/*.test.ts'] } },
      { extends: true, test: { name: 'scenario-main', include: MAIN_SCENARIOS, ...RUNS_DIST } },
      {
        extends: true,
        test: { name: 'scenario', include: ['test/scenario/**/*.test.ts'], exclude: MAIN_SCENARIOS, ...RUNS_DIST },
      },
      { extends: true, test: { name: 'live', include: ['test/live/**/*.test.ts'], ...RUNS_DIST } },
    ],
  },
});
