import { CredentialFinder } from '../credentials/find.ts';
import { handleEvents } from '../events.ts';
import { openConnection } from '../inputs/open-connection.ts';
import { Sessions } from '../registry/auth/sessions.ts';
import type { Reference } from '../registry/reference.ts';
import type { Runner } from '../runner/runner.ts';
import type { GateInputs } from './inputs.ts';
import type { Publication } from './report/publication.ts';
import { resolveImage } from './resolve-image.ts';
import { reportShard, warnOfRisks } from './warnings.ts';

/**
 * Judges the images of this shard. Its module, with all that sends requests, is loaded when the inputs are valid. The code that judges and
 * reports is loaded while the first response is awaited.
 */
export async function runGate(inputs: GateInputs, runner: Runner): Promise<Publication> {
  const startedAt = runner.now();
  await handleEvents();
  warnOfRisks(inputs, runner);
  reportShard(inputs, runner);
  const sessions = openGateSessions(inputs, runner);
  const [first] = inputs.images;
  const firstResolved = first && resolveImage(first, inputs, sessions);
  const connected = first && sessions.prepare(first, 1);
  await openPublicRoot(inputs, runner);
  if (connected !== undefined) await firstRequest(connected, firstResolved);
  const { judgeRun } = await import('./judge-run.ts');
  const resolve = async (reference: Reference) =>
    await ((reference === first && firstResolved) || resolveImage(reference, inputs, sessions));
  return await judgeRun({ inputs, resolve, startedAt, context: runner, token: () => sessions.token });
}

/** Waits until the first request is sent, because nothing is sent while code is loaded. */
async function firstRequest(connected: Promise<void>, resolved: Promise<unknown> | undefined): Promise<void> {
  // The error is reported where the image is judged.
  await Promise.race([connected, resolved]).catch(() => undefined);
  await handleEvents();
}

/**
 * Starts to read the trusted root of sigstore, or to update it: while the connection to the registry is being opened, so that the requests
 * to both overlap.
 */
async function openPublicRoot({ verifiers, publicRoot, connection }: GateInputs, runner: Runner): Promise<void> {
  if (publicRoot === undefined) return;
  await handleEvents();
  const { openKeylessVerifier } = await import('./keyless-verifier.ts');
  verifiers.useRoot(openKeylessVerifier(publicRoot, connection, runner));
}

/** `service` and the given credentials are for one registry only. */
function openGateSessions(inputs: GateInputs, runner: Runner): Sessions {
  const { images, actions, credentials, credentialRegistry: registry, cosignRepository } = inputs;
  const connection = openConnection(inputs.connection, registry, runner);
  const finder = new CredentialFinder(credentials, registry, { connection, runner });
  const credentialsFor = (registry: string, repository: string) => finder.find({ registry, repository });
  const readOnly = cosignRepository === undefined ? [] : [cosignRepository];
  return new Sessions({ references: images, readOnly, actions, credentialsFor, ...connection }, runner);
}
