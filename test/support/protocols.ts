import { test } from 'vitest';
import type { Protocol } from './registry/connection.ts';
import type { RegistryOptions } from './registry/options.ts';

/** The protocols of a registry with TLS. */
export const PROTOCOLS: readonly Protocol[] = ['HTTP/1.1', 'HTTP/2'];

/**
 * Defines a test for each protocol. One transcript for both shows that an action does the same over both; if the action changed the
 * protocol, the transcript would have a line of the debug log.
 */
export function testEachProtocol(title: string, run: (protocol: Protocol) => Promise<void>): void {
  for (const protocol of PROTOCOLS) test(`${title} (${protocol})`, () => run(protocol));
}

/** The options of a registry that speaks this protocol. */
export function over(protocol: Protocol, options: RegistryOptions = {}): RegistryOptions {
  return { ...options, tls: true, features: { ...options.features, http2: protocol === 'HTTP/2' ? 'on' : 'off' } };
}
