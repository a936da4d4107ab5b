/**
 * The requests of a gate with `require: sbom`, without any of its checks. The arguments are the host, the repository, a tag or digest, and
 * how much is requested: `list` ends with the list of referrers; `same` adds cosign's tags, and the manifest of the SBOM.
 * @param {(path: string, options: { method: string, headers: Record<string, string> }) =>
 *   Promise<{ status: number, headers: Record<string, string>, body: string }>} send
 */
export async function makeRequests(send) {
  const [host, repository, reference, extent] = process.argv.slice(2);
  const credentials = process.env.BENCH_CREDENTIALS;
  const login = credentials ? { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } : {};
  const exchange = `/v2/auth?service=${host}&scope=repository:${repository}:pull`;
  const { token } = JSON.parse((await request(exchange, login)).body);
  const bearer = { authorization: `Bearer ${token}`, accept: ACCEPT };

  const digest = reference.startsWith('sha256:') ? reference : (await manifest(reference, 'HEAD')).headers[DIGEST];
  const tag = digest.replace(':', '-');
  const tags = extent === 'list' ? [] : ['sig', 'att', 'sbom'].map((end) => manifest(`${tag}.${end}`, 'GET', 404));
  const [list] = await Promise.all([request(`/v2/${repository}/referrers/${digest}`, bearer), ...tags]);
  const sbom = JSON.parse(list.body).manifests.find(({ artifactType }) => artifactType === 'application/spdx+json');
  if (extent !== 'list') await manifest(sbom.digest, 'GET');

  async function manifest(name, method, expected = 200) {
    return await request(`/v2/${repository}/manifests/${name}`, bearer, { method, expected });
  }

  async function request(path, headers, { method = 'GET', expected = 200 } = {}) {
    const response = await send(path, { method, headers });
    if (response.status !== expected) throw new Error(`${method} ${path}: ${response.status} ${response.body}`);
    return response;
  }
}

const DIGEST = 'docker-content-digest';
const ACCEPT = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
