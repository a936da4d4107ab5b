export const id = 823;
export const ids = [823];
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

/***/ 7857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GD: () => (/* binding */ ownTypeOf),
/* harmony export */   Gh: () => (/* binding */ artifactTypeOf),
/* harmony export */   bh: () => (/* binding */ isSpecific),
/* harmony export */   gI: () => (/* binding */ isStatementType),
/* harmony export */   uh: () => (/* binding */ predicateTypesOf),
/* harmony export */   w1: () => (/* binding */ predicateTypesIn)
/* harmony export */ });
/* harmony import */ var _policy_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2741);

/**
 * The type that a manifest has itself or in its list: `artifactType`, otherwise the media type of the config; `undefined` if these are
 * only placeholders.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage
 */
function ownTypeOf(manifest, listed) {
    return [listed?.artifactType, manifest?.artifactType, manifest?.config?.mediaType].find(isSpecific);
}
/** The type of a referrer: its own; under a cosign tag the media type of its first layer; otherwise a placeholder, or ''. */
function artifactTypeOf(listed, manifest, tag) {
    const own = ownTypeOf(manifest, listed);
    if (own !== undefined)
        return own;
    const [layer] = manifest?.layers ?? [];
    if (tag !== undefined && layer !== undefined)
        return layer.mediaType;
    return manifest?.config?.mediaType ?? manifest?.artifactType ?? listed.artifactType ?? '';
}
/** Whether a type has a meaning of its own, unlike the empty descriptor of the specification and the config of an image. */
function isSpecific(type) {
    return type !== undefined && type !== '' && !PLACEHOLDER_TYPES.has(type.toLowerCase());
}
const PLACEHOLDER_TYPES = new Set([
    'application/vnd.oci.empty.v1+json',
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
]);
/** Whether the predicate type, not the artifact type, determines the kind of a referrer of this artifact type. */
function isStatementType(type) {
    return (0,_policy_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .isBundleType */ .Jo)(type) || STATEMENT_TYPES.some((prefix) => type.toLowerCase().startsWith(prefix));
}
const STATEMENT_TYPES = [
    'application/vnd.in-toto+json',
    'application/vnd.dsse.envelope',
    'application/vnd.docker.attestation.manifest',
];
/** The predicate types in the annotations of the list, of the manifest and of its layers, each once. */
function predicateTypesOf(manifest, listed) {
    const annotated = [...(listed === undefined ? [] : [listed]), manifest, ...manifest.layers];
    return [...new Set(annotated.flatMap(({ annotations }) => predicateTypesIn(annotations)))];
}
/** The predicate types in one set of annotations. */
function predicateTypesIn(annotations) {
    return PREDICATE_KEYS.flatMap((key) => annotations[key] || []);
}
/** Of sigstore bundles; of in-toto layers by BuildKit and ORAS; of cosign's attestations before the bundle format. */
const PREDICATE_KEYS = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'];


/***/ }),

/***/ 843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ isDescribedByList),
/* harmony export */   Kq: () => (/* binding */ describeFound),
/* harmony export */   mO: () => (/* binding */ describeByManifest),
/* harmony export */   nX: () => (/* binding */ describeByList)
/* harmony export */ });
/* harmony import */ var _policy_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2741);
/* harmony import */ var _registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1440);
/* harmony import */ var _artifact_type_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7857);
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7344);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3829);
/* harmony import */ var _tag_content_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2828);
/* harmony import */ var _wait_for_all_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7911);







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
    // A tag can be given to any manifest, so only the statement shows to which image an attestation belongs. A statement that a rule has read
    // must not be about another image either.
    const opensAll = referrer.tag !== undefined || manifest.layers.some((one) => cache.hasRead(one.digest));
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
    return { ...whole, artifactType: (0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .ownTypeOf */ .GD)(manifest) ?? whole.artifactType, predicateTypes };
}
/** Whether the list determines the kind of a manifest, so that it is not fetched. */
function isDescribedByList({ descriptor, sources, tag }) {
    const { artifactType, annotations } = descriptor;
    // cosign and BuildKit annotate the layers, not the manifest.
    if (tag !== undefined || sources.includes('buildkit'))
        return false;
    if (!(0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .isSpecific */ .bh)(artifactType))
        return false;
    return !(0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .isStatementType */ .gI)(artifactType) || isContentKnown((0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .predicateTypesIn */ .w1)(annotations), annotations);
}
/** A message signature has no predicate. Without a predicate type, the content of a DSSE envelope is not known. */
function isContentKnown(predicateTypes, annotations) {
    return predicateTypes.length > 0 || annotations['dev.sigstore.bundle.content'] === 'message-signature';
}
async function describeManifest(described, cache) {
    const { entry, listed, manifest, opensAll = false } = described;
    const whole = describeWhole(entry, listed, manifest);
    const signatures = entry.tag === 'sig' ? (0,_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .signatureLayersOf */ ._V)(manifest, entry.digest) : [];
    if (signatures.length > 0)
        return signatures.map((layer) => describeSignature(whole, layer));
    const layers = (0,_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .inTotoLayersOf */ .vD)(manifest, entry.digest);
    if (layers.length === 0)
        return [await describeBundle(whole, { manifest, opensAll }, cache)];
    return await (0,_wait_for_all_js__WEBPACK_IMPORTED_MODULE_6__/* .waitForAll */ .g)(layers.map((layer) => {
        const annotated = layers.length === 1 ? (0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .predicateTypesOf */ .uh)(manifest) : (0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .predicateTypesIn */ .w1)(layer.annotations);
        return describeLayer(whole, { ...layer, annotated, opens: opensAll || annotated.length === 0 }, cache);
    }));
}
function describeWhole(entry, listed, manifest) {
    const { subject, digest, mediaType, size, sources, tag, platform, depth } = entry;
    // cosign sets neither a type nor a subject on what it tags. If a manifest has one of them, the tag does not determine its kind.
    const isUntyped = tag !== undefined && (0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .ownTypeOf */ .GD)(manifest, listed) === undefined && !manifest?.subject;
    const fault = isUntyped && manifest !== undefined ? (0,_tag_content_js__WEBPACK_IMPORTED_MODULE_5__/* .findContentFault */ .F4)(tag, manifest) : undefined;
    return {
        subject,
        digest,
        mediaType,
        artifactType: (0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactTypeOf */ .Gh)(listed, manifest, tag),
        predicateTypes: manifest ? (0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .predicateTypesOf */ .uh)(manifest, listed) : (0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .predicateTypesIn */ .w1)(listed.annotations),
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
    const document = (0,_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .bundleLayerOf */ .Vj)(manifest);
    if (document === undefined || !(0,_policy_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .isBundleType */ .Jo)(whole.artifactType))
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
        artifactType: (0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_2__/* .isStatementType */ .gI)(whole.artifactType) ? whole.artifactType : layer.mediaType,
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
    const fault = isUnknown ? 'its content is not an in-toto statement' : (0,_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .findDocumentFault */ .p)(opened, subject);
    return fault === undefined ? {} : { fault };
}
/**
 * Describes a payload under cosign's tag `.sig` as a referrer. Of its annotations it has the signature alone, which tells it from others
 * with the same payload; the certificates and log entries are left out.
 */
function describeSignature({ isUntyped: _, fault: __, ...whole }, layer) {
    const signature = (0,_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .signatureOf */ .yK)(layer);
    return {
        ...whole,
        layer: layer.digest,
        artifactType: layer.mediaType,
        ...(signature
            ? { signature, annotations: { ...whole.annotations, [_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__/* .COSIGN_SIGNATURE */ .P8]: signature } }
            : { fault: `it has no annotation ${_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__/* .COSIGN_SIGNATURE */ .P8}` }),
    };
}


/***/ }),

/***/ 7344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vj: () => (/* binding */ bundleLayerOf),
/* harmony export */   _V: () => (/* binding */ signatureLayersOf),
/* harmony export */   vD: () => (/* binding */ inTotoLayersOf),
/* harmony export */   yK: () => (/* binding */ signatureOf)
/* harmony export */ });
/* harmony import */ var _policy_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2741);
/* harmony import */ var _registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1440);
/* harmony import */ var _tag_content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2828);



/** Returns the signature of a payload in Base64; `undefined` if there is none. */
function signatureOf({ annotations }) {
    return annotations[_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__/* .COSIGN_SIGNATURE */ .P8] || undefined;
}
/** Returns the layer with the bundle of a manifest whose type is that of a sigstore bundle. */
function bundleLayerOf({ layers }) {
    return layers.find(({ mediaType }) => (0,_policy_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .isBundleType */ .Jo)(mediaType)) ?? layers[0];
}
/** Returns the payloads in a manifest with cosign's tag `.sig`, each with each of its signatures once. */
function signatureLayersOf(manifest, digest) {
    const payloads = manifest.layers.filter(_tag_content_js__WEBPACK_IMPORTED_MODULE_2__/* .isSimpleSigning */ .Au);
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
    const statements = manifest.layers.filter(_tag_content_js__WEBPACK_IMPORTED_MODULE_2__/* .isInToto */ .Mw);
    return withinLimits([...new Map(statements.map((layer) => [layer.digest, layer])).values()], manifest, digest);
}
/** @throws Error for more layers or annotations than the limits: descriptions of a manifest of 4 MiB could exhaust the memory. */
function withinLimits(layers, manifest, digest) {
    const annotations = Object.keys(manifest.annotations).length * layers.length;
    if (layers.length <= MAX_LAYERS && annotations <= MAX_ANNOTATIONS)
        return layers;
    throw new Error(`The manifest ${digest} has ${layers.length} signatures or attestations with ${annotations} annotations; the limits are ${MAX_LAYERS} layers and ${MAX_ANNOTATIONS} annotations. Delete the manifest, or attach its evidence separately.`);
}


/***/ }),

/***/ 3829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readStatement),
/* harmony export */   p: () => (/* binding */ findDocumentFault)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9118);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1440);



/**
 * Reads a sigstore bundle, a DSSE envelope, an in-toto statement without envelope, or the payload of a simple signing. The result is empty
 * for any other document.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto,
 * https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md,
 * https://github.com/containers/image/blob/v5.36.2/docs/containers-signature.5.md (JSON data format)
 */
function readStatement(bytes) {
    const document = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes);
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(documentSchema, document);
    if (data === undefined)
        return {};
    const { dsseEnvelope, messageSignature, critical } = data;
    if (dsseEnvelope)
        return { bundle: 'dsse-envelope', ...inTotoOf(payloadOf(dsseEnvelope)) };
    if (messageSignature)
        return { bundle: 'message-signature', ...signedDigestOf(messageSignature) };
    if (critical)
        return imageOf(document);
    return inTotoOf(data.payload === undefined ? data : payloadOf({ payload: data.payload }));
}
const envelopeSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({ payload: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj() });
const messageSignatureSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({
    messageDigest: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFallback */ .hv)(_badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({ algorithm: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj(), digest: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj() }), undefined),
});
const documentSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({
    dsseEnvelope: envelopeSchema.nullable().optional(),
    messageSignature: messageSignatureSchema.nullable().optional(),
    critical: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5().optional(),
    payload: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj().optional(),
    _type: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5().optional(),
    predicateType: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5().optional(),
    subject: _badrap_valita__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5().optional(),
});
function payloadOf({ payload }) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(Buffer.from(payload, 'base64'));
}
function signedDigestOf({ messageDigest }) {
    const signedDigest = messageDigest && (0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__/* .readMessageDigest */ .yc)(messageDigest);
    return signedDigest === undefined ? {} : { signedDigest };
}
function imageOf(document) {
    const payload = (0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__/* .readSimpleSigning */ .k0)(document);
    return payload === undefined ? {} : { image: payload.image };
}
/** Without the predicate, which may be a whole SBOM. */
function inTotoOf(document) {
    const statement = (0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__/* .readInToto */ .uj)(document);
    if (statement === undefined)
        return {};
    const { predicateType, subjects } = statement;
    return { ...(predicateType && { predicateType }), subjects };
}
/**
 * Checks that a document that was read is about an image.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is, or if the document names no image.
 */
function findDocumentFault({ subjects, signedDigest }, image) {
    return subjects === undefined ? (0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__/* .findSignedDigestFault */ .Uy)(signedDigest, image) : (0,_registry_signed_document_js__WEBPACK_IMPORTED_MODULE_1__/* .findSubjectFault */ .Ac)({ subjects }, image);
}


/***/ }),

/***/ 2828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Au: () => (/* binding */ isSimpleSigning),
/* harmony export */   F4: () => (/* binding */ findContentFault),
/* harmony export */   Mw: () => (/* binding */ isInToto)
/* harmony export */ });
/* harmony import */ var _policy_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2741);
/* harmony import */ var _artifact_type_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7857);


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
    if (size === 0 || !(0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpecific */ .bh)(mediaType) || /\.(?:layer|diff|rootfs)\./.test(mediaType))
        return false;
    const kind = (0,_policy_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)({ artifactType: mediaType, predicateTypes: [], annotations: {} });
    return kind === 'sbom' || kind === 'other' || isInToto(layer);
}


/***/ }),

/***/ 2570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uX: () => (/* binding */ MAX_BATCH),
  JP: () => (/* binding */ MAX_FAILED),
  CJ: () => (/* binding */ batchSize),
  K7: () => (/* binding */ checkManifest),
  e$: () => (/* binding */ checkTarget),
  F9: () => (/* binding */ tooManyFailed)
});

// EXTERNAL MODULE: ./build/policy/kind.js
var kind = __webpack_require__(2741);
// EXTERNAL MODULE: ./build/evidence/artifact-type.js
var artifact_type = __webpack_require__(7857);
// EXTERNAL MODULE: ./build/evidence/describe.js
var describe = __webpack_require__(843);
// EXTERNAL MODULE: ./build/registry/signed-document.js
var signed_document = __webpack_require__(1440);
// EXTERNAL MODULE: ./build/evidence/tag-content.js
var tag_content = __webpack_require__(2828);
;// CONCATENATED MODULE: ./build/evidence/simple-signing.js


