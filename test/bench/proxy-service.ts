import * as z from 'zod/mini';
import { Service } from './service.ts';

/** The delaying proxy in its own process. */
export interface ProxyService {
  readonly host: string;
  /** Changes the port of the registry or the round trip; returns the number of connections since the last change. */
  change(change: { readonly target?: number; readonly roundTrip?: number }): Promise<{ readonly connections: number }>;
  stop(): void;
}

/** Starts the proxy on a port of 127.0.0.1, by default a free one. */
export async function startProxyService(wanted = 0): Promise<ProxyService> {
  const service = new Service('proxy-process.ts', { arguments: [String(wanted)] });
  const change: ProxyService['change'] = async (request) => StateSchema.parse(await service.ask(request));
  const { port } = StateSchema.parse(await service.ask({}));
  return { host: `localhost:${port}`, change, stop: () => service.stop() };
}

const StateSchema = z.object({ port: z.number(), connections: z.number() });
