import { readFile } from 'node:fs/promises';
import type { Target } from '../contract/registry-client.ts';
import { realQuayScript, startRealQuay } from '../support/real-quay.ts';
import { startRegistry } from '../support/registry/registry.ts';

/** The registry that the demo runs on. */
export interface DemoTarget {
  readonly target: Target;
  /** The description to print. */
  readonly name: string;
  stop(): Promise<void>;
}

/** Starts a real Quay if REAL_QUAY is the path of its start script, otherwise the embedded registry with TLS. */
export async function openDemoTarget(): Promise<DemoTarget> {
  const script = realQuayScript();
  return script === undefined ? await openEmbedded() : await openReal(script);
}

/** The password of the embedded registry's user. It must not be a word of the messages, which would be masked. */
const PASSWORD = 'Dem0-of-the-gate';

async function openEmbedded(): Promise<DemoTarget> {
  const registry = await startRegistry({ tls: true, users: { devtable: PASSWORD } });
  const { host, url, certificate } = registry;
  const account = { username: 'devtable', password: PASSWORD, namespace: 'devtable' };
  const target: Target = { flavour: 'python', host, url, certificate, ...account };
  return { target, name: 'the embedded registry (set REAL_QUAY for a real Quay)', stop: registry.stop };
}

async function openReal(script: string): Promise<DemoTarget> {
  const quay = await startRealQuay(script);
  const { host, url, username, password } = quay;
  const certificate = await readFile(quay.certificatePath, 'utf8');
  const target: Target = { flavour: 'go', host, url, certificate, username, password, namespace: username };
  return { target, name: 'a real Quay', stop: quay.stop };
}
