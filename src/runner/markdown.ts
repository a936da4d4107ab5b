import { htmlEscape } from 'escape-goat';
import { oneLine } from '../text.ts';

/*
 * A summary is Markdown in which all text of foreign origin stands in HTML blocks: there GitHub reads no Markdown, makes no links of
 * addresses, and a `|` ends no cell. A blank line ends such a block, so nothing in one may have a line break of its own.
 */

/**
 * Makes text of foreign origin harmless in HTML, and in Markdown too should it get there: one line, cut, special characters as entities.
 * @param max characters before escaping.
 * @see https://github.github.com/gfm/#html-blocks
 */
export function escapeText(text: string, max = 200): string {
  return htmlEscape(oneLine(text, max)).replace(MARKDOWN, (character) => `&#${character.codePointAt(0)};`);
}

const MARKDOWN = /[`|*_[\]\\~$]/g;

/** Text of foreign origin as code: GitHub makes no mentions, issue links, emoji or formulas of what is in there. */
export function code(text: string, max?: number): string {
  return text === '' ? '' : `<code>${escapeText(text, max)}</code>`;
}

/** Lines of foreign origin as one paragraph of code. */
export function paragraph(text: string): string {
  const lines = text.split('\n').map((line) => code(line, MAX_LINE));
  return `<p>${lines.join('<br>')}</p>`;
}

/** Characters of one line of a paragraph. */
const MAX_LINE = 1_000;

/** The start of a table, its head included. Cells are HTML. */
export function tableHead(cells: readonly string[]): string {
  return `<table>\n<tr>${cells.map((cell) => `<th>${cell}</th>`).join('')}</tr>`;
}

/** One row of a table. Cells are HTML. */
export function tableRow(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/**
 * Makes text of foreign origin fit for a quoted label of a Mermaid diagram: all but letters, digits and a few harmless characters
 * becomes an entity of Mermaid's own. Blanks too, because Mermaid reads labels as Markdown (`1. ` would be a list).
 * @see https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function mermaidText(text: string, max = 60): string {
  return oneLine(text, max).replace(/[^A-Za-z0-9./-]/gu, (character) => `#${character.codePointAt(0)};`);
}

/** `512 B`, `1.5 KiB`, `20 MiB` */
export function formatBytes(bytes: number): string {
  const power = Math.min(Math.max(Math.floor(Math.log2(bytes) / 10), 0), UNITS.length - 1);
  const value = bytes / 1024 ** power;
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${UNITS[power]}`;
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
