import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBodyMismatches, readBodySchema } from '../../../../src/quay/v1/body-schema.ts';
import { DISCOVERY, operationNamed } from './recorded-discovery.ts';

const CASES = [
  { name: 'as described', id: 'updateRepo', body: { description: 'x' }, mismatches: [] },
  { name: 'an unknown field', id: 'updateRepo', body: { description: '', foo: 1 }, mismatches: ['unknown-field  foo'] },
  { name: 'a missing field', id: 'updateRepo', body: {}, mismatches: ['missing-field  description'] },
  {
    name: 'a number for a string',
    id: 'updateRepo',
    body: { description: 5 },
    mismatches: ['wrong-type description integer'],
  },
  { name: 'a list for an object', id: 'updateRepo', body: [1], mismatches: ['wrong-type  array'] },
  { name: 'null if it is allowed', id: 'changeTag', body: { expiration: null }, mismatches: [] },
  { name: 'an integer for a number', id: 'changeTag', body: { expiration: 1795411137 }, mismatches: [] },
  {
    name: 'a string for a number',
    id: 'changeTag',
    body: { expiration: '1d' },
    mismatches: ['wrong-type expiration string'],
  },
  {
    name: 'an object without described fields',
    id: 'createUserRobot',
    body: { unstructured_metadata: { a: 1 } },
    mismatches: [],
  },
  {
    name: 'a field in a list',
    id: 'createUserRobotFederation',
    body: [{ issuer: 'https://x', subject: 'y', audiences: [] }],
    mismatches: ['unknown-field [0] audiences'],
  },
  {
    name: '__proto__ as a field',
    id: 'updateRepo',
    body: JSON.parse('{"description":"","__proto__":1}'),
    mismatches: ['unknown-field  __proto__'],
  },
];

describe('a body against the recorded document', () => {
  it.each(CASES)('$name', ({ id, body, mismatches }) => {
    const schema = operationNamed(id).body;
    if (schema === undefined) throw new Error(`${id} takes no body`);
    const found = [...findBodyMismatches(schema, body)].map((mismatch) => {
      return `${mismatch.kind} ${mismatch.at} ${mismatch.kind === 'wrong-type' ? mismatch.actual : mismatch.name}`;
    });
    expect(found).toEqual(mismatches);
  });

  it('never throws, for any schema and any body', () => {
    const schemas = DISCOVERY.operations.flatMap(({ body }) => body ?? []);
    fc.assert(
      fc.property(
        fc.constantFrom(...schemas),
        fc.jsonValue(),
        (schema, body) => void [...findBodyMismatches(schema, body)],
      ),
    );
  });
});

describe('a schema without demands', () => {
  it.each([
    { name: 'absent', schema: undefined },
    { name: 'a number', schema: 5 },
    { name: 'an unknown type', schema: { type: 'file' } },
    { name: 'invalid fields', schema: { type: 7, properties: [] } },
  ])('$name', ({ schema }) => {
    expect([...findBodyMismatches(readBodySchema(schema), { any: 1 })]).toEqual([]);
  });

  it('is read up to a limited depth', () => {
    let schema: object = { type: 'string' };
    for (let depth = 0; depth < 100_000; depth++) schema = { items: schema };
    expect(readBodySchema(schema).items).toBeDefined();
  });
});
