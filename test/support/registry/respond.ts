import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { type Delivery, deliver, type Manner } from './deliver.ts';
import { cannedAnswer, damage, type FaultKind, type Writers } from './fault.ts';
import type { RegistryRequest } from './site.ts';

/** A request, the faults that apply to it, and the response without faults. */
export interface FaultyExchange extends Pick<Delivery, 'keepAlive' | 'python'> {
  readonly request: RegistryRequest;
  readonly faults: readonly FaultKind[];
  readonly own: () => Promise<Answer>;
  /** Called before the response is sent with its status; not called if there is no response. */
  readonly onStatus?: (status: number) => void;
}

/** Sends the response to a request after its faults were applied. */
export async function respond(call: Call, exchange: FaultyExchange): Promise<void> {
  const { request, faults, own, onStatus, ...style } = exchange;
  const canned = faults.map(cannedAnswer).find((given) => given !== undefined);
  const answer = faults.reduce((given, fault) => damage(given, fault, request), canned ?? (await own()));
  for (const fault of faults) if (fault.kind === 'delay') await sleep(fault.milliseconds);
  const manner = mannerOf(faults);
  if (manner !== 'reset') onStatus?.(answer.status);
  if (!faults.some((fault) => fault.kind === 'write' && write(call, fault, answer)))
    deliver(call, { answer, manner, ...style });
}

/** Returns whether the writers have one for the protocol of the call. */
function write(call: Call, { http1, http2 }: Writers, answer: Answer): boolean {
  if (call.protocol === 'HTTP/1.1') http1?.(call.response, answer);
  else http2?.(call, answer);
  return (call.protocol === 'HTTP/1.1' ? http1 : http2) !== undefined;
}

function mannerOf(faults: readonly FaultKind[]): Manner {
  const kinds = faults.map(({ kind }) => kind);
  return BROKEN.find((manner) => kinds.includes(manner)) ?? 'whole';
}

/** In order of precedence. */
const BROKEN: readonly Exclude<Manner, 'whole'>[] = ['reset', 'cut', 'stall'];
