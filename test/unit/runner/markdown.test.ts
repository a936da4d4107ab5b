import { htmlUnescape } from 'escape-goat';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { code, escapeText, formatBytes, mermaidText, paragraph, tableRow } from '../../../src/runner/markdown.ts';
import { oneLine } from '../../../src/text.ts';

const HOSTILE = fc
  .array(
    fc.oneof(
      fc.constantFrom('|', '<', '>', '`', '```', '\n', '\r', '"', '&', '</code>', '](', '%%{', '#'),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((pieces) => pieces.join(''));

describe('escapeText', () => {
  const cases = [
    { name: 'an artifact type as it is', text: 'application/spdx+json', is: 'application/spdx+json' },
    { name: 'HTML', text: '<img src=x>', is: '&lt;img src=x&gt;' },
    { name: 'the end of a cell', text: 'a|b', is: 'a&#124;b' },
    { name: 'the end of inline code', text: '`a`', is: '&#96;a&#96;' },
    { name: 'a link', text: '[a](https://example.org)', is: '&#91;a&#93;(https://example.org)' },
    { name: 'an entity', text: '&lt;', is: '&amp;lt;' },
    { name: 'a line end', text: 'a\nb', is: 'a&#92;u{a}b' },
  ];
  test.each(cases)('$name', ({ text, is }) => expect(escapeText(text)).toBe(is));

  it('has no line ends and no special characters, and decodes to the same string', () => {
    const property = fc.property(HOSTILE, (text) => {
      const escaped = escapeText(text);
      expect(escaped).not.toMatch(/[\n\r\u2028\u2029|<>`"'*_[\]\\~$]/);
      expect(escaped.replace(/&(?:amp|lt|gt|quot|#\d+);/g, '')).not.toContain('&');
      const decoded = escaped.replace(/&#(\d+);/g, (entity, digits: string) =>
        digits === '39' ? entity : String.fromCodePoint(Number(digits)),
      );
      expect(htmlUnescape(decoded)).toBe(oneLine(text));
    });
    fc.assert(property);
  });
});

describe('code, paragraphs and rows', () => {
  it('are one line and contain only their own tags', () => {
    const property = fc.property(HOSTILE, (text) => {
      expect(code(text)).toMatch(/^(?:<code>[^<>\n]*<\/code>)?$/);
      expect(paragraph(text)).toMatch(/^<p>(?:<br>|<code>[^<>\n]*<\/code>)*<\/p>$/);
      expect(tableRow([code(text)])).toMatch(/^<tr><td>(?:<code>[^<>|`\n]*<\/code>)?<\/td><\/tr>$/);
    });
    fc.assert(property);
  });
});

describe('mermaidText', () => {
  const cases = [
    { name: 'an artifact type', text: 'application/spdx+json', is: 'application/spdx#43;json' },
    { name: 'the end of a label', text: 'a"]', is: 'a#34;#93;' },
    { name: 'an entity of Mermaid', text: '#quot;', is: '#35;quot#59;' },
    { name: 'a list of Markdown', text: '1. a', is: '1.#32;a' },
    { name: 'an emoji', text: '😀', is: '#128512;' },
  ];
  test.each(cases)('$name', ({ text, is }) => expect(mermaidText(text)).toBe(is));

  it('has only safe characters and entities', () => {
    fc.assert(fc.property(HOSTILE, (text) => /^(?:[A-Za-z0-9./-]|#\d+;)*$/.test(mermaidText(text))));
  });
});

describe('formatBytes', () => {
  const cases = [
    { bytes: 0, is: '0 B' },
    { bytes: 812, is: '812 B' },
    { bytes: 1023, is: '1023 B' },
    { bytes: 1024, is: '1 KiB' },
    { bytes: 1536, is: '1.5 KiB' },
    { bytes: 20 * 1024 * 1024, is: '20 MiB' },
    { bytes: 2 ** 60, is: '1048576 TiB' },
  ];
  test.each(cases)('$bytes', ({ bytes, is }) => expect(formatBytes(bytes)).toBe(is));
});
