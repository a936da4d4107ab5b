import { InputError } from '../error.ts';
import type { Source } from '../policy/referrer.ts';
import { parseReference, type Reference } from '../registry/reference.ts';
import { oneLine } from '../text.ts';

/**
 * Parses the input `cosign-repository`: `[registry/]namespace/repository`, as the variable COSIGN_REPOSITORY of cosign.
 * @returns `undefined` for an empty input.
 * @throws InputError without the name of the input.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/cosign/env/env.go (VariableRepository)
 */
export function parseCosignRepository(text: string, defaultRegistry: string): Reference | undefined {
  if (text === '') return undefined;
  const reference = parseReference(text, defaultRegistry);
  if (reference.tagDefaulted && reference.digest === undefined) return reference;
  throw new InputError(
    `\`${oneLine(text)}\` has a tag or a digest; expected [registry/]namespace/repository, for example: quay.io/acme/signatures`,
  );
}

/** The problem of a `cosign-repository` that is never read; `undefined` if there is none. */
export function findUnusedRepository(
  repository: Reference | undefined,
  sources: readonly Source[],
): string | undefined {
  if (repository === undefined || sources.some((source) => source !== 'buildkit')) return undefined;
  return 'cosign-repository: the input sources lists only buildkit, so the repository is not read; expected no value, or api, tag-schema or cosign-tags in sources, for example: api,cosign-tags';
}
