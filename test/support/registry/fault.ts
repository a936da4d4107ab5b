import type { ServerResponse } from 'node:http';
import { type Answer, answer, type Headers, HTML } from './answer.ts';
import type { Http2Call } from './call.ts';
import { turnPages } from './paging.ts';
import type { RegistryRequest } from './site.ts';

/**
 * A fault, the requests it applies to, and how often (`times`, default: always). The first `skip` requests that match are
 * left alone. `match.path` is tested on path and query.
 */
export type Fault = FaultKind & { readonly match: FaultMatch; readonly times?: number; readonly skip?: number };

/** The requests that a fault applies to; without `method` all methods. */
export interface FaultMatch {
  readonly method?: string;
  readonly path: RegExp;
}

/** The kinds of faults. */
export type FaultKind =
  /** The connection is closed after half of the body; Content-Length is that of the whole. */
  | { readonly kind: 'cut' }
  /** The connection is closed before the response. */
  | { readonly kind: 'reset' }
  /** Headers and half of the body, then nothing. */
  | { readonly kind: 'stall' }
  /** 429 in plain text sent as text/html; `retryAfter` in seconds or as a date, none where undefined (nginx). */
  | { readonly kind: 'too-many-requests'; readonly retryAfter?: number | string }
  /** 5xx with an HTML page. */
  | { readonly kind: 'server-error'; readonly status: number }
  /** 200 with an HTML page, like a maintenance page or a captive portal. */
  | { readonly kind: 'html' }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number }
  /** Any response. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Headers;
      readonly body?: string | Uint8Array;
    }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The list in pages of `size`; `next`: the target of Link (the next page, the same page again, another origin). */
  | { readonly kind: 'paging'; readonly size: number; readonly next?: 'repeat' | { readonly origin: string } }
  | { readonly kind: 'omit-header'; readonly name: string }
  /** The registry's own response, changed. */
  | { readonly kind: 'change'; readonly change: (given: Answer, request: RegistryRequest) => Answer }
  /** The registry's own response, sent by one of these, which may break the rules of the protocol. */
  | ({ readonly kind: 'write' } & Writers);

/** What sends a response in each protocol; without one, the response is sent as usual. */
export interface Writers {
  /** May write on `response.socket`. */
  readonly http1?: (response: ServerResponse, given: Answer) => void;
  /** May write on `call.socket`. */
  readonly http2?: (call: Http2Call, given: Answer) => void;
}

/** The faults of a registry, and how often each still applies. */
export interface Faults {
  /** Adds a fault; the returned function removes it. */
  add(fault: Fault): () => void;
  /** The faults that apply to this request; each is counted as used. */
  take(method: string, pathAndQuery: string): readonly FaultKind[];
  /** Whether a fault writes frames of HTTP/2. */
  writeFrames(): boolean;
}

/** An empty list of faults. */
export function createFaults(): Faults {
  const due: { readonly fault: Fault; skip: number; left: number }[] = [];
  return {
    add: (fault) => {
      const entry = { fault, skip: fault.skip ?? 0, left: fault.times ?? Number.POSITIVE_INFINITY };
      due.push(entry);
      return () => {
        entry.left = 0;
      };
    },
    take: (method, pathAndQuery) => {
      const matching = due.filter(({ fault, left }) => left > 0 && isMet(fault.match, method, pathAndQuery));
      const met = matching.filter(({ skip }) => skip === 0);
      for (const entry of matching) if (entry.skip > 0) entry.skip -= 1;
      for (const entry of met) entry.left -= 1;
      return met.map(({ fault }) => fault);
    },
    writeFrames: () => due.some(({ fault }) => fault.kind === 'write' && fault.http2 !== undefined),
  };
}

function isMet(match: FaultMatch, method: string, pathAndQuery: string): boolean {
  return (match.method === undefined || match.method === method) && match.path.test(pathAndQuery);
}

/** The response of a fault that replaces the registry's own; undefined for other faults. */
export function cannedAnswer(fault: FaultKind): Answer | undefined {
  switch (fault.kind) {
    case 'too-many-requests': {
      const retryAfter = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
      return answer(429, { 'Content-Type': HTML, ...retryAfter }, 'Too many requests. Please try again.');
    }
    case 'server-error':
      return answer(fault.status, { 'Content-Type': HTML }, page(`${fault.status} Server Error`));
    case 'html':
      return answer(200, { 'Content-Type': HTML }, page('Down for maintenance'));
    case 'redirect':
      return answer(fault.status ?? 307, { 'Content-Type': HTML, Location: fault.to }, page('Redirecting...'));
    case 'answer':
      return answer(fault.status, fault.headers ?? {}, fault.body);
    default:
      return undefined;
  }
}

/** The registry's own response after the changes of a fault. */
export function damage(given: Answer, fault: FaultKind, request: RegistryRequest): Answer {
  if (fault.kind === 'paging') return turnPages(given, request, fault);
  if (fault.kind === 'change') return fault.change(given, request);
  if (fault.kind !== 'omit-header') return given;
  const kept = Object.entries(given.headers).filter(([name]) => name.toLowerCase() !== fault.name.toLowerCase());
  return { ...given, headers: Object.fromEntries(kept) };
}

function page(title: string): string {
  return `<!doctype html>\n<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`;
}