/**
 * Checks that a manifest with cosign's tag `.sig` has a signature whose payload names this image. Any manifest can be given the tag.
 * @param signed `layer`: only this payload is read.
 * @returns why it has none; `undefined` if it has one.
 * @throws what reading a payload throws.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
async function findPayloadFault({ manifest, layer, image, }, cache) {
    const signed = manifest.layers.filter((one) => (0,tag_content/* isSimpleSigning */.Au)(one) && (layer === undefined || one.digest === layer));
    const payloads = [...new Map(signed.map((one) => [one.digest, one])).values()];
    const faults = [];
    for (const payload of payloads.slice(0, MAX_PAYLOADS)) {
        const fault = findStatementFault(await cache.openDocument(payload), image);
        if (fault === undefined)
            return undefined;
        faults.push(fault);
    }
    if (payloads.length > MAX_PAYLOADS)
        return { why: `its first ${MAX_PAYLOADS} payloads do not name this image` };
    const why = [...new Set(faults.map((fault) => fault.why))].slice(0, MAX_FAULTS).join(', and ');
    const unread = faults.find((fault) => fault.unread === 'too-large')?.unread;
    if (unread !== undefined)
        return { why, unread };
    return faults.every((fault) => fault.unread === 'gone') ? { why, unread: 'gone' } : { why };
}
/** All signatures of an image have the same payload, unless they carry annotations. Payloads are read one after the other. */
const MAX_PAYLOADS = 100;
/** So many different faults are reported. */
const MAX_FAULTS = 3;
function findStatementFault({ unread, image: named }, image) {
    if (unread !== undefined)
        return { why: WHY_UNREAD[unread], unread };
    const why = (0,signed_document/* findNamedImageFault */.wN)(named, image);
    return why === undefined ? undefined : { why };
}
const WHY_UNREAD = {
    gone: 'its payload is no longer in the registry',
    'too-large': 'its payload is larger than 16 MiB and was not read, so it is not known to which image it belongs',
};

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
        return { kind: 'gone', why: 'it is listed, but the registry no longer has its manifest' };
    const { manifest } = fetched;
    const fault = await findFault({ referrer, manifest }, cache);
    if (fault !== undefined)
        return { kind: 'unbound', ...fault };
    const described = await (0,describe/* describeByManifest */.mO)(referrer, manifest, cache);
    return check_binding_findStatementFault(described) ?? { kind: 'bound', referrer: described };
}
/** With a tag of cosign, only a statement that was read proves that an attestation belongs to the image. */
function check_binding_findStatementFault({ tag, unread, fault }) {
    if (fault !== undefined)
        return { kind: 'unbound', why: fault };
    return tag !== undefined && unread !== undefined ? { kind: 'unbound', why: check_binding_WHY_UNREAD[unread], unread } : undefined;
}
const check_binding_WHY_UNREAD = {
    gone: 'its statement is no longer in the registry',
    'too-large': 'its statement is larger than 16 MiB and was not read, so it is not known to which image it belongs',
};
/** Why a manifest does not belong to the image; `undefined` if it does. */
async function findFault(candidate, cache) {
    const { referrer, manifest } = candidate;
    const subject = manifest.subject?.digest;
    // A subject takes precedence over tags and indexes: a manifest whose subject is another image belongs to that image.
    if (subject !== undefined)
        return subject === referrer.subject ? undefined : { why: `its manifest belongs to another image, ${subject}` };
    const faults = await Promise.all(referrer.sources.map((source) => findFaultBySource(source, candidate, cache)));
    return faults.includes(undefined) ? undefined : faults[0];
}
/** Why a source does not prove that a manifest without a subject belongs to the image; `undefined` if it does. */
async function findFaultBySource(source, candidate, cache) {
    switch (source) {
        case 'api':
        case 'tag-schema':
            return { why: 'its manifest has no subject' };
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
    const type = (0,artifact_type/* ownTypeOf */.GD)(manifest);
    // The statement of a bundle is read; an SBOM with a type of its own names no image.
    if (tag !== 'sig' && type !== undefined && (tag === 'sbom' || (0,kind/* isBundleType */.Jo)(type)))
        return undefined;
    const why = (0,tag_content/* findContentFault */.F4)(tag, manifest);
    if (why !== undefined)
        return { why };
    return tag === 'sig' ? await findPayloadFault({ manifest, layer, image: subject }, cache) : undefined;
}

// EXTERNAL MODULE: ./build/policy/verdict.js
var policy_verdict = __webpack_require__(6234);
;// CONCATENATED MODULE: ./build/gate/check-target.js



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
            if (one.kind === 'bound')
                by.push(one.referrer);
            else
                failed.push(one.rejected);
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
/** Checks the manifest of one referrer. @throws RegistryError if its content does not have its digest. */
async function checkManifest(referrer, rule, context) {
    const binding = await checkBinding(referrer, context.cache);
    if (binding.kind === 'gone')
        return { kind: 'rejected', rejected: { referrer, why: binding.why }, isGone: true };
    if (binding.kind === 'unbound') {
        const { why, unread } = binding;
        const rejected = { referrer: unread === undefined ? referrer : { ...referrer, unread }, why };
        return { kind: 'rejected', rejected, isGone: unread === 'gone' };
    }
    const verdict = (0,policy_verdict/* judgeReferrer */.nK)(rule, binding.referrer, context.now());
    if (verdict.met)
        return { kind: 'bound', referrer: binding.referrer };
    const why = `its manifest differs from the list: ${verdict.why ?? nameType(binding.referrer)}`;
    return { kind: 'rejected', rejected: { referrer, why }, isGone: false };
}
function nameType(referrer) {
    const { artifactType, predicateTypes } = referrer;
    return `it is of the kind ${(0,kind/* kindOf */.I)(referrer)} (${[artifactType, ...predicateTypes].filter((type) => type !== '').join(', ')})`;
}


/***/ }),

/***/ 1823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeRun: () => (/* binding */ judgeRun)
});

// UNUSED EXPORTS: verifierId

