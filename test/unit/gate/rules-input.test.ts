import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GateInputs } from '../../../src/gate/inputs.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { temporaryFolder } from '../api/run-in-process.ts';
import { problemsOfAsync } from '../policy/problems-of.ts';
import { readFixture } from '../verify/signed-evidence.ts';
import { readInputs } from './read-inputs.ts';

const { pub, sign, image } = readFixture('p-256');

async function read(typed: Readonly<Record<string, string>>): Promise<GateInputs> {
  const workspace = temporaryFolder();
  writeFileSync(join(workspace, 'cosign.pub'), pub);
  writeFileSync(join(workspace, 'readme.md'), 'Not a key.');
  const environment = { GITHUB_WORKSPACE: workspace };
  return await readInputs(fakeRunner({ image: 'quay.io/acme/app:1', ...typed }, { environment }));
}

describe('a rule that requires a signature by a key', () => {
  test.each([
    { name: 'in the workspace', typed: { require: 'sbom\nsignature key=cosign.pub' } },
    { name: 'of the input', typed: { require: 'sbom\nsignature key=input', 'public-key': pub } },
  ])('has a verifier: $name', async ({ typed }) => {
    const { rules, syntax, verifiers } = await read(typed);
    const [presence, signed] = rules;
    if (presence === undefined || signed === undefined) throw new Error('there are two rules');
    expect(await verifiers.for(signed).verify(sign, image)).toMatchObject({ kind: 'verified' });
    expect(() => verifiers.for(presence)).toThrow('no signature can be verified');
    expect(syntax?.options.map(({ name }) => name)).toContain('key');
  });

  test.each(['false', '0'])('is not valid with check-manifests: %s', async (checks) => {
    const typed = { require: 'sbom\nsignature key=cosign.pub', 'check-manifests': checks };
    expect(await problemsOfAsync(() => read(typed))).toEqual([
      'check-manifests: it is false, and the rule `signature key=cosign.pub` requires a verified signature; expected true, or rules without key, issuer and ca, for example: true',
    ]);
  });
});

test.each(['none', 'sbom', 'signature min=2 max-age=30d'])('%s needs no syntax for signatures', async (require) => {
  expect((await read({ require, 'check-manifests': 'false' })).syntax).toBeUndefined();
});

test('all problems of rules, keys and other inputs are reported together, each once', async () => {
  const require = [
    'signature key=none.pub|readme.md',
    'sbom key=none.pub',
    'provenance key=cosign.pub|./none.pub',
    'vex key=input identiy=x',
    'scan ca=ca.pem',
    'signature ca=none.pem',
    'sbomm',
  ].join('\n');
  const typed = { require, 'public-key': 'readme.md', 'check-manifests': 'false', retries: 'x' };
  const starts = [
    'require: `signature key=none.pub|readme.md`: the file `none.pub` does not exist; ',
    'require: `signature key=none.pub|readme.md`: there is no public key in readme.md; ',
    'require: `provenance key=cosign.pub|./none.pub`: the file `./none.pub` does not exist; ',
    'require: `vex key=input identiy=x`: "identiy" is not a valid option',
    'require: `scan ca=ca.pem`: ca is not for the kind scan, because notation signs images only; ',
    'require: `signature ca=none.pem`: the file `none.pem` does not exist; ',
    'require: `sbomm`: "sbomm" is not a valid kind',
    'public-key: there is no public key in readme.md; ',
    'check-manifests: it is false, and the rule `signature key=none.pub|readme.md` requires a verified signature; ',
    'retries: `x` is not a valid number of retries; ',
  ];
  const problems = await problemsOfAsync(() => read(typed));
  for (const start of starts) expect(problems.filter((problem) => problem.startsWith(start))).toHaveLength(1);
  expect(problems).toHaveLength(starts.length);
});
