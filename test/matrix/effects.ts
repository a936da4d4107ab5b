import { type Answer, type Headers, JSON_TYPE } from '../support/registry/answer.ts';
import type { FaultKind } from '../support/registry/fault.ts';
import type { Effect, Role, StepRequest } from './types.ts';

/** An effect that depends on the request; `undefined` if the fault does not apply to it. */
export type EffectOf = (request: StepRequest) => Effect | undefined;

/** For responses that have a body. */
export function onBody(effect: Effect): EffectOf {
  return ({ content }) => (content === 'none' ? undefined : effect);
}

/** For another body. If its digest is known beforehand, it has another digest as soon as one byte differs. */
export function onOtherBody(effect: Effect): EffectOf {
  return (request) => onBody(request.content === 'json' ? effect : 'wrong')(request);
}

/** For the responses to one kind of request. */
export function only(role: Role, effect: Effect): EffectOf {
  return (request) => (request.role === role ? onBody(effect)(request) : undefined);
}

/** Whether it is a call of the API itself, whose response may be any JSON, or nothing. */
export function isCall({ role }: StepRequest): boolean {
  return role === 'call' || role === 'write';
}

/** 200 with another body, and the registry's headers but for these. */
export function replace(body: (given: Answer) => string | Uint8Array, headers: Headers = {}): FaultKind {
  const change = (given: Answer): Answer => ({
    status: 200,
    headers: { ...given.headers, ...headers },
    body: body(given),
  });
  return { kind: 'change', change };
}

/** 200 with another JSON. */
export function replaceJson(json: (given: Answer) => unknown, type = JSON_TYPE): FaultKind {
  return replace((given) => JSON.stringify(json(given)), { 'Content-Type': type });
}
