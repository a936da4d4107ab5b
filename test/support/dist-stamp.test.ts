import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkDist, hashFolder } from './dist-stamp.ts';

const OLD = new Date('2001-01-01');

test('unchanged sources with other modification times', async () => {
  const { folder, stamp } = await buildFixture();
  await utimes(join(folder, 'gate/gate.ts'), OLD, OLD);
  await writeFile(join(folder, 'secret.ts'), 'export class Secret {}\n');
  await checkDist(stamp, folder);
});

test('CRLF line ends, as git can write them on Windows', async () => {
  const { folder, stamp } = await buildFixture();
  await writeFile(join(folder, 'secret.ts'), 'export class Secret {}\r\n');
  await checkDist(stamp, folder);
});

const changes = [
  { name: 'a changed file', change: (folder: string) => writeFile(join(folder, 'secret.ts'), 'export class Key {}\n') },
  { name: 'a new file', change: (folder: string) => writeFile(join(folder, 'gate/wait.ts'), '') },
  { name: 'a removed file', change: (folder: string) => rm(join(folder, 'secret.ts')) },
  { name: 'a missing stamp', change: (folder: string) => rm(join(folder, '../src.sha256')) },
];
test.each(changes)('$name: an error with the command', async ({ change }) => {
  const { folder, stamp } = await buildFixture();
  await change(folder);
  await expect(checkDist(stamp, folder)).rejects.toThrow('dist/ is older than src/: run `npm run build` first.');
});

/** A folder of sources, and its stamp. */
async function buildFixture(): Promise<{ readonly folder: string; readonly stamp: string }> {
  const root = await mkdtemp(join(tmpdir(), 'dist-stamp-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const [folder, stamp] = [join(root, 'src'), join(root, 'src.sha256')];
  await mkdir(join(folder, 'gate'), { recursive: true });
  await writeFile(join(folder, 'secret.ts'), 'export class Secret {}\n');
  await writeFile(join(folder, 'gate/gate.ts'), 'export {};\n');
  await writeFile(stamp, `${await hashFolder(folder)}\n`);
  return { folder, stamp };
}
