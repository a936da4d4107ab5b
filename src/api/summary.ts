import { describeScopes } from '../quay/v1/oauth-scopes.ts';
import type { Operation } from '../quay/v1/operation.ts';
import { code, escapeText, tableHead, tableRow } from '../runner/markdown.ts';
import { block, joinSections, type Section } from '../runner/sections.ts';

/** The operations of a server's v1 API as Markdown: a table for each tag, in alphabetical order. */
export function operationsSummary(operations: readonly Operation[], host: string): string {
  const tags = Map.groupBy(operations, ({ tag }) => tag || 'other');
  const sections = [...tags].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([tag, inTag]) => tagSection(tag, inTag));
  return joinSections([block(head(operations.length, host)), ...sections], {
    maxBytes: MAX_SUMMARY_BYTES,
    note: '<p>✂️ The list is cut here. The rest stands in <code>/api/v1/discovery?internal=true</code>.</p>',
  });
}

/** Bytes. GitHub refuses a summary above 1 MiB; the difference is room for what masking adds. */
const MAX_SUMMARY_BYTES = 1_000_000;

function head(count: number, host: string): string {
  return [
    '## Quay API',
    '',
    `<p>The ${count} operations of the v1 API of ${code(host)}. Call one with <code>operation</code> and <code>parameters</code>, or with <code>method</code> and <code>path</code>; a dash: the document names no scope.</p>`,
  ].join('\n');
}

function tagSection(tag: string, operations: readonly Operation[]): Section {
  return {
    before: `<h3>${escapeText(tag)}</h3>\n${tableHead(['Operation', 'Method and path', 'The token needs', 'What it does'])}`,
    rows: operations.map((operation) => tableRow(cells(operation))),
    after: '</table>',
  };
}

function cells({ id, method, path, scopes, description }: Operation): readonly string[] {
  const needs = escapeText(describeScopes(scopes)) || '–';
  return [code(id), code(`${method} ${path}`, 300), needs, escapeText(description, 300)];
}
