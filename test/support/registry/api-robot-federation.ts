import * as z from 'zod/mini';
import { ofRobot } from './api-robot.ts';
import { invalidRequest, json, noContent } from './api-words.ts';
import type { Federation } from './options.ts';

/** GET …/federation: the issuers and subjects whose OIDC tokens the robot accepts. */
export const readFederation = ofRobot((site, _call, [name]) =>
  json(describe(site.settings.federations.get(name) ?? [])),
);

/** POST …/federation: replaces the federation. Quay ignores audiences without an error, so any audience is accepted. */
export const writeFederation = ofRobot((site, call, [name]) => {
  const federations = FederationsSchema.parse(call.body);
  if (!federations.every(({ issuer }) => /^https?:\/\//.test(issuer)))
    return invalidRequest(site, 'Issuer must be a URL (http:// or https://)');
  site.settings.federations.set(name, federations);
  return json(describe(federations));
});

/** DELETE …/federation. */
export const deleteFederation = ofRobot((site, _call, [name]) => {
  site.settings.federations.delete(name);
  return noContent();
});

function describe(federations: readonly Federation[]) {
  return federations.map(({ issuer, subject }) => ({ issuer, subject }));
}

const FederationsSchema = z.array(z.object({ issuer: z.string(), subject: z.string() }));
