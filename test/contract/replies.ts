import * as z from 'zod/mini';
import { call, type TestRepository } from './registry-client.ts';
import type { Reply } from './send.ts';

/** The entries of a referrers list by digest. */
export async function listed(
  repository: TestRepository,
  digest: string,
  query = '',
): Promise<ReadonlyMap<string, z.infer<typeof ListedSchema>>> {
  const reply = await call(repository, { method: 'GET', path: `referrers/${digest}${query}` });
  const { manifests } = ListSchema.parse(JSON.parse(reply.body));
  return new Map(manifests.map((entry) => [entry.digest, entry]));
}

/** The codes of an error response. */
export function errorCodes(reply: Reply): readonly string[] {
  return ErrorsSchema.parse(JSON.parse(reply.body)).errors.map(({ code }) => code);
}

const ListedSchema = z.object({
  digest: z.string(),
  mediaType: z.string(),
  size: z.number(),
  artifactType: z.optional(z.string()),
});
const ListSchema = z.object({
  mediaType: z.literal('application/vnd.oci.image.index.v1+json'),
  manifests: z.array(ListedSchema),
});
const ErrorsSchema = z.object({ errors: z.array(z.object({ code: z.string() })) });
