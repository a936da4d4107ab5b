import * as z from 'zod/mini';
import { DelayingProxy } from '../support/delaying-proxy.ts';
import { serveBench } from './service.ts';

/* The delaying proxy; the argument is its port. A request changes its target or its round trip; the response has its port, and the connections since the last request. */

const RequestSchema = z.object({ target: z.optional(z.number()), roundTrip: z.optional(z.number()) });

const proxy = new DelayingProxy();
const port = await proxy.start(Number(process.argv[2]));

serveBench((request) => {
  const { target = proxy.target, roundTrip = proxy.roundTrip } = RequestSchema.parse(request);
  Object.assign(proxy, { target, roundTrip });
  return { port, connections: proxy.takeConnections() };
});