;// CONCATENATED MODULE: ./build/policy/result.js
/** Returns the worst of several results. Without any it is `error`: a caller that accepts a run without images must handle that itself. */
function worstResult(results) {
    return WORST_FIRST.find((result) => results.includes(result)) ?? 'error';
}
const WORST_FIRST = ['error', 'subject-not-found', 'unverified', 'missing', 'pass', 'listed'];
/** Whether a step with this result succeeds. `on-missing: warn` (`warnOnly`) is for `missing` alone, never for `unverified`. */
function succeeds(result, warnOnly) {
    if (result === 'missing')
        return warnOnly;
    return result === 'pass' || result === 'listed';
}
/** Whether more evidence may turn the result into a pass, so that `wait-timeout` waits for it. */
function mayChange(result) {
    return result === 'missing' || result === 'unverified';
}

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
// EXTERNAL MODULE: ./build/registry/manifest-schema.js
var manifest_schema = __webpack_require__(8533);
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
        .filter(({ platform }) => platform !== NO_PLATFORM)
        .map(({ digest, platform }) => ({ digest, platform: isNamed(platform) ? platform : digest }));
    const distinct = [...new Map(images.map((image) => [`${image.digest} ${image.platform}`, image])).values()];
    if (distinct.length <= MAX_PLATFORMS)
        return distinct;
    throw new Error(`The index has ${distinct.length} platform images; the limit is ${MAX_PLATFORMS}.`);
}
/** Returns the first entry that is itself an index. Its platforms are not known without fetching it. */
function nestedIndexOf({ manifests }) {
    return manifests.find(({ mediaType }) => mediaType === manifest_schema/* OCI_INDEX */.$p || mediaType === manifest_schema/* DOCKER_LIST */.Y2);
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

// EXTERNAL MODULE: ./build/registry/digest.js
var registry_digest = __webpack_require__(6192);
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

// EXTERNAL MODULE: ./build/evidence/wait-for-all.js
var wait_for_all = __webpack_require__(7911);
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
    const [own, ...platforms] = await (0,wait_for_all/* waitForAll */.g)([
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
        for (const children of await (0,wait_for_all/* waitForAll */.g)(batch)) {
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

// EXTERNAL MODULE: ./build/policy/verdict.js
var policy_verdict = __webpack_require__(6234);
// EXTERNAL MODULE: ./build/registry/reference.js + 1 modules
var registry_reference = __webpack_require__(6783);
// EXTERNAL MODULE: ./build/evidence/confirm.js
var evidence_confirm = __webpack_require__(5856);
// EXTERNAL MODULE: ./build/http/exchange.js
var http_exchange = __webpack_require__(9148);
// EXTERNAL MODULE: ./build/http/redact.js
var redact = __webpack_require__(2616);
// EXTERNAL MODULE: ./build/registry/refusal.js
var refusal = __webpack_require__(4726);
;// CONCATENATED MODULE: ./build/registry/blob.js





/**
 * Fetches a blob by digest and verifies its bytes. Registries keep blobs in a storage and redirect to it: redirects are followed, without
 * credentials from the first one that leaves the registry's origin.
 * @param maxBytes the limit of what is kept in memory; a blob whose descriptor has a larger size is not requested.
 * @throws NetworkError if there is no complete response.
 * @throws RegistryError if the digest differs, the registry or its storage refuses, or a redirect is not followed.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-blobs
 */
async function fetchBlob(repository, { digest, size }, maxBytes) {
    if (size > maxBytes)
        return { kind: 'too-large' };
    try {
        return await fetchBytes(repository, digest, maxBytes);
    }
    catch (error) {
        if (error instanceof http_exchange/* ResponseTooLarge */.l1)
            return { kind: 'too-large' };
        throw error;
    }
}
async function fetchBytes(repository, digest, maxBytes) {
    const sent = { method: 'GET', url: repository.urlOf(`blobs/${digest}`) };
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

// EXTERNAL MODULE: ./build/registry/manifest.js
var manifest = __webpack_require__(9329);
// EXTERNAL MODULE: ./build/registry/signed-document.js
var signed_document = __webpack_require__(1440);
;// CONCATENATED MODULE: ./build/evidence/recent-documents.js
/**
 * Fetches documents, each once while its bytes are kept. The oldest are dropped when all together have more bytes than the limit; requests
 * that are pending do not count. A document that is gone, or whose request has failed, is fetched again on the next call.
 */
class RecentDocuments {
    #maxBytes;
    #documents = new Map();
    /** The sizes of those that have arrived, the oldest first. */
    #sizes = new Map();
    #bytes = 0;
    /** @param maxBytes 0: none is kept. */
    constructor(maxBytes) {
        this.#maxBytes = maxBytes;
    }
    async get(digest, fetch) {
        const pending = this.#documents.get(digest);
        return await (pending ?? this.#start(digest, fetch));
    }
    async #start(digest, fetch) {
        const pending = fetch();
        this.#documents.set(digest, pending);
        try {
            const fetched = await pending;
            if (fetched.kind === 'gone')
                this.#documents.delete(digest);
            else
                this.#keep(digest, fetched.kind === 'present' ? fetched.bytes.length : 0);
            return fetched;
        }
        catch (error) {
            this.#documents.delete(digest);
            throw error;
        }
    }
    #keep(digest, size) {
        this.#sizes.set(digest, size);
        this.#bytes += size;
        for (const [oldest, bytes] of this.#sizes) {
            if (this.#bytes <= this.#maxBytes)
                return;
            this.#documents.delete(oldest);
            this.#sizes.delete(oldest);
            this.#bytes -= bytes;
        }
    }
}

// EXTERNAL MODULE: ./build/evidence/statement.js
var statement = __webpack_require__(3829);
;// CONCATENATED MODULE: ./build/evidence/content-cache.js





/** The bytes of documents that are kept, and of manifests of images, for each image that is judged. */
const MAX_KEPT_BYTES = 32 << 20;
/**
 * Fetches the manifests and documents of the referrers of one image, each once. Of a document only the parsed statement is kept, not its
 * bytes, unless signatures are verified.
 */
class ContentCache {
    #repository;
    #manifests = new FetchOnce();
    #opened = new FetchOnce();
    #documents;
    #images = new RecentDocuments(MAX_KEPT_BYTES);
    #read = new Set();
    /** The repositories of manifests and documents that are not in the repository of the image. */
    #elsewhere = new Map();
    /** @param options.keepsDocuments keeps the bytes of documents, because their signatures are verified after their types are known. */
    constructor(repository, { keepsDocuments = false } = {}) {
        this.#repository = repository;
        this.#documents = new RecentDocuments(keepsDocuments ? MAX_KEPT_BYTES : 0);
    }
    /** Returns a manifest by digest. @throws what `fetchManifest` throws. */
    async manifest(digest) {
        const repository = this.#elsewhere.get(digest) ?? this.#repository;
        const fetched = await this.#manifests.get(digest, () => (0,manifest/* fetchManifest */.Cj)(repository, digest));
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
        this.#manifests.prefetch(digest, () => (0,manifest/* fetchManifest */.Cj)(this.#repository, digest));
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
     * Returns the bytes of a document. A document that is gone or too large is a result, not an error: it must not prevent other referrers
     * from counting.
     * @throws RegistryError and NetworkError of the blob.
     */
    async document(document) {
        // Before the cache: the same blob may have another size in another manifest.
        if (document.size > signed_document/* MAX_DOCUMENT_BYTES */.bi)
            return { kind: 'too-large' };
        const repository = this.#elsewhere.get(document.digest) ?? this.#repository;
        this.#read.add(document.digest);
        return await this.#documents.get(document.digest, () => fetchBlob(repository, document, signed_document/* MAX_DOCUMENT_BYTES */.bi));
    }
    /** Whether a document has been read, for any rule. */
    hasRead(digest) {
        return this.#read.has(digest);
    }
    /** As `document`, but returns the statement in it. @throws what `document` throws. */
    async openDocument(document) {
        if (document.size > signed_document/* MAX_DOCUMENT_BYTES */.bi)
            return { unread: 'too-large' };
        const opened = await this.#opened.get(document.digest, () => this.#open(document));
        return opened.kind === 'present' ? opened.document : { unread: 'gone' };
    }
    async #open(document) {
        const fetched = await this.document(document);
        if (fetched.kind === 'gone')
            return fetched;
        return {
            kind: 'present',
            document: fetched.kind === 'present' ? (0,statement/* readStatement */.c)(fetched.bytes) : { unread: 'too-large' },
        };
    }
    /** Returns the bytes of the manifest of an image in its own repository. @throws what `fetchManifestBytes` throws. */
    async imageBytes(digest) {
        const fetched = await this.#images.get(digest, () => (0,manifest/* fetchManifestBytes */.RQ)(this.#repository, digest));
        return fetched.kind === 'present' ? fetched : { kind: 'gone' };
    }
    /** Starts to fetch what `imageBytes` will probably return. A failure is ignored here. */
    prefetchImage(digest) {
        this.imageBytes(digest).catch(() => undefined);
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

// EXTERNAL MODULE: ./build/evidence/describe.js
var describe = __webpack_require__(843);
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

// EXTERNAL MODULE: ./build/evidence/sources/cosign-tags.js
var cosign_tags = __webpack_require__(4601);
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
        const list = [...targets].map((one) => (0,build_text/* quote */.hD)(one)).join(', ');
        throw new Error(`the Link headers name ${targets.size} next pages, expected one: ${list}`);
    }
    const next = URL.parse(target, base.href);
    if (next === null)
        throw new Error(`the Link header names a next page that is not a URL: ${(0,build_text/* quote */.hD)(target)}`);
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
    return new Error(`the Link header is not valid, so it is unknown whether there is a next page: ${(0,build_text/* quote */.hD)(header)}`, options);
}

;// CONCATENATED MODULE: ./build/registry/pages.js




/**
 * Reads a list page by page, following `Link: <…>; rel="next"`, until there is no next page or a page repeats. `maxBytes` is the limit for
 * all pages together.
 * @throws RegistryError if the next page is on another origin, because the token must not be sent there, and if the list is longer than
 *   the limits: the list is never cut without an error. NetworkError if the pages together are larger than `maxBytes`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers
 */
async function* readPages(repository, request, clock = () => Number(process.hrtime.bigint() / 1000000n)) {
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

// EXTERNAL MODULE: ./build/registry/problem.js
var problem = __webpack_require__(5477);
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
    const request = { url: repository.urlOf(`referrers/${subject}`), accept: [manifest_schema/* OCI_INDEX */.$p], maxBytes: MAX_LIST_BYTES };
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
        if (descriptors.length > manifest_schema/* MAX_DESCRIPTORS */.a_) {
            throw (0,refusal/* responseError */.U3)(page, `The subject has more than ${manifest_schema/* MAX_DESCRIPTORS */.a_} referrers, the limit of a list.`);
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
    const index = (0,manifest_schema/* decodeBody */.Vj)(page.response.body, manifest_schema/* decodeIndex */.X1);
    if (index.ok)
        return index.value.manifests;
    throw (0,refusal/* responseError */.U3)(page, (0,manifest_schema/* formatInvalid */.pQ)(index, 'The response is not a list of referrers (an OCI image index)', manifest/* CHECK_HOST */.mR));
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
    const got = await (0,manifest/* getManifest */.c2)(repository, (0,registry_digest/* referrersTag */.LN)(subject));
    if ((0,refusal/* isAbsent */.W0)(got.response))
        return [];
    if (got.response.status !== 200)
        throw (0,refusal/* unexpectedStatus */.uI)(got, 'The registry did not return a list of referrers.');
    const index = (0,manifest_schema/* decodeBody */.Vj)(got.response.body, manifest_schema/* decodeIndex */.X1);
    if (index.ok)
        return index.value.manifests;
    throw (0,refusal/* responseError */.U3)(got, (0,manifest_schema/* formatInvalid */.pQ)(index, 'The tag is not a list of referrers (an OCI image index)', DELETE_TAG));
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
     * @param options.keepsDocuments keeps the bytes of documents, for rules for which presence is not enough.
     * @param options.confirmsAll `true`: confirm every subject; `false`: only a subject without referrers in the referrers API.
     */
    constructor(options) {
        this.repository = options.repository;
        this.sources = options.sources;
        this.confirmed = options.confirmed ?? new evidence_confirm/* ConfirmedManifests */.s(options.repository);
        this.cache = new ContentCache(options.repository, { keepsDocuments: options.keepsDocuments ?? false });
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
        const [registry, elsewhere, cosign] = await (0,wait_for_all/* waitForAll */.g)([
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
        const [evidence, absentBefore] = await (0,wait_for_all/* waitForAll */.g)([
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
        const byList = merged.filter(describe/* isDescribedByList */.Bs);
        const fetched = merged.length - byList.length;
        if (fetched > MAX_FETCHED)
            throw tooManyFetched(fetched, subject.digest);
        if (fetched > 0)
            this.#prefetchChecked(byList, subject);
        const referrers = [];
        for (let next = 0; next < merged.length; next += DESCRIBED_AT_ONCE) {
            const batch = merged.slice(next, next + DESCRIBED_AT_ONCE);
            const described = await (0,wait_for_all/* waitForAll */.g)(batch.map((found) => (0,describe/* describeFound */.Kq)(found, subject, this.cache)));
            for (const referrer of described.flat())
                referrers.push(referrer);
        }
        return referrers;
    }
    #prefetchChecked(found, subject) {
        const described = found.map((one) => (0,describe/* describeByList */.nX)(one, subject));
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
        const listed = new Set(digestsOf(own));
        for (const digest of digestsOf(elsewhere))
            if (!listed.has(digest))
                this.cache.locate(digest, this.#cosignRepository);
    }
    async #listCosignTags(subject) {
        return this.sources.includes('cosign-tags')
            ? await (0,cosign_tags/* listByCosignTags */.W)(this.#cosignRepository, subject, this.cache)
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
function digestsOf({ api, tagSchema }) {
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
// EXTERNAL MODULE: ./build/policy/referrer.js
var policy_referrer = __webpack_require__(3640);
// EXTERNAL MODULE: ./build/gate/check-target.js + 2 modules
var check_target = __webpack_require__(2570);
;// CONCATENATED MODULE: ./build/gate/judge-rules.js




/**
 * Judges rules by the evidence of an image, each in all targets that the rule, or otherwise the input, selects. Rules that read documents
 * are first: what they read about another image does not count for the others.
 * @throws RegistryError if the content of a manifest does not have its digest.
 */
async function judgeRules(rules, evidence, context) {
    const judgeAll = async (some) => await Promise.all(some.map(async (rule) => [rule, await judgeRule(rule, evidence, context)]));
    const reading = await judgeAll(rules.filter(policy_verdict/* needsReading */.oA));
    const others = await judgeAll(rules.filter((rule) => !(0,policy_verdict/* needsReading */.oA)(rule)));
    const verdicts = new Map([...reading, ...others]);
    return rules.map((rule) => verdicts.get(rule) ?? unjudged(rule));
}
/** A rule without a verdict must not pass. */
function unjudged({ text }) {
    throw new Error(`the rule ${text} was not judged`);
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
        return by.slice(0, Math.min(rule.min, check_target/* MAX_BATCH */.uX)).map(({ digest }) => digest);
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
    if ((0,policy_verdict/* needsReading */.oA)(rule)) {
        const { verifyTarget } = await __webpack_require__.e(/* import() */ 100).then(__webpack_require__.bind(__webpack_require__, 2100));
        return await verifyTarget(rule, verdict, context);
    }
    return context.checksManifests ? await (0,check_target/* checkTarget */.e$)(rule, verdict, context) : verdict;
}

// EXTERNAL MODULE: ./build/evidence/artifact-type.js
var artifact_type = __webpack_require__(7857);
// EXTERNAL MODULE: ./build/policy/kind.js
var policy_kind = __webpack_require__(2741);
;// CONCATENATED MODULE: ./build/gate/report/other-types.js



/** Whether a kind says little, so that the types of its referrers are named. */
function isVague(kind) {
    return kind === 'other' || kind === 'attestation';
}
/**
 * `1 of type sbom/x, 2 of type a/b`: the types of the direct referrers of this kind, the most frequent first: artifact types, or for
 * attestations predicate types.
 */
function nameTypes(referrers, kind) {
    const types = countTypes(referrers.filter((referrer) => (0,policy_kind/* kindOf */.I)(referrer) === kind));
    const named = types
        .slice(0, MAX_TYPES)
        .map(({ type, count }) => type === '' ? `${count} without a type` : `${count} of type ${(0,build_text/* oneLine */.TN)(type, MAX_TYPE)}`);
    const more = types.slice(MAX_TYPES).reduce((sum, { count }) => sum + count, 0);
    return [...named, ...(more > 0 ? [`${more} of other types`] : [])].join(', ');
}
/** The rules as typed with one of the most frequent types added: whether they are met is not known. */
function withOtherTypes(rule, referrers) {
    return countTypes(referrers.filter((referrer) => isVague((0,policy_kind/* kindOf */.I)(referrer))))
        .slice(0, MAX_TYPES)
        .filter(({ type }) => canBeWritten(type))
        .map(({ type }) => ({ type, rule: withType(rule, type) }));
}
/** Says which type to require instead of a kind, for a type with which the rule is met. */
function otherTypeLines({ type, instead }) {
    return [
        `If the referrer of type ${(0,build_text/* oneLine */.TN)(type, MAX_TYPE)} is what the rule means, require it by this type:`,
        `  ${instead}`,
    ];
}
const MAX_TYPES = 3;
/** Characters. */
const MAX_TYPE = 120;
/** Whether a rule can have this type, in quotation marks if it has spaces: there is no escape for its special characters. */
function canBeWritten(type) {
    return type.length <= MAX_TYPE && /^[\x20-\x7e]+$/.test(type) && !/["|*]/.test(type);
}
/** Adds the type as an alternative, so that the referrers that count still do. */
function withType(rule, type) {
    const [first = ''] = /^(?:[^\s"]|"[^"]*")+/.exec(rule) ?? [];
    return `${first}|${/\s/.test(type) ? `"${type}"` : type}${rule.slice(first.length)}`;
}
function countTypes(referrers) {
    const counts = new Map();
    for (const type of referrers.filter(({ depth }) => depth === 1).map(typeOf))
        counts.set(type, (counts.get(type) ?? 0) + 1);
    return [...counts].map(([type, count]) => ({ type, count })).toSorted((one, other) => other.count - one.count);
}
/** The type that may be required; '' if there is none: every artifact without a type has the same placeholder. */
function typeOf(referrer) {
    if ((0,policy_kind/* kindOf */.I)(referrer) === 'attestation')
        return referrer.predicateTypes[0] ?? '';
    return (0,artifact_type/* isSpecific */.bh)(referrer.artifactType) ? referrer.artifactType : '';
}

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
    if (index !== undefined || !(0,manifest_schema/* mayBeIndex */.nH)(confirmed.mediaTypeOf(digest)))
        return index;
    const fetched = await (0,manifest/* fetchIndex */.RG)(repository, digest);
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
        const unmet = this.#missing.rules.filter(isMissing);
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
        // These signatures are not verified.
        if ((0,policy_verdict/* needsReading */.oA)(rule))
            return [];
        if (!rule.matchers.some((matcher) => matcher.by === 'kind' && matcher.kind === 'signature'))
            return [];
        const entries = this.#index.manifests.filter(isBuildkitAttestation).slice(0, MAX_LISTED);
        const found = [];
        for (const { digest } of entries) {
            const target = { platform: undefined, subject: digest, referrers: await this.#list({ digest }) };
            found.push(...(0,policy_verdict/* judgeTarget */.dM)({ ...rule, min: 1 }, target, this.#missing.context.now()).by);
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
    for (const { rule } of missing.rules.filter(isMissing)) {
        // Where no matcher is a kind, the rule already has a type.
        if (!rule.matchers.some(({ by }) => by === 'kind'))
            continue;
        for (const { type, rule: instead } of withOtherTypes(rule.text, missing.referrers)) {
            const parsed = parseIfValid(instead, missing.inputs.syntax);
            const verdict = parsed && (await judgeAgain(parsed, evidence, missing));
            if (verdict?.met)
                found.push({ kind: 'type', rule: rule.text, type, instead });
        }
    }
    return found;
}
/** What failed verification was found, so nothing is searched for. */
function isMissing(verdict) {
    return !verdict.met && !(0,policy_verdict/* isUnverified */.sU)(verdict);
}
/** A type without a slash or a dot cannot be required. */
function parseIfValid(line, syntax) {
    try {
        return (0,rule/* parseRule */.iT)(line, syntax);
    }
    catch {
        return undefined;
    }
}
function directOf({ referrers }, digest) {
    return referrers.filter(({ subject, depth }) => depth === 1 && subject === digest);
}
async function judgeAgain(rule, evidence, missing) {
    const [verdict] = await judgeRules([rule], evidence, missing.context);
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

// EXTERNAL MODULE: ./build/policy/verification-fields.js
var verification_fields = __webpack_require__(5148);
// EXTERNAL MODULE: ./build/gate/resolve-image.js
var resolve_image = __webpack_require__(6098);
;// CONCATENATED MODULE: ./build/gate/open-image.js








/**
 * Prepares an image for collecting its evidence. Its manifest is fetched only if an input needs its index and it may be an index.
 * @throws the errors of fetching the index.
 */
async function openImage({ repository, digest, confirmed, cosignRepository }, inputs, { now }) {
    const collector = new EvidenceCollector({
        repository,
        sources: inputs.sources,
        confirmed,
        confirmsAll: (0,resolve_image/* confirmsAll */.v)(inputs),
        ...(inputs.checksManifests && {
            expectChecks: (described) => firstChecked(inputs.rules, described, now()),
        }),
        ...(cosignRepository !== undefined && { cosignRepository }),
        keepsDocuments: inputs.rules.some(policy_verdict/* needsReading */.oA),
    });
    if (!needsIndex(inputs) || isKnownImage(confirmed.mediaTypeOf(digest), inputs))
        return { kind: 'open', digest, index: undefined, collector };
    const fetched = await (0,manifest/* fetchIndex */.RG)(repository, digest);
    if (fetched.kind === 'gone')
        return await explainGone(repository, digest);
    const index = fetched.kind === 'index' ? fetched.index : undefined;
    const { mediaType = manifest_schema/* OCI_MANIFEST */.EG } = fetched.kind === 'index' ? fetched.index : fetched;
    confirmed.add(digest, mediaType);
    return { kind: 'open', digest, index, collector };
}
function needsIndex({ rules, sources, platforms }) {
    return sources.includes('buildkit') || choicesOf(platforms, rules).some(({ kind }) => kind !== 'index');
}
/** A header is not enough for a rule that trusts a signer and not the registry: an index would be judged without its platforms. */
function isKnownImage(mediaType, { rules }) {
    return !(0,manifest_schema/* mayBeIndex */.nH)(mediaType) && rules.every((rule) => (0,verification_fields/* trustOf */.A)(rule) === undefined);
}
async function explainGone(repository, digest) {
    const found = await (0,manifest/* resolveManifest */.K9)(repository, digest);
    if (found.kind === 'absent')
        return found;
    throw new Error(`${repository.host} gave contradictory responses for the manifest ${digest} of ${repository.name}: 404 to GET, 200 to HEAD. Run the step again. If this persists, ask the operator of the registry.`);
}

;// CONCATENATED MODULE: ./build/gate/wait.js


/**
 * Repeats an attempt while more evidence may change its result, all rules can still be met, and there is time left; the last attempt is made when
 * the time is over. The timeout is that of the run, so that many images wait together and not one after the other.
 * @returns the last attempt, and the milliseconds of the timeout that had passed after it.
 */
async function waitForEvidence(attempt, { label, startedAt, timeout, interval }, context) {
    let isLast = false;
    for (let count = 1;; count++) {
        const last = await attempt();
        const elapsed = context.now().getTime() - startedAt.getTime();
        const left = timeout - elapsed;
        if (!mayChange(last.result) || last.rules?.some(policy_verdict/* cannotBeMet */.ve) || isLast || left <= 0)
            return { last, waited: Math.min(elapsed, timeout) };
        const pause = Math.min(left, intervalAfter(count, interval));
        // A timer may fire a millisecond early, which leaves no time for one more attempt.
        isLast = pause === left;
        context.info(`${label}: attempt ${count}, ${nameUnmet(last)}; retrying in ${seconds(pause)}, ${seconds(left)} left.`);
        await context.sleep(pause);
    }
}
/** Milliseconds. Longer intervals would delay a release after its evidence is attached. */
const MAX_INTERVAL = 30_000;
function intervalAfter(count, first) {
    return Math.min(first * 2 ** (count - 1), Math.max(first, MAX_INTERVAL));
}
/** `unverified: signature key=cosign.pub; missing: sbom` */
function nameUnmet({ rules = [] }) {
    const unmet = Object.groupBy(rules.filter(({ met }) => !met), (verdict) => ((0,policy_verdict/* isUnverified */.sU)(verdict) ? 'unverified' : 'missing'));
    return ['unverified', 'missing']
        .flatMap((result) => {
        const texts = unmet[result]?.map(({ rule }) => rule.text).join(', ');
        return texts === undefined ? [] : `${result}: ${texts}`;
    })
        .join('; ');
}
function seconds(milliseconds) {
    return `${Math.ceil(milliseconds / 1000)} s`;
}

;// CONCATENATED MODULE: ./build/gate/judge-image.js











/** Judges one image. Every error becomes the result of the image, so that it does not hide the results of other images. */
async function judgeImage(reference, run) {
    let { digest } = reference;
    try {
        const resolved = await run.resolve(reference);
        if (resolved.kind === 'absent')
            return notFound({ reference, digest }, resolved);
        digest = resolved.digest;
        const image = await openImage(resolved, run.inputs, run.context);
        return image.kind === 'absent' ? notFound({ reference, digest }, image) : await judgeOpened(reference, image, run);
    }
    catch (error) {
        // Scrub before the message is cut and split into lines: a part of a secret would not be masked.
        const problem = run.context.scrub((0,build_error/* explain */.WE)(error));
        return { kind: 'failed', reference, digest, result: 'error', problem };
    }
}
function notFound(image, { why, isPartial = false }) {
    return { kind: 'not-found', ...image, result: 'subject-not-found', problem: why, isPartial };
}
async function judgeOpened(reference, image, run) {
    const label = (0,registry_reference/* formatSubject */.QK)(reference, image.digest);
    const waiting = { label, startedAt: run.startedAt, ...run.inputs.wait };
    const { last, waited } = await waitForEvidence(() => judgeOnce(reference, image, run), waiting, run.context);
    return last.kind === 'not-found' ? last : { ...last, waited, ...(await addDetails(last, image, run)) };
}
async function judgeOnce(reference, image, run) {
    const { digest } = image;
    const { sources, cosignRepository } = run.inputs;
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
        result: (0,policy_verdict/* resultOf */.Bg)(verdicts),
        rules: verdicts,
        referrers: [...evidence.own, ...evidence.platforms.flatMap(({ referrers }) => referrers)],
        platforms: evidence.platforms.map((image) => ({ platform: image.platform, digest: image.digest })),
        sources,
        cosignRepository: cosignRepository && `${cosignRepository.registry}/${cosignRepository.repository}`,
        missingReferrersApi,
    };
}
/** Collects the evidence of the platforms for a rule with `index|each` only if the index does not meet the rule. */
async function collectAndJudge(image, run) {
    const { digest, index, collector } = image;
    const { rules, platforms } = run.inputs;
    const context = judgeContextOf(image, run);
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
function judgeContextOf({ index, collector }, { inputs, context }) {
    const { platforms, checksManifests, verifiers } = inputs;
    const { cache, confirmed, repository } = collector;
    return {
        cache,
        platforms,
        checksManifests,
        verifiers,
        now: context.now,
        repository: `${repository.host}/${repository.name}`,
        imageOf: (digest) => {
            const entry = index?.manifests.find((manifest) => manifest.digest === digest);
            const mediaType = entry?.mediaType ?? confirmed.mediaTypeOf(digest);
            return { digest, ...(mediaType !== undefined && { mediaType }), ...(entry && { size: entry.size }) };
        },
    };
}
function isIndexOrEach({ platform }) {
    return platform?.kind === 'index-or-each';
}
/** A referrer that exists but could not be read must not become `missing`. Where presence is not enough, it becomes `unverified`. */
function throwIfUnknown({ met, rule, rejected }) {
    const large = met || (0,policy_verdict/* needsReading */.oA)(rule) ? undefined : rejected.find(({ referrer }) => referrer.unread === 'too-large');
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
    const { inputs } = run;
    const { referrers, isCut } = await collectTree(direct, inputs.depth, image.collector);
    // With `on-missing: warn` the step passes, so the requests of the search are saved.
    if (!mayChange(result) || succeeds(result, inputs.warnOnly))
        return { referrers, isCut, skippedAttestations: 0, elsewhere: [] };
    const context = judgeContextOf(image, run);
    const found = await findElsewhere({
        rules,
        referrers: direct,
        platforms,
        missingReferrersApi,
        image,
        inputs,
        context,
    });
    return { referrers, isCut, ...found };
}

// EXTERNAL MODULE: ./build/policy/duration.js
var duration = __webpack_require__(855);
;// CONCATENATED MODULE: ./build/gate/report/hints.js







/** `sha256:` and the first twelve hex digits. */
function shortDigest(digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    return `${algorithm}:${hex.slice(0, 12)}`;
}
/**
 * What tells a referrer from the others: the digest of its layer, otherwise that of its manifest, and for a payload of cosign also the
 * first characters of its signature: all signatures of an image may have the same payload.
 */
function shortIdentity({ digest, layer, signature }) {
    const short = shortDigest(layer ?? digest);
    return signature === undefined ? short : `${short} ${(0,build_text/* oneLine */.TN)(signature, MAX_SIGNATURE)}`;
}
/** Characters. The first six are the same in all ECDSA signatures of one length. */
const MAX_SIGNATURE = 16;
/** `sbom sha256:0123456789ab`, with its platform if it has one. */
function nameReferrer(referrer) {
    const { platform } = referrer;
    return `${(0,policy_kind/* kindOf */.I)(referrer)} ${shortIdentity(referrer)}${platform === undefined ? '' : ` (${(0,build_text/* oneLine */.TN)(platform, 80)})`}`;
}
/** `signature (2), other (1 of type a/b)`: the direct referrers in the order of the kinds; `none` if there are none. */
function countKinds(referrers) {
    const kinds = referrers.filter(({ depth }) => depth === 1).map(policy_kind/* kindOf */.I);
    const counts = [...policy_kind/* KINDS */.GW, 'other'].map((kind) => ({
        kind,
        count: kinds.filter((one) => one === kind).length,
    }));
    const found = counts
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (isVague(kind) ? `${kind} (${nameTypes(referrers, kind)})` : `${kind} (${count})`));
    return found.join(', ') || 'none';
}
/** The rule as typed, as one line. */
function nameRule({ text }) {
    return (0,build_text/* oneLine */.TN)(text, MAX_RULE);
}
/** Characters: a rule with an issuer, an identity and a source has about 250. */
const MAX_RULE = 400;
/** Why a referrer does not count, as one line: several reasons may have an identity each. */
function nameReason(why) {
    return (0,build_text/* oneLine */.TN)(why, MAX_REASON);
}
/** Characters. */
const MAX_REASON = 500;
/** What to do if evidence may be attached later; `undefined` where waiting does not help. */
function waitAdvice({ waited, rules }) {
    if (rules.some(policy_verdict/* cannotBeMet */.ve))
        return undefined;
    if (waited === 0)
        return 'Set wait-timeout, for example 5m, if another job or service attaches it later.';
    // A timer may fire a millisecond early.
    const whole = Math.round(waited / 1000) * 1000;
    return `This step waited ${(0,duration/* formatDuration */.a)(whole)}. Increase wait-timeout if attaching it takes longer.`;
}
/** Why the list may be incomplete on a registry without the referrers API, and what to change; `undefined` where the API exists. */
function explainMissingReferrersApi(image) {
    const { missingReferrersApi: response, digest, reference, sources } = image;
    if (response === undefined)
        return undefined;
    const quoted = response === '' ? '' : ` (response: ${(0,build_text/* oneLine */.TN)(response)})`;
    const others = sources.flatMap((source) => OTHER_SOURCES[source]?.(digest) ?? []);
    const instead = others.length === 0 ? '' : ` Searched instead: ${others.join(', ')}.`;
    return `${reference.registry} has no referrers API${quoted}. On Quay, set FEATURE_REFERRERS_API: true in config.yaml.${instead}`;
}
/** Where else evidence was searched, for an image with an unmet rule: a name that is mistyped is an empty repository. */
function nameCosignRepository({ cosignRepository: name, result, }) {
    if (name === undefined || !mayChange(result))
        return undefined;
    return `The repository ${(0,build_text/* oneLine */.TN)(name)} of the input cosign-repository was searched too.`;
}
const OTHER_SOURCES = {
    'tag-schema': (digest) => `the tag ${(0,registry_digest/* referrersTag */.LN)(digest)}`,
    'cosign-tags': () => "cosign's tags of the same name that end in .sig, .att and .sbom",
    buildkit: () => 'the attestations in the index',
};
/** The setting with which BuildKit's attestations count; `undefined` if no unmet rule would be met with it. */
function explainSkippedAttestations({ skippedAttestations: count, sources, elsewhere, }) {
    if (!elsewhere.some(({ kind }) => kind === 'buildkit'))
        return undefined;
    return `Not searched: ${(0,build_text/* pluralize */.td)(count, 'attestation manifest')} that BuildKit stored in the index (docker build stores provenance there by default). To search them too, set:\n  sources: ${[...sources, 'buildkit'].join(',')}`;
}
/** For a tree of referrers that reached its size limit. */
const TREE_IS_CUT = 'The tree of referrers was cut at 5,000. There may be more referrers of referrers.';
/** What is wrong with `subject-not-found`: the words after `is` or `are`. */
function absenceOf({ isPartial }) {
    return isPartial ? 'incomplete in the registry' : 'not in the registry';
}
/** What to do about `subject-not-found`. */
function absenceAdvice({ isPartial }) {
    return isPartial
        ? 'Push or copy the image with all its platforms (skopeo copy --all, regctl image copy). To check only the platforms that exist, set platform= in the rule, or the input platform for rules without it.'
        : 'Check the tag or digest. Check that an earlier step or job pushed the image to this registry and repository.';
}
/** The first `max` strings, and how many more there are. */
function firstFew(texts, max) {
    const more = texts.length - max;
    return more > 0 ? [...texts.slice(0, max), `and ${more} more`] : texts;
}

;// CONCATENATED MODULE: ./build/gate/report/elsewhere.js



/** Lines about evidence for an unmet rule that exists and does not count for it. A line that starts with two spaces is a setting. */
function elsewhereLines({ rule }, image) {
    return image.elsewhere.filter((one) => one.rule === rule.text).flatMap((one) => linesOf(one, rule));
}
function linesOf(one, rule) {
    switch (one.kind) {
        case 'platforms':
            return platformLines(one, rule);
        case 'type':
            return otherTypeLines(one);
        case 'attestations':
            return [attestationLine(one)];
        // There is one line for all rules.
        case 'buildkit':
            return [];
    }
}
const MAX_NAMED = 5;
function attestationLine({ found }) {
    const signatures = found.map((referrer) => `${nameReferrer(referrer)} signs the attestation manifest ${shortDigest(referrer.subject)} of BuildKit`);
    return `${firstFew(signatures, MAX_NAMED).join('; ')}. This is what docker/github-builder signs. It is not a signature of the image, so it does not count. Sign the image too.`;
}
function platformLines(one, rule) {
    const found = `Found on the platform images, not on the index: ${firstFew(one.found.map(nameReferrer), MAX_NAMED).join(', ')}.`;
    // `platform=each` would be met at once.
    if (one.without.length === 0 && one.checked === one.total)
        return [`${found} To require it on every platform image instead, write:`, `  ${withPlatformEach(rule)}`];
    const names = one.without.map((platform) => (0,build_text/* oneLine */.TN)(platform, 80));
    const without = names.length === 0
        ? ''
        : ` ${rule.min > 1 ? `Fewer than ${rule.min}` : 'Not found'} on: ${firstFew(names, MAX_NAMED).join(', ')}.`;
    const cut = one.checked < one.total ? ` Only ${one.checked} of ${one.total} platform images were listed.` : '';
    return [`${found}${without}${cut}`];
}
/** The rule as typed, with `platform=each` instead of another platform. */
function withPlatformEach({ text }) {
    const rest = text.replace(/"[^"]*"|\s+platform=\S*/g, (found) => (found.startsWith('"') ? found : ''));
    return `${(0,build_text/* oneLine */.TN)(rest, 500)} platform=each`;
}

;// CONCATENATED MODULE: ./build/gate/report/signer.js



/** Characters of an identity: those of GitHub are URLs with the path of a workflow and a git ref. */
const MAX_IDENTITY = 300;
/** `cosign.pub (sha256:0123456789ab)` for a key, the identity, or the subject of the certificate and what was not checked of it. */
function nameSigner({ by, signer, key }) {
    if (by === 'identity')
        return (0,build_text/* oneLine */.TN)(signer, MAX_IDENTITY);
    // Whoever verifies with notation expects that revocation lists are read.
    if (by === 'ca')
        return `${(0,build_text/* oneLine */.TN)(signer, MAX_IDENTITY)} (revocation not checked)`;
    const short = signer.slice(0, 'sha256:'.length + 12);
    return key === undefined ? `the key ${short}` : `${(0,build_text/* oneLine */.TN)(key)} (${short})`;
}
/**
 * A referrer that meets a rule: with its verified signer if the rule requires one, `signature sha256:0123456789ab signed by …`; or that it
 * is unsigned, as far as this run knows: its content was read, and no signature was verified.
 */
function nameEvidence(referrer, rule) {
    const { verified } = referrer;
    if (verified !== undefined)
        return `${nameReferrer(referrer)} signed by ${nameSigner(verified)}`;
    return `${nameReferrer(referrer)}${isUnsigned(rule) ? ' (unsigned)' : ''}`;
}
/** Whether a rule reads the content of documents and requires no signature of them. */
function isUnsigned(rule) {
    return (0,verification_fields/* readsContent */.B)(rule) && (0,verification_fields/* trustOf */.A)(rule) === undefined;
}
/** Whose signature a rule requires, after `signed by`; `undefined` for a rule that requires presence only. */
function requiredSigner(rule) {
    const trust = (0,verification_fields/* trustOf */.A)(rule);
    switch (trust?.by) {
        case undefined:
            return undefined;
        case 'key':
            return trust.keys.length === 1
                ? `the key in ${trust.keys.map(nameKey).join('')}`
                : `one of the keys in ${trust.keys.map(nameKey).join(', ')}`;
        case 'identity':
            return `${(0,build_text/* oneLine */.TN)(trust.identity, MAX_IDENTITY)} (issuer ${(0,build_text/* oneLine */.TN)(trust.issuer)})`;
        case 'ca':
            return `a certificate of ${(0,build_text/* oneLine */.TN)(trust.ca)}${nameSubject(trust.subject)}`;
    }
}
function nameKey(path) {
    return path === 'input' ? 'the input public-key' : (0,build_text/* oneLine */.TN)(path);
}
function nameSubject(subject) {
    if (subject.length === 0)
        return '';
    return ` with the subject ${(0,build_text/* oneLine */.TN)(subject.map(({ type, value }) => `${type}=${value}`).join(','), MAX_IDENTITY)}`;
}
/** Without `key`, which is a path on the runner. */
function verifiedEntry({ by, signer, issuer, claims, time }) {
    return {
        by,
        signer,
        ...(issuer !== undefined && { issuer }),
        ...(claims !== undefined && { claims }),
        ...(time !== undefined && !Number.isNaN(time.getTime()) && { time: time.toISOString() }),
    };
}

;// CONCATENATED MODULE: ./build/gate/report/referrer-json.js





/** The entries of referrers of an image. A generator, because there may be a hundred thousand. */
function* referrerEntries(image, referrers = image.referrers) {
    const name = imageField(image);
    const verified = verifiedIn(image.rules);
    for (const referrer of referrers)
        yield toEntry(name, referrer, verified.get((0,policy_referrer/* identityOf */.cu)(referrer)));
}
/** The referrers that the input `artifact-type` shows; all where it has no patterns. */
function shownOf(referrers, shown) {
    return shown.length === 0 ? referrers : referrers.filter((referrer) => (0,matcher/* matchesAny */._)(shown, referrer));
}
/** The shown referrers of an image, split into those that meet a rule and the others, both in the order found. */
function splitByRules({ referrers, rules }, shown) {
    const counted = countedIn(rules);
    const { met = [], others = [] } = Object.groupBy(shownOf(referrers, shown), (referrer) => counted.has((0,policy_referrer/* identityOf */.cu)(referrer)) ? 'met' : 'others');
    return { met, others };
}
/** The identities of the referrers that meet any rule. */
function countedIn(rules) {
    return new Set(rules.flatMap(({ by }) => by.map(policy_referrer/* identityOf */.cu)));
}
/** The signers of the referrers that meet a rule which requires a signature. */
function verifiedIn(rules) {
    const signers = new Map();
    for (const referrer of rules.flatMap(({ by }) => by)) {
        const identity = (0,policy_referrer/* identityOf */.cu)(referrer);
        if (referrer.verified !== undefined && !signers.has(identity))
            signers.set(identity, referrer.verified);
    }
    return signers;
}
/**
 * The shown referrers of an image, each followed by its own referrers. Those that meet a rule come first, so that a list which is cut
 * keeps them.
 */
function metFirst({ referrers, rules }, shown = []) {
    const counted = countedIn(rules);
    const { met = [], others = [] } = Object.groupBy(treesOf(referrers), ([root]) => root !== undefined && counted.has((0,policy_referrer/* identityOf */.cu)(root)) ? 'met' : 'others');
    return shownOf([...met, ...others].flat(), shown);
}
/** Each direct referrer with all referrers below it, a parent before its children. */
function treesOf(referrers) {
    const trees = [];
    for (const referrer of referrers) {
        const tree = referrer.depth > 1 ? trees.at(-1) : undefined;
        if (tree === undefined)
            trees.push([referrer]);
        else
            tree.push(referrer);
    }
    return trees;
}
/** `registry/repository@digest`, or the normalised reference while the tag is unresolved. */
function imageField({ reference, digest }) {
    return digest === undefined ? (0,registry_reference/* formatReference */.FH)(reference) : (0,registry_reference/* formatSubject */.QK)(reference, digest);
}
function toEntry(image, referrer, verified) {
    const { predicateTypes, subject, digest, layer, mediaType, artifactType, size, annotations, platform, depth } = referrer;
    const [predicateType] = predicateTypes;
    const created = (0,policy_referrer/* createdOf */.YC)(referrer);
    return {
        image,
        subject,
        digest,
        ...(layer !== undefined && { layer }),
        mediaType,
        artifactType,
        kind: (0,policy_kind/* kindOf */.I)(referrer),
        ...(predicateType !== undefined && { predicateType }),
        size,
        annotations,
        ...(created !== undefined && { created }),
        source: referrer.sources[0],
        ...(platform !== undefined && { platform }),
        depth,
        ...(verified !== undefined && { verified: verifiedEntry(verified) }),
    };
}

;// CONCATENATED MODULE: ./build/gate/report/report.js

/** Runs with more images than this log and summarise only the images that did not pass in full. */
const MAX_IN_FULL = 20;
/** Whether an image needs no action. */
function passed({ result }) {
    return result === 'pass' || result === 'listed';
}
/** How many referrers of an image are shown; 0 where it was not judged. */
function shownCount(image) {
    return image.kind === 'judged' ? image.count : 0;
}
/** The unmet rules of an image as typed; none where it was not judged. */
function unmetOf(image) {
    return image.kind === 'judged' ? image.unmet : [];
}
/** The rules of an image of whose kind something is there that failed verification; none where it was not judged. */
function unverifiedOf(image) {
    return image.kind === 'judged' ? image.unverified : [];
}
/** The other unmet rules of an image: nothing of their kind is there. */
function absentOf(image) {
    const unverified = new Set(unverifiedOf(image));
    return unmetOf(image).filter((text) => !unverified.has(text));
}
/** Sorts images by result, worst first; images with the same result stay in the order of the input. */
function worstFirst(images) {
    return images.toSorted((one, other) => {
        if (one.result === other.result)
            return 0;
        return worstResult([one.result, other.result]) === one.result ? -1 : 1;
    });
}
/** Groups images that failed with the same problem, at the position of the first; each other image is a group of its own. */
function groupBySameProblem(images) {
    const groups = Map.groupBy(images, (image) => problemKey(image) ?? image);
    return [...groups.values()].flatMap(([image, ...others]) => (image === undefined ? [] : { image, others }));
}
/** A string that is equal for images with the same problem; `undefined` for judged images. */
function problemKey(image) {
    return image.kind === 'judged' ? undefined : `${image.result}: ${image.problem}`;
}

;// CONCATENATED MODULE: ./build/gate/report/unmet.js








/** The unmet rules of an image as typed, each once. */
function unmetRules({ rules }) {
    return [...new Set(rules.filter(({ met }) => !met).map(({ rule }) => rule.text))];
}
/** The unmet rules of whose kind something is there that failed verification, as typed, each once. */
function unverifiedRules({ rules }) {
    return [...new Set(rules.filter(policy_verdict/* isUnverified */.sU).map(({ rule }) => rule.text))];
}
/** `met by 2`; `not met (0 of 1)`; for a rule about platforms `not met on linux/arm64 (0 of 1), linux/s390x (not in the index)`. */
function formatVerdict({ rule, met, by, unmetTargets }) {
    if (met)
        return `met by ${by.length}`;
    const [first] = unmetTargets;
    if (unmetTargets.length <= 1 && first?.platform === undefined)
        return `not met (${first?.found ?? 0} of ${rule.min})`;
    const targets = unmetTargets.map((target) => formatTarget(target, rule.min));
    return `not met on ${firstFew(targets, MAX_TARGETS).join(', ')}`;
}
/** Targets named in one verdict. */
const MAX_TARGETS = 5;
function formatTarget({ platform, subject, found }, min) {
    const name = platform === undefined ? 'the index itself' : (0,build_text/* oneLine */.TN)(platform, MAX_PLATFORM);
    return subject === undefined ? `${name} (not in the index)` : `${name} (${found} of ${min})`;
}
/** Characters: the name of a platform comes from the index. */
const MAX_PLATFORM = 80;
/**
 * How many referrers to attach for an unmet rule: `one` or `2`; if there are some already, `another` or `2 more`. With several unmet
 * targets, the number is that of the first.
 * @param image the digest of the image itself.
 */
function amountToAttach({ rule, unmetTargets }, image) {
    const targets = unmetTargets.filter(isAttachable);
    const found = targets[0]?.found ?? 0;
    const count = rule.min - found;
    const where = whereToAttach(targets, image);
    if (found === 0)
        return `${count === 1 ? 'one' : count}${where}`;
    return `${count === 1 ? 'another' : `${count} more`}${where}`;
}
/**
 * What to attach for an unmet rule, and whose signature it needs: `attach one`. `before` is the start of the sentence if something was
 * found that failed verification: it may be right, and the rule wrong.
 */
function whatToAttach(verdict, image) {
    const signer = requiredSigner(verdict.rule);
    const what = `attach ${amountToAttach(verdict, image)}`;
    if (!(0,policy_verdict/* isUnverified */.sU)(verdict))
        return { before: '', what: signer === undefined ? what : `${what}, signed by ${signer}` };
    const content = (0,verification_fields/* readsContent */.B)(verdict.rule) ? ' and the content that its options name' : '';
    const required = signer === undefined ? '' : `The rule requires a signature by ${signer}${content}. `;
    return { before: `${required}If you trust what was found, change the rule; otherwise `, what };
}
/** The attestations of BuildKit are in the index, so a missing one of a platform is attached to the index. */
function whereToAttach(targets, image) {
    const [first] = targets;
    if (new Set(targets.map(({ subject }) => subject)).size > 1)
        return ' to each of these images';
    if (first?.platform === undefined)
        return '';
    return first.subject === image
        ? ' to the index, which covers all its platforms'
        : ` to ${(0,build_text/* oneLine */.TN)(first.platform, MAX_PLATFORM)}`;
}
/** `registry/repository@digest` of the first target that a referrer can be attached to; `undefined` where there is none. */
function subjectToAttachTo({ unmetTargets }, reference) {
    const subject = unmetTargets.find(isAttachable)?.subject;
    return subject === undefined ? undefined : (0,registry_reference/* formatSubject */.QK)(reference, subject);
}
function isAttachable({ subject }) {
    return subject !== undefined;
}
/** What to do if the index has none of the platforms that a rule requires. */
const NO_PLATFORM_ADVICE = 'The index has no image for a required platform. Build and push it, or change platform. Waiting does not help.';
/**
 * The referrers that match a rule and were not counted for it, and why. For an unmet rule these include referrers of referrers: users
 * who see a signature in the list need to know that it belongs to the SBOM.
 * @param referrers all that were found for the image.
 */
function uncountedReferrers({ rule, met, rejected }, referrers) {
    const deeper = met ? [] : referrers.filter((referrer) => referrer.depth > 1 && (0,matcher/* matchesAny */._)(rule.matchers, referrer));
    if (deeper.length === 0)
        return rejected;
    const byDigest = new Map(referrers.map((referrer) => [referrer.digest, referrer]));
    const distinct = new Map(deeper.map((referrer) => [(0,policy_referrer/* identityOf */.cu)(referrer), referrer]));
    return [
        ...rejected,
        ...[...distinct.values()].map((referrer) => ({ referrer, why: attachedTo(byDigest.get(referrer.subject)) })),
    ];
}
function attachedTo(parent) {
    return `it is attached to ${parent === undefined ? 'another referrer' : nameReferrer(parent)}, not to the image`;
}

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
        return this.#total > MAX_IN_FULL && passed(image) ? [shortLine(image)] : judgedLines(image.unpack());
    }
    #problemLines(image) {
        const key = problemKey(image) ?? '';
        const first = this.#problems.get(key);
        if (first !== undefined)
            return [`  result: ${image.result}, same problem as ${first} above`];
        this.#problems.set(key, (0,registry_reference/* formatReference */.FH)(image.reference));
        return [...indent(2, (0,build_text/* problemLines */.pb)(image.problem)), `  result: ${image.result}`];
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
        if (!passed(image))
            this.#failed++;
        const interval = Math.max(MIN_INTERVAL, Math.ceil(this.#total / MAX_LINES));
        if (this.#total > MAX_IN_FULL && this.#done % interval === 0)
            this.#write(`${this.#done} of ${this.#total} images checked, ${this.#failed} did not pass`);
    }
}
const MAX_LINES = 20;
/** Images between two lines. */
const MIN_INTERVAL = 10;
function shortLine(image) {
    return `${nameWithDigest(image)}: ${image.result}, ${(0,build_text/* pluralize */.td)(image.total, 'referrer')}`;
}
function judgedLines(image) {
    const { referrers, rules, result } = image;
    const hints = [explainMissingReferrersApi(image), nameCosignRepository(image), explainSkippedAttestations(image)];
    return [
        nameWithDigest(image),
        ...indent(2, hints.flatMap((hint) => (0,build_text/* problemLines */.pb)(hint ?? '')).filter((line) => line !== '')),
        `  ${(0,build_text/* pluralize */.td)(referrers.length, 'referrer')}${referrers.length === 0 ? '' : ':'}`,
        ...indent(4, referrerLines(metFirst(image))),
        ...(image.isCut ? [`  ${TREE_IS_CUT}`] : []),
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
        shortIdentity(referrer),
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
    const names = verdict.met
        ? `: ${firstFew(verdict.by.map((one) => nameEvidence(one, verdict.rule)), log_MAX_NAMED).join(', ')}`
        : '';
    const rejected = uncountedReferrers(verdict, image.referrers).map(({ referrer, why, unverified }) => `${unverified ? 'not verified' : 'not counted'}: ${nameReferrer(referrer)}: ${nameReason(why)}`);
    return [
        `${verdict.met ? '✓' : '✗'} ${nameRule(verdict.rule)}: ${formatVerdict(verdict)}${names}`,
        ...indent(4, firstFew(rejected, log_MAX_NAMED)),
        ...indent(4, verdict.met ? [] : elsewhereLines(verdict, image)),
    ];
}
/** Referrers named for one rule. */
const log_MAX_NAMED = 5;

;// CONCATENATED MODULE: ./build/gate/report/packed-report.js


/**
 * Packs the report of a judged image, except for the fields that are needed without its referrers.
 * @param options.shown which referrers are shown; empty: all.
 * @param options.compress compresses the report, which is not worth the time for a single report.
 */
function packReport(report, { shown, compress }) {
    const { kind, reference, digest, result, sources, missingReferrersApi, referrers } = report;
    const { met, others } = splitByRules(report, shown);
    return {
        ...{ kind, reference, digest, result, sources, missingReferrersApi },
        unmet: unmetRules(report),
        unverified: unverifiedRules(report),
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

;// CONCATENATED MODULE: ./build/gate/report/attach-advice.js


/** Returns how to attach a referrer that meets a rule, so that the gate finds it. There may be no command, only a note. */
function attachAdvice(rule, { subject, sources, max }) {
    const distinct = [...new Set(rule.matchers.flatMap(waysFor))];
    const trust = (0,verification_fields/* trustOf */.A)(rule);
    const first = rule.annotations.length > 0 ? distinct.filter(isOras) : [];
    const usable = [...new Set([...first, ...distinct])].filter((way) => canSign(way, trust));
    const ways = usable.slice(0, max).map((way) => fillIn(way, rule, subject));
    return {
        ways,
        notes: [
            ...signerNotes(trust, ways),
            ...referrerNotes(sources),
            ...cosignNotes(ways, sources),
            ...optionNotes(rule, ways),
        ],
    };
}
/** Whether a command can make the signature that a rule requires. */
function canSign(way, trust) {
    switch (trust?.by) {
        case undefined:
            return true;
        case 'key':
            return way.startsWith('cosign ');
        case 'identity':
            return way.startsWith('cosign ') || (way.startsWith('uses: ') && trust.issuer === GITHUB_ISSUER);
        case 'ca':
            return way.startsWith('notation ');
    }
}
/** @see https://docs.github.com/en/actions/reference/security/oidc */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
/** Without a key, a command signs with the identity of the user or workflow that runs it. */
function signerNotes(trust, ways) {
    if (trust?.by !== 'identity' || ways.length === 0)
        return [];
    return trust.issuer === GITHUB_ISSUER
        ? ['Run it in the workflow that identity names, in a job with permissions: id-token: write.']
        : [`Run it with an OIDC token of this identity from ${(0,build_text/* oneLine */.TN)(trust.issuer)}.`];
}
/** Only oras can set arbitrary annotations on a referrer. */
function isOras(way) {
    return way.startsWith('oras ');
}
function fillIn(way, rule, subject) {
    const { annotations, keys, format } = rule;
    const pairs = isOras(way) ? annotations.map(({ key, value }) => ` --annotation ${quoted(`${key}=${value}`)}`) : [];
    const [name = '', digest = ''] = subject.split('@');
    return (format === 'cyclonedx' ? asCycloneDx(way) : way)
        .replace(/^cosign \w+ --yes/, (start) => (keys === undefined ? start : `${start} --key ${privateKeyOf(keys)}`))
        .replaceAll(/ IMAGE(?= |$)/g, () => `${pairs.join('')} ${subject}`)
        .replace(': NAME,', () => `: ${name},`)
        .replace(': DIGEST,', () => `: ${digest},`);
}
function asCycloneDx(way) {
    return way
        .replace('--type spdxjson', '--type cyclonedx')
        .replace('application/spdx+json', 'application/vnd.cyclonedx+json')
        .replace('sbom.spdx.json', 'sbom.cdx.json');
}
/** The name that `cosign generate-key-pair` gives to the private key of a single public key. */
function privateKeyOf(keys) {
    const [name] = keys.length === 1 ? (/[^/]+(?=\.pub$)/.exec(keys[0] ?? '') ?? []) : [];
    return quoted(`${name ?? 'cosign'}.key`);
}
/**
 * Commands by kind. IMAGE is replaced by `registry/repository@digest`, NAME and DIGEST by its parts.
 * @see https://github.com/sigstore/cosign/blob/main/doc/cosign_attest.md, https://oras.land/docs/commands/oras_attach,
 * https://notaryproject.dev/docs/user-guides/how-to/sign/, https://github.com/actions/attest#usage
 */
const WAYS = {
    signature: ['cosign sign --yes IMAGE', 'notation sign IMAGE'],
    sbom: [
        'oras attach --artifact-type application/spdx+json IMAGE sbom.spdx.json',
        'cosign attest --yes --type spdxjson --predicate sbom.spdx.json IMAGE',
    ],
    provenance: [
        'uses: actions/attest@v4 with subject-name: NAME, subject-digest: DIGEST, push-to-registry: true',
        'cosign attest --yes --type slsaprovenance1 --predicate provenance.json IMAGE',
    ],
    vex: [
        'cosign attest --yes --type openvex --predicate vex.openvex.json IMAGE',
        'oras attach --artifact-type application/vnd.openvex+json IMAGE vex.openvex.json',
    ],
    scan: [
        'oras attach --artifact-type application/sarif+json IMAGE results.sarif',
        'cosign attest --yes --type vuln --predicate vuln.json IMAGE',
    ],
    attestation: ['cosign attest --yes --type TYPE --predicate predicate.json IMAGE'],
};
function waysFor(matcher) {
    switch (matcher.by) {
        case 'kind':
            return WAYS[matcher.kind];
        case 'artifact-type':
            if (!matcher.pattern.includes('/'))
                return [];
            return [`oras attach --artifact-type ${shellWord(matcher.pattern)} IMAGE FILE`];
        case 'vsa':
            return ['cosign attest --yes --type https://slsa.dev/verification_summary/v1 --predicate vsa.json IMAGE'];
        case 'predicate-type':
            return [`cosign attest --yes --type ${shellWord(matcher.pattern)} --predicate FILE IMAGE`];
    }
}
/** A pattern is not a type, so the user has to choose one. */
function shellWord(pattern) {
    return pattern.includes('*') ? 'TYPE' : quoted(pattern);
}
function quoted(word) {
    const text = (0,build_text/* oneLine */.TN)(word, MAX_WORD);
    return /^[\w./+:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
/** Characters. A command that was cut does not work, but neither does an unlimited line. */
const MAX_WORD = 500;
/** All these commands write referrers, not tags. */
function referrerNotes(sources) {
    return sources.includes('api') || sources.includes('tag-schema')
        ? []
        : ['This gate will not find it, because the input sources has neither api nor tag-schema. Add api to sources.'];
}
function cosignNotes(ways, sources) {
    return ways.some((way) => way.startsWith('cosign')) && !sources.includes('cosign-tags')
        ? ['Use cosign 3 or newer. Older versions write tags, and the input sources does not include cosign-tags.']
        : [];
}
function optionNotes(rule, ways) {
    const { matchers, maxAge, annotations } = rule;
    const patterns = matchers.flatMap((matcher) => 'pattern' in matcher && matcher.pattern.includes('*') ? [matcher.pattern] : []);
    const pairs = annotations.map(({ key, value }) => `${key}=${value}`);
    const withoutSlash = matchers.flatMap((one) => one.by === 'artifact-type' && !one.pattern.includes('/') ? one.pattern : []);
    return [
        ...((0,verification_fields/* trustOf */.A)(rule) === undefined ? withoutSlash : []).map((type) => `Attach it with the tool that writes the type ${(0,build_text/* oneLine */.TN)(type)}: oras and regctl accept only types with a "/".`),
        ...patterns.map((pattern) => `Replace TYPE with a type that matches ${(0,build_text/* oneLine */.TN)(pattern)}.`),
        ...(rule.min > 1 && (0,verification_fields/* trustOf */.A)(rule) !== undefined ? [DISTINCT] : []),
        ...(maxAge === undefined ? [] : [(0,verification_fields/* trustOf */.A)(rule) === undefined ? AGE_BY_ANNOTATION : AGE_BY_SIGNATURE]),
        ...(ways.every(isOras) ? [] : pairs.map((pair) => annotationNote(pair, ways))),
    ];
}
const DISTINCT = 'Each signer of a signature counts once, and each signed content of a document.';
const AGE_BY_ANNOTATION = 'It must have the annotation org.opencontainers.image.created with a time that is not older than max-age.';
const AGE_BY_SIGNATURE = 'The time of its log entry or timestamp, or without them its annotation org.opencontainers.image.created, must not be older than max-age.';
function annotationNote(pair, ways) {
    const how = ways.some(isOras) ? '; the oras command sets it' : ' (oras attach --annotation)';
    return `It must have the annotation ${(0,build_text/* oneLine */.TN)(pair)}${how}.`;
}

;// CONCATENATED MODULE: ./build/gate/report/annotations.js








/**
 * Returns the annotations of a report, worst first: one for each image that did not pass, or one for all images with the same problem,
 * at most nine and one for the rest; then a warning for each registry without referrers API.
 */
function gateAnnotations(report) {
    const images = worstFirst(report.images);
    const groups = groupBySameProblem(images.filter((image) => !passed(image)));
    const rest = groups.slice(MAX_ANNOTATIONS).flatMap(({ image, others }) => [image, ...others]);
    return [
        ...groups.slice(0, MAX_ANNOTATIONS).map((group) => ({ ...annotate(group), level: levelOf(group.image, report) })),
        ...(rest.length > 0 ? [andMore(rest.length, levelOf(report, report))] : []),
        ...missingApiWarnings(images.filter(passed)),
    ];
}
/** GitHub shows ten annotations of a level and step. */
const MAX_ANNOTATIONS = 9;
function levelOf({ result }, { warnOnly }) {
    return result === 'missing' && warnOnly ? 'warning' : 'error';
}
function andMore(count, level) {
    const message = `${(0,build_text/* pluralize */.td)(count, 'more image')} did not pass. See the job summary or the output referrers-file.`;
    return { level, title: `and ${count} more`, message };
}
function annotate({ image, others }) {
    const alone = others.length === 0;
    const name = alone ? (0,registry_reference/* formatReference */.FH)(image.reference) : (0,build_text/* pluralize */.td)(others.length + 1, 'image');
    const names = alone ? [] : [`Images: ${nameFew([image, ...others])}.`];
    switch (image.kind) {
        case 'not-found':
            return withTitle(`${name} ${alone ? 'is' : 'are'} ${absenceOf(image)}`, [
                ...(0,build_text/* problemLines */.pb)(image.problem),
                ...names,
                absenceAdvice(image),
            ]);
        case 'failed':
            return failedText(name, [...(0,build_text/* problemLines */.pb)(image.problem), ...names]);
        case 'judged':
            return withTitle(`${name} ${faultsOf(image)}`, missingLines(image.unpack()));
    }
}
/** `is not verified: signature key=cosign.pub; missing: sbom` */
function faultsOf(image) {
    const { unverified } = image;
    const absent = absentOf(image).join(', ');
    if (unverified.length === 0)
        return `is missing: ${absent}`;
    return `is not verified: ${unverified.join(', ')}${absent === '' ? '' : `; missing: ${absent}`}`;
}
function nameFew(images) {
    const names = images.map(({ reference }) => (0,registry_reference/* formatReference */.FH)(reference));
    return firstFew(names, MAX_NAMES).join(', ');
}
const MAX_NAMES = 10;
/** The cause is on the first line of the message, after the title. */
function failedText(name, [cause = '', ...lines]) {
    const title = (0,build_text/* oneLine */.TN)(`${name} could not be checked`, MAX_TITLE);
    return { title, message: [`${title}: ${cause}`, ...lines].join('\n') };
}
function withTitle(text, lines) {
    const title = (0,build_text/* oneLine */.TN)(text, MAX_TITLE);
    return { title, message: [`${title}.`, ...lines].join('\n') };
}
/** Characters; GitHub allows 255. */
const MAX_TITLE = 250;
function missingLines(image) {
    const unmet = image.rules.filter(({ met }) => !met);
    const lines = [
        explainMissingReferrersApi(image),
        nameCosignRepository(image),
        explainSkippedAttestations(image),
        ...unmet.flatMap((verdict) => unmetLines(verdict, image)),
        waitAdvice(image),
    ];
    return lines.filter((line) => line !== undefined);
}
/** Referrers that were not counted come before the advice, because attaching the same one again would not help. */
function unmetLines(verdict, image) {
    const { unverified = [], others = [] } = Object.groupBy(uncountedReferrers(verdict, image.referrers), (one) => one.unverified ? 'unverified' : 'others');
    const sentences = [
        `Rule ${nameRule(verdict.rule)}: ${formatVerdict(verdict)}.`,
        ...rejectedSentences('Found but not verified', unverified),
        ...rejectedSentences('Found but not counted', others),
        `Referrers found: ${countKinds(image.referrers)}.`,
    ];
    return [
        sentences.join(' '),
        ...elsewhereLines(verdict, image),
        ...((0,policy_verdict/* cannotBeMet */.ve)(verdict) ? [NO_PLATFORM_ADVICE] : []),
        ...attachLines(verdict, image),
    ];
}
function rejectedSentences(introduction, rejected) {
    if (rejected.length === 0)
        return [];
    const pieces = rejected.map(({ referrer, why }) => `${nameReferrer(referrer)}: ${nameReason(why)}`);
    return [`${introduction}: ${firstFew(pieces, MAX_REJECTED).join('; ')}.`];
}
const MAX_REJECTED = 3;
function attachLines(verdict, image) {
    const subject = subjectToAttachTo(verdict, image.reference);
    if (subject === undefined)
        return [];
    const { ways, notes } = attachAdvice(verdict.rule, { subject, sources: image.sources, max: 1 });
    const { before, what } = whatToAttach(verdict, image.digest);
    const sentence = before === '' ? what.replace(/^a/, 'A') : `${before}${what}`;
    // A command is on a line of its own, so that it can be copied.
    const commands = ways.flatMap((way) => [`${sentence}, for example with:`, `  ${way}`]);
    const alone = ways.length === 0 && (0,policy_verdict/* needsReading */.oA)(verdict.rule) ? [`${sentence}.`] : [];
    return [...commands, ...alone, ...(notes.length > 0 ? [notes.join(' ')] : [])];
}
/** One warning for each registry: its images passed with the other sources, but the API might show more referrers. */
function missingApiWarnings(images) {
    const perRegistry = new Map();
    for (const image of images) {
        const { registry } = image.reference;
        const message = image.kind === 'judged' ? explainMissingReferrersApi(image) : undefined;
        if (message !== undefined && !perRegistry.has(registry))
            perRegistry.set(registry, { title: `${registry} has no referrers API`, message });
    }
    return [...perRegistry.values()].slice(0, MAX_ANNOTATIONS).map((text) => ({ ...text, level: 'warning' }));
}

;// CONCATENATED MODULE: ./build/gate/report/headline.js




/** The mark of a result. */
function markOf(result, warnOnly) {
    if (result === 'pass')
        return '✅';
    if (result === 'listed')
        return 'ℹ️';
    return result === 'missing' && warnOnly ? '⚠️' : '❌';
}
/** The mark of the run. */
function markOfRun({ result, warnOnly }) {
    return markOf(result, warnOnly);
}
/** The result of the run in one sentence. */
function headline(report) {
    const { result, images } = report;
    if (images.length === 0)
        return 'Listed: this shard has no images.';
    if (result === 'listed')
        return `Listed: ${listing(images)}. No rules were given.`;
    if (result !== 'pass')
        return `${failedOrNot(report)}: ${faultsIn(images)}.`;
    return `Passed: ${nameAll(images)} all rules: ${ruleTexts(report)}.`;
}
function failedOrNot({ result, warnOnly }) {
    return result === 'missing' && warnOnly ? 'Passed with a warning (on-missing: warn)' : 'Failed';
}
function ruleTexts({ rules }) {
    return joinDistinct(rules.map(({ text }) => text));
}
/** One clause for each result that is not a pass, worst first. */
function faultsIn(images) {
    const failed = images.filter(({ kind }) => kind === 'failed');
    const notFound = images.filter((image) => image.kind === 'not-found');
    const unverified = images.filter((image) => unverifiedOf(image).length > 0);
    const missing = images.filter((image) => absentOf(image).length > 0);
    const isPartial = notFound.every((image) => image.isPartial);
    const clauses = [
        failed.length > 0 && `${nameImages(failed, images)} could not be checked`,
        notFound.length > 0 &&
            `${nameImages(notFound, images)} ${notFound.length === 1 ? 'is' : 'are'} ${absenceOf({ isPartial })}`,
        unverified.length > 0 &&
            `${nameImages(unverified, images)} ${unverified.length === 1 ? 'is' : 'are'} not verified: ${joinDistinct(unverified.flatMap(unverifiedOf))}`,
        missing.length > 0 && `${namesMissing(missing, images)}: ${joinDistinct(missing.flatMap(absentOf))}`,
    ];
    return clauses.filter((clause) => clause !== false).join('; ');
}
/** The only image of a run that is not verified either is not named again. */
function namesMissing(missing, images) {
    if (images.length === 1 && missing.some((image) => unverifiedOf(image).length > 0))
        return 'missing';
    return `${nameImages(missing, images)} ${missing.length === 1 ? 'is missing' : 'are missing required referrers'}`;
}
/** The reference of a single image, or how many of all images: `2 of 5 images`. */
function nameImages(some, all) {
    const [only] = some;
    return some.length === 1 && only !== undefined
        ? (0,registry_reference/* formatReference */.FH)(only.reference)
        : `${some.length} of ${all.length} images`;
}
/** The subject and verb of a passed run. */
function nameAll(images) {
    if (images.length === 1)
        return `${nameImages(images, images)} meets`;
    return images.length === 2 ? 'both images meet' : `all ${images.length} images meet`;
}
function listing(images) {
    const referrers = images.reduce((sum, image) => sum + shownCount(image), 0);
    const [only] = images;
    const subject = images.length === 1 && only !== undefined ? (0,registry_reference/* formatReference */.FH)(only.reference) : (0,build_text/* pluralize */.td)(images.length, 'image');
    return `${(0,build_text/* pluralize */.td)(referrers, 'referrer')} of ${subject}`;
}
function joinDistinct(texts) {
    return (0,build_text/* oneLine */.TN)([...new Set(texts)].join(', '), 300);
}

// EXTERNAL MODULE: ./build/gate/report/publication.js
var publication = __webpack_require__(6831);
;// CONCATENATED MODULE: ./build/gate/report/outputs.js



/** Makes the outputs of a run. */
function gateOutputs(run, files = publication/* NO_FILES */.EM) {
    const values = { ...publication/* EMPTY_OUTPUTS */.Jd, ...files };
    const failures = [];
    let cut = false;
    for (const [name, format] of FORMATS) {
        // One value that cannot be formatted must not prevent the other outputs.
        try {
            const value = format(run);
            values[name] = typeof value === 'string' ? value : value.json;
            cut ||= typeof value !== 'string' && value.cut;
        }
        catch (cause) {
            failures.push(new Error(`Could not format the output ${name}, so it is empty. Report this as a bug.`, { cause }));
        }
    }
    return { values, cut, failures };
}
/** How each output is made from a report. */
const FORMATS = [
    ['result', ({ result }) => result],
    ['satisfied', ({ result }) => String(result === 'pass')],
    ['missing', (report) => JSON.stringify(rulesOf(report, unmetOf))],
    ['unverified', (report) => JSON.stringify(rulesOf(report, unverifiedOf))],
    ['count', ({ images }) => String(images.reduce((sum, image) => sum + shownCount(image), 0))],
    ['referrers', (report) => cutReferrers(entriesOf(report))],
    ['digest', ({ images }) => images.slice(0, 1).find(wasFound)?.digest ?? ''],
    ['image', ({ images }) => images.slice(0, 1).filter(wasFound).map(imageField).join('')],
    ['images', ({ images }) => JSON.stringify(images.map(imageEntry))],
    ['token-expires-at', ({ token }) => formatExpiry(token?.expiresAt)],
];
/** A registry may send a lifetime that leads to no valid date. The token works nevertheless. */
function formatExpiry(date) {
    return date === undefined || Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
/** First the entries that meet a rule, of all images, so that a cut list keeps them. An image is unpacked only where it has entries. */
function* entriesOf({ images, shown }) {
    const judged = images.filter((image) => image.kind === 'judged');
    for (const image of judged)
        if (image.meeting > 0)
            yield* entriesIn(image, shown, 'met');
    for (const image of judged)
        if (image.count > image.meeting)
            yield* entriesIn(image, shown, 'others');
}
function entriesIn(image, shown, part) {
    const report = image.unpack();
    return referrerEntries(report, splitByRules(report, shown)[part]);
}
/**
 * Whether the registry confirmed the image: its tag was resolved, or the evidence of its digest was judged. A digest that was only
 * typed must not be deployed.
 */
function wasFound({ kind, digest, reference }) {
    if (digest === undefined || kind === 'not-found')
        return false;
    return kind === 'judged' || reference.digest === undefined;
}
/**
 * Formats entries as a JSON array of at most 64 KiB. Entries that are too long lose their annotations first, then the last of them are
 * left out. Reads and keeps no more entries than fit.
 */
function cutReferrers(entries) {
    const whole = new JsonArray();
    const bare = new JsonArray();
    let cut = false;
    for (const entry of entries) {
        cut ||= !whole.add(entry);
        // A bare entry is never longer than the whole one, so it fits wherever the whole one does.
        if (!bare.add({ ...entry, annotations: {} }))
            break;
    }
    return { json: cut ? bare.format() : whole.format(), cut };
}
/** A JSON array that is limited to the size of an output. */
class JsonArray {
    #items = [];
    #bytes = '[]'.length;
    /** @returns whether there was space for the entry. */
    add(entry) {
        const item = JSON.stringify(entry);
        this.#bytes += Buffer.byteLength(item) + (this.#items.length > 0 ? ','.length : 0);
        if (this.#bytes > publication/* MAX_OUTPUT_BYTES */.$q)
            return false;
        this.#items.push(item);
        return true;
    }
    format() {
        return `[${this.#items.join(',')}]`;
    }
}
/** These rules of all images in the order of the rules, each once; none for `error`, where not all evidence is known. */
function rulesOf({ result, rules, images }, of) {
    if (result === 'error')
        return [];
    const texts = new Set(images.flatMap(of));
    return [...new Set(rules.map(({ text }) => text))].filter((text) => texts.has(text));
}
function imageEntry(image) {
    return {
        image: imageField(image),
        digest: image.digest ?? '',
        result: image.result,
        missing: unmetOf(image),
        count: shownCount(image),
    };
}

;// CONCATENATED MODULE: ./build/gate/report/verification-summary.js




/** Whether everything that the run required was verified: it passed, and each of its rules requires a signature. */
function isVerified({ result, rules }) {
    return result === 'pass' && rules.every((rule) => (0,verification_fields/* trustOf */.A)(rule) !== undefined);
}
/** The summaries of the images of a run, one image at a time; none unless everything was verified. */
function* summariesOf(run) {
    if (!isVerified(run))
        return;
    for (const image of run.images)
        if (image.kind === 'judged')
            yield summaryOf(image.unpack(), run);
}
/** Formats the summary of the first image as JSON. */
function* formatSummary(run) {
    const [summary] = summariesOf(run);
    yield `${JSON.stringify(summary, undefined, 2)}\n`;
}
function summaryOf(image, { verifier, finishedAt, rules }) {
    // A secret in base64 would not be recognized later.
    const policy = Buffer.from((0,build_text/* scrub */._I)(rules.map(({ text }) => `${text}\n`).join('')));
    return {
        verifier: { id: verifier },
        timeVerified: finishedAt.toISOString(),
        resourceUri: uriOf(image, image.digest),
        policy: { name: 'require', uri: verifier, digest: digestSet((0,registry_digest/* digestOf */.ol)(policy)), content: policy.toString('base64') },
        inputAttestations: attestationsOf(image),
        verificationResult: 'PASSED',
        verifiedLevels: levelsOf(image),
        slsaVersion: '1.0',
    };
}
function attestationsOf(image) {
    const digests = new Set(image.rules.flatMap(({ by }) => by.map(({ digest }) => digest)));
    return [...digests].map((digest) => ({
        ...(image.cosignRepository === undefined && { uri: uriOf(image, digest) }),
        digest: digestSet(digest),
    }));
}
function uriOf({ reference }, digest) {
    return `oci://${(0,registry_reference/* formatSubject */.QK)(reference, digest)}`;
}
function digestSet(digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    return { [algorithm]: hex };
}
/**
 * The level of the build track that the rules prove: signed provenance of the image itself, which a hosted builder signed for the second
 * level. The third requires that the builder isolates builds, which no rule shows.
 * @see https://slsa.dev/spec/v1.0/levels
 */
function levelsOf({ digest, rules }) {
    const provenance = rules.filter(({ rule, by }) => rule.matchers.every((one) => one.by === 'kind' && one.kind === 'provenance') &&
        by.some(({ subject }) => subject === digest));
    if (provenance.length === 0)
        return [];
    return provenance.some(({ rule }) => isOfHostedBuilder(rule)) ? ['SLSA_BUILD_LEVEL_2'] : ['SLSA_BUILD_LEVEL_1'];
}
/** Another issuer could say the same of its own runners. */
function isOfHostedBuilder({ issuer, runner }) {
    return issuer === 'https://token.actions.githubusercontent.com' && runner === 'github-hosted';
}

;// CONCATENATED MODULE: ./build/gate/report/report-file.js






/**
 * Formats the whole report as JSON (`schemaVersion` 1), in pieces of one line per referrer, so that it is never in memory as a whole. The
 * token is not part of it.
 * @param scrub is called for each string before it becomes JSON: afterwards a secret may be spelled with escapes.
 */
function* formatReport(run, scrub) {
    const { result, rules, images } = run;
    const json = (value) => scrubbedJson(value, scrub);
    const head = json({ schemaVersion: 1, result, problems: [], rules: rules.map(({ text }) => text) });
    const lists = [{ name: 'subjects', items: subjectsOf(images, json) }];
    if (isVerified(run))
        lists.push({ name: 'verificationSummaries', items: jsonOf(summariesOf(run), json) });
    yield* withLists(head, lists);
    yield '\n';
}
/** Scrubs string by string, which takes ten times as long, only where JSON contains an escape or a secret. */
function scrubbedJson(value, scrub) {
    const json = JSON.stringify(value);
    if (!json.includes('\\') && scrub(json) === json)
        return json;
    return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? scrub(part) : part));
}
/** Unpacks one image at a time. */
function* subjectsOf(images, json) {
    for (const image of images)
        yield image.kind === 'judged' ? judgedSubject(image.unpack(), json) : otherSubject(image, json);
}
function judgedSubject(image, json) {
    const { missingReferrersApi, rules, platforms, skippedAttestations, elsewhere, isCut } = image;
    const head = {
        ...commonFields(image),
        ...(missingReferrersApi !== undefined && { missingReferrersApi }),
        ...(platforms.length > 0 && { platforms }),
        ...(skippedAttestations > 0 && { skippedAttestations }),
        ...(elsewhere.length > 0 && { elsewhere: elsewhere.map(elsewhereJson) }),
        ...(isCut && { isCut }),
        missing: unmetRules(image),
        unverified: unverifiedRules(image),
        rules: rules.map(verdictJson),
    };
    return withLists(json(head), [{ name: 'referrers', items: referrersOf(image, json) }]);
}
function otherSubject(image, json) {
    return [
        json({ ...commonFields(image), problem: image.problem, missing: [], unverified: [], rules: [], referrers: [] }),
    ];
}
function commonFields(image) {
    const { reference, digest, result } = image;
    return {
        image: imageField(image),
        reference: (0,registry_reference/* formatReference */.FH)(reference),
        ...(reference.tag !== undefined && { tag: reference.tag }),
        digest: digest ?? '',
        result,
    };
}
function referrersOf(image, json) {
    return jsonOf(referrerEntries(image), json);
}
function* jsonOf(values, json) {
    for (const value of values)
        yield [json(value)];
}
function verdictJson(verdict) {
    const { rule, met, by, rejected, unmetTargets } = verdict;
    return {
        rule: rule.text,
        min: rule.min,
        met,
        ...((0,policy_verdict/* isUnverified */.sU)(verdict) && { unverified: true }),
        ...(unmetTargets.some(({ platform }) => platform !== undefined) && {
            unmetTargets: unmetTargets.map(unmetTargetJson),
        }),
        by: by.map((referrer) => countedJson(referrer, rule)),
        rejected: rejected.map(rejectedJson),
    };
}
function countedJson(referrer, rule) {
    const { verified } = referrer;
    return {
        ...identityJson(referrer),
        ...(verified !== undefined && { verified: verifiedEntry(verified) }),
        ...(isUnsigned(rule) && { unsigned: true }),
    };
}
function rejectedJson({ referrer, why, unverified }) {
    return { ...identityJson(referrer), why, ...(unverified && { unverified }) };
}
function identityJson({ digest, layer }) {
    return { digest, ...(layer !== undefined && { layer }) };
}
/** Without `platform` the target is the index itself, without `digest` a platform that the index does not have. */
function unmetTargetJson({ platform, subject, found }) {
    return { ...(platform !== undefined && { platform }), ...(subject !== undefined && { digest: subject }), found };
}
/** The evidence that was found where the rule does not count it, with the identities of the referrers. */
function elsewhereJson(one) {
    return 'found' in one ? { ...one, found: one.found.map(identityJson) } : one;
}
/** Adds lists as the last members of a JSON object that is not empty; each item starts a line. */
function* withLists(object, lists) {
    yield object.slice(0, -'}'.length);
    for (const { name, items } of lists) {
        yield `,"${name}":[`;
        let separator = '\n';
        for (const item of items) {
            yield separator;
            yield* item;
            separator = ',\n';
        }
        yield ']';
    }
    yield '}';
}

// EXTERNAL MODULE: ./build/runner/markdown.js
var markdown = __webpack_require__(1134);
// EXTERNAL MODULE: ./build/runner/sections.js
var sections = __webpack_require__(7271);
;// CONCATENATED MODULE: ./build/gate/report/summary-graph.js





/** A graph with more nodes is not readable. */
const summary_graph_MAX_NODES = 50;
/**
 * Draws the image, its platforms that have referrers, and the referrers as a Mermaid diagram in Markdown; `undefined` if there are no
 * referrers, or more than 50 nodes. The input `artifact-type` hides nothing here: a tree without its inner nodes would be wrong.
 */
function referrersGraph(image) {
    const { reference, digest } = image;
    const referrers = [...new Map(metFirst(image).map((one) => [(0,policy_referrer/* identityOf */.cu)(one), one])).values()];
    const subjects = new Set(referrers.map(({ subject }) => subject));
    const platforms = image.platforms.filter((one) => subjects.has(one.digest) && one.digest !== digest);
    if (referrers.length === 0 || referrers.length + platforms.length + 1 > summary_graph_MAX_NODES)
        return undefined;
    const names = new Map([
        ...referrers.toReversed().map((one, index) => [one.digest, `r${referrers.length - index}`]),
        ...platforms.map((one, index) => [one.digest, `p${index + 1}`]),
        [digest, SUBJECT],
    ]);
    return [
        '```mermaid',
        'flowchart LR',
        `  ${SUBJECT}[${label([reference.repository, shortDigest(digest)])}]`,
        ...platforms.map((one) => `  ${names.get(one.digest)}[${label([one.platform, shortDigest(one.digest)])}] -.- ${SUBJECT}`),
        ...referrers.flatMap((one, index) => line(one, `r${index + 1}`, names)),
        '```',
    ].join('\n');
}
const SUBJECT = 'subject';
function line(referrer, name, names) {
    // An image that refers to itself would be an arrow from the subject to itself.
    if (names.get(referrer.digest) === SUBJECT)
        return [];
    const text = label([(0,policy_kind/* kindOf */.I)(referrer), referrer.artifactType, shortIdentity(referrer)]);
    return [`  ${name}[${text}] --> ${names.get(referrer.subject) ?? SUBJECT}`];
}
function label(texts) {
    const shown = texts.filter((text) => text !== '');
    return `"${shown.map((text) => (0,markdown/* mermaidText */.Hg)(text)).join('<br/>')}"`;
}

;// CONCATENATED MODULE: ./build/gate/report/summary-referrers.js







/** Rows of the table; the report file has all referrers. */
const MAX_ROWS = 100;
/** The table of the shown referrers of an image; referrers of a referrer follow it, indented. */
function referrersTable(image, shown) {
    const referrers = metFirst(image, shown);
    const caption = captionOf(referrers.length, image.referrers.length - referrers.length);
    const notes = notesOf(image, referrers.length - MAX_ROWS).map((note) => `\n<p>${note}</p>`);
    if (referrers.length === 0)
        return (0,sections/* block */.o)(`<p>${caption}.</p>${notes.join('')}`);
    const hasPlatforms = referrers.some(({ platform }) => platform !== undefined);
    const head = ['Kind', 'Artifact type', ...(hasPlatforms ? ['Platform'] : []), 'Digest', 'Size', 'Created', 'Source'];
    return {
        before: `<p>${caption}:</p>\n${(0,markdown/* tableHead */.PP)(head)}`,
        rows: referrers.slice(0, MAX_ROWS).map((referrer) => (0,markdown/* tableRow */.jD)(summary_referrers_cellsOf(referrer, hasPlatforms))),
        after: `</table>${notes.join('')}`,
    };
}
function captionOf(count, hidden) {
    const counted = count === 0 ? 'No referrers' : (0,build_text/* pluralize */.td)(count, 'referrer');
    return hidden === 0 ? counted : `${counted} (${hidden} hidden by <code>artifact-type</code>)`;
}
function notesOf({ isCut }, more) {
    return [
        ...(more > 0
            ? [`The file in the output <code>referrers-file</code> has ${(0,build_text/* pluralize */.td)(more, 'more referrer')}.`]
            : []),
        ...(isCut ? [TREE_IS_CUT] : []),
    ];
}
function summary_referrers_cellsOf(referrer, hasPlatforms) {
    const { artifactType, predicateTypes, platform, size, sources, depth } = referrer;
    return [
        `${depth > 1 ? `${'&emsp;'.repeat(depth - 2)}↳ ` : ''}${(0,policy_kind/* kindOf */.I)(referrer)}`,
        [artifactType, predicateTypes[0] ?? '']
            .filter((type) => type !== '')
            .map((type) => (0,markdown/* code */.aY)(type, 100))
            .join('<br>'),
        ...(hasPlatforms ? [(0,markdown/* code */.aY)(platform ?? '', 80)] : []),
        digestCell(referrer),
        (0,markdown/* formatBytes */.z3)(size),
        (0,markdown/* code */.aY)((0,policy_referrer/* createdOf */.YC)(referrer) ?? '', 40),
        sources[0],
    ];
}
function digestCell(referrer) {
    const { digest, layer } = referrer;
    const manifest = `<code title="${digest}">${shortDigest(digest)}</code>`;
    if (layer === undefined)
        return manifest;
    return `${manifest}<br>layer <code title="${layer}">${(0,markdown/* escapeText */.X1)(shortIdentity(referrer), 100)}</code>`;
}

;// CONCATENATED MODULE: ./build/gate/report/summary-image.js














/** The sections about one image, or about several with the same problem. */
function* imageSections(group, run) {
    const { image } = group;
    yield heading(group, run.warnOnly);
    if (image.kind === 'judged') {
        yield* judgedSections(image.unpack(), run.shown);
        return;
    }
    yield (0,sections/* block */.o)((0,markdown/* paragraph */.FY)(image.problem));
    if (image.kind === 'not-found')
        yield (0,sections/* block */.o)(`<p>${absenceAdvice(image)}</p>`);
}
/** Hints, rules, advice, referrers and graph of a judged image. */
function* judgedSections(image, shown) {
    const missingApi = explainMissingReferrersApi(image);
    if (missingApi !== undefined)
        yield (0,sections/* block */.o)(`<p>⚠️ ${(0,markdown/* code */.aY)(missingApi, 1_000)}</p>`);
    const skipped = explainSkippedAttestations(image);
    if (skipped !== undefined)
        yield (0,sections/* block */.o)((0,markdown/* paragraph */.FY)(`ℹ️ ${skipped}`));
    if (image.rules.length > 0)
        yield rulesTable(image);
    if (mayChange(image.result))
        yield advice(image);
    yield referrersTable(image, shown);
    const graph = referrersGraph(image);
    if (graph !== undefined)
        yield (0,sections/* block */.o)(graph);
}
function heading({ image, others }, warnOnly) {
    const { reference, digest, result } = image;
    const names = [image, ...others].map((one) => (0,markdown/* code */.aY)((0,registry_reference/* formatReference */.FH)(one.reference), 700));
    const alone = others.length === 0;
    const title = `<h3>${markOf(result, warnOnly)} ${alone ? names.join('') : (0,build_text/* pluralize */.td)(names.length, 'image')}: ${result}</h3>`;
    if (!alone)
        return (0,sections/* block */.o)(`${title}\n<p>${firstFew(names, MAX_IMAGES).join(', ')}</p>`);
    return (0,sections/* block */.o)(digest === undefined || reference.digest !== undefined ? title : `${title}\n<p>Digest: ${(0,markdown/* code */.aY)(digest)}</p>`);
}
/** Images named in a paragraph; the table above it has all of them. */
const MAX_IMAGES = 20;
function rulesTable({ rules, referrers }) {
    return {
        before: (0,markdown/* tableHead */.PP)(['Rule', 'Verdict', 'Met by', 'Found but not counted']),
        rows: rules.map((verdict) => (0,markdown/* tableRow */.jD)(ruleCells(verdict, referrers))),
        after: '</table>',
    };
}
function ruleCells(verdict, referrers) {
    const by = verdict.by.map((referrer) => (0,markdown/* code */.aY)(nameEvidence(referrer, verdict.rule), MAX_EVIDENCE));
    const rejected = uncountedReferrers(verdict, referrers).map(({ referrer, why, unverified }) => `${unverified ? 'not verified: ' : ''}${(0,markdown/* code */.aY)(nameReferrer(referrer))}: ${(0,markdown/* code */.aY)(why, summary_image_MAX_REASON)}`);
    return [
        (0,markdown/* code */.aY)(nameRule(verdict.rule), MAX_EVIDENCE),
        `${verdict.met ? '✅' : '❌'} ${(0,markdown/* escapeText */.X1)(formatVerdict(verdict), 700)}`,
        firstFew(by, summary_image_MAX_NAMED).join('<br>'),
        firstFew(rejected, summary_image_MAX_NAMED).join('<br>'),
    ];
}
/** Referrers named in one cell. */
const summary_image_MAX_NAMED = 5;
/** Characters of a referrer and its signer. */
const MAX_EVIDENCE = 400;
/** Characters: several reasons may have an identity each. */
const summary_image_MAX_REASON = 500;
function advice(image) {
    const unmet = image.rules.filter(({ met }) => !met);
    const later = waitAdvice(image);
    return {
        before: '<p><strong>What to do</strong></p>\n<ul>',
        rows: [
            ...unmet.map((verdict) => adviceItem(verdict, image)),
            ...(later === undefined ? [] : [`<li>${later.replace('wait-timeout', '<code>$&</code>')}</li>`]),
        ],
        after: '</ul>',
    };
}
function adviceItem(verdict, image) {
    const { rule } = verdict;
    const subject = subjectToAttachTo(verdict, image.reference);
    const hints = elsewhereLines(verdict, image).map((line) => `${(0,markdown/* code */.aY)(line.trim(), MAX_WAY)}<br>`);
    const absent = `${hints.join('')}${(0,policy_verdict/* cannotBeMet */.ve)(verdict) ? `${NO_PLATFORM_ADVICE} ` : ''}`;
    if (subject === undefined)
        return `<li>For ${(0,markdown/* code */.aY)(nameRule(rule), MAX_EVIDENCE)}: ${absent.trim()}</li>`;
    const { ways, notes } = attachAdvice(rule, { subject, sources: image.sources, max: MAX_WAYS });
    const listed = ways.map((way) => (0,markdown/* code */.aY)(way, MAX_WAY)).join('<br>or ');
    const how = ways.length === 0 ? '.' : `, for example with:<br>${listed}`;
    const text = notes.length === 0 ? '' : `<br>${notes.map((note) => (0,markdown/* escapeText */.X1)(note, 300)).join(' ')}`;
    const { before, what } = whatToAttach(verdict, image.digest);
    return `<li>${absent}For ${(0,markdown/* code */.aY)(nameRule(rule), MAX_EVIDENCE)}${before === '' ? ', ' : ': '}${(0,markdown/* escapeText */.X1)(`${before}${what}`, MAX_WAY)}${how}${text}</li>`;
}
const MAX_WAYS = 4;
/** Characters: a command with the longest reference and the longest digest. */
const MAX_WAY = 1_000;

// EXTERNAL MODULE: ./build/gate/report/summary-page.js
var summary_page = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/gate/report/summary.js










/** Formats the job summary as Markdown: the result, then the images, worst first; of many images only those that did not pass. */
function gateSummary(run) {
    return (0,summary_page/* summaryPage */.q)({ mark: markOfRun(run), headline: headline(run), notes: presenceNotes(run) }, sectionsOf(run));
}
/** Readers must not take the presence of a signature for a valid signature. */
function presenceNotes({ result, rules, images }) {
    if (images.length === 0)
        return [];
    if (result === 'listed')
        return [LISTED];
    const judged = images.filter(({ kind }) => kind === 'judged');
    const met = rules.filter((rule) => (0,verification_fields/* trustOf */.A)(rule) === undefined && judged.some((image) => !unmetOf(image).includes(rule.text)));
    if (met.length === 0)
        return [];
    const names = firstFew([...new Set(met.map((rule) => (0,markdown/* code */.aY)(nameRule(rule), summary_MAX_RULE)))], MAX_RULES).join(', ');
    const checked = met.some(verification_fields/* readsContent */.B) ? 'without a signature' : 'for presence alone';
    return [`<p>Checked ${checked}: ${names}. ${NOT_VERIFIED}</p>`];
}
/** Rules named in a sentence, and characters of each. */
const MAX_RULES = 10;
const summary_MAX_RULE = 120;
const LISTED = '<p>This step lists referrers. It does not verify signatures.</p>';
const NOT_VERIFIED = 'Signatures were not verified: anyone who can push can attach such a referrer. To verify them, name the signer in the rule.';
/** A generator, so that images for which the page has no space are never unpacked. */
function* sectionsOf(run) {
    const images = worstFirst(run.images);
    const inFull = images.length > MAX_IN_FULL ? images.filter((image) => !passed(image)) : images;
    if (images.length > 1)
        yield overview(images, run.warnOnly);
    if (inFull.length < images.length)
        yield (0,sections/* block */.o)(omittedImages(images.length - inFull.length));
    for (const group of groupBySameProblem(inFull))
        yield* imageSections(group, run);
}
function overview(images, warnOnly) {
    const cells = (image) => [
        (0,markdown/* code */.aY)((0,registry_reference/* formatReference */.FH)(image.reference), 700),
        `${markOf(image.result, warnOnly)} ${image.result}`,
        unmetOf(image)
            .map((text) => (0,markdown/* code */.aY)(text, 120))
            .join(', '),
        String(shownCount(image)),
    ];
    return {
        before: (0,markdown/* tableHead */.PP)(['Image', 'Result', 'Not met', 'Referrers']),
        rows: images.map((image) => (0,markdown/* tableRow */.jD)(cells(image))),
        after: '</table>',
    };
}
function omittedImages(count) {
    return `<p>${(0,build_text/* pluralize */.td)(count, 'image')} without problems ${count === 1 ? 'is' : 'are'} only in the table above. The file in the output <code>referrers-file</code> has the details.</p>`;
}

;// CONCATENATED MODULE: ./build/gate/report/finished.js







/** What is published about a run that checked its images. With several of them, the result is the last line of the log. */
function publishFinished(run, { scrub }) {
    const { result, images, token, wantsSummary, warnOnly } = run;
    return {
        reportFile: () => formatReport(run, scrub),
        vsa: images.length === 1 && isVerified(run) ? () => formatSummary(run) : undefined,
        outputs: (files) => gateOutputs(run, files),
        token,
        summary: wantsSummary ? () => gateSummary(run) : undefined,
        annotations: () => gateAnnotations(run),
        lastLine: () => (images.length > 1 ? headline(run) : undefined),
        passes: succeeds(result, warnOnly),
    };
}

;// CONCATENATED MODULE: ./build/gate/judge-run.js



/** Judges the images of a run, and makes what is published about it. */
async function judgeRun(run) {
    const { rules, shown, warnOnly, wantsSummary } = run.inputs;
    const images = await judgeImages(run);
    const result = images.length === 0 ? 'listed' : worstResult(images.map((image) => image.result));
    const { environment, now } = run.context;
    const origin = { verifier: verifierId(environment), finishedAt: now() };
    return publishFinished({ result, rules, images, shown, token: run.token(), warnOnly, wantsSummary, ...origin }, run.context);
}
/**
 * The identity of a run, for a summary of what it verified: the workflow, as in a certificate of Fulcio, otherwise the repository.
 * @param environment of the step.
 */
function verifierId(environment) {
    const { GITHUB_SERVER_URL: server, GITHUB_WORKFLOW_REF: workflow, GITHUB_REPOSITORY: repository } = environment;
    const path = workflow || repository;
    // Another runner may set none of these variables, and the specification requires an identity.
    return server && path ? `${server}/${path}` : 'urn:quay-referrers';
}


/***/ }),

/***/ 3640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ CREATED),
/* harmony export */   YC: () => (/* binding */ createdOf),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   lW: () => (/* binding */ annotationOf)
/* harmony export */ });
/**
 * Identifies a piece of evidence: by its digest, for an in-toto layer also by the digest of the layer, and for a payload of cosign also
 * by its signature.
 */
function identityOf({ digest, layer, signature }) {
    return [digest, layer, signature].filter((part) => part !== undefined).join(' ');
}
/**
 * The annotation with the creation time, as an RFC 3339 string.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys
 */
const CREATED = 'org.opencontainers.image.created';
/** Returns an annotation; `undefined` if there is none, also for a key such as `constructor` that every object inherits. */
function annotationOf({ annotations }, key) {
    return Object.hasOwn(annotations, key) ? annotations[key] : undefined;
}
/** Returns the creation time of a referrer as its annotation has it, unparsed. */
function createdOf(referrer) {
    return annotationOf(referrer, CREATED);
}


/***/ }),

/***/ 6234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ combineTargetVerdicts),
/* harmony export */   Bg: () => (/* binding */ resultOf),
/* harmony export */   RZ: () => (/* binding */ findAgeFault),
/* harmony export */   dM: () => (/* binding */ judgeTarget),
/* harmony export */   nK: () => (/* binding */ judgeReferrer),
/* harmony export */   oA: () => (/* binding */ needsReading),
/* harmony export */   sU: () => (/* binding */ isUnverified),
/* harmony export */   ve: () => (/* binding */ cannotBeMet)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(977);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4131);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(855);
/* harmony import */ var _matcher_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3965);
/* harmony import */ var _referrer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3640);
/* harmony import */ var _verification_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5148);






/** Whether an unmet rule stays unmet even if more evidence is attached, because the index has no such platform and does not change. */
function cannotBeMet({ unmetTargets }) {
    return unmetTargets.some(({ subject }) => subject === undefined);
}
/**
 * The result of an image from the verdicts for all its rules. A rule that is unmet and matches something that failed verification makes it
 * `unverified`, which is worse than `missing`.
 */
function resultOf(verdicts) {
    if (verdicts.length === 0)
        return 'listed';
    if (verdicts.some(isUnverified))
        return 'unverified';
    return verdicts.every(({ met }) => met) ? 'pass' : 'missing';
}
/** Whether a rule is unmet although something of its kind is there, which failed verification. */
function isUnverified({ met, rejected }) {
    return !met && rejected.some(({ unverified }) => unverified === true);
}
/** Whether presence is not enough for a rule: `CandidateJudge` must judge the candidates that `judgeTarget` returns. */
function needsReading(rule) {
    return (0,_verification_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .trustOf */ .A)(rule) !== undefined || (0,_verification_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .readsContent */ .B)(rule);
}
/**
 * Judges one rule by the direct referrers of one target. A rule for which presence is not enough is never met here: `by` has its candidates
 * for `CandidateJudge`.
 */
function judgeTarget(rule, target, now) {
    const by = new Map();
    const rejected = [];
    for (const referrer of target.referrers.filter(({ depth }) => depth === 1)) {
        const verdict = judgeReferrer(rule, referrer, now);
        if (verdict.met && !by.has((0,_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .cu)(referrer)))
            by.set((0,_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .cu)(referrer), referrer);
        else if (!verdict.met && verdict.why !== undefined)
            rejected.push(rejectionOf(rule, referrer, verdict.why));
    }
    const met = target.subject !== undefined && by.size >= rule.min && !needsReading(rule);
    return {
        target,
        met,
        by: [...by.values()],
        rejected: [
            ...rejected.filter(({ referrer }) => !by.has((0,_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .cu)(referrer))),
            ...(met ? [] : findUnread(target, rule)),
        ],
    };
}
/** Where presence is not enough, a document about another image has failed verification: it is not only missing. */
function rejectionOf(rule, referrer, why) {
    const hasFailed = needsReading(rule) && referrer.fault !== undefined;
    return hasFailed ? { referrer, why, unverified: true } : { referrer, why };
}
/** The referrers that may match an unmet rule, because the document with their type was not read. */
function findUnread({ referrers }, rule) {
    const { matchers } = rule;
    // The artifact type is known without the document.
    if (matchers.every(({ by }) => by === 'artifact-type'))
        return [];
    return referrers.flatMap((referrer) => {
        const { unread, depth } = referrer;
        if (unread === undefined || depth > 1 || (0,_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesAny */ ._)(matchers, referrer))
            return [];
        const hasFailed = needsReading(rule) && unread === 'too-large';
        return { referrer, why: WHY_UNREAD[unread], ...(hasFailed && { unverified: true }) };
    });
}
const WHY_UNREAD = {
    gone: 'its type is known only from its content, which is no longer in the registry',
    'too-large': 'its type is known only from its content, which is larger than 16 MiB and was not read',
};
/** Combines the verdicts for all targets of a rule. Without any target the rule is not met, so that an index without platforms does not pass. */
function combineTargetVerdicts(rule, verdicts) {
    // One manifest may have signatures of several signers.
    const by = new Map(verdicts.flatMap((verdict) => verdict.by.map((referrer) => [`${(0,_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .cu)(referrer)} ${referrer.verified?.signer}`, referrer])));
    const met = verdicts.length > 0 && verdicts.every((verdict) => verdict.met);
    const counted = new Set([...by.values()].map(_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .cu));
    const rejected = new Map(verdicts.flatMap((verdict) => verdict.rejected.map((one) => [`${(0,_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .cu)(one.referrer)} ${one.why}`, one])));
    const unmetTargets = verdicts
        .filter((verdict) => !verdict.met)
        .map(({ target: { platform, subject }, by: found }) => ({ platform, subject, found: found.length }));
    return {
        rule,
        met,
        by: [...by.values()],
        // Of the signatures in one manifest, one may count and another may have failed verification.
        rejected: [...rejected.values()].filter(({ referrer, unverified }) => !counted.has((0,_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .identityOf */ .cu)(referrer)) || (!met && unverified === true)),
        // An index may list an image twice.
        unmetTargets: [...new Map(unmetTargets.map((target) => [`${target.platform} ${target.subject}`, target])).values()],
    };
}
/** Judges whether one referrer counts for a rule. `max-age` is measured from `org.opencontainers.image.created` to `now`. */
function judgeReferrer(rule, referrer, now) {
    if (!(0,_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesAny */ ._)(rule.matchers, referrer))
        return { met: false, why: undefined };
    if (referrer.fault !== undefined)
        return { met: false, why: referrer.fault };
    // With a signature, the time of signing counts, which is not known here.
    const age = (0,_verification_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .trustOf */ .A)(rule) === undefined ? findAgeFault(rule, referrer, { now }) : undefined;
    const faults = [age, ...findAnnotationFaults(rule, referrer)].filter((why) => why !== undefined);
    return faults.length === 0 ? { met: true } : { met: false, why: faults.join(', and ') };
}
/**
 * Compares the age of a referrer with `max-age`: from `signedAt`, the time of a verified log entry or timestamp, otherwise from its
 * annotation.
 * @returns why it does not count, as a clause; `undefined` if it counts.
 */
function findAgeFault({ maxAge }, referrer, { now, signedAt }) {
    if (maxAge === undefined)
        return undefined;
    const typed = signedAt?.toISOString() ?? (0,_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .createdOf */ .YC)(referrer);
    if (typed === undefined)
        return `it has no annotation ${_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .CREATED */ .DE}`;
    const verb = signedAt === undefined ? 'created' : 'signed';
    const time = (0,_time_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTimestamp */ .E)(typed);
    if (time === undefined)
        return `its annotation ${_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .CREATED */ .DE} is ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(typed, MAX_QUOTED)}, not an RFC 3339 time`;
    const age = now.getTime() - time.getTime();
    if (age < 0)
        return `it was ${verb} in the future (${typed})`;
    return age > maxAge ? `it is older than ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(maxAge)} (${verb} ${typed})` : undefined;
}
function findAnnotationFaults({ annotations }, referrer) {
    return annotations.map(({ key, value }) => {
        const found = (0,_referrer_js__WEBPACK_IMPORTED_MODULE_3__/* .annotationOf */ .lW)(referrer, key);
        if (found === undefined)
            return `it has no annotation ${key}`;
        return found === value
            ? undefined
            : `its annotation ${key} is ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(found, MAX_QUOTED)}, not ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(value, MAX_QUOTED)}`;
    });
}
/** Characters of a string from the registry, so that the message stays readable. */
const MAX_QUOTED = 80;


/***/ }),

/***/ 1440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ findSubjectFault),
/* harmony export */   B1: () => (/* binding */ IN_TOTO),
/* harmony export */   Ox: () => (/* binding */ COSIGN_CERTIFICATE),
/* harmony export */   P8: () => (/* binding */ COSIGN_SIGNATURE),
/* harmony export */   Uy: () => (/* binding */ findSignedDigestFault),
/* harmony export */   bi: () => (/* binding */ MAX_DOCUMENT_BYTES),
/* harmony export */   k0: () => (/* binding */ readSimpleSigning),
/* harmony export */   uj: () => (/* binding */ readInToto),
/* harmony export */   wN: () => (/* binding */ findNamedImageFault),
/* harmony export */   yc: () => (/* binding */ readMessageDigest)
/* harmony export */ });
/* harmony import */ var _badrap_valita__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9118);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9725);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6192);




/**
 * The annotation of a layer with its signature, for a payload of cosign.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
const COSIGN_SIGNATURE = 'dev.cosignproject.cosign/signature';
/** The annotation of such a layer with the certificate of the signer, as PEM. */
const COSIGN_CERTIFICATE = 'dev.sigstore.cosign/certificate';
/** A larger signed document is not read: it would have to be kept in memory to be parsed. */
const MAX_DOCUMENT_BYTES = 16 << 20;
/** The media type of a statement, as a layer and in an envelope. */
const IN_TOTO = 'application/vnd.in-toto+json';
/** More than `actions/attest` writes (1,024). */
const MAX_SUBJECTS = 10_000;
const statementSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    _type: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj().assert((type) => type.startsWith('https://in-toto.io/Statement/')),
    predicateType: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz,
    subject: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withFallback */ .hv)(_badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YO(), []),
    predicate: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5().optional(),
});
/**
 * Reads an in-toto statement; `undefined` for another document, which may have fields of the same names.
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
function readInToto(document) {
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(statementSchema, document);
    if (data === undefined)
        return undefined;
    const { _type: type, predicateType, subject, predicate } = data;
    const subjects = subject.slice(0, MAX_SUBJECTS).flatMap(digestsOf);
    return { type, ...(predicateType && { predicateType }), subjects, predicate };
}
/** A subject has digests by the names of their algorithms, for example `{"sha256": "<hex>"}`; those of images are `sha256` and `sha512`. */
function digestsOf(subject) {
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(subjectSchema, subject);
    if (data === undefined)
        return [];
    const { sha256, sha512 } = data.digest;
    return [`sha256:${sha256}`, `sha512:${sha512}`].filter(_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc);
}
const subjectSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    digest: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ sha256: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz, sha512: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz }),
});
/**
 * Checks that a statement is about an image: any of its subjects may be the image.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is.
 */
