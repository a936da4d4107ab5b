import https from 'node:https';
import { makeRequests } from './requests.js';

/* All requests over HTTP/1.1; connections that the server keeps are used again. NODE_EXTRA_CA_CERTS as for http2.js. */
const agent = new https.Agent({ keepAlive: true });
await makeRequests(send);
agent.destroy();

async function send(path, { method, headers }) {
  const response = await new Promise((resolve, reject) =>
    https.request(`https://${process.argv[2]}${path}`, { agent, method, headers }, resolve).on('error', reject).end(),
  );
  const body = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode, headers: response.headers, body };
}
