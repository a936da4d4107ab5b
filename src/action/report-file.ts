import { writeFile } from 'node:fs/promises';
import type { RuleVerdict } from '../policy/verdict.ts';
import { formatReference } from '../registry/reference.ts';
import { imageField, referrerEntries, unmetRules } from './entries.ts';
import type { GateReport, ImageReport } from './report.ts';

/**
 * The whole report as JSON (`schemaVersion` 1), with a line end. The token is not in it.
 * @param scrub takes secrets out of a text: of each one before it becomes JSON, which would else hide a secret behind its escapes.
 */
export function formatReport(report: GateReport, scrub: (text: string) => string): string {
  const { result, problems, rules, images } = report;
  const document = {
    schemaVersion: 1,
    result,
    problems,
    rules: rules.map(({ text }) => text),
    subjects: images.map(subjectOf),
  };
  const scrubbed = (_key: string, value: unknown) => (typeof value === 'string' ? scrub(value) : value);
  return `${JSON.stringify(document, scrubbed, 2)}\n`;
}

/**
 * Writes the report file.
 * @throws Error that names the path, with what the file system said as its cause.
 */
export async function writeReportFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    throw new Error(
      `The report for the output referrers-file could not be written to ${path}: is there room on the disk?`,
      { cause },
    );
  }
}

function subjectOf(image: ImageReport): Readonly<Record<string, unknown>> {
  const { reference, digest, result, problem, apiOff, rules } = image;
  return {
    image: imageField(image),
    reference: formatReference(reference),
    ...(reference.tag !== undefined && { tag: reference.tag }),
    digest: digest ?? '',
    result,
    ...(problem !== undefined && { problem }),
    ...(apiOff !== undefined && { apiOff }),
    missing: unmetRules(image),
    rules: rules.map(verdictOf),
    referrers: referrerEntries(image),
  };
}

function verdictOf({ rule, met, by, rejected }: RuleVerdict): Readonly<Record<string, unknown>> {
  return {
    rule: rule.text,
    min: rule.min,
    met,
    by: by.map(({ digest }) => digest),
    rejected: rejected.map(({ referrer, why }) => ({ digest: referrer.digest, why })),
  };
}