function findSubjectFault({ subjects }, image) {
    if (subjects.includes(image))
        return undefined;
    if (subjects.length >= MAX_SUBJECTS)
        return `its statement has too many subjects, and the first ${MAX_SUBJECTS} are not this image`;
    const [other] = subjects;
    return other === undefined
        ? 'its statement does not name an image'
        : `its statement is about another image, ${other}`;
}
/**
 * Returns the digest of the manifest that a message signature signs; `undefined` for an algorithm that image digests do not have, because
 * it is not known then which image is signed.
 */
function readMessageDigest({ algorithm, digest }) {
    const prefix = DIGEST_ALGORITHMS.get(algorithm);
    return prefix === undefined ? undefined : (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDigest */ .m)(`${prefix}:${Buffer.from(digest, 'base64').toString('hex')}`);
}
/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_common.proto (HashAlgorithm) */
const DIGEST_ALGORITHMS = new Map([
    ['SHA2_256', 'sha256'],
    ['SHA2_512', 'sha512'],
]);
/**
 * Checks that the digest of a message signature is the image's. Digests of different algorithms cannot be compared.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is, or if it is not known.
 */
function findSignedDigestFault(signed, image) {
    const isComparable = signed?.split(':')[0] === image.split(':')[0];
    return isComparable && signed !== image ? `its signature is of another image, ${signed}` : undefined;
}
const simpleSigningSchema = _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    critical: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ type: _json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOrNothing */ .iz, image: _badrap_valita__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ 'docker-manifest-digest': _descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .digestSchema */ .er }) }),
});
/**
 * Reads the payload of a simple signing; `undefined` for another document.
 * @see https://github.com/containers/image/blob/v5.36.2/docs/containers-signature.5.md (JSON data format)
 */
