export const id = 976;
export const ids = [976];
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

/***/ 3976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeImages: () => (/* reexport */ judgeImages)
});

// UNUSED EXPORTS: publish

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/error.js
var build_error = __webpack_require__(5602);
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

// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./node_modules/@badrap/valita/dist/index.js
var dist = __webpack_require__(9118);
// EXTERNAL MODULE: ./build/json.js
var build_json = __webpack_require__(9368);
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
// EXTERNAL MODULE: ./build/registry/problem.js
var problem = __webpack_require__(5477);
// EXTERNAL MODULE: ./build/registry/refusal.js
var refusal = __webpack_require__(4726);
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
        throw (0,refusal/* unexpectedStatus */.uI)({ sent, response }, NO_MANIFEST_AT_HEAD);
    const named = (0,registry_digest/* parseDigest */.m)(response.header('docker-content-digest') ?? '');
    const digest = named ?? (await computeDigest(repository, reference));
    return present({ sent, response }, reference, digest);
}
const NO_MANIFEST_AT_HEAD = 'The registry did not return a manifest. Check that the host is a registry.';
function present({ sent, response }, reference, digest) {
    if ((0,registry_digest/* parseDigest */.m)(reference) !== undefined && digest !== reference) {
        throw (0,refusal/* digestMismatch */.H3)(sent, 'manifest', { expected: reference, actual: digest });
    }
    return { kind: 'present', digest, mediaType: response.header('content-type')?.split(';')[0]?.trim() };
}
/** The response to HEAD has no body, so a GET finds the reason. The step fails anyway, so one more request does not matter. */
async function explainAbsence(repository, reference) {
    const got = await getManifest(repository, reference);
    if (got.response.status === 200)
        return present(got, reference, digestOfBody(reference, got));
    if (!(0,refusal/* isAbsent */.W0)(got.response))
        throw (0,refusal/* unexpectedStatus */.uI)(got, NO_MANIFEST_AT_HEAD);
    return { kind: 'absent', why: formatAbsence(repository, reference, got) };
}
function formatAbsence({ host, name }, reference, { response }) {
    const { codes, words } = (0,problem/* readProblem */.K)(response.body, response.header('content-type'));
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
        throw (0,refusal/* responseError */.U3)(got, 'The registry returned 200 to HEAD, but not to GET.');
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
    if ((0,refusal/* isAbsent */.W0)(got.response))
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
    if ((0,refusal/* isAbsent */.W0)(got.response))
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
    throw (0,refusal/* responseError */.U3)(got, `The content of ${digest} is not a valid manifest or index: ${decoded.why}. ${PUSH_AGAIN}`);
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
    if ((0,refusal/* isAbsent */.W0)(response))
        return { kind: 'gone' };
    if (response.status !== 200)
        throw (0,refusal/* unexpectedStatus */.uI)(got, NO_MANIFEST);
    const named = (0,registry_digest/* parseDigest */.m)(response.header('docker-content-digest') ?? '');
    const digest = (0,registry_digest/* digestOf */.ol)(response.body, named);
    const manifest = named === digest ? readVerified(got, digest, decodeManifest) : readManifest(got);
    if (named !== undefined && named !== digest) {
        throw (0,refusal/* digestMismatch */.H3)(sent, 'manifest', { expected: named, actual: digest });
    }
    const { mediaType = OCI_MANIFEST, artifactType, annotations } = manifest;
    const size = response.body.length;
    const descriptor = { mediaType, digest, size, ...(artifactType !== undefined && { artifactType }), annotations };
    return { kind: 'present', descriptor, manifest };
}
const NO_MANIFEST = 'The registry did not return a manifest.';
function verifyDigest(got, digest) {
    if (got.response.status !== 200)
        throw (0,refusal/* unexpectedStatus */.uI)(got, NO_MANIFEST);
    if (isSchema1Image(got, digest))
        throw (0,refusal/* responseError */.U3)(got, SCHEMA1_AS_REFERRER);
    const actual = (0,registry_digest/* digestOf */.ol)(got.response.body, digest);
    if (actual !== digest)
        throw (0,refusal/* digestMismatch */.H3)(got.sent, 'manifest', { expected: digest, actual });
}
const SCHEMA1_AS_REFERRER = 'The manifest is a Docker image of the obsolete schema 1, which cannot be evidence of another image. Delete it.';
/** @throws RegistryError if the body is not a manifest: the web page of a portal has status 200 too. */
function readManifest(exchange) {
    const decoded = decodeBody(exchange.response.body, decodeManifest);
    if (decoded.ok)
        return decoded.value;
    throw (0,refusal/* responseError */.U3)(exchange, formatInvalid(decoded, 'The response is not a manifest', CHECK_HOST));
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

// EXTERNAL MODULE: ./build/http/redact.js
var redact = __webpack_require__(2616);
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
    if ((0,refusal/* isAbsent */.W0)(response))
        return { kind: 'gone' };
    const last = await followRedirects(repository, { sent, response, hasLeftOrigin: false }, maxBytes);
    if (last.response.status !== 200)
        throw blobError(last);
    const actual = (0,registry_digest/* digestOf */.ol)(last.response.body, digest);
    if (actual !== digest)
        throw (0,refusal/* digestMismatch */.H3)(last.sent, 'blob', { expected: digest, actual });
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
    throw hopError(hop, `The redirect for a blob to ${(0,redact/* redactUrl */.B)(target)} was not followed, because ${why}`);
}
const LEAVES_HTTPS = 'it leads from https to http, where others can read the content. The storage of the registry must be served by https.';
const CHECK_PROXIES = 'Check the proxies in front of the registry and of its storage.';
function tooManyRedirects(hop, target) {
    return hopError(hop, `There are more than ${MAX_REDIRECTS} redirects for a blob, probably in a loop; the last one leads to ${(0,redact/* redactUrl */.B)(target)}. ${CHECK_PROXIES}`);
}
function blobError(hop) {
    if (!hop.hasLeftOrigin)
        return (0,refusal/* unexpectedStatus */.uI)(hop, 'The registry did not return a blob.');
    const code = STORAGE_CODE.exec(hop.response.body.toString('utf8', 0, MAX_BYTES_WITH_CODE))?.[1];
    return hopError(hop, STORAGE_REFUSED, code);
}
const STORAGE_REFUSED = 'The storage to which the registry redirects for a blob did not return it. Run the step again, because such a URL is valid for minutes only. If it fails again, check the storage of the registry, and the clocks of both.';
/** The error code of S3, Google Cloud Storage and Azure. The rest of the body is not printed, because it may repeat the signature of the URL. */
const STORAGE_CODE = /<Code>(\w{1,64})<\/Code>/;
const MAX_BYTES_WITH_CODE = 4096;
function hopError({ sent, response: { status } }, message, code) {
    const said = code === undefined ? '' : ` (${code})`;
    return new build_error/* RegistryError */.gl(`${message} ${(0,redact/* formatRequest */.z)(sent)} returned ${status}${said}.`, {
        method: sent.method,
        url: (0,redact/* redactUrl */.B)(sent.url),
        status,
        codes: [],
    });
}
function tooLarge(sent, size, maxBytes) {
    return new build_error/* NetworkError */.Dr(`The blob is too large: its descriptor has a size of ${size} bytes, the limit is ${maxBytes / 2 ** 20} MiB. ${(0,redact/* formatRequest */.z)(sent)} was not sent.`);
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

// EXTERNAL MODULE: ./build/http/exchange.js
var http_exchange = __webpack_require__(9148);
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
            throw error instanceof http_exchange/* ResponseTooLarge */.l1 && seen.size > 1 ? listTooLarge(sent, request.maxBytes) : error;
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
    return `its pages together are larger than ${(0,http_exchange/* formatSize */.Xq)(limit)}, the limit of a list`;
}
function listTooLarge(sent, limit) {
    return new build_error/* NetworkError */.Dr(`The list could not be read to its end: ${largerThan(limit)}. ${CHECK} ${(0,redact/* formatRequest */.z)(sent)} was not read.`);
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
    return new build_error/* RegistryError */.gl(`The list could not be read to its end: ${why}. ${CHECK} ${(0,redact/* formatRequest */.z)(sent)} returned ${status}.`, { method: sent.method, url: (0,redact/* redactUrl */.B)(sent.url), status, codes: [] });
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
            throw (0,refusal/* responseError */.U3)(page, `The subject has more than ${MAX_DESCRIPTORS} referrers, the limit of a list.`);
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
    const { codes, words: message } = (0,problem/* readProblem */.K)(response.body, response.header('content-type'));
    if (response.status === 400)
        return codes.includes('MANIFEST_INVALID') ? { kind: 'subject-unknown', message } : undefined;
    return codes.includes('NAME_UNKNOWN') ? { kind: 'subject-unknown', message } : { kind: 'api-missing', message };
}
function readDescriptors(page) {
    if (page.response.status !== 200)
        throw (0,refusal/* unexpectedStatus */.uI)(page, 'The registry did not return a list of referrers.');
    const index = decodeBody(page.response.body, decodeIndex);
    if (index.ok)
        return index.value.manifests;
    throw (0,refusal/* responseError */.U3)(page, formatInvalid(index, 'The response is not a list of referrers (an OCI image index)', CHECK_HOST));
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
    if ((0,refusal/* isAbsent */.W0)(got.response))
        return [];
    if (got.response.status !== 200)
        throw (0,refusal/* unexpectedStatus */.uI)(got, 'The registry did not return a list of referrers.');
    const index = decodeBody(got.response.body, decodeIndex);
    if (index.ok)
        return index.value.manifests;
    throw (0,refusal/* responseError */.U3)(got, formatInvalid(index, 'The tag is not a list of referrers (an OCI image index)', DELETE_TAG));
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
        const { true: byList = [], false: byManifest = [] } = Object.groupBy(merged, (found) => `${isDescribedByList(found)}`);
        if (byManifest.length > MAX_FETCHED)
            throw tooManyFetched(byManifest.length, subject.digest);
        if (byManifest.length > 0)
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
    const limit = (0,p_limit/* default */.A)(MAX_CONCURRENT_IMAGES);
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

// EXTERNAL MODULE: ./build/gate/report/publish.js + 11 modules
var publish = __webpack_require__(6226);
;// CONCATENATED MODULE: ./build/gate/judge.js
/*
 * What a run needs after its first request: judging the images, and the report. `runGate` loads it as one chunk while the connection is
 * being opened.
 */




/***/ })

};
