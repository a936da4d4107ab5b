import { describe, expect, it, test } from 'vitest';
import { readProblem } from '../../../src/registry/problem.ts';

describe('readProblem', () => {
  const cases = [
    {
      name: 'the distribution specification',
      body: '{"errors":[{"code":"MANIFEST_UNKNOWN","detail":{},"message":"manifest unknown"}]}\n',
      codes: ['MANIFEST_UNKNOWN'],
      words: 'manifest unknown',
    },
    {
      name: 'two errors, with a detail string and with only a code',
      body: '{"errors":[{"code":"DENIED","message":"no","detail":"not yours"},{"code":"UNAUTHORIZED"}]}',
      codes: ['DENIED', 'UNAUTHORIZED'],
      words: 'no; not yours; UNAUTHORIZED',
    },
    {
      name: 'errors as strings, a code as number',
      body: '{"errors":["a",{"code":7,"message":"b"}]}',
      codes: [],
      words: 'a; b',
    },
    {
      name: 'an invalid Bearer token at Quay',
      body: '{"error": "Audience doesn\'t match"}',
      codes: [],
      words: "Audience doesn't match",
    },
    {
      name: 'OAuth 2',
      body: '{"error":"invalid_scope","error_description":"unknown scope"}',
      codes: ['invalid_scope'],
      words: 'invalid_scope; unknown scope',
    },
    { name: 'only a description', body: '{"error_description":"unknown scope"}', codes: [], words: 'unknown scope' },
    {
      name: 'an error as object',
      body: '{"error":{"code":403,"message":"no"}}',
      codes: [],
      words: 'code: 403; message: no',
    },
    {
      name: 'a message',
      body: '{"message":"Token does not match robot"}\n',
      codes: [],
      words: 'Token does not match robot',
    },
    {
      name: 'a message as object',
      body: '{"message": {"limit": "Max 100.", "page": ["a", "b"], "deep": {"x": 1}}}',
      codes: [],
      words: 'limit: Max 100.; page: a, b; deep:',
    },
    {
      name: 'Quay API',
      body: '{"detail":"Requires\\n  authentication","error_message":"Requires authentication","error_type":"invalid_token","title":"invalid_token","status":401}',
      codes: ['invalid_token'],
      words: 'Requires authentication',
    },
    { name: 'only a title', body: '{"title":"invalid_token","detail":null}', codes: [], words: 'invalid_token' },
    { name: 'an empty list of errors', body: '{"errors":[],"message":"m"}', codes: [], words: 'm' },
    {
      name: 'JSON of another shape',
      body: '{"data":{"storage":false}}',
      codes: [],
      words: 'JSON with data',
    },
    { name: 'a detail before a message', body: '{"detail":"d","message":"m"}', codes: [], words: 'd' },
    { name: 'a lone surrogate', body: '{"error":"a\\ud800b"}', codes: [], words: 'a\uFFFDb' },
    { name: "the body of Quay's /v2/", body: 'true', codes: [], words: '' },
    { name: 'a JSON string', body: '"gone"', codes: [], words: 'gone' },
    { name: 'an empty body', body: '', codes: [], words: '' },
    {
      name: 'plain text',
      body: 'Too many login attempts. \nPlease wait.',
      codes: [],
      words: 'Too many login attempts. Please wait.',
    },
    { name: 'a less-than in plain text', body: 'size < 3', codes: [], words: 'size < 3' },
    {
      name: 'an equal title and heading, with tags inside',
      body: '<html>\n<head><title>Internal Error</title></head><h1><p>Internal Error</p></h1></html>',
      codes: [],
      words: 'Internal Error',
    },
    {
      name: 'a heading within the title',
      body: '<!doctype html><title>405 Not Allowed</title><h1>Not Allowed</h1>',
      codes: [],
      words: '405 Not Allowed',
    },
    {
      name: 'a title within the heading',
      body: '<title>Quay</title><h1>Quay is loading</h1>',
      codes: [],
      words: 'Quay is loading',
    },
    {
      name: 'a different title and heading',
      body: '<TITLE ng-bind="x">Quay</TITLE><H1 class="a">a &amp; b</H1>',
      codes: [],
      words: 'Quay: a & b',
    },
    {
      name: 'HTML without title and heading',
      body: '<p>Down<br>until noon</p><script>x()</script>',
      codes: [],
      words: 'Down until noon',
    },
    {
      name: 'an XML error of a storage',
      body: '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
      codes: [],
      words: 'AccessDenied',
    },
    {
      name: 'control and formatting characters',
      body: '{"message":"a\\u001b[31mb\\u0000c\\u202ed\\u2028e\\r\\n::error::f"}',
      codes: [],
      words: 'a [31mb cd e ::error::f',
    },
  ];
  test.each(cases)('$name', ({ body, codes, words }) => {
    expect(readProblem(body, 'text/html')).toEqual({ codes, words });
    expect(readProblem(new TextEncoder().encode(body), undefined)).toEqual({ codes, words });
  });

  it('reads HTML without a tag at its start only if the content type says HTML', () => {
    expect(readProblem('Sorry, <b>no</b>', 'text/html; charset=utf-8').words).toBe('Sorry, no');
    expect(readProblem('Sorry, <b>no</b>', 'text/plain').words).toBe('Sorry, <b>no</b>');
  });

  it('cuts to 300 characters, not within a surrogate pair', () => {
    expect(readProblem('a'.repeat(301), undefined).words).toBe(`${'a'.repeat(299)}…`);
    expect(readProblem('a'.repeat(300), undefined).words).toBe('a'.repeat(300));
    expect(readProblem(`${'a'.repeat(298)}😀b`, undefined).words).toBe(`${'a'.repeat(298)}…`);
  });
});

describe('readProblem limits', () => {
  const megabyte = 'x'.repeat(1 << 20);
  const cases = [
    { name: 'a code', body: { errors: [{ code: megabyte, message: 'no' }] }, code: 64, words: 'no' },
    { name: "Quay's error_type", body: { error_type: megabyte, detail: 'no' }, code: 64, words: 'no' },
  ];
  test.each(cases)('$name of 1 MB is cut', ({ body, code, words }) => {
    const problem = readProblem(JSON.stringify(body), 'application/json');
    expect(problem.codes.map((one) => one.length)).toEqual([code]);
    expect(problem.words).toBe(words);
  });

  it('the names of the fields of 1 MB are cut', () => {
    expect(readProblem(JSON.stringify({ [megabyte]: 1 }), undefined).words.length).toBeLessThan(100);
  });

  const damaged = ['{"token":"eyJhbGciOiJSUzI1NiJ9.eyJz', '["secret', '"secret', ' [[{"a'];
  test.each(damaged)('JSON that was cut off is not quoted, because it may have half of a secret: %s', (body) => {
    expect(readProblem(body, 'application/json')).toEqual({ codes: [], words: '' });
  });

  it('text in brackets is quoted', () => {
    expect(readProblem('[Errno 111] Connection refused', 'text/plain').words).toBe('[Errno 111] Connection refused');
  });
});
