import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDiscovery } from '../../../../src/quay/v1/discovery-document.ts';
import { DISCOVERY, DOCUMENT, operationNamed } from './recorded-discovery.ts';

describe('the recorded document', () => {
  it('has its 173 operations, and is whole', () => {
    expect(DISCOVERY.operations).toHaveLength(173);
    expect(DISCOVERY.whole).toBe(true);
  });

  it('tells all that a call is checked by', () => {
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
    { name: 'path parameters that stand as query parameters too', id: 'listTriggerFieldValues', query: [] },
  ])('$name', ({ id, query }) => {
    const operation = DISCOVERY.operations.find((candidate) => candidate.id === id);
    expect(operation?.query.map(({ name }) => name)).toEqual(query);
  });

  it('names no scope where the document says nothing', () => {
    expect(operationNamed('getOrganization').scopes).toEqual([]);
  });
});

const GET = { operationId: 'one', parameters: [], tags: ['t'] };

describe('other documents', () => {
  it.each([
    { name: 'no JSON', json: undefined },
    { name: 'a list', json: [] },
    { name: 'an error', json: { error: 'Not Found' } },
    { name: 'no paths', json: { swagger: '2.0', paths: {} } },
    { name: 'another API', json: { paths: { '/v2/x': { get: GET } } } },
    { name: 'paths that are no objects', json: { paths: { '/api/v1/x': 1 } } },
    { name: 'operations without a name', json: { paths: { '/api/v1/x': { get: {} } } } },
  ])('$name: none', ({ json }) => {
    expect(readDiscovery(json)).toBeUndefined();
  });

  it('keeps what can be read, and says that it is not whole', () => {
    const read = readDiscovery({ paths: { '/api/v1/x': { get: GET, put: 5 }, '/api/v1/y': null } });
    expect(read?.operations.map(({ id }) => id)).toEqual(['one']);
    expect(read?.whole).toBe(false);
  });

  it('is not whole without what every Quay has', () => {
    const { paths } = JSON.parse(JSON.stringify(DOCUMENT));
    delete paths['/api/v1/user/robots'];
    expect(readDiscovery({ paths })?.whole).toBe(false);
  });

  it('reads any JSON without throwing', () => {
    const item = fc.dictionary(fc.constantFrom('get', 'put', 'parameters'), fc.jsonValue());
    const paths = fc.dictionary(fc.constantFrom('/api/v1/x', '/api/v1/{y}', '/z'), fc.oneof(item, fc.jsonValue()));
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.record({ paths })), (json) => void readDiscovery(json)));
  });
});
