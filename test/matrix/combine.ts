import type { Protocol } from '../support/registry/connection.ts';
import { BODIES } from './body.ts';
import { cancelledCells } from './cancelled.ts';
import { DOCUMENTS } from './documents.ts';
import { evidenceCells } from './evidence.ts';
import { HEADERS } from './headers.ts';
import { HOSTILE_TEXTS } from './hostile-text.ts';
import { HTTP2_FRAMES } from './http2-frames.ts';
import { inputCells } from './inputs.ts';
import { NETWORK } from './network.ts';
import { REQUESTS } from './requests.ts';
import { STATUSES } from './status.ts';
import { KEYLESS_GATE, KEYLESS_TOKEN, STEPS } from './steps.ts';
import { type Cell, type Effect, type Fault, type Kind, LIMITS, type Outcome, type StepRequest } from './types.ts';
import { unreachableCells } from './unreachable.ts';
import { WIRE } from './wire.ts';
import { WIRE_HEADS } from './wire-head.ts';
import { WIRE_HTTP2 } from './wire-http2.ts';

const TABLES: readonly (readonly [Kind, readonly Fault[]])[] = [
  ['network', NETWORK],
  ['status', STATUSES],
  ['body', [...BODIES, ...DOCUMENTS]],
  ['headers', HEADERS],
  ['wire', [...WIRE, ...WIRE_HEADS, ...WIRE_HTTP2, ...HTTP2_FRAMES]],
  ['hostile text', HOSTILE_TEXTS],
];

/** All cells. */
export function allCells(): readonly Cell[] {
  return [
    ...plainCells(),
    ...unreachableCells(),
    ...idTokenCells(),
    ...faultCells(),
    ...evidenceCells(),
    ...inputCells(),
    ...cancelledCells(),
  ];
}

/** Each step without a fault: what the other cells are compared with. */
function plainCells(): readonly Cell[] {
  return STEPS.map((step) => ({
    kind: 'no fault',
    name: step.name,
    step,
    permits: [step.passes],
    arrange: async () => ({}),
    waits: false,
    limits: LIMITS,
  }));
}

/** Every fault at every request to which it applies. */
function faultCells(): readonly Cell[] {
  return TABLES.flatMap(([kind, faults]) =>
    REQUESTS.flatMap((request) =>
      faults
        .filter(({ core }) => core === true || request.faults?.includes(kind))
        .filter(({ does }) => isForProtocol(kind, does, request.step.protocol))
        .flatMap((fault) => cellOf(kind, request, fault) ?? []),
    ),
  );
}

/**
 * Whether a fault exists in this protocol: one that writes bytes has a form for each. What a complete response says is read by the same
 * code for both, so those faults are for HTTP/1.1 only.
 */
function isForProtocol(kind: Kind, does: Fault['does'], protocol: Protocol = 'HTTP/1.1'): boolean {
  if (protocol === 'HTTP/2' && kind !== 'network' && kind !== 'wire') return false;
  if (typeof does === 'function' || does.kind !== 'write') return true;
  return (protocol === 'HTTP/1.1' ? does.http1 : does.http2) !== undefined;
}

/** Faults of the endpoint where GitHub issues OIDC tokens. @actions/core repeats what fails, and the action ends that after a minute. */
function idTokenCells(): readonly Cell[] {
  const faults = [NETWORK, STATUSES, BODIES].flat().filter(({ core }) => core);
  return [KEYLESS_GATE, KEYLESS_TOKEN].flatMap((step) =>
    faults.flatMap(({ name, does, retries }) =>
      typeof does === 'function' || retries !== undefined
        ? []
        : {
            ...{ kind: 'network', name: `${step.name}, OIDC token: ${name}`, step, idTokens: does, waits: true },
            permits: name === SLOW ? [step.passes] : [step.fails],
            arrange: async () => ({}),
            limits: { ...LIMITS, seconds: 75 },
          },
    ),
  );
}

const SLOW = 'the response comes slowly';

function cellOf(kind: Kind, request: StepRequest, fault: Fault): Cell | undefined {
  const effect = typeof fault.effect === 'function' ? fault.effect(request) : fault.effect;
  if (effect === undefined) return undefined;
  const { step, match, skip = 0 } = request;
  const { does, times, retries = 0, waits = false } = fault;
  return {
    kind,
    name: `${step.name}, ${request.name}: ${fault.name}`,
    step,
    permits: permitted(request, { effect, name: fault.name }),
    async arrange({ registry }, elsewhere) {
      const kindOfFault = typeof does === 'function' ? await does({ registry, elsewhere }) : does;
      registry.fault({ ...kindOfFault, match, skip, ...(times === undefined ? {} : { times }) });
      return { inputs: { retries: String(retries), timeout: waits ? '1s' : '20s' } };
    },
    waits: waits || retries > 0,
    leads: fault.leads === true && (request.role === 'blob' || request.role === 'storage'),
    mayRepeatWrite: fault.refuses === true,
    losesWrite: request.role === 'write' && effect === 'lost',
    limits: { ...LIMITS, ...fault.limits },
  };
}

function permitted(request: StepRequest, { effect, name }: { readonly effect: Effect; readonly name: string }) {
  const { permits = {} } = request;
  return permits[name] ?? permits[effect] ?? usually(request, effect);
}

function usually({ step: { passes, fails }, permits = {} }: StepRequest, effect: Effect): readonly Outcome[] {
  switch (effect) {
    case 'whole':
      return [passes];
    case 'doubtful':
      return [passes, fails];
    case 'absent-or-refused':
      return [...(permits.absent ?? []), ...(permits.refused ?? []), fails];
    default:
      return [fails];
  }
}
