import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ActionsRunner, escapeCommands } from '../../../src/runner/runner.ts';

describe('inputs', () => {
  const runner = new ActionsRunner({ INPUT_IMAGE: ' a/b\n', 'INPUT_ON-MISSING': 'warn', INPUT_REQUIRE: '', PATH: 'x' });
  const cases = [
    { name: 'image', is: 'a/b' },
    { name: 'on-missing', is: 'warn' },
    { name: 'require', is: '' },
    { name: 'retries', is: undefined },
  ];
  it.each(cases)('$name', ({ name, is }) => {
    expect(runner.input(name)).toBe(is);
  });

  it('are the only names in inputNames', () => {
    expect(runner.inputNames).toEqual(['IMAGE', 'ON-MISSING', 'REQUIRE']);
  });
});

describe('temporaryFile', () => {
  const cases = [
    { name: 'the folder of the runner', environment: { RUNNER_TEMP: '/runner' }, folder: '/runner' },
    { name: 'the folder of the system without it', environment: {}, folder: tmpdir() },
    { name: 'the folder of the system if it is empty', environment: { RUNNER_TEMP: '' }, folder: tmpdir() },
  ];
  it.each(cases)('is in $name', ({ environment, folder }) => {
    const runner = new ActionsRunner(environment);
    const path = runner.temporaryFile('a.json');
    expect(path.startsWith(`${folder}/`) && path.endsWith('-a.json')).toBe(true);
    expect(runner.temporaryFile('a.json')).not.toBe(path);
  });
});

describe('commands to the runner', () => {
  const cases = [
    { name: 'info', calls: "runner.info('a b')", log: 'a b\n' },
    { name: 'debug', calls: "runner.debug('a\\nb')", log: '::debug::a%0Ab\n' },
    { name: 'notice', calls: "runner.notice('a%b')", log: '::notice::a%25b\n' },
    { name: 'warning of two lines', calls: "runner.warn('a\\nb')", log: '::warning::a%0Ab\n' },
    { name: 'error with its title', calls: "runner.error('a', 'b: c')", log: '::error title=b%3A c::a\n' },
    { name: 'mask', calls: "runner.mask(new Secret('s3cret'))", log: '::add-mask::s3cret\n' },
    { name: 'mask of an empty string', calls: "runner.mask(new Secret(''))", log: '' },
  ];
  it.each(cases)('$name', async ({ calls, log }) => {
    expect((await runInChild(calls)).log).toBe(log);
  });

  it('are not read from a line of the log', async () => {
    const { log } = await runInChild("runner.info('a\\n::stop-commands::x')");
    expect(log).toMatch(/^a\n.+stop-commands::x\n$/);
    expect(log).not.toMatch(/^\s*::/m);
  });
});

describe('escapeCommands', () => {
  const cases = [
    { name: 'a command', line: '::set-output name=x::y', is: '\\::set-output name=x::y' },
    { name: 'a command after spaces', line: ' \t ::error::no', is: ' \t \\::error::no' },
    {
      name: 'a command after white space that JavaScript does not know',
      line: '\u0085::error::no',
      is: '\u0085\\::error::no',
    },
    { name: 'a command on a later line', line: 'a\n::error::no', is: 'a\n\\::error::no' },
    { name: 'a command after a carriage return', line: 'a\r::error::no', is: 'a\n\\::error::no' },
    { name: 'a command of the old form', line: 'a ##[error]no', is: 'a ##\\[error]no' },
    { name: 'colons within a line', line: 'std::vector', is: 'std::vector' },
  ];
  it.each(cases)('$name', ({ line, is }) => expect(escapeCommands(line)).toBe(is));

  it('leaves no line that the runner executes as a command', () => {
    const piece = fc.constantFrom(
      ':',
      '::',
      '#',
      '##[',
      '[',
      ' ',
      '\t',
      '\u0085',
      '\u00a0',
      '\ufeff',
      '\r',
      '\n',
      'error',
      '\\',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (text) => {
        const parts = escapeCommands(text).split(/\r\n|\r|\n/);
        // The white space that TrimStart of .NET removes.
        expect(parts.filter((line) => line.replace(/^[\s\u0085]+/, '').startsWith('::'))).toEqual([]);
        expect(parts.filter((line) => line.includes('##['))).toEqual([]);
      }),
    );
  });
});

