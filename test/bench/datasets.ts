import type { ReferrerOptions } from '../support/registry/builders.ts';
import type { RepositoryOptions } from '../support/registry/options.ts';
import type { Push } from '../support/registry/push.ts';

/** The robot that may read every repository of a data set. */
export const ROBOT = { username: 'acme+bench', password: 'B3nch-only' } as const;

/** An image that was pushed. */
export interface Image {
  /** `namespace/name`. */
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** The repositories of an embedded registry, and the images that are pushed to it. */
interface Dataset {
  readonly repositories: Readonly<Record<string, RepositoryOptions>>;
  readonly push: (push: Push) => readonly Image[];
}

export type DatasetName = 'one-image' | 'images' | 'referrers' | 'memory';

/** The numbers of referrers of the images in the data set `referrers`. */
export const REFERRER_COUNTS = [1, 1_000, 10_000] as const;

/** The number of images in the data sets `images` and `memory`. */
const IMAGES = 1_000;

/** The data sets by name. Each image has an SBOM; all its other referrers are attestations. Every descriptor has an artifact type. */
export const DATASETS: Readonly<Record<DatasetName, Dataset>> = {
  /** A private image, and a public one. */
  'one-image': {
    repositories: { ...privateRepositories('acme/app'), 'acme/public': { visibility: 'public' } },
    push: (push) => ['acme/app', 'acme/public'].map((repository) => pushImage(push, repository, { referrers: 1 })),
  },
  /** The images alternate between ten repositories, as in a list of releases. */
  images: {
    repositories: privateRepositories(...numbered('acme/app', 10)),
    push: (push) => pushImages(push, { repositories: 10, referrers: 1 }),
  },
  referrers: {
    repositories: privateRepositories(...REFERRER_COUNTS.map((count) => `acme/with-${count}`)),
    push: (push) => REFERRER_COUNTS.map((referrers) => pushImage(push, `acme/with-${referrers}`, { referrers })),
  },
  memory: {
    repositories: privateRepositories(...numbered('acme/app', 10)),
    push: (push) => pushImages(push, { repositories: 10, referrers: 50 }),
  },
};

function privateRepositories(...names: readonly string[]): Readonly<Record<string, RepositoryOptions>> {
  return Object.fromEntries(names.map((name) => [name, { grants: { [ROBOT.username]: 'read' } }]));
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index}`);
}

function pushImages(push: Push, { repositories, referrers }: { repositories: number; referrers: number }): Image[] {
  return Array.from({ length: IMAGES }, (_, index) =>
    pushImage(push, `acme/app${index % repositories}`, { tag: `v${Math.floor(index / repositories)}`, referrers }),
  );
}

function pushImage(
  push: Push,
  repository: string,
  { tag = 'v1', referrers }: { tag?: string; referrers: number },
): Image {
  const { digest } = push.image(repository, tag);
  for (let number = 1; number < referrers; number++) push.referrer(repository, digest, attestation(number));
  push.referrer(repository, digest, { artifactType: 'application/spdx+json' });
  return { repository, tag, digest };
}

/** An attestation of a CI system; its descriptor has 390 bytes, as in the list that was recorded from Quay. */
function attestation(number: number): ReferrerOptions {
  return {
    artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1',
      run: String(number),
    },
  };
}
