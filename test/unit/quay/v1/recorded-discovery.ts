import { type Discovery, readDiscovery } from '../../../../src/quay/v1/discovery-document.ts';
import type { Operation } from '../../../../src/quay/v1/operation.ts';
import { readRecording } from '../../../contract/recording.ts';

/** The document of a Quay with `?internal=true`, as it was sent. */
export const DOCUMENT: unknown = JSON.parse(readRecording('api-discovery-internal').response.body);

/** The operations of that document. */
export const DISCOVERY: Discovery = readDiscovery(DOCUMENT) ?? { operations: [], complete: false };

/** One of its operations. */
export function operationNamed(id: string): Operation {
  const operation = DISCOVERY.operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`the recorded document has no ${id}`);
  return operation;
}
