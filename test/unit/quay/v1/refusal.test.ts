import { describe, expect, it } from 'vitest';
import { type CallContext, refuseAnswer } from '../../../../src/quay/v1/refusal.ts';
import { readRecording, recordingNames } from '../../../contract/recording.ts';
import { context, METHODS, recorded } from './recorded-answer.ts';
import { operationNamed } from './recorded-discovery.ts';

const ANONYMOUS = { user: undefined, hasToken: false };

const CASES: readonly {
  name: string;
  recording: string;
  given?: Partial<CallContext>;
  says: readonly string[];
}[] = [
  {
    name: 'no token',
    recording: 'api-repo-get-anon',
    given: { ...ANONYMOUS, operation: operationNamed('getRepo') },
    says: [
      'answered 401 invalid_token (Requires authentication), expected 2xx',
      'oauth-token',
      '"View all visible repositories"',
      'Generate Token',
    ],
  },
  {
    name: 'a good token without the scope, of /user/',
    recording: 'api-user-insufficient',
    given: { operation: operationNamed('getLoggedInUser') },
    says: ['lacks the scope user:read ("Read User Information")', 'The token itself is good, it acts as devtable'],
  },
  {
    name: 'a scope that is missing',
    recording: 'api-repo-put-readonly',
    given: { operation: operationNamed('updateRepo') },
    says: [
      'answered 403 insufficient_scope (Unauthorized)',
      'two causes',
      'repo:write ("Read/Write to any accessible repositories")',
      'devtable has no role',
    ],
  },
  {
    name: 'a scope that nobody knows',
    recording: 'api-superuser-users-nonsuper',
    says: ['the token lacks the scope that it needs'],
  },
  {
    name: 'a write whose token is not seen',
    recording: 'api-repo-put-anon',
    says: ['answered 403 (CSRF token was invalid or missing.)', 'Authorization header'],
  },
  {
    name: 'what is not there',
    recording: 'api-tag-delete-again',
    says: ['answered 404 not_found (Not Found)', 'or devtable may not see it'],
  },
  {
    name: 'what may be a nested repository',
    recording: 'api-repo-get-unknown',
    given: { repository: 'acme/app/x' },
    says: ['was read as one of the repository acme/app/x'],
  },
  {
    name: 'no route of the API',
    recording: 'api-unknown-route-slash',
    says: ['answered 404', 'no answer of the v1 API'],
  },
  {
    name: 'no route of the API, for a write',
    recording: 'api-unknown-route-post',
    says: ['answered 405', 'no answer of the v1 API'],
  },
  {
    name: 'another method',
    recording: 'api-wrong-method-post',
    says: ['answered 405', 'not for POST, only for OPTIONS, GET, HEAD'],
  },
  {
    name: 'a slash that is missing',
    recording: 'api-user-noslash',
    says: ['answered 308, expected', 'write /api/v1/user/'],
  },
  { name: 'no body', recording: 'api-repo-put-nocontenttype', says: ['answered 415', 'give the input body'] },
  {
    name: 'a field that is wrong',
    recording: 'api-repo-put-wrong-type',
    says: ["answered 400 invalid_request (5 is not of type 'string'"],
  },
  {
    name: 'a message that is an object',
    recording: 'api-tag-list-badlimit',
    says: ['answered 400 (limit: Limit to the number'],
  },
  {
    name: 'a message',
    recording: 'api-robot-get-unknown',
    says: ['answered 400 (Could not find robot with specified username)'],
  },
  {
    name: 'what was not expected',
    recording: 'api-repo-get',
    given: { expected: '404' },
    says: ['answered 200, expected 404', 'expect-status'],
  },
];

describe('the error for a recorded answer', () => {
  it.each(CASES)('$name', ({ recording, given, says }) => {
    const { message } = refuseAnswer(recorded(recording), context(given));
    for (const words of says) expect(message).toEqual(expect.stringContaining(words));
  });

  it.each([
    {
      name: 'a server error',
      status: 502,
      body: '<h1>Bad Gateway</h1>',
      says: /answered 502 \(Bad Gateway\).*is not known/,
    },
    { name: 'a conflict', status: 409, body: '{"message":"x"}', says: /answered 409 \(x\).*present state/ },
    {
      name: 'a limit',
      status: 429,
      body: '<h1>429 Too Many Requests</h1>',
      says: /answered 429 \(.*\).*wait.*a write never is/,
    },
  ])('$name, of a write', ({ status, body, says }) => {
    const { sent, response } = recorded('api-repo-put');
    const failed = { sent, response: { ...response, status, body: Buffer.from(body) } };
    expect(refuseAnswer(failed, context()).message).toMatch(says);
  });
});

const REFUSALS = recordingNames().filter((name) => {
  const { request, response } = name.startsWith('api-')
    ? readRecording(name)
    : { request: { method: '' }, response: { status: 0 } };
  return response.status >= 300 && METHODS.some((method) => method === request.method);
});

it.each(REFUSALS)('%s is one readable line', (name) => {
  const { message } = refuseAnswer(recorded(name), context());
  expect(message).toMatch(/^[A-Z]+ http:\/\/\S+ answered \d{3}.*\. .*\.$/);
  expect(message).not.toMatch(/[\r\n]|<[a-z/!]/);
  expect(message.length).toBeLessThan(1_500);
});
