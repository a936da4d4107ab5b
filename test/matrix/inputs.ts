import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ActionName } from '../support/action-file.ts';
import { basicOf } from '../support/input-secrets.ts';
import { HOSTILE } from './hostile-text.ts';
import { EMPTY_GATE, LOGIN, PUTTING_API, READING_API, TOKEN } from './steps.ts';
import { type Arranged, type Cell, LIMITS, type OpenStep, type Step } from './types.ts';

/** The step of each action that gets the inputs. The gate has no evidence, so that no input may make it pass. */
const STEP: Readonly<Record<ActionName, Step>> = { gate: EMPTY_GATE, token: TOKEN, api: READING_API };

/** Inputs that somebody types by mistake, or chooses in a workflow that takes them from elsewhere. */
export function inputCells(): readonly Cell[] {
  return [...undeclaredInputs(), ...hostileValues(), ...strangeFiles(), ...misplacedSecrets()];
}

interface InputCell extends Partial<Pick<Cell, 'permits' | 'limits'>> {
  readonly step: Step;
  readonly name: string;
  readonly arrange: (open: OpenStep) => Arranged;
}

function cell({ step, name, arrange, permits = [step.fails], limits = LIMITS }: InputCell): Cell {
  return {
    kind: 'inputs',
    name: `${step.name}: ${name}`,
    step,
    permits,
    waits: false,
    limits,
    async arrange(open) {
      const { inputs = {}, ...more } = arrange(open);
      return { ...more, inputs: { retries: '0', timeout: '20s', ...inputs } };
    },
  };
}

/** The runner only warns of an input that action.yml does not have, so each of these might leave a gate open. Nothing may be sent. */
function undeclaredInputs(): readonly Cell[] {
  const names: Readonly<Record<ActionName, readonly string[]>> = {
    gate: [
      'requirements',
      'requires',
      'rules',
      'rule',
      'policy',
      'policies',
      'kinds',
      'sbom',
      'signature',
      'repository',
      'tag',
      'digest',
      'x',
    ],
    token: ['repository', 'repos', 'scope', 'scopes', 'permissions', 'action', 'user', 'x'],
    api: ['url', 'endpoint', 'data', 'json', 'params', 'token', 'verb', 'x'],
  };
  return ACTIONS.flatMap((action) =>
    names[action].map((name) =>
      cell({
        step: STEP[action],
        name: `the undeclared input ${name}`,
        arrange: () => ({ inputs: { [name]: 'sbom' } }),
        limits: { ...LIMITS, requests: 0 },
      }),
    ),
  );
}

const ACTIONS: readonly ActionName[] = ['gate', 'token', 'api'];

/** Every declared input with values of a wrong form. */
function hostileValues(): readonly Cell[] {
  return ACTIONS.flatMap((action) =>
    declaredInputs(action).flatMap((input) =>
      Object.entries(VALUES).map(([name, value]) =>
        cell({
          step: STEP[action],
          name: `${input} is ${name}`,
          arrange: () => ({ inputs: { [input]: value } }),
          permits:
            action === 'gate' ? ['missing', 'error', 'subject-not-found'] : [STEP[action].passes, STEP[action].fails],
        }),
      ),
    ),
  );
}

const VALUES: Readonly<Record<string, string>> = {
  'hostile text': `\${{ secrets.MISSING }} $(id) \`id\` $HOME ${HOSTILE.replaceAll(/[\0\ud800]/gu, '')}`,
  'a text of 100 KB': 'a-long-text-'.repeat(8_500),
  JSON: '{"__proto__": {"x": 1}, "image": ["a", 1, null]}',
};

function declaredInputs(action: ActionName): readonly string[] {
  const path = { gate: 'action.yml', token: 'token/action.yml', api: 'api/action.yml' }[action];
  return Object.keys(parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).inputs);
}

/** Files that are no regular files, or too large, or not for the step. */
function strangeFiles(): readonly Cell[] {
  const readers: readonly Reader[] = [
    // The images of `image` stay, so a file without any is no mistake.
    { step: EMPTY_GATE, input: 'images-file', inputs: {}, permits: ['missing', 'error'] },
    { step: EMPTY_GATE, input: 'ca-certificate', inputs: {} },
    { step: EMPTY_GATE, input: 'auth-file', inputs: { username: '', password: '' } },
    { step: EMPTY_GATE, input: 'public-key', inputs: { require: 'signature key=input' } },
    { step: EMPTY_GATE, input: 'require', inputs: {}, prefix: 'signature key=' },
    { step: LOGIN, input: 'auth-file', inputs: { username: '', password: '' } },
    { step: PUTTING_API, input: 'body', inputs: {}, prefix: '@' },
  ];
  return readers.flatMap(({ step, input, inputs, prefix = '', permits }) =>
    Object.entries(FILES).map(([name, make]) =>
      cell({
        step,
        name: `${input} names ${name}`,
        ...(permits === undefined ? {} : { permits }),
        arrange() {
          const root = mkdtempSync(join(tmpdir(), 'matrix-'));
          const workspace = join(root, 'workspace');
          mkdirSync(workspace);
          return {
            inputs: { ...inputs, [input]: `${prefix}${make(workspace)}` },
            environment: { GITHUB_WORKSPACE: workspace, HIDDEN: SECRET },
            hidden: [SECRET],
            close: async () => rmSync(root, { recursive: true }),
          };
        },
      }),
    ),
  );
}

