import { htmlEscape } from 'escape-goat';
import { oneLine } from '../text.ts';

/*
 * All untrusted text in a summary is in HTML blocks. In these GitHub does not interpret Markdown, does not turn URLs into links, and a `|`
 * does not end a table cell. An empty line ends an HTML block, so untrusted text must not contain line breaks.
 */

/**
 * Escapes untrusted text for HTML, and also for Markdown: one line, cut to `max` characters, special characters as entities.
 * @param max is counted before escaping.
 * @see https://github.github.com/gfm/#html-blocks
 */
export function escapeText(text: string, max = 200): string {
  return htmlEscape(oneLine(text, max)).replace(MARKDOWN, (character) => `&#${character.codePointAt(0)};`);
}

const MARKDOWN = /[`|*_[\]\\~$]/g;

/** Formats untrusted text as code, where GitHub does not create mentions, issue links, emoji or formulas. */
export function code(text: string, max?: number): string {
  return text === '' ? '' : `<code>${escapeText(text, max)}</code>`;
}

/** Formats untrusted lines as one paragraph of code. */
export function paragraph(text: string): string {
  const lines = text.split('\n').map((line) => code(line, MAX_LINE));
  return `<p>${lines.join('<br>')}</p>`;
}

/** Characters of one line of a paragraph. */
const MAX_LINE = 1_000;

/** The start of a table with its header row. Cells are HTML. */
export function tableHead(cells: readonly string[]): string {
  return `<table>\n<tr>${cells.map((cell) => `<th>${cell}</th>`).join('')}</tr>`;
}

/** One row of a table. Cells are HTML. */
export function tableRow(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/**
 * Escapes untrusted text for a quoted label of a Mermaid diagram: all characters except letters, digits and a few others become
 * entities of Mermaid. Spaces too, because Mermaid interprets labels as Markdown (`1. ` would start a list).
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
