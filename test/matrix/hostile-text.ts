import { type Answer, HTML, INDEX_TYPE, JSON_TYPE, PLAIN } from '../support/registry/answer.ts';
import type { RegistryRequest } from '../support/registry/site.ts';
import { sha256 } from '../support/registry/store.ts';
import { only, replaceJson } from './effects.ts';
import { head, lengthOf, sends } from './raw.ts';
import type { Effect, Fault, StepRequest } from './types.ts';

/** Text that speaks to the runner, to GitHub's Markdown, to a terminal, or to `String.replace`. */
export const HOSTILE = [
  'x',
  '::set-output name=result::forged',
  '  ::add-mask::forged',
  '::error::forged',
  '::stop-commands::forged',
  '##[error]forged',
  '##[set-output name=result]forged',
  '%0A::error::forged%0D%25',
  '<img src=x onerror=alert(1)><script>alert(1)</script></code></td></table> | cell | `code` **bold** [link](javascript:alert(1)) @everyone',
  `$& $1 $\` $' *** \${{ secrets.TOKEN }}`,
  '\u001b[31mred\u001b[0m \u202egnp.exe\u202c \u200b\u2028\u2029\u0085\u0000 \ud800',
  '"]; end; subject --> stranger["\r\n```\r\n# Title',
].join('\n');

const LONG = 'All work and no play makes a long text. '.repeat(25_000);

/** What somebody may write who wants to speak in the name of the step, or who repeats what the step has sent. */
export const HOSTILE_TEXTS: readonly Fault[] = [
  ...shapes('hostile text', () => HOSTILE, { core: true }),
  ...shapes('1 MB of text', () => LONG),
  ...shapes('the credentials', echo),
  // A text is cut somewhere, and must not be cut within a secret before that is replaced.
  ...[150, 180, 196, 290, 900, 985].map((before) => ({
    ...refusal(`the credentials after ${before} characters`, (request) =>
      quayError(`${'-'.repeat(before)}${echo(request)}`),
    ),
    core: before === 180,
  })),
  {
    name: 'hostile text in the reason',
    effect: 'refused',
    does: sends((response) => [head({ ...response, statusLine: reason() }, lengthOf(response)), response.body]),
  },
  {
    ...refusal('hostile text in headers', hostileHeaders),
    // The realm is a strange path on the registry, and leads to a token.
    effect: (request) => (request.role === 'ping' ? 'doubtful' : withBody(request)),
    core: true,
  },
  refusal('the credentials in a redirect', (request) => redirected(request)),
  ...entries(),
  ...tokens(),
  ...documents(),
];

type Text = (request: RegistryRequest) => string;

/** What the request had in its Authorization header, and what that stands for. */
function echo({ headers }: RegistryRequest): string {
  const [scheme = '', sent = ''] = (headers.authorization ?? '').split(' ');
  const login = scheme === 'Basic' ? Buffer.from(sent, 'base64').toString() : '';
  return `You have sent ${sent} (${login}).`;
}

/** Refusals in every shape in which Quay, or something in front of it, writes its errors. */
function shapes(name: string, text: Text, more: Partial<Fault> = {}): readonly Fault[] {
  const json = (body: (text: string) => unknown) => (request: RegistryRequest) => jsonError(body(text(request)));
  const page = (type: string) => (request: RegistryRequest) => ({
    status: 403,
    headers: { 'Content-Type': type },
    body: text(request),
  });
  return [
    { ...refusal(`${name} in errors`, (request) => quayError(text(request))), ...more },
    refusal(
      `${name} in message`,
      json((message) => ({ message })),
    ),
    refusal(
      `${name} in the object message`,
      json((message) => ({ message: { [message]: message } })),
    ),
    refusal(
      `${name} in error`,
      json((error) => ({ error, error_description: error })),
    ),
    refusal(
      `${name} in detail`,
      json((detail) => ({ detail, title: detail, type: detail, error_type: detail, error_message: detail })),
    ),
    refusal(`${name} in plain text`, page(PLAIN)),
    refusal(`${name} in a page`, page(HTML)),
  ];
}

function refusal(name: string, answer: (request: RegistryRequest) => Answer): Fault {
  return { name, effect: withBody, does: { kind: 'change', change: (_, request) => answer(request) } };
}

/** A response to a HEAD has no text. */
function withBody({ role }: StepRequest): Effect | undefined {
  return role === 'head' ? undefined : 'refused';
}

function jsonError(body: unknown): Answer {
  return { status: 403, headers: { 'Content-Type': JSON_TYPE }, body: JSON.stringify(body) };
}

function quayError(text: string): Answer {
  return jsonError({ errors: [{ code: text, message: text, detail: text }] });
}

/** A reason phrase may not have line ends, or it would not be one. */
function reason(): string {
  return `HTTP/1.1 403 ${HOSTILE.replaceAll(/[\r\n\0]/g, ' ')}\r\n`;
}

