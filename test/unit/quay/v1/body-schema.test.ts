import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBodyFaults, readBodySchema } from '../../../../src/quay/v1/body-schema.ts';
import { DISCOVERY, operationNamed } from './recorded-discovery.ts';

const CASES = [
  { name: 'as described', id: 'updateRepo', body: { description: 'x' }, faults: [] },
  { name: 'an unknown field', id: 'updateRepo', body: { description: '', foo: 1 }, faults: ['unknown-field  foo'] },
  { name: 'a missing field', id: 'updateRepo', body: {}, faults: ['missing-field  description'] },
  {
    name: 'a number for a text',
    id: 'updateRepo',
    body: { description: 5 },
    faults: ['wrong-type description integer'],
  },
  { name: 'a list for an object', id: 'updateRepo', body: [1], faults: ['wrong-type  array'] },
  { name: 'null where it may be', id: 'changeTag', body: { expiration: null }, faults: [] },
  { name: 'an integer for a number', id: 'changeTag', body: { expiration: 1795411137 }, faults: [] },
  {
    name: 'a text for a number',
    id: 'changeTag',
    body: { expiration: '1d' },
    faults: ['wrong-type expiration string'],
  },
  {
    name: 'an object that is described no further',
    id: 'createUserRobot',
    body: { unstructured_metadata: { a: 1 } },
    faults: [],
  },
  {
    name: 'a field in a list',
    id: 'createUserRobotFederation',
    body: [{ issuer: 'https://x', subject: 'y', audiences: [] }],
    faults: ['unknown-field [0] audiences'],
  },
  {
    name: '__proto__ as a field',
    id: 'updateRepo',
    body: JSON.parse('{"description":"","__proto__":1}'),
    faults: ['unknown-field  __proto__'],
  },
];

describe('a body against the recorded document', () => {
  it.each(CASES)('$name', ({ id, body, faults }) => {
    const schema = operationNamed(id).body;
    if (schema === undefined) throw new Error(`${id} takes no body`);
    const found = findBodyFaults(schema, body).map((fault) => {
      return `${fault.kind} ${fault.at} ${fault.kind === 'wrong-type' ? fault.is : fault.name}`;
    });
    expect(found).toEqual(faults);
  });

  it('takes any body in any of its schemas without throwing', () => {
    const schemas = DISCOVERY.operations.flatMap(({ body }) => body ?? []);
    fc.assert(
      fc.property(fc.constantFrom(...schemas), fc.jsonValue(), (schema, body) => void findBodyFaults(schema, body)),
    );
  });
});

describe('a schema that asks for nothing', () => {
  it.each([
    { name: 'absent', schema: undefined },
    { name: 'no object', schema: 5 },
    { name: 'an unknown type', schema: { type: 'file' } },
    { name: 'garbled fields', schema: { type: 7, properties: [] } },
  ])('$name', ({ schema }) => {
    expect(findBodyFaults(readBodySchema(schema), { any: 1 })).toEqual([]);
  });

  it('ends, however deep it is', () => {
    let schema: object = { type: 'string' };
    for (let depth = 0; depth < 100_000; depth++) schema = { items: schema };
    expect(readBodySchema(schema).items).toBeDefined();
  });
});
