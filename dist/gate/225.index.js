export const id = 225;
export const ids = [225];
export const modules = {

/***/ 495:
/***/ ((module) => {



var COMPATIBLE_ENCODING_PATTERN = /^utf-?8|ascii|utf-?16-?le|ucs-?2|base-?64|latin-?1$/i
var WS_TRIM_PATTERN = /^[\s\uFEFF\xA0]+|[\s\uFEFF\xA0]+$/g
var WS_CHAR_PATTERN = /\s|\uFEFF|\xA0/
var WS_FOLD_PATTERN = /\r?\n[\x20\x09]+/g
var DELIMITER_PATTERN = /[;,"]/
var WS_DELIMITER_PATTERN = /[;,"]|\s/

/**
 * Token character pattern
 * @type {RegExp}
 * @see https://tools.ietf.org/html/rfc7230#section-3.2.6
 */
var TOKEN_PATTERN = /^[!#$%&'*+\-\.^_`|~\da-zA-Z]+$/

var STATE = {
  IDLE: 1 << 0,
  URI: 1 << 1,
  ATTR: 1 << 2,
}

function trim( value ) {
  return value.replace( WS_TRIM_PATTERN, '' )
}

function hasWhitespace( value ) {
  return WS_CHAR_PATTERN.test( value )
}

function skipWhitespace( value, offset ) {
  while( hasWhitespace( value[offset] ) ) {
    offset++
  }
  return offset
}

function needsQuotes( value ) {
  return WS_DELIMITER_PATTERN.test( value ) ||
    !TOKEN_PATTERN.test( value )
}

/**
 * Shallow compares two objects to check if their properties match.
 * @param {object} object1 First object to compare.
 * @param {object} object2 Second object to compare.
 * @returns {boolean} Do the objects have matching properties.
 */
function shallowCompareObjects( object1, object2 ) {
  return (
    Object.keys( object1 ).length === Object.keys( object2 ).length &&
    Object.keys( object1 ).every(
      ( key ) => key in object2 && object1[ key ] === object2[ key ]
    )
  );
}

class Link {

  /**
   * Link
   * @constructor
   * @param {String} [value]
   * @returns {Link}
   */
  constructor( value ) {

    /** @type {Array} URI references */
    this.refs = []

    if( value ) {
      this.parse( value )
    }

  }

  /**
   * Get refs with given relation type
   * @param {String} value
   * @returns {Array<Object>}
   */
  rel( value ) {

    var links = []
    var type = value.toLowerCase()

    for( var i = 0; i < this.refs.length; i++ ) {
      if( typeof this.refs[ i ].rel === 'string' && this.refs[ i ].rel.toLowerCase() === type ) {
        links.push( this.refs[ i ] )
      }
    }

    return links

  }

  /**
   * Get refs where given attribute has a given value
   * @param {String} attr
   * @param {String} value
   * @returns {Array<Object>}
   */
  get( attr, value ) {

    attr = attr.toLowerCase()
    value = value.toLowerCase()

    var links = []

    for( var i = 0; i < this.refs.length; i++ ) {
      if( typeof this.refs[ i ][ attr ] === 'string' && this.refs[ i ][ attr ].toLowerCase() === value ) {
        links.push( this.refs[ i ] )
      }
    }

    return links

  }

  /** Sets a reference. */
  set( link ) {
    this.refs.push( link )
    return this
  }

  /**
   * Sets a reference if a reference with similar properties isn’t already set.
   */
  setUnique( link ) {

    if( !this.refs.some(( ref ) => shallowCompareObjects( ref, link )) ) {
      this.refs.push( link )
    }

    return this

  }

  has( attr, value ) {

    attr = attr.toLowerCase()
    value = value.toLowerCase()

    for( var i = 0; i < this.refs.length; i++ ) {
      if( typeof this.refs[ i ][ attr ] === 'string' && this.refs[ i ][ attr ].toLowerCase() === value ) {
        return true
      }
    }

    return false

  }

  parse( value, offset ) {

    offset = offset || 0
    value = offset ? value.slice( offset ) : value

    // Trim & unfold folded lines
    value = trim( value ).replace( WS_FOLD_PATTERN, '' )

    var state = STATE.IDLE
    var length = value.length
    var offset = 0
    var ref = null

    while( offset < length ) {
      if( state === STATE.IDLE ) {
        if( hasWhitespace( value[offset] ) ) {
          offset++
          continue
        } else if( value[offset] === '<' ) {
          if( ref != null ) {
            ref.rel != null ?
              this.refs.push( ...Link.expandRelations( ref ) ) :
              this.refs.push( ref )
          }
          var end = value.indexOf( '>', offset )
          if( end === -1 ) throw new Error( 'Expected end of URI delimiter at offset ' + offset )
          ref = { uri: value.slice( offset + 1, end ) }
          // this.refs.push( ref )
          offset = end
          state = STATE.URI
        } else {
          throw new Error( 'Unexpected character "' + value[offset] + '" at offset ' + offset )
        }
        offset++
      } else if( state === STATE.URI ) {
        if( hasWhitespace( value[offset] ) ) {
          offset++
          continue
        } else if( value[offset] === ';' ) {
          state = STATE.ATTR
          offset++
        } else if( value[offset] === ',' ) {
          state = STATE.IDLE
          offset++
        } else {
          throw new Error( 'Unexpected character "' + value[offset] + '" at offset ' + offset )
        }
      } else if( state === STATE.ATTR ) {
        if( value[offset] ===';' || hasWhitespace( value[offset] ) ) {
          offset++
          continue
        }
        var end = value.indexOf( '=', offset )
        if( end === -1 ) end = value.indexOf( ';', offset )
        if( end === -1 ) end = value.length
        var attr = trim( value.slice( offset, end ) ).toLowerCase()
        var attrValue = ''
        offset = end + 1
        offset = skipWhitespace( value, offset )
        if( value[offset] === '"' ) {
          offset++
          while( offset < length ) {
            if( value[offset] === '"' ) {
              offset++; break
            }
            if( value[offset] === '\\' ) {
              offset++
            }
            attrValue += value[offset]
            offset++
          }
        } else {
          var end = offset + 1
          while( !DELIMITER_PATTERN.test( value[end] ) && end < length ) {
            end++
          }
          attrValue = value.slice( offset, end )
          offset = end
        }
        if( ref[ attr ] && Link.isSingleOccurenceAttr( attr ) ) {
          // Ignore multiples of attributes which may only appear once
        } else if( attr[ attr.length - 1 ] === '*' ) {
          ref[ attr ] = Link.parseExtendedValue( attrValue )
        } else {
          attrValue = attr === 'type' ?
            attrValue.toLowerCase() : attrValue
          if( ref[ attr ] != null ) {
            if( Array.isArray( ref[ attr ] ) ) {
              ref[ attr ].push( attrValue )
            } else {
              ref[ attr ] = [ ref[ attr ], attrValue ]
            }
          } else {
            ref[ attr ] = attrValue
          }
        }
        switch( value[offset] ) {
          case ',': state = STATE.IDLE; break
          case ';': state = STATE.ATTR; break
        }
        offset++
      } else {
        throw new Error( 'Unknown parser state "' + state + '"' )
      }
    }

    if( ref != null ) {
      ref.rel != null ?
        this.refs.push( ...Link.expandRelations( ref ) ) :
        this.refs.push( ref )
    }

    ref = null

    return this

  }

  toString() {

    var refs = []
    var link = ''
    var ref = null

    for( var i = 0; i < this.refs.length; i++ ) {
      ref = this.refs[i]
      link = Object.keys( this.refs[i] ).reduce( function( link, attr ) {
        if( attr === 'uri' ) return link
        return link + '; ' + Link.formatAttribute( attr, ref[ attr ] )
      }, '<' + ref.uri + '>' )
      refs.push( link )
    }

    return refs.join( ', ' )

  }

}

/**
 * Determines whether an encoding can be
 * natively handled with a `Buffer`
 * @param {String} value
 * @returns {Boolean}
 */
Link.isCompatibleEncoding = function( value ) {
  return COMPATIBLE_ENCODING_PATTERN.test( value )
}

Link.parse = function( value, offset ) {
  return new Link().parse( value, offset )
}

Link.isSingleOccurenceAttr = function( attr ) {
  return attr === 'rel' || attr === 'type' || attr === 'media' ||
    attr === 'title' || attr === 'title*'
}

Link.isTokenAttr = function( attr ) {
  return attr === 'rel' || attr === 'type' || attr === 'anchor'
}

Link.escapeQuotes = function( value ) {
  return value.replace( /"/g, '\\"' )
}

Link.expandRelations = function( ref ) {
  var rels = ref.rel.split( ' ' )
  return rels.map( function( rel ) {
    var value = Object.assign( {}, ref )
    value.rel = rel
    return value
  })
}

/**
 * Parses an extended value and attempts to decode it
 * @internal
 * @param {String} value
 * @return {Object}
 */
Link.parseExtendedValue = function( value ) {
  var parts = /([^']+)?(?:'([^']*)')?(.+)/.exec( value )
  return {
    language: parts[2].toLowerCase(),
    encoding: Link.isCompatibleEncoding( parts[1] ) ?
      null : parts[1].toLowerCase(),
    value: Link.isCompatibleEncoding( parts[1] ) ?
      decodeURIComponent( parts[3] ) : parts[3]
  }
}

/**
 * Format a given extended attribute and it's value
 * @param {String} attr
 * @param {Object} data
 * @return {String}
 */
Link.formatExtendedAttribute = function( attr, data ) {

  var encoding = ( data.encoding || 'utf-8' ).toUpperCase()
  var language = data.language || 'en'

  var encodedValue = ''

  if( typeof Buffer !== 'undefined' && Buffer.isBuffer( data.value ) && Link.isCompatibleEncoding( encoding ) ) {
    encodedValue = data.value.toString( encoding )
  } else if( typeof Buffer !== 'undefined' && Buffer.isBuffer( data.value ) ) {
    encodedValue = data.value.toString( 'hex' )
      .replace( /[0-9a-f]{2}/gi, '%$1' )
  } else {
    encodedValue = encodeURIComponent( data.value )
  }

  return attr + '=' + encoding + '\'' +
    language + '\'' + encodedValue

}

/**
 * Format a given attribute and it's value
 * @param {String} attr
 * @param {String|Object} value
 * @return {String}
 */
Link.formatAttribute = function( attr, value ) {

  if( Array.isArray( value ) ) {
    return value.map(( item ) => {
      return Link.formatAttribute( attr, item )
    }).join( '; ' )
  }

  if( attr[ attr.length - 1 ] === '*' || typeof value !== 'string' ) {
    return Link.formatExtendedAttribute( attr, value )
  }

  if( Link.isTokenAttr( attr ) ) {
    value = needsQuotes( value ) ?
      '"' + Link.escapeQuotes( value ) + '"' :
      Link.escapeQuotes( value )
  } else if( needsQuotes( value ) ) {
    value = encodeURIComponent( value )
    // We don't need to escape <SP> <,> <;> within quotes
    value = value
      .replace( /%20/g, ' ' )
      .replace( /%2C/g, ',' )
      .replace( /%3B/g, ';' )

    value = '"' + value + '"'
  }

  return attr + '=' + value

}

module.exports = Link


/***/ }),

/***/ 8225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runGate: () => (/* binding */ runGate)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(5602);
// EXTERNAL MODULE: ./build/registry/auth/claims.js
var auth_claims = __webpack_require__(3032);
// EXTERNAL MODULE: ./build/registry/auth/credentials.js
var auth_credentials = __webpack_require__(3119);
// EXTERNAL MODULE: ./build/secret.js
var build_secret = __webpack_require__(5714);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(9118);
// EXTERNAL MODULE: ./build/inputs/file.js
var inputs_file = __webpack_require__(3448);
// EXTERNAL MODULE: ./build/json.js
var build_json = __webpack_require__(9368);
;// CONCATENATED MODULE: ./build/credentials/auth-file.js




/**
 * Reads an auth file.
 * @returns `undefined` if the file does not exist, and neither an input nor a variable names it, or if it is empty, and no input does.
 * @throws InputError that names the file and the problem, but not its content. An invalid file is an error even if no input names
 *   it: it may have the entry, and to continue without credentials would be wrong.
 */
function readAuthFile(file) {
    const content = readContent(file);
    if (content === undefined || (file.reason !== 'input' && content.toString().trim() === ''))
        return undefined;
    const data = (0,build_json/* readJson */.Vh)(Content, parseContent(content, file));
    if (data === undefined)
        throw authFileError(file, `is not an auth file. ${EXPECTED_CONTENT}`);
    const { auths, credHelpers, credsStore, ...otherSettings } = data;
    if (file.reason === 'input' && [auths, credHelpers, credsStore].every((part) => part === undefined)) {
        throw authFileError(file, `is not an auth file: it has none of auths, credHelpers and credsStore. ${EXPECTED_CONTENT}`);
    }
    return {
        path: file.path,
        auths: auths ?? {},
        credHelpers: credHelpers ?? {},
        credsStore: credsStore ?? '',
        otherSettings,
    };
}
const EXPECTED_CONTENT = 'Expected a file that docker login or podman login wrote, for example: {"auths": {"quay.io": {"auth": "…"}}}.';
const Content = dist/* object */.Ik({
    auths: dist/* record */.g1().nullable().optional(),
    credHelpers: dist/* record */.g1(dist/* string */.Yj()).nullable().optional(),
    credsStore: dist/* string */.Yj().nullable().optional(),
})
    .rest(dist/* unknown */.L5());
function readContent(file) {
    if (file.content !== undefined)
        return Buffer.from(file.content);
    try {
        return (0,inputs_file/* readRegularFile */.X)(file.path, MAX_AUTH_FILE_BYTES);
    }
    catch (error) {
        if (!(error instanceof inputs_file/* FileError */.f))
            throw error;
        const mayBeAbsent = file.reason === 'default' || file.reason === 'login';
        if (mayBeAbsent && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
            return undefined;
        throw authFileError(file, `${error.message}.`);
    }
}
/** The same limit as for the output of a helper; hundreds of logins fit. */
const MAX_AUTH_FILE_BYTES = 1 << 20;
/** Does not have the message of the parser, which quotes the file, and so possibly a password. */
function parseContent(content, file) {
    const parsed = (0,build_json/* parseJson */.qF)(content);
    if (parsed === undefined)
        throw authFileError(file, `is not JSON. ${EXPECTED_CONTENT}`);
    return parsed;
}
function authFileError({ path, reason }, problem) {
    return new build_error/* InputError */.dz(`${path} ${problem} ${ADVICE[reason]}`);
}
const ADVICE = {
    input: 'Set auth-file to the path of the file that docker login or podman login wrote.',
    variable: 'The variable REGISTRY_AUTH_FILE names it, and no input gives credentials. Unset the variable, write the file in an earlier step, or set username and password.',
    content: 'This variable is read for credentials because no input gives any. Correct or unset it, or set username and password.',
    default: 'This file is searched for credentials because no input gives any. Correct or remove it, set auth-file to another file, or set username and password.',
    login: 'login: true keeps the other logins and settings of this file for later steps. Correct or remove it.',
};

;// CONCATENATED MODULE: ./build/credentials/auth-file-entry.js




/**
 * Reads one entry of `auths`. As in docker and go-containerregistry, `registrytoken` takes precedence, and `auth` over `username` and
 * `password`. An empty entry, with which docker marks a login in the store, is `none`.
 * @param key the key of the entry in `auths`.
 * @throws InputError for an incomplete or invalid entry, and for an `identitytoken` alone: exchanging it takes a POST, which Quay
 *   responds to with 405 (recording `auth-post`).
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/types/authconfig.go
 */
function readEntry({ path, auths }, key) {
    const unusable = (problem, advice = LOGIN_AGAIN) => new build_error/* InputError */.dz(`${path}: the entry ${JSON.stringify(key)} cannot be used: ${problem}. ${advice}`);
    const entry = (0,build_json/* readJson */.Vh)(AuthEntry, auths[key]);
    if (entry === undefined)
        throw unusable('it is not an object whose fields, such as auth, are strings');
    if (entry.registrytoken)
        return { kind: 'registry-token', token: new build_secret/* Secret */.z(entry.registrytoken), from: path };
    const login = entry.auth
        ? decodeAuth(entry.auth)
        : { username: entry.username ?? '', password: entry.password ?? '' };
    if (login === undefined)
        throw unusable('its auth is not the Base64 of user:password');
    const { username, password } = login;
    if (username !== '' && password !== '') {
        return { kind: 'found', username, password: new build_secret/* Secret */.z(password), from: path };
    }
    if (entry.identitytoken)
        throw unusable('it has only an identity token', IDENTITY_TOKEN_ADVICE);
    if (username === '' && password === '')
        return { kind: 'none' };
    throw unusable(`it has ${username === '' ? 'a password, but no username' : 'a username, but no password'}`);
}
/** Go reads `null` as an absent field, and so does this schema. */
const OptionalString = dist/* string */.Yj().nullable().optional();
/** The fields that docker reads of an entry. If one of them has another type, docker rejects the whole file. */
const AuthEntry = dist/* object */.Ik({
    auth: OptionalString,
    username: OptionalString,
    password: OptionalString,
    identitytoken: OptionalString,
    registrytoken: OptionalString,
})
    .rest(dist/* unknown */.L5());
const LOGIN_AGAIN = 'Expected an entry that docker login or podman login wrote, {"auth": "<Base64 of user:password>"}. Log in again, or set username and password.';
/** What to do about an identity token, in a file or from a helper. */
const IDENTITY_TOKEN_ADVICE = 'Quay does not issue or accept identity tokens. Log in with a username and password, or with a robot account and its token.';
/**
 * Decodes `auth`. The password may contain colons and may be empty. Whitespace and missing padding in the Base64 are ignored, and so
 * are line ends and NULs after the password: `echo user:password | base64` and docker write them.
 * @returns `undefined` for anything else, and if the username is empty, for which docker rejects the whole file.
 */
function decodeAuth(auth) {
    const base64 = auth.replace(/\s/g, '');
    if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(base64))
        return undefined;
    const decoded = decodeUtf8(Buffer.from(base64, 'base64'));
    const [, username = '', password = ''] = /^([^:]+):(.*?)[\0\r\n]*$/s.exec(decoded) ?? [];
    return username === '' ? undefined : { username, password };
}
/** Returns an empty string, which is not a login, for bytes that are not UTF-8. */
function decodeUtf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./build/credentials/auth-file-key.js
/**
 * Reads `host[:port][/path]`, with or without a scheme. The paths `/v1/` and `/v2/` (after a scheme also without the last slash) are
 * addresses of the registry's API and mean the whole host, while `quay.io/v2` is a namespace that may exist. An invalid host needs no
 * error, since it matches no registry.
 */
function readAuthKey(key) {
    const [, scheme = '', host = '', path = ''] = KEY.exec(key) ?? [];
    const isApi = scheme === '' ? /^\/v[12]\/$/.test(path) : /^\/v[12]\/?$/.test(path);
    return { host: host.toLowerCase(), path: isApi ? '' : path.replace(/^\//, '').replace(/\/$/, '') };
}
const KEY = /^(https?:\/\/)?([^/]*)(.*)$/is;
/**
 * Returns the keys that apply to the target, the most specific first: `quay.io/org/repo`, `quay.io/org`, `quay.io`. Host and port must
 * be equal, and paths match by whole components. Of two spellings of one key, the plain one comes first.
 * @see https://github.com/containers/image/blob/v5.36.2/pkg/docker/config/config.go (authKeyLookupOrder)
 */
function matchAuthKeys(keys, target) {
    const ofHost = keys.filter((key) => readAuthKey(key).host === target.registry);
    return pathAndParents(target.repository).flatMap((path) => {
        const plain = path === '' ? target.registry : `${target.registry}/${path}`;
        const spellings = ofHost.filter((key) => readAuthKey(key).path === path);
        return [...spellings.filter((key) => key === plain), ...spellings.filter((key) => key !== plain)];
    });
}
/** `a/b/c`, `a/b`, `a` and the empty path. */
function pathAndParents(repository) {
    const components = repository === '' ? [] : repository.split('/');
    return [...components.map((_, index) => components.slice(0, components.length - index).join('/')), ''];
}

;// CONCATENATED MODULE: ./build/credentials/auth-file-lookup.js




/**
 * Returns the login of the first file that has one for the target, never an entry of another host; `none` means anonymous.
 *
 * Order within a file: entries for the repository and its namespaces, the helper of the host in `credHelpers`, otherwise `credsStore`,
 * last the entry for the host. Only containers/image knows entries with a path. It asks the helper before them, but a helper knows only
 * hosts, so an entry with a path is more specific. containers/image ignores `credsStore`. docker ignores the entry for the host if a
 * helper is configured; here it is used if the helper has no login.
 * @throws InputError for a file, an entry or a helper that is needed and invalid.
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/configfile/file.go (getConfiguredCredentialStore)
 */
async function findLogin(files, target, helpers) {
    for (const path of files) {
        const file = readAuthFile(path);
        const login = file === undefined ? NO_LOGIN : await findLoginIn(file, target, helpers);
        if (login.kind !== 'none')
            return login;
    }
    return NO_LOGIN;
}
/**
 * Explains, where `findLogin` found no login, what each of the files has instead. Keys are not secret.
 * @throws InputError as `findLogin` does.
 */
function explainNoLogin(files, target) {
    return files.map((path) => {
        const file = readAuthFile(path);
        return file === undefined ? `${path.path} does not exist or is empty` : explainNoLoginIn(file, target);
    });
}
const NO_LOGIN = { kind: 'none' };
async function findLoginIn(file, target, helpers) {
    const keys = matchAuthKeys(Object.keys(file.auths), target);
    const ofPath = firstLogin(file, keys.filter((key) => readAuthKey(key).path !== ''));
    if (ofPath.kind !== 'none')
        return ofPath;
    const name = helperOf(file, target.registry);
    const ofHelper = name === '' ? NO_LOGIN : await helpers.login({ name, namedIn: file.path }, target.registry);
    if (ofHelper.kind !== 'none')
        return ofHelper;
    return firstLogin(file, keys.filter((key) => readAuthKey(key).path === ''));
}
function firstLogin(file, keys) {
    for (const key of keys) {
        const login = readEntry(file, key);
        if (login.kind !== 'none')
            return login;
    }
    return NO_LOGIN;
}
/** The name of the helper for a registry; `''` for none. Like docker, an empty name in `credHelpers` means none. */
function helperOf({ credHelpers, credsStore }, registry) {
    const [key] = matchAuthKeys(Object.keys(credHelpers), { registry, repository: '' });
    return (key === undefined ? undefined : credHelpers[key]) ?? credsStore;
}
function explainNoLoginIn(file, target) {
    const { registry, repository } = target;
    const keys = Object.keys({ ...file.auths, ...file.credHelpers });
    const matched = new Set(matchAuthKeys(keys, target));
    const others = keys.filter((key) => !matched.has(key));
    const hasOtherPaths = others.some((key) => readAuthKey(key).host === registry);
    const host = hasOtherPaths ? `the whole host ${registry}` : registry;
    const wanted = hasOtherPaths && repository !== '' ? `${registry}/${repository}` : host;
    const helper = helperOf(file, registry);
    const entry = matchAuthKeys(Object.keys(file.auths), target).length > 0 ? 'only an empty entry' : 'no entry';
    return [
        `${file.path} has ${entry} for ${wanted}`,
        helper === '' ? '' : `, and docker-credential-${helper} has no login for it`,
        others.length === 0 ? '; it has no other entries' : `; it has entries for: ${listKeys(others)}`,
        hasOtherPaths && repository === '' ? '; set repositories to repositories that one of these entries covers' : '',
    ].join('');
}
function listKeys(keys) {
    const shown = keys.slice(0, MAX_KEYS).map((key) => (0,build_text/* oneLine */.TN)((0,build_text/* collapseSpace */.i)(key)));
    return [...shown, ...(keys.length > MAX_KEYS ? [`… (${keys.length} in total)`] : [])].join(', ');
}
/** Enough to find a typing error. */
const MAX_KEYS = 10;

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/credentials/auth-file-paths.js

/**
 * Returns the auth files to search, in order: the input `auth-file` alone, otherwise `$REGISTRY_AUTH_FILE` alone, otherwise the content of
 * `$DOCKER_AUTH_CONFIG`, podman's file of the session, docker's in `$DOCKER_CONFIG`, docker's in the home folder. An empty variable counts
 * as not set. podman reads without credentials if the file of `$REGISTRY_AUTH_FILE` does not exist; here it is an error, as for the input.
 * @param authFile the input, empty where it is not given; `~/` is the home folder, since no shell has expanded it.
 * @see https://github.com/containers/image/blob/v5.36.2/docs/containers-auth.json.5.md
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/configfile/file.go (DOCKER_AUTH_CONFIG)
 */
function findAuthFiles(authFile, { environment, homeFolder }) {
    const { REGISTRY_AUTH_FILE: variable, DOCKER_AUTH_CONFIG: content } = environment;
    if (authFile !== '') {
        const path = authFile.startsWith('~/') ? (0,external_node_path_.join)(homeFolder, authFile.slice(2)) : authFile;
        return [{ path: (0,external_node_path_.resolve)(path), reason: 'input' }];
    }
    if (variable)
        return [{ path: (0,external_node_path_.resolve)(variable), reason: 'variable' }];
    const ofDocker = [dockerFolder({ environment, homeFolder }), (0,external_node_path_.resolve)(homeFolder, '.docker')];
    const paths = [containersFile(environment), ...ofDocker.map((folder) => (0,external_node_path_.join)(folder, 'config.json'))];
    const files = [...new Set(paths)].filter((path) => path !== undefined);
    return [
        ...(content ? [{ path: 'DOCKER_AUTH_CONFIG', reason: 'content', content }] : []),
        ...files.map((path) => ({ path, reason: 'default' })),
    ];
}
/** The file of podman, skopeo and buildah for the session; `undefined` where neither variable is set. */
function containersFile(environment) {
    if (environment.REGISTRY_AUTH_FILE)
        return (0,external_node_path_.resolve)(environment.REGISTRY_AUTH_FILE);
    return environment.XDG_RUNTIME_DIR ? (0,external_node_path_.resolve)(environment.XDG_RUNTIME_DIR, 'containers/auth.json') : undefined;
}
/**
 * Returns all files that podman, skopeo and buildah search before docker's, in order. These are more than `findAuthFiles` returns: a
 * login must keep each entry that these clients find today.
 * @see https://github.com/containers/image/blob/v5.36.2/pkg/docker/config/config.go (getAuthFilePaths, getPathToAuth)
 */
function findContainersFiles({ environment, homeFolder, userId, }) {
    const ofSession = containersFile(environment);
    if (environment.REGISTRY_AUTH_FILE && ofSession !== undefined)
        return [ofSession];
    const ofUser = userId === undefined ? undefined : `/run/containers/${userId}/auth.json`;
    const ofHome = resolve(environment.XDG_CONFIG_HOME || join(homeFolder, '.config'), 'containers/auth.json');
    return [...new Set([ofSession ?? ofUser, ofHome])].filter((path) => path !== undefined);
}
/** Returns the folder in which the docker CLI, and the clients that follow it, keep their configuration. */
function dockerFolder({ environment, homeFolder }) {
    return (0,external_node_path_.resolve)(environment.DOCKER_CONFIG || (0,external_node_path_.join)(homeFolder, '.docker'));
}

;// CONCATENATED MODULE: ./build/credentials/helper-process.js
/** Runs a helper without a shell. After the deadline, or above the output limit, it is killed with all processes that it started. */
async function runHelper({ program, verb, input, environment, deadline }) {
    // Few runs need a helper, and the module takes 2 ms to load.
    const { spawn } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1421, 19));
    try {
        // As the leader of a process group, so that the whole group can be killed. Windows has no process groups.
        const options = { env: withoutActionVariables(environment), detached: !IS_WINDOWS };
        return await watch(spawn(program, [verb], options), input, deadline);
    }
    catch (error) {
        // For a name that is too long, or a program for another processor, spawn throws instead of emitting an event.
        return notStarted(error);
    }
}
const IS_WINDOWS = process.platform === 'win32';
function watch(child, input, deadline) {
    // A helper may exit without reading its stdin, which is not a failure.
    child.stdin.on('error', () => undefined).end(input);
    return new Promise((resolve) => {
        const abort = (run) => {
            clearTimeout(timer);
            kill(child);
            resolve(run);
        };
        const timer = setTimeout(() => abort({ kind: 'timed-out' }), deadline);
        const onTooLong = () => abort({ kind: 'too-long' });
        const readStdout = collect(child.stdout, onTooLong);
        const readStderr = collect(child.stderr, onTooLong);
        child.on('error', (error) => abort(notStarted(error)));
        child.on('close', (exitCode, signal) => {
            clearTimeout(timer);
            const stdout = readStdout();
            if (exitCode === 0)
                resolve({ kind: 'succeeded', stdout });
            else
                resolve({ kind: 'failed', status: signal ?? `exit ${exitCode}`, stdout, stderr: readStderr() });
        });
    });
}
function notStarted(error) {
    if (!(error instanceof Error))
        return { kind: 'not-started', code: String(error) };
    return { kind: 'not-started', code: 'code' in error ? `${error.code}` : error.name };
}
/** Removes the inputs and the state of the action and the tokens of the runner: with them a helper could act as the job. */
function withoutActionVariables(environment) {
    return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(?:INPUT|STATE|ACTIONS)_/i.test(name)));
}
/** Collects the output of a stream; the returned function returns it as a string. */
function collect(stream, onTooLong) {
    const chunks = [];
    let size = 0;
    stream.on('data', (chunk) => {
        size += chunk.length;
        if (size > MAX_OUTPUT_BYTES)
            onTooLong();
        else
            chunks.push(chunk);
    });
    return () => Buffer.concat(chunks).toString('utf8');
}
/** Bytes of each stream. The output is one login, or a list of hosts. */
const MAX_OUTPUT_BYTES = 1_048_576;
function kill(child) {
    const { pid, stdout, stderr } = child;
    // A process that left the group may keep the streams open, which would keep this process running.
    stdout.destroy();
    stderr.destroy();
    if (pid === undefined)
        return;
    try {
        if (IS_WINDOWS)
            child.kill('SIGKILL');
        else
            process.kill(-pid, 'SIGKILL');
    }
    catch {
        // All processes of the group have ended.
    }
}

;// CONCATENATED MODULE: ./build/credentials/helper.js







/** Milliseconds: enough for a helper that requests a login from a cloud, too short to wait for a person at a prompt. */
const HELPER_DEADLINE = 30_000;
/** Runs credential helpers; asks each of them once per registry. */
class CredentialHelpers {
    #environment;
    #deadline;
    #logins = new Map();
    /**
     * @param environment of the step. Its PATH finds the helper.
     * @param deadline milliseconds that a helper may take.
     */
    constructor(environment, deadline = HELPER_DEADLINE) {
        this.#environment = environment;
        this.#deadline = deadline;
    }
    /**
     * Returns the login that a helper has for a registry.
     * @param host `host[:port]`
     * @returns `none` if the helper reports that it has none, or returns neither username nor secret (anonymous for docker).
     * @throws InputError with the helper, the file that names it, the problem and advice, but never the output: it may have the secret.
     * @see https://github.com/docker/docker-credential-helpers/blob/v0.9.3/client/client.go
     */
    login(helper, host) {
        const key = JSON.stringify([helper.name, helper.namedIn, host]);
        const login = this.#logins.get(key) ?? this.#get(helper, host);
        this.#logins.set(key, login);
        return login;
    }
    /**
     * Lists the servers for which a helper has a login, as the helper spells them. Many helpers cannot list.
     * @throws InputError if the name is not valid for a program.
     */
    async servers(helper) {
        const run = await this.#run(helper, 'list', '');
        if (run.kind === 'not-started')
            return { kind: 'no-helper', reason: this.#explain(run) };
        if (run.kind !== 'succeeded')
            return { kind: 'no-list', reason: this.#explain(run) };
        const logins = (0,build_json/* readJson */.Vh)(dist/* record */.g1(dist/* string */.Yj()), (0,build_json/* parseJson */.qF)(Buffer.from(run.stdout)));
        return logins === undefined
            ? { kind: 'no-list', reason: INVALID_OUTPUT }
            : { kind: 'list', servers: Object.keys(logins) };
    }
    async #get(helper, host) {
        const run = await this.#run(helper, 'get', host);
        if (isNotFound(run))
            return { kind: 'none' };
        if (run.kind !== 'succeeded')
            throw helperError(helper, host, `${this.#explain(run)}. ${HELPER_ADVICE}`);
        const output = (0,build_json/* readJson */.Vh)(Output, (0,build_json/* parseJson */.qF)(Buffer.from(run.stdout)));
        const { Username: username = '', Secret: secret = '' } = output ?? {};
        if (output !== undefined && username === '' && secret === '')
            return { kind: 'none' };
        if (username === '<token>')
            throw helperError(helper, host, `returned an identity token. ${IDENTITY_TOKEN_ADVICE}`);
        if (username === '' || secret === '')
            throw helperError(helper, host, `${INVALID_OUTPUT}. ${HELPER_ADVICE}`);
        const from = `${programOf(helper)}, named in ${helper.namedIn}`;
        return { kind: 'found', username, password: new build_secret/* Secret */.z(secret), from };
    }
    #run(helper, verb, input) {
        const [environment, deadline] = [this.#environment, this.#deadline];
        return runHelper({ program: programOf(helper), verb, input, environment, deadline });
    }
    /** The outcome as a predicate. Output is shown only of a failure, and only if it is not JSON, which may have the secret. */
    #explain(run) {
        switch (run.kind) {
            case 'succeeded':
                return INVALID_OUTPUT;
            case 'failed':
                return `failed (${run.status}): ${quoteOutput(run.stdout) || quoteOutput(run.stderr) || 'no message'}`;
            case 'not-started':
                return run.code === 'ENOENT' ? 'is not on the PATH' : `could not be started (${run.code})`;
            case 'timed-out':
                return `did not finish within ${this.#deadline / 1000} s (it may wait for input, for example to unlock a keyring)`;
            case 'too-long':
                return 'wrote more than 1 MiB';
        }
    }
}
/** `docker-credential-NAME`, which is searched on the PATH. */
function programOf({ name, namedIn }) {
    if (/^[\w.-]+$/.test(name))
        return `docker-credential-${name}`;
    throw new build_error/* InputError */.dz(`${namedIn} names ${JSON.stringify(name)} as credential helper, which is not a valid name of a program. Expected only the part after docker-credential-, for example: pass`);
}
/** The helper exits with an error if it has no login. docker and containers/image recognize this case only by its message. */
function isNotFound(run) {
    return run.kind === 'failed' && [run.stdout, run.stderr].some((output) => output.trim() === NOT_FOUND);
}
const NOT_FOUND = 'credentials not found in native keychain';
const Output = dist/* object */.Ik({ Username: dist/* string */.Yj().optional(), Secret: dist/* string */.Yj().optional() });
const INVALID_OUTPUT = 'returned something other than the JSON of the protocol';
function quoteOutput(output) {
    return /[{}]/.test(output)
        ? '(not shown, it may contain a secret)'
        : (0,build_text/* oneLine */.TN)((0,build_text/* collapseSpace */.i)(output), MAX_OUTPUT_SHOWN);
}
/** Characters. */
const MAX_OUTPUT_SHOWN = 300;
function helperError({ name, namedIn }, host, problem) {
    return new build_error/* InputError */.dz(`docker-credential-${name}, which ${namedIn} names for ${host}, ${problem}`);
}
const HELPER_ADVICE = 'Install or unlock the helper in an earlier step, remove it from credsStore or credHelpers of that file, or set username and password.';

// EXTERNAL MODULE: ./node_modules/escape-goat/index.js
var escape_goat = __webpack_require__(4396);
;// CONCATENATED MODULE: ./build/registry/problem.js




/**
 * Reads the body of a refusal: the distribution specification's JSON, the JSON of Quay's API and of OAuth 2, plain text, HTML.
 * Never throws. The content type is a hint only: Quay sends JSON and plain text as `text/html`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes and quay ffba0c70e endpoints/exception.py
 */
function readProblem(body, contentType) {
    const bytes = Buffer.from(body);
    const { codes, words } = readJsonProblem(bytes) ?? { codes: [], words: [readText(bytes, contentType)] };
    const lines = words.slice(0, MAX_ERRORS).map((line) => (0,build_text/* collapseSpace */.i)(line.slice(0, MAX_TEXT_READ)));
    const distinct = new Set(lines.filter((line) => line !== ''));
    return {
        codes: codes.slice(0, MAX_ERRORS).map((code) => (0,build_text/* oneLine */.TN)(code, MAX_CODE_LENGTH)),
        words: cut([...distinct].join('; ')),
    };
}
/** More errors than this, and longer codes, explain nothing more. */
const MAX_ERRORS = 20;
/** Characters. The longest code in use has 30. */
const MAX_CODE_LENGTH = 64;
function readJsonProblem(body) {
    const json = (0,build_json/* parseJson */.qF)(body, PROBLEM_LIMITS);
    if (json === undefined)
        return undefined;
    if (typeof json === 'string')
        return { codes: [], words: [json] };
    // Quay's `/v2/` returns `true`, which explains nothing.
    if (typeof json !== 'object' || json === null)
        return { codes: [], words: [] };
    return readErrors(json) ?? readSingleError(json) ?? { codes: [], words: [problem_listKeys(json)] };
}
/** Quay lists the fields of an argument error one level deep. */
const PROBLEM_LIMITS = { depth: 32, values: 10_000 };
/** JSON that is not an error is not quoted, because it may have anything in it, also a token. */
function problem_listKeys(json) {
    const keys = Object.keys(json);
    return Array.isArray(json) || keys.length === 0
        ? ''
        : `JSON with ${keys
            .slice(0, problem_MAX_KEYS)
            .map((key) => (0,build_text/* oneLine */.TN)(key, MAX_CODE_LENGTH))
            .join(', ')}`;
}
const problem_MAX_KEYS = 8;
function readErrors(json) {
    const { errors: entries = [] } = (0,build_json/* readJson */.Vh)(DistributionErrors, json) ?? {};
    if (entries.length === 0)
        return undefined;
    const errors = entries.map((error) => typeof error === 'string' ? { code: undefined, message: error, detail: undefined } : error);
    return {
        codes: errors.flatMap(({ code }) => code || []),
        words: errors.flatMap(({ code, message, detail }) => [message || code || '', detail ?? '']),
    };
}
const DistributionErrors = dist/* object */.Ik({
    errors: dist/* array */.YO(dist/* union */.KC(dist/* string */.Yj(), dist/* object */.Ik({ code: build_json/* stringOrNothing */.iz, message: build_json/* stringOrNothing */.iz, detail: build_json/* stringOrNothing */.iz }))),
});
function readSingleError(json) {
    const data = (0,build_json/* readJson */.Vh)(SingleError, json);
    if (data === undefined)
        return undefined;
    const { error, error_description: description, error_type: type } = data;
    const detail = data.detail || data.error_message || formatMessage(data.message) || data.title;
    const words = [formatMessage(error), description ?? '', detail ?? ''].filter((word) => word !== '');
    if (words.length === 0)
        return undefined;
    const code = type || (description && typeof error === 'string' ? error : '');
    return { codes: code ? [code] : [], words };
}
const SingleError = dist/* object */.Ik({
    error: dist/* unknown */.L5().optional(),
    error_description: build_json/* stringOrNothing */.iz,
    error_type: build_json/* stringOrNothing */.iz,
    error_message: build_json/* stringOrNothing */.iz,
    message: dist/* unknown */.L5().optional(),
    detail: build_json/* stringOrNothing */.iz,
    title: build_json/* stringOrNothing */.iz,
});
/** `{"limit": "Max 100."}` (Quay's argument errors) as `limit: Max 100.` */
function formatMessage(message) {
    if (typeof message === 'string')
        return message;
    if (typeof message !== 'object' || message === null)
        return '';
    const fields = Object.entries(message).map(([field, value]) => `${field}: ${joinValues(value)}`);
    return fields.join('; ');
}
/** Nested objects are omitted: a deep one would overflow the stack. */
function joinValues(value) {
    return [value]
        .flat()
        .filter((part) => typeof part !== 'object')
        .join(', ');
}
function readText(body, contentType) {
    const head = new TextDecoder().decode(body.subarray(0, MAX_TEXT_READ));
    // JSON that was cut off, which is not quoted either.
    if (DAMAGED_JSON.test(head))
        return '';
    const tagged = /^\s*</.test(head) || (/html|xml/i.test(contentType ?? '') && /<\/[a-z]/i.test(head));
    return tagged ? readHtml(head) : head;
}
const DAMAGED_JSON = /^\s*(?:[{"]|\[\s*[[{"])/;
/** Bytes. A title is within them; the time of the search for it is quadratic. */
const MAX_TEXT_READ = 16_384;
function readHtml(html) {
    const title = withoutTags(/<title\b[^>]*>(.*?)<\/title/is.exec(html)?.[1] ?? '');
    const heading = withoutTags(/<h1\b[^>]*>(.*?)<\/h1/is.exec(html)?.[1] ?? '');
    if (title.includes(heading))
        return title || withoutTags(html.replace(/<(script|style)\b.*?<\/\1>/gis, ''));
    return heading.includes(title) ? heading : `${title}: ${heading}`;
}
function withoutTags(html) {
    return (0,build_text/* collapseSpace */.i)((0,escape_goat/* htmlUnescape */.S)(html.replace(/<[^>]*>?/g, ' ')));
}
function cut(line) {
    if (line.length <= MAX_WORDS)
        return line;
    // Do not cut within a surrogate pair.
    return `${line.slice(0, MAX_WORDS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
/** UTF-16 units: a line of a log. */
const MAX_WORDS = 300;

;// CONCATENATED MODULE: ./build/http/redact.js
/** `METHOD URL` for logs and errors, the URL as `redactUrl` prints it. */
function formatRequest({ method, url }) {
    return `${method} ${redactUrl(url)}`;
}
/**
 * A URL for logs and errors: without user information, fragment and scopes (ten scopes would hide the rest, and the messages name the
 * repository where it matters). The value of each query parameter that may be secret is `…`, and so is the token in the path of Quay's
 * storage proxy.
 */
function redactUrl(url) {
    const parameters = [...url.searchParams].filter(([name]) => name !== 'scope');
    const query = parameters.map(([name, value]) => {
        return `${encodeReadably(name)}=${HARMLESS.has(name) ? encodeReadably(value) : '…'}`;
    });
    const path = url.pathname.replace(STORAGE_PROXY_TOKEN, '$1…');
    return `${url.protocol}//${url.host}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
/** With FEATURE_PROXY_STORAGE Quay redirects to `/_storage_proxy/TOKEN/scheme/host/path` for a blob (quay 106bd21d5 storage/downloadproxy.py). */
const STORAGE_PROXY_TOKEN = /^(\/_storage_proxy\/)[^/]+/;
/** Parameters of the token endpoint and of lists. Pre-signed URLs of blobs have their signature in others. */
const HARMLESS = new Set(['service', 'n', 'last', 'page', 'limit', 'artifactType']);
/** Percent-encoded except `:`, `/` and `,`, so that hosts, digests and media types stay readable. */
function encodeReadably(text) {
    return encodeURIComponent(text).replace(/%(?:3A|2F|2C)/g, decodeURIComponent);
}

;// CONCATENATED MODULE: ./build/registry/refusal.js



/**
 * Whether the registry says that it does not have the content: status 404, with an error code that means so, or with an empty body and
 * the header by which a registry identifies itself. Any other 404 may come from a gateway or a portal and says nothing about the
 * registry: evidence must not count as missing because of it.
 */
function isAbsent({ status, body, header }) {
    if (status !== 404)
        return false;
    if (body.length === 0)
        return header('docker-distribution-api-version') !== undefined;
    return readProblem(body, header('content-type')).codes.some((code) => ABSENCE_CODE.test(code));
}
/**
 * MANIFEST_UNKNOWN and similar codes of the specification, Harbor's NOT_FOUND and Quay's TAG_EXPIRED. Gateways have codes of their own.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes
 */
const ABSENCE_CODE = /^(?:[A-Z_]+_UNKNOWN|NOT_FOUND|TAG_EXPIRED)$/;
/**
 * The error for a response that is not what was requested. The request, the status and the registry's words follow the message.
 * @param message whole sentences: what is wrong, and what to change.
 */
function responseError({ sent, response }, message) {
    const { method, url } = sent;
    const { status } = response;
    const { codes, words } = readProblem(response.body, response.header('content-type'));
    const said = words === '' ? '' : ` (${words})`;
    const explanation = explainRedirect(url, response) ?? explainPlainHttp(url, { status, words }) ?? message;
    return new build_error/* RegistryError */.gl(`${explanation} ${formatRequest(sent)} returned ${status}${said}.`, {
        method,
        url: redactUrl(url),
        status,
        codes,
    });
}
/** The same as `responseError`, without the words of the registry where a status of 2xx says that the body has, or may have half of, a token. */
function tokenResponseError({ sent, response }, message) {
    const isRefusal = response.status < 200 || response.status >= 300;
    return responseError({ sent, response: isRefusal ? response : { ...response, body: Buffer.alloc(0) } }, message);
}
/** nginx and servers in Go have a status and words for it. They decide only about the message. */
function explainPlainHttp({ protocol, host }, { status, words }) {
    if (protocol !== 'http:' || status !== 400 || !/HTTPS (?:server|port)/i.test(words))
        return undefined;
    return `${host} speaks TLS on this port, but the input plain-http is true. Remove plain-http.`;
}
function explainRedirect(from, { status, header }) {
    const location = status >= 300 && status < 400 ? header('location') : undefined;
    const target = location === undefined ? null : URL.parse(location, from.href);
    if (target === null)
        return undefined;
    return `The registry redirects to ${target.origin}. Redirects are not followed, so that the token is not sent to another host. Use the host name of the registry itself (Quay: SERVER_HOSTNAME).`;
}
/**
 * The error for a response with an unexpected status.
 * @param message whole sentences: what was expected. A better explanation replaces it if the server failed.
 */
function unexpectedStatus(exchange, message) {
    const { status } = exchange.response;
    if (status >= 500)
        return responseError(exchange, SERVER_FAILED);
    return responseError(exchange, status === 404 ? `${message} ${AMBIGUOUS_404}` : message);
}
const AMBIGUOUS_404 = 'A registry that does not have the content returns a code such as MANIFEST_UNKNOWN; a 404 without one may come from a gateway in front of the registry. Check the gateway and its routes.';
/** The explanation of a 5xx after the retries. */
const SERVER_FAILED = 'The registry or a proxy in front of it failed. Check its status page or its logs, then run the step again.';
/** The error for content that does not have the digest by which it was requested. */
function digestMismatch(sent, content, { expected, actual }) {
    return new build_error/* RegistryError */.gl(`The registry returned a ${content} with digest ${actual}, expected ${expected}. The registry or a proxy altered the content; do not trust it. ${formatRequest(sent)} returned 200.`, { method: sent.method, url: redactUrl(sent.url), status: 200, codes: [] });
}

;// CONCATENATED MODULE: ./build/quay/federation.js








/**
 * Exchanges an OIDC token for a password of a robot whose federation names the issuer and the subject of the token.
 * @throws RegistryError if Quay refuses, with its own words and the claims that the federation must match; NetworkError.
 * @see quay ffba0c70e endpoints/oauth/robot_identity_federation.py and util/security/federated_robot_auth.py
 */
async function exchangeIdToken(http, request) {
    const { robot, idToken } = request;
    const sent = { method: 'GET', url: new URL('/oauth2/federation/robot/token', request.origin) };
    const response = await http.send({
        ...sent,
        headers: { authorization: `Basic ${(0,auth_credentials/* basicCredentials */.BG)({ username: robot, password: idToken })}` },
        maxBytes: MAX_RESPONSE_BYTES,
        // Quay returns 500 for a JWT that it cannot verify; a retry would not help.
        finalStatuses: [500],
    });
    const read = response.status === 200 ? readPassword(response.body) : { why: undefined };
    if ('password' in read)
        return read.password;
    const refusal = { robot, claims: (0,auth_claims/* readClaims */.Ip)(idToken.reveal()), response };
    const error = tokenResponseError({ sent, response }, read.why ?? explainFederationRefusal(refusal));
    throw new build_error/* RegistryError */.gl(`${error.message}\n${listClaims(refusal)}`, error.response);
}
/** A password is under 1 KiB. For an unknown route Quay returns a web page of 67 KiB. */
const MAX_RESPONSE_BYTES = 1 << 20;
function readPassword(body) {
    const data = (0,build_json/* readJson */.Vh)(FederationBody, (0,build_json/* parseJson */.qF)(body));
    if (data === undefined)
        return { why: body.toString('utf8', 0, 64).trimStart().startsWith('{') ? NOT_COMPLETE : undefined };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(data.token);
    if (invalid !== undefined)
        return { why: `The password in the response cannot be used: it ${invalid}. ${CHECK_QUAY}` };
    const expiresAt = (0,auth_claims/* readClaims */.Ip)(data.token)?.expiresAt;
    return { password: { secret: new build_secret/* Secret */.z(data.token), ...(expiresAt && { expiresAt }) } };
}
const CHECK_QUAY = 'Check the registry, and the proxies in front of it.';
const NOT_COMPLETE = `The response has no password, or was cut off. ${CHECK_QUAY}`;
const FederationBody = dist/* object */.Ik({ token: dist/* string */.Yj() });
function explainFederationRefusal(refusal) {
    const { robot, claims, response } = refusal;
    switch (response.status) {
        case 400:
            return explainByWords(refusal);
        case 401:
            return robot.includes('+')
                ? `Quay refused the OIDC token for the robot ${robot}.`
                : `${robot} is not a robot, and only robots have a federation. Set the input robot to namespace+name.`;
        case 500:
            return `Quay could not verify the OIDC token: ${causeOf500(claims)}. It is not sent again.`;
        case 502:
        case 503:
        case 504:
            return `Quay could not reach the issuer, or is down itself. The server of the registry (not this runner) must be able to open ${claims?.issuer ?? 'the issuer'}/.well-known/openid-configuration.`;
        case 429:
            return 'The registry limits how often tokens are requested. Wait, then run the step again.';
        default:
            return NO_FEDERATION;
    }
}
const NO_FEDERATION = 'The registry has no robot federation: it is not Quay, or is older than Quay 3.13, or the input registry is wrong. Without federation, set username and password (the robot token).';
function causeOf500(claims) {
    if (claims === undefined)
        return 'it is not a JWT';
    if (claims.issuer?.startsWith('https://') === false)
        return `its issuer ${claims.issuer} is not an https URL`;
    return 'its key is not among those that the issuer publishes';
}
/** Quay sends no codes here, so the cause is guessed from its words; for the message only. */
function explainByWords({ robot, claims, response }) {
    const { words } = readProblem(response.body, response.header('content-type'));
    const cause = CAUSES.find(({ pattern }) => pattern.test(words));
    return cause?.explain(robot, claims) ?? `Quay does not accept this OIDC token for the robot ${robot}.`;
}
/** The words that identify a cause; the rest of them differs between the server of `ffba0c70e` and later ones. */
const CAUSES = [
    {
        pattern: /federated login configured/i,
        explain: (robot) => `The robot ${robot} has no federation. Open the robot in Quay and set its robot federation.`,
    },
    {
        pattern: /^issuer .* not configured/i,
        explain: (robot) => `No federation of the robot ${robot} has the issuer of this OIDC token.`,
    },
    {
        pattern: /does not match robot/i,
        explain: (robot) => `No federation of the robot ${robot} has the subject of this OIDC token.`,
    },
    {
        pattern: /audience|"aud"/i,
        explain: (robot) => `The federation of the robot ${robot} requires another audience. Set the input audience to an audience of the federation.`,
    },
    {
        pattern: /expired|not yet valid/i,
        explain: (_robot, claims) => `The OIDC token was not valid at the time of the server${formatExpiry(claims)}. Check the clocks of the registry and of this runner.`,
    },
    {
        pattern: /find robot/i,
        explain: (robot) => `The registry has no robot ${robot}. Check the input robot (namespace+name) and the input registry.`,
    },
];
function formatExpiry(claims) {
    return claims?.expiresAt === undefined ? '' : ` (it expires at ${claims.expiresAt.toISOString()})`;
}
/** The claims that the federation must match, ready to copy. None of them is secret. */
function listClaims({ robot, claims }) {
    if (claims === undefined)
        return 'Its issuer, subject and audience cannot be read.';
    const { issuer, subject, audiences } = claims;
    return [
        `The federation of the robot ${robot} in Quay must match the OIDC token exactly (the audience only if the federation has audiences):`,
        `issuer: ${formatClaim(issuer)}`,
        `subject: ${formatClaim(subject)}`,
        ...(audiences.length > 0 ? audiences : [undefined]).map((audience) => `audience: ${formatClaim(audience)}`),
    ].join('\n');
}
function formatClaim(claim) {
    return claim ?? '(the token has none)';
}

;// CONCATENATED MODULE: ./build/credentials/keyless.js



/**
 * Credentials without a stored secret: GitHub's OIDC token is exchanged for a password of the robot, which is valid for an hour. The
 * exchange happens when the password is first needed. A failure is kept, since it would be the same for every image.
 */
class KeylessCredentials {
    kind = 'keyless';
    robot;
    #account;
    #connection;
    #runner;
    #current;
    constructor(account, { connection, runner }) {
        this.robot = account.robot;
        this.#account = account;
        this.#connection = connection;
        this.#runner = runner;
    }
    /** Returns the password, and replaces it shortly before it expires. @throws the errors of `idToken` and `exchangeIdToken`. */
    async password() {
        if (this.#current !== undefined && expiresSoon(await this.#current, this.#runner.now()))
            this.#current = undefined;
        this.#current ??= this.#exchange();
        return (await this.#current).secret;
    }
    async #exchange() {
        const { registry, robot, audience } = this.#account;
        const idToken = await this.#runner.idToken(audience);
        this.#mask(idToken);
        const { http, origin } = this.#connection.endpointOf(registry);
        const password = await exchangeIdToken(http, { origin, robot, idToken });
        this.#runner.mask(password.secret);
        this.#mask(password.secret);
        return password;
    }
    /** Masks the Authorization header in which a password of the robot is sent. */
    #mask(password) {
        this.#runner.mask(new build_secret/* Secret */.z((0,auth_credentials/* basicCredentials */.BG)({ username: this.robot, password })));
    }
}
/** Milliseconds before the expiry: enough for the exchange that follows. */
const MARGIN = 60_000;
function expiresSoon({ expiresAt }, now) {
    return expiresAt !== undefined && expiresAt.getTime() - now.getTime() < MARGIN;
}

;// CONCATENATED MODULE: ./build/credentials/find.js








/**
 * Finds the credentials for each repository. Credentials from inputs are used only for the registry that they belong to. For all other
 * repositories it searches auth files: the one that the input names, otherwise the default ones.
 */
class CredentialFinder {
    #registry;
    #ofInputs;
    /** The auth file that the input names; `undefined` if it names none. */
    #authFile;
    #files;
    #helpers;
    #runner;
    #found = new Map();
    #warned = new Set();
    /** @param registry host[:port] of the registry that the given credentials belong to. */
    constructor(given, registry, { connection, runner }) {
        this.#registry = registry;
        this.#runner = runner;
        this.#authFile = given.kind === 'auth-file' ? given.path : undefined;
        this.#files = findAuthFiles(this.#authFile ?? '', runner);
        this.#helpers = new CredentialHelpers(runner.environment);
        if (given.kind === 'robot') {
            const account = { registry, robot: given.robot, audience: given.audience ?? registry };
            this.#ofInputs = new KeylessCredentials(account, { connection, runner });
        }
        else if (given.kind !== 'none' && given.kind !== 'auth-file')
            this.#ofInputs = given;
    }
    /**
     * Returns the credentials for a repository; the same object for repositories that share them. Warns if the auth file that the input
     * names has no login for it, since public repositories can be read without one.
     * @throws InputError for an auth file or a helper that is needed and invalid.
     */
    async find(target) {
        return await this.#find(target, (problem) => {
            if (!this.#warned.has(problem))
                this.#runner.warn(`${problem}. The registry is read without credentials.`);
            this.#warned.add(problem);
        });
    }
    /**
     * Returns the credentials for a repository as `find` does.
     * @throws InputError also if the auth file that the input names has no login for the repository.
     */
    async require(target) {
        return await this.#find(target, (problem) => {
            throw new build_error/* InputError */.dz(`${problem}. ${LOG_IN}`);
        });
    }
    /** Explains what each auth file has instead of a login for the repository. @throws InputError for an invalid file. */
    explainNoLogin(target) {
        return explainNoLogin(this.#files, target).join('; ');
    }
    async #find(target, onNoLogin) {
        if (this.#ofInputs !== undefined && target.registry === this.#registry)
            return this.#ofInputs;
        const login = await findLogin(this.#files, target, this.#helpers);
        if (login.kind === 'none' && this.#authFile !== undefined) {
            onNoLogin(`auth-file: ${this.explainNoLogin(target)}`);
        }
        return this.#share(credentialsOf(login, this.#runner));
    }
    /** Returns the same object for equal credentials, so that one token can cover the repositories that share them. */
    #share(credentials) {
        const key = keyOf(credentials);
        const shared = this.#found.get(key) ?? credentials;
        this.#found.set(key, shared);
        return shared;
    }
}
const LOG_IN = 'Log in to this registry in an earlier step, or set auth-file to the file that has its login.';
/** Masks the secret of a login. */
function credentialsOf(login, runner) {
    if (login.kind === 'none')
        return { kind: 'anonymous' };
    if (login.kind === 'registry-token') {
        runner.mask(login.token);
        const claims = (0,auth_claims/* readClaims */.Ip)(login.token.reveal()) ?? { audiences: [], access: undefined, accessShape: 'absent' };
        return { kind: 'registry-token', token: login.token, claims, from: login.from };
    }
    runner.mask(login.password);
    runner.mask(new build_secret/* Secret */.z((0,auth_credentials/* basicCredentials */.BG)(login)));
    return { kind: 'password', username: login.username, password: login.password, from: login.from };
}
/** A string that is equal for equal credentials. */
function keyOf(credentials) {
    switch (credentials.kind) {
        case 'password':
            return JSON.stringify([credentials.from, credentials.username, credentials.password.reveal()]);
        case 'registry-token':
            return JSON.stringify([credentials.from, credentials.token.reveal()]);
        default:
            return credentials.kind;
    }
}

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

;// CONCATENATED MODULE: ./build/http/failure-code.js
/** Whether a retry may help: the connection was cut, refused or not established, or the proxy failed for a moment. */
function isCutConnection(cause) {
    const code = failureCode(cause);
    return code !== undefined && (CUT.has(code) || code.startsWith('HTTP/2 '));
}
/** The `code` of a Node error, or of the first of its causes that has one. */
function failureCode(error) {
    return firstWithCode(error)?.code;
}
function firstWithCode(error) {
    if (!(error instanceof Error))
        return undefined;
    if (error instanceof AggregateError)
        return firstWithCode(error.errors[0]);
    return hasCode(error) ? error : firstWithCode(error.cause);
}
function hasCode(error) {
    return 'code' in error && typeof error.code === 'string';
}
const CUT = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'CONNECT 429',
    'CONNECT 500',
    'CONNECT 502',
    'CONNECT 503',
    'CONNECT 504',
]);

;// CONCATENATED MODULE: ./build/http/retry.js



/**
 * Repeats a GET or HEAD that failed for a reason that may be temporary; other methods are sent once.
 * Returns or throws the outcome of the last attempt.
 * @throws RegistryError if `Retry-After` is longer than two minutes.
 */
async function withRetries(send, request, settings) {
    for (let attempt = 1;; attempt++) {
        const outcome = await send().catch(asNetworkError);
        if (attempt <= settings.retries && isTemporary(outcome, request)) {
            await waitForNextAttempt(outcome, request, { ...settings, attempt });
        }
        else if (outcome instanceof build_error/* NetworkError */.Dr) {
            throw outcome;
        }
        else {
            return outcome;
        }
    }
}
function asNetworkError(error) {
    if (error instanceof build_error/* NetworkError */.Dr)
        return error;
    throw error;
}
function isTemporary(outcome, { method, finalStatuses = [] }) {
    if (method !== 'GET' && method !== 'HEAD')
        return false;
    if (outcome instanceof build_error/* NetworkError */.Dr)
        return isCutConnection(outcome.cause);
    return RETRIED_STATUSES.has(outcome.status) && !finalStatuses.includes(outcome.status);
}
/** Request timeout, too early, too many requests, and the errors of a server or gateway that restarts. */
const RETRIED_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);
async function waitForNextAttempt(outcome, request, { attempt, retries, ...context }) {
    const delay = retryDelay(outcome, attempt, context);
    if (delay - GRACE > MAX_RETRY_AFTER && !(outcome instanceof build_error/* NetworkError */.Dr)) {
        throw waitTooLong(request, outcome, delay - GRACE);
    }
    const failure = outcome instanceof build_error/* NetworkError */.Dr ? `failed (${failureCode(outcome.cause)})` : `returned ${outcome.status}`;
    const next = `retrying in ${(delay / 1000).toFixed(1)} s (attempt ${attempt + 1} of ${retries + 1})`;
    context.info(`${formatRequest(request)} ${failure}; ${next}.`);
    await context.sleep(delay);
}
function waitTooLong(request, { status }, delay) {
    const { method } = request;
    const time = delay > DAY ? 'more than a day' : `${Math.ceil(delay / 1000)} s`;
    return new build_error/* RegistryError */.gl(`The registry asks to wait ${time}, longer than this step waits (${MAX_RETRY_AFTER / 1000} s). Run the step again later. ${formatRequest(request)} returned ${status}.`, { method, url: redactUrl(request.url), status, codes: [] });
}
/** Milliseconds. */
const DAY = 86_400_000;
/** Milliseconds. A step that sleeps longer looks as if it hangs, and costs money. */
const MAX_RETRY_AFTER = 120_000;
/** Milliseconds. Quay cuts the fraction off its Retry-After, so that even 0 is too early. */
const GRACE = 1000;
/**
 * Milliseconds to wait before the next attempt: `Retry-After` plus one second, otherwise exponential back-off from one to thirty
 * seconds, the second half of which is random.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function retryDelay(outcome, attempt, context) {
    const header = outcome instanceof build_error/* NetworkError */.Dr ? undefined : outcome.header('retry-after');
    const asked = readRetryAfter(header, context.now());
    if (asked !== undefined)
        return asked + GRACE;
    const ceiling = Math.min(30_000, 1000 * 2 ** (attempt - 1));
    return Math.round(ceiling * (0.5 + context.random() / 2));
}
function readRetryAfter(header, now) {
    if (header === undefined)
        return undefined;
    if (/^\d+$/.test(header))
        return Number(header) * 1000;
    // Date.parse alone accepts nearly any string with a number in it: `in 5 s`, `-5`.
    const date = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./build/http/http2-error.js
/** A request without a whole response over HTTP/2. */
class Http2Error extends Error {
    name = 'Http2Error';
    /** `HTTP/2 REFUSED_STREAM`, by the name of the code in RFC 9113; `ECONNRESET` if the connection was lost. */
    code;
    /** Whether the server has certainly not processed the request, so that even a write can be sent again. */
    isUnsent;
    /** Whether one side found that the other breaks the protocol, or the server requires HTTP/1.1. */
    isProtocolFailure;
    constructor(failure, options) {
        super(formatFailure(failure), options);
        const code = 'code' in failure ? failure.code : undefined;
        this.code = code === undefined ? 'ECONNRESET' : formatCode(code);
        this.isUnsent = failure.isUnsent;
        this.isProtocolFailure = isProtocolFailure(failure);
    }
}
function formatFailure(failure) {
    switch (failure.kind) {
        case 'lost':
            // As Node says it for HTTP/1.1.
            return 'aborted';
        case 'no-settings':
            return 'the connection was closed before the server sent its settings';
        case 'reset':
            return `the stream was closed with ${formatCode(failure.code)}`;
        case 'goaway':
            return `the server closed the connection with ${formatCode(failure.code)}`;
        case 'protocol':
            return 'the server sent frames that are not valid';
    }
}
function isProtocolFailure(failure) {
    switch (failure.kind) {
        case 'lost':
            return false;
        case 'no-settings':
        case 'protocol':
            return true;
        case 'reset':
        case 'goaway':
            return PROTOCOL_FAILURES.has(failure.code);
    }
}
function formatCode(code) {
    return `HTTP/2 ${NAMES[code] ?? `code ${code}`}`;
}
/** The names of the error codes. @see https://www.rfc-editor.org/rfc/rfc9113#section-7 */
const NAMES = [
    'NO_ERROR',
    'PROTOCOL_ERROR',
    'INTERNAL_ERROR',
    'FLOW_CONTROL_ERROR',
    'SETTINGS_TIMEOUT',
    'STREAM_CLOSED',
    'FRAME_SIZE_ERROR',
    'REFUSED_STREAM',
    'CANCEL',
    'COMPRESSION_ERROR',
    'CONNECT_ERROR',
    'ENHANCE_YOUR_CALM',
    'INADEQUATE_SECURITY',
    'HTTP_1_1_REQUIRED',
];
const PROTOCOL_ERROR = 1;
const REFUSED_STREAM = 7;
/** All codes that one side sends if the other does not follow the protocol, and the two with which a server refuses HTTP/2. */
const PROTOCOL_FAILURES = new Set([PROTOCOL_ERROR, 3, 4, 5, 6, 9, 12, 13]);

;// CONCATENATED MODULE: ./build/http/http2-stream.js
/**
 * The stream of one request. It reads the body as it arrives, and not with `for await`: Node discards what was not read yet when the
 * connection is closed, even after a complete response.
 */
class ResponseStream {
    #stream;
    #exchange;
    #result = Promise.withResolvers();
    /** Whether the server has sent END_STREAM. */
    #isComplete = false;
    constructor(stream, exchange) {
        this.#stream = stream;
        this.#exchange = exchange;
        this.#watchEnd();
        stream.on('response', (headers, _flags, rawHeaders) => {
            this.#start(headers[':status'], rawHeaders);
        });
        stream.on('end', () => this.#finish());
        const { reject } = this.#result;
        stream.on('error', reject);
        stream.on('close', () => reject(new Error('The stream was closed before the end of the response')));
    }
    /** The response; rejected if the stream ends without END_STREAM. */
    get result() {
        return this.#result.promise;
    }
    /** The number of the stream, `undefined` if the request was not sent. */
    get id() {
        return this.#stream.id;
    }
    /** The code with which the stream was closed. */
    get code() {
        return this.#stream.rstCode;
    }
    /**
     * Node also ends the stream, without an error, if the connection is lost or if the server resets the stream with NO_ERROR or CANCEL.
     * But then it closes the stream before it pushes the end.
     */
    #watchEnd() {
        const stream = this.#stream;
        const push = stream.push;
        stream.push = (chunk, encoding) => {
            const isEnd = chunk === null && !stream.closed;
            const result = push.call(stream, chunk, encoding);
            if (isEnd)
                this.#isComplete = true;
            return result;
        };
    }
    #start(status, rawHeaders) {
        // nghttp2 rejects a response without a status.
        this.#exchange.start({ status: status ?? 0, rawHeaders: rawHeaders.map(trim) });
        this.#stream.on('data', (chunk) => this.#add(chunk));
    }
    #add(chunk) {
        try {
            if (this.#exchange.add(chunk))
                return;
            this.#result.resolve(this.#exchange.response());
        }
        catch (error) {
            this.#result.reject(error);
        }
        // The rest of the body is not needed.
        this.#stream.close(CANCEL);
    }
    #finish() {
        if (this.#isComplete && this.#exchange.hasStarted)
            this.#result.resolve(this.#exchange.response());
    }
}
/** The code of RFC 9113 for a stream that is no longer needed. */
const CANCEL = 8;
/** HTTP/1.1 allows spaces around values, and some servers send them in HTTP/2 too, where they are not allowed. */
function trim(text) {
    return text.replace(/^[ \t]+|[ \t]+$/g, '');
}

;// CONCATENATED MODULE: ./build/http/http2-session.js





/** One connection of HTTP/2, which carries many requests at the same time. */
class Http2Session {
    #session;
    /** Referenced for as long as this object is, and not used. */
    native;
    #userAgent;
    #hasSettings = false;
    /** What the server sent before it closed the connection. */
    #goaway;
    #active = 0;
    #isRetired = false;
    /**
     * @param socket a connection on which the server chose HTTP/2.
     * @param userAgent the User-Agent of each request.
     * @param maxIdle milliseconds until it is closed if it is not used: servers and firewalls close such a connection, some without a message.
     */
    constructor(socket, userAgent, maxIdle = 30_000) {
        this.#userAgent = userAgent;
        const { connect } = loadHttp2();
        // Node ignores the URL, because the connection is established already.
        this.#session = connect('https://localhost', { ...OPTIONS, createConnection: () => socket });
        this.native = nativeOf(this.#session);
        this.#session.on('remoteSettings', () => {
            this.#hasSettings = true;
        });
        this.#session.on('goaway', (code, lastStream) => {
            this.#goaway = { code, lastStream };
        });
        this.#session.on('connect', () => {
            if (!this.#session.destroyed)
                this.#session.setLocalWindowSize(SESSION_WINDOW);
        });
        // The requests in flight fail with the same error. Without a listener, it would end the process.
        this.#session.on('error', () => undefined);
        this.#session.setTimeout(maxIdle);
        this.#session.on('timeout', () => {
            if (this.#active === 0)
                this.retire();
        });
    }
    /** Whether the server has sent its settings, as it must when the connection is established. */
    get hasSettings() {
        return this.#hasSettings;
    }
    /** Whether it accepts another request. */
    get isUsable() {
        return !this.#isRetired && !this.#session.closed && !this.#session.destroyed;
    }
    /** Sends no more requests on this connection, and closes it when the responses in flight are complete. */
    retire() {
        this.#isRetired = true;
        if (this.#active === 0)
            this.#session.destroy();
    }
    /** @throws Http2Error if the response is not complete; ResponseTooLarge; the reason of the signal. */
    async send(exchange) {
        const { request, signal } = exchange;
        const stream = new ResponseStream(this.#open(request, signal), exchange);
        exchange.begin();
        this.#active += 1;
        try {
            return await stream.result;
        }
        catch (error) {
            if (error instanceof build_error/* NetworkError */.Dr)
                throw error;
            if (!signal.aborted)
                throw this.#explain(error, stream, exchange);
            // The connection may be dead without a message.
            this.retire();
            throw signal.reason;
        }
        finally {
            this.#active -= 1;
            if (this.#isRetired)
                this.retire();
        }
    }
    #open({ url, method, headers = {}, body = '' }, signal) {
        // node:http2 does not check them.
        for (const [name, value] of Object.entries(headers))
            (0,external_node_http_.validateHeaderValue)(name, value);
        const stream = this.#session.request({
            ':method': method,
            ':scheme': 'https',
            ':authority': url.host,
            ':path': url.pathname + url.search,
            'user-agent': this.#userAgent,
            ...(method !== 'GET' && method !== 'HEAD' && { 'content-length': Buffer.byteLength(body) }),
            ...headers,
        }, { endStream: body === '', signal });
        if (body !== '')
            stream.end(body);
        return stream;
    }
    #explain(cause, stream, exchange) {
        const isUnsent = stream.id === undefined || (this.#goaway !== undefined && stream.id > this.#goaway.lastStream);
        if (failureCode(cause) === 'ERR_HTTP2_ERROR') {
            return new Http2Error({ kind: 'protocol', code: PROTOCOL_ERROR, isUnsent }, { cause });
        }
        if (this.#session.destroyed && this.#goaway === undefined) {
            // Without a code, the cause says no more than that.
            const options = failureCode(cause) === undefined ? {} : { cause };
            return new Http2Error({ kind: this.#hasSettings ? 'lost' : 'no-settings', isUnsent }, options);
        }
        if (this.#goaway?.code)
            return new Http2Error({ kind: 'goaway', code: this.#goaway.code, isUnsent });
        const isRefused = stream.code === REFUSED_STREAM && !exchange.hasStarted;
        return new Http2Error({ kind: 'reset', code: stream.code, isUnsent: isUnsent || isRefused });
    }
}
/**
 * The native object below a session. If a response has headers that nghttp2 rejects, Node may abort the process when it collects this
 * object after the session was destroyed: `~Http2Session`, `current_nghttp2_memory_ == 0` (Node 24.21). So it must not be collected.
 */
function nativeOf(session) {
    const symbol = Object.getOwnPropertySymbols(session).find(({ description }) => description === 'kHandle');
    return symbol === undefined ? undefined : Reflect.get(session, symbol);
}
/** Loads the module, which takes some milliseconds, only where it is needed. */
function loadHttp2() {
    return process.getBuiltinModule('node:http2');
}
/** Bytes that the server may send before it waits for this client: the default of 64 KiB costs a round trip each. */
const STREAM_WINDOW = 16 << 20;
const SESSION_WINDOW = 64 << 20;
const OPTIONS = {
    settings: { enablePush: false, initialWindowSize: STREAM_WINDOW },
    // By default, Node rejects a response with more than 128 headers; and a process that rejects one itself, because of this limit or of
    // `maxHeaderListSize`, may end with a failed assertion (docs/decisions/http2.md). nghttp2 limits them to about 144 KiB.
    maxHeaderListPairs: 1 << 20,
    // By default, Node ignores headers with spaces around the value.
    strictFieldWhitespaceValidation: false,
};

// EXTERNAL MODULE: ./build/http/tls.js
var tls = __webpack_require__(292);
;// CONCATENATED MODULE: ./build/http/tunnel.js


/** A failure of the proxy itself: it cannot be reached, or does not open a tunnel. The message never has its login. */
class ProxyError extends Error {
    name = 'ProxyError';
    /** The code of Node's error, or `CONNECT 503` for a status. */
    code;
    /** The status with which the proxy refused; `undefined` if it sent no valid response. */
    status;
    constructor(message, { code, status }, options) {
        super(message, options);
        this.code = code;
        this.status = status;
    }
}
/**
 * Opens a tunnel to `host:port` with CONNECT.
 * @throws ProxyError, also when `signal` is aborted.
 * @see https://www.rfc-editor.org/rfc/rfc9110#CONNECT
 */
async function openTunnel({ url }, target, { tls, signal }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const isTls = url.protocol === 'https:';
    // The certificate of the proxy is rarely the given one.
    const secureContext = isTls ? (tls.widerContext?.() ?? tls.secureContext) : undefined;
    const request = (isTls ? process.getBuiltinModule('node:https') : external_node_http_).request({
        ...(isTls && secureContext && { secureContext }),
        ...(isTls && tls.rejectUnauthorized === false && { rejectUnauthorized: false }),
        host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
        port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
        method: 'CONNECT',
        path: target,
        headers: { host: target, ...authorizationOf(url) },
        agent: false,
        signal,
    });
    // The connection does not keep the process running: the timer of a request's deadline does.
    request.once('socket', (socket) => socket.unref());
    request.once('connect', ({ statusCode: status = 0 }, socket, head) => {
        if (status >= 200 && status < 300 && head.length === 0)
            return resolve(socket);
        socket.destroy();
        return reject(new ProxyError(`CONNECT ${target} returned ${status}`, { code: `CONNECT ${status}`, status }));
    });
    request.on('error', (cause) => {
        const code = failureCode(cause) ?? 'no response';
        reject(new ProxyError(code, { code }, { cause }));
    });
    request.end();
    return await promise;
}
function authorizationOf({ username, password }) {
    if (username === '' && password === '')
        return {};
    const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

;// CONCATENATED MODULE: ./build/http/connect.js





/** Opens connections to one origin, directly or through a proxy, encrypted if its URLs are https. */
class Connector {
    #origin;
    #proxy;
    #settings;
    #secureContext;
    /** The session ticket of an earlier connection, with which the server does not send its certificate again. */
    #ticket;
    constructor(origin, proxy, settings) {
        this.#origin = origin;
        this.#proxy = proxy;
        this.#settings = settings;
        this.#secureContext = settings.tls.secureContext;
    }
    /**
     * Opens a connection. It does not keep the process running: the timer of a request's deadline does.
     * @param protocols what ALPN offers; ignored without TLS.
     * @throws the error of the socket, ProxyError, or the reason of `signal`.
     */
    async open(protocols, signal) {
        const context = this.#secureContext;
        try {
            return await this.#open(protocols, signal);
        }
        catch (error) {
            const wider = (0,tls/* isUntrusted */.fb)(error) ? this.#settings.tls.widerContext?.() : undefined;
            if (wider === undefined || wider === context)
                throw error;
            this.#secureContext = wider;
            return await this.#open(protocols, signal);
        }
    }
    async #open(protocols, signal) {
        const opened = await (this.#proxy ? this.#openTunnel(this.#proxy, signal) : this.#takeOpened(signal));
        if (this.#origin.protocol === 'https:')
            return await this.#encrypt(opened, protocols, signal);
        return opened ?? (await established(external_node_net_.connect(addressOf(this.#origin)), 'connect', signal));
    }
    async #openTunnel(proxy, signal) {
        const { host, port } = addressOf(this.#origin);
        const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
        return await openTunnel(proxy, target, { tls: this.#settings.tls, signal });
    }
    /** A connection that was opened before this client existed; `undefined` if there is none, or if it has failed. */
    async #takeOpened(signal) {
        const socket = this.#settings.takeConnection?.(this.#origin);
        if (socket === undefined || socket.destroyed)
            return undefined;
        if (!socket.connecting)
            return socket;
        try {
            return await established(socket, 'connect', signal);
        }
        catch {
            // A new connection shows why it fails.
            signal.throwIfAborted();
            return undefined;
        }
    }
    async #encrypt(opened, protocols, signal) {
        const { rejectUnauthorized } = this.#settings.tls;
        const secureContext = this.#secureContext;
        const { host, port } = addressOf(this.#origin);
        const socket = external_node_tls_.connect({
            ...(secureContext && { secureContext }),
            ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
            ...(this.#ticket && { session: this.#ticket }),
            ...(opened && { socket: opened }),
            host,
            port,
            // The certificate is compared with the host. The extension that names the server does not allow addresses.
            servername: external_node_net_.isIP(host) === 0 ? host : '',
            ALPNProtocols: [...protocols],
        });
        (0,tls/* recordTrust */.UE)(socket);
        // Node loads the module in about 5 ms, while the response of the server to the first message of TLS is awaited.
        if (protocols.includes('h2')) {
            if (opened)
                setImmediate(loadHttp2);
            else
                socket.once('connect', () => setImmediate(loadHttp2));
        }
        socket.on('session', (ticket) => {
            this.#ticket = ticket;
        });
        return await established(socket, 'secureConnect', signal);
    }
}
/** Waits until the socket is connected. */
async function established(socket, event, signal) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const abort = () => socket.destroy(signal.reason);
    signal.addEventListener('abort', abort);
    socket.once(event, () => resolve(socket));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The connection was closed before it was established')));
    socket.unref();
    try {
        return await promise;
    }
    finally {
        signal.removeEventListener('abort', abort);
        socket.removeListener('error', reject);
        // The owner of the socket is told by the event 'close'. Without a listener, an error would end the process.
        socket.on('error', () => undefined);
        socket.setNoDelay(true);
    }
}
function addressOf({ hostname, port, protocol }) {
    // Node expects an IPv6 address without brackets, a URL has it in brackets.
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}

;// CONCATENATED MODULE: ./build/http/deadline.js
/**
 * Runs `work` under a deadline. When it expires, the signal is aborted and the promise is rejected.
 * @param timeout in milliseconds.
 * @throws DOMException with the name TimeoutError when the deadline expires.
 */
async function withDeadline(timeout, work) {
    const controller = new AbortController();
    const { promise: expired, reject } = Promise.withResolvers();
    const timer = setTimeout(() => {
        const error = new DOMException(`No complete response within ${timeout / 1000} s`, 'TimeoutError');
        controller.abort(error);
        reject(error);
    }, timeout);
    try {
        // The signal is not enough: Node emits no error for a request whose proxy tunnel was never established.
        return await Promise.race([expired, work(controller.signal)]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/http/exchange.js


/** One request, and what has arrived of its response. If the body does not arrive completely, the status and the headers stay available. */
class Exchange {
    request;
    /** Aborted when the deadline of the request expires. */
    signal;
    /** Whether the request was certainly not sent, or not processed. */
    isUnsent = true;
    #head;
    #chunks = [];
    #size = 0;
    constructor(request, signal) {
        this.request = request;
        this.signal = signal;
    }
    /** Forgets an earlier attempt, and notes that the request is being sent. */
    begin() {
        this.isUnsent = false;
        this.#head = undefined;
        this.#chunks = [];
        this.#size = 0;
    }
    /** Takes the status and the headers. */
    start(head) {
        this.#head = head;
    }
    /**
     * Adds a part of the body. Returns whether the rest is needed: of a response that is not successful, only the first MiB is kept, because
     * its status matters more than a long page.
     * @throws ResponseTooLarge if the body of a successful response is larger than `request.maxBytes`.
     */
    add(chunk) {
        this.#size += chunk.length;
        this.#chunks.push(chunk);
        if (this.#size <= this.#maxBytes)
            return true;
        if (this.#isSuccess)
            throw new ResponseTooLarge(this.request);
        return false;
    }
    /** Whether the status and the headers have arrived. */
    get hasStarted() {
        return this.#head !== undefined;
    }
    /** A status other than 2xx; `undefined` also before the headers have arrived. */
    get failedStatus() {
        return this.#isSuccess ? undefined : this.#head?.status;
    }
    /** The response with the body that was added. */
    response() {
        const body = Buffer.concat(this.#chunks).subarray(0, this.#maxBytes);
        const response = toResponse(this.#head ?? NO_HEAD, body);
        return this.#size > this.#maxBytes ? { ...response, isTruncated: true } : response;
    }
    /**
     * A refusal whose body did not arrive completely, with an empty body: its status says more than the timeout or the cut connection. The part
     * that arrived is not used, because it may end within a secret, which would not be recognized. `undefined` for any other response, also
     * for a 404: whether it means that something is missing depends on its body.
     */
    partialRefusal() {
        const status = this.failedStatus ?? 0;
        if (this.#head === undefined || status < 400 || status === 404)
            return undefined;
        return { ...toResponse(this.#head, Buffer.alloc(0)), isTruncated: true };
    }
    get #isSuccess() {
        const { status } = this.#head ?? NO_HEAD;
        return status >= 200 && status < 300;
    }
    get #maxBytes() {
        return this.#isSuccess ? this.request.maxBytes : MAX_ERROR_BYTES;
    }
}
const NO_HEAD = { status: 0, rawHeaders: [] };
/** Bytes. A page of Quay has 67 KiB. */
const MAX_ERROR_BYTES = 1 << 20;
function toResponse({ status, rawHeaders }, body) {
    const headers = groupByName(rawHeaders);
    return {
        status,
        body,
        header: (name) => headers.get(name.toLowerCase())?.[0],
        headers: (name) => headers.get(name.toLowerCase()) ?? [],
    };
}
function groupByName(raw) {
    const headers = new Map();
    for (let index = 0; index + 1 < raw.length; index += 2) {
        const [name = '', value = ''] = raw.slice(index, index + 2);
        const values = headers.get(name.toLowerCase());
        if (values === undefined)
            headers.set(name.toLowerCase(), [value]);
        else
            values.push(value);
    }
    return headers;
}
/** A successful response with a body larger than its limit. */
class ResponseTooLarge extends build_error/* NetworkError */.Dr {
    constructor(request) {
        super(`The response is larger than ${formatSize(request.maxBytes)}, the limit for ${formatRequest(request)}.`);
    }
}
/** `32 MiB`, `1.5 KiB` */
function formatSize(bytes) {
    const [value, unit] = bytes >= 1 << 20 ? [bytes / 2 ** 20, 'MiB'] : [bytes / 1024, 'KiB'];
    return `${Number(value.toFixed(1))} ${unit}`;
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(9783);
;// CONCATENATED MODULE: ./build/http/proxy.js



/**
 * The proxy for a URL, as @actions/http-client reads it from `https_proxy`, `http_proxy` (also in upper case) and `no_proxy`;
 * `undefined` if there is none.
 * @throws NetworkError if the variable is not a valid proxy URL: @actions/http-client would connect directly, without a message, and
 * bypass the proxy. The value is not printed, because it may have a password.
 */
function findProxy(url) {
    const name = VARIABLES[url.protocol]?.find((variable) => process.env[variable]);
    if (name === undefined || (0,lib_proxy/* checkBypass */.H)(url))
        return undefined;
    const proxy = readProxy(url);
    if (proxy !== undefined && /^https?:$/.test(proxy.protocol) && proxy.hostname !== '')
        return { url: proxy, variable: name };
    throw new build_error/* NetworkError */.Dr(`The environment variable ${name} is not a valid proxy URL. Set it to http://host:port, or to http://user:password@host:port with special characters percent-encoded, or unset it; no_proxy lists the hosts that need no proxy. No request was sent to ${redactUrl(url)}.`, { unsent: true });
}
/** In the order in which @actions/http-client reads them. */
const VARIABLES = {
    'https:': ['https_proxy', 'HTTPS_PROXY'],
    'http:': ['http_proxy', 'HTTP_PROXY'],
};
function readProxy(url) {
    try {
        return URL.parse((0,lib_proxy/* getProxyUrl */.s)(url)?.href ?? '') ?? undefined;
    }
    catch {
        return undefined;
    }
}
/**
 * The entry of `no_proxy` that was probably meant for this host but does not match it: `*.corp`, which some programs match and others,
 * such as curl and @actions/http-client, do not.
 */
function findUnmatchedWildcard({ hostname }) {
    const entries = (process.env.no_proxy || process.env.NO_PROXY || '').split(',').map((entry) => entry.trim());
    return entries.find((entry) => entry.startsWith('*.') && hostname.endsWith(entry.slice(1).toLowerCase()));
}

;// CONCATENATED MODULE: ./build/http/explain-proxy.js

/** What is wrong with a proxy, and what to change. The login of the proxy is never part of it. */
function explainProxy(error, target, proxy) {
    const wildcard = findUnmatchedWildcard(target);
    const hint = wildcard === undefined ? '' : ` The entry ${wildcard} of no_proxy matches nothing: write ${wildcard.slice(1)}.`;
    return `${explain(error, target, proxy)}${hint}`;
}
function explain({ code, status }, target, { url, variable }) {
    const { host } = url;
    if (status === 407) {
        const hasLogin = url.username !== '' || url.password !== '';
        return `The proxy wants a login (407)${hasLogin ? `, and does not accept the one in ${variable}` : ''}. Set ${variable} to http://user:password@${host}, with special characters percent-encoded.`;
    }
    if (status !== undefined) {
        return `The proxy refuses to connect to ${target.hostname}:${portOf(target)} (${status}). Allow this host and port in the proxy, or list the host in no_proxy if it can be reached without the proxy.`;
    }
    if (NO_TLS.has(code)) {
        return `The proxy ${host} does not speak TLS (${code}): check ${variable}. Most proxies have an address that begins with http://, also for https requests.`;
    }
    if (code.startsWith('HPE_'))
        return `The proxy ${host} does not respond as a proxy does (${code}): check ${variable}.`;
    return `Cannot reach the proxy ${host} (${code}): check ${variable}, and that the proxy is running. List hosts that need no proxy in no_proxy.`;
}
function portOf({ protocol, port }) {
    return port || (protocol === 'https:' ? '443' : '80');
}
const NO_TLS = new Set([
    'EPROTO',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]);

;// CONCATENATED MODULE: ./build/http/failure.js






/** The error for a request without a complete response: what is wrong, what to change, the request, and the code of Node's error. */
function toNetworkError(cause, request, { timeout, proxy, given, status, unsent = false }) {
    const { url } = request;
    const through = proxy === undefined ? '' : ` through the proxy ${proxy.url.host}`;
    const sent = `${formatRequest(request)}${through}${status === undefined ? '' : ` returned ${status}, then`}`;
    const options = { cause, unsent, ...(status !== undefined && { status }) };
    if (cause instanceof DOMException && cause.name === 'TimeoutError') {
        return new build_error/* NetworkError */.Dr(`No complete response within ${timeout / 1000} s. ${RAISE_TIMEOUT} ${sent} timed out.`, options);
    }
    if (cause instanceof ProxyError && proxy !== undefined) {
        return new build_error/* NetworkError */.Dr(`${explainProxy(cause, url, proxy)} ${sent} failed (${cause.message}).`, options);
    }
    const code = failureCode(cause);
    const explanation = explainCode(code, { cause, url, given });
    return new build_error/* NetworkError */.Dr(`${explanation} ${sent} failed${code === undefined ? '' : ` (${code})`}.`, options);
}
function explainCode(code, failure) {
    if (code === undefined)
        return 'The connection failed.';
    const fallback = code.startsWith('HTTP/2 ') ? 'The server cancelled the request.' : 'The connection failed.';
    return EXPLANATIONS[code]?.(failure) ?? fallback;
}
const RAISE_TIMEOUT = 'Raise the input timeout if the registry is slow; otherwise check the load of the registry and of the proxy.';
/** The meaning of codes of Node and OpenSSL, and what to change. */
const EXPLANATIONS = {
    DEPTH_ZERO_SELF_SIGNED_CERT: untrustedCertificate,
    SELF_SIGNED_CERT_IN_CHAIN: untrustedCertificate,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: (failure) => `${untrustedCertificate(failure)} ${MAYBE_INTERMEDIATE}`,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrustedCertificate,
    UNABLE_TO_GET_ISSUER_CERT: untrustedCertificate,
    CERT_SIGNATURE_FAILURE: untrustedCertificate,
    CERT_HAS_EXPIRED: ({ url }) => `The certificate of ${url.host} has expired. Renew it on the server.`,
    CERT_NOT_YET_VALID: ({ url }) => `The certificate of ${url.host} is not valid yet. Check the clocks of the server and of this runner.`,
    ERR_TLS_CERT_ALTNAME_INVALID: ({ url }) => `The certificate of the server is not valid for ${url.hostname}. Use a name that the certificate lists, or add this name to the certificate.`,
    ENOTFOUND: ({ url }) => `The host ${url.hostname} was not found. Check the name in the image reference or in the input registry.`,
    ECONNREFUSED: ({ url }) => `${url.host} refused the connection. Check the host and the port, and that the server is running.`,
    ECONNRESET: closedConnection,
    ERR_SSL_WRONG_VERSION_NUMBER: plainHttpServer,
    EPROTO: plainHttpServer,
    ERR_SSL_PACKET_LENGTH_TOO_LONG: plainHttpServer,
    'HTTP/2 NO_ERROR': () => 'The server ended the response before it was complete.',
    'HTTP/2 REFUSED_STREAM': () => 'The server refused the request.',
    'HTTP/2 ENHANCE_YOUR_CALM': ({ url }) => `${url.host} refuses requests because it received too many. Run the step again later.`,
    HPE_INVALID_CONSTANT: notHttp,
    HPE_HEADER_OVERFLOW: ({ url }) => `The response has more than 16 KiB of headers, so that it cannot be read completely. Check ${url.host}, and the proxies in front of it.`,
};
function closedConnection({ url, cause }) {
    // Node's word for a connection that was closed after the headers of the response.
    const hasResponse = cause instanceof Error && cause.message === 'aborted';
    const hint = url.protocol === 'http:' && !hasResponse ? ` ${MAYBE_TLS}` : '';
    return `The connection was closed before the response was complete.${hint}`;
}
const MAYBE_TLS = 'If the registry uses TLS on this port, remove the input plain-http.';
function untrustedCertificate({ url, cause, given = [] }) {
    const issuers = (0,tls/* issuersOf */.Mi)(cause);
    const signed = issuers.length > 0 ? ` It was signed by ${issuers.join(', which was signed by ')}.` : '';
    const wrong = `The certificate of ${url.host} is not signed by a CA that this runner trusts.${signed}`;
    if (given.length === 0) {
        return `${wrong} Set the input ca-certificate to the certificate of the CA (PEM, or a path to it).`;
    }
    return `${wrong} The input ca-certificate has the certificate of another CA, or an older one: ${listNames(given)}. Set it to the certificate of ${issuers.at(-1) ?? 'the CA'}.`;
}
/** The server sent its own certificate alone. */
const MAYBE_INTERMEDIATE = 'If this is an intermediate CA, ca-certificate needs the certificates of all CAs above it too, unless the server sends its certificate chain.';
function listNames(names) {
    const more = names.length - MAX_NAMES;
    return `${names.slice(0, MAX_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
const MAX_NAMES = 5;
function plainHttpServer({ url }) {
    return `${url.host} does not speak TLS on this port. If the registry has no https, set the input plain-http to true.`;
}
function notHttp({ url, cause }) {
    const bytes = cause instanceof Error && 'rawPacket' in cause ? cause.rawPacket : undefined;
    if (url.protocol === 'http:' &&
        bytes instanceof Uint8Array &&
        bytes[0] === TLS_ALERT &&
        bytes[1] === TLS_MAJOR_VERSION) {
        return `${url.host} speaks TLS on this port, but the input plain-http is true. Remove plain-http.`;
    }
    return `${url.host} does not speak HTTP. Check that this is the port of the registry.`;
}
/** The first bytes of the message with which a TLS server refuses plain HTTP. @see https://www.rfc-editor.org/rfc/rfc8446#section-5.1 */
const [TLS_ALERT, TLS_MAJOR_VERSION] = [21, 3];

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/http/connection-pool.js


/** The HTTP/1.1 connections to one origin: Node's agent keeps those that a response left open, and this class opens others in advance. */
class ConnectionPool extends external_node_http_.Agent {
    #connector;
    #timeout;
    #maxIdle;
    #spares = new Set();
    #connected = Promise.withResolvers();
    #abortSpares = new AbortController();
    /**
     * @param timeout milliseconds until a spare connection must be established.
     * @param maxIdle milliseconds until it is closed if it is not used: servers and firewalls close such a connection, some without a message.
     */
    constructor(connector, timeout, maxIdle = 10_000) {
        super({ keepAlive: true });
        this.#connector = connector;
        this.#timeout = timeout;
        this.#maxIdle = maxIdle;
    }
    /** Resolves when the first connection is established. */
    get connected() {
        return this.#connected.promise;
    }
    /**
     * Opens connections in advance until so many are unused. A failure is forgotten: it shows at the request that needs the connection.
     * @param countsBusy whether those that carry a request are counted too, because they will be unused soon.
     */
    openSpares(count, { countsBusy = false } = {}) {
        const available = this.#spares.size + countSockets(this.freeSockets) + (countsBusy ? countSockets(this.sockets) : 0);
        for (let missing = count - available; missing > 0; missing -= 1) {
            const signal = AbortSignal.any([AbortSignal.timeout(this.#timeout), this.#abortSpares.signal]);
            this.#keep({ opening: this.#connector.open(['http/1.1'], signal), signal });
        }
    }
    /** Adds a connection that is open and not used. */
    add(socket) {
        this.#keep({ opening: Promise.resolve(socket), signal: this.#abortSpares.signal });
    }
    /** Closes the connections that were opened in advance. */
    closeSpares() {
        for (const { opening } of this.#spares) {
            opening.then((socket) => socket.destroy(), () => undefined);
        }
        this.#spares.clear();
        this.#abortSpares.abort();
        this.#abortSpares = new AbortController();
    }
    /** Called by Node if no connection is idle. */
    createConnection({ signal = new AbortController().signal }, callback) {
        this.#take(signal).then((socket) => callback?.(null, socket), 
        // The stream is ignored; only the type requires one.
        (error) => callback?.(error, new external_node_stream_.Duplex()));
        return null;
    }
    #keep(spare) {
        this.#spares.add(spare);
        const drop = () => this.#spares.delete(spare);
        spare.opening.then((socket) => {
            this.#connected.resolve();
            socket.once('close', drop);
            // As Node does with a connection that a response left open. Without a listener, the end of the connection would not be noticed either.
            socket.once('data', destroy);
            socket.setTimeout(this.#maxIdle, destroy);
        }, drop);
    }
    async #take(signal) {
        for (const spare of this.#spares) {
            this.#spares.delete(spare);
            try {
                const socket = await spare.opening;
                socket.setTimeout(0, destroy).removeListener('data', destroy);
                if (socket.readyState === 'open')
                    return socket;
            }
            catch (error) {
                // The spare connection may have been given up, and not the request.
                if (!spare.signal.aborted || signal.aborted)
                    throw error;
            }
        }
        const socket = await this.#connector.open(['http/1.1'], signal);
        this.#connected.resolve();
        return socket;
    }
}
function countSockets(sockets) {
    return Object.values(sockets).reduce((sum, list) => sum + (list?.length ?? 0), 0);
}
/** Closes a connection that was unused for too long, or on which the server sent something that is not the response to a request. */
function destroy() {
    this.destroy();
}

;// CONCATENATED MODULE: ./build/http/http1.js


/** HTTP/1.1 to one origin. */
class Http1Route {
    pool;
    #userAgent;
    /** Whether the server has left a connection open, and never closed one, after a response. */
    #keepsAlive;
    constructor(connector, { timeout, userAgent }) {
        this.pool = new ConnectionPool(connector, timeout);
        this.#userAgent = userAgent;
    }
    async send(exchange) {
        try {
            const message = await this.#open(exchange);
            const closes = message.headers.connection?.toLowerCase() === 'close' || message.httpVersion === '1.0';
            this.#keepsAlive = !closes && this.#keepsAlive !== false;
            return await readMessage(message, exchange);
        }
        catch (error) {
            // Where one connection fails, those that were opened at the same time may be dead as well.
            this.pool.closeSpares();
            throw error;
        }
    }
    prepare(connections) {
        if (connections === 0)
            return;
        // One first: a server or proxy that refuses it refuses the others as well.
        this.pool.openSpares(1, { countsBusy: true });
        void this.pool.connected.then(() => {
            this.pool.openSpares(connections, { countsBusy: this.#keepsAlive === true });
        });
    }
    /** Sends the request, and returns when the headers of the response have arrived. */
    #open(exchange) {
        const { url, method, headers, body = '' } = exchange.request;
        const { promise, resolve, reject } = Promise.withResolvers();
        // The module for plain HTTP in all cases: the connections of the pool are encrypted already.
        const sent = external_node_http_.request({
            agent: this.pool,
            path: url.pathname + url.search,
            method,
            headers: {
                host: url.host,
                'user-agent': this.#userAgent,
                'content-length': Buffer.byteLength(body),
                ...headers,
            },
            signal: exchange.signal,
        });
        // By default Node drops all headers after the first thousand, `Link` among them. Its limit of 16 KiB for all headers remains.
        sent.maxHeadersCount = 0;
        sent.on('socket', () => {
            exchange.begin();
            setImmediate(() => this.#prepareNext());
        });
        sent.on('response', resolve);
        sent.on('error', reject);
        sent.on('close', () => reject(new Error('The connection was closed without a response')));
        sent.end(body);
        return promise;
    }
    /**
     * Connects for the next requests while the response is awaited, because Quay closes the connection after most responses. Two at a time,
     * since a connection takes two round trips and a request one; one before it is known that the server closes them.
     */
    #prepareNext() {
        if (this.#keepsAlive !== true)
            this.pool.openSpares(this.#keepsAlive === false ? 2 : 1);
    }
}
async function readMessage(message, exchange) {
    // Node sets the status of every response that a client receives.
    const { statusCode: status = 0, rawHeaders } = message;
    exchange.start({ status, rawHeaders });
    const body = message;
    // `for await` throws if the connection is cut within the body; the event 'end' would never be emitted. `break` closes the connection.
    for await (const chunk of body)
        if (!exchange.add(chunk))
            break;
    return exchange.response();
}

;// CONCATENATED MODULE: ./build/http/shared-work.js
/** Work that several requests wait for. It is aborted when the last of them gives up. */
class SharedWork {
    #controller = new AbortController();
    #result;
    #waiting = 0;
    constructor(work) {
        this.#result = work(this.#controller.signal);
    }
    /** Whether all have given up. */
    get isAborted() {
        return this.#controller.signal.aborted;
    }
    /** @throws the error of the work. */
    async wait(signal) {
        this.#waiting += 1;
        const leave = () => {
            this.#waiting -= 1;
            if (this.#waiting === 0)
                this.#controller.abort(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        try {
            return await this.#result;
        }
        finally {
            signal.removeEventListener('abort', leave);
        }
    }
}

;// CONCATENATED MODULE: ./build/http/tls-route.js





/**
 * A direct connection with TLS. The first handshake offers HTTP/2 and HTTP/1.1, and the connection is used for the protocol that the
 * server chooses; requests wait for it, because HTTP/2 needs no other connection.
 */
class TlsRoute {
    #origin;
    #connector;
    #settings;
    #debug;
    #http1;
    #usesHttp1 = false;
    #session;
    #opening;
    constructor(origin, { connector, settings, debug }) {
        this.#origin = origin;
        this.#connector = connector;
        this.#settings = settings;
        this.#debug = debug;
        this.#http1 = new Http1Route(connector, settings);
    }
    async send(exchange) {
        const { request, signal } = exchange;
        for (let attempt = 1;; attempt++) {
            const session = await this.#connect(signal);
            signal.throwIfAborted();
            if (session === undefined)
                return await this.#http1.send(exchange);
            try {
                return await session.send(exchange);
            }
            catch (error) {
                exchange.isUnsent = error instanceof Http2Error && error.isUnsent;
                if (isBroken(error, session, signal))
                    this.#fallBack(error);
                if (!mayResend(error, request) || attempt === MAX_ATTEMPTS)
                    throw error;
            }
        }
    }
    prepare(connections) {
        const signal = AbortSignal.timeout(this.#settings.timeout);
        this.#connect(signal).then((session) => session === undefined && this.#http1.prepare(connections), () => undefined);
    }
    /** The session, or `undefined` for HTTP/1.1. */
    async #connect(signal) {
        if (!this.#usesHttp1 && !this.#session?.isUsable) {
            if (this.#opening === undefined || this.#opening.isAborted)
                this.#opening = this.#open();
            await this.#opening.wait(signal);
        }
        return this.#usesHttp1 ? undefined : this.#session;
    }
    #open() {
        const opening = new SharedWork(async (signal) => {
            try {
                this.#use(await this.#connector.open(['h2', 'http/1.1'], signal));
            }
            finally {
                if (this.#opening === opening)
                    this.#opening = undefined;
            }
        });
        return opening;
    }
    #use(socket) {
        if (socket instanceof external_node_tls_.TLSSocket && socket.alpnProtocol === 'h2') {
            this.#session = new Http2Session(socket, this.#settings.userAgent);
        }
        else {
            this.#usesHttp1 = true;
            this.#http1.pool.add(socket);
        }
    }
    #fallBack(error) {
        this.#session?.retire();
        if (this.#usesHttp1)
            return;
        this.#usesHttp1 = true;
        const reason = error instanceof Error ? error.message : String(error);
        this.#debug(`HTTP/2 to ${this.#origin.host} failed (${reason}). From now on its requests use HTTP/1.1.`);
    }
}
/** The server may refuse requests while it restarts. */
const MAX_ATTEMPTS = 4;
function isBroken(error, session, signal) {
    if (signal.aborted)
        return !session.hasSettings;
    return error instanceof Http2Error && error.isProtocolFailure;
}
function mayResend(error, { method }) {
    // A server that received too many requests needs a pause.
    if (!(error instanceof Http2Error) || error.code === 'HTTP/2 ENHANCE_YOUR_CALM')
        return false;
    return error.isUnsent || (error.isProtocolFailure && (method === 'GET' || method === 'HEAD'));
}

;// CONCATENATED MODULE: ./build/http/transport.js








/**
 * One request, one complete response, no redirects, no retries. Over HTTP/2 where the server offers it and no proxy is used, otherwise
 * over HTTP/1.1.
 */
class Transport {
    #settings;
    #context;
    #routes = new Map();
    constructor(settings, context) {
        this.#settings = settings;
        this.#context = context;
    }
    async send(request) {
        const { timeout, tls } = this.#settings;
        const proxy = findProxy(request.url);
        let exchange;
        try {
            return await withDeadline(timeout, (signal) => {
                exchange = new Exchange(request, signal);
                return this.#routeTo(request.url, proxy).send(exchange);
            });
        }
        catch (cause) {
            const refusal = exchange?.partialRefusal();
            if (refusal !== undefined)
                return refusal;
            if (cause instanceof build_error/* NetworkError */.Dr)
                throw cause;
            const { failedStatus: status, isUnsent: unsent = true } = exchange ?? {};
            throw toNetworkError(cause, request, { timeout, proxy, given: tls.given, status, unsent });
        }
    }
    prepare(url, connections) {
        try {
            this.#routeTo(url, findProxy(url)).prepare(connections);
        }
        catch (error) {
            // A proxy variable that is not valid: `send` reports it.
            if (!(error instanceof build_error/* NetworkError */.Dr))
                throw error;
        }
    }
    #routeTo(url, proxy) {
        const key = `${url.origin} ${proxy?.url.href ?? ''}`;
        const route = this.#routes.get(key) ?? this.#openRoute(url, proxy);
        this.#routes.set(key, route);
        return route;
    }
    #openRoute(origin, proxy) {
        const settings = this.#settings;
        const connector = new Connector(origin, proxy, settings);
        if (proxy !== undefined || origin.protocol === 'http:')
            return new Http1Route(connector, settings);
        return new TlsRoute(origin, { connector, settings, debug: this.#context.debug });
    }
}

;// CONCATENATED MODULE: ./build/http/client.js



/** Opens the client that every request of a run goes through. `retries` is how often a failed GET or HEAD is repeated. */
function openHttpClient(settings, context) {
    return new RetryingClient(new Transport(settings, context), settings.retries, context);
}
/** Adds retries and a limit of concurrent requests to a transport. */
class RetryingClient {
    #transport;
    #retries;
    #context;
    #limit = pLimit(MAX_CONCURRENT_REQUESTS);
    constructor(transport, retries, context) {
        this.#transport = transport;
        this.#retries = retries;
        this.#context = context;
    }
    send(request) {
        // The limit is inside the retries, so that a request that waits for its next attempt does not block others.
        const sendOnce = () => this.#limit(() => this.#transport.send(request));
        return withRetries(sendOnce, request, { retries: this.#retries, ...this.#context });
    }
    prepare(url, connections) {
        this.#transport.prepare(url, Math.min(connections, MAX_CONCURRENT_REQUESTS));
    }
}
/** For all images together: enough to hide latency, few enough for the rate limits of Quay. */
const MAX_CONCURRENT_REQUESTS = 8;

// EXTERNAL MODULE: ./build/registry/host.js
var registry_host = __webpack_require__(2054);
;// CONCATENATED MODULE: ./build/inputs/open-connection.js


/** The User-Agent of all actions. Quay responds differently to one of a browser. */
const USER_AGENT = 'quay-referrers';
/**
 * Opens the connection. Sends nothing.
 * @param registry the host[:port] to which the input `service` belongs.
 */
function openConnection(inputs, registry, runner) {
    const { takeConnection } = runner;
    const http = openHttpClient({ ...inputs, userAgent: USER_AGENT, takeConnection }, runner);
    return {
        endpointOf: (host) => ({
            http,
            origin: (0,registry_host/* originOf */.y)(host, inputs.plainHttp),
            service: (host === registry ? inputs.service : undefined) ?? host,
        }),
    };
}

// EXTERNAL MODULE: ./build/policy/result.js
var policy_result = __webpack_require__(9778);
;// CONCATENATED MODULE: ./build/registry/repository.js

/** One repository of a registry, and a session that may read it. */
class Repository {
    /** host[:port] of the registry. */
    host;
    /** `namespace/repository`. */
    name;
    #origin;
    #session;
    #account;
    /** @param account returns the account that the token acts as, for messages. */
    constructor(session, { origin, name, account }) {
        this.host = origin.host;
        this.name = name;
        this.#origin = origin;
        this.#session = session;
        this.#account = account;
    }
    /** The URL of a path below `/v2/NAMESPACE/REPOSITORY/`. */
    urlOf(path) {
        return new URL(`/v2/${this.name}/${path}`, this.#origin);
    }
    /**
     * Sends a request with the token of the session. The response has any status but 401 and 403.
     * @throws RegistryError for 401 and 403: the repository does not exist, or the account may not read it.
     */
    async send(request) {
        const response = await this.#session.send(request);
        if (response.status !== 401 && response.status !== 403)
            return response;
        throw responseError({ sent: request, response }, `The repository ${this.name} does not exist, or ${this.#account()} may not read it.`);
    }
    /** Sends a GET without credentials, for a URL on another origin to which the registry redirects. */
    getWithoutToken(request) {
        return this.#session.getWithoutToken(request);
    }
}

;// CONCATENATED MODULE: ./build/registry/ping.js


/** Bytes. The body of `/v2/` is `true` or an error. */
const MAX_PING_BYTES = 1 << 16;
/** Sends `GET /v2/` without credentials; the response has any status. @throws NetworkError. */
async function pingRegistry(http, origin) {
    return await http.send({ method: 'GET', url: new URL('/v2/', origin), maxBytes: MAX_PING_BYTES });
}
/**
 * Whether the response to `GET /v2/` is that of a registry that accepts the request. A maintenance page or a portal has status 200 too.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#determining-support
 */
function isRegistryPing({ status, body, header }) {
    if (status !== 200)
        return false;
    return header('docker-distribution-api-version') !== undefined || PING_BODY.test(body.toString('utf8', 0, 64));
}
/** Nothing, Quay's `true`, or the `{}` of distribution. */
const PING_BODY = /^\s*(?:true|\{\s*\})?\s*$/;
/** The error for a 200 of `/v2/` that is not the response of a registry. The body is not quoted, because it may be anything. */
function notARegistry(origin) {
    const sent = { method: 'GET', url: new URL('/v2/', origin) };
    return new build_error/* RegistryError */.gl(`${origin.host} does not respond as a registry does. Check the input registry and the host of the image, and that no maintenance page, portal or proxy responds in its place. ${formatRequest(sent)} returned 200 with content that a registry does not send.`, { method: sent.method, url: redactUrl(sent.url), status: 200, codes: [] });
}

;// CONCATENATED MODULE: ./build/registry/auth/challenge.js
/**
 * The first Bearer challenge that has a realm.
 * @see https://distribution.github.io/distribution/spec/auth/token/#how-to-authenticate
 */
function bearerChallenge(headers) {
    const challenges = parseChallenges(headers).filter((challenge) => challenge.scheme === 'bearer');
    const { realm, service, scope } = challenges.find(({ parameters }) => parameters.realm)?.parameters ?? {};
    if (realm === undefined)
        return undefined;
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
function parseChallenges(headers) {
    return headers.flatMap(parseHeader);
}
function parseHeader(header) {
    const challenges = [];
    for (const element of readElements(header)) {
        if (element.kind === 'scheme')
            challenges.push({ scheme: element.name, parameters: new Map() });
        const parameters = challenges.at(-1)?.parameters;
        if (element.kind === 'parameter' && !parameters?.has(element.name))
            parameters?.set(element.name, element.value);
    }
    return challenges.map(({ scheme, parameters }) => ({ scheme, parameters: Object.fromEntries(parameters) }));
}
function* readElements(header) {
    for (let offset = 0; offset < header.length;) {
        const parameter = matchAt(PARAMETER, header, offset);
        const scheme = parameter ?? matchAt(SCHEME, header, offset);
        const [text, name = '', token, quoted] = scheme ?? matchAt(IGNORED, header, offset) ?? [];
        const value = token ?? quoted?.replace(QUOTED_PAIR, '$1') ?? '';
        if (parameter)
            yield { kind: 'parameter', name: name.toLowerCase(), value };
        else if (scheme)
            yield { kind: 'scheme', name: name.toLowerCase() };
        offset += text?.length ?? header.length;
    }
}
function matchAt(sticky, text, offset) {
    sticky.lastIndex = offset;
    return sticky.exec(text);
}
const PARAMETER = /([\w!#$%&'*+\-.^`|~]+)[ \t]*=[ \t]*(?:([\w!#$%&'*+\-.^`|~]+)|"((?:[^"\\]|\\.)*)")/sy;
/** With the token68 after it, which a comma or the end follows. A token before `=` is a parameter, although an invalid one. */
const SCHEME = /([\w!#$%&'*+\-.^`|~]+)(?![\w!#$%&'*+\-.^`|~]|[ \t]*=)(?: +[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$)))?/y;
/** Separators and invalid elements; a quoted string as a whole, so that no word in it is read as a scheme. */
const IGNORED = /[ \t,]+|[\w!#$%&'*+\-.^`|~]+|"(?:[^"\\]|\\.)*(?:"|$)|./sy;
const QUOTED_PAIR = /\\(.)/gs;

;// CONCATENATED MODULE: ./build/registry/auth/scope.js
/**
 * `repository:ns/repo:pull,push`, the value of one `scope` parameter.
 * @see https://distribution.github.io/distribution/spec/auth/scope/
 */
function formatScope(scope) {
    return `repository:${scope.repository}:${scope.actions.join(',')}`;
}
/**
 * The requested actions that were not granted, in the order requested.
 * Quay returns 200 with fewer or no actions, or omits the repository, so that only this comparison finds a refusal.
 */
function missingActions(requested, granted) {
    const entries = granted.filter((access) => access.type === 'repository' && access.name === requested.repository);
    const actions = new Set(entries.flatMap((access) => access.actions));
    return actions.has('*') ? [] : requested.actions.filter((action) => !actions.has(action));
}

// EXTERNAL MODULE: ./build/registry/auth/token-form.js
var token_form = __webpack_require__(8763);
;// CONCATENATED MODULE: ./build/registry/auth/token.js








/** A JWT with ten scopes is under 4 KiB; other registries may send more. */
const MAX_TOKEN_RESPONSE_BYTES = 1 << 20;
/**
 * Exchanges a login for a registry token. Each token in the response is masked before anything else uses it.
 * @throws RegistryError if the registry refuses, with its own words; NetworkError.
 * @see https://distribution.github.io/distribution/spec/auth/token/ and quay ffba0c70e endpoints/v2/v2auth.py
 */
async function exchangeToken(http, request, { now, mask }) {
    const sent = { method: 'GET', url: tokenUrl(request) };
    const response = await http.send({
        ...sent,
        headers: basicAuthorization(request.login),
        maxBytes: MAX_TOKEN_RESPONSE_BYTES,
        // Quay returns 500 if the password is a JWT that it does not accept; a retry would not help.
        finalStatuses: hasJwtPassword(request.login) ? [500] : [],
    });
    const body = (0,build_json/* parseJson */.qF)(response.body);
    for (const secret of findTokens(body))
        mask(secret);
    const read = response.status === 200 ? readToken(body, request.authority, now()) : { why: '' };
    if ('token' in read)
        return { kind: 'token', token: read.token };
    const error = tokenResponseError({ sent, response }, explainTokenRefusal(response, request, read.why));
    if (response.status === 200 || response.status === 400 || response.status === 404)
        return { kind: 'declined', error };
    throw error;
}
function tokenUrl({ authority, scopes }) {
    const url = new URL(authority.realm);
    url.searchParams.set('service', authority.service);
    for (const scope of scopes)
        url.searchParams.append('scope', formatScope(scope));
    return url;
}
function basicAuthorization(login) {
    if (login === undefined)
        return {};
    return { authorization: `Basic ${(0,auth_credentials/* basicCredentials */.BG)(login)}` };
}
function hasJwtPassword(login) {
    return login !== undefined && (0,auth_claims/* looksLikeJwt */.bt)(login.password.reveal());
}
/**
 * All strings of a response that may be a token, for any status and under any of the names in use. An unexpected response is quoted in
 * an error, so they are masked first.
 */
function findTokens(body) {
    if (typeof body !== 'object' || body === null)
        return [];
    const named = Object.entries(body).filter(([name]) => /token$/i.test(name));
    const values = named.flatMap(([, value]) => typeof value === 'string' && (0,build_secret/* explainInvalidToken */.S)(value) === undefined ? value : []);
    return [...new Set(values)].map((value) => new build_secret/* Secret */.z(value));
}
/** A field of another type counts as absent: only the token is required. */
const TokenBody = dist/* object */.Ik({
    token: build_json/* stringOrNothing */.iz,
    access_token: build_json/* stringOrNothing */.iz,
    expires_in: (0,build_json/* withFallback */.hv)(dist/* number */.ai().assert(Number.isFinite), undefined),
    issued_at: build_json/* stringOrNothing */.iz,
});
function readToken(body, authority, now) {
    if (body === undefined)
        return { why: 'The response is not valid JSON, or was cut off.' };
    const data = (0,build_json/* readJson */.Vh)(TokenBody, body);
    const value = data?.token || data?.access_token;
    if (data === undefined || !value)
        return { why: 'The response has no token.' };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(value);
    if (invalid !== undefined)
        return { why: `The token in the response cannot be used: it ${invalid}.` };
    const claims = (0,auth_claims/* readClaims */.Ip)(value);
    const expiresAt = claims?.expiresAt ?? statedExpiry(data, now);
    return {
        token: { secret: new build_secret/* Secret */.z(value), ...(claims && { claims }), ...(expiresAt && { expiresAt }), authority },
    };
}
/**
 * The specification says that a token without `exp` and `expires_in` is valid for 60 seconds. The same is assumed if they lead to a date
 * in the past. `undefined` if they lead to no date that can be written: such a token never expires.
 */
function statedExpiry(body, now) {
    const { issued_at: issued = '', expires_in: seconds = DEFAULT_LIFETIME } = body;
    const issuedAt = RFC_3339.test(issued) ? Date.parse(issued) : Number.NaN;
    const lifetime = seconds > 0 ? seconds : DEFAULT_LIFETIME;
    const expiry = (0,auth_claims/* toDate */.ay)(issuedAt + lifetime * 1000);
    return expiry !== undefined && expiry > now ? expiry : (0,auth_claims/* toDate */.ay)(now.getTime() + lifetime * 1000);
}
/** Seconds. */
const DEFAULT_LIFETIME = 60;
/** `Date.parse` alone accepts nearly any string with a number in it. */
const RFC_3339 = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;
/** @param why why a response with status 200 has no token. */
function explainTokenRefusal({ status }, { login, authority }, why) {
    if (status === 401)
        return explainRefusedLogin(login);
    if (status === 429)
        return TOO_MANY_EXCHANGES;
    if (status === 500 && hasJwtPassword(login)) {
        return `Quay did not accept the JWT that was given as the password of ${login?.username}. It has expired (the password of a federated robot is valid for an hour), or another issuer issued it.`;
    }
    if (status === 200)
        return `${why} Check that the host is a registry, without a web page in front of it.`;
    if (status >= 500)
        return SERVER_FAILED;
    return `Could not get a token from ${authority.realm.host} for the service ${authority.service}. Check the inputs registry and service.`;
}
function explainRefusedLogin(login) {
    if (login === undefined)
        return 'The registry refused to issue a token without credentials. Set username and password.';
    const misplaced = (0,token_form/* explainMisplacedToken */.DA)(login.username, login.password.reveal());
    if (misplaced !== undefined)
        return `The registry refused the credentials: ${misplaced}`;
    if (login.username === '$oauthtoken') {
        return 'The registry refused the OAuth access token. It has expired, was deleted, or belongs to another registry. Create a new one in Quay, in the OAuth application that it belongs to.';
    }
    return `The registry refused the credentials of ${login.username}. Check username and password (the username of a robot is namespace+robot, its password the robot token). They are not sent again, because Quay locks an account for a while after a wrong password.`;
}
const TOO_MANY_EXCHANGES = 'Quay limits how often tokens are requested, and locks an account for a while after a wrong password. Wait, then run the step again.';

;// CONCATENATED MODULE: ./build/registry/auth/authenticator.js







/**
 * Gets the tokens of one registry with one set of credentials. It sends the credentials directly to `/v2/auth`, since the realm and the
 * service of Quay are known, which saves the request for the challenge; the challenge is read only if that does not return a token.
 * Credentials that were refused are not sent again, because Quay locks the account.
 */
class Authenticator {
    #endpoint;
    #credentials;
    #context;
    #queue;
    #authority;
    #refusal;
    #isLogged = false;
    #renewalWasRejected = false;
    constructor(endpoint, credentials, context) {
        this.#endpoint = endpoint;
        this.#credentials = credentials;
        this.#context = context;
        this.#queue = endpoint.queue ?? pLimit(1);
        this.#authority = { realm: new URL('/v2/auth', endpoint.origin), service: endpoint.service };
    }
    /**
     * Gets a token for these scopes; `undefined` if the registry requires none. A registry token given as credentials is returned as it is.
     * @throws RegistryError if the registry refuses; NetworkError; what getting a robot's password throws.
     */
    async getToken(scopes) {
        if (this.#credentials.kind === 'registry-token')
            return this.#useGivenToken(this.#credentials);
        const token = await this.#queue(() => this.#exchangeUnlessRefused(scopes)).catch((error) => {
            this.#log('could not get a token');
            throw error;
        });
        this.#log(token === undefined
            ? 'the registry requires no token'
            : `the token acts as ${(0,auth_credentials/* describeAccount */.v4)(this.#credentials, token.claims)}`);
        return token;
    }
    /**
     * Adopts the authority that the challenge of a 401 names.
     * @param token the token that was refused.
     * @returns whether another authority than that of `token` is known now, so that a new token may be accepted.
     * @throws RegistryError if the realm is on another origin.
     */
    learnAuthority(challenge, token) {
        return this.#adoptAuthority(challenge, token?.authority ?? this.#authority);
    }
    /** Records that a registry refused a request again with a token that replaced a refused one: the reason was not the token. */
    noteRejectedRenewal() {
        this.#renewalWasRejected = true;
    }
    /**
     * Whether a new token may help a request that the registry refuses with a token of this age, although it accepted the token for others.
     * After a new token did not help, only older tokens are replaced: otherwise each of many images would cost one more exchange.
     */
    mayRenew(requestedAt) {
        if (!this.#renewalWasRejected)
            return true;
        return this.#context.now().getTime() - requestedAt.getTime() > MIN_AGE_OF_REPLACED;
    }
    #useGivenToken({ claims, token }) {
        const { service } = this.#endpoint;
        if (!this.#isLogged && claims.audiences.length > 0 && !claims.audiences.includes(service)) {
            // Only a warning, because the registry decides.
            this.#context.warn(`The token is for ${claims.audiences.join(', ')} (its aud), not for ${service}, and Quay refuses such a token. It is sent anyway. If it is refused, create it with service=${service}, or set the input service.`);
        }
        this.#log(`the token acts as ${(0,auth_credentials/* describeAccount */.v4)(this.#credentials, claims)}`);
        return { secret: token, claims, ...(claims.expiresAt && { expiresAt: claims.expiresAt }) };
    }
    #log(outcome) {
        const { origin } = this.#endpoint;
        if (!this.#isLogged)
            this.#context.info(`${origin.host}: ${(0,auth_credentials/* describeCredentials */.Mo)(this.#credentials)}; ${outcome}.`);
        this.#isLogged = true;
    }
    /** Runs as a whole in the queue, so that the next exchange knows of a refusal before it sends the credentials. */
    async #exchangeUnlessRefused(scopes) {
        if (this.#refusal !== undefined)
            throw this.#refusal;
        try {
            return await this.#exchange(scopes);
        }
        catch (error) {
            if (error instanceof build_error/* RegistryError */.gl && error.response.status === 401)
                this.#refusal = error;
            throw error;
        }
    }
    async #exchange(scopes) {
        const { http, origin } = this.#endpoint;
        const login = await (0,auth_credentials/* loginOf */.DQ)(this.#credentials);
        const authority = this.#authority;
        const result = await exchangeToken(http, { authority, scopes, login }, this.#context);
        if (result.kind === 'token')
            return result.token;
        const ping = await pingRegistry(http, origin);
        if (ping.status === 200 && result.error.response.status === 404) {
            if (!isRegistryPing(ping))
                throw notARegistry(origin);
            return undefined;
        }
        if (!this.#adoptAuthority(ping.headers('www-authenticate'), authority))
            throw result.error;
        return tokenOf(await exchangeToken(http, { authority: this.#authority, scopes, login }, this.#context));
    }
    /** @returns whether the challenge names another authority than `used`. */
    #adoptAuthority(challenge, used) {
        const { origin } = this.#endpoint;
        const named = readAuthority(challenge, used, origin);
        if (named === undefined)
            return false;
        // Another request may have adopted it already.
        if (isSameAuthority(named, this.#authority))
            return true;
        this.#context.info(`${origin.host}: the challenge names the token endpoint ${redactUrl(named.realm)} and the service ${named.service}; using them from now on.`);
        this.#authority = named;
        return true;
    }
}
/** Milliseconds. A token that is younger cannot have expired. */
const MIN_AGE_OF_REPLACED = 60_000;
function tokenOf(result) {
    if (result.kind === 'token')
        return result.token;
    throw result.error;
}
/**
 * The authority that a challenge names, if it is another than the one used.
 * @throws RegistryError if its realm is on another origin.
 */
function readAuthority(challenge, used, origin) {
    const named = bearerChallenge(challenge);
    if (named === undefined || !URL.canParse(named.realm, origin.href))
        return undefined;
    const realm = new URL(named.realm, origin);
    if (realm.origin !== origin.origin)
        throw foreignRealm(realm, origin);
    const authority = { realm, service: named.service ?? used.service };
    return isSameAuthority(authority, used) ? undefined : authority;
}
function isSameAuthority(one, other) {
    return one.realm.href === other.realm.href && one.service === other.service;
}
function foreignRealm(realm, origin) {
    const sent = { method: 'GET', url: new URL('/v2/', origin) };
    return new build_error/* RegistryError */.gl(`The challenge of ${origin.host} names a token endpoint on another origin, ${realm.origin}. Credentials are only sent to the registry's own origin. Use the host name of the registry itself (Quay: SERVER_HOSTNAME and PREFERRED_URL_SCHEME). ${formatRequest(sent)} returned 401.`, { method: sent.method, url: sent.url.href, status: 401, codes: [] });
}

;// CONCATENATED MODULE: ./build/registry/auth/grant.js



/**
 * Explains what a token does not grant of the scope that was requested; `undefined` if it grants all of it.
 *
 * Quay returns 200 in any case: the Python Quay returns fewer `actions`, the Go Quay omits the repository from `access`.
 * The claims of a token that is not a JWT cannot be read, so it is assumed to grant everything.
 */
function describeShortfall(scope, token, credentials) {
    const access = token.claims?.access;
    const missing = token.claims === undefined ? [] : missingActions(scope, access ?? []);
    if (missing.length === 0)
        return undefined;
    const account = (0,auth_credentials/* describeAccount */.v4)(credentials, token.claims);
    const right = missing.includes('pull') ? 'read' : 'write to';
    const missingAccess = `${missing.join(' and ')} on ${scope.repository}`;
    if (credentials.kind === 'anonymous') {
        return `Without credentials the token does not grant ${missingAccess}: the repository does not exist, or is private. ${CREDENTIALS_NEEDED}`;
    }
    if (credentials.kind === 'registry-token') {
        return `The given token does not grant ${account} ${missingAccess}: it was created for another repository, or ${account} may not ${right} this one. Create it with scope=${formatScope(scope)}.`;
    }
    if (isOAuthToken(credentials)) {
        const needed = missing.includes('push') ? WRITE_SCOPE : READ_SCOPE;
        return `The token does not grant ${account} ${missingAccess}: the OAuth token does not have the scope ${needed}, the repository does not exist, or ${account} may not ${right} it. The scopes of a token cannot be changed: make another one with this scope. ${permissionNeeded(missing)}`;
    }
    return `The token does not grant ${account} ${missingAccess}: the repository does not exist, or ${account} may not ${right} it. ${permissionNeeded(missing)}`;
}
function isOAuthToken(credentials) {
    return (credentials.kind === 'oauth-token' || (credentials.kind === 'password' && credentials.username === '$oauthtoken'));
}
/** With the words of the checkboxes in Quay. @see quay ffba0c70e auth/scopes.py */
const READ_SCOPE = 'repo:read ("View all visible repositories")';
const WRITE_SCOPE = 'repo:write ("Read/Write to any accessible repositories")';
const CREDENTIALS_NEEDED = 'A private repository needs credentials: username and password, or oauth-token (workflows of forks and of Dependabot get no secrets, so they can only read public repositories).';
function permissionNeeded(missing) {
    const permission = missing.includes('push') ? 'Write' : 'Read';
    return `Check the name; then open the Settings of the repository in Quay, User and Robot Permissions: ${permission} is needed.`;
}
/** The error for a shortfall. `realm` is the token endpoint. */
function shortfallError(shortfall, realm) {
    return new build_error/* RegistryError */.gl(shortfall, { method: 'GET', url: realm.href, status: 200, codes: [] });
}

;// CONCATENATED MODULE: ./build/registry/auth/session.js

/** Requests with one token, which covers a set of repositories and is renewed before it expires. */
class Session {
    #authenticator;
    #scopes;
    #http;
    #now;
    #requested;
    #token;
    constructor(authenticator, scopes, { http, now }) {
        this.#authenticator = authenticator;
        this.#scopes = scopes;
        this.#http = http;
        this.#now = now;
    }
    /** The token that was used last; `undefined` if there was none. */
    get token() {
        return this.#token;
    }
    /**
     * The token for the next request; it is requested or renewed if necessary. `undefined` if the registry requires none.
     * @throws what getting a token throws.
     */
    async currentToken() {
        return await this.#awaitToken(await this.#currentRequest());
    }
    /** @throws what getting a token throws; RegistryError for a 401 of a given token that has expired. */
    async send(request) {
        const requested = await this.#currentRequest();
        const token = await this.#awaitToken(requested);
        const response = await this.#sendWith(token, request);
        if (response.status !== 401) {
            requested.wasAccepted = true;
            return response;
        }
        if (token !== undefined && isGiven(token)) {
            this.#throwIfExpired(token, request, response);
            return response;
        }
        if (!this.#mayRenew(requested, token, response))
            return response;
        return await this.#sendAgain(this.#renew(requested), request);
    }
    async getWithoutToken({ url, maxBytes }) {
        return await this.#sendWith(undefined, { method: 'GET', url, accept: ['*/*'], maxBytes });
    }
    async #currentRequest() {
        const requested = this.#requested ?? this.#requestToken();
        const renewAt = renewalTime(await requested.promise, requested.requestedAt);
        return this.#now().getTime() < renewAt ? requested : this.#renew(requested);
    }
    /** Requests a new token, unless another request has done so already. */
    #renew(old) {
        return this.#requested === undefined || this.#requested === old ? this.#requestToken() : this.#requested;
    }
    #requestToken() {
        const requestedAt = this.#now();
        this.#requested = { promise: this.#authenticator.getToken(this.#scopes), requestedAt, wasAccepted: false };
        return this.#requested;
    }
    async #awaitToken({ promise }) {
        this.#token = await promise;
        return this.#token;
    }
    /** Whether a new token may help: the registry names another authority, or it accepted this token before, so that it is no longer valid. */
    #mayRenew(requested, token, response) {
        if (this.#authenticator.learnAuthority(response.headers('www-authenticate'), token))
            return true;
        return requested.wasAccepted && this.#authenticator.mayRenew(requested.requestedAt);
    }
    async #sendAgain(renewed, request) {
        const response = await this.#sendWith(await this.#awaitToken(renewed), request);
        if (response.status === 401)
            this.#authenticator.noteRejectedRenewal();
        else
            renewed.wasAccepted = true;
        return response;
    }
    #throwIfExpired({ expiresAt }, sent, response) {
        if (expiresAt === undefined || expiresAt > this.#now())
            return;
        throw responseError({ sent, response }, `The given token expired at ${expiresAt.toISOString()}. ${FRESH_TOKEN}`);
    }
    async #sendWith(token, request) {
        const { method, url, accept, maxBytes } = request;
        // `Bearer` with a capital B: Quay accepts no other spelling.
        const authorization = token && { authorization: `Bearer ${token.secret.reveal()}` };
        return await this.#http.send({ method, url, headers: { accept: accept.join(', '), ...authorization }, maxBytes });
    }
}
const FRESH_TOKEN = 'Tokens of Quay are valid for an hour, and a given token cannot be renewed. Create it shortly before it is used, or set username and password instead, with which tokens are renewed.';
/** A token is renewed when it is valid for less than a minute, or for half its lifetime if that is shorter than two minutes. */
const RENEWAL_MARGIN = 60_000;
/** Milliseconds. The lifetime that the specification defines for a token that states none; also used if the times of a token contradict each other. */
const session_DEFAULT_LIFETIME = 60_000;
/** Milliseconds since the epoch; a given token cannot be renewed. */
function renewalTime(token, requestedAt) {
    if (token?.expiresAt === undefined || isGiven(token))
        return Number.POSITIVE_INFINITY;
    // Prefer the times of the token itself, because the clock of the runner may be wrong.
    const issuedAt = token.claims?.issuedAt ?? token.claims?.notBefore ?? requestedAt;
    const stated = token.expiresAt.getTime() - issuedAt.getTime();
    const lifetime = stated > 0 ? stated : session_DEFAULT_LIFETIME;
    return requestedAt.getTime() + lifetime - Math.min(RENEWAL_MARGIN, lifetime / 2);
}
/** Whether the token was given as credentials, not exchanged. */
function isGiven(token) {
    return token.authority === undefined;
}

;// CONCATENATED MODULE: ./build/registry/auth/sessions.js






/**
 * The sessions for a set of references, with as few exchanges as possible: one for each ten repositories of a registry that share their
 * credentials. Nothing is sent, and no credentials are searched, before a repository of the registry is requested.
 */
class Sessions {
    #plan;
    #context;
    #hosts = new Map();
    #sessions = new Set();
    #oneTokenCoversAll;
    constructor(plan, context) {
        this.#plan = plan;
        this.#context = { ...context, warn: withoutRepeats(context.warn) };
        this.#oneTokenCoversAll = new Set(plan.references.map(({ registry }) => registry)).size === 1;
    }
    /** The token that covers all references, if there is one and it was requested. */
    get token() {
        const [only, ...others] = this.#sessions;
        return this.#oneTokenCoversAll && others.length === 0 ? only?.token : undefined;
    }
    /** Opens connections in advance, for so many requests at the same time to the registry of a reference. Sends nothing. */
    prepare({ registry }, requests) {
        const { http, origin } = this.#plan.endpointOf(registry);
        http.prepare(origin, requests);
    }
    /** @throws RegistryError if the credentials are refused, or the token grants less than requested on this repository. */
    async repository({ registry, repository }) {
        const opening = this.#hosts.get(registry) ?? this.#openHost(registry);
        this.#hosts.set(registry, opening);
        const entry = (await opening).find(({ scope }) => scope.repository === repository);
        if (entry === undefined)
            throw new Error(`no session was opened for ${registry}/${repository}`);
        if (entry.kind === 'failed')
            throw entry.error;
        return await this.#openRepository(entry);
    }
    async #openHost(host) {
        const { credentialsFor, endpointOf } = this.#plan;
        const scopes = this.#scopesOf(host);
        const found = await Promise.allSettled(scopes.map(({ repository }) => credentialsFor(host, repository)));
        const failed = [];
        const shared = new Map();
        for (const [index, scope] of scopes.entries()) {
            const result = found[index];
            if (result?.status === 'fulfilled')
                shared.set(result.value, [...(shared.get(result.value) ?? []), scope]);
            else
                failed.push({ kind: 'failed', scope, error: result?.reason });
        }
        if (failed.length > 0)
            this.#oneTokenCoversAll = false;
        const endpoint = { queue: pLimit(1), ...endpointOf(host) };
        return [
            ...[...shared].flatMap(([credentials, group]) => this.#openShared(endpoint, credentials, group)),
            ...failed,
        ];
    }
    #scopesOf(host) {
        const { references, readOnly = [], actions } = this.#plan;
        const namesOf = (all) => new Set(all.filter(({ registry }) => registry === host).map(({ repository }) => repository));
        const names = namesOf(references);
        return [
            ...[...names].map((repository) => ({ repository, actions })),
            ...[...namesOf(readOnly)].filter((name) => !names.has(name)).map((repository) => ({ repository, actions: PULL })),
        ];
    }
    #openShared(endpoint, credentials, scopes) {
        const { http, origin } = endpoint;
        const authenticator = new Authenticator(endpoint, credentials, this.#context);
        // A given token is not exchanged, so that the limit does not apply.
        const size = credentials.kind === 'registry-token' ? scopes.length : MAX_SCOPES_PER_TOKEN;
        return inChunks(scopes, size).flatMap((chunk) => {
            const session = new Session(authenticator, chunk, { http, now: this.#context.now });
            // The token of a session without any of the references does not matter to users.
            if (chunk.some(({ actions }) => actions !== PULL))
                this.#sessions.add(session);
            return chunk.map((scope) => ({ kind: 'open', scope, session, origin, credentials }));
        });
    }
    async #openRepository({ scope, session, origin, credentials }) {
        const token = await session.currentToken();
        const shortfall = token && describeShortfall(scope, token, credentials);
        if (shortfall !== undefined) {
            if (credentials.kind !== 'registry-token')
                throw shortfallError(shortfall, new URL('/v2/auth', origin));
            // A public repository accepts any valid token.
            this.#context.warn(`${shortfall} It is sent anyway, because a public repository accepts it.`);
        }
        const account = () => (0,auth_credentials/* describeAccount */.v4)(credentials, session.token?.claims);
        return new Repository(session, { origin, name: scope.repository, account });
    }
}
const PULL = ['pull'];
/** Some versions of Quay accept at most ten scopes. */
const MAX_SCOPES_PER_TOKEN = 10;
function inChunks(items, size) {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
/** Two tags of one repository would warn twice. */
function withoutRepeats(warn) {
    const printed = new Set();
    return (message) => {
        if (!printed.has(message))
            warn(message);
        printed.add(message);
    };
}

// EXTERNAL MODULE: ./build/policy/matcher.js
var matcher = __webpack_require__(3965);
// EXTERNAL MODULE: ./build/policy/platform.js
var policy_platform = __webpack_require__(2152);
;// CONCATENATED MODULE: ./build/policy/targets.js


/**
 * Returns the targets for which a rule with these matchers must be met. An image that is not an index is the only target of every
 * choice. A platform that the index does not have is a target without a subject.
 */
function targetsFor(choice, evidence, matchers) {
    const { isIndex, platforms } = evidence;
    if (!isIndex)
        return [ownTarget(evidence)];
    switch (choice.kind) {
        case 'index':
            return indexTargets(evidence, matchers);
        case 'each':
            return platforms.length > 0 ? platforms.map(platformTarget) : [absentTarget('any platform')];
        case 'all':
            return [...indexTargets(evidence, matchers), ...platforms.map(platformTarget)];
        case 'named':
            return choice.names.flatMap((name) => namedTargets(name, platforms));
    }
}
/** Returns all choices of a run: that of the input, and those of the rules with a `platform` option. */
function choicesOf(input, rules) {
    return [input, ...rules.flatMap(({ platform }) => platform ?? [])];
}
/**
 * Returns the choices without the platforms that are needed only if the index does not meet a rule (`index|each`); `undefined` if the
 * others need platforms as well, or there is no such rule.
 */
function withoutPlatforms(choices) {
    const ofIndex = choices.filter(({ kind }) => kind === 'index' || kind === 'index-or-each');
    const isPostponed = ofIndex.length === choices.length && choices.some(({ kind }) => kind === 'index-or-each');
    return isPostponed ? [{ kind: 'index' }] : undefined;
}
/** Whether a choice needs the referrers of the image itself. */
function asksForIndex({ kind }) {
    return kind === 'index' || kind === 'all' || kind === 'index-or-each';
}
/** Whether a choice needs the referrers of this platform. */
function asksForPlatform(choice, platform) {
    if (choice.kind === 'named')
        return choice.names.some((name) => (0,policy_platform/* isPlatform */.aH)(name, platform));
    return choice.kind !== 'index';
}
/**
 * A referrer of an index counts for all its platforms, but an attestation that BuildKit stored in the index counts only for the
 * platform that it names. If any of BuildKit's attestations matches the rule, the rule must therefore be met for each platform: an SBOM
 * of one platform is not an SBOM of the image.
 */
function indexTargets(evidence, matchers) {
    const { digest, own, platforms } = evidence;
    const isFromIndex = (referrer) => referrer.sources.includes('buildkit') && (0,matcher/* matchesAny */._)(matchers, referrer);
    const fromIndex = platforms.map((one) => ({ ...one, referrers: one.referrers.filter(isFromIndex) }));
    if (fromIndex.every(({ referrers }) => referrers.length === 0))
        return [ownTarget(evidence)];
    // Missing evidence can be attached to the index, for all platforms at once.
    return fromIndex.map(({ platform, referrers }) => ({ platform, subject: digest, referrers: [...own, ...referrers] }));
}
function ownTarget({ digest, own }) {
    return { platform: undefined, subject: digest, referrers: own };
}
function platformTarget({ platform, digest, referrers }) {
    return { platform, subject: digest, referrers };
}
function namedTargets(name, platforms) {
    const named = platforms.filter(({ platform }) => (0,policy_platform/* isPlatform */.aH)(name, platform));
    return named.length > 0 ? named.map(platformTarget) : [absentTarget(name)];
}
function absentTarget(platform) {
    return { platform, subject: undefined, referrers: [] };
}

// EXTERNAL MODULE: ./build/registry/digest.js
var registry_digest = __webpack_require__(6192);
;// CONCATENATED MODULE: ./build/registry/descriptor.js



/** Reads a digest from JSON. */
const digestSchema = (0,build_json/* custom */.Ie)((value) => typeof value === 'string' && (0,registry_digest/* isDigest */.Bc)(value), 'must be sha256: with 64 or sha512: with 128 lower-case hex digits');
const stringSchema = (0,build_json/* custom */.Ie)((value) => typeof value === 'string', 'must be a string');
/** Reads a media type or artifact type from JSON. */
const mediaTypeSchema = stringSchema.assert((type) => type !== '', 'must not be empty');
/**
 * Reads the annotations of a manifest from JSON. Values that are not strings are dropped: Quay stores and lists them, although the
 * specification forbids them.
 */
const annotationsSchema = dist/* unknown */.L5().optional().map(readAnnotations);
function readAnnotations(json) {
    // Nearly all annotations are strings, and then need no copy.
    const annotations = (0,build_json/* readJson */.Vh)(stringsSchema, json);
    if (annotations !== undefined)
        return annotations;
    return isObject(json)
        ? Object.fromEntries(Object.entries(json).filter(([, value]) => typeof value === 'string'))
        : {};
}
const stringsSchema = dist/* record */.g1(dist/* string */.Yj());
function isObject(json) {
    return typeof json === 'object' && json !== null && !Array.isArray(json);
}
/**
 * The same for a descriptor. Annotations that are not an object cannot be read: no digest proves that a list has the entries of its
 * author, and without its annotations evidence may be `missing`.
 */
const listedAnnotationsSchema = dist/* unknown */.L5()
    .optional()
    .assert((json) => json === undefined || json === null || isObject(json), 'must be an object')
    .map(readAnnotations);
/** Reads the artifact type of a descriptor from JSON; null means none. Without its type, evidence may be `missing`. */
const listedTypeSchema = dist/* string */.Yj().nullable().optional();
const platformSchema = dist/* object */.Ik({
    os: stringSchema,
    architecture: stringSchema,
    variant: dist/* string */.Yj().nullable().optional(),
})
    .map(({ os, architecture, variant }) => [os, architecture, ...(variant ? [variant] : [])].join('/'));
/**
 * Reads a content descriptor from JSON; other fields are ignored.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties
 */
const descriptorSchema = dist/* object */.Ik({
    mediaType: mediaTypeSchema,
    digest: digestSchema,
    size: (0,build_json/* custom */.Ie)((value) => Number.isSafeInteger(value), 'must be an integer').assert((size) => size >= 0, 'must not be negative'),
    artifactType: listedTypeSchema,
    annotations: listedAnnotationsSchema,
    platform: platformSchema.nullable().optional(),
})
    .map(({ mediaType, digest, size, artifactType, annotations, platform }) => ({
    mediaType,
    digest,
    size,
    annotations,
    ...(typeof artifactType === 'string' && { artifactType }),
    ...(platform && { platform }),
}));

;// CONCATENATED MODULE: ./build/registry/schema1.js


/** The media types of the obsolete Docker image manifest, schema 1, without and with signatures. */
const SCHEMA1_TYPES = [
    'application/vnd.docker.distribution.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v1+prettyjws',
];
/**
 * Returns the bytes of a Docker image manifest, schema 1, that determine its digest: the body without its JWS signatures. `undefined` for
 * any other body. Only these bytes may be interpreted, because the digest covers nothing else.
 * @see https://github.com/distribution/distribution/blob/v2.8.3/docs/spec/manifest-v2-1.md#signed-manifests
 */
function schema1PayloadOf(body) {
    const payload = withoutSignatures(body) ?? body;
    return (0,build_json/* readJson */.Vh)(schema1Schema, (0,build_json/* parseJson */.qF)(payload)) && payload;
}
const schema1Schema = dist/* object */.Ik({ schemaVersion: dist/* literal */.eu(1), fsLayers: dist/* array */.YO() });
/** The header of a signature has the length of the bytes before the signatures, and the bytes after them. */
function withoutSignatures(body) {
    const signed = (0,build_json/* readJson */.Vh)(signedSchema, (0,build_json/* parseJson */.qF)(body));
    if (signed === undefined)
        return undefined;
    const header = Buffer.from(signed.signatures[0].protected, 'base64url');
    const data = (0,build_json/* readJson */.Vh)(headerSchema, (0,build_json/* parseJson */.qF)(header));
    if (data === undefined || data.formatLength > body.length)
        return undefined;
    return Buffer.concat([body.subarray(0, data.formatLength), Buffer.from(data.formatTail, 'base64url')]);
}
const signedSchema = dist/* object */.Ik({
    signatures: dist/* tuple */.PV([dist/* object */.Ik({ protected: dist/* string */.Yj() })]).concat(dist/* array */.YO()),
});
const headerSchema = dist/* object */.Ik({
    formatLength: dist/* number */.ai().assert((length) => Number.isSafeInteger(length) && length >= 0),
    formatTail: dist/* string */.Yj(),
});

;// CONCATENATED MODULE: ./build/registry/manifest-schema.js






/** Decodes a body as JSON with `decodeIndex` or `decodeManifest`, within the limits of JSON. */
function decodeBody(body, decodeJson) {
    const json = (0,build_json/* parseJson */.qF)(body);
    const limit = json === undefined ? (0,build_json/* exceedsLimits */.sm)(body) : undefined;
    return limit === undefined ? decodeJson(json) : { ok: false, why: `the body ${limit}` };
}
/**
 * The message for a body that cannot be decoded.
 * @param expected the sentence, without a full stop, for a body that is something else.
 * @param advice what to change then.
 */
function formatInvalid({ why, advice: own }, expected, advice) {
    return own === undefined ? `${expected}: ${why}. ${advice}` : `The index or manifest cannot be read: ${why}. ${own}`;
}
/** Media type of an OCI image manifest, also of an artifact manifest. */
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
/** Media type of an OCI image index, and of a list of referrers. */
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
/** Media type of a Docker manifest list. */
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
/** Media type of a Docker manifest. */
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
/** Whether an image with this media type may be an index; `undefined` if the registry does not say the media type. */
function mayBeIndex(mediaType) {
    return mediaType === undefined || !IMAGE_TYPES.has(mediaType);
}
const IMAGE_TYPES = new Set([OCI_MANIFEST, DOCKER_MANIFEST, ...SCHEMA1_TYPES]);
/**
 * Decodes an image index, such as a list of referrers. One invalid descriptor makes the whole index invalid, so that no entry is lost.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
function decodeIndex(json) {
    const index = decode(indexSchema, json);
    if (!index.ok)
        return index;
    const { mediaType, manifests } = index.value;
    const entries = decodeEntries('manifests', manifests);
    return entries.ok ? { ok: true, value: { mediaType, manifests: entries.value } } : entries;
}
/**
 * Decodes a manifest, also an index that has a subject (its `manifests` are not decoded).
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md
 */
function decodeManifest(json) {
    const manifest = decode(manifestSchema, json);
    if (!manifest.ok)
        return manifest;
    const { layers, ...rest } = manifest.value;
    const entries = decodeEntries('layers', layers);
    return entries.ok ? { ok: true, value: { ...rest, layers: entries.value } } : entries;
}
/** Of a list of referrers, an index, or the layers of a manifest. */
const MAX_DESCRIPTORS = 100_000;
/** Decodes descriptors one after the other, up to the first that is not valid: a schema of the whole list would report all of them. */
function decodeEntries(field, entries) {
    if (entries.length > MAX_DESCRIPTORS) {
        const why = `${field} has ${entries.length} entries; the limit is ${MAX_DESCRIPTORS}`;
        return { ok: false, why, advice: 'Delete those that are not needed.' };
    }
    const descriptors = [];
    for (const [index, entry] of entries.entries()) {
        const decoded = decode(descriptorSchema, entry, [field, index]);
        if (!decoded.ok)
            return field === 'layers' ? decoded : { ...decoded, ...adviseDeletion(entry) };
        descriptors.push(decoded.value);
    }
    return { ok: true, value: descriptors };
}
/** Characters: more than a SHA-512 digest has. */
const MAX_QUOTED_DIGEST = 150;
function adviseDeletion(entry) {
    const { digest } = (0,build_json/* readJson */.Vh)(dist/* object */.Ik({ digest: build_json/* stringOrNothing */.iz }), entry) ?? {};
    if (!digest)
        return {};
    // A digest of another algorithm names the manifest as well.
    const name = (0,registry_digest/* isDigest */.Bc)(digest) ? digest : (0,build_text/* quote */.hD)(digest, MAX_QUOTED_DIGEST);
    return { advice: `Delete the manifest ${name} from the repository, and attach it again.` };
}
const optionalArraySchema = dist/* array */.YO().nullable().optional();
const versionSchema = (0,build_json/* custom */.Ie)((value) => value === 2, 'must be 2');
/** A body that clients may read as two different things is invalid: https://github.com/advisories/GHSA-77vh-xpmg-72qh */
const AMBIGUOUS = 'must not have manifests together with config or layers (index or manifest?)';
const indexSchema = dist/* object */.Ik({
    schemaVersion: versionSchema,
    mediaType: (0,build_json/* custom */.Ie)(isIndexType, 'must be that of an OCI index or Docker manifest list').optional(),
    manifests: (0,build_json/* custom */.Ie)((value) => value === null || Array.isArray(value), 'must be an array'),
    config: dist/* unknown */.L5().optional(),
    layers: dist/* unknown */.L5().optional(),
})
    .assert(({ config, layers }) => config === undefined && layers === undefined, AMBIGUOUS)
    // Registries in Go write an empty list as null; it is accepted only if the mediaType is that of an OCI index.
    .assert(({ mediaType, manifests }) => manifests !== null || mediaType === OCI_INDEX, {
    message: 'must be an array',
    path: ['manifests'],
})
    .map(({ mediaType, manifests }) => ({ mediaType: mediaType ?? OCI_INDEX, manifests: manifests ?? [] }));
function isIndexType(type) {
    return type === OCI_INDEX || type === DOCKER_LIST;
}
const manifestSchema = dist/* object */.Ik({
    schemaVersion: versionSchema,
    mediaType: mediaTypeSchema.optional(),
    // The digest proves that the client wrote it so, and no rule asks for a type that is not a string.
    artifactType: build_json/* stringOrNothing */.iz,
    config: dist/* object */.Ik({ mediaType: mediaTypeSchema }).optional(),
    layers: optionalArraySchema,
    manifests: optionalArraySchema,
    subject: dist/* object */.Ik({ digest: digestSchema }).nullable().optional(),
    annotations: annotationsSchema,
})
    .assert(({ config, layers, manifests }) => !manifests || (!config && !layers), AMBIGUOUS)
    // As in an index, null is an empty list only with the mediaType.
    .assert(({ config, manifests, mediaType }) => config !== undefined || Array.isArray(manifests) || (manifests === null && mediaType === OCI_INDEX), 'must have a config (a manifest) or manifests (an index)')
    .map(({ mediaType, artifactType, config, layers, subject, annotations }) => ({
    ...(mediaType !== undefined && { mediaType }),
    ...(artifactType !== undefined && { artifactType }),
    ...(config !== undefined && { config }),
    layers: layers ?? [],
    ...(subject && { subject }),
    annotations,
}));
/** @param at the path of the value in the body. */
function decode(schema, json, at = []) {
    const value = (0,build_json/* readJson */.Vh)(schema, json);
    if (value !== undefined)
        return { ok: true, value };
    const [{ path, message } = { path: [], message: 'is not valid' }] = (0,build_json/* findIssues */.I0)(schema, json);
    return { ok: false, why: `${formatPath([...at, ...path])} ${message}` };
}
/** `manifests[3].digest`; a key from the wire that is not a plain word is quoted and cut. */
function formatPath(path) {
    if (path.length === 0)
        return 'the body';
    const steps = path.map((step) => {
        if (typeof step === 'number')
            return `[${step}]`;
        return /^\w+$/.test(String(step)) ? `.${String(step)}` : `[${(0,build_text/* quote */.hD)(String(step), 80)}]`;
    });
    return steps.join('').replace(/^\./, '').slice(0, 200);
}

;// CONCATENATED MODULE: ./build/evidence/platforms.js

/** More than any real index has. The referrers of each are collected. */
const MAX_PLATFORMS = 1_000;
/**
 * Returns the platform images of an index, in its order, each once. Entries for `unknown/unknown`, such as BuildKit's attestation
 * manifests, are not images. An entry without a platform is an image, named by its digest: clients may run it, so its referrers must not
 * be ignored.
 * @throws Error for more than a thousand images.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions
 */
function platformImagesOf({ manifests }) {
    const images = manifests
        .filter((entry) => !isBuildkitAttestation(entry) && entry.platform !== NO_PLATFORM)
        .map(({ digest, platform }) => ({ digest, platform: isNamed(platform) ? platform : digest }));
    const distinct = [...new Map(images.map((image) => [`${image.digest} ${image.platform}`, image])).values()];
    if (distinct.length <= MAX_PLATFORMS)
        return distinct;
    throw new Error(`The index has ${distinct.length} platform images; the limit is ${MAX_PLATFORMS}.`);
}
/** Returns the first entry that is itself an index. Its platforms are not known without fetching it. */
function nestedIndexOf({ manifests }) {
    return manifests.find(({ mediaType }) => mediaType === OCI_INDEX || mediaType === DOCKER_LIST);
}
/**
 * Whether an entry of an index holds BuildKit's attestations for another entry. An entry with a platform is always an image,
 * because clients run it.
 */
function isBuildkitAttestation({ annotations, platform = NO_PLATFORM }) {
    return platform === NO_PLATFORM && annotations['vnd.docker.reference.type'] === 'attestation-manifest';
}
function isNamed(platform) {
    return platform !== undefined && /[^/]/.test(platform);
}
/** The platform that BuildKit sets on an entry that clients must not run. */
const NO_PLATFORM = 'unknown/unknown';
/** The annotation with the digest of the image to which an attestation manifest belongs. */
const BUILDKIT_SUBJECT = 'vnd.docker.reference.digest';

;// CONCATENATED MODULE: ./build/evidence/sources/buildkit.js


/**
 * Lists BuildKit's attestation manifests in an index. Each names its platform image in an annotation.
 * @see https://docs.docker.com/build/metadata/attestations/attestation-storage/
 */
function listByBuildkit({ manifests }) {
    const found = manifests
        .filter(isBuildkitAttestation)
        .map((descriptor) => ({ descriptor, sources: ['buildkit'] }));
    return Map.groupBy(found, ({ descriptor }) => (0,registry_digest/* parseDigest */.m)(descriptor.annotations[BUILDKIT_SUBJECT] ?? ''));
}

;// CONCATENATED MODULE: ./build/evidence/wait-for-all.js
/**
 * Like `Promise.all`, but waits for all promises even if one rejects, so that no request is pending after it has thrown. It throws the
 * first rejection in the order of the promises.
 */
async function waitForAll(promises) {
    await Promise.allSettled(promises);
    return await Promise.all(promises);
}

;// CONCATENATED MODULE: ./build/evidence/image.js





/**
 * Collects the evidence that the choices need: that of the image itself, and that of its platforms, all at the same time.
 * @throws what collecting throws.
 */
async function collectImage(view, collector) {
    const { digest, index, choices, own: known } = view;
    const images = index === undefined ? [] : findPlatforms(index, choices);
    const attestations = index === undefined ? new Map() : listByBuildkit(index);
    const isOwnNeeded = index === undefined || choices.some(asksForIndex);
    const isNeeded = ({ platform }) => choices.some((choice) => asksForPlatform(choice, platform));
    const [own, ...platforms] = await waitForAll([
        isOwnNeeded && known === undefined ? collector.collectConfirmed({ digest }) : { ...NO_EVIDENCE, ...known },
        ...images.map((image) => isNeeded(image)
            ? collectPlatform(image, attestations, collector)
            : collectFromIndex(image, attestations, collector)),
    ]);
    if (own.kind === 'absent')
        return { ...own, isPartial: false };
    const absent = platforms.find((platform) => platform.kind === 'absent');
    if (absent !== undefined)
        return { ...absent, isPartial: true };
    const found = platforms.filter((platform) => platform.kind === 'found');
    return {
        kind: 'found',
        evidence: { digest, isIndex: index !== undefined, own: own.referrers, platforms: found.map(({ image }) => image) },
        missingReferrersApi: own.missingReferrersApi ??
            found.find(({ missingReferrersApi }) => missingReferrersApi !== undefined)?.missingReferrersApi,
    };
}
const NO_EVIDENCE = { kind: 'found', referrers: [], missingReferrersApi: undefined };
/** @throws Error if platforms are needed and the index lists another index, whose platforms would be ignored. */
function findPlatforms(index, choices) {
    const nested = nestedIndexOf(index);
    if (nested === undefined || choices.every(({ kind }) => kind === 'index'))
        return platformImagesOf(index);
    throw new Error(`The index lists another index, ${nested.digest}, so its platforms are not known. Set platform: index to check the index alone, or add the other index to the images.`);
}
async function collectPlatform(image, attestations, collector) {
    const found = await collector.collectConfirmed(image, attestations.get(image.digest));
    if (found.kind === 'absent')
        return { kind: 'absent', why: missingImage(image, found.why) };
    const { referrers, missingReferrersApi } = found;
    return { kind: 'found', image: { ...image, referrers }, missingReferrersApi };
}
/** Collects only BuildKit's attestations, which are in the index, for a platform that no choice needs. */
async function collectFromIndex(image, attestations, collector) {
    const listed = collector.sources.includes('buildkit') ? attestations.get(image.digest) : undefined;
    const referrers = await collector.describe(listed ?? [], image);
    return { kind: 'found', image: { ...image, referrers }, missingReferrersApi: undefined };
}
/** The name of the platform comes from the registry. */
function missingImage({ platform }, why) {
    return `The index exists, but its image for ${(0,build_text/* quote */.hD)(platform, 80)} does not: ${why}`;
}

;// CONCATENATED MODULE: ./build/evidence/tree.js

/** Nodes of a tree, including the direct referrers, which are never cut. */
const MAX_NODES = 5_000;
/**
 * Collects the referrers of referrers, level by level, down to `depth` (1: only the direct referrers). No digest is followed twice, so
 * cycles end.
 * @throws what collecting evidence throws.
 */
async function collectTree(direct, depth, collector) {
    const children = new Map();
    const visited = new Set(direct.flatMap(({ subject, digest }) => [subject, digest]));
    let room = MAX_NODES - direct.length;
    let level = direct;
    let isCut = false;
    for (let current = 2; current <= depth && level.length > 0 && !isCut; current++) {
        const next = await collectLevel(level, { visited, room }, collector);
        isCut = next.isCut;
        level = next.referrers.map((referrer) => ({ ...referrer, depth: current }));
        room -= level.length;
        for (const [parent, own] of Map.groupBy(level, ({ subject }) => subject))
            children.set(parent, own);
    }
    return { referrers: inTreeOrder(direct, children), isCut };
}
/** Collects the referrers of the nodes of one level, without the digests that were visited before. */
async function collectLevel(level, { visited, room }, collector) {
    const nodes = [...new Map(level.map((referrer) => [referrer.digest, referrer])).values()];
    const added = [];
    while (nodes.length > 0 && added.length < room) {
        // One more than there is room for shows that the tree is cut.
        const limit = room - added.length + 1;
        const batch = nodes.splice(0, NODES_AT_ONCE).map((node) => collectChildren(node, limit, collector));
        for (const children of await waitForAll(batch)) {
            const unvisited = children.filter(({ digest }) => !visited.has(digest));
            for (const { digest } of unvisited)
                visited.add(digest);
            for (const referrer of unvisited)
                added.push(referrer);
        }
    }
    return { referrers: added.slice(0, Math.max(0, room)), isCut: nodes.length > 0 || added.length > Math.max(0, room) };
}
/** Enough to keep the connections busy. Each may return a long list, and all lists are in memory at the same time. */
const NODES_AT_ONCE = 8;
/** A node that the registry does not know has no children: Quay lists deleted referrers for a while. */
async function collectChildren({ digest, platform }, limit, collector) {
    const subject = { digest, ...(platform !== undefined && { platform }) };
    const evidence = await collector.collect(subject, [], limit);
    return evidence.kind === 'found' ? evidence.referrers : [];
}
/** @param children is emptied: the children of a digest that occurs more than once are listed once, after its first occurrence. */
function inTreeOrder(siblings, children) {
    return siblings.flatMap((referrer, index) => {
        // The layers of one manifest are adjacent siblings with one digest; its children come after the last of them.
        if (siblings[index + 1]?.digest === referrer.digest)
            return [referrer];
        const own = children.get(referrer.digest) ?? [];
        children.delete(referrer.digest);
        return [referrer, ...inTreeOrder(own, children)];
    });
}

// EXTERNAL MODULE: ./build/registry/reference.js + 1 modules
var registry_reference = __webpack_require__(6783);
;// CONCATENATED MODULE: ./build/registry/manifest.js





/**
 * Always all types: if Accept does not list the type of the manifest that has a tag, Quay converts it, so that the digest changes, or
 * responds with 404, as for an image of schema 1.
 * @see quay ffba0c70e endpoints/v2/manifest.py (_rewrite_schema_if_necessary)
 */
const MANIFEST_TYPES = [
    OCI_INDEX,
    OCI_MANIFEST,
    DOCKER_LIST,
    DOCKER_MANIFEST,
    ...SCHEMA1_TYPES,
];
/** The size that the distribution specification recommends registries to support. */
const MAX_MANIFEST_BYTES = 4 << 20;
/** Requests a manifest by tag or digest; the response has any status. @throws what `Repository.send` throws. */
async function getManifest(repository, reference) {
    const sent = { method: 'GET', url: repository.urlOf(`manifests/${reference}`) };
    const response = await repository.send({ ...sent, accept: MANIFEST_TYPES, maxBytes: MAX_MANIFEST_BYTES });
    return { sent, response };
}
/**
 * Resolves a tag to its digest, or checks that a digest exists, by HEAD.
 * @throws RegistryError if the response says neither.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#checking-if-content-exists-in-the-registry
 */
async function resolveManifest(repository, reference) {
    const sent = { method: 'HEAD', url: repository.urlOf(`manifests/${reference}`) };
    const response = await repository.send({ ...sent, accept: MANIFEST_TYPES, maxBytes: 0 });
    if (response.status === 404)
        return await explainAbsence(repository, reference);
    if (response.status !== 200)
        throw unexpectedStatus({ sent, response }, NO_MANIFEST_AT_HEAD);
    const named = (0,registry_digest/* parseDigest */.m)(response.header('docker-content-digest') ?? '');
    const digest = named ?? (await computeDigest(repository, reference));
    return present({ sent, response }, reference, digest);
}
const NO_MANIFEST_AT_HEAD = 'The registry did not return a manifest. Check that the host is a registry.';
function present({ sent, response }, reference, digest) {
    if ((0,registry_digest/* parseDigest */.m)(reference) !== undefined && digest !== reference) {
        throw digestMismatch(sent, 'manifest', { expected: reference, actual: digest });
    }
    return { kind: 'present', digest, mediaType: response.header('content-type')?.split(';')[0]?.trim() };
}
/** The response to HEAD has no body, so a GET finds the reason. The step fails anyway, so one more request does not matter. */
async function explainAbsence(repository, reference) {
    const got = await getManifest(repository, reference);
    if (got.response.status === 200)
        return present(got, reference, digestOfBody(reference, got));
    if (!isAbsent(got.response))
        throw unexpectedStatus(got, NO_MANIFEST_AT_HEAD);
    return { kind: 'absent', why: formatAbsence(repository, reference, got) };
}
function formatAbsence({ host, name }, reference, { response }) {
    const { codes, words } = readProblem(response.body, response.header('content-type'));
    const said = words === '' ? '' : ` (${words})`;
    if (codes.includes('NAME_UNKNOWN'))
        return `${host} has no repository ${name}${said}.`;
    if (codes.includes('TAG_EXPIRED')) {
        return `The tag ${reference} of ${host}/${name} was deleted or has expired${said}.`;
    }
    return `${host}/${name} has no manifest ${reference}${said}.`;
}
async function computeDigest(repository, reference) {
    const got = await getManifest(repository, reference);
    if (got.response.status !== 200)
        throw responseError(got, 'The registry returned 200 to HEAD, but not to GET.');
    return digestOfBody(reference, got);
}
/** The digest of a body that is a manifest: the web page of a portal has a digest too. */
function digestOfBody(reference, exchange) {
    const payload = schema1PayloadOf(exchange.response.body);
    if (payload === undefined)
        readManifest(exchange);
    return (0,registry_digest/* digestOf */.ol)(payload ?? exchange.response.body, (0,registry_digest/* parseDigest */.m)(reference));
}
/**
 * Fetches a manifest by digest and verifies its bytes.
 * @throws RegistryError if the digest differs, or the content is not a manifest.
 */
async function fetchManifest(repository, digest) {
    const got = await getManifest(repository, digest);
    if (isAbsent(got.response))
        return { kind: 'gone' };
    verifyDigest(got, digest);
    return { kind: 'present', manifest: readVerified(got, digest, decodeManifest) };
}
/**
 * Fetches an image by digest, verifies its bytes, and reads its entries if it is an index.
 * @throws RegistryError if the digest differs, the content is not a manifest, or an entry of the index is not valid.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
async function fetchIndex(repository, digest) {
    const got = await getManifest(repository, digest);
    if (isAbsent(got.response))
        return { kind: 'gone' };
    if (isSchema1Image(got, digest))
        return { kind: 'not-an-index' };
    verifyDigest(got, digest);
    // The schema accepts only content with a config (a manifest) or with manifests (an index).
    if (readVerified(got, digest, decodeManifest).config !== undefined)
        return { kind: 'not-an-index' };
    return { kind: 'index', index: readVerified(got, digest, decodeIndex) };
}
function isSchema1Image({ response }, digest) {
    const payload = response.status === 200 ? schema1PayloadOf(response.body) : undefined;
    return payload !== undefined && (0,registry_digest/* digestOf */.ol)(payload, digest) === digest;
}
/** @throws RegistryError if the content is not valid: it has its digest, so it is what a client has pushed. */
function readVerified(got, digest, decodeJson) {
    const decoded = decodeBody(got.response.body, decodeJson);
    if (decoded.ok)
        return decoded.value;
    throw responseError(got, `The content of ${digest} is not a valid manifest or index: ${decoded.why}. ${PUSH_AGAIN}`);
}
const PUSH_AGAIN = 'Delete it, and push or attach it again with a tool that follows the OCI image specification.';
/**
 * Fetches a manifest by tag; its digest is computed from its bytes.
 * @throws RegistryError if the response is neither a manifest nor a registry's 404, or the registry names another digest.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
async function fetchTaggedManifest(repository, tag) {
    const got = await getManifest(repository, tag);
    const { sent, response } = got;
    if (isAbsent(response))
        return { kind: 'gone' };
    if (response.status !== 200)
        throw unexpectedStatus(got, NO_MANIFEST);
    const named = (0,registry_digest/* parseDigest */.m)(response.header('docker-content-digest') ?? '');
    const digest = (0,registry_digest/* digestOf */.ol)(response.body, named);
    const manifest = named === digest ? readVerified(got, digest, decodeManifest) : readManifest(got);
    if (named !== undefined && named !== digest) {
        throw digestMismatch(sent, 'manifest', { expected: named, actual: digest });
    }
    const { mediaType = OCI_MANIFEST, artifactType, annotations } = manifest;
    const size = response.body.length;
    const descriptor = { mediaType, digest, size, ...(artifactType !== undefined && { artifactType }), annotations };
    return { kind: 'present', descriptor, manifest };
}
const NO_MANIFEST = 'The registry did not return a manifest.';
function verifyDigest(got, digest) {
    if (got.response.status !== 200)
        throw unexpectedStatus(got, NO_MANIFEST);
    if (isSchema1Image(got, digest))
        throw responseError(got, SCHEMA1_AS_REFERRER);
    const actual = (0,registry_digest/* digestOf */.ol)(got.response.body, digest);
    if (actual !== digest)
        throw digestMismatch(got.sent, 'manifest', { expected: digest, actual });
}
const SCHEMA1_AS_REFERRER = 'The manifest is a Docker image of the obsolete schema 1, which cannot be evidence of another image. Delete it.';
/** @throws RegistryError if the body is not a manifest: the web page of a portal has status 200 too. */
function readManifest(exchange) {
    const decoded = decodeBody(exchange.response.body, decodeManifest);
    if (decoded.ok)
        return decoded.value;
    throw responseError(exchange, formatInvalid(decoded, 'The response is not a manifest', CHECK_HOST));
}
/** For a body that registries do not send. */
const CHECK_HOST = 'Check that the host is a registry, without a web page or portal in front of it.';

;// CONCATENATED MODULE: ./build/evidence/confirm.js

/** The manifests of one repository that the registry is known to have. */
class ConfirmedManifests {
    #repository;
    #mediaTypes = new Map();
    constructor(repository) {
        this.#repository = repository;
    }
    /** Records that the registry has a manifest, and its media type if the registry has sent one. */
    add(digest, mediaType) {
        this.#mediaTypes.set(digest, mediaType);
    }
    has(digest) {
        return this.#mediaTypes.has(digest);
    }
    /** The media type of a confirmed manifest; `undefined` if it is not known. */
    mediaTypeOf(digest) {
        return this.#mediaTypes.get(digest);
    }
    /**
     * Sends a HEAD request for a manifest that is not confirmed yet.
     * @returns why the registry does not have it, as a sentence; `undefined` if it does.
     * @throws what `resolveManifest` throws.
     */
    async findAbsence(digest) {
        if (this.has(digest))
            return undefined;
        const found = await resolveManifest(this.#repository, digest);
        if (found.kind === 'absent')
            return found.why;
        this.add(digest, found.mediaType);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/registry/blob.js




/**
 * Fetches a blob by digest and verifies its bytes. Registries keep blobs in a storage and redirect to it: redirects are followed, without
 * credentials from the first one that leaves the registry's origin.
 * @param maxBytes the limit of what is kept in memory; a blob whose descriptor has a larger size is not requested.
 * @throws NetworkError if the blob is larger than `maxBytes`, or there is no complete response.
 * @throws RegistryError if the digest differs, the registry or its storage refuses, or a redirect is not followed.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-blobs
 */
async function fetchBlob(repository, { digest, size }, maxBytes) {
    const sent = { method: 'GET', url: repository.urlOf(`blobs/${digest}`) };
    if (size > maxBytes)
        throw tooLarge(sent, size, maxBytes);
    const response = await repository.send({ ...sent, accept: ['*/*'], maxBytes });
    // Only the first response can say that the blob is gone: a registry that redirects has it.
    if (isAbsent(response))
        return { kind: 'gone' };
    const last = await followRedirects(repository, { sent, response, hasLeftOrigin: false }, maxBytes);
    if (last.response.status !== 200)
        throw blobError(last);
    const actual = (0,registry_digest/* digestOf */.ol)(last.response.body, digest);
    if (actual !== digest)
        throw digestMismatch(last.sent, 'blob', { expected: digest, actual });
    return { kind: 'present', bytes: last.response.body };
}
async function followRedirects(repository, first, maxBytes) {
    const { origin, protocol } = first.sent.url;
    let hop = first;
    for (let count = 0; isRedirect(hop.response); count++) {
        const url = redirectTarget(hop, protocol);
        if (count === MAX_REDIRECTS)
            throw tooManyRedirects(hop, url);
        const hasLeftOrigin = hop.hasLeftOrigin || url.origin !== origin;
        const sent = { method: 'GET', url, accept: ['*/*'], maxBytes };
        const response = await (hasLeftOrigin ? repository.getWithoutToken(sent) : repository.send(sent));
        hop = { sent, response, hasLeftOrigin };
    }
    return hop;
}
/** Quay needs one; a host name that changed and a region of the storage need one more each. */
const MAX_REDIRECTS = 5;
function isRedirect({ status, header }) {
    return REDIRECT_STATUSES.has(status) && header('location') !== undefined;
}
/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);
/** @param protocol the protocol of the registry: who allows plain HTTP for the registry allows it for its storage too. */
function redirectTarget(hop, protocol) {
    const target = URL.parse(hop.response.header('location') ?? '', hop.sent.url.href);
    // The header is not printed, because it may have a signature.
    if (target === null)
        throw hopError(hop, 'The redirect for a blob has a Location header that is not a valid URL.');
    if (target.protocol === 'https:' || (target.protocol === 'http:' && protocol === 'http:'))
        return target;
    const why = target.protocol === 'http:' ? LEAVES_HTTPS : `it is not HTTP. ${CHECK_PROXIES}`;
    throw hopError(hop, `The redirect for a blob to ${redactUrl(target)} was not followed, because ${why}`);
}
const LEAVES_HTTPS = 'it leads from https to http, where others can read the content. The storage of the registry must be served by https.';
const CHECK_PROXIES = 'Check the proxies in front of the registry and of its storage.';
function tooManyRedirects(hop, target) {
    return hopError(hop, `There are more than ${MAX_REDIRECTS} redirects for a blob, probably in a loop; the last one leads to ${redactUrl(target)}. ${CHECK_PROXIES}`);
}
function blobError(hop) {
    if (!hop.hasLeftOrigin)
        return unexpectedStatus(hop, 'The registry did not return a blob.');
    const code = STORAGE_CODE.exec(hop.response.body.toString('utf8', 0, MAX_BYTES_WITH_CODE))?.[1];
    return hopError(hop, STORAGE_REFUSED, code);
}
const STORAGE_REFUSED = 'The storage to which the registry redirects for a blob did not return it. Run the step again, because such a URL is valid for minutes only. If it fails again, check the storage of the registry, and the clocks of both.';
/** The error code of S3, Google Cloud Storage and Azure. The rest of the body is not printed, because it may repeat the signature of the URL. */
const STORAGE_CODE = /<Code>(\w{1,64})<\/Code>/;
const MAX_BYTES_WITH_CODE = 4096;
function hopError({ sent, response: { status } }, message, code) {
    const said = code === undefined ? '' : ` (${code})`;
    return new build_error/* RegistryError */.gl(`${message} ${formatRequest(sent)} returned ${status}${said}.`, {
        method: sent.method,
        url: redactUrl(sent.url),
        status,
        codes: [],
    });
}
function tooLarge(sent, size, maxBytes) {
    return new build_error/* NetworkError */.Dr(`The blob is too large: its descriptor has a size of ${size} bytes, the limit is ${maxBytes / 2 ** 20} MiB. ${formatRequest(sent)} was not sent.`);
}

;// CONCATENATED MODULE: ./build/evidence/statement.js




/** More than `actions/attest` writes (1,024). */
const MAX_SUBJECTS = 10_000;
/**
 * Reads a sigstore bundle, a DSSE envelope, an in-toto statement without envelope, or the payload of a simple signing. The result is empty
 * for any other document.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto,
 * https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md,
 * https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md,
 * https://github.com/containers/image/blob/v5.36.2/docs/containers-signature.5.md (JSON data format)
 */
function readStatement(bytes) {
    const data = (0,build_json/* readJson */.Vh)(documentSchema, (0,build_json/* parseJson */.qF)(bytes));
    if (data === undefined)
        return {};
    const { dsseEnvelope, messageSignature, critical } = data;
    if (dsseEnvelope)
        return { bundle: 'dsse-envelope', ...inTotoOf(payloadOf(dsseEnvelope)) };
    if (messageSignature)
        return { bundle: 'message-signature', ...signedDigestOf(messageSignature) };
    if (critical)
        return { image: critical.image['docker-manifest-digest'] };
    return inTotoOf(data.payload === undefined ? data : payloadOf({ payload: data.payload }));
}
const envelopeSchema = dist/* object */.Ik({ payload: dist/* string */.Yj() });
const messageSignatureSchema = dist/* object */.Ik({
    messageDigest: (0,build_json/* withFallback */.hv)(dist/* object */.Ik({ algorithm: dist/* string */.Yj(), digest: dist/* string */.Yj() }), undefined),
});
const documentSchema = dist/* object */.Ik({
    dsseEnvelope: envelopeSchema.nullable().optional(),
    messageSignature: messageSignatureSchema.nullable().optional(),
    critical: dist/* object */.Ik({ image: dist/* object */.Ik({ 'docker-manifest-digest': digestSchema }) })
        .nullable()
        .optional(),
    payload: dist/* string */.Yj().optional(),
    _type: dist/* unknown */.L5().optional(),
    predicateType: dist/* unknown */.L5().optional(),
    subject: dist/* unknown */.L5().optional(),
});
function payloadOf({ payload }) {
    return (0,build_json/* parseJson */.qF)(Buffer.from(payload, 'base64'));
}
/** Only for the algorithms of image digests: with another one it is not known which image is signed. */
function signedDigestOf({ messageDigest }) {
    const prefix = messageDigest && DIGEST_ALGORITHMS.get(messageDigest.algorithm);
    if (prefix === undefined)
        return {};
    const signedDigest = (0,registry_digest/* parseDigest */.m)(`${prefix}:${Buffer.from(messageDigest?.digest ?? '', 'base64').toString('hex')}`);
    return signedDigest === undefined ? {} : { signedDigest };
}
/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_common.proto (HashAlgorithm) */
const DIGEST_ALGORITHMS = new Map([
    ['SHA2_256', 'sha256'],
    ['SHA2_512', 'sha512'],
]);
const statementSchema = dist/* object */.Ik({
    _type: dist/* string */.Yj().assert((type) => type.startsWith('https://in-toto.io/Statement/')),
    predicateType: build_json/* stringOrNothing */.iz,
    subject: (0,build_json/* withFallback */.hv)(dist/* array */.YO(), []),
});
/** Only for an in-toto statement: another document may have fields of the same names. */
function inTotoOf(document) {
    const data = (0,build_json/* readJson */.Vh)(statementSchema, document);
    if (data === undefined)
        return {};
    const subjects = data.subject.slice(0, MAX_SUBJECTS).flatMap(digestsOf);
    return { ...(data.predicateType && { predicateType: data.predicateType }), subjects };
}
/** A subject has digests by the names of their algorithms, for example `{"sha256": "<hex>"}`; those of images are `sha256` and `sha512`. */
function digestsOf(subject) {
    const data = (0,build_json/* readJson */.Vh)(subjectSchema, subject);
    if (data === undefined)
        return [];
    const { sha256, sha512 } = data.digest;
    return [`sha256:${sha256}`, `sha512:${sha512}`].filter(registry_digest/* isDigest */.Bc);
}
const subjectSchema = dist/* object */.Ik({
    digest: dist/* object */.Ik({ sha256: build_json/* stringOrNothing */.iz, sha512: build_json/* stringOrNothing */.iz }),
});
/**
 * Checks that a document that was read is about an image.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is, or if the document names no image.
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md (subject: any of them may be the image)
 */
function findSubjectFault({ subjects, signedDigest }, image) {
    if (subjects === undefined)
        return findSignatureFault(signedDigest, image);
    if (subjects.includes(image))
        return undefined;
    if (subjects.length >= MAX_SUBJECTS)
        return `its statement has too many subjects, and the first ${MAX_SUBJECTS} are not this image`;
    const [other] = subjects;
    return other === undefined
        ? 'its statement does not name an image'
        : `its statement is about another image, ${other}`;
}
function findSignatureFault(signed, image) {
    const isComparable = signed?.split(':')[0] === image.split(':')[0];
    return isComparable && signed !== image ? `its signature is of another image, ${signed}` : undefined;
}

;// CONCATENATED MODULE: ./build/evidence/content-cache.js



/** A larger document is not read: it would have to be kept in memory to be parsed. */
const MAX_DOCUMENT_BYTES = 16 << 20;
/**
 * Fetches the manifests and documents of the referrers of one image, each once. Of a document only the parsed statement is kept, not its bytes.
 */
class ContentCache {
    #repository;
    #manifests = new FetchOnce();
    #statements = new FetchOnce();
    /** The repositories of manifests and documents that are not in the repository of the image. */
    #elsewhere = new Map();
    constructor(repository) {
        this.#repository = repository;
    }
    /** Returns a manifest by digest. @throws what `fetchManifest` throws. */
    async manifest(digest) {
        const repository = this.#elsewhere.get(digest) ?? this.#repository;
        const fetched = await this.#manifests.get(digest, () => fetchManifest(repository, digest));
        if (fetched.kind === 'present')
            this.#locateDocuments(fetched.manifest, repository);
        return fetched;
    }
    /** From now on, a manifest is fetched from another repository than that of the image. */
    locate(digest, repository) {
        this.#elsewhere.set(digest, repository);
    }
    /** Starts to fetch a manifest that `manifest` will probably return. A failure is ignored: `manifest` then sends its own request. */
    prefetchManifest(digest) {
        this.#manifests.prefetch(digest, () => fetchManifest(this.#repository, digest));
    }
    /**
     * Stores a manifest that was fetched in another way, for example by tag; the digest must be that of its bytes.
     * @param repository the one that has the documents of the manifest.
     */
    keepManifest(digest, manifest, repository) {
        this.#manifests.set(digest, { kind: 'present', manifest });
        this.#locateDocuments(manifest, repository);
    }
    #locateDocuments({ layers }, repository) {
        if (repository === this.#repository)
            return;
        for (const layer of layers)
            this.locate(layer.digest, repository);
    }
    /**
     * Returns the statement in a document; `undefined` if the registry no longer has the blob.
     * @throws RegistryError and NetworkError of the blob, also if it is larger than 16 MiB.
     */
    async statement(document) {
        const fetched = await this.#statements.get(document.digest, () => this.#fetchStatement(document));
        return fetched.kind === 'present' ? fetched.statement : undefined;
    }
    /**
     * As `statement`, but a document that is gone or too large is a result, not an error: it must not prevent other referrers from counting.
     * @throws RegistryError and NetworkError of the blob.
     */
    async openDocument(document) {
        if (document.size > MAX_DOCUMENT_BYTES)
            return { unread: 'too-large' };
        return (await this.statement(document)) ?? { unread: 'gone' };
    }
    async #fetchStatement(document) {
        const repository = this.#elsewhere.get(document.digest) ?? this.#repository;
        const blob = await fetchBlob(repository, document, MAX_DOCUMENT_BYTES);
        return blob.kind === 'gone' ? blob : { kind: 'present', statement: readStatement(blob.bytes) };
    }
}
/** Results by digest. A digest that is gone is fetched again on the next call, because its content may be uploaded in the meantime. */
class FetchOnce {
    #results = new Map();
    async get(digest, fetch) {
        const pending = this.#results.get(digest) ?? fetch();
        this.#results.set(digest, pending);
        const result = await pending;
        if (result.kind === 'gone')
            this.#results.delete(digest);
        return result;
    }
    prefetch(digest, fetch) {
        if (this.#results.has(digest))
            return;
        const pending = fetch();
        this.#results.set(digest, pending);
        pending.catch(() => this.#results.delete(digest));
    }
    set(digest, result) {
        this.#results.set(digest, Promise.resolve(result));
    }
}

// EXTERNAL MODULE: ./build/policy/kind.js + 1 modules
var policy_kind = __webpack_require__(17);
// EXTERNAL MODULE: ./build/evidence/artifact-type.js
var artifact_type = __webpack_require__(7857);
;// CONCATENATED MODULE: ./build/evidence/tag-content.js


/**
 * Checks that a manifest without a type and a subject has the content that cosign stores under its tag: any manifest can be given the tag.
 * @returns why it has not, as a clause that starts with `it`; `undefined` if it has.
 */
function findContentFault(tag, manifest) {
    switch (tag) {
        case 'sig':
            return manifest.layers.some(isSimpleSigning) ? undefined : `it has no layer of the type ${SIMPLE_SIGNING}`;
        case 'att':
            return manifest.layers.some(isInToto) ? undefined : "it has cosign's tag for attestations, but no attestation";
        case 'sbom':
            return isDocument(manifest) ? undefined : "it has cosign's tag for an SBOM, but is not an SBOM";
    }
}
const SIMPLE_SIGNING = 'application/vnd.dev.cosign.simplesigning.v1+json';
/** Whether a layer is the payload of a signature of cosign; the signature is in an annotation. */
function isSimpleSigning({ mediaType }) {
    return mediaType.toLowerCase() === SIMPLE_SIGNING;
}
/** Whether a layer is an attestation: BuildKit writes in-toto statements, cosign writes DSSE envelopes. */
function isInToto({ mediaType }) {
    return /^application\/vnd\.(in-toto|dsse)\b/i.test(mediaType);
}
/** Whether the layers may be an SBOM: none is that of an image, which can have the tag as well, and none is of another kind. */
function isDocument({ layers }) {
    return layers.length > 0 && layers.every(mayBeSbom);
}
function mayBeSbom(layer) {
    const { mediaType, size } = layer;
    if (size === 0 || !(0,artifact_type/* isSpecific */.bh)(mediaType) || /\.(?:layer|diff|rootfs)\./.test(mediaType))
        return false;
    const kind = (0,policy_kind/* kindOf */.I)({ artifactType: mediaType, predicateTypes: [], annotations: {} });
    return kind === 'sbom' || kind === 'other' || isInToto(layer);
}

;// CONCATENATED MODULE: ./build/evidence/layers.js

/**
 * The annotation of a payload with its signature.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
const SIGNATURE = 'dev.cosignproject.cosign/signature';
/** Returns the signature of a payload in Base64; `undefined` if there is none. */
function signatureOf({ annotations }) {
    return annotations[SIGNATURE] || undefined;
}
/** Returns the payloads in a manifest with cosign's tag `.sig`, each with each of its signatures once. */
function signatureLayersOf(manifest, digest) {
    const payloads = manifest.layers.filter(isSimpleSigning);
    const layers = new Map(payloads.map((layer) => [`${layer.digest} ${signatureOf(layer)}`, layer]));
    return withinLimits([...layers.values()], manifest, digest);
}
/** cosign appends to one manifest, so years of builds may share it. Each layer is a referrer, and may be a document to read. */
const MAX_LAYERS = 1_000;
/** Annotations of all layers together: each layer is described with those of its manifest as well. */
const MAX_ANNOTATIONS = 100_000;
/**
 * Returns the in-toto layers of a manifest in its order, each digest once. Each is an attestation.
 * @throws Error for more layers or annotations than the limits.
 */
function inTotoLayersOf(manifest, digest) {
    const statements = manifest.layers.filter(isInToto);
    return withinLimits([...new Map(statements.map((layer) => [layer.digest, layer])).values()], manifest, digest);
}
/** @throws Error for more layers or annotations than the limits: descriptions of a manifest of 4 MiB could exhaust the memory. */
function withinLimits(layers, manifest, digest) {
    const annotations = Object.keys(manifest.annotations).length * layers.length;
    if (layers.length <= MAX_LAYERS && annotations <= MAX_ANNOTATIONS)
        return layers;
    throw new Error(`The manifest ${digest} has ${layers.length} signatures or attestations with ${annotations} annotations; the limits are ${MAX_LAYERS} layers and ${MAX_ANNOTATIONS} annotations. Delete the manifest, or attach its evidence separately.`);
}

;// CONCATENATED MODULE: ./build/evidence/describe.js






/**
 * Describes a manifest that a source has listed: one referrer for each in-toto layer, for each signature under cosign's tag, or one for
 * the manifest if it has neither.
 *
 * The manifest is fetched only if its descriptor does not determine its kind: Quay does not fill `artifactType` in from
 * `config.mediaType`, and some clients write no annotations into the `sha256-<hex>` index. A document is read only if no annotation
 * determines its kind.
 * @throws Error for a manifest with too many layers or annotations, and what fetching throws.
 */
async function describeFound(found, subject, cache) {
    if (isDescribedByList(found))
        return [describeByList(found, subject)];
    const entry = entryOf(found, subject);
    const fetched = await cache.manifest(entry.digest);
    return fetched.kind === 'present'
        ? await describeManifest({ entry, listed: found.descriptor, manifest: fetched.manifest }, cache)
        : [describeWhole(entry, found.descriptor)];
}
/** Describes a manifest as one referrer by its descriptor alone. */
function describeByList(found, subject) {
    return describeWhole(entryOf(found, subject), found.descriptor);
}
function entryOf({ descriptor, sources, tag }, { digest: subject, platform }) {
    const { digest, mediaType, size } = descriptor;
    return {
        subject,
        digest,
        mediaType,
        size,
        sources,
        ...(tag !== undefined && { tag }),
        ...(platform !== undefined && { platform }),
        depth: 1,
    };
}
/**
 * Describes a referrer again by its manifest and its documents alone. The list is ignored, because it may be out of date or edited by
 * hand.
 * @throws what `describeFound` throws.
 */
async function describeByManifest(referrer, manifest, cache) {
    const { digest, layer, signature } = referrer;
    // A tag can be given to any manifest, so only the statement shows to which image an attestation belongs.
    const opensAll = referrer.tag !== undefined;
    const described = await describeManifest({ entry: referrer, listed: { annotations: {} }, manifest, opensAll }, cache);
    const [first, ...more] = described.filter((one) => layer === undefined || (one.layer === layer && one.signature === signature));
    if (first === undefined)
        throw new Error(`the manifest ${digest} has no layer ${layer}`);
    if (layer !== undefined)
        return first;
    // The list described the manifest as one referrer, so it is counted as one, by the statements that belong to the image.
    const bound = [first, ...more].filter(({ fault }) => fault === undefined);
    const { layer: _, ...whole } = bound[0] ?? first;
    const predicateTypes = [...new Set(bound.flatMap((one) => one.predicateTypes))];
    return { ...whole, artifactType: (0,artifact_type/* ownTypeOf */.GD)(manifest) ?? whole.artifactType, predicateTypes };
}
/** Whether the list determines the kind of a manifest, so that it is not fetched. */
function isDescribedByList({ descriptor, sources, tag }) {
    const { artifactType, annotations } = descriptor;
    // cosign and BuildKit annotate the layers, not the manifest.
    if (tag !== undefined || sources.includes('buildkit'))
        return false;
    if (!(0,artifact_type/* isSpecific */.bh)(artifactType))
        return false;
    return !(0,artifact_type/* isStatementType */.gI)(artifactType) || isContentKnown((0,artifact_type/* predicateTypesIn */.w1)(annotations), annotations);
}
/** A message signature has no predicate. Without a predicate type, the content of a DSSE envelope is not known. */
function isContentKnown(predicateTypes, annotations) {
    return predicateTypes.length > 0 || annotations['dev.sigstore.bundle.content'] === 'message-signature';
}
async function describeManifest(described, cache) {
    const { entry, listed, manifest, opensAll = false } = described;
    const whole = describeWhole(entry, listed, manifest);
    const signatures = entry.tag === 'sig' ? signatureLayersOf(manifest, entry.digest) : [];
    if (signatures.length > 0)
        return signatures.map((layer) => describeSignature(whole, layer));
    const layers = inTotoLayersOf(manifest, entry.digest);
    if (layers.length === 0)
        return [await describeBundle(whole, { manifest, opensAll }, cache)];
    return await waitForAll(layers.map((layer) => {
        const annotated = layers.length === 1 ? (0,artifact_type/* predicateTypesOf */.uh)(manifest) : (0,artifact_type/* predicateTypesIn */.w1)(layer.annotations);
        return describeLayer(whole, { ...layer, annotated, opens: opensAll || annotated.length === 0 }, cache);
    }));
}
function describeWhole(entry, listed, manifest) {
    const { subject, digest, mediaType, size, sources, tag, platform, depth } = entry;
    // cosign sets neither a type nor a subject on what it tags. If a manifest has one of them, the tag does not determine its kind.
    const isUntyped = tag !== undefined && (0,artifact_type/* ownTypeOf */.GD)(manifest, listed) === undefined && !manifest?.subject;
    const fault = isUntyped && manifest !== undefined ? findContentFault(tag, manifest) : undefined;
    return {
        subject,
        digest,
        mediaType,
        artifactType: (0,artifact_type/* artifactTypeOf */.Gh)(listed, manifest, tag),
        predicateTypes: manifest ? (0,artifact_type/* predicateTypesOf */.uh)(manifest, listed) : (0,artifact_type/* predicateTypesIn */.w1)(listed.annotations),
        size,
        annotations: { ...manifest?.annotations, ...listed.annotations },
        sources,
        ...(tag !== undefined && { tag }),
        ...(isUntyped && { isUntyped }),
        ...(fault !== undefined && { fault }),
        ...(platform !== undefined && { platform }),
        depth,
    };
}
/** Opens a sigstore bundle whose annotations do not say whether it holds a signature or an attestation. */
async function describeBundle(whole, { manifest, opensAll }, cache) {
    const document = manifest.layers.find(({ mediaType }) => (0,policy_kind/* isBundleType */.Jo)(mediaType)) ?? manifest.layers[0];
    if (document === undefined || !(0,policy_kind/* isBundleType */.Jo)(whole.artifactType))
        return whole;
    if (!opensAll && isContentKnown(whole.predicateTypes, whole.annotations))
        return whole;
    const opened = await cache.openDocument(document);
    const { predicateType, bundle } = opened;
    return {
        ...whole,
        predicateTypes: predicateType === undefined ? [] : [predicateType],
        ...(bundle !== undefined && { bundle }),
        ...faultsOf(opened, whole),
    };
}
/**
 * Describes an in-toto layer as a referrer. The layer determines its kind, not the type or the tag of its manifest.
 * @param layer with the predicate types in its annotations, and for the only layer those of its manifest. Those of the list do not
 * count, because the list may be out of date or edited by hand. `opens`: whether the statement is read.
 */
async function describeLayer({ isUntyped: _, ...whole }, layer, cache) {
    const opened = layer.opens ? await cache.openDocument(layer) : undefined;
    return {
        ...whole,
        layer: layer.digest,
        artifactType: (0,artifact_type/* isStatementType */.gI)(whole.artifactType) ? whole.artifactType : layer.mediaType,
        predicateTypes: opened?.predicateType === undefined ? layer.annotated : [opened.predicateType],
        annotations: { ...layer.annotations, ...whole.annotations },
        ...(opened !== undefined && faultsOf(opened, whole)),
    };
}
/** Why a document was not read, or why it does not belong to the image. */
function faultsOf(opened, { subject, tag }) {
    if (opened.unread !== undefined)
        return { unread: opened.unread };
    const isUnknown = tag !== undefined && opened.subjects === undefined;
    const fault = isUnknown ? 'its content is not an in-toto statement' : findSubjectFault(opened, subject);
    return fault === undefined ? {} : { fault };
}
/**
 * Describes a payload under cosign's tag `.sig` as a referrer. Of its annotations it has the signature alone, which tells it from others
 * with the same payload; the certificates and log entries are left out.
 */
function describeSignature({ isUntyped: _, fault: __, ...whole }, layer) {
    const signature = signatureOf(layer);
    return {
        ...whole,
        layer: layer.digest,
        artifactType: layer.mediaType,
        ...(signature
            ? { signature, annotations: { ...whole.annotations, [SIGNATURE]: signature } }
            : { fault: `it has no annotation ${SIGNATURE}` }),
    };
}

;// CONCATENATED MODULE: ./build/evidence/found.js
/**
 * Merges entries with the same digest, in the order found, with all their sources.
 *
 * Quay may list a referrer twice: clients that follow the specification also write the `sha256-<hex>` tag, because Quay sends no
 * `OCI-Subject` header, and Quay merges that tag into its list. One of the two entries may have no artifactType or no annotations.
 */
function mergeFound(found) {
    const merged = new Map();
    for (const entry of found) {
        const first = merged.get(entry.descriptor.digest);
        merged.set(entry.descriptor.digest, first === undefined ? entry : mergeTwo(first, entry));
    }
    return [...merged.values()];
}
function mergeTwo(first, other) {
    const [own, ...more] = first.sources;
    const tag = first.tag ?? other.tag;
    return {
        descriptor: mergeDescriptors(first.descriptor, other.descriptor),
        sources: [own, ...new Set([...more, ...other.sources].filter((source) => source !== own))],
        ...(tag !== undefined && { tag }),
    };
}
function mergeDescriptors(first, other) {
    const { artifactType: own, ...rest } = first;
    const artifactType = mergeTypes(own, other.artifactType);
    return {
        ...rest,
        ...(artifactType && { artifactType }),
        annotations: { ...other.annotations, ...first.annotations },
    };
}
/** None if the two contradict each other; then the type is read from the manifest. */
function mergeTypes(first, other) {
    if (first && other && first !== other)
        return undefined;
    return first || other;
}

;// CONCATENATED MODULE: ./build/evidence/sources/cosign-tags.js



/**
 * Lists the manifests with the tags under which cosign stored signatures, attestations and SBOMs before version 3: `sha256-<hex>.sig`,
 * `.att`, `.sbom`, in the repository of the image or in that of COSIGN_REPOSITORY. A tag that does not exist is ignored. The manifests are stored in the cache.
 * @throws RegistryError for a response that is neither a manifest nor a 404 of the registry.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/oci/remote/remote.go (SignatureTag, AttestationTag, SBOMTag)
 */
async function listByCosignTags(repository, subject, cache) {
    const found = await waitForAll(COSIGN_TAGS.map(async (tag) => {
        const name = `${subject.replace(':', '-')}.${tag}`;
        // With a SHA-512 digest the name exceeds the limit of a tag, so cosign cannot have written it.
        if (name.length > registry_reference/* MAX_TAG_LENGTH */.Ti)
            return [];
        const tagged = await fetchTaggedManifest(repository, name);
        if (tagged.kind === 'gone')
            return [];
        const { manifest, descriptor } = tagged;
        cache.keepManifest(descriptor.digest, manifest, repository);
        return [{ descriptor, sources: ['cosign-tags'], tag }];
    }));
    return found.flat();
}
const COSIGN_TAGS = ['sig', 'att', 'sbom'];

// EXTERNAL MODULE: ./node_modules/http-link-header/lib/link.js
var lib_link = __webpack_require__(495);
;// CONCATENATED MODULE: ./build/http/link.js


/**
 * The URL of the next page in the Link headers of a response; `undefined` on the last page. Relative URLs are resolved against `base`,
 * the URL of the request. The caller checks that the URL has the same origin.
 * @throws Error if a header is not valid, or names several next pages: ignoring it would lose the rest of the list.
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3 and https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
function nextLink(headers, base) {
    const targets = new Set(headers.flatMap(nextTargets));
    const [target, ...others] = targets;
    if (target === undefined)
        return undefined;
    if (others.length > 0) {
        const list = [...targets].map((one) => (0,build_text/* quote */.hD)(one, MAX_QUOTED)).join(', ');
        throw new Error(`the Link headers name ${targets.size} next pages, expected one: ${list}`);
    }
    const next = URL.parse(target, base.href);
    if (next === null)
        throw new Error(`the Link header names a next page that is not a URL: ${(0,build_text/* quote */.hD)(target, MAX_QUOTED)}`);
    return next;
}
function nextTargets(header) {
    const links = parseLinks(header);
    const next = links.filter(({ rel }) => rel?.toLowerCase() === 'next').map(({ uri }) => uri);
    // The package reads an unexpected comma, and the link after it, as part of the name of an attribute.
    const invalid = links.some((link) => !Object.keys(link).every((name) => ATTRIBUTE.test(name)));
    if (next.length === 0 && invalid)
        throw invalidHeader(header);
    return next;
}
/** A token of RFC 9110, or nothing (`<…>; rel=last;`). */
const ATTRIBUTE = /^[\w!#$%&'*+\-.^`|~]*$/;
function parseLinks(header) {
    try {
        return lib_link.parse(header).refs;
    }
    catch (cause) {
        throw invalidHeader(header, { cause });
    }
}
function invalidHeader(header, options) {
    return new Error(`the Link header is not valid, so it is unknown whether there is a next page: ${(0,build_text/* quote */.hD)(header, MAX_QUOTED)}`, options);
}
/** UTF-16 units of a header in a message. */
const MAX_QUOTED = 200;

;// CONCATENATED MODULE: ./build/registry/pages.js




/**
 * Reads a list page by page, following `Link: <…>; rel="next"`, until there is no next page or a page repeats. `maxBytes` is the limit for
 * all pages together.
 * @throws RegistryError if the next page is on another origin, because the token must not be sent there, and if the list is longer than
 *   the limits: the list is never cut without an error. NetworkError if the pages together are larger than `maxBytes`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
async function* readPages(repository, request, clock = () => performance.now()) {
    const seen = new Set();
    const start = clock();
    let bytesLeft = request.maxBytes;
    for (let url = request.url; url !== undefined;) {
        seen.add(url.href);
        const sent = { ...request, method: 'GET', url, maxBytes: bytesLeft };
        const response = await repository.send(sent).catch((error) => {
            throw error instanceof ResponseTooLarge && seen.size > 1 ? listTooLarge(sent, request.maxBytes) : error;
        });
        const exchange = { sent, response };
        bytesLeft -= exchange.response.body.length;
        const next = nextUrl(exchange);
        url = next !== undefined && !seen.has(next.href) ? next : undefined;
        yield { ...exchange, hasNext: url !== undefined };
        const limit = url === undefined
            ? undefined
            : exceededLimit(seen.size, bytesLeft > 0 ? undefined : request.maxBytes, clock() - start);
        if (limit !== undefined)
            throw listError(exchange, limit);
    }
}
/** @param filled the limit in bytes, if the pages have reached it. */
function exceededLimit(pages, filled, time) {
    if (pages >= MAX_PAGES)
        return `it has more than ${MAX_PAGES.toLocaleString('en')} pages`;
    if (filled !== undefined)
        return largerThan(filled);
    return time > MAX_TIME ? `it has more pages after ${MAX_TIME / 60_000} minutes and ${pages} pages` : undefined;
}
function largerThan(limit) {
    return `its pages together are larger than ${formatSize(limit)}, the limit of a list`;
}
function listTooLarge(sent, limit) {
    return new build_error/* NetworkError */.Dr(`The list could not be read to its end: ${largerThan(limit)}. ${CHECK} ${formatRequest(sent)} was not read.`);
}
const CHECK = 'Check the registry and the proxies in front of it.';
/** 100,000 referrers in pages of a hundred entries, the smallest pages in use. */
const MAX_PAGES = 1_000;
/** Milliseconds. A thousand pages in a third of a second each; a server that is slower would hold the step for hours. */
const MAX_TIME = 300_000;
function nextUrl(page) {
    if (page.response.status !== 200)
        return undefined;
    const next = readNextLink(page);
    if (next === undefined || next.origin === page.sent.url.origin)
        return next;
    throw listError(page, `its next page is on another origin, ${next.origin}, where the token must not be sent`);
}
function readNextLink(page) {
    try {
        return nextLink(page.response.headers('link'), page.sent.url);
    }
    catch (cause) {
        throw listError(page, (0,build_error/* explain */.WE)(cause));
    }
}
/** The error for a list that cannot be read to its end. The body is not quoted, because it is a valid page. @param why continues the sentence. */
function listError({ sent, response: { status } }, why) {
    return new build_error/* RegistryError */.gl(`The list could not be read to its end: ${why}. ${CHECK} ${formatRequest(sent)} returned ${status}.`, { method: sent.method, url: redactUrl(sent.url), status, codes: [] });
}

;// CONCATENATED MODULE: ./build/evidence/sources/referrers-api.js





/** A list of a thousand referrers on Quay has 390 KB. */
const MAX_LIST_BYTES = 32 << 20;
/**
 * Lists the referrers of a subject with the referrers API, on all pages.
 *
 * The query `?artifactType=` is not used: Quay does not fill the type in from `config.mediaType`, so its filter hides signatures of
 * cosign, and older versions of Quay cache the filtered list as the whole list.
 * @throws RegistryError for any other response than the three results.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers and quay ffba0c70e endpoints/v2/referrers.py
 */
async function listByApi(repository, subject) {
    const descriptors = [];
    const request = { url: repository.urlOf(`referrers/${subject}`), accept: [OCI_INDEX], maxBytes: MAX_LIST_BYTES };
    const digests = new Set();
    let isFirst = true;
    for await (const page of readPages(repository, request)) {
        const noList = isFirst ? readRefusal(page) : undefined;
        if (noList !== undefined)
            return noList;
        isFirst = false;
        const known = digests.size;
        for (const descriptor of readDescriptors(page)) {
            descriptors.push(descriptor);
            digests.add(descriptor.digest);
        }
        if (page.hasNext && digests.size === known)
            throw listError(page, NOTHING_NEW);
        if (descriptors.length > MAX_DESCRIPTORS) {
            throw responseError(page, `The subject has more than ${MAX_DESCRIPTORS} referrers, the limit of a list.`);
        }
    }
    return { kind: 'listed', descriptors };
}
/** Such a list may never end. It is an error and not the end of the list, because the next page may have more. */
const NOTHING_NEW = 'this page has no new referrer, but names a next page';
/**
 * Why the registry has no list; `undefined` for any other response. It depends on status and code, never on the text of the message. The
 * code of a response that is cut is not known.
 */
function readRefusal({ response }) {
    if (response.isTruncated || (response.status !== 404 && response.status !== 400))
        return undefined;
    const { codes, words: message } = readProblem(response.body, response.header('content-type'));
    if (response.status === 400)
        return codes.includes('MANIFEST_INVALID') ? { kind: 'subject-unknown', message } : undefined;
    return codes.includes('NAME_UNKNOWN') ? { kind: 'subject-unknown', message } : { kind: 'api-missing', message };
}
function readDescriptors(page) {
    if (page.response.status !== 200)
        throw unexpectedStatus(page, 'The registry did not return a list of referrers.');
    const index = decodeBody(page.response.body, decodeIndex);
    if (index.ok)
        return index.value.manifests;
    throw responseError(page, formatInvalid(index, 'The response is not a list of referrers (an OCI image index)', CHECK_HOST));
}

;// CONCATENATED MODULE: ./build/evidence/sources/tag-schema.js




/**
 * Lists the referrers of a subject from the tag `sha256-<hex>`, which clients maintain on registries without the referrers API. If the
 * tag does not exist, the list is empty.
 * @throws RegistryError for a response that is neither an image index nor a 404 of the registry.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
async function listByTagSchema(repository, subject) {
    // Accept all types of manifests: with the index alone, registries return 404 for a tag of another type, which is not an empty list.
    const got = await getManifest(repository, (0,registry_digest/* referrersTag */.LN)(subject));
    if (isAbsent(got.response))
        return [];
    if (got.response.status !== 200)
        throw unexpectedStatus(got, 'The registry did not return a list of referrers.');
    const index = decodeBody(got.response.body, decodeIndex);
    if (index.ok)
        return index.value.manifests;
    throw responseError(got, formatInvalid(index, 'The tag is not a list of referrers (an OCI image index)', DELETE_TAG));
}
const DELETE_TAG = 'cosign copy writes the image itself there. Delete the tag, or remove tag-schema from the input sources.';

;// CONCATENATED MODULE: ./build/evidence/collect.js









/** Collects the referrers of manifests in one repository. */
class EvidenceCollector {
    repository;
    sources;
    confirmed;
    cache;
    #confirmsAll;
    #cosignRepository;
    #expectChecks;
    /**
     * @param options.expectChecks returns which of the referrers that the list describes will be checked: their manifests are fetched
     * together with those that describe the other referrers. Without it none.
     * @param options.confirmsAll `true`: confirm every subject; `false`: only a subject without referrers in the referrers API.
     */
    constructor(options) {
        this.repository = options.repository;
        this.sources = options.sources;
        this.confirmed = options.confirmed ?? new ConfirmedManifests(options.repository);
        this.cache = new ContentCache(options.repository);
        this.#confirmsAll = options.confirmsAll ?? false;
        this.#cosignRepository = options.cosignRepository ?? options.repository;
        this.#expectChecks = options.expectChecks ?? (() => []);
    }
    /**
     * Collects the direct referrers of a subject from all sources at the same time.
     * @param inIndex BuildKit's attestation manifests for the subject, from the index that names the subject.
     * @param limit how many manifests are described, in the order of the sources; without it all.
     * @throws RegistryError and NetworkError: if any source fails, the result is `error`, never `missing`.
     */
    async collect(subject, inIndex = [], limit) {
        const [registry, elsewhere, cosign] = await waitForAll([
            this.#listReferrers(this.repository, subject.digest),
            this.#listInCosignRepository(subject.digest),
            this.#listCosignTags(subject.digest),
        ]);
        if (registry.kind === 'subject-unknown')
            return registry;
        this.#locate(elsewhere, registry);
        const found = {
            api: foundBy('api', [...registry.api, ...elsewhere.api]),
            'tag-schema': foundBy('tag-schema', [...registry.tagSchema, ...elsewhere.tagSchema]),
            'cosign-tags': cosign,
            buildkit: inIndex,
        };
        const listed = this.sources.flatMap((source) => found[source]);
        const referrers = await this.describe(listed, subject, limit);
        return { kind: 'found', referrers, missingReferrersApi: registry.missingReferrersApi };
    }
    /**
     * Collects the evidence of a subject and confirms that the subject exists. Quay responds to an unknown digest with MANIFEST_INVALID,
     * other registries with an empty list; in both cases a HEAD request shows whether it exists. A digest from a tag or an index confirms
     * nothing, because tags and indexes remain when an image is deleted. With `confirmsAll` a list of referrers confirms nothing either,
     * because a referrer may be pushed before its subject.
     * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
     * @throws what `collect` throws; Error if the registry has the subject and refuses to list its referrers.
     */
    async collectConfirmed(subject, inIndex = []) {
        const { digest } = subject;
        const [evidence, absentBefore] = await waitForAll([
            this.collect(subject, inIndex),
            this.#confirmsAll ? this.confirmed.findAbsence(digest) : undefined,
        ]);
        const why = absentBefore ?? (this.#isConfirmedBy(evidence, digest) ? undefined : await this.confirmed.findAbsence(digest));
        if (why !== undefined)
            return { kind: 'absent', why: `${why}${hasReferrers(evidence) ? ONLY_REFERRERS : ''}` };
        if (evidence.kind === 'found')
            return evidence;
        throw new Error(contradiction(this.repository, digest, evidence.message));
    }
    /**
     * Describes what sources have listed for a subject, each digest once, up to `limit` manifests.
     * @throws Error if too many have to be fetched, and what fetching throws.
     */
    async describe(listed, subject, limit) {
        const merged = mergeFound(listed).slice(0, limit);
        const byList = merged.filter(isDescribedByList);
        const fetched = merged.length - byList.length;
        if (fetched > MAX_FETCHED)
            throw tooManyFetched(fetched, subject.digest);
        if (fetched > 0)
            this.#prefetchChecked(byList, subject);
        const referrers = [];
        for (let next = 0; next < merged.length; next += DESCRIBED_AT_ONCE) {
            const batch = merged.slice(next, next + DESCRIBED_AT_ONCE);
            const described = await waitForAll(batch.map((found) => describeFound(found, subject, this.cache)));
            for (const referrer of described.flat())
                referrers.push(referrer);
        }
        return referrers;
    }
    #prefetchChecked(found, subject) {
        const described = found.map((one) => describeByList(one, subject));
        for (const digest of this.#expectChecks(described))
            this.cache.prefetchManifest(digest);
    }
    #isConfirmedBy(evidence, subject) {
        if (evidence.kind === 'subject-unknown')
            return false;
        return this.confirmed.has(subject) || evidence.referrers.some(({ sources }) => sources.includes('api'));
    }
    /** The tag schema is read only if the API is missing or not among the sources: a registry with the API merges the tag into its list. */
    async #listReferrers(repository, subject) {
        const { sources } = this;
        const api = sources.includes('api') ? await listByApi(repository, subject) : undefined;
        if (api?.kind === 'subject-unknown')
            return api;
        if (api?.kind === 'listed')
            return { kind: 'listed', api: api.descriptors, tagSchema: [], missingReferrersApi: undefined };
        if (api !== undefined && sources.length === 1)
            throw missingReferrersApiError(repository, subject, api.message);
        const tagSchema = sources.includes('tag-schema') ? await listByTagSchema(repository, subject) : [];
        return { kind: 'listed', api: [], tagSchema, missingReferrersApi: api?.message };
    }
    /**
     * Lists what cosign 3 stores in the repository of COSIGN_REPOSITORY: bundles with the image as their subject. That repository need not
     * have the image. Quay then refuses to list its referrers, and cosign writes the tag schema.
     * @see https://github.com/google/go-containerregistry/blob/v0.21.7/pkg/v1/remote/write.go (commitSubjectReferrers)
     */
    async #listInCosignRepository(subject) {
        const repository = this.#cosignRepository;
        if (isSame(repository, this.repository))
            return NO_LISTS;
        const listed = await this.#listReferrers(repository, subject);
        if (listed.kind === 'listed')
            return listed;
        const tagSchema = this.sources.includes('tag-schema') ? await listByTagSchema(repository, subject) : [];
        return { api: [], tagSchema };
    }
    /** Manifests that only the repository of COSIGN_REPOSITORY lists are fetched there. */
    #locate(elsewhere, own) {
        const listed = new Set(collect_digestsOf(own));
        for (const digest of collect_digestsOf(elsewhere))
            if (!listed.has(digest))
                this.cache.locate(digest, this.#cosignRepository);
    }
    async #listCosignTags(subject) {
        return this.sources.includes('cosign-tags')
            ? await listByCosignTags(this.#cosignRepository, subject, this.cache)
            : [];
    }
}
/** Manifests of one subject that are fetched because the list does not determine their kind. */
const MAX_FETCHED = 2_000;
/** Enough to keep the connections busy. Each may have a document of 16 MiB. */
const DESCRIBED_AT_ONCE = 32;
/** It would be wrong to ignore the others: one of them may meet a rule. */
function tooManyFetched(count, subject) {
    return new Error(`The list of the referrers of ${subject} does not show the type of ${count} of them, and the gate fetches at most ${MAX_FETCHED} manifests to find it. Delete those that are not needed, or attach them with an artifactType, and bundles with the annotation dev.sigstore.bundle.predicateType.`);
}
const NO_LISTS = { api: [], tagSchema: [] };
function collect_digestsOf({ api, tagSchema }) {
    return [...api, ...tagSchema].map(({ digest }) => digest);
}
function isSame(one, other) {
    return one.host === other.host && one.name === other.name;
}
function foundBy(source, descriptors) {
    return descriptors.map((descriptor) => ({ descriptor, sources: [source] }));
}
function missingReferrersApiError(repository, subject, message) {
    const url = repository.urlOf(`referrers/${subject}`).href;
    return new build_error/* RegistryError */.gl(`${repository.host} has no referrers API, and the input sources lists no other source. On Quay, set FEATURE_REFERRERS_API: true in config.yaml, or add tag-schema to the sources. GET ${url} returned 404 (${message}).`, { method: 'GET', url, status: 404, codes: [] });
}
function hasReferrers(evidence) {
    return evidence.kind === 'found' && evidence.referrers.length > 0;
}
const ONLY_REFERRERS = ' Referrers of it exist: the image was deleted, or only its referrers were copied.';
function contradiction({ host, name }, subject, message) {
    return `${host} has the manifest ${subject} of ${name}, but refuses to list its referrers (${message}). Run the step again; if the error persists, report it to the operator of the registry.`;
}

// EXTERNAL MODULE: ./build/policy/rule.js
var rule = __webpack_require__(9409);
// EXTERNAL MODULE: ./build/policy/verdict.js
var policy_verdict = __webpack_require__(6234);
;// CONCATENATED MODULE: ./build/evidence/simple-signing.js

/**
 * Checks that a manifest with cosign's tag `.sig` has a signature whose payload names this image. Any manifest can be given the tag.
 * @param signed `layer`: only this payload is read.
 * @returns why it has none, as a clause that starts with `it` or `its`; `undefined` if it has one.
 * @throws what reading a payload throws.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
async function findPayloadFault({ manifest, layer, image, }, cache) {
    const signed = manifest.layers.filter((one) => isSimpleSigning(one) && (layer === undefined || one.digest === layer));
    const payloads = [...new Map(signed.map((one) => [one.digest, one])).values()];
    const faults = new Set();
    for (const payload of payloads.slice(0, MAX_PAYLOADS)) {
        const statement = await cache.statement(payload);
        if (statement?.image === image)
            return undefined;
        faults.add(faultOf(statement));
    }
    if (payloads.length > MAX_PAYLOADS)
        return `its first ${MAX_PAYLOADS} payloads do not name this image`;
    return [...faults].slice(0, MAX_FAULTS).join(', and ');
}
/** All signatures of an image have the same payload, unless they carry annotations. Payloads are read one after the other. */
const MAX_PAYLOADS = 100;
/** So many different faults are reported. */
const MAX_FAULTS = 3;
function faultOf(statement) {
    if (statement === undefined)
        return 'its payload is no longer in the registry';
    if (statement.image === undefined)
        return 'its payload does not name an image';
    return `its payload belongs to another image, ${statement.image}`;
}

;// CONCATENATED MODULE: ./build/evidence/check-binding.js





/**
 * Checks that the manifest of a referrer exists, has its digest, and belongs to the image. One of its sources must prove that: the
 * subject of the manifest; cosign's tag, for a signature together with its payload, for an attestation together with its statement; the
 * entry in BuildKit's index. No statement that was read may be about another image.
 * @throws RegistryError if its bytes have another digest.
 */
async function checkBinding(referrer, cache) {
    const fetched = await cache.manifest(referrer.digest);
    if (fetched.kind === 'gone')
        return { kind: 'unbound', why: 'it is listed, but the registry no longer has its manifest' };
    const { manifest } = fetched;
    const why = await findFault({ referrer, manifest }, cache);
    if (why !== undefined)
        return { kind: 'unbound', why };
    const described = await describeByManifest(referrer, manifest, cache);
    return findStatementFault(described) ?? { kind: 'bound', referrer: described };
}
/** With a tag of cosign, only a statement that was read proves that an attestation belongs to the image. */
function findStatementFault({ tag, unread, fault }) {
    if (fault !== undefined)
        return { kind: 'unbound', why: fault };
    return tag !== undefined && unread !== undefined ? { kind: 'unbound', why: WHY_UNREAD[unread], unread } : undefined;
}
const WHY_UNREAD = {
    gone: 'its statement is no longer in the registry',
    'too-large': 'its statement is larger than 16 MiB and was not read, so it is not known to which image it belongs',
};
/** Why a manifest does not belong to the image; `undefined` if it does. */
async function findFault(candidate, cache) {
    const { referrer, manifest } = candidate;
    const subject = manifest.subject?.digest;
    // A subject takes precedence over tags and indexes: a manifest whose subject is another image belongs to that image.
    if (subject !== undefined)
        return subject === referrer.subject ? undefined : `its manifest belongs to another image, ${subject}`;
    const faults = await Promise.all(referrer.sources.map((source) => findFaultBySource(source, candidate, cache)));
    return faults.includes(undefined) ? undefined : faults[0];
}
/** Why a source does not prove that a manifest without a subject belongs to the image; `undefined` if it does. */
async function findFaultBySource(source, candidate, cache) {
    switch (source) {
        case 'api':
        case 'tag-schema':
            return 'its manifest has no subject';
        case 'cosign-tags':
            return await findTagFault(candidate, cache);
        // The entry in the index names the image, and the bytes of the index have its digest.
        case 'buildkit':
            return undefined;
    }
}
/** Any manifest can be given such a tag, so the tag only proves something for content that cosign stores under it. */
async function findTagFault({ referrer, manifest }, cache) {
    const { tag, layer, subject } = referrer;
    if (tag === undefined)
        return undefined;
    if (tag === 'sig')
        return findContentFault(tag, manifest) ?? (await findPayloadFault({ manifest, layer, image: subject }, cache));
    const type = (0,artifact_type/* ownTypeOf */.GD)(manifest);
    // The statement of a bundle is read; an SBOM with a type of its own names no image.
    if (type !== undefined && (tag === 'sbom' || (0,policy_kind/* isBundleType */.Jo)(type)))
        return undefined;
    return findContentFault(tag, manifest);
}

// EXTERNAL MODULE: ./build/policy/referrer.js
var policy_referrer = __webpack_require__(3640);
;// CONCATENATED MODULE: ./build/gate/judge-rules.js





/**
 * Judges rules by the evidence of an image, each in all targets that the rule, or otherwise the input, selects.
 * @throws RegistryError if the content of a manifest does not have its digest.
 */
async function judgeRules(rules, evidence, context) {
    return await Promise.all(rules.map((rule) => judgeRule(rule, evidence, context)));
}
async function judgeRule(rule, evidence, context) {
    const choice = rule.platform ?? context.platforms;
    if (choice.kind === 'index-or-each')
        return await judgeIndexOrEach(rule, evidence, context);
    const targets = targetsFor(choice, evidence, rule.matchers);
    const verdicts = await Promise.all(targets.map((target) => judgeAndCheck(rule, target, context)));
    const verdict = (0,policy_verdict/* combineTargetVerdicts */.BY)(rule, verdicts);
    if (verdict.met || !evidence.isIndex || asksForIndex(choice))
        return verdict;
    return { ...verdict, rejected: [...verdict.rejected, ...rejectedOnIndex(rule, evidence, context.now())] };
}
/** If neither is met, the verdict is that of the index, with the reason why the referrers of some platforms are not enough. */
async function judgeIndexOrEach(rule, evidence, context) {
    const onIndex = await judgeRule({ ...rule, platform: { kind: 'index' } }, evidence, context);
    if (onIndex.met || !evidence.isIndex)
        return { ...onIndex, rule };
    const onEach = await judgeRule({ ...rule, platform: { kind: 'each' } }, evidence, context);
    if (onEach.met)
        return { ...onEach, rule };
    const why = onEach.unmetTargets.some(({ found }) => found === 0)
        ? 'it is attached to the image of one platform, and others have none'
        : `it is attached to the image of one platform, and not every platform image has ${rule.min}`;
    const partial = onEach.by.map((referrer) => ({ referrer, why }));
    const known = new Set(onIndex.by.map(policy_referrer/* identityOf */.cu));
    const rejected = [...partial, ...onEach.rejected].filter(({ referrer }) => !known.has((0,policy_referrer/* identityOf */.cu)(referrer)));
    return { ...onIndex, rule, rejected: [...onIndex.rejected, ...rejected] };
}
/** The manifests that judging these rules by these referrers alone would check first: as many for each rule as it requires. */
function firstChecked(rules, referrers, now) {
    const checked = rules.flatMap((rule) => {
        const { by } = (0,policy_verdict/* judgeTarget */.dM)(rule, { platform: undefined, subject: undefined, referrers }, now);
        return by.slice(0, Math.min(rule.min, MAX_BATCH)).map(({ digest }) => digest);
    });
    return [...new Set(checked)];
}
/** The referrers of the index that meet the rule: users who signed only the index need to see why that does not count for its platforms. */
function rejectedOnIndex(rule, { digest, own }, now) {
    const { by } = (0,policy_verdict/* judgeTarget */.dM)(rule, { platform: undefined, subject: digest, referrers: own }, now);
    return by.map((referrer) => ({ referrer, why: 'it is attached to the index, not to the image of a platform' }));
}
async function judgeAndCheck(rule, target, context) {
    const verdict = (0,policy_verdict/* judgeTarget */.dM)(rule, target, context.now());
    return context.checksManifests ? await checkTarget(rule, verdict, context) : verdict;
}
/**
 * Checks the manifests of the referrers that meet a rule in one target, until as many as the rule requires have passed. This usually takes
 * one request for each rule, however many referrers there are. The manifest decides: it must belong to the image and be of the type that
 * the list shows.
 * @throws RegistryError if the content of a manifest does not have its digest; Error if too many do not count and others are left.
 */
async function checkTarget(rule, verdict, context) {
    const by = [];
    const failed = [];
    const candidates = [...verdict.by];
    let next = 0;
    while (by.length < rule.min && next < candidates.length) {
        if (failed.length >= MAX_FAILED)
            throw tooManyFailed(rule, failed, candidates.length - next);
        const size = Math.min(batchSize(rule.min - by.length, failed.length), MAX_BATCH);
        const checked = await Promise.all(candidates.slice(next, next + size).map((referrer) => checkManifest(referrer, rule, context)));
        next += size;
        for (const one of checked) {
            if ('why' in one)
                failed.push(one);
            else
                by.push(one.referrer);
        }
    }
    return { ...verdict, met: verdict.met && by.length >= rule.min, by, rejected: [...verdict.rejected, ...failed] };
}
/** As many as are needed; after several failures as many more, because one after the other would take too long. */
function batchSize(needed, failed) {
    return failed < FEW_FAILED ? needed : needed + failed;
}
const FEW_FAILED = 8;
/** Manifests that are fetched before their results are counted. */
const MAX_BATCH = 64;
/** Failed checks of one rule in one target. */
const MAX_FAILED = 1_000;
/** It would be wrong to report `missing`: one of the remaining referrers may meet the rule. */
function tooManyFailed({ text }, failed, left) {
    const [first] = failed;
    const example = first === undefined ? '' : ` The first of them is ${first.referrer.digest}: ${first.why}.`;
    return new Error(`It is unknown whether the rule ${text} is met: ${failed.length} referrers that match it do not count, and ${left} more were not checked. Delete the referrers that do not count, and attach the evidence again.${example}`);
}
async function checkManifest(referrer, rule, context) {
    const binding = await checkBinding(referrer, context.cache);
    if (binding.kind === 'unbound') {
        const { why, unread } = binding;
        return { referrer: unread === undefined ? referrer : { ...referrer, unread }, why };
    }
    const verdict = (0,policy_verdict/* judgeReferrer */.nK)(rule, binding.referrer, context.now());
    if (verdict.met)
        return { referrer: binding.referrer };
    return { referrer, why: `its manifest differs from the list: ${verdict.why ?? nameType(binding.referrer)}` };
}
function nameType(referrer) {
    const { artifactType, predicateTypes } = referrer;
    return `it is of the kind ${(0,policy_kind/* kindOf */.I)(referrer)} (${[artifactType, ...predicateTypes].filter((type) => type !== '').join(', ')})`;
}

// EXTERNAL MODULE: ./build/gate/report/other-types.js
var other_types = __webpack_require__(195);
;// CONCATENATED MODULE: ./build/gate/find-elsewhere.js










/**
 * Searches for the evidence of unmet rules where these rules do not count it: among the referrers of no kind, on the platform images of
 * an index, in BuildKit's attestations, and attached to these. At most twenty platforms and twenty attestations are listed. The result of the image stays the
 * same, so a request that fails only leaves out what it would have found.
 */
async function findElsewhere(missing) {
    const types = await orNothing(() => findByType(missing));
    try {
        const index = await findIndex(missing.image);
        if (index === undefined)
            return { skippedAttestations: 0, elsewhere: types };
        const found = await new Search(missing, index).run();
        return { ...found, elsewhere: [...found.elsewhere, ...types] };
    }
    catch {
        return { skippedAttestations: 0, elsewhere: types };
    }
}
async function findIndex({ digest, index, collector }) {
    const { repository, confirmed } = collector;
    if (index !== undefined || !mayBeIndex(confirmed.mediaTypeOf(digest)))
        return index;
    const fetched = await fetchIndex(repository, digest);
    return fetched.kind === 'index' ? fetched.index : undefined;
}
/** Platforms and attestation manifests that are listed. */
const MAX_LISTED = 20;
/** Referrers of one of them that are described. */
const MAX_DESCRIBED = 50;
class Search {
    #missing;
    #index;
    #platforms;
    #attestations;
    /** Lists with one request, without cosign's tags. */
    #lister;
    #onPlatforms;
    constructor(missing, index) {
        const source = missing.missingReferrersApi === undefined ? 'api' : 'tag-schema';
        this.#missing = missing;
        this.#index = index;
        this.#platforms = platformImagesOf(index);
        this.#attestations = listByBuildkit(index);
        this.#lister = new EvidenceCollector({ repository: missing.image.collector.repository, sources: [source] });
    }
    async run() {
        const unmet = this.#missing.rules.filter(({ met }) => !met);
        const skipped = this.#missing.inputs.sources.includes('buildkit')
            ? 0
            : this.#index.manifests.filter(isBuildkitAttestation).length;
        const elsewhere = [];
        for (const verdict of unmet)
            elsewhere.push(...(await this.#findFor(verdict, skipped)));
        return { skippedAttestations: skipped, elsewhere };
    }
    async #findFor({ rule }, skipped) {
        const onPlatforms = await orNothing(() => this.#findOnPlatforms(rule));
        const inBuildkit = skipped === 0 || skipped > MAX_LISTED ? [] : await orNothing(() => this.#findInBuildkit(rule));
        const isAnswered = [...onPlatforms, ...inBuildkit].length > 0;
        const onAttestations = isAnswered ? [] : await orNothing(() => this.#findOnAttestations(rule));
        return [...onPlatforms, ...inBuildkit, ...onAttestations];
    }
    /** Evidence on the platform images, for a rule about the index alone. */
    async #findOnPlatforms(rule) {
        const choice = rule.platform ?? this.#missing.inputs.platforms;
        if (!asksForIndex(choice) || choice.kind === 'index-or-each')
            return [];
        this.#onPlatforms ??= this.#listPlatforms();
        const platforms = await this.#onPlatforms;
        const verdict = await this.#judge({ ...rule, platform: { kind: 'each' } }, { own: [], platforms });
        if (verdict === undefined || verdict.by.length === 0)
            return [];
        const without = verdict.unmetTargets.flatMap(({ platform }) => platform ?? []);
        const [checked, total] = [platforms.length, this.#platforms.length];
        return [{ kind: 'platforms', rule: rule.text, found: verdict.by, without, checked, total }];
    }
    /** The platforms that a choice of the run needs are listed already, but not for a rule with `index|each` that the index meets. */
    async #listPlatforms() {
        const { inputs, rules } = this.#missing;
        const choices = choicesOf(inputs.platforms, rules.filter(({ met, rule }) => !met || rule.platform?.kind !== 'index-or-each').map(({ rule }) => rule));
        const isListed = ({ platform }) => choices.some((choice) => asksForPlatform(choice, platform));
        const listed = [];
        // One after the other: a list may have 32 MiB, and after an error no other is requested.
        for (const platform of this.#platforms.slice(0, MAX_LISTED)) {
            const referrers = isListed(platform) ? this.#directOf(platform.digest) : await this.#list(platform);
            listed.push({ ...platform, referrers });
        }
        return listed;
    }
    #directOf(digest) {
        return directOf(this.#missing, digest);
    }
    async #list(subject) {
        const evidence = await this.#lister.collect(subject, [], MAX_DESCRIBED);
        return evidence.kind === 'found' ? evidence.referrers : [];
    }
    /** Whether a rule would be met with `buildkit` among the sources. */
    async #findInBuildkit(rule) {
        if (this.#platforms.length > MAX_LISTED)
            return [];
        const { image } = this.#missing;
        const platforms = await Promise.all(this.#platforms.map(async (platform) => ({
            ...platform,
            referrers: [
                ...this.#directOf(platform.digest),
                ...(await image.collector.describe(this.#attestations.get(platform.digest) ?? [], platform)),
            ],
        })));
        const verdict = await this.#judge(rule, { own: this.#directOf(image.digest), platforms });
        return verdict?.met ? [{ kind: 'buildkit', rule: rule.text }] : [];
    }
    /** Evidence that is attached to BuildKit's attestations: docker/github-builder signs these, not the image. */
    async #findOnAttestations(rule) {
        if (!rule.matchers.some((matcher) => matcher.by === 'kind' && matcher.kind === 'signature'))
            return [];
        const entries = this.#index.manifests.filter(isBuildkitAttestation).slice(0, MAX_LISTED);
        const found = [];
        for (const { digest } of entries) {
            const target = { platform: undefined, subject: digest, referrers: await this.#list({ digest }) };
            found.push(...(0,policy_verdict/* judgeTarget */.dM)({ ...rule, min: 1 }, target, this.#missing.now()).by);
        }
        return found.length === 0 ? [] : [{ kind: 'attestations', rule: rule.text, found }];
    }
    async #judge(rule, evidence) {
        const whole = { digest: this.#missing.image.digest, isIndex: true, ...evidence };
        return await judgeAgain(rule, whole, this.#missing);
    }
}
/** The types of referrers of no kind with which an unmet rule is met, by the evidence that was judged. */
async function findByType(missing) {
    const { digest, index } = missing.image;
    const platforms = missing.platforms.map((one) => ({ ...one, referrers: directOf(missing, one.digest) }));
    const evidence = { digest, isIndex: index !== undefined, own: directOf(missing, digest), platforms };
    const found = [];
    for (const { met, rule } of missing.rules) {
        // Where no matcher is a kind, the rule already has a type.
        if (met || !rule.matchers.some(({ by }) => by === 'kind'))
            continue;
        for (const { type, rule: instead } of (0,other_types/* withOtherTypes */.uv)(rule.text, missing.referrers)) {
            const parsed = parseIfValid(instead);
            const verdict = parsed && (await judgeAgain(parsed, evidence, missing));
            if (verdict?.met)
                found.push({ kind: 'type', rule: rule.text, type, instead });
        }
    }
    return found;
}
/** A type without a slash or a dot cannot be required. */
function parseIfValid(line) {
    try {
        return (0,rule/* parseRule */.i)(line);
    }
    catch {
        return undefined;
    }
}
function directOf({ referrers }, digest) {
    return referrers.filter(({ subject, depth }) => depth === 1 && subject === digest);
}
async function judgeAgain(rule, evidence, missing) {
    const { image, inputs, now } = missing;
    const { platforms, checksManifests } = inputs;
    const { cache } = image.collector;
    const [verdict] = await judgeRules([rule], evidence, { cache, platforms, checksManifests, now });
    return verdict;
}
async function orNothing(find) {
    try {
        return await find();
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/gate/open-image.js







/**
 * Resolves a reference. A digest takes no request. While the token and the digest are requested, the connections for the sources are opened.
 * @throws the errors of opening a session and of requesting a manifest.
 */
async function resolveImage(reference, inputs, sessions) {
    const { tag = 'latest', digest } = reference;
    // Quay closes the connection of the exchange, but keeps that of the HEAD request, which only a tag takes.
    const [exchange, confirmation] = digest === undefined ? [0, 0] : [1, confirmsAll(inputs) ? 1 : 0];
    sessions.prepare(reference, exchange + requestsOf(inputs) + confirmation);
    const repository = await sessions.repository(reference);
    const confirmed = new ConfirmedManifests(repository);
    if (digest !== undefined)
        return { kind: 'resolved', repository, digest, confirmed };
    sessions.prepare(reference, requestsOf(inputs));
    const found = await resolveManifest(repository, tag);
    if (found.kind === 'absent')
        return found;
    confirmed.add(found.digest, found.mediaType);
    return { kind: 'resolved', repository, digest: found.digest, confirmed };
}
/**
 * Prepares an image for collecting its evidence. Its manifest is fetched only if an input needs its index and it may be an index.
 * @throws the errors of fetching the index.
 */
async function openImage({ repository, digest, confirmed, cosignRepository }, inputs, { now }) {
    const collector = new EvidenceCollector({
        repository,
        sources: inputs.sources,
        confirmed,
        confirmsAll: confirmsAll(inputs),
        ...(inputs.checksManifests && {
            expectChecks: (described) => firstChecked(inputs.rules, described, now()),
        }),
        ...(cosignRepository !== undefined && { cosignRepository }),
    });
    if (!needsIndex(inputs) || !mayBeIndex(confirmed.mediaTypeOf(digest)))
        return { kind: 'open', digest, index: undefined, collector };
    const fetched = await fetchIndex(repository, digest);
    if (fetched.kind === 'gone')
        return await explainGone(repository, digest);
    const index = fetched.kind === 'index' ? fetched.index : undefined;
    confirmed.add(digest, index?.mediaType ?? OCI_MANIFEST);
    return { kind: 'open', digest, index, collector };
}
/** How many requests the sources send at the same time. The tag schema is only read if there is no API. */
function requestsOf({ sources }) {
    const list = sources.includes('api') || sources.includes('tag-schema') ? 1 : 0;
    return list + (sources.includes('cosign-tags') ? COSIGN_TAGS.length : 0);
}
/** A referrer in the repository of COSIGN_REPOSITORY does not show that the image exists. */
function confirmsAll(inputs) {
    return (inputs.checksManifests && inputs.rules.length > 0) || inputs.cosignRepository !== undefined;
}
function needsIndex({ rules, sources, platforms }) {
    return sources.includes('buildkit') || choicesOf(platforms, rules).some(({ kind }) => kind !== 'index');
}
async function explainGone(repository, digest) {
    const found = await resolveManifest(repository, digest);
    if (found.kind === 'absent')
        return found;
    throw new Error(`${repository.host} gave contradictory responses for the manifest ${digest} of ${repository.name}: 404 to GET, 200 to HEAD. Run the step again. If this persists, ask the operator of the registry.`);
}

;// CONCATENATED MODULE: ./build/gate/wait.js

/**
 * Repeats an attempt while its result is `missing`, all rules can still be met, and there is time left; the last attempt is made when
 * the time is over. The timeout is that of the run, so that many images wait together and not one after the other.
 * @returns the last attempt, and the milliseconds of the timeout that had passed after it.
 */
async function waitWhileMissing(attempt, { label, startedAt, timeout, interval }, context) {
    let isLast = false;
    for (let count = 1;; count++) {
        const last = await attempt();
        const elapsed = context.now().getTime() - startedAt.getTime();
        const left = timeout - elapsed;
        if (last.result !== 'missing' || last.rules?.some(policy_verdict/* cannotBeMet */.ve) || isLast || left <= 0)
            return { last, waited: Math.min(elapsed, timeout) };
        const pause = Math.min(left, intervalAfter(count, interval));
        // A timer may fire a millisecond early, which leaves no time for one more attempt.
        isLast = pause === left;
        context.info(`${label}: attempt ${count}, missing: ${unmetTexts(last)}; retrying in ${seconds(pause)}, ${seconds(left)} left.`);
        await context.sleep(pause);
    }
}
/** Milliseconds. Longer intervals would delay a release after its evidence is attached. */
const MAX_INTERVAL = 30_000;
function intervalAfter(count, first) {
    return Math.min(first * 2 ** (count - 1), Math.max(first, MAX_INTERVAL));
}
function unmetTexts({ rules = [] }) {
    return rules
        .filter(({ met }) => !met)
        .map(({ rule }) => rule.text)
        .join(', ');
}
function seconds(milliseconds) {
    return `${Math.ceil(milliseconds / 1000)} s`;
}

;// CONCATENATED MODULE: ./build/gate/judge-image.js









/** Judges one image. Every error becomes the result of the image, so that it does not hide the results of other images. */
async function judgeImage(reference, run) {
    let { digest } = reference;
    try {
        const resolved = await resolveImage(reference, run.inputs, run.sessions);
        if (resolved.kind === 'absent')
            return notFound({ reference, digest }, resolved);
        digest = resolved.digest;
        const image = await openImage({ ...resolved, ...(await openCosignRepository(run)) }, run.inputs, run.context);
        return image.kind === 'absent' ? notFound({ reference, digest }, image) : await judgeOpened(reference, image, run);
    }
    catch (error) {
        // Scrub before the message is cut and split into lines: a part of a secret would not be masked.
        const problem = run.context.scrub((0,build_error/* explain */.WE)(error));
        return { kind: 'failed', reference, digest, result: 'error', problem };
    }
}
async function openCosignRepository({ inputs, sessions }) {
    const { cosignRepository: reference } = inputs;
    return reference === undefined ? {} : { cosignRepository: await sessions.repository(reference) };
}
function notFound(image, { why, isPartial = false }) {
    return { kind: 'not-found', ...image, result: 'subject-not-found', problem: why, isPartial };
}
async function judgeOpened(reference, image, run) {
    const label = (0,registry_reference/* formatSubject */.QK)(reference, image.digest);
    const waiting = { label, startedAt: run.startedAt, ...run.inputs.wait };
    const { last, waited } = await waitWhileMissing(() => judgeOnce(reference, image, run), waiting, run.context);
    return last.kind === 'not-found' ? last : { ...last, waited, ...(await addDetails(last, image, run)) };
}
async function judgeOnce(reference, image, run) {
    const { digest } = image;
    const { rules, sources, cosignRepository } = run.inputs;
    const judged = await collectAndJudge(image, run);
    if (judged.kind === 'absent')
        return notFound({ reference, digest }, judged);
    const { evidence, missingReferrersApi, verdicts } = judged;
    for (const verdict of verdicts)
        throwIfUnknown(verdict);
    return {
        kind: 'judged',
        reference,
        digest,
        result: rules.length === 0 ? 'listed' : verdicts.every(({ met }) => met) ? 'pass' : 'missing',
        rules: verdicts,
        referrers: [...evidence.own, ...evidence.platforms.flatMap(({ referrers }) => referrers)],
        platforms: evidence.platforms.map((image) => ({ platform: image.platform, digest: image.digest })),
        sources,
        cosignRepository: cosignRepository && `${cosignRepository.registry}/${cosignRepository.repository}`,
        missingReferrersApi,
    };
}
/** Collects the evidence of the platforms for a rule with `index|each` only if the index does not meet the rule. */
async function collectAndJudge({ digest, index, collector }, run) {
    const { rules, platforms, checksManifests } = run.inputs;
    const context = { cache: collector.cache, platforms, checksManifests, now: run.context.now };
    const collect = async (choices, own) => {
        const collected = await collectImage({ digest, index, choices, ...(own && { own }) }, collector);
        if (collected.kind === 'absent')
            return collected;
        return { ...collected, verdicts: await judgeRules(rules, collected.evidence, context) };
    };
    const choices = choicesOf(platforms, rules);
    const onIndex = index === undefined ? undefined : withoutPlatforms(choices);
    if (onIndex === undefined)
        return await collect(choices);
    const first = await collect(onIndex);
    if (first.kind === 'absent' || first.verdicts.every(({ met, rule }) => met || !isIndexOrEach(rule)))
        return first;
    const { evidence, missingReferrersApi } = first;
    return await collect(choices, { referrers: evidence.own, missingReferrersApi });
}
function isIndexOrEach({ platform }) {
    return platform?.kind === 'index-or-each';
}
/** A referrer that exists but could not be read must not become `missing`. */
function throwIfUnknown({ met, rule, rejected }) {
    const large = met ? undefined : rejected.find(({ referrer }) => referrer.unread === 'too-large');
    if (large === undefined)
        return;
    throw new Error(`It is unknown whether the rule ${rule.text} is met: the referrer ${large.referrer.digest} may meet it, but ${large.why}. ${large.referrer.tag === undefined ? ANNOTATE : USE_BUNDLE}`);
}
const ANNOTATE = 'Attach it with a tool that writes its type as an annotation, such as cosign or actions/attest: dev.sigstore.bundle.predicateType for a bundle, predicateType for an in-toto layer.';
/** The manifest of a bundle names its image, so its content is not read. */
const USE_BUNDLE = 'Attach it as a sigstore bundle, as cosign 3 does by default.';
/** Collects what does not change the result: the referrers of referrers, and a hint why something may be missing. */
async function addDetails(judgement, image, run) {
    const { result, rules, referrers: direct, platforms, missingReferrersApi } = judgement;
    const { inputs, context } = run;
    const { referrers, isCut } = await collectTree(direct, inputs.depth, image.collector);
    // With `on-missing: warn` the step passes, so the requests of the search are saved.
    if (result !== 'missing' || inputs.warnOnly)
        return { referrers, isCut, skippedAttestations: 0, elsewhere: [] };
    const { now } = context;
    const missing = { rules, referrers: direct, platforms, missingReferrersApi, image, inputs, now };
    const found = await findElsewhere(missing);
    return { referrers, isCut, ...found };
}

// EXTERNAL MODULE: ./build/gate/report/elsewhere.js
var elsewhere = __webpack_require__(9825);
// EXTERNAL MODULE: ./build/gate/report/hints.js
var report_hints = __webpack_require__(7731);
// EXTERNAL MODULE: ./build/gate/report/referrer-json.js
var referrer_json = __webpack_require__(4633);
// EXTERNAL MODULE: ./build/gate/report/report.js
var report = __webpack_require__(351);
// EXTERNAL MODULE: ./build/gate/report/unmet.js
var unmet = __webpack_require__(1030);
;// CONCATENATED MODULE: ./build/gate/report/log.js








/**
 * The log of the images of a run: for each image its digest, the referrers found, each rule and the result. With more than twenty
 * images, one that passed takes a single line. A problem that several images share is written once.
 */
class ImageLog {
    #total;
    #write;
    /** The first image with each problem. */
    #problems = new Map();
    /** @param total the number of images in the run. */
    constructor(total, write) {
        this.#total = total;
        this.#write = write;
    }
    add(image) {
        for (const line of this.#linesOf(image))
            this.#write(line);
    }
    #linesOf(image) {
        if (image.kind !== 'judged')
            return [nameWithDigest(image), ...this.#problemLines(image)];
        return this.#total > report/* MAX_IN_FULL */.BR && (0,report/* passed */.bF)(image) ? [shortLine(image)] : judgedLines(image.unpack());
    }
    #problemLines(image) {
        const key = (0,report/* problemKey */.ZL)(image) ?? '';
        const first = this.#problems.get(key);
        if (first !== undefined)
            return [`  result: ${image.result}, same problem as ${first} above`];
        this.#problems.set(key, (0,registry_reference/* formatReference */.FH)(image.reference));
        return [...indent(2, (0,report_hints/* problemLines */.pb)(image.problem)), `  result: ${image.result}`];
    }
}
/** The progress of a run with more than twenty images: at most twenty lines. */
class ProgressLog {
    #total;
    #write;
    #done = 0;
    #failed = 0;
    /** @param total the number of images in the run. */
    constructor(total, write) {
        this.#total = total;
        this.#write = write;
    }
    add(image) {
        this.#done++;
        if (!(0,report/* passed */.bF)(image))
            this.#failed++;
        const interval = Math.max(MIN_INTERVAL, Math.ceil(this.#total / MAX_LINES));
        if (this.#total > report/* MAX_IN_FULL */.BR && this.#done % interval === 0)
            this.#write(`${this.#done} of ${this.#total} images checked, ${this.#failed} did not pass`);
    }
}
const MAX_LINES = 20;
/** Images between two lines. */
const MIN_INTERVAL = 10;
function shortLine(image) {
    return `${nameWithDigest(image)}: ${image.result}, ${(0,report_hints/* pluralize */.td)(image.total, 'referrer')}`;
}
function judgedLines(image) {
    const { referrers, rules, result } = image;
    const hints = [(0,report_hints/* explainMissingReferrersApi */.g9)(image), (0,report_hints/* nameCosignRepository */.pE)(image), (0,report_hints/* explainSkippedAttestations */.lh)(image)];
    return [
        nameWithDigest(image),
        ...indent(2, hints.flatMap((hint) => (0,report_hints/* problemLines */.pb)(hint ?? '')).filter((line) => line !== '')),
        `  ${(0,report_hints/* pluralize */.td)(referrers.length, 'referrer')}${referrers.length === 0 ? '' : ':'}`,
        ...indent(4, referrerLines((0,referrer_json/* metFirst */.r5)(image))),
        ...(image.isCut ? [`  ${report_hints/* TREE_IS_CUT */.rb}`] : []),
        ...indent(2, rules.flatMap((verdict) => ruleLines(verdict, image))),
        `  result: ${result}`,
    ];
}
function indent(spaces, lines) {
    return lines.map((line) => `${' '.repeat(spaces)}${line}`);
}
function nameWithDigest({ reference, digest }) {
    const name = (0,registry_reference/* formatReference */.FH)(reference);
    return reference.digest === undefined ? `${name} -> ${digest ?? 'not resolved'}` : name;
}
/** More referrers would push the rules out of sight. */
const MAX_REFERRERS = 20;
function referrerLines(referrers) {
    const rows = referrers.slice(0, MAX_REFERRERS).map(cellsOf);
    const more = referrers.length - rows.length;
    return [...alignColumns(rows), ...(more > 0 ? [`and ${more} more: see the output referrers-file`] : [])];
}
function cellsOf(referrer) {
    const { sources, platform, depth } = referrer;
    return [
        `${'  '.repeat(depth - 1)}${(0,policy_kind/* kindOf */.I)(referrer)}`,
        typeCell(referrer),
        (0,report_hints/* shortIdentity */.tv)(referrer),
        sources[0],
        (0,build_text/* oneLine */.TN)(platform ?? '', 80),
    ];
}
function typeCell({ artifactType, unread }) {
    const type = (0,build_text/* oneLine */.TN)(artifactType, 80) || '(no artifact type)';
    return unread === undefined ? type : `${type} (not read)`;
}
function alignColumns(rows) {
    const widthOf = (column) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
    return rows.map((row) => row
        .map((cell, column) => cell.padEnd(widthOf(column)))
        .join('  ')
        .trimEnd());
}
function ruleLines(verdict, image) {
    const names = verdict.met ? `: ${(0,report_hints/* firstFew */.Dt)(verdict.by.map(report_hints/* nameReferrer */.DN), MAX_NAMED).join(', ')}` : '';
    const rejected = (0,unmet/* uncountedReferrers */.cj)(verdict, image.referrers).map(({ referrer, why }) => `not counted: ${(0,report_hints/* nameReferrer */.DN)(referrer)}: ${(0,build_text/* oneLine */.TN)(why)}`);
    return [
        `${verdict.met ? '✓' : '✗'} ${(0,report_hints/* nameRule */.Mp)(verdict.rule)}: ${(0,unmet/* formatVerdict */.Pu)(verdict)}${names}`,
        ...indent(4, (0,report_hints/* firstFew */.Dt)(rejected, MAX_NAMED)),
        ...indent(4, verdict.met ? [] : (0,elsewhere/* elsewhereLines */.q)(verdict, image)),
    ];
}
/** Referrers named for one rule. */
const MAX_NAMED = 5;

;// CONCATENATED MODULE: ./build/gate/report/packed-report.js


/**
 * Packs the report of a judged image, except for the fields that are needed without its referrers.
 * @param options.shown which referrers are shown; empty: all.
 * @param options.compress compresses the report, which is not worth the time for a single report.
 */
function packReport(report, { shown, compress }) {
    const { kind, reference, digest, result, sources, missingReferrersApi, referrers } = report;
    const { met, others } = (0,referrer_json/* splitByRules */.R0)(report, shown);
    return {
        ...{ kind, reference, digest, result, sources, missingReferrersApi },
        unmet: (0,unmet/* unmetRules */.tj)(report),
        total: referrers.length,
        count: met.length + others.length,
        meeting: met.length,
        unpack: compress?.(report) ?? (() => report),
    };
}

;// CONCATENATED MODULE: ./build/gate/judge-images.js





/** Images that are judged at the same time. The HTTP client limits their requests. */
const MAX_CONCURRENT_IMAGES = 8;
/**
 * Judges the images of a run, and packs and logs each result. Results and log are in the order of the input. Images that are judged
 * before an earlier one is finished therefore wait for it, but only as packed reports.
 */
async function judgeImages(run) {
    const { images: references, shown } = run.inputs;
    const memory = references.length > 1 ? await __webpack_require__.e(/* import() */ 791).then(__webpack_require__.bind(__webpack_require__, 6791)) : undefined;
    const limit = pLimit(MAX_CONCURRENT_IMAGES);
    const judge = async (reference) => {
        const report = await judgeImage(reference, run);
        const outcome = report.kind === 'judged' ? packOrFail(report, { shown, compress: memory?.compress }) : report;
        memory?.limitYoungGeneration();
        return { reference, outcome };
    };
    const judged = groupByRepository(references).map((reference) => limit(judge, reference));
    // Promise.all handles every rejection from the start; otherwise one that occurs while an earlier image is awaited would be unhandled.
    const [images] = await Promise.all([logInOrder(judged, run), Promise.all(judged)]);
    return images;
}
/** A report that cannot be packed fails its image, not the run. */
function packOrFail(report, options) {
    try {
        return packReport(report, options);
    }
    catch (error) {
        const { reference, digest } = report;
        return { kind: 'failed', reference, digest, result: 'error', problem: (0,build_error/* explain */.WE)(error) };
    }
}
/**
 * Sorts images so that those of the same registry, and in it those of the same repository, are next to each other: ten repositories share
 * a token, which is then used completely before the next one is requested. Groups are in the order of their first image.
 */
function groupByRepository(references) {
    const registries = Map.groupBy(references, ({ registry }) => registry);
    return [...registries.values()].flatMap((sameRegistry) => [...Map.groupBy(sameRegistry, ({ repository }) => repository).values()].flat());
}
/**
 * Logs each image as soon as it and all images before it in the input are judged. Progress is logged in the order of judging, so that it
 * appears early. Both orders depend on the images alone, not on the speed of responses.
 */
async function logInOrder(judged, { inputs, context }) {
    const log = new ImageLog(judged.length, context.info);
    const progress = new ProgressLog(judged.length, context.info);
    const outcomes = new Map();
    const images = [];
    for (const one of judged) {
        const { reference, outcome } = await one;
        outcomes.set(reference, outcome);
        const next = () => outcomes.get(inputs.images[images.length]);
        for (let image = next(); image !== undefined; image = next()) {
            log.add(image);
            images.push(image);
        }
        progress.add(outcome);
    }
    return images;
}

// EXTERNAL MODULE: ./build/inputs/connection.js
var inputs_connection = __webpack_require__(6514);
;// CONCATENATED MODULE: ./build/gate/warnings.js


/** Warns of inputs that are allowed but probably not intended: a moving tag, an empty file of images, TLS without verification, plain HTTP. */
function warnOfRisks({ images, emptyFile, connection }, runner) {
    if (emptyFile !== undefined) {
        runner.warn(`images-file: the file \`${(0,build_text/* oneLine */.TN)(emptyFile)}\` has no references, so only the images of the input image are checked. Check the step that creates the file.`);
    }
    const moving = images.filter(({ tagDefaulted }) => tagDefaulted).map(formatName);
    if (moving.length > warnings_MAX_NAMED) {
        const more = moving.length - warnings_MAX_NAMED;
        runner.notice(`${moving.slice(0, warnings_MAX_NAMED).join(', ')} and ${more} more have ${MOVING}`);
    }
    else {
        for (const name of moving)
            runner.notice(`${name} has ${MOVING}`);
    }
    (0,inputs_connection/* warnOfConnection */.En)(connection, [...new Set(images.map(({ registry }) => registry))], runner);
}
/** Images that get a notice each; more share one, because GitHub shows only ten notices of a step. */
const warnings_MAX_NAMED = 3;
const MOVING = 'neither a tag nor a digest, so the tag latest is used. It can move to another image; a digest cannot.';
/** Says in a matrix job that it checks only some of the images. */
function reportShard({ images, imagesInAll, shard: { index, count } }, runner) {
    const shard = `Shard ${index}/${count}`;
    if (images.length === 0)
        runner.notice(`${shard} has no images (${imagesInAll} in all shards), so this job checks nothing.`);
    else if (images.length < imagesInAll)
        runner.info(`${shard} has ${images.length} of ${imagesInAll} images.`);
}
function formatName({ registry, repository }) {
    return `${registry}/${repository}`;
}

;// CONCATENATED MODULE: ./build/gate/run.js






/** Judges the images of this shard. Its module, with all that sends requests, is loaded when the inputs are valid. */
async function runGate(inputs, runner) {
    const startedAt = runner.now();
    warnOfRisks(inputs, runner);
    reportShard(inputs, runner);
    const sessions = openGateSessions(inputs, runner);
    // The report is loaded while the first response is awaited.
    const judging = judgeImages({ inputs, sessions, startedAt, context: runner });
    const [images] = await Promise.all([judging, __webpack_require__.e(/* import() */ 226).then(__webpack_require__.bind(__webpack_require__, 6226))]);
    const result = images.length === 0 ? 'listed' : (0,policy_result/* worstResult */.N)(images.map((image) => image.result));
    const { rules, shown, warnOnly, wantsSummary } = inputs;
    return { kind: 'finished', result, rules, images, shown, token: sessions.token, warnOnly, wantsSummary };
}
/** `service` and the given credentials are for one registry only. */
function openGateSessions(inputs, runner) {
    const { images, actions, credentials, credentialRegistry: registry, cosignRepository } = inputs;
    const connection = openConnection(inputs.connection, registry, runner);
    const finder = new CredentialFinder(credentials, registry, { connection, runner });
    const credentialsFor = (registry, repository) => finder.find({ registry, repository });
    const readOnly = cosignRepository === undefined ? [] : [cosignRepository];
    return new Sessions({ references: images, readOnly, actions, credentialsFor, ...connection }, runner);
}


/***/ }),

/***/ 9783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkBypass),
/* harmony export */   s: () => (/* binding */ getProxyUrl)
/* harmony export */ });
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map

/***/ })

};
