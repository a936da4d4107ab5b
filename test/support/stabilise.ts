/** The values that differ from run to run. */
export interface Varying {
  /** Hosts, digests and paths by their names. */
  readonly names: Readonly<Record<string, string>>;
  /** The credentials that were sent in Authorization headers. */
  readonly secrets: readonly string[];
}

/** Replaces values that vary by fixed words: hosts, digests (also shortened), tokens, times, wait times, temporary paths. */
export function stabilise(text: string, { names, secrets }: Varying): string {
  return secrets
    .reduce((rest, secret) => rest.replaceAll(secret, () => nameOf(secret)), replaceNames(text, names))
    .replaceAll(JWT, '(token)')
    .replaceAll(TEMPORARY, 'TEMP/')
    .replaceAll(/(quay-referrers-login-)\w{6}/g, '$1(random)')
    .replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '(time)')
    .replaceAll(/\b\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d (?:GMT|-0000)/g, '(date)')
    .replaceAll(/("(?:start|end)_ts":\s*)\d+/g, '$1(seconds)')
    .replaceAll(/("status_token":\s*")[^"]*/g, '$1(random)')
    .replaceAll(/(?<!sha256[-:])\b[A-Z0-9]{64}\b/g, "(a robot's token)")
    .replaceAll(/retrying in \d+\.\d s/g, 'retrying in (seconds) s')
    .replaceAll(/retrying in \d+ s, \d+ s left/g, 'retrying in (seconds) s, (seconds) s left');
}

function replaceNames(text: string, names: Varying['names']): string {
  const entries = Object.entries(names).flatMap(([name, value]) => [
    [name, value] as const,
    ...shortForms(value).map((form) => [name, form] as const),
    ...(isDigest(value) ? [[`sha256-${name}`, value.replace(':', '-')] as const] : []),
  ]);
  return entries
    .filter(([, value]) => value !== '')
    .toSorted(([, one], [, other]) => other.length - one.length)
    .reduce((rest, [name, value]) => rest.replaceAll(value, name), text);
}

function isDigest(value: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(value);
}

/** A digest as messages and Mermaid diagrams shorten it; any other value as URL queries escape it. */
function shortForms(value: string): readonly string[] {
  const [, short] = /^sha256:([0-9a-f]{12})/.exec(value) ?? [];
  return short === undefined ? [encodeURIComponent(value)] : [`sha256:${short}`, `sha256#58;${short}`];
}

/** OAuth access tokens stay as they are, because they are the same in each run. */
function nameOf(secret: string): string {
  if (secret.startsWith('ey')) return '(token)';
  return Buffer.from(secret, 'base64').includes(':') ? '(base64 of username:password)' : secret;
}

const JWT = /\bey[\w-]+\.[\w-]+\.[\w-]*/g;

/** The temporary folder of a run or of a test's file, and the UUID at the start of a file's name. */
const TEMPORARY = /[^\s=`"]*\/gate-\w{6}\/(?:[0-9a-f]{8}-[0-9a-f-]{27}-)?/g;
