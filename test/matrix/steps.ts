import type { ReferrerOptions } from '../support/registry/builders.ts';
import type { RegistryOptions } from '../support/registry/options.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { readFixture } from '../unit/verify/signed-evidence.ts';
import { ACCESS, type Inputs, openKeyless, openStep, type Prepare, READER, REPOSITORY } from './open-step.ts';
import type { Step } from './types.ts';

const SBOM: ReferrerOptions = { artifactType: 'application/spdx+json' };
const SPDX = 'https://spdx.dev/Document';
const SLSA = 'https://slsa.dev/provenance/v1';

interface Setup {
  /** Pushes the evidence of the image `v1`, whose digest it gets, and returns the inputs. */
  readonly prepare: Prepare;
  readonly options?: RegistryOptions;
  readonly outcomes?: Pick<Step, 'passes' | 'fails'>;
}

function gate(name: string, { prepare, options, outcomes = { passes: 'pass', fails: 'error' } }: Setup): Step {
  return { name: `gate ${name}`, action: 'gate', ...outcomes, open: () => openStep(prepare, options) };
}

function token(name: string, inputs: Inputs, options: RegistryOptions = {}): Step {
  const prepare: Prepare = ({ host }) => ({ registry: host, ...inputs });
  return {
    name: `token ${name}`,
    action: 'token',
    passes: 'token',
    fails: 'failed',
    open: () => openStep(prepare, options),
  };
}

function api(name: string, inputs: Inputs, prepare: Prepare = () => ({})): Step {
  const all: Prepare = (registry, image) => ({ registry: registry.host, ...inputs, ...prepare(registry, image) });
  return { name: `api ${name}`, action: 'api', passes: 'done', fails: 'failed', open: () => openStep(all) };
}

const byTag = ({ host }: EmbeddedRegistry) => ({ image: `${host}/${REPOSITORY}:v1`, ...READER });

/** All rules are met: by a referrer of the API, by a signature and by an attestation under cosign's tags. */
const evidence: Prepare = (registry, image) => {
  registry.push.referrer(REPOSITORY, image, SBOM);
  registry.push.cosignSignatures(REPOSITORY, image);
  registry.push.cosignAttestations(REPOSITORY, image, [{ predicateType: SLSA, annotation: false }]);
  return { ...byTag(registry), require: 'sbom\nsignature\nprovenance' };
};

export const GATE = gate('with three rules', { prepare: evidence });

export const WARNING_GATE = gate('with on-missing: warn', {
  prepare: (registry, image) => ({ ...evidence(registry, image), 'on-missing': 'warn' }),
});

export const LISTING_GATE = gate('without rules', {
  prepare: (registry, image) => ({ ...evidence(registry, image), require: 'none' }),
  outcomes: { passes: 'listed', fails: 'error' },
});

