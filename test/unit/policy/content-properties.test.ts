import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../../src/policy/glob.ts';
import { findContentFaults } from '../../../src/policy/judge-content.ts';
import { formatPointer } from '../../../src/policy/pointer.ts';
import { parseRule } from '../../../src/policy/rule.ts';
import type { ContentOptions } from '../../../src/policy/verification-fields.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';

const token = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '~', '/', '0', '.', ' ') }),
  fc.constantFrom('__proto__', 'constructor', 'length', 'toString'),
);
const pointers = fc.array(token, { minLength: 1, maxLength: 4 });
const leaves = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '*', '/', '@') }),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Number.isInteger(number)),
  fc.boolean(),
);
const wrap = (tokens: readonly string[], leaf: unknown) =>
  tokens.reduceRight<unknown>((inner, name) => Object.fromEntries([[name, inner]]), leaf);
const matches = (rule: ContentOptions, predicate: unknown) => findContentFaults(rule, predicate).length === 0;

describe('predicate.', () => {
  it('matches each value by its own text, and not by a longer one', () => {
    fc.assert(
      fc.property(pointers, leaves, (pointer, leaf) => {
        const ruleFor = (value: string) => ({ predicates: [{ pointer, value }] });
        expect(matches(ruleFor(String(leaf)), wrap(pointer, leaf))).toBe(true);
        expect(matches(ruleFor(`${leaf}x`), wrap(pointer, leaf))).toBe(false);
      }),
    );
  });

  it('matches nothing where the document has no string, number or boolean', () => {
    const others = fc.oneof(fc.constant(null), fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
    fc.assert(
      fc.property(pointers, others, fc.constantFrom('*', 'null', '', '[object Object]'), (pointer, other, value) => {
        const rule = { predicates: [{ pointer, value }] };
        expect(matches(rule, wrap(pointer, other))).toBe(false);
        expect(matches(rule, wrap(pointer.slice(0, -1), {}))).toBe(false);
      }),
    );
  });

  it('requires each of several values', () => {
    fc.assert(
      fc.property(fc.array(leaves, { minLength: 1, maxLength: 4 }), fc.nat(), (values, nth) => {
        const document = Object.fromEntries(values.map((value, index) => [`k${index}`, value]));
        const predicates = values.map((value, index) => ({ pointer: [`k${index}`], value: String(value) }));
        expect(matches({ predicates }, document)).toBe(true);
        const { [`k${nth % values.length}`]: _, ...without } = document;
        expect(matches({ predicates }, without)).toBe(false);
      }),
    );
  });

  it('is parsed from every formatted pointer', () => {
    const values = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('"'));
    fc.assert(
      fc.property(pointers, values, (pointer, value) => {
        const text = `provenance "predicate.${formatPointer(pointer)}=${value}"`;
        expect(parseRule(text, VERIFICATION_SYNTAX).predicates).toEqual([{ pointer, value }]);
      }),
    );
  });
});

describe('builder and material', () => {
  const uris = fc.string({ unit: fc.constantFrom('a', 'b', '/', ':') });
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*') });

  it('builder matches only if each builder that the provenance states does', () => {
    fc.assert(
      fc.property(patterns, fc.option(uris), fc.option(uris), (builder, v1, v02) => {
        const document = {
          ...(v1 !== null && { runDetails: { builder: { id: v1 } } }),
          ...(v02 !== null && { builder: { id: v02 } }),
        };
        const stated = [v1, v02].filter((id) => id !== null);
        const expected = stated.length > 0 && stated.every((id) => matchesGlob(builder, id));
        expect(matches({ builder }, document)).toBe(expected);
      }),
    );
  });

  it('material matches if any of the materials does, and never what is not a URI', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.boolean(), (others, isV1) => {
        const uri = 'git+https://github.com/acme/app';
        const documentOf = (materials: readonly unknown[]) =>
          isV1 ? { buildDefinition: { resolvedDependencies: materials } } : { materials };
        expect(matches({ material: uri }, documentOf([...others, { uri }]))).toBe(true);
        expect(matches({ material: uri }, documentOf(others))).toBe(false);
      }),
    );
  });
});

describe('format and min-packages', () => {
  interface Component {
    readonly components?: readonly Component[];
  }
  const { component } = fc.letrec<{ component: Component }>((tie) => ({
    component: fc.record(
      { components: fc.array(tie('component'), { maxLength: 3, depthIdentifier: 'component' }) },
      { requiredKeys: [] },
    ),
  }));
  const count = ({ components = [] }: Component): number => components.reduce((sum, one) => sum + 1 + count(one), 0);

  it('counts the components of CycloneDX at all levels', () => {
    fc.assert(
      fc.property(component, (root) => {
        const document = { bomFormat: 'CycloneDX', ...root };
        const packages = count(root);
        expect(matches({ minPackages: packages }, document)).toBe(true);
        expect(matches({ minPackages: packages + 1 }, document)).toBe(false);
        expect(matches({ format: 'cyclonedx' }, document)).toBe(true);
        expect(matches({ format: 'spdx' }, document)).toBe(false);
      }),
    );
  });

  it('counts the packages of SPDX, also in Data', () => {
    fc.assert(
      fc.property(fc.nat({ max: 50 }), fc.boolean(), (packages, isInData) => {
        const sbom = { spdxVersion: 'SPDX-2.3', packages: Array.from({ length: packages }, () => ({})) };
        const document = isInData ? { Data: sbom } : sbom;
        expect(matches({ format: 'spdx', minPackages: packages }, document)).toBe(true);
        expect(matches({ minPackages: packages + 1 }, document)).toBe(false);
      }),
    );
  });
});
