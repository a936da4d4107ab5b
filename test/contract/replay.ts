import { RECORDED_HOST, type Recording, requestBody } from './recording.ts';
import { type ReplayServers, recordedAt, renewTokens } from './renew.ts';
import { type Reply, send } from './send.ts';

/** Sends a recorded request to the embedded registry, with its host and with tokens that are signed again; over HTTP/2 if it has TLS. */
export async function replay(servers: ReplayServers, recording: Recording): Promise<Reply> {
  const { registry, names } = servers;
  const { request } = recording;
  const protocol = registry.certificate === '' ? 'HTTP/1.1' : 'HTTP/2';
  const path = [...names].reduce(
    (text, [recorded, own]) => text.replace(recorded, own),
    toOwnHost(request.path, registry.host),
  );
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, toOwnHost(value, registry.host)]),
  );
  const authorization = request.headers.Authorization;
  if (authorization !== undefined) headers.Authorization = await renewTokens(servers, recording, authorization);
  return await send({ ...registry, protocol }, { method: request.method, path, headers, body: laterBody(recording) });
}

/** The recorded body, with the expiration of tags relative to now. */
function laterBody(recording: Recording): Uint8Array {
  const later = Math.floor(Date.now() / 1000 - recordedAt(recording));
  const text = recording.request.body?.replace(/("expiration": )(\d+)/, (_, key, at) => `${key}${Number(at) + later}`);
  return text === undefined ? requestBody(recording) : Buffer.from(text);
}

/** Replaces the host of the recorded server by that of the embedded registry. */
function toOwnHost(text: string, host: string): string {
  return text.replaceAll(RECORDED_HOST, host).replaceAll(encodeURIComponent(RECORDED_HOST), encodeURIComponent(host));
}
