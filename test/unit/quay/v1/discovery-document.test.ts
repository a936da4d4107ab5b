import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDiscovery } from '../../../../src/quay/v1/discovery-document.ts';
import { DISCOVERY, DOCUMENT, operationNamed } from './recorded-discovery.ts';

describe('the recorded document', () => {
  it('has 173 operations and is complete', () => {
    expect(DISCOVERY.operations).toHaveLength(173);
    expect(DISCOVERY.complete).toBe(true);
  });

  it('has all that a check of a call needs', () => {
    expect(operationNamed('changeTag')).toMatchObject({
      method: 'PUT',
      path: '/api/v1/repository/{repository}/tag/{tag}',
      tag: 'tag',
      scopes: ['repo:write'],
      query: [],
      body: { types: ['object'], properties: { expiration: { types: ['number', 'null'] } } },
    });
  });

  it.each([
    {
      name: 'a query',
      id: 'listRepoTags',
      query: ['onlyActiveTags', 'page', 'limit', 'filter_tag_name', 'specificTag'],
    },
    { name: 'path parameters that are listed as query parameters too', id: 'listTriggerFieldValues', query: [] },
  ])('$name', ({ id, query }) => {
    const operation = DISCOVERY.operations.find((candidate) => candidate.id === id);
    expect(operation?.query.map(({ name }) => name)).toEqual(query);
  });

  it('has no scopes if the document names none', () => {
    expect(operationNamed('getOrganization').scopes).toEqual([]);
  });
});

const GET = { operationId: 'one', parameters: [], tags: ['t'] };

describe('other documents', () => {
  it.each([
    { name: 'invalid JSON', json: undefined },
    { name: 'a list', json: [] },
    { name: 'an error', json: { error: 'Not Found' } },
    { name: 'no paths', json: { swagger: '2.0', paths: {} } },
    { name: 'another API', json: { paths: { '/v2/x': { get: GET } } } },
    { name: 'paths that are not objects', json: { paths: { '/api/v1/x': 1 } } },
    { name: 'operations without an id', json: { paths: { '/api/v1/x': { get: {} } } } },
  ])('$name: undefined', ({ json }) => {
    expect(readDiscovery(json)).toBeUndefined();
  });

  it('keeps the operations that can be read, and is incomplete', () => {
    const read = readDiscovery({ paths: { '/api/v1/x': { get: GET, put: 5 }, '/api/v1/y': null } });
    expect(read?.operations.map(({ id }) => id)).toEqual(['one']);
    expect(read?.complete).toBe(false);
  });

  it('is incomplete without a core path', () => {
    const { paths } = JSON.parse(JSON.stringify(DOCUMENT));
    delete paths['/api/v1/user/robots'];
    expect(readDiscovery({ paths })?.complete).toBe(false);
  });

  const LONG = 'x'.repeat(3 << 20);
  it.each([
    { name: 'an operationId of 3 MB', paths: { '/api/v1/y': { get: { ...GET, operationId: LONG } } } },
    { name: 'a path of 3 MB', paths: { [`/api/v1/${LONG}`]: { get: GET } } },
    { name: 'a path of two lines', paths: { '/api/v1/y\n::error::': { get: GET } } },
  ])('leaves out $name, and is incomplete', ({ paths }) => {
    const read = readDiscovery({ paths: { '/api/v1/x': { get: GET }, ...paths } });
    expect(read?.operations.map(({ id }) => id)).toEqual(['one']);
    expect(read?.complete).toBe(false);
  });

  it.each([
    { name: 'a parameter', get: { ...GET, parameters: [{ name: LONG, in: 'query' }] } },
    { name: 'a tag', get: { ...GET, tags: [LONG] } },
    { name: 'a scope', get: { ...GET, security: [{ oauth2_implicit: [LONG] }] } },
  ])('leaves out $name of 3 MB', ({ get }) => {
    expect(JSON.stringify(readDiscovery({ paths: { '/api/v1/x': { get } } })).length).toBeLessThan(1_000);
  });

  it.each([
    { name: 'parameters', get: { ...GET, parameters: Array.from({ length: 49_000 }, () => ({})) } },
    { name: 'tags', get: { ...GET, tags: Array.from({ length: 49_000 }, () => 1) } },
    { name: 'security', get: { ...GET, security: Array.from({ length: 49_000 }, () => 1) } },
    {
      name: 'required fields',
      get: {
        ...GET,
        parameters: [{ name: 'b', in: 'body', schema: { required: Array.from({ length: 49_000 }, () => 1) } }],
      },
    },
  ])('has a list of 49,000 invalid $name', ({ get }) => {
    expect(readDiscovery({ paths: { '/api/v1/x': { get } } })?.operations).toHaveLength(1);
  });

  it('reads a definition once, however many operations refer to it', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`p${index}`, { type: 'string' }]),
    );
    const get = { ...GET, parameters: [{ name: 'b', in: 'body', schema: { $ref: '#/definitions/Large' } }] };
    const paths = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`/api/v1/${index}`, { get }]));
    const start = performance.now();
    const read = readDiscovery({ paths, definitions: { Large: { properties } } });
    expect(new Set(read?.operations.map(({ body }) => body)).size).toBe(1);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('never throws for any JSON', () => {
    const item = fc.dictionary(fc.constantFrom('get', 'put', 'parameters'), fc.jsonValue());
    const paths = fc.dictionary(fc.constantFrom('/api/v1/x', '/api/v1/{y}', '/z'), fc.oneof(item, fc.jsonValue()));
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.record({ paths })), (json) => void readDiscovery(json)));
  });
});
