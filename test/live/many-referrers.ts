import https from 'node:https';
import pLimit from 'p-limit';
import { pushReferrer, type TestRepository } from '../contract/registry-client.ts';
import { type BuiltDescriptor, buildReferrer, descriptorOf } from '../support/registry/builders.ts';

/**
 * Pushes `count` SBOMs that differ in an annotation, over few connections, because a TLS handshake per SBOM would take
 * minutes.
 */
export async function pushManyReferrers(
  repository: TestRepository,
  subject: BuiltDescriptor,
  count: number,
): Promise<void> {
  const content = { artifactType: 'application/spdx+json', body: 'sbom' };
  await pushReferrer(repository, subject, content); // all others have the same blobs
  const agent = new https.Agent({ keepAlive: true, ca: repository.target.certificate, maxSockets: 8 });
  const limit = pLimit(8);
  const others = Array.from({ length: count - 1 }, (_, index) => ({
    ...content,
    annotations: { number: String(index) },
  }));
  await Promise.all(
    others.map((options) => limit(() => putManifest(repository, buildReferrer(subject, options), agent))),
  );
  agent.destroy();
}

function putManifest(
  repository: TestRepository,
  built: ReturnType<typeof buildReferrer>,
  agent: https.Agent,
): Promise<void> {
  const { digest } = descriptorOf(built.mediaType, built.bytes);
  const url = `${repository.target.url}/v2/${repository.name}/manifests/${digest}`;
  const headers = {
    authorization: `Bearer ${repository.token}`,
    'content-type': built.mediaType,
    'content-length': built.bytes.length,
  };
  return new Promise((resolve, reject) => {
    const request = https.request(url, { agent, method: 'PUT', headers }, (response) => {
      response.resume();
      if (response.statusCode === 201) response.on('end', resolve);
      else reject(new Error(`PUT ${url}: ${response.statusCode}`));
    });
    request.on('error', reject);
    request.end(built.bytes);
  });
}
