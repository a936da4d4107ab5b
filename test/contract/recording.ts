import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** A recorded request and response of a Python Quay. */
export type Recording = z.infer<typeof RecordingSchema>;

/** The names of all recordings in test/recordings. */
export function recordingNames(): readonly string[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return files.map((file) => file.slice(0, -'.json'.length)).sort();
}

/** Reads a recording. */
export function readRecording(name: string): Recording {
  return RecordingSchema.parse(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')));
}

/** The body of a recorded request. */
export function requestBody({ request }: Recording): Uint8Array {
  return request.bodyBase64 === undefined ? Buffer.from(request.body ?? '') : Buffer.from(request.bodyBase64, 'base64');
}

/** The user name and password of a recorded request. */
export function basicCredentials(name: string): readonly [string, string] {
  const header = readRecording(name).request.headers.Authorization ?? '';
  const [, user, password] =
    /^([^:]*):(.*)$/.exec(Buffer.from(header.slice('Basic '.length), 'base64').toString('utf8')) ?? [];
  if (user === undefined || password === undefined) throw new Error(`recording ${name} has no Basic credentials`);
  return [user, password];
}

/** The bearer token of a recorded request. */
export function bearer(name: string): string {
  const token = /^Bearer (\S+)$/.exec(readRecording(name).request.headers.Authorization ?? '')?.[1];
  if (token === undefined) throw new Error(`recording ${name} has no bearer`);
  return token;
}

/** The host of the recorded OIDC issuer. */
export const RECORDED_ISSUER_HOST = 'localhost:18443';

/** The host of the recorded server. */
export const RECORDED_HOST = 'localhost:18480';

const FOLDER = new URL('../recordings/', import.meta.url);

const RecordingSchema = z.object({
  name: z.string(),
  what: z.string(),
  request: z.object({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.optional(z.string()),
    bodyBase64: z.optional(z.string()),
  }),
  response: z.object({
    status: z.number(),
    reason: z.string(),
    headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    body: z.string(),
  }),
});
