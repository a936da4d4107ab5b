import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { type Answer, answer, JSON_TYPE } from './answer.ts';
import { type JsonSchema, JsonSchemaSchema } from './api-schema.ts';
import { webPage } from './api-words.ts';
import { parseJson } from './document.ts';
import type { RegistryRequest, Site } from './site.ts';

/**
 * GET /api/v1/discovery: the recorded document (with `?internal=true` the larger one), with this registry's address.
 */
export function describeApi(site: Site, { query }: Pick<RegistryRequest, 'query'>): Answer {
  const { discovery } = site.settings.features;
  if (discovery === 'off') return webPage();
  const name = query.get('internal') === 'true' ? 'api-discovery-internal' : 'api-discovery';
  const text = recordedBody(name).replaceAll(RECORDED_HOST, site.address.host);
  const own = text.replace('"schemes": ["http"]', `"schemes": ["${site.address.origin.split(':')[0]}"]`);
  if (discovery === 'invalid') return answer(200, { 'Content-Type': JSON_TYPE }, own.slice(0, own.length / 2));
  return answer(200, { 'Content-Type': JSON_TYPE }, discovery === 'incomplete' ? withoutRobots(own) : own);
}

/** The complete recorded document, parsed for its operations. */
export function readDiscovery(): Discovery {
  read ??= DiscoverySchema.parse(parseJson(recordedBody('api-discovery-internal')));
  return read;
}

/** Paths with their methods, and the schemas of bodies by name. */
export interface Discovery {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

let read: Discovery | undefined;

function recordedBody(name: string): string {
  const text = readFileSync(new URL(`../../recordings/${name}.json`, import.meta.url), 'utf8');
  return RecordingSchema.parse(JSON.parse(text)).response.body;
}

function withoutRobots(document: string): string {
  const whole = LooseSchema.parse(JSON.parse(document));
  const paths = Object.entries(whole.paths).filter(([path]) => !path.includes('robot'));
  return JSON.stringify({ ...whole, paths: Object.fromEntries(paths) });
}

/** The address of the recorded server. */
const RECORDED_HOST = 'localhost:18480';
const RecordingSchema = z.object({ response: z.object({ body: z.string() }) });
const LooseSchema = z.looseObject({ paths: z.record(z.string(), z.unknown()) });
const DiscoverySchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  definitions: z.record(z.string(), JsonSchemaSchema),
});
