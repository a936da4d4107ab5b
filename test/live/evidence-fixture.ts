import * as z from 'zod/mini';
import { call, openTestRepository, pushImage, type TestRepository } from '../contract/registry-client.ts';
import type { ActionRun } from '../support/action-run.ts';
import { type Cosign, openCosign } from '../support/cosign.ts';
import { openPrograms, type Programs } from '../support/programs.ts';
import type { RealQuayOptions } from '../support/real-quay.ts';
import type { BuiltDescriptor } from '../support/registry/builders.ts';
import { runGateStep } from '../support/test-job.ts';
import { openRealTarget, type RealTarget } from './real-target.ts';

/** A real Quay, and the programs that leave evidence on it. */
export interface EvidenceFixture {
  readonly quay: RealTarget;
  readonly programs: Programs;
  readonly cosign: Cosign;
  /** A new repository with an image; the name must be one that no other test uses. */
  image(name: string): Promise<EvidenceImage>;
  gate(inputs: Readonly<Record<string, string>>): Promise<ActionRun>;
  stop(): Promise<void>;
}

export interface EvidenceImage extends BuiltDescriptor {
  readonly repository: TestRepository;
  /** `host/namespace/repository@digest`. */
  readonly reference: string;
}

export async function openEvidenceFixture(options: RealQuayOptions = {}): Promise<EvidenceFixture> {
  const quay = await openRealTarget(options);
  const { target, certificatePath } = quay;
  const { username, password } = target;
  const programs = await openPrograms({ ...target, certificatePath });
  return {
    quay,
    programs,
    cosign: openCosign(programs),
    async image(name) {
      const repository = await openTestRepository(target, name);
      const image = await pushImage(repository, '1.0');
      return { ...image, repository, reference: `${target.host}/${repository.name}@${image.digest}` };
    },
    gate: (inputs) => runGateStep({ inputs: { username, password, 'ca-certificate': certificatePath, ...inputs } }),
    stop: async () => void (await Promise.all([programs.remove(), quay.stop()])),
  };
}

/** What a run says of each kind of evidence, and of each referrer. */
export interface Judged {
  /** The kinds of which there is something. */
  readonly kinds: readonly string[];
  readonly referrers: readonly z.infer<typeof ReferrerSchema>[];
}

/** Has the gate judge an image by each kind for itself. */
export async function judge({ gate }: EvidenceFixture, image: string, sources?: string): Promise<Judged> {
  const run = await gate({ image, require: KINDS.join('\n'), ...(sources === undefined ? {} : { sources }) });
  if (run.outputs.result !== 'missing') throw new Error(`the gate on ${image}: ${run.outputs.result}\n${run.log}`);
  const missing = z.array(z.string()).parse(JSON.parse(run.outputs.missing ?? ''));
  return { kinds: KINDS.filter((kind) => !missing.includes(kind)), referrers: referrersOf(run) };
}

const KINDS = ['signature', 'sbom', 'provenance', 'vex', 'scan', 'attestation'];

export function referrersOf({ outputs }: ActionRun): Judged['referrers'] {
  return z.array(ReferrerSchema).parse(JSON.parse(outputs.referrers ?? ''));
}

const ReferrerSchema = z.object({
  subject: z.string(),
  digest: z.string(),
  layer: z.optional(z.string()),
  kind: z.string(),
  predicateType: z.optional(z.string()),
  source: z.string(),
  platform: z.optional(z.string()),
});

/** What of a manifest does not depend on the image, the key and the time: its types, and the names of its annotations. */
export async function shapeOf(repository: TestRepository, digest: string): Promise<unknown> {
  const reply = await call(repository, {
    method: 'GET',
    path: `manifests/${digest}`,
    headers: { Accept: OCI_MANIFEST },
  });
  return shapeIn(reply.body);
}

/** The same of the text of a manifest. */
export function shapeIn(text: string): unknown {
  const { artifactType, config, layers, subject, annotations } = ManifestSchema.parse(JSON.parse(text));
  return {
    artifactType,
    config: config.mediaType,
    layers: layers.map((layer) => ({ mediaType: layer.mediaType, annotations: namesIn(layer.annotations) })),
    refers: subject !== undefined,
    annotations: namesIn(annotations),
  };
}

function namesIn(annotations: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.keys(annotations).toSorted();
}

const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const Annotations = z.optional(z.record(z.string(), z.string()));
const BlobSchema = z.object({ mediaType: z.string(), annotations: Annotations });
const ManifestSchema = z.object({
  artifactType: z.optional(z.string()),
  config: BlobSchema,
  layers: z.array(BlobSchema),
  subject: z.optional(z.unknown()),
  annotations: Annotations,
});
