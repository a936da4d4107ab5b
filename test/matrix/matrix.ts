import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { checkDist } from '../support/dist-stamp.ts';
import { allCells } from './combine.ts';
import { judge } from './judge.ts';
import { KNOWN_FAILURES } from './known-failures.ts';
import { runCell } from './run-cell.ts';
import type { Cell } from './types.ts';

/* `npm run test:matrix`; an argument is a regular expression for `kind: name` of the cells. README.md says what a cell is. */

await checkDist();
const wanted = new RegExp(process.argv[2] ?? '', 'i');
const cells = allCells().filter((cell) => wanted.test(nameOf(cell)));
const failed = await runAll(cells);
console.log(`${cells.length} cells, ${failed} failed`);
console.log(`${cells.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Returns the number of cells that fail. */
async function runAll(cells: readonly Cell[]): Promise<number> {
  // Cells that wait keep no processor busy. Those that may take longest start first.
  const [busy, waiting] = [pLimit(availableParallelism()), pLimit(8)];
  const ordered = cells.toSorted((one, other) => other.limits.seconds - one.limits.seconds);
  const startedAt = performance.now();
  let finished = 0;
  const passed = await Promise.all(
    ordered.map((cell) =>
      (cell.waits ? waiting : busy)(async () => {
        const problems = await problemsOf(cell);
        if (problems.length > 0) console.log([nameOf(cell), ...problems].join('\n    '));
        finished += 1;
        const seconds = Math.round((performance.now() - startedAt) / 1000);
        if (finished % 250 === 0) console.log(`${finished} of ${cells.length} cells in ${seconds} s`);
        return problems.length === 0;
      }),
    ),
  );
  return passed.filter((passes) => !passes).length;
}

/** What is wrong with a cell, or with the list of known failures. */
async function problemsOf(cell: Cell): Promise<readonly string[]> {
  const problems = judge(cell, await runCell(cell));
  const known = KNOWN_FAILURES.find(({ cells }) => cells.test(nameOf(cell)));
  if (known === undefined) return problems;
  return problems.length > 0 || known.sometimes ? [] : ['passes: remove it from known-failures.ts'];
}

function nameOf({ kind, name }: Cell): string {
  return `${kind}: ${name}`;
}
