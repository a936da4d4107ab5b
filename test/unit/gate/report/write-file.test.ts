import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFile } from '../../../../src/gate/report/write-file.ts';

const NAMES = { failure: 'Could not write the report file', output: 'referrers-file' };

it('is written completely to the path, and an error names the path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  const pieces = Array.from({ length: 30_000 }, (_, index) => `${index}ü\n`);
  writeFile(join(folder, 'a.json'), pieces, NAMES);
  expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe(pieces.join(''));
  const impossible = join(folder, 'none', 'a.json');
  expect(() => writeFile(impossible, ['text'], NAMES)).toThrow(impossible);
});
