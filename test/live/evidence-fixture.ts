import * as z from 'zod/mini';
import { call, openTestRepository, pushImage, type TestRepository } from '../contract/registry-client.ts';
import type { ActionRun } from '../support/action-run.ts';
import { type Cosign, openCosign } from '../support/cosign.ts';
import { openPrograms, type Programs } from '../support/programs.ts';
import type { RealQuayOptions } from '../support/real-quay.ts';
import type { BuiltDescriptor } from '../support/registry/builders.ts';
import { runGateStep } from '../support/test-job.ts';
import { openRealTarget, type RealTarget } from './real-target.ts';

/** A real Quay, and the programs that attach evidence. */
export interface EvidenceFixture {
  readonly quay: RealTarget;
  readonly programs: Programs;
  readonly cosign: Cosign;
  /** Creates a repository with an image; no other test may use the name. */
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

/** The met kinds and the referrers of a run. */
export interface Findings {
  /** The kinds that the image has. */
  readonly kinds: readonly string[];
  readonly referrers: readonly z.infer<typeof ReferrerSchema>[];
}

/** Runs the gate with one rule per kind. */
export async function runGatePerKind({ gate }: EvidenceFixture, image: string, sources?: string): Promise<Findings> {
  const run = await gate({ image, require: KINDS.join('\n'), ...(sources === undefined ? {} : { sources }) });
  if (run.outputs.result !== 'missing') throw new Error(`the gate on ${image}: ${run.outputs.result}\n${run.log}`);
  const missing = z.array(z.string()).parse(JSON.parse(run.outputs.missing ?? ''));
  return { kinds: KINDS.filter((kind) => !missing.includes(kind)), referrers: referrersOf(run) };
}

const KINDS = ['signature', 'sbom', 'provenance', 'vex', 'scan', 'attestation'];

export function referrersOf({ outputs }: ActionRun): Findings['referrers'] {
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

/** The parts of a manifest that do not depend on image, key and time: its types, and the names of its annotations. */
export async function fetchManifestShape(repository: TestRepository, digest: string): Promise<unknown> {
  const reply = await call(repository, {
    method: 'GET',
    path: `manifests/${digest}`,
    headers: { Accept: OCI_MANIFEST },
  });
  return manifestShape(reply.body);
}

/** The same parts of a manifest's JSON. */
export function manifestShape(text: string): unknown {
  const { artifactType, config, layers, subject, annotations } = ManifestSchema.parse(JSON.parse(text));
  return {
    artifactType,
    config: config.mediaType,
    layers: layers.map((layer) => ({ mediaType: layer.mediaType, annotations: namesOf(layer.annotations) })),
    refers: subject !== undefined,
    annotations: namesOf(annotations),
  };
}

function namesOf(annotations: Readonly<Record<string, string>> = {}): readonly string[] {
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
