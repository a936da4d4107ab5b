import type { DatasetName } from './datasets.ts';

/** The newest protocol that a registry speaks. */
export type Protocol = 'HTTP/2' | 'HTTP/1.1';

/** The argument of registry-process.ts, as JSON. */
export interface RegistryArguments {
  /** The `host:port` of the proxy in front of it. */
  readonly serverHostname: string;
  readonly dataset: DatasetName;
  readonly protocol: Protocol;
  /** Whether it takes as long as a real Quay to respond. */
  readonly hasResponseTimes: boolean;
}

/** Milliseconds that a complete Quay (Python, nginx, PostgreSQL) takes to respond. */
export const RESPONSE_TIMES = { exchange: 55, other: 8 } as const;
