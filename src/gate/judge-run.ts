import { worstResult } from '../policy/result.ts';
import type { RegistryToken } from '../registry/auth/token.ts';
import type { Runner } from '../runner/runner.ts';
import type { GateInputs } from './inputs.ts';
import type { GateRun } from './judge-image.ts';
import { judgeImages } from './judge-images.ts';
import { publishFinished } from './report/finished.ts';
import type { Publication } from './report/publication.ts';

/** A run whose connection is open. */
interface OpenRun extends GateRun {
  readonly inputs: GateInputs;
  readonly context: Runner;
  /** The token that covers all images, if there is exactly one; called at the end. */
  readonly token: () => RegistryToken | undefined;
}

/** Judges the images of a run, and makes what is published about it. */
export async function judgeRun(run: OpenRun): Promise<Publication> {
  const { rules, shown, warnOnly, wantsSummary } = run.inputs;
  const images = await judgeImages(run);
  const result = images.length === 0 ? 'listed' : worstResult(images.map((image) => image.result));
  const { environment, now } = run.context;
  const origin = { verifier: verifierId(environment), finishedAt: now() };
  return publishFinished(
    { result, rules, images, shown, token: run.token(), warnOnly, wantsSummary, ...origin },
    run.context,
  );
}

/**
 * The identity of a run, for a summary of what it verified: the workflow, as in a certificate of Fulcio, otherwise the repository.
 * @param environment of the step.
 */
export function verifierId(environment: Readonly<Record<string, string | undefined>>): string {
  const { GITHUB_SERVER_URL: server, GITHUB_WORKFLOW_REF: workflow, GITHUB_REPOSITORY: repository } = environment;
  const path = workflow || repository;
  // Another runner may set none of these variables, and the specification requires an identity.
  return server && path ? `${server}/${path}` : 'urn:quay-referrers';
}