export const PAGED_GATE = gate('with a list of two pages', {
  prepare(registry, image) {
    registry.push.referrer(REPOSITORY, image, { artifactType: 'application/sarif+json' });
    registry.push.referrer(REPOSITORY, image, SBOM);
    registry.fault({ match: { path: /\/referrers\// }, kind: 'paging', size: 1 });
    return { ...byTag(registry), require: 'sbom', sources: 'api' };
  },
});

export const TAG_SCHEMA_GATE = gate('on a registry without referrers API', {
  options: { features: { referrersApi: false } },
  prepare(registry, image) {
    const sbom = registry.push.referrer(REPOSITORY, image, SBOM);
    registry.push.index(REPOSITORY, image.replace(':', '-'), { manifests: [{ ...sbom, ...SBOM }] });
    return { ...byTag(registry), require: 'sbom', sources: 'api,tag-schema' };
  },
});

export const PLATFORM_GATE = gate('on every platform', {
  prepare(registry) {
    const { push } = registry;
    const images = ['linux/amd64', 'linux/arm64'].map((platform) => ({
      ...push.image(REPOSITORY, undefined, { content: platform }),
      platform,
    }));
    push.index(REPOSITORY, 'v2', { manifests: images });
    for (const { digest } of images) push.referrer(REPOSITORY, digest, SBOM);
    return {
      ...byTag(registry),
      image: `${registry.host}/${REPOSITORY}:v2`,
      require: 'sbom platform=each',
      sources: 'api',
    };
  },
});

export const BUILDKIT_GATE = gate('on attestations of BuildKit', {
  prepare(registry) {
    registry.push.buildkit(REPOSITORY, 'v2', { platforms: { 'linux/amd64': [SPDX] } });
    return {
      ...byTag(registry),
      image: `${registry.host}/${REPOSITORY}:v2`,
      require: 'sbom',
      sources: 'buildkit',
    };
  },
});

export const BUNDLE_GATE = gate('on a bundle in a storage', {
  options: { features: { redirectBlobs: true } },
  prepare(registry, image) {
    registry.push.bundle(REPOSITORY, image, { predicateType: SPDX, annotated: 'none' });
    return { ...byTag(registry), require: 'sbom', sources: 'api' };
  },
});

/** An image that the real cosign signed, so that its manifest is fetched as well as the signature. */
export const VERIFYING_GATE = gate('with a key', {
  prepare(registry) {
    const { pub, image, message } = readFixture('p-256');
    registry.push.manifest(REPOSITORY, image.manifest ?? '', { tag: 'v2' });
    registry.push.bundle(REPOSITORY, image.digest, { bundle: message.bytes.toString() });
    return {
      ...byTag(registry),
      image: `${registry.host}/${REPOSITORY}:v2`,
      require: 'signature key=input',
      'public-key': pub,
      sources: 'api',
    };
  },
});

export const NESTED_GATE = gate('with depth 2', {
  prepare(registry, image) {
    registry.push.referrer(REPOSITORY, image, SBOM);
    return { ...byTag(registry), require: 'sbom', sources: 'api', depth: '2' };
  },
});

export const EMPTY_GATE = gate('by digest without evidence', {
  outcomes: { passes: 'missing', fails: 'error' },
  prepare: (registry, image) => ({
    ...byTag(registry),
    image: `${registry.host}/${REPOSITORY}@${image}`,
    require: 'sbom',
    sources: 'api',
  }),
});

export const HTTP2_GATE: Step = {
  ...gate('over HTTP/2', {
    options: { tls: true },
    prepare(registry, image) {
      registry.push.referrer(REPOSITORY, image, SBOM);
      return { ...byTag(registry), require: 'sbom', sources: 'api' };
    },
  }),
  protocol: 'HTTP/2',
};

export const ABSENT_GATE = gate('of an unknown tag', {
  outcomes: { passes: 'subject-not-found', fails: 'error' },
  prepare: (registry) => ({ ...byTag(registry), image: `${registry.host}/${REPOSITORY}:v9`, require: 'sbom' }),
});

export const PUBLIC_GATE = gate('without credentials', {
  prepare(registry) {
    const { digest } = registry.push.image('devtable/public', 'v1');
    registry.push.referrer('devtable/public', digest, SBOM);
    return { image: `${registry.host}/devtable/public:v1`, require: 'sbom', sources: 'api' };
  },
});

/** The service of the input is not the registry's: the first exchange is answered with 404, and the challenge names the right one. */
const otherService = (registry: EmbeddedRegistry): Inputs => {
  registry.fault({ match: { path: /^\/v2\/auth\?service=quay\.internal/ }, kind: 'answer', status: 404 });
  return { service: 'quay.internal' };
};

export const CHALLENGED_GATE = gate('that learns the service', {
  prepare(registry, image) {
    registry.push.referrer(REPOSITORY, image, SBOM);
    return { ...byTag(registry), require: 'sbom', sources: 'api', ...otherService(registry) };
  },
});

export const TOKEN = token('for a repository', { repositories: REPOSITORY, ...READER });
export const LOGIN: Step = {
  ...token('with login', { repositories: REPOSITORY, login: 'true', ...READER }),
  logsIn: true,
};
export const UNSCOPED = token('without repositories', { ...READER });
export const CHALLENGED_TOKEN: Step = {
  ...token('that learns the service', {}),
  open: () =>
    openStep((registry) => ({
      registry: registry.host,
      repositories: REPOSITORY,
      ...READER,
      ...otherService(registry),
    })),
};

const TAGS = `repository/${REPOSITORY}/tag/`;
export const READING_API = api('GET', { path: TAGS, ...ACCESS });
export const PUBLIC_API = api('GET without a token', { path: 'repository/devtable/public' });
export const OPERATION_API = api('by operation', {
  operation: 'listRepoTags',
  parameters: JSON.stringify({ repository: REPOSITORY }),
  ...ACCESS,
});
const PUT = { path: `${TAGS}v1`, method: 'PUT', body: '{"expiration": null}', ...ACCESS };
export const PUTTING_API = api('PUT', PUT);
export const HTTP2_PUTTING_API: Step = {
  ...api('PUT over HTTP/2', PUT),
  protocol: 'HTTP/2',
  open: () => openStep(({ host }) => ({ registry: host, ...PUT }), { tls: true }),
};
export const POSTING_API = api('POST', {
  path: 'repository',
  method: 'POST',
  body: '{"repository": "new", "namespace": "devtable", "visibility": "private", "description": ""}',
  ...ACCESS,
});
export const DELETING_API = api('DELETE', { path: `${TAGS}v1`, method: 'DELETE', ...ACCESS });
export const PAGED_API = api(
  'of all pages',
  { path: TAGS, query: 'limit=1', paginate: 'true', ...ACCESS },
  ({ push }) => {
    push.image(REPOSITORY, 'v2');
    return {};
  },
);
export const LISTING_API = api('without a path', { ...ACCESS });

export const KEYLESS_GATE: Step = {
  ...{ name: 'gate without a stored secret', action: 'gate', passes: 'pass', fails: 'error' },
  open: (endpoint) =>
    openKeyless((registry, image) => {
      registry.push.referrer(REPOSITORY, image, SBOM);
      return { image: `${registry.host}/${REPOSITORY}:v1`, require: 'sbom', sources: 'api' };
    }, endpoint),
};

export const KEYLESS_TOKEN: Step = {
  ...{ name: 'token without a stored secret', action: 'token', passes: 'token', fails: 'failed' },
  open: (endpoint) => openKeyless(({ host }) => ({ registry: host, repositories: REPOSITORY }), endpoint),
};

export const KEYLESS_LOGIN: Step = {
  ...{ name: 'token with a keyless login', action: 'token', passes: 'token', fails: 'failed', logsIn: true },
  open: (endpoint) => openKeyless(({ host }) => ({ registry: host, login: 'true' }), endpoint),
};

/** Every step of the matrix. */
export const STEPS: readonly Step[] = [
  ...[GATE, WARNING_GATE, LISTING_GATE, PAGED_GATE, TAG_SCHEMA_GATE, PLATFORM_GATE, BUILDKIT_GATE, BUNDLE_GATE],
  ...[NESTED_GATE, EMPTY_GATE, ABSENT_GATE, PUBLIC_GATE, CHALLENGED_GATE, KEYLESS_GATE],
  ...[TOKEN, LOGIN, UNSCOPED, CHALLENGED_TOKEN, KEYLESS_TOKEN, KEYLESS_LOGIN],
  ...[READING_API, PUBLIC_API, OPERATION_API, PUTTING_API, POSTING_API, DELETING_API, PAGED_API, LISTING_API],
  ...[HTTP2_GATE, HTTP2_PUTTING_API],
];
