import { describeScopes } from '../quay/v1/oauth-scopes.ts';
import type { Operation } from '../quay/v1/operation.ts';
import { code, escapeText, tableHead, tableRow } from '../runner/markdown.ts';
import type { Runner } from '../runner/runner.ts';
import { block, joinSections, type Section } from '../runner/sections.ts';
import type { ApiSession } from './session.ts';

/**
 * Lists the operations of a server's v1 API in the job summary.
 * @throws Error if the server has no discovery document; NetworkError.
 */
export async function listOperations(session: ApiSession, runner: Runner): Promise<void> {
  const { registry } = session;
  const result = await session.fetchDiscovery();
  if (result.kind === 'absent') {
    throw new Error(
      `The operations of ${registry} cannot be listed without its discovery document. Check that registry is a Quay; if it is, set method and path to call it. GET /api/v1/discovery ${result.reason}.`,
    );
  }
  const { operations } = result.discovery;
  await runner.summary(operationsSummary(operations, registry));
  runner.notice(
    `Nothing was called, because neither path nor operation is given. The job summary lists the ${operations.length} operations of ${registry}.`,
  );
}

/** One table for each tag, in alphabetical order. */
function operationsSummary(operations: readonly Operation[], registry: string): string {
  const tags = Map.groupBy(operations, ({ tag }) => tag || 'other');
  const sections = [...tags].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([tag, inTag]) => tagSection(tag, inTag));
  return joinSections([block(summaryHead(operations.length, registry)), ...sections], {
    maxBytes: MAX_SUMMARY_BYTES,
    note: '<p>✂️ The list is cut here. <code>/api/v1/discovery?internal=true</code> has all operations.</p>',
  });
}

/** Bytes. GitHub refuses a summary above 1 MiB; the difference is for what masking adds. */
const MAX_SUMMARY_BYTES = 1_000_000;

function summaryHead(count: number, registry: string): string {
  return [
    '## Quay API',
    '',
    `<p>The ${count} operations of the v1 API of ${code(registry)}. Call one with <code>operation</code> and <code>parameters</code>, or with <code>method</code> and <code>path</code>. A dash means that the document names no scope.</p>`,
  ].join('\n');
}

function tagSection(tag: string, operations: readonly Operation[]): Section {
  return {
    before: `<h3>${escapeText(tag)}</h3>\n${tableHead(['Operation', 'Method and path', 'Scope of the token', 'Description'])}`,
    rows: operations.map((operation) => tableRow(operationCells(operation))),
    after: '</table>',
  };
}

function operationCells({ id, method, path, scopes, description }: Operation): readonly string[] {
  const scope = escapeText(describeScopes(scopes)) || '–';
  return [code(id), code(`${method} ${path}`, 300), scope, escapeText(description, 300)];
}