/** An input that names a file. */
interface Reader {
  readonly step: Step;
  readonly input: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly prefix?: string;
  readonly permits?: Cell['permits'];
}

/** It is in the environment, and in a file outside of the workspace. */
const SECRET = 'h1dden-s3cret-0123456789';

/** Makes a file in a folder, and returns the path of what the input names. */
const FILES: Readonly<Record<string, (folder: string) => string>> = {
  'a device without end': () => '/dev/zero',
  'a device of random bytes': () => '/dev/urandom',
  'the memory of the process': () => '/proc/self/mem',
  'the environment of the process': () => '/proc/self/environ',
  'the standard input': () => '/dev/stdin',
  'a terminal': () => '/dev/tty',
  'an empty device': () => '/dev/null',
  'a pipe': (folder) => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    return join(folder, 'pipe');
  },
  'a folder': (folder) => folder,
  'nothing that exists': (folder) => join(folder, 'missing'),
  'a link to a device': (folder) => linkTo(folder, '/dev/zero'),
  'a link to itself': (folder) => linkTo(folder, join(folder, 'link')),
  'a link out of the workspace': (folder) => {
    const outside = join(folder, '..', 'outside');
    writeFileSync(outside, `${SECRET}\n`);
    return linkTo(folder, outside);
  },
  'a file of 10 GB': (folder) => sized(folder, 10_000_000_000),
  'a file of 15 MiB of line ends': (folder) => written(folder, '\n'.repeat(15 << 20)),
  'a file of 15 MiB of brackets': (folder) => written(folder, '['.repeat(15 << 20)),
  'a file of zero bytes': (folder) => written(folder, '\0'.repeat(1_000)),
  'a file that is not UTF-8': (folder) => written(folder, Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x0a, 0x80])),
  'a file of hostile text': (folder) => written(folder, HOSTILE),
  'an empty file': (folder) => written(folder, ''),
};

function linkTo(folder: string, target: string): string {
  symlinkSync(target, join(folder, 'link'));
  return join(folder, 'link');
}

function sized(folder: string, bytes: number): string {
  const path = written(folder, '');
  truncateSync(path, bytes);
  return path;
}

function written(folder: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, 'file'), content);
  return join(folder, 'file');
}

/** A secret in an input that takes none. */
function misplacedSecrets(): readonly Cell[] {
  const token = 'QW5kIHNvIGl0IGdvZXM0MTIzNDU2Nzg5MEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZX';
  const jwt =
    'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhY21lK2NpIiwiYXVkIjoicXVheS5pbyJ9.c2lnbmF0dXJlLW9mLXRoaXMtdG9rZW4tMDEyMzQ1Njc4OQ';
  const file = authFile(token);
  const mistakes: readonly {
    readonly name: string;
    readonly inputs: Readonly<Record<string, string>>;
    readonly secret: string;
  }[] = [
    {
      name: 'the content of an auth file as auth-file',
      inputs: { username: '', password: '', 'auth-file': file },
      secret: token,
    },
    {
      name: 'a pull secret of 2.7 KB as auth-file',
      inputs: { username: '', password: '', 'auth-file': pullSecret(token.repeat(7)) },
      secret: token.repeat(7),
    },
    { name: 'username and password swapped', inputs: { username: token, password: 'acme+ci' }, secret: token },
    { name: 'a JWT as username', inputs: { username: jwt, password: 'acme+ci' }, secret: jwt },
    { name: 'a token as robot', inputs: { username: '', password: '', robot: token }, secret: token },
    { name: 'a JWT as robot', inputs: { username: '', password: '', robot: jwt }, secret: jwt },
  ];
  return [EMPTY_GATE, LOGIN].flatMap((step) =>
    mistakes.map(({ name, inputs, secret }) => cell({ step, name, arrange: () => ({ inputs, secrets: [secret] }) })),
  );
}

function authFile(token: string): string {
  return JSON.stringify({ auths: { 'quay.io': { auth: basicOf('acme+ci', token), email: '' } } });
}

/** As Red Hat gives it: one line, with several registries. */
function pullSecret(token: string): string {
  const hosts = ['cloud.openshift.com', 'quay.io', 'registry.connect.redhat.com', 'registry.redhat.io'];
  const auths = Object.fromEntries(
    hosts.map((host) => [host, { auth: basicOf('acme+ci', token), email: 'ci@example.com' }]),
  );
  return JSON.stringify({ auths });
}
