import http2 from 'node:http2';
import { makeRequests } from './requests.js';

/* All requests over one HTTP/2 connection. The environment variable NODE_EXTRA_CA_CERTS names the certificate of the server. */
const session = http2.connect(`https://${process.argv[2]}`);
await makeRequests(send);
// close() would wait a round trip for the server to close the connection as well.
session.destroy();

async function send(path, { method, headers }) {
  const stream = session.request({ ':path': path, ':method': method, ...headers });
  stream.end();
  const received = await new Promise((resolve, reject) => stream.once('response', resolve).once('error', reject));
  return { status: received[':status'], headers: received, body: Buffer.concat(await stream.toArray()).toString() };
}