function hostileHeaders(): Answer {
  const text = HOSTILE.replaceAll(/[^\x20-\x7e]/g, ' ');
  return {
    status: 401,
    headers: {
      'WWW-Authenticate': `Bearer realm="/v2/auth?x=${text}",service="${text.replaceAll('"', '')}",error="${text}"`,
      'Content-Type': text,
    },
    body: '{}',
  };
}

function redirected(request: RegistryRequest): Answer {
  const [, sent = ''] = (request.headers.authorization ?? '').split(' ');
  return {
    status: 307,
    headers: { Location: `/v2/?token=${sent}&password=${encodeURIComponent(sent)}#${sent}` },
    body: '',
  };
}

/** Descriptors of a list. */
function entries(): readonly Fault[] {
  const entry = {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: sha256('hostile'),
    size: 2,
    artifactType: 'a/b',
  };
  const besides = (name: string, more: Readonly<Record<string, unknown>>, effect: Effect = 'doubtful'): Fault => ({
    name: `a list with hostile text in ${name}`,
    effect: only('list', effect),
    does: replaceJson(({ body }) => {
      const index = JSON.parse(Buffer.from(body).toString());
      return { ...index, annotations: { [HOSTILE]: HOSTILE }, manifests: [...index.manifests, { ...entry, ...more }] };
    }, INDEX_TYPE),
  });
  return [
    besides('an artifact type', { artifactType: `application/${HOSTILE}` }),
    besides('a media type', { mediaType: `application/${HOSTILE}` }),
    besides('a digest', { digest: `sha256:${HOSTILE}` }, 'wrong'),
    besides('an annotation', { annotations: { note: HOSTILE, 'org.opencontainers.image.created': HOSTILE } }, 'whole'),
    besides('the name of an annotation', { annotations: { [HOSTILE]: 'x' } }, 'whole'),
    besides('the name of a wrong annotation', { annotations: { [HOSTILE]: 1 } }, 'whole'),
    besides('a predicate type', {
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      annotations: {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': `https://x/${HOSTILE}`,
      },
    }),
    besides('an artifact type of 1 MB', { artifactType: `application/${LONG}` }),
    besides('an annotation __proto__', JSON.parse('{"annotations": {"__proto__": "x", "constructor": "y"}}'), 'whole'),
  ];
}

/** The account in a token. */
function tokens(): readonly Fault[] {
  const subject = (name: string, text: string): Fault => ({
    name: `a token of ${name}`,
    effect: only('exchange', 'whole'),
    async does({ registry }) {
      const access = [{ type: 'repository', name: 'devtable/simple', actions: ['pull'] }];
      const token = await registry.token({ subject: text, access });
      return replaceJson(() => ({ token }));
    },
  });
  return [
    subject('an account with hostile text', HOSTILE),
    subject('an account of 5 KB', 'a'.repeat(5_000)),
    subject('an account without name', ''),
  ];
}

/** Discovery documents, and responses of the API. */
function documents(): readonly Fault[] {
  const operation = (id: string, path = '/api/v1/x') => ({
    [path]: { get: { operationId: id, description: id, tags: [id], parameters: [] } },
  });
  const discovery = (
    name: string,
    more: (paths: Readonly<Record<string, unknown>>) => unknown,
    effect: Effect = 'whole',
  ): Fault => ({
    name: `a discovery document with ${name}`,
    effect: only('discovery', effect),
    does: replaceJson(({ body }) => {
      const document = JSON.parse(Buffer.from(body).toString());
      return { ...document, paths: more(document.paths) };
    }),
  });
  const response = (name: string, body: unknown, effect: Effect = 'whole'): Fault => ({
    name: `a response with ${name}`,
    effect: (request) => (request.role === 'write' ? effect : only('call', effect)(request)),
    does: replaceJson(() => body),
  });
  return [
    discovery('hostile text', (paths) => ({ ...paths, ...operation(HOSTILE, `/api/v1/${HOSTILE}`) })),
    discovery('an operation named by 3 MB', (paths) => ({ ...paths, ...operation('o'.repeat(3_000_000)) }), 'doubtful'),
    discovery(
      'a path of 3 MB',
      (paths) => ({ ...paths, ...operation('long', `/api/v1/${'p/'.repeat(1_500_000)}`) }),
      'doubtful',
    ),
    discovery(
      '20,000 operations',
      (paths) =>
        Object.assign(
          {},
          paths,
          ...Array.from({ length: 20_000 }, (_, index) => operation(`o${index}`, `/api/v1/o/${index}`)),
        ),
      'doubtful',
    ),
    discovery('a path that is an expression', (paths) => ({
      ...paths,
      ...operation('regexp', '/api/v1/(a+)+$/{repository}/{repository}/{repository}'),
    })),
    response('hostile text', { description: HOSTILE, [HOSTILE]: [HOSTILE] }),
    response('1 MB of text', { description: LONG }),
    response('the member next_page', { next_page: HOSTILE, tags: [], has_additional: false }),
  ];
}
