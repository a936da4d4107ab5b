import { readFile } from 'node:fs/promises';
import type { Target } from '../contract/registry-client.ts';
import { type RealQuayOptions, realQuayScript, startRealQuay } from '../support/real-quay.ts';

/** A real Quay, with the settings of the registry client and the gate. */
export interface RealTarget {
  readonly target: Target;
  readonly certificatePath: string;
  stop(): Promise<void>;
}

/** Starts the real Quay of the environment variable REAL_QUAY. */
export async function openRealTarget(options: RealQuayOptions = {}): Promise<RealTarget> {
  const script = realQuayScript();
  if (script === undefined) throw new Error('REAL_QUAY is not set: it is to name the start script of a real Quay');
  const { host, url, username, password, certificatePath, stop } = await startRealQuay(script, options);
  const certificate = await readFile(certificatePath, 'utf8');
  return {
    target: { flavour: 'go', host, url, certificate, username, password, namespace: username },
    certificatePath,
    stop,
  };
}
