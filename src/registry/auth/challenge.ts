/** One challenge of a WWW-Authenticate header. Scheme and parameter names are in lower case, values as sent. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The challenge that names the token endpoint. */
export interface BearerChallenge {
  /** The URL of the token endpoint, not validated. */
  readonly realm: string;
  readonly service?: string;
  readonly scope?: string;
}

/**
 * The first Bearer challenge that has a realm.
 * @see https://distribution.github.io/distribution/spec/auth/token/#how-to-authenticate
 */
export function bearerChallenge(headers: readonly string[]): BearerChallenge | undefined {
  const challenges = parseChallenges(headers).filter((challenge) => challenge.scheme === 'bearer');
  const { realm, service, scope } = challenges.find(({ parameters }) => parameters.realm)?.parameters ?? {};
  if (realm === undefined) return undefined;
  return { realm, ...(service !== undefined && { service }), ...(scope !== undefined && { scope }) };
}

/**
 * The challenges of all WWW-Authenticate headers of a response, in order. Never throws: of an invalid header it returns the valid parts.
 * The value of a token68 is ignored; of a repeated parameter the first counts.
 *
 * The grammar of RFC 9110, sections 5.6 and 11:
 *
 *     WWW-Authenticate = #challenge
 *     challenge        = auth-scheme [ 1*SP ( token68 / #auth-param ) ]
 *     auth-scheme      = token
 *     auth-param       = token BWS "=" BWS ( token / quoted-string )
 *     token68          = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="
 *     token            = 1*( ALPHA / DIGIT / "!" / "#" / "$" / "%" / "&" / "'" / "*"
 *                          / "+" / "-" / "." / "^" / "_" / "`" / "|" / "~" )
 *     quoted-string    = DQUOTE *( qdtext / quoted-pair ) DQUOTE
 *     quoted-pair      = "\" ( HTAB / SP / VCHAR / obs-text )
 *     #element         = [ element ] *( OWS "," OWS [ element ] )
 *
 * A comma separates both parameters and challenges: a token followed by `=` is a parameter, otherwise it is a scheme.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1
 */
export function parseChallenges(headers: readonly string[]): readonly Challenge[] {
  return headers.flatMap(parseHeader);
}

function parseHeader(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  for (const element of readElements(header)) {
    if (element.kind === 'scheme') challenges.push({ scheme: element.name, parameters: new Map() });
    const parameters = challenges.at(-1)?.parameters;
    if (element.kind === 'parameter' && !parameters?.has(element.name)) parameters?.set(element.name, element.value);
  }
  return challenges.map(({ scheme, parameters }) => ({ scheme, parameters: Object.fromEntries(parameters) }));
}

type Element =
  | { readonly kind: 'scheme'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string; readonly value: string };

function* readElements(header: string): Generator<Element> {
  for (let offset = 0; offset < header.length; ) {
    const parameter = matchAt(PARAMETER, header, offset);
    const scheme = parameter ?? matchAt(SCHEME, header, offset);
    const [text, name = '', token, quoted] = scheme ?? matchAt(IGNORED, header, offset) ?? [];
    const value = token ?? quoted?.replace(QUOTED_PAIR, '$1') ?? '';
    if (parameter) yield { kind: 'parameter', name: name.toLowerCase(), value };
    else if (scheme) yield { kind: 'scheme', name: name.toLowerCase() };
    offset += text?.length ?? header.length;
  }
}

function matchAt(sticky: RegExp, text: string, offset: number): RegExpExecArray | null {
  sticky.lastIndex = offset;
  return sticky.exec(text);
}

const PARAMETER = /([\w!#$%&'*+\-.^`|~]+)[ \t]*=[ \t]*(?:([\w!#$%&'*+\-.^`|~]+)|"((?:[^"\\]|\\.)*)")/sy;
/** With the token68 after it, which a comma or the end follows. A token before `=` is a parameter, although an invalid one. */
const SCHEME = /([\w!#$%&'*+\-.^`|~]+)(?![\w!#$%&'*+\-.^`|~]|[ \t]*=)(?: +[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$)))?/y;
/** Separators and invalid elements; a quoted string as a whole, so that no word in it is read as a scheme. */
const IGNORED = /[ \t,]+|[\w!#$%&'*+\-.^`|~]+|"(?:[^"\\]|\\.)*(?:"|$)|./sy;
const QUOTED_PAIR = /\\(.)/gs;
