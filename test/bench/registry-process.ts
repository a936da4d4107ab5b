import { type EmbeddedRegistry, startRegistry } from '../support/registry/registry.ts';
import { DATASETS, ROBOT } from './datasets.ts';
import { RESPONSE_TIMES, type RegistryArguments } from './registry-arguments.ts';
import { serveBench } from './service.ts';

/* The embedded registry, with the images of a data set. */

const given: RegistryArguments = JSON.parse(process.argv[2] ?? '');
const { repositories, push } = DATASETS[given.dataset];
const registry = await startRegistry({
  tls: true,
  serverHostname: given.serverHostname,
  robots: { [ROBOT.username]: ROBOT.password },
  repositories,
  features: { http2: given.protocol === 'HTTP/2' ? 'on' : 'off', referrersCacheSeconds: 3600 },
});
const images = push(registry.push);
if (given.hasResponseTimes) addResponseTimes(registry);
const address = { port: Number(registry.host.split(':')[1]), certificate: registry.certificate, images };

serveBench((request) => {
  if (request === 'address') return address;
  const { length } = registry.requests;
  registry.forgetRequests();
  return length;
});

function addResponseTimes({ fault }: EmbeddedRegistry): void {
  fault({ match: { path: /^\/v2\/auth/ }, kind: 'delay', milliseconds: RESPONSE_TIMES.exchange });
  fault({ match: { path: /^\/v2\/(?!auth)/ }, kind: 'delay', milliseconds: RESPONSE_TIMES.other });
}
