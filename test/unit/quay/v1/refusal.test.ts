import { describe, expect, it } from 'vitest';
import { type CallContext, unexpectedStatusError } from '../../../../src/quay/v1/refusal.ts';
import { readRecording, recordingNames } from '../../../contract/recording.ts';
import { operationNamed } from './recorded-discovery.ts';
import { buildContext, METHODS, recordedResponse } from './responses.ts';

const ANONYMOUS = { user: undefined, hasToken: false };

const CASES: readonly {
  name: string;
  recording: string;
  context?: Partial<CallContext>;
  includes: readonly string[];
}[] = [
  {
    name: 'no token',
    recording: 'api-repo-get-anon',
    context: { ...ANONYMOUS, operation: operationNamed('getRepo') },
    includes: [
      'returned 401 invalid_token (Requires authentication), expected 2xx',
      'oauth-token',
      '"View all visible repositories"',
      'Generate Token',
    ],
  },
  {
    name: 'a valid token without the scope, for /user/',
    recording: 'api-user-insufficient',
    context: { operation: operationNamed('getLoggedInUser') },
    includes: [
      'does not have the scope user:read ("Read User Information")',
      'The token itself is valid and acts as devtable',
    ],
  },
  {
    name: 'a missing scope',
    recording: 'api-repo-put-readonly',
    context: { operation: operationNamed('updateRepo') },
    includes: [
      'returned 403 insufficient_scope (Unauthorized)',
      'two possible causes',
      'repo:write ("Read/Write to any accessible repositories")',
      'devtable has no role',
    ],
  },
  {
    name: 'an unknown scope',
    recording: 'api-superuser-users-nonsuper',
    includes: ['the token was made without the scope that the call needs'],
  },
  {
    name: 'a write that Quay receives without the token',
    recording: 'api-repo-put-anon',
    includes: ['returned 403 (CSRF token was invalid or missing.)', 'Authorization header'],
  },
  {
    name: 'something that does not exist',
    recording: 'api-tag-delete-again',
    includes: ['returned 404 not_found (Not Found)', 'or that devtable may not see'],
  },
  {
    name: 'a path that may be a nested repository',
    recording: 'api-repo-get-unknown',
    context: { repository: 'acme/app/x' },
    includes: ['was read as a path of the repository acme/app/x'],
  },
  {
    name: 'an unknown route',
    recording: 'api-unknown-route-slash',
    includes: ['returned 404', 'not from the v1 API'],
  },
  {
    name: 'an unknown route, for a write',
    recording: 'api-unknown-route-post',
    includes: ['returned 405', 'not from the v1 API'],
  },
  {
    name: 'another method',
    recording: 'api-wrong-method-post',
    includes: ['returned 405', 'does not support POST, only OPTIONS, GET, HEAD'],
  },
  {
    name: 'a missing slash',
    recording: 'api-user-noslash',
    includes: ['returned 308, expected', 'Use /api/v1/user/'],
  },
  { name: 'a missing body', recording: 'api-repo-put-nocontenttype', includes: ['returned 415', 'Set the input body'] },
  {
    name: 'an invalid field',
    recording: 'api-repo-put-wrong-type',
    includes: ["returned 400 invalid_request (5 is not of type 'string'"],
  },
  {
    name: 'a message that is an object',
    recording: 'api-tag-list-badlimit',
    includes: ['returned 400 (limit: Limit to the number'],
  },
  {
    name: 'a message',
    recording: 'api-robot-get-unknown',
    includes: ['returned 400 (Could not find robot with specified username)'],
  },
  {
    name: 'an unexpected success',
    recording: 'api-repo-get',
    context: { expected: '404' },
    includes: ['returned 200, expected 404', 'expect-status'],
  },
];

describe('the error for a recorded response', () => {
  it.each(CASES)('$name', ({ recording, context, includes }) => {
    const { message } = unexpectedStatusError(recordedResponse(recording), buildContext(context));
    for (const part of includes) expect(message).toContain(part);
  });

  it.each([400, 403, 404, 405, 410, 422])('%i, of which only a part arrived, does not guess', (status) => {
    const partial = {
      ...recordedResponse('api-repo-put'),
      status,
      body: Buffer.from('{"err'),
      isTruncated: true as const,
    };
    expect(unexpectedStatusError(partial, buildContext()).message).toMatch(
      new RegExp(
        `^Quay, or a proxy in front of it, refused .* its response is incomplete.* returned ${status}, expected 2xx`,
      ),
    );
  });

  it.each([
    {
      name: 'a server error',
      status: 502,
      body: '<h1>Bad Gateway</h1>',
      message: /not known.*returned 502 \(Bad Gateway\)/,
    },
    { name: 'a conflict', status: 409, body: '{"message":"x"}', message: /current state.*returned 409 \(x\)/ },
    {
      name: 'a limit',
      status: 429,
      body: '<h1>429 Too Many Requests</h1>',
      message: /Wait.*a write is never retried.*returned 429 \(.*\)/,
    },
  ])('$name, of a write', ({ status, body, message }) => {
    const failed = { ...recordedResponse('api-repo-put'), status, body: Buffer.from(body) };
    expect(unexpectedStatusError(failed, buildContext()).message).toMatch(message);
  });
});

const REFUSALS = recordingNames().filter((name) => {
  const { request, response } = name.startsWith('api-')
    ? readRecording(name)
    : { request: { method: '' }, response: { status: 0 } };
  return response.status >= 300 && METHODS.some((method) => method === request.method);
});

it.each(REFUSALS)('%s is one readable line', (name) => {
  const { message } = unexpectedStatusError(recordedResponse(name), buildContext());
  expect(message).toMatch(/^[A-Z][a-z].*\. [A-Z]+ http:\/\/\S+ returned \d{3}.*\.$/);
  expect(message).not.toMatch(/[\r\n]|<[a-z/!]/);
  expect(message.length).toBeLessThan(1_500);
});
