import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { block, joinSections } from '../../../src/runner/sections.ts';

const TABLE = { before: '<table>', rows: ['<tr>1</tr>', '<tr>2</tr>', '<tr>3</tr>'], after: '</table>' };

describe('joinSections', () => {
  const cases = [
    {
      name: 'returns all sections that fit',
      sections: [block('head'), TABLE],
      maxBytes: 200,
      is: 'head\n\n<table>\n<tr>1</tr>\n<tr>2</tr>\n<tr>3</tr>\n</table>\n',
    },
    {
      name: 'cuts after a row, and closes the table',
      sections: [block('head'), TABLE, block('tail')],
      maxBytes: 58,
      is: 'head\n\n<table>\n<tr>1</tr>\n<tr>2</tr>\n</table>\n\ncut\n',
    },
    {
      name: 'leaves out a table without space for a row',
      sections: [block('head'), TABLE],
      maxBytes: 30,
      is: 'head\n\ncut\n',
    },
    {
      name: 'leaves out a whole block',
      sections: [block('head'), block('x'.repeat(50))],
      maxBytes: 50,
      is: 'head\n\ncut\n',
    },
  ];
  test.each(cases)('$name', ({ sections, maxBytes, is }) => {
    expect(joinSections(sections, { maxBytes, note: 'cut' })).toBe(is);
  });

  it('is never longer than maxBytes', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    const section = fc.record({ before: text, rows: fc.array(text), after: text });
    const property = fc.property(fc.array(section), fc.integer({ min: 10, max: 500 }), (sections, maxBytes) => {
      expect(Buffer.byteLength(joinSections(sections, { maxBytes, note: 'cut' }))).toBeLessThanOrEqual(maxBytes);
    });
    fc.assert(property);
  });
});