function readSimpleSigning(document) {
    const data = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(simpleSigningSchema, document);
    if (data === undefined)
        return undefined;
    const { type, image } = data.critical;
    return { ...(type !== undefined && { type }), image: image['docker-manifest-digest'] };
}
/**
 * Checks that the payload of a simple signing names an image.
 * @param named the image in the payload; `undefined` if it names none.
 * @returns why it does not, as a clause that starts with `its`; `undefined` if it does.
 */
function findNamedImageFault(named, image) {
    if (named === undefined)
        return 'its payload does not name an image';
    return named === image ? undefined : `its payload belongs to another image, ${named}`;
}


/***/ }),

/***/ 4131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseTimestamp)
/* harmony export */ });
/**
 * Parses a time as annotations and signatures have it, strictly by grammar and calendar; `undefined` for any other string.
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
function parseTimestamp(text) {
    const { date = '', time = '', second = '', rest = '' } = RFC_3339.exec(text)?.groups ?? {};
    // Date.parse accepts the 30th of February as the 2nd of March.
    if (Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date)
        return undefined;
    // The grammar has leap seconds, Date has not.
    const parsed = new Date(`${date}T${time}:${second === '60' ? '59' : second}${rest.toUpperCase()}`);
    return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}
const RFC_3339 = /^(?<date>\d{4}-\d{2}-\d{2})[Tt](?<time>(?:[01]\d|2[0-3]):[0-5]\d):(?<second>[0-5]\d|60)(?<rest>(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d))$/;


/***/ })

};
