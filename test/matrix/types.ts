import type { ChildProcess } from 'node:child_process';
import type { ActionName } from '../support/action-file.ts';
import type { Protocol } from '../support/registry/connection.ts';
import type { FaultKind, FaultMatch } from '../support/registry/fault.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import type { Elsewhere } from './elsewhere.ts';

/** How a step ends: the output `result` of the gate; a token, or none since the registry asks for none; an API call that passes. */
export type Outcome =
  | 'pass'
  | 'listed'
  | 'missing'
  | 'unverified'
  | 'subject-not-found'
  | 'error'
  | 'token'
  | 'open'
  | 'done'
  | 'failed';

/** A step of a workflow, with its outcome without faults, and its outcome if a request that it needs fails. */
export interface Step {
  readonly name: string;
  readonly action: ActionName;
  readonly passes: Outcome;
  readonly fails: Outcome;
  /** By default HTTP/1.1. */
  readonly protocol?: Protocol;
  /** It writes a login, which its post step removes. */
  readonly logsIn?: boolean;
  /** @param idTokens a fault of the endpoint where GitHub issues OIDC tokens. */
  readonly open: (idTokens?: FaultKind) => Promise<OpenStep>;
}

/** A registry that has what the step asks for, and the inputs of the step. */
export interface OpenStep {
  readonly registry: EmbeddedRegistry;
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/**
 * What a fault means for a client that reads strictly:
 * - `whole`: the response is complete and correct. The step must end as without the fault.
 * - `lost`: there is no complete response.
 * - `wrong`: the response is complete, but not what was requested. `odd`: it is JSON, but of another shape.
 * - `refused`: the server does not give it. `absent`: the server says that it does not exist. `absent-or-refused`: a client may read it so
 *   or so.
 * - `doubtful`: a client may accept this response or refuse it; every other outcome is wrong.
 */
export type Effect = 'whole' | 'lost' | 'wrong' | 'odd' | 'refused' | 'absent' | 'absent-or-refused' | 'doubtful';

/** What the body of a response is: nothing, JSON, JSON whose digest is in a header, or content whose digest is known before. */
export type Content = 'none' | 'json' | 'tagged' | 'pinned';

/** A request that a step sends. */
export interface StepRequest {
  readonly name: string;
  readonly step: Step;
  readonly match: FaultMatch;
  /** The number of matching requests that do not meet the fault. */
  readonly skip?: number;
  readonly content: Content;
  /** The role of the request, for faults that apply to one kind of response only. */
  readonly role: Role;
  /** The kinds whose faults all apply; of the other kinds only the core, because another request takes the same path through the code. */
  readonly faults?: readonly Kind[];
  /** The correct outcomes by effect, or by the name of a fault, where they differ from those of the step. */
  readonly permits?: Readonly<Record<string, readonly Outcome[]>>;
}

export type Role =
  | 'exchange'
  | 'ping'
  | 'head'
  | 'list'
  | 'tag'
  | 'manifest'
  | 'blob'
  | 'storage'
  | 'id-token'
  | 'federation'
  | 'discovery'
  | 'call'
  | 'write';

/** What a fault may refer to. */
export interface Place {
  readonly registry: EmbeddedRegistry;
  /** A server on another origin. */
  readonly elsewhere: Elsewhere;
}

/** Something that is wrong with a response. */
export interface Fault {
  readonly name: string;
  /** `undefined` if the fault does not apply to this request. */
  readonly effect: Effect | ((request: StepRequest) => Effect | undefined);
  readonly does: FaultKind | ((place: Place) => FaultKind | Promise<FaultKind>);
  /** How many responses it changes; by default all. */
  readonly times?: number;
  /** The input `retries`; by default 0. */
  readonly retries?: number;
  /** The input `timeout` is one second, because the step waits for it. */
  readonly waits?: boolean;
  /** The server says that it did not process the request, so that even a write may be sent again. */
  readonly refuses?: boolean;
  /** For every request of every action. */
  readonly core?: boolean;
  /** The step may send a request without credentials to the other origin. */
  readonly leads?: boolean;
  readonly limits?: Partial<Limits>;
}

/** The kinds of faults; each has its own tables. */
export type Kind =
  | 'no fault'
  | 'network'
  | 'status'
  | 'body'
  | 'headers'
  | 'wire'
  | 'hostile text'
  | 'evidence'
  | 'inputs'
  | 'cancelled';

/** A run of a step with one fault, and what must be true of it. */
export interface Cell {
  readonly kind: Kind;
  readonly name: string;
  readonly step: Step;
  readonly permits: readonly Outcome[];
  /** A fault of the endpoint where GitHub issues OIDC tokens. */
  readonly idTokens?: FaultKind;
  /** Puts the fault in place. */
  readonly arrange: (open: OpenStep, elsewhere: Elsewhere) => Promise<Arranged>;
  /** Most of the time passes in waiting, so the cell may run beside others. */
  readonly waits: boolean;
  /** The step may send a request without credentials to the other origin. */
  readonly leads?: boolean;
  /** The response to a write is lost, so the message must say that it is not known whether Quay carried it out. */
  readonly losesWrite?: boolean;
  /** A write may be sent again. */
  readonly mayRepeatWrite?: boolean;
  /** The process is killed, so its exit code and its outputs may be anything; only what it leaves behind is checked. */
  readonly isCancelled?: boolean;
  readonly limits: Limits;
}

/** What a cell adds to its step. */
export interface Arranged {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Secrets besides the inputs and what was sent to the registry. */
  readonly secrets?: readonly string[];
  /** Text that must not be shown, although it is none of the secrets that are masked. */
  readonly hidden?: readonly string[];
  /** Called when the process of the main step has started, with the runner's temporary folder. */
  readonly onStart?: (process: ChildProcess, temporaryFolder: string) => void;
  readonly close?: () => Promise<void>;
}

/** What a run may take. */
export interface Limits {
  /** Until it ends; more than it needs, because the machine may be busy. */
  readonly seconds: number;
  /** Seconds of processor time. */
  readonly processor: number;
  /** MiB of resident memory. */
  readonly memory: number;
  readonly requests: number;
}

/** What an ordinary run stays under. It takes about 70 MiB, a tenth of a second of processor time, and nine requests. */
export const LIMITS: Limits = { seconds: 15, processor: 2, memory: 200, requests: 40 };