describe('control and formatting characters', () => {
  const text = "'a\\u202eb\\u2028c\\u200bd\\u0085\\n  e'";
  const line = 'a\\u{202e}b\\u{2028}c\\u{200b}d\\u{85}';
  const cases = [
    { name: 'info', calls: `runner.info(${text})`, log: `${line}\n  e\n` },
    { name: 'notice', calls: `runner.notice(${text})`, log: `::notice::${line}%0A  e\n` },
    { name: 'warning', calls: `runner.warn(${text})`, log: `::warning::${line}%0A  e\n` },
    {
      name: 'error',
      calls: `runner.error(${text}, ${text})`,
      log: `::error title=${line.replaceAll(':', '%3A')}%0A  e::${line}%0A  e\n`,
    },
  ];
  it.each(cases)('are escapes in $name', async ({ calls, log }) => {
    expect((await runInChild(calls)).log).toBe(log);
  });

  it('of a masked secret do not reveal it', async () => {
    const { log } = await runInChild("runner.mask(new Secret('pa\\u200bss')); runner.info('a pa\\u200bss');");
    expect(log.split('\n')[1]).toBe('a ***');
  });
});

describe('a masked secret', () => {
  const mask = "runner.mask(new Secret('pass')); runner.mask(new Secret('password'));";

  it('is replaced in the log, annotations and the summary', async () => {
    const text = "'a password and a pass'";
    const { log, summary } = await runInChild(`
      ${mask}
      runner.info(${text});
      runner.notice(${text});
      runner.warn(${text});
      runner.error(${text}, ${text});
      await runner.summary(${text});
      runner.info(runner.scrub(${text}));`);
    const lines = log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    const clean = 'a *** and a ***';
    expect(lines).toEqual([
      clean,
      `::notice::${clean}`,
      `::warning::${clean}`,
      `::error title=${clean}::${clean}`,
      clean,
      '',
    ]);
    expect(summary).toBe(clean);
  });

  it('is replaced where a string was cut within it', async () => {
    const { log } = await runInChild(`
      runner.mask(new Secret('Pa55-w0rd-Secret'));
      runner.info('it said: x Pa55-w0rd-S… and Pa55… and Pa… more');`);
    expect(log.split('\n')[1]).toBe('it said: x ***… and ***… and Pa… more');
  });

  it('does not change an output', async () => {
    const { output } = await runInChild(`${mask} runner.output('image', 'acme/password-store');`);
    expect(output).toMatch(/^image<<(\S+)\nacme\/password-store\n\1\n$/);
  });

  it('is complete in a secret output', async () => {
    const { log, output } = await runInChild(`${mask} runner.secretOutput('token', new Secret('password'));`);
    expect(output).toMatch(/^token<<(\S+)\npassword\n\1\n$/);
    expect(log).toBe('::add-mask::pass\n::add-mask::password\n');
  });
});

it('writes no summary if the runner provides no file for it', async () => {
  const { log } = await runInChild("await runner.summary('x')", { GITHUB_STEP_SUMMARY: '' });
  expect(log).toBe('');
});

/** @actions/core writes to the standard output and the files of its own process. */
async function runInChild(
  calls: string,
  environment: Record<string, string> = {},
): Promise<{ readonly log: string; readonly output: string; readonly summary: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'runner-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
  await Promise.all([output, summary].map((file) => writeFile(file, '')));
  const source = new URL('../../../src/', import.meta.url);
  const script = `
    import { ActionsRunner, escapeCommands } from '${source}runner/runner.ts';
    import { Secret } from '${source}secret.ts';
    const runner = new ActionsRunner(process.env);
    ${calls}`;
  const env = { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
  return { log: stdout, output: await readFile(output, 'utf8'), summary: await readFile(summary, 'utf8') };
}
