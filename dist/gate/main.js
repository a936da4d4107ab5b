/******/ var __webpack_modules__ = ({

/***/ 916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

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

/***/ 613:
/***/ ((module) => {

module.exports = process.getBuiltinModule("assert");

/***/ }),

/***/ 317:
/***/ ((module) => {

module.exports = process.getBuiltinModule("child_process");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = process.getBuiltinModule("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = process.getBuiltinModule("fs");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = process.getBuiltinModule("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = process.getBuiltinModule("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = process.getBuiltinModule("net");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:fs");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:path");

/***/ }),

/***/ 877:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:v8");

/***/ }),

/***/ 522:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = process.getBuiltinModule("os");

/***/ }),

/***/ 928:
/***/ ((module) => {

module.exports = process.getBuiltinModule("path");

/***/ }),

/***/ 193:
/***/ ((module) => {

module.exports = process.getBuiltinModule("string_decoder");

/***/ }),

/***/ 557:
/***/ ((module) => {

module.exports = process.getBuiltinModule("timers");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = process.getBuiltinModule("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = process.getBuiltinModule("util");

/***/ }),

/***/ 602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   gl: () => (/* binding */ RegistryError)
/* harmony export */ });
/**
 * The workflow is wrong: an input, a combination of inputs, or a file that an input names.
 * `problems` has one message each, so that all bad inputs of a run are reported together.
 */
class InputError extends Error {
    name = 'InputError';
    problems;
    constructor(problems) {
        const list = typeof problems === 'string' ? [problems] : problems;
        super(list.join('\n'));
        this.problems = list;
    }
}
/** The registry responded, but not with what was requested. Make decisions on `response`, never on the message. */
class RegistryError extends Error {
    name = 'RegistryError';
    response;
    constructor(message, response, options) {
        super(message, options);
        this.response = response;
    }
}
/** No complete response: no connection, a connection that was cut, or a deadline. `cause` is the error of Node. */
class NetworkError extends Error {
    name = 'NetworkError';
    /** Whether the request was certainly not sent, so that a write was not carried out. */
    unsent;
    /** The status other than 2xx that arrived without the rest of the response. */
    status;
    constructor(message, options = {}) {
        super(message, options);
        this.unsent = options.unsent ?? false;
        this.status = options.status;
    }
}
/** An error for the log: the chain of causes, one line each, outermost first, without the causes that repeat an earlier line. */
function explain(error) {
    const lines = [messageOf(error)];
    let cause = causeOf(error);
    for (let depth = 1; cause !== undefined && depth < MAX_CAUSES; depth++) {
        const message = messageOf(cause);
        if (!lines.some((line) => line.includes(message) || repeats(cause, line)))
            lines.push(message);
        cause = causeOf(cause);
    }
    return lines.join('\n  caused by: ');
}
/** Longer than any real chain; also ends a chain that loops. */
const MAX_CAUSES = 10;
function messageOf(error) {
    const message = error instanceof Error ? error.message || error.name : String(error);
    return message.replaceAll(OPENSSL_ERROR, '(OpenSSL: $<reason>)').trim();
}
/** OpenSSL writes `thread:error:code:library:function:reason:file:line:`; only the reason helps a reader. */
const OPENSSL_ERROR = /\b[0-9A-F]+:error:[0-9A-F]+:[^:\n]*:[^:\n]*:(?<reason>[^:\n]*):.*/g;
function causeOf(error) {
    return error instanceof Error ? error.cause : undefined;
}
/** Whether a line already has the code of this cause, and the message of the cause adds nothing to the code. */
function repeats(cause, line) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (typeof code !== 'string' || !line.includes(`(${code})`))
        return false;
    return SELF_EXPLAINING_CODES.has(code) || RESET_MESSAGES.has(messageOf(cause)) || cause instanceof AggregateError;
}
/** Codes to which Node's message adds nothing useful. For a certificate it advises `--use-system-ca`; the input here is ca-certificate. */
const SELF_EXPLAINING_CODES = new Set([
    'ENOTFOUND',
    'EPIPE',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'CERT_SIGNATURE_FAILURE',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** Node's messages for ECONNRESET. A proxy that refuses a tunnel has the same code, with a message that says more. */
const RESET_MESSAGES = new Set(['aborted', 'socket hang up', 'read ECONNRESET']);
/** Returns the code of a system error, for example ENOENT, or any other error as a string. */
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}


/***/ }),

/***/ 561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ gate)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __nccwpck_require__(602);
;// CONCATENATED MODULE: ./node_modules/valibot/dist/index.mjs
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: dist_length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: dist_toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: dist_boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion

;// CONCATENATED MODULE: ./build/json.js

/** A document of 32 MiB has 16 bytes per value then, less than any real one. `{}` needs about 60 bytes of memory. */
const JSON_LIMITS = { depth: 128, values: 2_000_000 };
/** The JSON value of a body; `undefined`, which no schema accepts, if the body is not valid JSON or exceeds the limits. */
function json_parseJson(body, limits = JSON_LIMITS) {
    if (exceedsLimits(body, limits) !== undefined)
        return undefined;
    try {
        return JSON.parse(body.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
/**
 * The limit that a body exceeds, for a sentence about the body: `has more than 2,000,000 values`; `undefined` if it exceeds none. Counts
 * without parsing: for 16 MiB of `[` alone, the parser needs 760 MB.
 */
function exceedsLimits(body, limits = JSON_LIMITS) {
    const { depth: maxDepth, values: maxValues } = limits;
    let [depth, values] = [0, 1];
    for (let at = 0; at < body.length; at++) {
        const byte = body[at];
        if (byte === QUOTE)
            at = endOfString(body, at);
        else if (byte === BRACKET || byte === BRACE)
            [depth, values] = [depth + 1, values + 1];
        else if (byte === COMMA)
            values += 1;
        else if (byte === CLOSING_BRACKET || byte === CLOSING_BRACE)
            depth -= 1;
        if (depth > maxDepth)
            return `has more than ${maxDepth} levels`;
        if (values > maxValues)
            return `has more than ${maxValues.toLocaleString('en')} values`;
    }
    return undefined;
}
/** The index of the closing quotation mark; beyond the body if there is none. */
function endOfString(body, start) {
    let at = start + 1;
    while (at < body.length && body[at] !== QUOTE)
        at += body[at] === BACKSLASH ? 2 : 1;
    return at;
}
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [BRACKET, CLOSING_BRACKET, BRACE, CLOSING_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];
/** Reads a JSON object; the schemas of valibot alone would also accept an array. */
const jsonObject = custom((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object');
/** Reads the named fields of a JSON object. The message for a field that is absent is that of its schema. */
function json_object(entries) {
    return pipe(jsonObject, object(entries, ({ path }) => messageOf(entries[String(path?.[0]?.key)])));
}
/** Reads a JSON object as it is, with all its fields, where the named ones have their schemas. `v.looseObject` would drop some others. */
function json_looseObject(entries) {
    const known = object(entries);
    return pipe(jsonObject, custom((json) => is(known, json)));
}
/** Reads a JSON object whose values all have this schema. `v.record` would drop some names, such as `constructor`. */
function json_record(value) {
    return pipe(jsonObject, transform((json) => Object.entries(json)), array(tuple([string(), value])), transform((entries) => Object.fromEntries(entries)));
}
function messageOf(schema) {
    return schema !== undefined && 'message' in schema && typeof schema.message === 'string'
        ? schema.message
        : 'is not valid';
}

// EXTERNAL MODULE: ./build/text.js
var build_text = __nccwpck_require__(977);
;// CONCATENATED MODULE: ./build/registry/auth/claims.js



/**
 * Reads the claims of a JWT without verifying it; `undefined` if it is not a JWT. A claim of the wrong type counts as absent.
 * @see https://distribution.github.io/distribution/spec/auth/jwt/ and https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
function readClaims(token) {
    const { success, output: data } = safeParse(Payload, decodePayload(token));
    if (!success)
        return undefined;
    const { iss, sub, aud, exp, nbf, iat, access } = data;
    const expiresAt = fromSeconds(exp);
    const notBefore = fromSeconds(nbf);
    const issuedAt = fromSeconds(iat);
    return {
        ...(iss !== undefined && { issuer: toLine(iss) }),
        ...(sub !== undefined && { subject: toLine(sub) }),
        audiences: [aud ?? []].flat().slice(0, MAX_AUDIENCES).map(toLine),
        ...(expiresAt && { expiresAt }),
        ...(notBefore && { notBefore }),
        ...(issuedAt && { issuedAt }),
        access: Array.isArray(access) ? access.flatMap(readAccess) : undefined,
        accessShape: Array.isArray(access) ? 'list' : access === undefined || access === null ? 'absent' : 'object',
    };
}
function toLine(name) {
    return (0,build_text/* oneLine */.TN)((0,build_text/* collapseSpace */.i)(name.slice(0, 2 * MAX_NAME)), MAX_NAME);
}
/** Characters. The longest name of an account on Quay has 255; the subject of a workflow on GitHub may be longer. */
const MAX_NAME = 1_000;
const MAX_AUDIENCES = 10;
/** Whether this has the form of a JWT (RFC 7519 section 3): three parts, the first of which is the start of a JSON object. */
function looksLikeJwt(text) {
    return JWT.test(text);
}
/** In base64url, `{` with a quotation mark or a space is `ey` or `ew`. */
const JWT = /^e[wy][\w-]+\.[\w-]+\.[\w-]*$/;
/** The JSON of the second part; `undefined` if there is none. */
function decodePayload(token) {
    const [, payload = ''] = looksLikeJwt(token) ? token.split('.') : [];
    return json_parseJson(Buffer.from(payload, 'base64url'), PAYLOAD_LIMITS);
}
/** The token of Quay for ten repositories has 80 values. */
const PAYLOAD_LIMITS = { depth: 32, values: 10_000 };
const OptionalString = fallback(optional(string()), undefined);
const OptionalSeconds = fallback(optional(pipe(number(), finite())), undefined);
const Payload = json_object({
    iss: OptionalString,
    sub: OptionalString,
    aud: fallback(optional(union([string(), array(string())])), undefined),
    exp: OptionalSeconds,
    nbf: OptionalSeconds,
    iat: OptionalSeconds,
    access: optional(unknown()),
});
function fromSeconds(seconds) {
    return seconds === undefined ? undefined : claims_toDate(seconds * 1000);
}
/**
 * The date of a number from outside, in milliseconds since the epoch; `undefined` outside the years 1 to 9999, which ISO 8601
 * writes with four digits. An invalid Date would throw where it is printed.
 */
function claims_toDate(milliseconds) {
    return milliseconds >= FIRST_DATE && milliseconds <= LAST_DATE ? new Date(milliseconds) : undefined;
}
const FIRST_DATE = Date.parse('0001-01-01T00:00:00Z');
const LAST_DATE = Date.parse('9999-12-31T23:59:59.999Z');
function readAccess(entry) {
    const { success, output: data } = safeParse(AccessEntry, entry);
    // A server in Go writes an empty list as null.
    return success ? [{ ...data, actions: data.actions ?? [] }] : [];
}
const AccessEntry = json_object({ type: string(), name: string(), actions: nullish(array(string())) });

// EXTERNAL MODULE: ./build/secret.js + 1 modules
var build_secret = __nccwpck_require__(30);
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

;// CONCATENATED MODULE: ./node_modules/escape-goat/index.js
const _htmlEscape = string => string
	.replace(/&/g, '&amp;')
	.replace(/"/g, '&quot;')
	.replace(/'/g, '&#39;')
	.replace(/</g, '&lt;')
	.replace(/>/g, '&gt;');

const _htmlUnescape = htmlString => htmlString
	.replace(/&gt;/g, '>')
	.replace(/&lt;/g, '<')
	.replace(/&#0?39;/g, '\'')
	.replace(/&quot;/g, '"')
	.replace(/&amp;/g, '&');

function htmlEscape(strings, ...values) {
	if (typeof strings === 'string') {
		return _htmlEscape(strings);
	}

	let output = strings[0];
	for (const [index, value] of values.entries()) {
		output = output + _htmlEscape(String(value)) + strings[index + 1];
	}

	return output;
}

function htmlUnescape(strings, ...values) {
	if (typeof strings === 'string') {
		return _htmlUnescape(strings);
	}

	let output = strings[0];
	for (const [index, value] of values.entries()) {
		output = output + _htmlUnescape(String(value)) + strings[index + 1];
	}

	return output;
}

;// CONCATENATED MODULE: ./build/registry/problem.js




/**
 * Reads the body of a refusal: the distribution specification's JSON, the JSON of Quay's API and of OAuth 2, plain text, HTML.
 * Never throws. The content type is a hint only: Quay sends JSON and plain text as `text/html`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes and quay ffba0c70e endpoints/exception.py
 */
function readProblem(body, contentType) {
    const bytes = Buffer.from(body);
    const { codes, words } = readJson(bytes) ?? { codes: [], words: [readText(bytes, contentType)] };
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
function readJson(body) {
    const json = json_parseJson(body, PROBLEM_LIMITS);
    if (json === undefined)
        return undefined;
    if (typeof json === 'string')
        return { codes: [], words: [json] };
    // Quay's `/v2/` returns `true`, which explains nothing.
    if (typeof json !== 'object' || json === null)
        return { codes: [], words: [] };
    return readErrors(json) ?? readSingleError(json) ?? { codes: [], words: [listKeys(json)] };
}
/** Quay lists the fields of an argument error one level deep. */
const PROBLEM_LIMITS = { depth: 32, values: 10_000 };
/** JSON that is not an error is not quoted, because it may have anything in it, also a token. */
function listKeys(json) {
    const keys = Object.keys(json);
    return Array.isArray(json) || keys.length === 0
        ? ''
        : `JSON with ${keys
            .slice(0, MAX_KEYS)
            .map((key) => (0,build_text/* oneLine */.TN)(key, MAX_CODE_LENGTH))
            .join(', ')}`;
}
const MAX_KEYS = 8;
function readErrors(json) {
    const { success, output: data } = safeParse(DistributionErrors, json);
    if (!success || data.errors.length === 0)
        return undefined;
    const errors = data.errors.map((error) => (typeof error === 'string' ? { message: error } : error));
    return {
        codes: errors.flatMap(({ code }) => code || []),
        words: errors.flatMap(({ code, message, detail }) => [message || code || '', detail ?? '']),
    };
}
/** A string; `undefined` if the field has another type or is absent. */
const problem_OptionalString = fallback(optional(string()), undefined);
const DistributionErrors = json_object({
    errors: array(union([string(), json_object({ code: problem_OptionalString, message: problem_OptionalString, detail: problem_OptionalString })])),
});
function readSingleError(json) {
    const { success, output: data } = safeParse(SingleError, json);
    if (!success)
        return undefined;
    const { error, error_description: description, error_type: type } = data;
    const detail = data.detail || data.error_message || formatMessage(data.message) || data.title;
    const words = [formatMessage(error), description ?? '', detail ?? ''].filter((word) => word !== '');
    if (words.length === 0)
        return undefined;
    const code = type || (description && typeof error === 'string' ? error : '');
    return { codes: code ? [code] : [], words };
}
const SingleError = json_object({
    error: optional(unknown()),
    error_description: problem_OptionalString,
    error_type: problem_OptionalString,
    error_message: problem_OptionalString,
    message: optional(unknown()),
    detail: problem_OptionalString,
    title: problem_OptionalString,
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
    return (0,build_text/* collapseSpace */.i)(htmlUnescape(html.replace(/<[^>]*>?/g, ' ')));
}
function cut(line) {
    if (line.length <= MAX_WORDS)
        return line;
    // Do not cut within a surrogate pair.
    return `${line.slice(0, MAX_WORDS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
/** UTF-16 units: a line of a log. */
const MAX_WORDS = 300;

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

;// CONCATENATED MODULE: ./build/registry/auth/token-form.js
/** The name of the token that `/api/v1` accepts. */
const OAUTH_TOKEN = 'an OAuth 2 access token';
const ROBOT_TOKEN = 'a robot token';
const APP_TOKEN = 'an application-specific token';
/**
 * The kind of a token by its form, such as `a robot token`; `undefined` if it has none of the forms of Quay. For messages only: another
 * version of Quay may have other forms.
 * @see quay ffba0c70e oauth/utils.py, data/model/oauth.py, data/database.py RobotAccountToken and AppSpecificAuthToken, and the recordings
 */
function nameTokenForm(token) {
    if (MIXED_CASE_OAUTH_TOKEN.test(token))
        return OAUTH_TOKEN;
    return /^[A-Z0-9]+$/.test(token) ? FORMS.get(token.length) : undefined;
}
/** "Generate Token" makes tokens of letters in both cases and digits. Without an upper-case letter it may be the hash of a commit. */
const MIXED_CASE_OAUTH_TOKEN = /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[A-Za-z0-9]{40}$/;
/** By the number of characters. */
const FORMS = new Map([
    [40, OAUTH_TOKEN],
    [64, ROBOT_TOKEN],
    [120, APP_TOKEN],
]);
/**
 * Where a refused password belongs by its form: a sentence about it, and what to set instead; `undefined` if it is where it belongs, or has
 * no known form.
 * @param username `$oauthtoken` for the input oauth-token.
 */
function explainMisplacedToken(username, password) {
    const form = nameTokenForm(password);
    const isPlaced = (form === OAUTH_TOKEN && username === '$oauthtoken') ||
        (form === ROBOT_TOKEN && username.includes('+')) ||
        (form === APP_TOKEN && username === '$app');
    if (form === undefined || isPlaced)
        return undefined;
    const input = username === '$oauthtoken' ? 'oauth-token' : `The password of ${username}`;
    return `${input} has the form of ${form}. ${ADVICE[form]}`;
}
const ADVICE = {
    [OAUTH_TOKEN]: 'Set it as oauth-token, without username and password.',
    [ROBOT_TOKEN]: 'Set it as password, with the name of its robot as username, for example acme+ci.',
    [APP_TOKEN]: 'Set it as password, with $app as username.',
};
/** The service that a token is for, if its prefix says that it is not for Quay: such a token must not be sent to a registry. */
function nameForeignService(token) {
    return Object.entries(PREFIXES).find(([, prefix]) => prefix.test(token))?.[0];
}
/**
 * @see https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats,
 * https://docs.gitlab.com/security/tokens/#token-prefixes and https://docs.docker.com/security/access-tokens/
 */
const PREFIXES = {
    GitHub: /^(?:gh[a-z]_|github_pat_)/,
    GitLab: /^gl[a-z]{2,6}-/,
    'Docker Hub': /^dckr_[a-z]+_/,
    OpenShift: /^sha256~/,
};

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
    const body = json_parseJson(response.body);
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
    return { authorization: `Basic ${basicCredentials(login)}` };
}
/** `base64(username:password)`, as secret as the password. */
function basicCredentials({ username, password }) {
    return Buffer.from(`${username}:${password.reveal()}`).toString('base64');
}
function hasJwtPassword(login) {
    return login !== undefined && looksLikeJwt(login.password.reveal());
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
const TokenBody = json_object({
    token: fallback(optional(string()), undefined),
    access_token: fallback(optional(string()), undefined),
    expires_in: fallback(optional(pipe(number(), finite())), undefined),
    issued_at: fallback(optional(string()), undefined),
});
function readToken(body, authority, now) {
    if (body === undefined)
        return { why: 'The response is not valid JSON, or was cut off.' };
    const { success, output: data } = safeParse(TokenBody, body);
    const value = success ? data.token || data.access_token : undefined;
    if (!success || !value)
        return { why: 'The response has no token.' };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(value);
    if (invalid !== undefined)
        return { why: `The token in the response cannot be used: it ${invalid}.` };
    const claims = readClaims(value);
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
    const expiry = claims_toDate(issuedAt + lifetime * 1000);
    return expiry !== undefined && expiry > now ? expiry : claims_toDate(now.getTime() + lifetime * 1000);
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
    const misplaced = explainMisplacedToken(login.username, login.password.reveal());
    if (misplaced !== undefined)
        return `The registry refused the credentials: ${misplaced}`;
    if (login.username === '$oauthtoken') {
        return 'The registry refused the OAuth access token. It has expired, was deleted, or belongs to another registry. Create a new one in Quay, in the OAuth application that it belongs to.';
    }
    return `The registry refused the credentials of ${login.username}. Check username and password (the username of a robot is namespace+robot, its password the robot token). They are not sent again, because Quay locks an account for a while after a wrong password.`;
}
const TOO_MANY_EXCHANGES = 'Quay limits how often tokens are requested, and locks an account for a while after a wrong password. Wait, then run the step again.';

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: ./build/inputs/file.js


/** A file that cannot be used. The message is a predicate about the file, without its path and its content: `does not exist`. */
class FileError extends Error {
    name = 'FileError';
    /** The code of the system error; `undefined` if the file exists, but is not a regular file or is too large. */
    code;
    constructor(message, code) {
        super(message);
        this.code = code;
    }
}
/**
 * Reads a file that an input, a variable or a default names. Only regular files are read: a FIFO may block forever, and a device may
 * never end. The limit is checked while reading, since the size of a file may change, and files in /proc have the size 0.
 * @param path relative to the working directory, or absolute. Links are followed.
 * @param maxBytes above it, nothing is returned.
 * @throws FileError
 */
function readRegularFile(path, maxBytes) {
    // Opening a device may have effects, so check before opening too. The check of the handle is the one that counts.
    checkRegular(attempt(() => (0,external_node_fs_.statSync)(path)));
    // Without O_NONBLOCK, opening a FIFO waits for a writer. Windows has neither flag.
    const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = external_node_fs_.constants;
    const handle = attempt(() => (0,external_node_fs_.openSync)(path, O_RDONLY | O_NONBLOCK | O_NOCTTY));
    try {
        const { size } = checkRegular(attempt(() => (0,external_node_fs_.fstatSync)(handle)));
        if (size > maxBytes)
            throw tooLarge(maxBytes);
        return attempt(() => readUpTo(handle, maxBytes));
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
    }
}
function checkRegular(stats) {
    if (stats.isDirectory())
        throw new FileError('is a folder');
    if (!stats.isFile())
        throw new FileError('is not a regular file');
    return stats;
}
function readUpTo(handle, maxBytes) {
    const chunks = [];
    let total = 0;
    for (;;) {
        const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, maxBytes + 1 - total));
        const length = (0,external_node_fs_.readSync)(handle, chunk);
        if (length === 0)
            return Buffer.concat(chunks);
        total += length;
        if (total > maxBytes)
            throw tooLarge(maxBytes);
        chunks.push(chunk.subarray(0, length));
    }
}
const CHUNK_BYTES = 65_536;
function tooLarge(maxBytes) {
    const [size, unit] = maxBytes >= 1 << 20 ? [maxBytes / (1 << 20), 'MiB'] : [maxBytes / 1024, 'KiB'];
    return new FileError(`is larger than ${size} ${unit}`);
}
function attempt(work) {
    try {
        return work();
    }
    catch (error) {
        if (error instanceof FileError)
            throw error;
        const code = (0,build_error/* codeOf */.$N)(error);
        throw new FileError(REASONS[code] ?? `cannot be read (${code})`, code);
    }
}
const REASONS = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist',
    EACCES: 'cannot be read: this user has no permission (EACCES)',
    ENAMETOOLONG: 'does not exist: the path is too long (ENAMETOOLONG)',
};

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
    const { success, output: data } = safeParse(Content, parseContent(content, file));
    if (!success)
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
const Content = json_looseObject({
    auths: nullish(jsonObject),
    credHelpers: nullish(json_record(string())),
    credsStore: nullish(string()),
});
function readContent(file) {
    if (file.content !== undefined)
        return Buffer.from(file.content);
    try {
        return readRegularFile(file.path, MAX_AUTH_FILE_BYTES);
    }
    catch (error) {
        if (!(error instanceof FileError))
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
    const parsed = json_parseJson(content);
    if (parsed === undefined)
        throw authFileError(file, `is not JSON. ${EXPECTED_CONTENT}`);
    return parsed;
}
function authFileError({ path, reason }, problem) {
    return new build_error/* InputError */.dz(`${path} ${problem} ${auth_file_ADVICE[reason]}`);
}
const auth_file_ADVICE = {
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
    const { success, output: entry } = safeParse(AuthEntry, auths[key]);
    if (!success)
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
const auth_file_entry_OptionalString = nullish(string());
/** The fields that docker reads of an entry. If one of them has another type, docker rejects the whole file. */
const AuthEntry = json_looseObject({
    auth: auth_file_entry_OptionalString,
    username: auth_file_entry_OptionalString,
    password: auth_file_entry_OptionalString,
    identitytoken: auth_file_entry_OptionalString,
    registrytoken: auth_file_entry_OptionalString,
});
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
        others.length === 0 ? '; it has no other entries' : `; it has entries for: ${auth_file_lookup_listKeys(others)}`,
        hasOtherPaths && repository === '' ? '; set repositories to repositories that one of these entries covers' : '',
    ].join('');
}
function auth_file_lookup_listKeys(keys) {
    const shown = keys.slice(0, auth_file_lookup_MAX_KEYS).map((key) => (0,build_text/* oneLine */.TN)((0,build_text/* collapseSpace */.i)(key)));
    return [...shown, ...(keys.length > auth_file_lookup_MAX_KEYS ? [`… (${keys.length} in total)`] : [])].join(', ');
}
/** Enough to find a typing error. */
const auth_file_lookup_MAX_KEYS = 10;

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
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
    const { spawn } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 421, 19));
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
        const { success, output: data } = safeParse(json_record(string()), json_parseJson(Buffer.from(run.stdout)));
        return success ? { kind: 'list', servers: Object.keys(data) } : { kind: 'no-list', reason: INVALID_OUTPUT };
    }
    async #get(helper, host) {
        const run = await this.#run(helper, 'get', host);
        if (isNotFound(run))
            return { kind: 'none' };
        if (run.kind !== 'succeeded')
            throw helperError(helper, host, `${this.#explain(run)}. ${HELPER_ADVICE}`);
        const { success, output: data } = safeParse(Output, json_parseJson(Buffer.from(run.stdout)));
        const { Username: username = '', Secret: secret = '' } = success ? data : {};
        if (success && username === '' && secret === '')
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
const Output = json_object({ Username: optional(string()), Secret: optional(string()) });
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
        headers: { authorization: `Basic ${basicCredentials({ username: robot, password: idToken })}` },
        maxBytes: MAX_RESPONSE_BYTES,
        // Quay returns 500 for a JWT that it cannot verify; a retry would not help.
        finalStatuses: [500],
    });
    const read = response.status === 200 ? readPassword(response.body) : { why: undefined };
    if ('password' in read)
        return read.password;
    const refusal = { robot, claims: readClaims(idToken.reveal()), response };
    const error = tokenResponseError({ sent, response }, read.why ?? explainFederationRefusal(refusal));
    throw new build_error/* RegistryError */.gl(`${error.message}\n${listClaims(refusal)}`, error.response);
}
/** A password is under 1 KiB. For an unknown route Quay returns a web page of 67 KiB. */
const MAX_RESPONSE_BYTES = 1 << 20;
function readPassword(body) {
    const { success, output: data } = safeParse(FederationBody, json_parseJson(body));
    if (!success)
        return { why: body.toString('utf8', 0, 64).trimStart().startsWith('{') ? NOT_COMPLETE : undefined };
    const invalid = (0,build_secret/* explainInvalidToken */.S)(data.token);
    if (invalid !== undefined)
        return { why: `The password in the response cannot be used: it ${invalid}. ${CHECK_QUAY}` };
    const expiresAt = readClaims(data.token)?.expiresAt;
    return { password: { secret: new build_secret/* Secret */.z(data.token), ...(expiresAt && { expiresAt }) } };
}
const CHECK_QUAY = 'Check the registry, and the proxies in front of it.';
const NOT_COMPLETE = `The response has no password, or was cut off. ${CHECK_QUAY}`;
const FederationBody = json_object({ token: string() });
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
        this.#runner.mask(new build_secret/* Secret */.z(basicCredentials({ username: this.robot, password })));
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
        const claims = readClaims(login.token.reveal()) ?? { audiences: [], access: undefined, accessShape: 'absent' };
        return { kind: 'registry-token', token: login.token, claims, from: login.from };
    }
    runner.mask(login.password);
    runner.mask(new build_secret/* Secret */.z(basicCredentials(login)));
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

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(916);
;// CONCATENATED MODULE: ./build/inputs/unknown.js


/**
 * The problem of an input that action.yml does not have. It is always an error: the runner only warns, and `requirements: sbom` would
 * leave the gate open.
 * @param unknown its name in lower case.
 * @param known the inputs of the action.
 */
function describeUnknownInput(unknown, known) {
    const near = findNearest(unknown, known);
    const name = (0,build_text/* oneLine */.TN)(unknown, 60);
    if (near !== undefined)
        return `${name}: there is no such input; expected ${near}`;
    // An input reaches the action as a variable, so it cannot be distinguished from one that `env` sets.
    return `${name}: there is no such input; expected one of ${known.join(', ')}. If this is a variable that env sets (INPUT_${name.toUpperCase()}), rename it`;
}
/** The input with this meaning, or with almost this name, or with words of it. */
function findNearest(unknown, known) {
    const words = unknown.split(/[-_. ]+/).filter((word) => word !== '');
    return (findByMeaning(unknown, known) ??
        findBySpelling(unknown, known) ??
        known.find((name) => name.split('-').every((word) => words.includes(word))) ??
        known.find((name) => name.length >= 5 && squeeze(unknown).startsWith(squeeze(name))) ??
        words.map((word) => findByMeaning(word, known)).find((name) => name !== undefined));
}
function findByMeaning(unknown, known) {
    const meant = squeeze(unknown);
    const targets = Object.entries(MEANINGS).filter(([name]) => known.includes(name));
    return targets.find(([, words]) => words.split(' ').some((word) => squeeze(word) === meant))?.[0];
}
function findBySpelling(unknown, known) {
    const [typed, limit] = [squeeze(unknown), unknown.length < 5 ? 1 : MAX_TYPOS];
    const measured = known.map((name) => ({ name, typos: (0,mod/* distance */.Io)(squeeze(name), typed) }));
    return measured.filter(({ typos }) => typos <= limit).toSorted((a, b) => a.typos - b.typos)[0]?.name;
}
/** Two letters: `requires`, `user-name`, `retires`. */
const MAX_TYPOS = 2;
/** `images_file`, `imagesFile` and `images file` are the same name: the runner passes all of them in upper case. */
function squeeze(name) {
    return name.replace(/[-_. ]/g, '');
}
/**
 * Other words for the inputs: those of similar actions and tools (docker/login-action, cosign, oras, skopeo, curl, gh) and of Quay. Of
 * several inputs with the same word, the first one that the action has is meant.
 */
const MEANINGS = {
    require: 'rule rules requirement requirements requirements-file required requires policy policies kind kinds type types evidence expect expected must need needs check checks verify gate enforce sbom sboms signature signatures signed sign cosign provenance slsa spdx cyclonedx vex scan attestation attestations attest predicate predicate-type predicate-types min',
    repositories: 'repository repo repos scope scopes image images reference namespace name names project',
    image: 'repository repositories repo repos reference references ref refs tag tags digest subject target container name',
    'images-file': 'file files list image-list images-list from-file',
    'artifact-type': 'filter show media-type mediatype',
    'on-missing': 'fail fail-on-missing fail-on-error soft-fail warn warn-only continue-on-error exit-code mode severity on-error on-failure on-fail missing',
    'wait-timeout': 'wait wait-for wait-time max-wait poll-timeout',
    'wait-interval': 'interval poll poll-interval',
    shard: 'matrix part partition split index',
    platform: 'arch os architecture architectures',
    depth: 'recursive recurse level levels deep',
    sources: 'from referrers tag-schema cosign-tags buildkit',
    'check-manifests': 'validate verify-manifests verify-digest',
    path: 'url uri endpoint route resource api-path api request',
    method: 'verb type request-method',
    operation: 'op call function action command id name',
    parameters: 'params param args arguments arg vars variables fields with',
    query: 'search qs filter',
    body: 'data json payload content form input file',
    paginate: 'pagination pages page all paging follow',
    'expect-status': 'status status-code code',
    'check-discovery': 'discovery validate check strict swagger schema openapi',
    actions: 'permission permissions access scope scopes pull push rights',
    'allow-partial': 'partial allow-less',
    login: 'log-in docker-login logout write write-auth',
    summary: 'job-summary step-summary report',
    robot: 'robot-account robot-name keyless federation service-account oidc id-token',
    username: 'user usr account email',
    password: 'pass passwd pwd secret robot-token',
    'oauth-token': 'token bearer access-token api-token api-key apikey oauth oauth2 auth-token jwt github-token gh-token pat authorization header headers key password',
    'expect-user': 'user username account acting-user whoami as',
    audience: 'aud',
    'auth-file': 'auth auths docker-config config config-file config-json dockerconfigjson pull-secret credentials creds credentials-file',
    registry: 'host hostname server url uri quay endpoint base-url server-hostname domain address instance registry-hostname',
    service: 'realm',
    'ca-certificate': 'ca cacert ca-cert ca-certs ca-crt ca-file ca-bundle ca-path ca-pem cert certs cert-dir certificate certificates root-ca ssl-cert tls-ca pem',
    'insecure-skip-tls-verify': 'insecure tls tls-verify verify-tls skip-tls skip-verify skip-tls-verify ssl-verify verify-ssl ssl no-verify insecure-registry insecure-tls allow-insecure k',
    'plain-http': 'http https use-http allow-http no-tls scheme protocol',
    timeout: 'time-limit request-timeout deadline max-time',
    retries: 'retry attempts max-retries max-attempts',
};

;// CONCATENATED MODULE: ./build/inputs/reader.js



/**
 * Reads the inputs of one action. Each method returns the value of an input, or its default where the input is empty. Problems are
 * collected, so that `finish` reports all of them together.
 */
class InputReader {
    #defaults;
    #runner;
    #problems = [];
    /** @param defaults all inputs of the action with their defaults, as action.yml has them. */
    constructor(defaults, runner) {
        this.#defaults = defaults;
        this.#runner = runner;
    }
    /** The input as typed, without surrounding spaces: `undefined` where it is not set, '' where it is empty. */
    given(name) {
        return this.#runner.input(name);
    }
    /** The input as typed, or its default where it is not set or empty. */
    text(name) {
        return this.given(name) || this.#defaults[name];
    }
    /** The entries of a multi-line input, without empty lines and lines that start with `#`. */
    lines(name) {
        return linesOf(this.text(name));
    }
    /** A boolean: true/false/1/0/yes/no in any case. */
    flag(name) {
        return this.parsed(name, parseFlag, false);
    }
    /** The result of `parse`, or `fallback` where `parse` throws an InputError, whose problems are kept under the name of the input. */
    parsed(name, parse, fallback) {
        try {
            return parse(this.text(name));
        }
        catch (error) {
            if (!(error instanceof build_error/* InputError */.dz))
                throw error;
            for (const problem of error.problems)
                this.complain(`${name}: ${problem}`);
            return fallback;
        }
    }
    /** Keeps a problem that is already complete: it begins with the name of the input. */
    complain(problem) {
        this.#problems.push(problem);
    }
    /**
     * Ends the reading. An input that the action does not have is a problem too.
     * @throws InputError with all problems.
     */
    finish() {
        const problems = [...this.#findUnknownInputs(), ...this.#problems];
        if (problems.length > 0)
            throw new build_error/* InputError */.dz(problems);
    }
    #findUnknownInputs() {
        const known = Object.keys(this.#defaults);
        const names = this.#runner.inputNames.map((name) => name.toLowerCase());
        return names.filter((name) => !known.includes(name)).map((name) => describeUnknownInput(name, known));
    }
}
/** Returns the entries of a multi-line string: trimmed, without empty lines and comments. */
function linesOf(text) {
    return Array.from(numberedLinesOf(text), (line) => line.text);
}
/**
 * Yields the same entries, each with the number of its line. The first line is 1. One after the other, because a file of 16 MiB may have
 * as many lines.
 */
function* numberedLinesOf(text) {
    for (let start = 0, number = 1; start <= text.length; number++) {
        const end = endOfLine(text, start);
        const entry = text.slice(start, end).trim();
        if (entry !== '' && !entry.startsWith('#'))
            yield { number, text: entry };
        start = end + (text.startsWith('\r\n', end) ? 2 : 1);
    }
}
/** The index of the next line end, or the length of the string. A regular expression would create an object for each line. */
function endOfLine(text, start) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r')
        end++;
    return end;
}
function parseFlag(text) {
    const word = text.toLowerCase();
    if (['true', '1', 'yes'].includes(word))
        return true;
    if (['false', '0', 'no'].includes(word))
        return false;
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid boolean; expected true or false, for example: true`);
}

;// CONCATENATED MODULE: ./build/inputs/secrets.js
/**
 * Finds the parts of a value that may be secrets, so that they can be masked: private keys, JWTs, tokens with a known prefix, long random
 * strings, the credentials of an auth file, and passwords in URLs.
 */
function findSecrets(value) {
    const keys = value.match(PRIVATE_KEY) ?? [];
    // The base64 of a certificate is random, but not secret.
    const text = value.replace(PRIVATE_KEY, ' ').replace(PEM, ' ');
    const fields = [JSON_FIELD, HEADER, URL_PASSWORD].flatMap((pattern) => matches(text, pattern));
    const found = [...keys, ...keys.flatMap(longLines), ...fields, ...fields.map(passwordIn), ...secrets_findTokens(text)];
    return [...new Set(found)].filter((secret) => secret.length >= MIN_SECRET);
}
/**
 * A message about an input, with `***` for what looks like a token or a password. It also hides what may be a token or a name: unlike a
 * mask, this changes no output.
 */
function hideTokens(text) {
    const start = text.replace(USER_INFO, '***');
    const passwords = matches(start, URL_PASSWORD).filter((password) => password.length >= MIN_SECRET);
    const possible = matches(start, POSSIBLE_TOKEN).filter(isPossible);
    // The longest first, since one may be a part of another.
    const found = [...passwords, ...secrets_findTokens(start), ...possible].toSorted((a, b) => b.length - a.length);
    return [...new Set(found)].reduce((rest, secret) => rest.replaceAll(secret, '***'), start);
}
/** Tokens of a known form, and long random strings. */
function secrets_findTokens(text) {
    const runs = TOKENS.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
    return [...TOKENS.flatMap((pattern) => matches(text, pattern)), ...matches(runs, RUN).filter(isRandom)];
}
/** The first group of each match, or all of it if there is no group. */
function matches(text, pattern) {
    return [...text.matchAll(pattern)].map(([whole, group]) => group ?? whole);
}
/** Whether the value of an input that takes a name or a host looks like a secret. */
function looksLikeSecret(value) {
    return findSecrets(value).length > 0 || (/^[A-Za-z0-9]{32,}$/.test(value) && /\d/.test(value));
}
/** Whether the value of an input that takes the path of an auth file is the content of one, plain or as Base64. */
function looksLikeAuthFile(value) {
    const isContent = (text) => /["']?\b(?:auths?|credHelpers|credsStore|identitytoken)\b["']?\s*:/.test(text);
    return isContent(value) || isContent(Buffer.from(value, 'base64').toString('latin1')) || /^\{|\n/.test(value);
}
/** Characters. Shorter strings occur everywhere, and masking them would make the log unreadable. */
const MIN_SECRET = 6;
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g;
const PEM = /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g;
/** The runner masks the lines of a key too, since a log may show them one by one. */
function longLines(key) {
    return key.split(/\s+/).filter((line) => line.length >= 16 && !line.startsWith('-----'));
}
const TOKENS = [
    // A JWT, a JWE, and a token with an empty signature.
    /\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g,
    // GitHub, GitLab, Docker Hub, npm, Slack, OpenShift.
    /\b(?:gh[pousr]_|github_pat_|glpat-|dckr_[po]at_|npm_|xox[a-z]-|sha256~)[\w-]{16,}/g,
];
/** The fields of an auth file, of Quay's robots and tokens. In a string in JSON, the quotation marks are escaped. */
const JSON_FIELD = /\\?["'](?:auth|password|passwd|secret|identitytoken|registrytoken|token|access_token|client_secret)\\?["']\s*:\s*\\?["']([^"'\\\s]+)/gi;
const HEADER = /\b(?:bearer|basic)\s+([\w.~+/=-]+)/gi;
/** `user:password` before a host, or `mailto:name`, but not `name:tag@sha256:…`. The limits of the lengths keep the search fast. */
const USER_INFO = /(?<![^\s/"'`])[^\s/:@"'`]{1,200}:[^\s/@"'`]{1,200}(?=@(?:localhost|[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.[a-z]{2,})\b)/gi;
const URL_PASSWORD = /(?:\/\/|^)[^\s/@:]*:([^\s/@]+)@(?!sha\d+:)/g;
/** The password in the Base64 of user:password; empty for anything else. */
function passwordIn(base64) {
    return /^[\x20-\x7e]+?:([\x20-\x7e]+)$/.exec(Buffer.from(base64, 'base64').toString('latin1'))?.[1] ?? '';
}
/** Base64, base64url and base62 in one piece. Digests are lower-case hex, and names have separators. */
const RUN = /[A-Za-z0-9+/_=-]{32,}/g;
/**
 * Whether a run of characters is random: a robot token of Quay has 64 characters of A-Z and 0-9, an OAuth token 40 of A-Z, a-z and 0-9.
 * Words in camel case have fewer changes between cases, and their digits are together.
 */
function isRandom(run) {
    const longest = run.split(/[^A-Za-z0-9]+/).reduce((a, b) => (b.length > a.length ? b : a), '');
    if (longest.length < 24 || !/[A-Z]/.test(longest) || /^[0-9A-F]+$/.test(longest))
        return false;
    const changes = longest.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])|[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
    return (longest.match(/\d+/g)?.length ?? 0) >= 3 || changes >= 0.4 * longest.length;
}
/** What may also be a name: the start of a token, and runs with fewer signs of a random string. */
const POSSIBLE_TOKEN = /eyJ[\w-]{10,}(?:\.[\w-]+)*|(?:gh[a-z]_|github_pat_)\w{20,}|[A-Za-z0-9+=]{32,}/g;
/** A digest or a path is not a token: its letters are in one case, or it has separators. */
function isPossible(word) {
    return (/^(?:eyJ|gh[a-z]_|github_pat_)/.test(word) || (/[A-Z]/.test(word) && /\d/.test(word) && !/^[0-9A-F]+$/.test(word)));
}

;// CONCATENATED MODULE: ./build/credentials/inputs.js








/** The credentials inputs of the gate and the token, with their defaults. */
const CREDENTIAL_INPUTS = {
    username: '',
    password: '',
    'oauth-token': '',
    robot: '',
    audience: '',
    'auth-file': '',
};
/**
 * Masks the secrets in the inputs, in each form in which they are sent, and everything in other inputs that may be one: a token may have
 * been typed into the wrong input. Call it before anything else, so that no error shows them.
 */
function maskCredentials(runner) {
    const known = secretInputs(runner);
    const values = runner.inputNames.map((name) => runner.input(name) ?? '');
    const found = [...misplacedSecrets(runner), ...values.flatMap(findSecrets)];
    // A part of a secret needs no mask of its own.
    const others = found.filter((secret) => secret !== '' && !known.some((whole) => whole.includes(secret)));
    for (const secret of new Set([...known, ...others]))
        runner.mask(new build_secret/* Secret */.z(secret));
}
function secretInputs(runner) {
    const inputs = new InputReader(CREDENTIAL_INPUTS, runner);
    const [username, password, token] = [inputs.text('username'), inputs.text('password'), inputs.text('oauth-token')];
    const logins = [
        { username, password: new build_secret/* Secret */.z(password) },
        ...[...new Set([token, withoutHeaderName(token)])].map((value) => ({
            username: '$oauthtoken',
            password: new build_secret/* Secret */.z(value),
        })),
    ];
    const given = logins.filter((login) => login.password.reveal() !== '');
    return given.flatMap((login) => [login.password.reveal(), basicCredentials(login)]);
}
/** Finds a token as the name of an account, even if the two are swapped, and the content of an auth file instead of its path. */
function misplacedSecrets(runner) {
    const inputs = new InputReader(CREDENTIAL_INPUTS, runner);
    const [username, authFile] = [inputs.text('username'), inputs.text('auth-file')];
    const isSwapped = isAccountName(inputs.text('password')) && !isAccountName(username);
    return [
        ...(isSwapped ? [username] : []),
        ...[username, inputs.text('robot')].filter(looksLikeSecret),
        ...(looksLikeAuthFile(authFile) ? [authFile, ...authFile.split(/\s+/).filter((word) => word.length > 8)] : []),
    ];
}
/** Whether it is a name that only Quay's robots and tokens have. */
function isAccountName(text) {
    return /^(?:[a-z0-9_.-]{2,255}\+[a-z0-9_-]{1,254}|\$(?:oauthtoken|app|token))$/.test(text) && !looksLikeSecret(text);
}
/** The token without `Authorization: Bearer`, which may have been copied with it. */
function withoutHeaderName(token) {
    return token.replace(/^(?:authorization\s*:\s*)?(?:bearer|basic)(?:\s+|$)/i, '');
}
/** The kinds of credentials, each with its inputs. */
const KINDS = {
    'username with password': ['username', 'password'],
    'oauth-token': ['oauth-token'],
    robot: ['robot'],
    'auth-file': ['auth-file'],
};
/** Reads the one kind of credentials that the inputs give. The reader keeps the problems. */
function readCredentials(inputs, now) {
    if (inputs.text('audience') !== '' && inputs.text('robot') === '')
        inputs.complain(AUDIENCE_ALONE);
    const kinds = Object.keys(KINDS).filter((kind) => KINDS[kind]?.some((name) => inputs.text(name) !== ''));
    if (kinds.length > 1) {
        inputs.complain(severalKinds(kinds));
        return { kind: 'none' };
    }
    switch (kinds[0]) {
        case undefined:
            return { kind: 'none' };
        case 'oauth-token':
            return inputs.parsed('oauth-token', (token) => inputs_readToken(token, now), { kind: 'none' });
        case 'robot':
            return inputs.parsed('robot', (robot) => readRobot(robot, inputs.text('audience')), { kind: 'none' });
        case 'auth-file':
            return inputs.parsed('auth-file', readAuthFilePath, { kind: 'none' });
        default:
            return inputs_readPassword(inputs);
    }
}
function severalKinds(kinds) {
    return `${kinds.join(' and ')}: ${kinds.length === 2 ? 'two' : kinds.length} kinds of credentials are given; expected one, for example: only ${kinds[0]}`;
}
const AUDIENCE_ALONE = 'audience: given without robot; it is the audience of the OIDC token that the robot logs in with; expected both or none, for example: robot: acme+ci';
function inputs_readPassword(inputs) {
    const username = inputs.text('username');
    const password = inputs.text('password');
    if (password === '')
        inputs.complain(`password: not set, although username is \`${(0,build_text/* oneLine */.TN)(username)}\`; ${NO_SECRETS}`);
    if (username === '')
        inputs.complain(`username: not set, although password is; ${NO_SECRETS}`);
    if (looksLikeSecret(username))
        inputs.complain(TOKEN_AS_USERNAME);
    if (/[:\p{Cc}]/u.test(username) || username.length > MAX_USERNAME)
        inputs.complain(NOT_A_USERNAME);
    inputs.parsed('password', checkPassword, undefined);
    return { kind: 'password', username, password: new build_secret/* Secret */.z(password) };
}
const NO_SECRETS = 'expected both or none. A secret that does not exist is an empty string, and workflows from forks and Dependabot get no secrets. For public repositories set neither there; otherwise skip the step, for example: if: github.event.pull_request.head.repo.fork == false';
const TOKEN_AS_USERNAME = 'username: this looks like a token, not like the name of an account; expected the name, and the token as password, for example: acme+ci';
/** Characters. Quay allows 255. */
const MAX_USERNAME = 1_000;
/** RFC 7617: the server reads what follows a colon as part of the password. The value is not quoted, because it may be a password. */
const NOT_A_USERNAME = 'username: it has a colon, a control character or more than 1,000 characters; expected only the name of the account, and its password as password, for example: acme+ci';
/** Quay responds to such a password with status 500 and no reason. */
function checkPassword(password) {
    const issuer = readClaims(password)?.issuer;
    if (issuer?.startsWith('https://')) {
        throw new build_error/* InputError */.dz(`this is an OIDC token issued by ${issuer}; Quay does not accept it as a password; expected the token of the robot, or robot instead of username and password, for example: robot: acme+ci`);
    }
}
function readAuthFilePath(path) {
    if (looksLikeAuthFile(path))
        throw new build_error/* InputError */.dz(AUTH_FILE_CONTENT);
    return { kind: 'auth-file', path };
}
const AUTH_FILE_CONTENT = 'this is the content of an auth file, not a path; expected the path of a file that an earlier step writes, for example: ~/.docker/config.json. A pull secret may be set as the variable DOCKER_AUTH_CONFIG instead';
function readRobot(robot, audience) {
    if (looksLikeSecret(robot))
        throw new build_error/* InputError */.dz(TOKEN_AS_ROBOT);
    if (!/^[^\s+:]+\+[^\s+:]+$/.test(robot)) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(robot)}\` is not a valid robot; expected namespace+name, for example: acme+ci`);
    }
    return { kind: 'robot', robot, audience: audience || undefined };
}
const TOKEN_AS_ROBOT = 'this looks like a token, not like the name of a robot; expected namespace+name and no token, for example: acme+ci. For a robot with a stored token, set username and password instead';
function foreignToken(service) {
    return `this is a token of ${service}, so it was not sent to the registry; expected an OAuth 2 access token of Quay or a registry token, for example: oauth-token: \${{ secrets.QUAY_OAUTH_TOKEN }}`;
}
function inputs_readToken(value, now) {
    if (withoutHeaderName(value) !== value)
        throw new build_error/* InputError */.dz(inputs_HEADER);
    const service = nameForeignService(value);
    if (service !== undefined)
        throw new build_error/* InputError */.dz(foreignToken(service));
    const token = new build_secret/* Secret */.z(value);
    const claims = readClaims(value);
    if (claims === undefined)
        return { kind: 'oauth-token', token };
    if (claims.accessShape === 'object')
        throw new build_error/* InputError */.dz(ROBOT_PASSWORD);
    if (claims.accessShape === 'absent') {
        throw new build_error/* InputError */.dz(`this JWT (issuer ${claims.issuer ?? 'unknown'}) is not a registry token: it has no access claim; expected a token from /v2/auth, or an OAuth 2 access token of Quay. The action requests GitHub's OIDC token itself if robot is set, for example: robot: acme+ci`);
    }
    if (claims.expiresAt !== undefined && claims.expiresAt <= now) {
        throw new build_error/* InputError */.dz(`this registry token expired at ${claims.expiresAt.toISOString()}; expected a valid one. Tokens of Quay are valid for an hour: get one in the job that uses it, with the token action, or set the credentials themselves, for example: robot: acme+ci`);
    }
    return { kind: 'registry-token', token, claims };
}
const inputs_HEADER = `this is a header, not a token; expected only the token, without the words before it, for example: oauth-token: \${{ secrets.QUAY_OAUTH_TOKEN }}`;
const ROBOT_PASSWORD = 'this is the password of a federated robot, not a registry token; expected it as password, with the robot as username, or only robot, for example: robot: acme+ci';

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

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = process.getBuiltinModule("node:net");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = process.getBuiltinModule("node:tls");
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = process.getBuiltinModule("node:http");
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
        this.#exchange.start({ status: status ?? 0, rawHeaders: rawHeaders.map(http2_stream_trim) });
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
function http2_stream_trim(text) {
    return text.replace(/^[ \t]+|[ \t]+$/g, '');
}

;// CONCATENATED MODULE: ./build/http/http2-session.js





/** One connection of HTTP/2, which carries many requests at the same time. */
class Http2Session {
    #session;
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
            (0,external_node_http_namespaceObject.validateHeaderValue)(name, value);
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./build/http/tls.js




/**
 * Trusts the certificates of `trustContext`, and names those in `pem`.
 * @throws what `trustContext` throws.
 */
function trustCertificates(pem, source) {
    const secureContext = trustContext(pem, source);
    return { secureContext, given: readCertificates(pem, '').map((one) => formatName(new external_node_crypto_.X509Certificate(one).subject)) };
}
/**
 * A context that trusts the default certificates of Node (including NODE_EXTRA_CA_CERTS), those of the system, and `pem`; parsed once
 * for all connections.
 * @param pem one or more certificates in PEM; other text around them is ignored.
 * @param source where `pem` comes from, for messages.
 * @throws InputError if there is no certificate in `pem`, or an invalid one. The message does not have the name of the input.
 */
function trustContext(pem, source = 'the value') {
    const given = readCertificates(pem, source);
    return external_node_tls_namespaceObject.createSecureContext({
        ca: [...external_node_tls_namespaceObject.getCACertificates('default'), ...external_node_tls_namespaceObject.getCACertificates('system'), ...given],
    });
}
function readCertificates(pem, source) {
    // Also matches a certificate without its END line, so that it is an error and not ignored.
    const certificates = pem.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]+?(?:-----END (?:TRUSTED )?CERTIFICATE-----|(?![\s\S]))/g) ?? [];
    if (certificates.length === 0) {
        const found = pem.includes('PRIVATE KEY-----') ? ' (only a private key, which belongs on the server)' : '';
        throw new build_error/* InputError */.dz(`there is no certificate in ${source}${found}; ${EXPECTED_PEM}`);
    }
    return certificates.map((certificate, index) => readCertificate(certificate, `certificate ${index + 1} in ${source}`));
}
const EXPECTED_PEM = 'expected PEM with its line breaks (in YAML as a block after `|`), for example: -----BEGIN CERTIFICATE-----, lines of base64, -----END CERTIFICATE-----';
function readCertificate(certificate, name) {
    try {
        return new external_node_crypto_.X509Certificate(certificate).toString();
    }
    catch (cause) {
        throw new build_error/* InputError */.dz(`${name} is not valid (${(0,build_error/* explain */.WE)(cause)}); ${EXPECTED_PEM}`);
    }
}
/** The issuers by the error with which a connection failed. */
const ISSUERS = new WeakMap();
/** Records who signed the certificates of the server, for the error if the connection fails: Node's error does not have them. */
function recordIssuers(socket) {
    let issuers = [];
    // Node emits this event before it verifies the certificate. If it did not, only the names in the message would be missing.
    socket.prependListener('secure', () => {
        issuers = readIssuers(socket.getPeerCertificate(true));
    });
    socket.prependListener('error', (error) => ISSUERS.set(error, issuers));
}
/** The issuers of the certificates that the server sent, that of its own certificate first; empty if they are not known. */
function issuersOf(error) {
    return (error instanceof Error && ISSUERS.get(error)) || [];
}
function readIssuers(certificate) {
    const names = new Set();
    // The chain ends with a certificate that refers to itself, or without one.
    let next = certificate;
    while (next?.issuer !== undefined && names.size < MAX_CHAIN) {
        const name = formatName(Object.entries(next.issuer)
            .map(([key, value]) => `${key}=${value}`)
            .join('\n'));
        if (names.has(name))
            break;
        names.add(name);
        next = next.issuerCertificate;
    }
    return [...names];
}
const MAX_CHAIN = 5;
/** A distinguished name on one line. */
function formatName(name) {
    return (0,build_text/* quote */.hD)((name ?? '').replaceAll('\n', ', '), MAX_NAME_LENGTH);
}
/** UTF-16 units. */
const MAX_NAME_LENGTH = 200;

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
    const request = (isTls ? process.getBuiltinModule('node:https') : external_node_http_namespaceObject).request({
        ...(isTls && tls.secureContext && { secureContext: tls.secureContext }),
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
    #trust;
    /** The session ticket of an earlier connection, with which the server does not send its certificate again. */
    #ticket;
    constructor(origin, proxy, trust) {
        this.#origin = origin;
        this.#proxy = proxy;
        this.#trust = trust;
    }
    /**
     * Opens a connection. It does not keep the process running: the timer of a request's deadline does.
     * @param protocols what ALPN offers; ignored without TLS.
     * @throws the error of the socket, ProxyError, or the reason of `signal`.
     */
    async open(protocols, signal) {
        const tunnel = this.#proxy && (await this.#openTunnel(this.#proxy, signal));
        if (this.#origin.protocol === 'https:')
            return await this.#encrypt(tunnel, protocols, signal);
        return tunnel ?? (await established(external_node_net_namespaceObject.connect(addressOf(this.#origin)), 'connect', signal));
    }
    async #openTunnel(proxy, signal) {
        const { host, port } = addressOf(this.#origin);
        const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
        return await openTunnel(proxy, target, { tls: this.#trust, signal });
    }
    async #encrypt(tunnel, protocols, signal) {
        const { secureContext, rejectUnauthorized } = this.#trust;
        const { host, port } = addressOf(this.#origin);
        const socket = external_node_tls_namespaceObject.connect({
            ...(secureContext && { secureContext }),
            ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
            ...(this.#ticket && { session: this.#ticket }),
            ...(tunnel && { socket: tunnel }),
            host,
            port,
            // The certificate is compared with the host. The extension that names the server does not allow addresses.
            servername: external_node_net_namespaceObject.isIP(host) === 0 ? host : '',
            ALPNProtocols: [...protocols],
        });
        recordIssuers(socket);
        // Node loads the module in about 5 ms, while the response of the server to the first message of TLS is awaited.
        if (protocols.includes('h2'))
            socket.once('connect', () => setImmediate(loadHttp2));
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
var lib_proxy = __nccwpck_require__(783);
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
    const issuers = issuersOf(cause);
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

;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = process.getBuiltinModule("node:stream");
;// CONCATENATED MODULE: ./build/http/connection-pool.js


/** The HTTP/1.1 connections to one origin: Node's agent keeps those that a response left open, and this class opens others in advance. */
class ConnectionPool extends external_node_http_namespaceObject.Agent {
    #connector;
    #timeout;
    #maxIdle;
    #spares = new Set();
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
    /** Opens connections in advance until so many are unused. A failure is forgotten: it shows at the request that needs the connection. */
    openSpares(count) {
        const idle = Object.values(this.freeSockets).reduce((sum, sockets) => sum + (sockets?.length ?? 0), 0);
        for (let missing = count - idle - this.#spares.size; missing > 0; missing -= 1) {
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
        (error) => callback?.(error, new external_node_stream_namespaceObject.Duplex()));
        return null;
    }
    #keep(spare) {
        this.#spares.add(spare);
        const drop = () => this.#spares.delete(spare);
        spare.opening.then((socket) => {
            socket.once('close', drop);
            // Otherwise the end of the connection would not be noticed. A server sends nothing before the request, except an error.
            socket.resume();
            socket.setTimeout(this.#maxIdle, destroyIdle);
        }, drop);
    }
    async #take(signal) {
        const [spare] = this.#spares;
        if (spare === undefined)
            return await this.#connector.open(['http/1.1'], signal);
        this.#spares.delete(spare);
        try {
            const socket = await spare.opening;
            return socket.setTimeout(0, destroyIdle);
        }
        catch (error) {
            if (!spare.signal.aborted || signal.aborted)
                throw error;
            // The spare connection was given up, not the request.
            return await this.#connector.open(['http/1.1'], signal);
        }
    }
}
function destroyIdle() {
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
        this.pool.openSpares(connections);
    }
    /** Sends the request, and returns when the headers of the response have arrived. */
    #open(exchange) {
        const { url, method, headers, body = '' } = exchange.request;
        const { promise, resolve, reject } = Promise.withResolvers();
        // The module for plain HTTP in all cases: the connections of the pool are encrypted already.
        const sent = external_node_http_namespaceObject.request({
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
        if (socket instanceof external_node_tls_namespaceObject.TLSSocket && socket.alpnProtocol === 'h2') {
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
    if (!(error instanceof Http2Error))
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
        const connector = new Connector(origin, proxy, settings.tls);
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

;// CONCATENATED MODULE: ./build/policy/duration.js
/**
 * Parses a duration as the inputs have it: `0`, or an integer with `s`, `m`, `h` or `d`.
 * @returns milliseconds; `undefined` for any other string, and for a number above the largest safe integer.
 */
function parseDuration(text) {
    if (text === '0')
        return 0;
    const { count, unit = '' } = /^(?<count>\d+)(?<unit>[smhd])$/.exec(text)?.groups ?? {};
    const milliseconds = Number(count) * (MILLISECONDS.get(unit) ?? Number.NaN);
    return Number.isSafeInteger(milliseconds) ? milliseconds : undefined;
}
/** Formats milliseconds in the largest unit without a fraction (`90s`, `36h`, `30d`); less than a second is `0`. */
function formatDuration(milliseconds) {
    const whole = milliseconds - (milliseconds % SECOND);
    if (whole === 0)
        return '0';
    const [unit, size] = [...MILLISECONDS].find(([, size]) => whole % size === 0) ?? ['s', SECOND];
    return `${whole / size}${unit}`;
}
const SECOND = 1_000;
/** Largest first, because formatDuration uses the first unit that fits. */
const MILLISECONDS = new Map([
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', SECOND],
]);
/**
 * Parses a time as annotations have it, strictly by grammar and calendar; `undefined` for any other string.
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
function parseTimestamp(text) {
    const { date = '', time = '', second = '', rest = '' } = duration_RFC_3339.exec(text)?.groups ?? {};
    // Date.parse accepts the 30th of February as the 2nd of March.
    if (Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date)
        return undefined;
    // The grammar has leap seconds, Date has not.
    const parsed = new Date(`${date}T${time}:${second === '60' ? '59' : second}${rest.toUpperCase()}`);
    return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}
const duration_RFC_3339 = /^(?<date>\d{4}-\d{2}-\d{2})[Tt](?<time>(?:[01]\d|2[0-3]):[0-5]\d):(?<second>[0-5]\d|60)(?<rest>(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d))$/;

;// CONCATENATED MODULE: ./build/registry/host.js

/**
 * Parses the `host[:port]` of a registry and returns it in lower case, otherwise unchanged (a default port is kept); `undefined` if it is
 * not valid. An IPv6 address is in brackets, an international name in its ASCII form.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2
 */
function parseHost(text) {
    const [, host = '', port] = HOST_AND_PORT.exec(text.toLowerCase()) ?? [];
    if (port !== undefined && Number(port) > MAX_PORT)
        return undefined;
    return isAddress(host) || isName(host) ? text.toLowerCase() : undefined;
}
/** The origin of a registry, `https://host[:port]`, or `http://…` for plain HTTP. */
function originOf(host, plainHttp) {
    return new URL(`${plainHttp ? 'http' : 'https'}://${host}`);
}
const HOST_AND_PORT = /^(\[[^\]]*\]|[^:[\]]+)(?::([1-9]\d{0,4}))?$/;
const MAX_PORT = 65_535;
function isAddress(host) {
    return host.startsWith('[') && !host.includes('%') && (0,external_node_net_namespaceObject.isIPv6)(host.slice(1, -1));
}
function isName(host) {
    if (host.length > host_MAX_NAME_LENGTH || !NAME.test(host))
        return false;
    // A URL reads `0x7f.1` and `127.1` as 127.0.0.1: the host in the workflow must be the host that is contacted.
    return URL.canParse(`https://${host}`) && new URL(`https://${host}`).hostname === host;
}
const NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
/** Characters of a DNS name, RFC 1035 section 2.3.4. */
const host_MAX_NAME_LENGTH = 253;

;// CONCATENATED MODULE: ./build/inputs/connection.js








/** The connection inputs that all actions have, with their defaults. */
const CONNECTION_INPUTS = {
    registry: '',
    service: '',
    'ca-certificate': '',
    'insecure-skip-tls-verify': 'false',
    'plain-http': 'false',
    timeout: '30s',
    retries: '4',
};
/** Reads the connection inputs. The reader keeps the problems. */
function readConnection(inputs) {
    const skipsVerify = inputs.flag('insecure-skip-tls-verify');
    return {
        registry: inputs.parsed('registry', readHost, undefined),
        service: inputs.parsed('service', readService, undefined),
        tls: skipsVerify ? { rejectUnauthorized: false } : inputs.parsed('ca-certificate', connection_readCertificates, {}),
        skipsVerify,
        plainHttp: inputs.flag('plain-http'),
        timeout: inputs.parsed('timeout', (text) => readTime(text, { least: 1, example: '30s' }), 0),
        retries: inputs.parsed('retries', readRetries, 0),
    };
}
/** The User-Agent of all actions. Quay responds differently to one of a browser. */
const USER_AGENT = 'quay-referrers';
/**
 * Opens the connection. Sends nothing.
 * @param registry the host[:port] to which the input `service` belongs.
 */
function openConnection(inputs, registry, context) {
    const http = openHttpClient({ ...inputs, userAgent: USER_AGENT }, context);
    return {
        endpointOf: (host) => ({
            http,
            origin: originOf(host, inputs.plainHttp),
            service: (host === registry ? inputs.service : undefined) ?? host,
        }),
    };
}
/** Reports a problem if the certificate of quay.io would not be checked: an untrusted certificate there is not Quay's. */
function checkSkipVerify({ skipsVerify }, hosts, complain) {
    if (!skipsVerify || !hosts.some((host) => /^quay\.io(:443)?$/.test(host)))
        return;
    complain('insecure-skip-tls-verify: not allowed for quay.io, which has a certificate that every runner trusts; expected false, for example: false');
}
/** Warns of a connection without encryption or without a check of the certificate. @param hosts host[:port] of the registries. */
function warnOfConnection(connection, hosts, { warn }) {
    if (connection.skipsVerify && !connection.plainHttp && hosts.length > 0) {
        warn(`insecure-skip-tls-verify: the certificate of ${hosts.join(', ')} is not checked, so an attacker on the network can read the credentials and change the responses. Set ca-certificate to the CA of the server instead.`);
    }
    const remote = hosts.filter((host) => !isLoopback(host));
    if (connection.plainHttp && remote.length > 0) {
        warn(`plain-http: the connection to ${remote.join(', ')} is not encrypted, so an attacker on the network can read the credentials and change the responses.`);
    }
}
function isLoopback(host) {
    return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host);
}
function readHost(text) {
    if (looksLikeSecret(text))
        throw new build_error/* InputError */.dz(TOKEN_AS_HOST);
    const host = parseHost(text);
    if (text !== '' && host === undefined) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid host; expected host or host:port without a scheme, for example: quay.example.com:8443`);
    }
    return host;
}
function readService(text) {
    if (looksLikeSecret(text))
        throw new build_error/* InputError */.dz(TOKEN_AS_HOST);
    if (text.length > MAX_SERVICE) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` has more than 1,000 characters; expected the SERVER_HOSTNAME of Quay, for example: quay.example.com:8443`);
    }
    return text || undefined;
}
/** Characters, longer than any host name with a port. */
const MAX_SERVICE = 1_000;
/** A token may have the form of a host, and would be sent to name servers. */
const TOKEN_AS_HOST = 'this looks like a token; expected the host name of the server, for example: quay.example.com';
/** Reads PEM certificates, or the path of a file with them. */
function connection_readCertificates(text) {
    if (text === '')
        return {};
    if (text.includes('-----BEGIN'))
        return trustCertificates(text);
    return trustCertificates(readPemFile(text), `\`${(0,build_text/* oneLine */.TN)(text)}\``);
}
function readPemFile(path) {
    try {
        return readRegularFile(path, MAX_PEM_BYTES).toString('utf8');
    }
    catch (error) {
        if (!(error instanceof FileError))
            throw error;
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(path)}\` is not a PEM certificate, and as a file it ${error.message}; expected a certificate that begins with "-----BEGIN CERTIFICATE-----", or the path of a file with one, for example: certs/ca.pem`);
    }
}
/** The bundle of a system has about 250 KiB. */
const MAX_PEM_BYTES = 1 << 20;
/**
 * Reads a time input: `0`, or an integer with s, m, h or d, at most one day.
 * @returns milliseconds.
 * @throws InputError for anything else, and for less than `least` milliseconds.
 */
function readTime(text, { least, example }) {
    const time = parseDuration(text);
    if (time !== undefined && time >= least && time <= MAX_TIME)
        return time;
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid time; expected ${least > 0 ? '' : '0 or '}an integer with s, m, h or d, at most 1d, for example: ${example}`);
}
const MAX_TIME = 86_400_000;
function readRetries(text) {
    if (/^\d{1,2}$/.test(text))
        return Number(text);
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid number of retries; expected an integer from 0 to 99, for example: 4`);
}

;// CONCATENATED MODULE: ./build/policy/result.js
/** Returns the worst of several results. Without any it is `error`: a caller that accepts a run without images must handle that itself. */
function worstResult(results) {
    return WORST_FIRST.find((result) => results.includes(result)) ?? 'error';
}
const WORST_FIRST = ['error', 'subject-not-found', 'missing', 'pass', 'listed'];

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

;// CONCATENATED MODULE: ./build/registry/auth/credentials.js
/**
 * The login with which these credentials are exchanged; `undefined` for anonymous, and for a token that needs no exchange.
 * @throws what getting a keyless robot's password throws.
 */
async function loginOf(credentials) {
    const username = usernameOf(credentials);
    if (username === undefined)
        return undefined;
    switch (credentials.kind) {
        case 'password':
            return { username, password: credentials.password };
        case 'oauth-token':
            return { username, password: credentials.token };
        case 'keyless':
            return { username, password: await credentials.password() };
        default:
            return undefined;
    }
}
/** The username of the login; `undefined` if there is no login. */
function usernameOf(credentials) {
    switch (credentials.kind) {
        case 'password':
            return credentials.username;
        case 'oauth-token':
            return '$oauthtoken';
        case 'keyless':
            return credentials.robot;
        default:
            return undefined;
    }
}
/** The kind of the credentials for the log, without secrets. */
function describeCredentials(credentials) {
    switch (credentials.kind) {
        case 'password':
            return `username and password of ${credentials.username}${formatSource(credentials.from)}`;
        case 'registry-token':
            return `the registry token ${credentials.from === undefined ? 'given as oauth-token' : `of ${credentials.from}`}`;
        case 'oauth-token':
            return 'the OAuth access token given as oauth-token';
        case 'keyless':
            return `keyless as the robot ${credentials.robot}, with an OIDC token from GitHub`;
        case 'anonymous':
            return 'no credentials';
    }
}
function formatSource(from) {
    return from === undefined ? '' : ` (from ${from})`;
}
/** The account that a token acts as: its `sub`, otherwise the username. Quay writes `(anonymous)` for no account. */
function describeAccount(credentials, claims) {
    return (claims?.subject || usernameOf(credentials)) ?? '(anonymous)';
}

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
            : `the token acts as ${describeAccount(this.#credentials, token.claims)}`);
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
        this.#log(`the token acts as ${describeAccount(this.#credentials, claims)}`);
        return { secret: token, claims, ...(claims.expiresAt && { expiresAt: claims.expiresAt }) };
    }
    #log(outcome) {
        const { origin } = this.#endpoint;
        if (!this.#isLogged)
            this.#context.info(`${origin.host}: ${describeCredentials(this.#credentials)}; ${outcome}.`);
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
        const login = await loginOf(this.#credentials);
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
    const account = describeAccount(credentials, token.claims);
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
        const account = () => describeAccount(credentials, session.token?.claims);
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

;// CONCATENATED MODULE: ./build/inputs/list.js


/**
 * Reads a list of known words, separated by commas or spaces. Duplicates are removed.
 * @throws InputError for an unknown word, and if there are no words.
 */
function readList(text, { known, example }) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    const list = words.map((word) => known.find((name) => name === word));
    if (words.length > 0 && list.every((name) => name !== undefined))
        return [...new Set(list)];
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not valid; expected one or more of ${known.join(', ')}, separated by commas, for example: ${example}`);
}

;// CONCATENATED MODULE: ./build/policy/glob.js
/**
 * Whether the whole string matches the pattern. `*` matches any characters, also none and `/`; every other character matches itself.
 * There is no regular expression: each part between two stars is searched once, without backtracking, so no pattern is slow.
 */
function matchesGlob(pattern, text) {
    const [head = '', ...rest] = pattern.split('*');
    const tail = rest.pop();
    if (tail === undefined)
        return text === head;
    if (!text.startsWith(head) || !text.endsWith(tail))
        return false;
    const end = text.length - tail.length;
    const from = endOfParts(rest, text, head.length);
    return from !== undefined && from <= end;
}
/** As `matchesGlob`, ignoring case, as for media types (https://www.rfc-editor.org/rfc/rfc6838#section-4.2). */
function matchesMediaType(pattern, mediaType) {
    return matchesGlob(pattern.toLowerCase(), mediaType.toLowerCase());
}
/** Returns where the last of the parts ends. Each part is taken at its first occurrence, which leaves most room for the next. */
function endOfParts(parts, text, start) {
    let from = start;
    for (const part of parts) {
        const at = text.indexOf(part, from);
        if (at < 0)
            return undefined;
        from = at + part.length;
    }
    return from;
}

;// CONCATENATED MODULE: ./build/policy/kinds-table.js
/** All kinds. A referrer that is of several kinds is reported as the first of them. */
const kinds_table_KINDS = ['signature', 'sbom', 'provenance', 'vex', 'scan', 'attestation'];
/**
 * @see https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md, also written by GitHub's actions/attest. Signatures and
 * attestations have the same artifact type, so the content of a bundle determines its kind.
 */
const SIGSTORE_BUNDLE = 'application/vnd.dev.sigstore.bundle*';
/** The predicate type in the DSSE envelope of `cosign sign` 3, which distinguishes it from an attestation. */
const SIGNATURE_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';
/**
 * The kinds of artifact types (also of `config.mediaType` and of layers), compared ignoring case. The first row that matches determines
 * the kind, so an artifact type is of one kind. The comment on each row names a tool that writes or reads the type, and its source.
 * docs/kinds.md is generated from these lists.
 */
const ARTIFACT_TYPES = [
    // Notation writes it: notaryproject/notation-go registry/mediatype.go. Without `*`: `….signature.dm-verity` signs layers, not the image.
    ['application/vnd.cncf.notary.signature', 'signature'],
    // cosign in its OCI 1.1 mode: sigstore/cosign pkg/oci/remote/write.go, WriteSignaturesExperimentalOCI
    ['application/vnd.dev.cosign.artifact.sig.v1+json', 'signature'],
    // The layers under cosign's tag .sig: sigstore/cosign specs/SIGNATURE_SPEC.md
    ['application/vnd.dev.cosign.simplesigning.v1+json', 'signature'],
    // CycloneDX VEX, attached with `oras attach`. Before the row for CycloneDX SBOMs.
    ['application/vnd.cyclonedx.vex*', 'vex'],
    // trivy-plugin-referrer types.go; read by Trivy pkg/oci/artifact.go, Ratify plugins/verifier/sbom, zot; Azure/obom pkg/oci.go
    ['application/spdx+*', 'sbom'],
    // `cosign attach sbom`: sigstore/cosign pkg/types/media.go; ko pkg/build/gobuild.go
    ['text/spdx*', 'sbom'],
    // trivy-plugin-referrer types.go, `cosign attach sbom`; without a suffix by cosign 1; CycloneDX/specification README.md
    ['application/vnd.cyclonedx*', 'sbom'],
    // CycloneDX in Protocol Buffers: CycloneDX/specification README.md
    ['application/x.vnd.cyclonedx*', 'sbom'],
    // `cosign attach sbom --type syft`: sigstore/cosign pkg/types/media.go, SyftMediaType
    ['application/vnd.syft+*', 'sbom'],
    // Attachments of Google Artifact Registry: google-cloud-artifact-registry types/attachment.py
    ['application/vnd.spdx+*', 'sbom'],
    // cdxgen and dep-scan (`sbom/cyclonedx`): CycloneDX/cdxgen lib/managers/oci.js; Kyverno's policies (`sbom/cyclone-dx`)
    ['sbom/*', 'sbom'],
    // `cosign attach sbom` in the OCI 1.1 mode: sigstore/cosign cmd/cosign/cli/attach/sbom.go
    ['application/vnd.dev.cosign.artifact.sbom.v1+json', 'sbom'],
    // Harbor: goharbor/harbor src/pkg/scan/sbom/sbom.go, as config.mediaType
    ['application/vnd.goharbor.harbor.sbom.v1', 'sbom'],
    // Ratify's licence checker: notaryproject/ratify Makefile
    ['application/vnd.ratify.spdx.v0', 'sbom'],
    // Docker Official Images: docker/attest attestation/types.go, DSSEMediaType; in-toto/attestation spec/v1/envelope.md
    ['application/vnd.in-toto.spdx+dsse', 'sbom'],
    // The same
    ['application/vnd.in-toto.provenance+dsse', 'provenance'],
    // OpenVEX, attached with `oras attach` or `regctl artifact put`
    ['application/vnd.openvex+*', 'vex'],
    // OpenVEX as Witness names it: in-toto/go-witness attestation/product/product.go
    ['application/vex+json', 'vex'],
    // claircore: quay/claircore toolkit/fixtures/fixtures.go, MediaTypeVEX, also compressed (`+zstd`)
    ['application/csaf+json*', 'vex'],
    // Kyverno's policies (`vex/cyclone-dx`): kyverno/website, verify-images/notary.md
    ['vex/*', 'vex'],
    // trivy-plugin-referrer types.go; Ratify plugins/verifier/vulnerabilityreport; Konflux's SAST tasks
    ['application/sarif+json', 'scan'],
    // Reports of Harbor's scanners, `application/vnd.security.vulnerability.report; version=1.1`: goharbor/harbor src/pkg/scan/rest/v1/spec.go
    ['application/vnd.security.vulnerability.report*', 'scan'],
    // Konflux: konflux-ci/konflux-test-tasks task/clair-scan; read by conforma/policy release/cve
    ['application/vnd.redhat.clair-report+json', 'scan'],
    // Konflux: konflux-ci/konflux-test-tasks task/tpa-scan
    ['application/vnd.redhat.tpa-report+json', 'scan'],
    // StackRox in Konflux: konflux-ci/konflux-test-tasks task/roxctl-scan
    ['application/vnd.redhat.rox-report+json', 'scan'],
    // Trivy in a Konflux pipeline: arewm/slsa-konflux-example, trivy-sbom-scan.yaml
    ['application/vnd.trivy.report+json', 'scan'],
    // Ratify's schema validator: notaryproject/ratify plugins/verifier/schemavalidator. Exact, because the other reports are SBOMs.
    ['application/vnd.aquasecurity.trivy.report.sarif.v1', 'scan'],
    // Kyverno's policies: kyverno/website, verify-images/notary.md
    ['trivy/vulnerability*', 'scan'],
    // cosign: pkg/oci/remote/write.go, WriteAttestationsReferrer; BuildKit's layers; Docker Scout
    ['application/vnd.in-toto+json', 'attestation'],
    // Other in-toto attestations: in-toto/attestation spec/v1/envelope.md, bundle.md
    ['application/vnd.in-toto.*', 'attestation'],
    // The layers under cosign's tag .att: sigstore/cosign pkg/types/payload.go; read as an artifact type by Trivy pkg/oci/artifact.go
    ['application/vnd.dsse.envelope.v1+json', 'attestation'],
    // BuildKit: moby/buildkit exporter/containerimage/writer.go
    ['application/vnd.docker.attestation.manifest.v1+json', 'attestation'],
];
/**
 * The kinds of predicate types, compared exactly, by the first row that matches. Independent of this list, a referrer with any predicate
 * type except that of a signature is also of the kind `attestation`.
 */
const PREDICATE_TYPES = [
    // `cosign sign`: sigstore/cosign pkg/types/predicate.go; Tekton Chains pkg/chains/storage/oci/simple.go
    [SIGNATURE_PREDICATE, 'signature'],
    // cosign, BuildKit, Syft, actions/attest: in-toto/attestation spec/predicates/spdx2.md and spdx3.md
    ['https://spdx.dev/Document*', 'sbom'],
    // cosign, Syft, actions/attest, Docker Hardened Images: in-toto/attestation spec/predicates/cyclonedx.md
    ['https://cyclonedx.org/bom*', 'sbom'],
    // cosign before 1.10: in-toto/in-toto-golang v0.4.0 in_toto/model.go; read by Trivy pkg/sbom/sbom.go
    ['https://cyclonedx.org/schema', 'sbom'],
    // Syft before 0.66: anchore/syft v0.60.0 cmd/syft/cli/attest/attest.go
    ['https://syft.dev/bom*', 'sbom'],
    // Docker Scout on Docker Hardened Images: docker/docs, content/manuals/dhi/core-concepts/attestations.md
    ['https://scout.docker.com/sbom/*', 'sbom'],
    // cosign, BuildKit, Tekton Chains, GitHub: in-toto/attestation spec/predicates/provenance.md
    ['https://slsa.dev/provenance*', 'provenance'],
    // The name before SLSA 0.2: in-toto/attestation spec/predicates/provenance.md
    ['https://in-toto.io/Provenance/*', 'provenance'],
    // Tekton Chains until 0.8: tektoncd/chains v0.8.0 pkg/chains/formats/provenance/provenance.go
    ['https://tekton.dev/chains/provenance*', 'provenance'],
    // Docker Scout: the same page as above
    ['https://scout.docker.com/provenance/*', 'provenance'],
    // `cosign attest --type openvex`, vexctl: openvex/go-vex pkg/vex/vex.go, pkg/attestation/predicate.go
    ['https://openvex.dev/ns*', 'vex'],
    // CycloneDX VEX by devguard-scanner: l3montree-dev/devguard cmd/devguard-scanner/commands/attest.go
    ['https://cyclonedx.org/vex*', 'vex'],
    // `cosign attest --type vuln`: sigstore/cosign specs/COSIGN_VULN_ATTESTATION_SPEC.md
    ['https://cosign.sigstore.dev/attestation/vuln/*', 'scan'],
    // The same of cosign 1, without a scheme: sigstore/cosign v1.13.6 pkg/cosign/attestation/attestation.go
    ['cosign.sigstore.dev/attestation/vuln/*', 'scan'],
    // GUAC, Docker Hardened Images: in-toto/attestation spec/predicates/vuln.md and vulns_02.md
    ['https://in-toto.io/attestation/vulns*', 'scan'],
    // Docker Scout; not its virus and secret scans, because `scan` is for vulnerabilities
    ['https://scout.docker.com/vulnerabilities/*', 'scan'],
];
/** The kinds of the suffixes of cosign's tags `sha256-<hex>.…`: sigstore/cosign pkg/oci/remote/options.go. */
const TAG_KINDS = { sig: 'signature', att: 'attestation', sbom: 'sbom' };

;// CONCATENATED MODULE: ./build/policy/kind.js



/** Returns the kind of a referrer for reports: the first of its kinds. */
function kindOf(referrer) {
    const kinds = kindsOf(referrer);
    return kinds_table_KINDS.find((kind) => kinds.has(kind)) ?? 'other';
}
/** Whether a referrer is of this kind. It may be of several: a signed SBOM is of the kinds `sbom` and `attestation`. */
function kind_isOfKind(referrer, kind) {
    return kindsOf(referrer).has(kind);
}
function kindsOf(referrer) {
    const { artifactType, predicateTypes, tag, isUntyped } = referrer;
    const kinds = new Set(predicateTypes.flatMap(kindsOfPredicateType));
    if (isUntyped && tag !== undefined)
        kinds.add(TAG_KINDS[tag]);
    if (isBundleType(artifactType)) {
        // A bundle with a predicate type besides that of a signature is an attestation.
        kinds.delete('signature');
        kinds.add(bundleContent(referrer));
    }
    else
        kinds.add(kindOfArtifactType(artifactType));
    return new Set([...kinds].filter((kind) => kind !== undefined));
}
function kindsOfPredicateType(type) {
    const kind = PREDICATE_TYPES.find(([pattern]) => matchesGlob(pattern, type))?.[1];
    return type === SIGNATURE_PREDICATE ? [kind] : [kind, 'attestation'];
}
function kindOfArtifactType(type) {
    return ARTIFACT_TYPES.find(([pattern]) => matchesMediaType(pattern, type))?.[1];
}
/** Whether an artifact type is that of a sigstore bundle of any version. */
function isBundleType(artifactType) {
    return matchesMediaType(SIGSTORE_BUNDLE, artifactType);
}
/**
 * Returns the content of a sigstore bundle; `undefined` if it is not known. The predicate type takes precedence over the annotation
 * `dev.sigstore.bundle.content`, so that a provenance attestation with a wrong annotation does not count as a signature.
 */
function bundleContent({ predicateTypes, annotations, bundle }) {
    if (predicateTypes.length > 0) {
        return predicateTypes.every((type) => type === SIGNATURE_PREDICATE) ? 'signature' : 'attestation';
    }
    const content = bundle ?? annotations['dev.sigstore.bundle.content'];
    if (content === 'message-signature')
        return 'signature';
    return content === 'dsse-envelope' ? 'attestation' : undefined;
}

;// CONCATENATED MODULE: ./build/policy/nearest-kind.js


/** Words that people write for a kind: names of tools, formats and specifications, other forms of the word. */
const nearest_kind_MEANINGS = {
    signature: [
        ...['cosign', 'notation', 'notary', 'notaryv2', 'sigstore', 'keyless', 'gpg', 'pgp', 'dct'],
        ...['sig', 'sign', 'signed', 'signatures', 'signing', 'image-signature', 'cosign-signature'],
    ],
    sbom: [
        ...['spdx', 'spdxjson', 'spdx-json', 'spdx+json', 'cyclonedx', 'cyclonedx-json', 'cyclonedxjson', 'cdx', 'syft'],
        ...['bom', 'boms', 'sboms', 'bill-of-materials', 'materials'],
    ],
    provenance: [
        ...['slsa', 'slsa1', 'slsa3', 'slsaprovenance', 'slsaprovenance1', 'slsaprovenance02', 'slsa-provenance'],
        ...['provenances', 'build-provenance', 'buildprovenance', 'build', 'tekton', 'chains'],
    ],
    vex: ['openvex', 'csaf', 'vexes', 'exploitability', 'cyclonedx-vex'],
    scan: [
        ...['trivy', 'grype', 'clair', 'snyk', 'sarif', 'scanner', 'scanned', 'scanning', 'report', 'security'],
        ...['vuln', 'vulns', 'vulnerability', 'vulnerabilities', 'cve', 'cves', 'vulnerability-scan', 'vuln-scan'],
    ],
    attestation: [
        ...['in-toto', 'intoto', 'dsse', 'att', 'attest', 'attested', 'attestations', 'statement', 'predicate', 'bundle'],
    ],
};
const KIND_BY_MEANING = new Map(Object.entries(nearest_kind_MEANINGS).flatMap(([kind, words]) => words.map((word) => [word, kind])));
/** The kind that a word means, by meaning (`slsa` is provenance) or by spelling (`sbon`); `undefined` if none is near. */
function nearestKind(word) {
    const text = word.toLowerCase().replaceAll('_', '-');
    return KIND_BY_MEANING.get(text) ?? nearestOf(text, kinds_table_KINDS);
}
/** The name with the smallest distance to a word; `undefined` if the distance is too large for a typing error. */
function nearestOf(word, names) {
    // The distance takes the product of both lengths.
    if (word.length > MAX_WORD)
        return undefined;
    const [nearest] = names
        .map((name) => ({ name, typos: (0,mod/* distance */.Io)(word, name) }))
        .filter(({ name, typos }) => typos <= maxTypos(Math.min(word.length, name.length)))
        .toSorted((one, other) => one.typos - other.typos);
    return nearest?.name;
}
const MAX_WORD = 100;
/** Two letters that are swapped are two typing errors. In a short word they leave nothing of it. */
function maxTypos(length) {
    if (length <= 3)
        return 1;
    return length <= 7 ? 2 : 3;
}

;// CONCATENATED MODULE: ./build/policy/common-mistakes.js


/**
 * Finds mistakes that come from YAML, JSON, shells and other policy languages: a list with commas, the dash of a YAML list, a comment at
 * the end of a line, a variable that was not replaced. Without this check, each of them would produce several messages that do not name
 * the cause.
 * @returns what is wrong, what is expected, and an example; `undefined` if the line has none of these mistakes.
 */
function findCommonMistake(text) {
    const bare = text.replace(/"[^"]*"?/g, '""');
    const [first = '', ...rest] = bare.split(/\s+/);
    for (const find of FINDERS) {
        const found = find({ text, bare, first, rest });
        if (found !== undefined)
            return `${found.problem}, for example: ${found.example}`;
    }
    return undefined;
}
/** Whether rules are written as JSON, so that each line of it would be a mistake of its own. */
function isJson(text) {
    return /^[[{]/.test(text);
}
/** The mistake of rules that are written as JSON. They are not quoted, because they may be another document, with secrets. */
const JSON_MISTAKE = 'this is JSON; expected one rule per line, without brackets, quotes and commas (in YAML a block after `|`), for example: sbom';
/** In this order, because one line may have several. */
const FINDERS = [
    ({ text, bare }) => when(/\p{Cf}/u.test(bare), 'it has an invisible character; expected visible characters', () => text.replace(/\p{Cf}/gu, '')),
    ({ text, bare }) => when(/[“”„«»‘’‚]/.test(bare), 'it has typographic quotes; expected the plain quote "', () => text.replace(/[“”„«»‘’‚]/g, '"')),
    ({ text }) => when(/^(["'`]).*\1$/.test(text) && (!text.startsWith('"') || text === '"none"'), QUOTES, () => text.slice(1, -1)),
    ({ text, first }) => when(isListItem(first), LIST_ITEM, () => text.replace(/^(?:[-*•]|\d+[.)])\s*/, '')),
    ({ text, rest }) => when(rest.some((word) => word.startsWith('#')), COMMENT, () => text.split(/\s+#/)[0] ?? ''),
    ({ first }) => when(/^\$[A-Za-z_({]|^%\w+%|\{\{/.test(first), VARIABLE, () => ''),
    ({ text, first, rest }) => when(isList(first, rest), LIST, () => firstRule(text.split(/[\s,;]+/))),
    ({ text, rest }) => when(rest.some((word) => /^(?:and|&&?|\+)$/i.test(word)), LIST, () => text.split(/\s+/)[0] ?? ''),
    ({ first }) => when(/^[^/]*&/.test(first), LIST, () => firstRule(first.split('&'))),
    ({ text, rest }) => when(rest.some((word) => /^(?:or|\|\|)$/i.test(word)), ALTERNATIVES, () => text.replace(/\s+(?:or|\|\|)\s+/gi, '|')),
    ({ text }) => when(joinBars(text) !== text, BARS, () => joinBars(text)),
    ({ first, rest }) => when(isKindOrType(first) && rest.some((word) => isKind(word) || isType(word)), LIST, () => firstRule([first])),
    ({ first }) => when(/^(?:!.*|not|no|without)$/i.test(first), NEGATION, () => ''),
    ({ first }) => when(/^[A-Za-z-]+:(?!\/\/)/.test(first), COLON, () => kindIn(first.split(':'))),
    ({ first }) => when(/^[A-Za-z-]+(?:[<>]|==)/.test(first), MINIMUM, () => `${kindIn([first.split(/[<>=]/)[0] ?? ''])} min=2`),
    ({ first }) => when(isKind(first.split('=')[0] ?? '') && first.includes('='), VALUE, () => first.split('=')[0] ?? ''),
    ({ rest }) => when(rest.some((word) => /^=/.test(word)), SPACES, () => 'sbom min=2'),
    ({ rest }) => when(rest.some((word) => /^--?[a-z]/.test(word)), DASHES, () => 'sbom min=2'),
    ({ rest }) => when(rest.some((word) => /^[a-z-]+(?:[<>]|:=?|==)/i.test(word)), OPERATOR, () => 'sbom min=2'),
    ({ text, rest }) => when(rest.some((word) => /='/.test(word)), SINGLE_QUOTES, () => text.replaceAll("'", '"')),
];
const QUOTES = 'the quotes are part of the rule; expected the word without quotes';
const LIST_ITEM = 'this is an item of a YAML list; expected one rule per line without a dash (in YAML a block after `|`)';
const COMMENT = 'a rule cannot be followed by a comment; expected the comment on a line of its own';
const VARIABLE = `a variable in it was not replaced, because no shell reads the inputs of an action; expected \${{ env.NAME }}, or the rule itself`;
const LIST = 'this is a list of rules on one line; expected one rule per line without commas (in YAML a block after `|`), all of which must be met';
const ALTERNATIVES = 'alternatives are joined by "|"; expected no spaces and no other word between them';
const BARS = 'there are spaces around "|"; expected alternatives joined by "|" without spaces';
const NEGATION = 'a rule cannot exclude anything; expected the kinds and types that must be attached';
const COLON = 'there is a colon after the first word; expected a kind or type, then options as NAME=VALUE';
const MINIMUM = 'a kind is not compared with a number; expected the option min=N';
const VALUE = 'a kind has no value; expected the kind alone';
const SPACES = 'there are spaces around "="; expected NAME=VALUE without spaces';
const DASHES = 'options have no dash; expected NAME=VALUE';
const OPERATOR = 'an option is not compared; expected NAME=VALUE';
const SINGLE_QUOTES = 'single quotes are part of the value; expected double quotes';
/** @param example a rule without the mistake; if it is empty, a rule that is always valid. */
function when(isMistaken, problem, example) {
    return isMistaken ? { problem, example: example().trim() || 'sbom' } : undefined;
}
function isListItem(first) {
    return /^(?:[-*•]|\d+[.)])$/.test(first) || (first.startsWith('-') && isKind(first.slice(1)));
}
/** Whether words are separated by commas or semicolons. Types may contain them: `application/x;version=1`. */
function isList(first, rest) {
    const parts = first.split(/[,;]/);
    if (parts.length > 1 && (parts.filter(isKindOrType).length > 1 || /[,;]$/.test(first)))
        return true;
    return rest.some((word) => /^[,;]$/.test(word) || (/[,;]$/.test(word) && !word.startsWith('annotation.')));
}
function isKindOrType(word) {
    return isType(word) || nearestKind(word) !== undefined;
}
function isType(word) {
    return /^(?:application|text|image)\/|^https?:\/\//.test(word);
}
function isKind(word) {
    return kinds_table_KINDS.some((kind) => kind === word);
}
function firstRule([word = '']) {
    return nearestKind(word) ?? word;
}
/** The first kind among words. */
function kindIn(words) {
    return words.find(isKind) ?? '';
}
function joinBars(text) {
    return text.replace(/"[^"]*"|\s*\|\s*/g, (found) => (found.startsWith('"') ? found : '|'));
}

;// CONCATENATED MODULE: ./build/policy/platform.js


/**
 * Parses the input `platform`: `index`, `all`, or `os/arch[/variant]` separated by commas or spaces. It never returns `each` and `index-or-each`.
 * @throws InputError with all problems, without the name of the input.
 */
function parsePlatformInput(text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    if (words.length === 0)
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` has no platform; ${EXPECTED_IN_INPUT}`);
    const [first] = words;
    if (words.length === 1 && (first === 'index' || first === 'all'))
        return { kind: first };
    const problems = words.flatMap((word) => {
        const fault = findWordFault(word);
        return fault === undefined ? [] : [`\`${(0,build_text/* oneLine */.TN)(word)}\` ${fault}; ${EXPECTED_IN_INPUT}`];
    });
    if (problems.length > 0)
        throw new build_error/* InputError */.dz(problems);
    return { kind: 'named', names: [...new Set(words)] };
}
/**
 * Parses the option `platform` of a rule: `each`, `index`, `index|each`, or one `os/arch[/variant]`.
 * @param report receives a problem: what was typed, what is expected, and an example.
 * @returns `undefined` if the value is not valid.
 */
function parseRulePlatform(value, report) {
    if (value === 'each' || value === 'index')
        return { kind: value };
    if (value === 'index|each' || value === 'each|index')
        return { kind: 'index-or-each' };
    const fault = value === 'all' ? 'is only valid in the input platform, use each in a rule' : findNameFault(value);
    if (fault === undefined)
        return { kind: 'named', names: [value] };
    report(`platform "${value}" ${fault}; ${EXPECTED_IN_RULE}`);
    return undefined;
}
/**
 * Whether the platform of an image is the one asked for. `linux/arm` without a variant matches every variant. An image without a variant
 * has the default variant of its architecture, as clients assume.
 * @see https://github.com/containerd/platforms/blob/v1.0.0-rc.1/database.go (normalizeArch)
 */
function isPlatform(asked, actual) {
    if (asked.split('/').length === 2)
        return actual === asked || actual.startsWith(`${asked}/`);
    return withVariant(actual) === asked;
}
function withVariant(platform) {
    const [, architecture = '', variant = DEFAULT_VARIANTS.get(architecture)] = platform.split('/');
    return variant === undefined || platform.endsWith(`/${variant}`) ? platform : `${platform}/${variant}`;
}
const DEFAULT_VARIANTS = new Map([
    ['arm64', 'v8'],
    ['arm', 'v7'],
    ['amd64', 'v1'],
]);
const EXPECTED_IN_INPUT = 'expected index, all, or os/arch[/variant] separated by commas, for example: linux/amd64,linux/arm64';
const EXPECTED_IN_RULE = 'expected each, index, index|each or one os/arch[/variant], for example: sbom platform=linux/arm64';
function findWordFault(word) {
    if (word === 'each')
        return 'is only valid in a rule, use all in the input';
    return word === 'index' || word === 'all' ? 'cannot be combined with other platforms' : findNameFault(word);
}
/** @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md: the values are those of GOOS, GOARCH and CPU variants. */
function findNameFault(name) {
    if (PLATFORM.test(name))
        return undefined;
    if (PLATFORM.test(name.toLowerCase()))
        return 'has upper-case letters';
    if (/^$|^\/|\/\/|\/$/.test(name))
        return 'has an empty part, probably from an empty variable';
    return name.includes(',') ? 'is a list, but a rule has one platform' : 'is not a valid platform';
}
const PLATFORM = /^[a-z0-9._-]+(?:\/[a-z0-9._-]+){1,2}$/;

;// CONCATENATED MODULE: ./build/policy/rule-options.js



/** All options but `annotation.KEY=VALUE`, in the order in which messages list them. */
const rule_options_OPTIONS = [
    { name: 'min', value: 'N', parse: parseMin },
    { name: 'max-age', value: 'TIME', parse: parseMaxAge },
    { name: 'platform', value: 'PLATFORM', parse: parsePlatform },
];
/** Options for the verification of signatures, which does not exist yet. */
const RESERVED_OPTIONS = ['key', 'identity', 'issuer'];
const ANNOTATION = 'annotation.';
const rule_options_NAMES = [...rule_options_OPTIONS.map(({ name }) => name), `${ANNOTATION}KEY`];
const EXPECTED_OPTION = `${rule_options_OPTIONS.map(({ name, value }) => `${name}=${value}`).join(', ')} or ${ANNOTATION}KEY=VALUE`;
/**
 * Parses the options of a rule, in any order, each once.
 * @returns the options without those that are not valid, which are reported.
 */
function parseRuleOptions(words, report) {
    let options = {};
    const annotations = [];
    const seen = new Set();
    for (const word of words) {
        const { name, value } = splitOption(word);
        if (name === undefined || value === undefined) {
            report(noOption(word));
            continue;
        }
        if (seen.has(name))
            report(`"${name}" is given twice; expected each option once, for example: sbom min=2`);
        else if (name.startsWith(ANNOTATION))
            annotations.push(parseAnnotation(name, value, report));
        else
            options = { ...options, ...parseOption(name, value, report) };
        seen.add(name);
    }
    return { min: 1, ...options, annotations };
}
/** Whether a word is an option of a rule, valid or reserved. The value is not checked. */
function isRuleOption(word) {
    const { name } = splitOption(word);
    if (name === undefined)
        return false;
    return name.startsWith(ANNOTATION) || [...rule_options_OPTIONS.map((option) => option.name), ...RESERVED_OPTIONS].includes(name);
}
function splitOption(word) {
    return /^(?<name>[^=]*)=(?<value>.*)$/s.exec(word)?.groups ?? {};
}
function noOption(word) {
    return `"${word}" is not an option; expected one kind or type, its alternatives joined by "|" without spaces, then options, for example: sbom|vex min=2`;
}
function parseOption(name, value, report) {
    const option = rule_options_OPTIONS.find((one) => one.name === name);
    if (option !== undefined)
        return option.parse(value, report);
    report(RESERVED_OPTIONS.includes(name)
        ? `"${name}" is reserved for the verification of signatures, which is not available yet; expected a rule without it, for example: signature`
        : `"${name}" is not a valid option${suggestOption(name)} ${EXPECTED_OPTION}, for example: sbom max-age=30d`);
    return {};
}
/** Ends with "Expected" or "expected". */
function suggestOption(name) {
    const near = OPTION_BY_MEANING.get(name.toLowerCase()) ?? nearestOf(name.toLowerCase(), rule_options_NAMES);
    return near === undefined ? '; expected' : `, did you mean "${near}"? Expected`;
}
const OPTION_BY_MEANING = new Map([
    ...['count', 'minimum', 'at-least', 'number', 'n', 'threshold'].map((name) => [name, 'min']),
    ...['age', 'newer-than', 'since', 'within', 'fresh', 'maxage', 'max_age'].map((name) => [name, 'max-age']),
    ...['arch', 'os', 'architecture', 'platforms'].map((name) => [name, 'platform']),
    ...['annotation', 'annotations', 'label', 'labels'].map((name) => [name, `${ANNOTATION}KEY`]),
]);
function parseAnnotation(name, value, report) {
    const key = name.slice(ANNOTATION.length);
    if (key === '')
        report(`"${name}" has no key; expected annotation.KEY=VALUE, for example: sbom annotation.team=core`);
    return { key, value };
}
function parseMin(value, report) {
    const min = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (min >= 1 && Number.isSafeInteger(min))
        return { min };
    report(`min is "${value}"; expected an integer of at least 1, for example: sbom min=2`);
    return {};
}
function parseMaxAge(value, report) {
    const maxAge = parseDuration(value);
    if (maxAge !== undefined && maxAge > 0)
        return { maxAge };
    report(`max-age is "${value}"; expected an integer of at least 1 with s, m, h or d, for example: scan max-age=30d`);
    return {};
}
function parsePlatform(value, report) {
    const platform = parseRulePlatform(value, report);
    return platform === undefined ? {} : { platform };
}

;// CONCATENATED MODULE: ./build/policy/matcher.js




/**
 * Parses the alternatives of a rule, joined by `|`. With `://` an alternative is a predicate type, otherwise with `/` an artifact type,
 * otherwise a kind, and if it is not a kind and has a dot, an exact artifact type: some tools write types such as `org.example.sbom.v0`.
 * @param report receives each problem: what was typed, what is expected, and an example.
 * @returns the alternatives that are valid.
 */
function parseMatchers(word, report) {
    if (word === '') {
        report(`it has no kind or type; expected ${EXPECTED_MATCHER}`);
        return [];
    }
    if (isRuleOption(word)) {
        report(`it starts with the option "${word}"; expected a kind or type first, for example: sbom min=2`);
        return [];
    }
    return word.split('|').flatMap((alternative) => parseAlternative(alternative, report));
}
/** Whether any of the matchers matches a referrer. */
function matchesAny(matchers, referrer) {
    return matchers.some((matcher) => matcher_matches(matcher, referrer));
}
const EXPECTED_MATCHER = `a kind (${kinds_table_KINDS.join(', ')}), an artifact type (has "/", or a dot and no "*") or a predicate type (has "://"), for example: sbom`;
function parseAlternative(text, report) {
    if (text === '') {
        report('one side of a "|" is empty; expected alternatives joined by "|" without spaces, for example: sbom|vex');
        return [];
    }
    if (/:\/\/[^/]*@/.test(text)) {
        report('it has credentials before "@", which would be shown; expected a type without them, for example: sbom');
        return [];
    }
    if (text.includes('://'))
        return [{ by: 'predicate-type', pattern: text }];
    if (text.includes('/'))
        return [{ by: 'artifact-type', pattern: text }];
    const kind = kinds_table_KINDS.find((known) => known === text);
    if (kind !== undefined)
        return [{ by: 'kind', kind }];
    if (/^[^.*]+(?:\.[^.*]+)+$/.test(text))
        return [{ by: 'artifact-type', pattern: text }];
    report(unknownKind(text));
    return [];
}
function unknownKind(text) {
    if (text === 'none')
        return '"none" cannot be combined with rules; expected it alone, for example: none';
    const near = nearestKind(text);
    const question = near === undefined ? '' : `, did you mean "${near}"?`;
    return `"${text}" is not a valid kind${question === '' ? '; expected' : `${question} Expected`} ${EXPECTED_MATCHER}`;
}
function matcher_matches(matcher, referrer) {
    switch (matcher.by) {
        case 'kind':
            return kind_isOfKind(referrer, matcher.kind);
        case 'artifact-type':
            return matchesMediaType(matcher.pattern, referrer.artifactType);
        case 'predicate-type':
            return referrer.predicateTypes.some((type) => matchesGlob(matcher.pattern, type));
    }
}

;// CONCATENATED MODULE: ./build/policy/tokenize.js
/**
 * Splits a line at spaces. `"…"` keeps spaces, also inside a word (`a="b c"` is the word `a=b c`); there is no escape for a quote.
 * @returns the words without their quotes; `undefined` if a quote is not closed.
 */
function tokenize(line) {
    const words = [];
    for (const [word] of line.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)) {
        if (word.split('"').length % 2 === 0)
            return undefined;
        words.push(word.replaceAll('"', ''));
    }
    return words;
}

;// CONCATENATED MODULE: ./build/policy/rule.js





/**
 * Parses rules, one per line, without empty lines and comments. The caller handles `none`.
 * @throws InputError with the problems of all lines, without the name of the input.
 */
function parseRules(lines) {
    if (isJson(lines[0] ?? ''))
        throw new build_error/* InputError */.dz(JSON_MISTAKE);
    const rules = [];
    const problems = [];
    for (const line of lines) {
        try {
            rules.push(parseRule(line));
        }
        catch (error) {
            if (!(error instanceof build_error/* InputError */.dz))
                throw error;
            problems.push(...error.problems);
        }
    }
    if (problems.length > 0)
        throw new build_error/* InputError */.dz(problems);
    return rules;
}
/**
 * Parses `KIND_OR_TYPE [min=N] [max-age=TIME] [platform=PLATFORM] [annotation.KEY=VALUE] …`, split at spaces; `"…"` quotes.
 * @throws InputError with all problems of the rule, without the name of the input.
 */
function parseRule(line) {
    const text = line.trim();
    const words = tokenize(text);
    const mistake = words === undefined ? UNCLOSED_QUOTE : findCommonMistake(text);
    if (words === undefined || mistake !== undefined)
        throw new build_error/* InputError */.dz(`\`${text}\`: ${mistake}`);
    const [first = '', ...rest] = words;
    const problems = [];
    const report = (problem) => problems.push(`\`${text}\`: ${problem}`);
    const rule = { text, matchers: parseMatchers(first, report), ...parseRuleOptions(rest, report) };
    if (problems.length > 0)
        throw new build_error/* InputError */.dz(problems);
    return rule;
}
const UNCLOSED_QUOTE = 'a quote is not closed; expected quotes in pairs, for example: sbom annotation.title="a b"';

;// CONCATENATED MODULE: ./build/policy/shard.js



/** The shard that has all images. */
const SINGLE_SHARD = { index: 0, count: 1 };
/**
 * Parses `i/n`: shard i of n, from 0, as a matrix numbers its jobs.
 * @throws InputError without the name of the input.
 */
function parseShard(text) {
    const parts = text.split('/').map((part) => part.trim());
    if (parts.length === 2 && parts.includes('')) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` has an empty part, probably from an empty variable; ${EXPECTED_SHARD}`);
    }
    const [index = Number.NaN, count = Number.NaN, ...more] = parts.map(parseCount);
    if (more.length > 0 || Number.isNaN(index + count)) {
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid shard; ${EXPECTED_SHARD}`);
    }
    if (count === 0)
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` has no shards; ${EXPECTED_SHARD}`);
    if (index >= count)
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` ${indexOutOfRange(count)}; ${EXPECTED_SHARD}`);
    return { index, count };
}
/**
 * Whether an image is in this shard. That depends on the image alone, so a new image does not move the others.
 * @param reference in the normalised form that `formatReference` returns.
 */
function isInShard(reference, { index, count }) {
    const hex = (0,external_node_crypto_.createHash)('sha256').update(reference).digest('hex').slice(0, HEX_DIGITS);
    return Number.parseInt(hex, 16) % count === index;
}
/** Of the hash: 32 bits, which shell arithmetic can handle as well. */
const HEX_DIGITS = 8;
const EXPECTED_SHARD = `expected i/n with i from 0 to n-1, for example: \${{ strategy.job-index }}/\${{ strategy.job-total }}`;
function indexOutOfRange(count) {
    const valid = count === 1 ? 'with 1 shard use 0/1' : `with ${count} shards use 0/${count} to ${count - 1}/${count}`;
    return `has a shard index out of range: ${valid}`;
}
function parseCount(text) {
    const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return Number.isSafeInteger(count) ? count : Number.NaN;
}

;// CONCATENATED MODULE: ./build/registry/digest.js

/**
 * Parses a digest; `undefined` for anything but the two registered algorithms in lower case.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests
 */
function parseDigest(text) {
    return isDigest(text) ? text : undefined;
}
/** Whether this is a digest in canonical form. */
function isDigest(text) {
    return DIGEST.test(text);
}
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Computes the digest of these bytes with the algorithm of `like` (default: sha256). */
function digestOf(bytes, like) {
    const algorithm = like?.startsWith('sha512:') ? 'sha512' : 'sha256';
    return `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('hex')}`;
}
/**
 * The tag of the referrers list in a registry without the referrers API: `sha256-<hex>`.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
function referrersTag(digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    // The specification truncates both parts, so that the tag has at most 128 characters.
    return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`;
}

;// CONCATENATED MODULE: ./build/registry/reference-mistakes.js
/** In this order, because one string may match several. The clauses never quote the reference: it may contain a password. */
const MISTAKES = [
    { pattern: /\p{Cf}/u, why: 'it has an invisible character; type it again' },
    {
        pattern: /^\{(?!\{)|^\[(?:["'[{]|.*,|(?![\d:a-f.]*\]).*\]$|$)/i,
        why: 'it is JSON; write one reference per line, without brackets, quotes and commas',
    },
    { pattern: /^[-*•]\s/, why: 'it starts with the dash of a YAML list; write one reference per line, without dashes' },
    { pattern: /^["'`“”„‘’‚«»]|["'`“”‘’»][,;]?$/, why: 'the quotes are part of it; remove them' },
    {
        pattern: /\$\{\{|\$[A-Za-z_({]|%[A-Za-z_]\w*%|\{\{/,
        why: `a variable in it was not replaced: no shell reads the inputs of an action; write \${{ env.NAME }}, or set the variable in an earlier step`,
    },
    { pattern: /[<>]/, why: 'it has a placeholder in angle brackets; replace it' },
    { pattern: /\s#/, why: 'a comment follows it; write the comment on a line of its own' },
    { pattern: /^[A-Za-z_-]+:\s/, why: 'it starts with a name and a colon; write the reference alone' },
    { pattern: /[,;]/, why: 'it is a list on one line; write one reference per line, without commas' },
    { pattern: /\s/, why: 'it has spaces; write one reference per line' },
    {
        pattern: /^https?:\/\/[^/]+\/(?:repository|organization|r|_)\//i,
        why: 'it is the address of a web page; write the registry, the namespace and the repository alone',
    },
    {
        pattern: /^quay\.io\/repository\/[^/]+\/./,
        why: 'it is the address of a web page; remove "repository/"',
    },
    { pattern: /^[a-z][a-z0-9+.-]*:\/\//i, why: 'it starts with a scheme; remove it' },
    { pattern: /\\/, why: 'it has backslashes; write slashes' },
    { pattern: /[?#]/, why: 'it has a "?" or "#", as web addresses have; write the reference alone' },
    {
        pattern: /^sha(?:256|512)[:-][0-9a-f]+$/i,
        why: 'it is a digest alone; write namespace/repository before it and "@"',
    },
    { pattern: /:sha(?:256|512):/i, why: 'a digest follows "@", not ":"' },
    { pattern: /@sha(?:256|512)-/i, why: 'its digest has "-" after the algorithm; write ":"' },
    {
        pattern: /^[^/]+\/.*:[^/@]*\//,
        why: 'its tag has a slash, which a tag cannot have; if it is the name of a branch, replace the slashes',
    },
    {
        pattern: /[^/]\/$/,
        why: 'it ends in a slash; remove it, or check the variable after it, which was probably empty',
    },
    { pattern: /:[^/@]*\+/, why: 'its tag has "+", which a tag cannot have; clients write "_" instead' },
];
/**
 * Finds a mistake that is made often: a list on one line, JSON, quotes, a variable that was not replaced, credentials, `@` and `:` mixed up.
 * @returns what is wrong and what to write instead, as a clause that never quotes the reference; `undefined` if there is none of them.
 */
function findReferenceMistake(reference) {
    const text = reference.slice(0, MAX_READ);
    if (credentialsIn(text) !== '')
        return 'it has credentials before "@"; use the inputs username and password';
    const found = MISTAKES.find(({ pattern }) => pattern.test(text));
    if (found !== undefined)
        return found.why;
    return /@[A-Za-z0-9_][\w.-]*$/.test(text) ? 'a tag follows ":", not "@"' : undefined;
}
/** UTF-16 units, more than any reference has. Some of the patterns take the square of the time on a longer line. */
const MAX_READ = 2_000;
/** The beginning of a reference without the credentials that may be in it. They end at the last `@`: a password may contain one. */
function hideCredentials(reference) {
    const text = reference.slice(0, MAX_READ);
    // It may be the content of an auth file.
    if (text.startsWith('{'))
        return '{…}';
    const credentials = credentialsIn(text);
    return credentials === '' ? text : text.replace(credentials, () => '***');
}
/** `user:password` of `user:password@host/repository`, or `user` of `user@host/repository`; '' if there are none. */
function credentialsIn(text) {
    const named = text.replace(/@sha\d+[:-][^@]*$/i, '');
    const { before = '', after = '' } = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?<before>.+)@(?<after>[^@]*)$/is.exec(named)?.groups ?? {};
    return after.includes('/') || HOST.test(after) || /^[^/]*:[^/]*$/.test(before) ? before : '';
}
/** The end of a string that looks like a host, unlike `1.2`. */
const HOST = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?::\d+)?$/i;

;// CONCATENATED MODULE: ./build/registry/reference.js





/**
 * Parses `[registry/]namespace/repository[:tag][@digest]`. The first of several components is the registry if it has
 * `.` or `:` or is `localhost`; there are no docker.io aliases. Spaces around the reference are an error.
 * @throws InputError with what was typed, what is wrong and what is expected.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
 */
function parseReference(text, defaultRegistry) {
    if (text === '')
        throw new InvalidReference(text, `it is empty; ${EMPTY_VARIABLE}`);
    const mistake = findReferenceMistake(text);
    if (mistake !== undefined)
        throw new InvalidReference(text, mistake);
    if (text.length > MAX_LENGTH)
        throw new InvalidReference(text, `it has ${text.length} characters`);
    const parts = splitReference(text);
    const name = readName(text, parts.name, defaultRegistry);
    const tag = parts.tag === undefined ? undefined : readTag(text, parts.tag);
    const digest = parts.digest === undefined ? undefined : readDigest(text, parts.digest);
    if (tag === undefined && digest === undefined)
        return { ...name, tag: 'latest', tagDefaulted: true };
    return { ...name, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
const EMPTY_VARIABLE = 'a variable in it was probably empty';
/** A string that is not an image reference. */
class InvalidReference extends build_error/* InputError */.dz {
    /** The mistake and the expected form, without the reference itself, which may be secret. */
    why;
    /** The mistake alone, as a clause. */
    mistake;
    constructor(text, mistake) {
        super(`${(0,build_text/* quote */.hD)(hideCredentials(text), MAX_QUOTED)} is not an image reference: ${mistake}. ${EXPECTED_REFERENCE}`);
        this.why = `not an image reference: ${mistake}. ${EXPECTED_REFERENCE}`;
        this.mistake = mistake;
    }
}
const EXPECTED_REFERENCE = 'Expected [registry/]namespace/repository[:tag][@digest], such as quay.io/acme/app:1.2';
/** UTF-16 units: a host, a repository, a tag and a digest have less than 800. */
const MAX_LENGTH = 1_000;
/** UTF-16 units of an invalid reference in a message: enough to find the line. */
const MAX_QUOTED = 300;
function splitReference(text) {
    const at = text.indexOf('@');
    const named = at < 0 ? text : text.slice(0, at);
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    return {
        name: colon < 0 ? named : named.slice(0, colon),
        tag: colon < 0 ? undefined : named.slice(colon + 1),
        digest: at < 0 ? undefined : text.slice(at + 1),
    };
}
function readName(text, name, defaultRegistry) {
    const components = name.split('/');
    if (components.includes(''))
        throw new InvalidReference(text, `it has an empty component; ${EMPTY_VARIABLE}`);
    const [first = '', ...rest] = components;
    if (rest.length === 0)
        throw new InvalidReference(text, 'it has only one component; add the namespace');
    if (!isRegistry(first)) {
        if (first === 'library' && defaultRegistry === 'quay.io')
            throw new InvalidReference(text, DOCKER_HUB);
        return { registry: defaultRegistry, repository: readRepository(text, name) };
    }
    return { registry: readRegistry(text, first), repository: readRepository(text, rest.join('/')) };
}
const DOCKER_HUB = 'library is a namespace of Docker Hub, but a reference without a registry is on quay.io; write the registry before it, for Docker Hub registry-1.docker.io/library/nginx';
function isRegistry(component) {
    return /[.:]/.test(component) || component.toLowerCase() === 'localhost';
}
function readRegistry(text, component) {
    const registry = parseHost(component);
    if (registry === undefined)
        throw new InvalidReference(text, 'its registry is not a host[:port]');
    return registry;
}
function readRepository(text, repository) {
    if (repository.length > MAX_REPOSITORY_LENGTH) {
        throw new InvalidReference(text, `its repository has ${repository.length} characters, more than ${MAX_REPOSITORY_LENGTH}`);
    }
    if (/[A-Z]/.test(repository))
        throw new InvalidReference(text, 'its repository has upper-case letters');
    if (!REPOSITORY.test(repository)) {
        throw new InvalidReference(text, 'its repository is not a-z and 0-9 with . _ __ - between them');
    }
    return repository;
}
/** Characters; the specification warns that many clients accept no more. */
const MAX_REPOSITORY_LENGTH = 255;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
function readTag(text, tag) {
    if (tag === '')
        throw new InvalidReference(text, `nothing follows the ":"; ${EMPTY_VARIABLE}`);
    if (!TAG.test(tag)) {
        throw new InvalidReference(text, 'its tag is not 1 to 128 characters of A-Z a-z 0-9 . _ - that start with neither . nor -');
    }
    return tag;
}
/** Characters. @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests */
const MAX_TAG_LENGTH = 128;
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;
function readDigest(text, digest) {
    if (digest === '')
        throw new InvalidReference(text, `nothing follows the "@"; ${EMPTY_VARIABLE}`);
    if (digest.endsWith(':'))
        throw new InvalidReference(text, `nothing follows the algorithm of the digest; ${EMPTY_VARIABLE}`);
    const read = parseDigest(digest);
    if (read === undefined) {
        throw new InvalidReference(text, 'its digest is not sha256: with 64 or sha512: with 128 lower-case hex digits');
    }
    return read;
}
/** `registry/repository[:tag][@digest]`: the normalised form, which `parseReference` accepts if the registry has `.` or `:` or is `localhost`. */
function formatReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${reference.registry}/${reference.repository}${tag}${digest}`;
}
/** `registry/repository@digest`: the image by its digest, ready to deploy. */
function formatSubject(reference, digest) {
    return `${reference.registry}/${reference.repository}@${digest}`;
}

;// CONCATENATED MODULE: ./build/gate/cosign-repository.js



/**
 * Parses the input `cosign-repository`: `[registry/]namespace/repository`, as the variable COSIGN_REPOSITORY of cosign.
 * @returns `undefined` for an empty input.
 * @throws InputError without the name of the input.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/cosign/env/env.go (VariableRepository)
 */
function parseCosignRepository(text, defaultRegistry) {
    if (text === '')
        return undefined;
    const reference = parseReference(text, defaultRegistry);
    if (reference.tagDefaulted && reference.digest === undefined)
        return reference;
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` has a tag or a digest; expected [registry/]namespace/repository, for example: quay.io/acme/signatures`);
}
/** The problem of a `cosign-repository` that is never read; `undefined` if there is none. */
function findUnusedRepository(repository, sources) {
    if (repository === undefined || sources.some((source) => source !== 'buildkit'))
        return undefined;
    return 'cosign-repository: the input sources lists only buildkit, so the repository is not read; expected no value, or api, tag-schema or cosign-tags in sources, for example: api,cosign-tags';
}

;// CONCATENATED MODULE: ./build/gate/credential-registry.js

/**
 * Returns the one registry that the credentials and `service` belong to: the input `registry`, otherwise the only host of all images.
 * A password must not be sent to a host that the workflow did not name, so an ambiguous combination is passed to `complain`.
 */
function chooseRegistry({ images, credentials, connection }, complain) {
    const hosts = [...new Set(images.map(({ registry }) => registry))];
    const { registry, service } = connection;
    if (registry !== undefined && hosts.length > 0 && !hosts.includes(registry)) {
        complain(`registry: no image is on \`${registry}\`; expected the host of the images that the credentials belong to, for example: ${hosts[0]}`);
    }
    const needsOneHost = !['none', 'auth-file'].includes(credentials.kind) || service !== undefined;
    if (registry === undefined && needsOneHost && hosts.length > 1) {
        complain(`registry: not set, but the images are on ${hosts.join(' and ')}; expected the one host that the credentials and service belong to, for example: ${hosts[0]}`);
    }
    checkSkipVerify(connection, hosts, complain);
    return registry ?? hosts[0] ?? 'quay.io';
}

;// CONCATENATED MODULE: ./build/gate/image-list.js






/**
 * Reads the images of `image` and of the file that `images-file` names. Problems are kept by the reader; no image at all is one of them.
 */
function readImages(inputs, { defaultRegistry, workspace }) {
    const lines = inputs.lines('image');
    const name = inputs.text('images-file');
    // The lines of a JSON document are one mistake.
    const entries = /^[{[]$/.test(lines[0] ?? '') ? lines.slice(0, 1) : lines;
    const typed = entries.flatMap((line) => inputs.parsed('image', () => [parseReference(line, defaultRegistry)], []));
    const file = name === '' ? undefined : inputs.parsed('images-file', (path) => readFile(path, workspace), undefined);
    const listed = file === undefined ? NOTHING : parseLines(file, defaultRegistry);
    for (const problem of listed.problems)
        inputs.complain(`images-file: ${problem}`);
    const emptyFile = file !== undefined && listed.isEmpty ? file.path : undefined;
    if (lines.length === 0 && name === '')
        inputs.complain(NEITHER);
    if (lines.length === 0 && emptyFile !== undefined)
        inputs.complain(nothingIn(emptyFile));
    const distinct = new Map([...typed, ...listed.images].map((image) => [formatReference(image), image]));
    return { images: [...distinct.values()], emptyFile };
}
const NEITHER = 'image: neither image nor images-file is set; expected at least one reference, for example: quay.io/acme/app:1.2';
function nothingIn(path) {
    return `images-file: the file \`${(0,build_text/* oneLine */.TN)(path)}\` has no references, and image is not set; expected at least one reference, for example: quay.io/acme/app:1.2`;
}
function readFile(name, workspace) {
    const path = (0,external_node_path_.resolve)(workspace || '.', name);
    try {
        return { path, text: decode(readRegularFile(path, MAX_BYTES)) };
    }
    catch (cause) {
        if (!(cause instanceof FileError))
            throw cause;
        throw new build_error/* InputError */.dz(`the file \`${(0,build_text/* oneLine */.TN)(path)}\` ${cause.message}; ${EXPECTED}`);
    }
}
const MAX_BYTES = 16 * 1024 * 1024;
function decode(bytes) {
    if (bytes.includes(0))
        throw new FileError('has NUL bytes: it is UTF-16, as Windows PowerShell writes it, or not a text file');
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new FileError('is not UTF-8');
    }
}
const EXPECTED = 'expected a UTF-8 text file of at most 16 MiB with one reference per line, created or checked out before this step, for example: images.txt';
const NOTHING = { images: [], problems: [], isEmpty: true };
/**
 * Parses the lines of a file. Stops after nine problems, because a file that is not a list of images has one in each line. Lines are not
 * quoted: the file may be another one than intended, with secrets in it.
 */
function parseLines({ path, text }, defaultRegistry) {
    const images = [];
    const problems = [];
    for (const line of numberedLinesOf(text)) {
        const problem = images.length === MAX_IMAGES ? TOO_MANY : addReference(images, line.text, defaultRegistry);
        if (problem === undefined)
            continue;
        const isLast = problem === TOO_MANY || problems.length + 1 === MAX_PROBLEMS;
        problems.push(`line ${line.number} of \`${(0,build_text/* oneLine */.TN)(path)}\` is ${problem}${isLast ? '; the remaining lines were not read' : ''}`);
        if (isLast)
            break;
    }
    return { images, problems, isEmpty: images.length + problems.length === 0 };
}
/** @returns why the line is not a reference; `undefined` if it was added. */
function addReference(images, line, defaultRegistry) {
    try {
        images.push(parseReference(line, defaultRegistry));
        return undefined;
    }
    catch (error) {
        if (error instanceof InvalidReference)
            return error.why;
        throw error;
    }
}
/** References of one file. Each takes a request or more. */
const MAX_IMAGES = 100_000;
const TOO_MANY = 'beyond the limit of 100,000 references; expected several files, for example: images-1.txt';
const MAX_PROBLEMS = 9;

;// CONCATENATED MODULE: ./build/gate/inputs.js
















/** The inputs of the gate with their defaults, as action.yml has them (a test compares). */
const GATE_INPUTS = {
    image: '',
    'images-file': '',
    shard: '0/1',
    require: 'none',
    'artifact-type': '',
    'on-missing': 'fail',
    'wait-timeout': '0',
    'wait-interval': '5s',
    platform: 'index',
    depth: '1',
    sources: 'api,tag-schema,cosign-tags',
    'cosign-repository': '',
    'check-manifests': 'true',
    actions: 'pull',
    summary: 'true',
    ...CREDENTIAL_INPUTS,
    ...CONNECTION_INPUTS,
};
/**
 * Reads the inputs of the gate.
 * @throws InputError with all problems of all inputs.
 */
function readGateInputs(inputs, { environment, now }) {
    const connection = readConnection(inputs);
    const workspace = environment.GITHUB_WORKSPACE;
    const { images, emptyFile } = readImages(inputs, { defaultRegistry: connection.registry ?? 'quay.io', workspace });
    const shard = inputs.parsed('shard', parseShard, SINGLE_SHARD);
    const credentials = readCredentials(inputs, now());
    const read = {
        images: images.filter((image) => isInShard(formatReference(image), shard)),
        imagesInAll: images.length,
        shard,
        emptyFile,
        rules: inputs.parsed('require', (text) => readRules(inputs.given('require') ?? text), []),
        warnOnly: inputs.parsed('on-missing', readOnMissing, false),
        wait: readWait(inputs),
        ...readEvidenceInputs(inputs, connection.registry ?? 'quay.io'),
        wantsSummary: inputs.flag('summary'),
        actions: inputs.parsed('actions', readActions, []),
        credentials,
        // Chosen from all images, so that all jobs of a matrix use the same registry or report the same problem.
        credentialRegistry: chooseRegistry({ images, credentials, connection }, (problem) => inputs.complain(problem)),
        connection,
    };
    const { cosignRepository } = read;
    if (cosignRepository !== undefined && !images.some(({ registry }) => registry === cosignRepository.registry)) {
        checkSkipVerify(connection, [cosignRepository.registry], (problem) => inputs.complain(problem));
    }
    inputs.finish();
    return read;
}
/** Whether the summary is wanted, for a run that stops because of its inputs. An invalid value counts as `true`. */
function wantsSummary(inputs) {
    return !/^(false|0|no)$/i.test(inputs.text('summary'));
}
function readWait(inputs) {
    return {
        timeout: inputs.parsed('wait-timeout', (text) => readTime(text, { least: 0, example: '90s' }), 0),
        interval: inputs.parsed('wait-interval', (text) => readTime(text, { least: 1, example: '5s' }), 0),
    };
}
function readEvidenceInputs(inputs, defaultRegistry) {
    const shown = inputs.parsed('artifact-type', readShown, []);
    const platforms = inputs.parsed('platform', parsePlatformInput, { kind: 'index' });
    const depth = inputs.parsed('depth', readDepth, 1);
    const sources = inputs.parsed('sources', readSources, []);
    const readRepository = (text) => parseCosignRepository(text, defaultRegistry);
    const cosignRepository = inputs.parsed('cosign-repository', readRepository, undefined);
    const unused = findUnusedRepository(cosignRepository, sources);
    if (unused !== undefined)
        inputs.complain(unused);
    return { shown, platforms, depth, sources, cosignRepository, checksManifests: inputs.flag('check-manifests') };
}
/** An empty variable is an error: only the word `none` turns the rules off. */
function readRules(text) {
    const lines = linesOf(text);
    if (lines.length === 0) {
        throw new build_error/* InputError */.dz('the input is empty, probably because a variable in it is empty; expected rules, or none to only list referrers, for example: sbom');
    }
    return lines.length === 1 && lines[0] === 'none' ? [] : parseRules(lines);
}
function readOnMissing(text) {
    if (text !== 'fail' && text !== 'warn')
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid value; expected fail or warn, for example: fail`);
    return text === 'warn';
}
function readActions(text) {
    const actions = readList(text, { known: ['pull', 'push'], example: 'pull' });
    if (!actions.includes('pull'))
        throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` does not include pull, which is needed to list referrers; expected pull or pull,push, for example: pull`);
    return actions;
}
function readShown(text) {
    const problems = [];
    const shown = linesOf(text).flatMap((line) => {
        const report = (problem) => problems.push(`\`${line}\`: ${problem}`);
        const [word, ...more] = tokenize(line) ?? ['', ''];
        const mistake = more.length === 0 ? findCommonMistake(line) : undefined;
        if (mistake === undefined && word !== undefined && more.length === 0 && word !== 'none')
            return parseMatchers(word, report);
        report(mistake ?? (word === 'none' && more.length === 0 ? NOT_A_FILTER : NOT_ONE_WORD));
        return [];
    });
    if (problems.length > 0)
        throw new build_error/* InputError */.dz(problems);
    return shown;
}
const NOT_A_FILTER = 'this is a value of the input require; expected no value to show all referrers, or a kind or type to show, for example: sbom';
const NOT_ONE_WORD = 'this is not a single word; expected one kind or type per line, without options and with quotes around spaces, for example: sbom|vex';
function readDepth(text) {
    if (/^[1-5]$/.test(text))
        return Number(text);
    throw new build_error/* InputError */.dz(`\`${(0,build_text/* oneLine */.TN)(text)}\` is not a valid depth; expected an integer from 1 to 5, for example: 2`);
}
const SOURCES = ['api', 'tag-schema', 'cosign-tags', 'buildkit'];
function readSources(text) {
    return readList(text, { known: SOURCES, example: 'api,tag-schema,cosign-tags' });
}

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
        return choice.names.some((name) => isPlatform(name, platform));
    return choice.kind !== 'index';
}
/**
 * A referrer of an index counts for all its platforms, but an attestation that BuildKit stored in the index counts only for the
 * platform that it names. If any of BuildKit's attestations matches the rule, the rule must therefore be met for each platform: an SBOM
 * of one platform is not an SBOM of the image.
 */
function indexTargets(evidence, matchers) {
    const { digest, own, platforms } = evidence;
    const isFromIndex = (referrer) => referrer.sources.includes('buildkit') && matchesAny(matchers, referrer);
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
    const named = platforms.filter(({ platform }) => isPlatform(name, platform));
    return named.length > 0 ? named.map(platformTarget) : [absentTarget(name)];
}
function absentTarget(platform) {
    return { platform, subject: undefined, referrers: [] };
}

;// CONCATENATED MODULE: ./build/registry/descriptor.js



/** Reads a digest from JSON. */
const digestSchema = custom((value) => typeof value === 'string' && isDigest(value), 'must be sha256: with 64 or sha512: with 128 lower-case hex digits');
/** Reads a media type or artifact type from JSON. */
const mediaTypeSchema = pipe(string('must be a string'), minLength(1, 'must not be empty'));
/**
 * Reads the annotations of a manifest from JSON. Values that are not strings are dropped: Quay stores and lists them, although the
 * specification forbids them.
 */
const annotationsSchema = pipe(optional(unknown(), null), transform(readAnnotations));
function readAnnotations(json) {
    return isObject(json)
        ? Object.fromEntries(Object.entries(json).filter(([, value]) => typeof value === 'string'))
        : {};
}
function isObject(json) {
    return typeof json === 'object' && json !== null && !Array.isArray(json);
}
/**
 * The same for a descriptor. Annotations that are not an object cannot be read: no digest proves that a list has the entries of its
 * author, and without its annotations evidence may be `missing`.
 */
const listedAnnotationsSchema = pipe(optional(unknown(), null), check((json) => json === null || isObject(json), 'must be an object'), transform(readAnnotations));
/** Reads the artifact type of a descriptor from JSON; null means none. Without its type, evidence may be `missing`. */
const listedTypeSchema = nullish(string('must be a string'));
const platformSchema = pipe(json_object({
    os: string('must be a string'),
    architecture: string('must be a string'),
    variant: nullish(string('must be a string')),
}), transform(({ os, architecture, variant }) => [os, architecture, ...(variant ? [variant] : [])].join('/')));
/**
 * Reads a content descriptor from JSON; other fields are ignored.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties
 */
const descriptorSchema = pipe(json_object({
    mediaType: mediaTypeSchema,
    digest: digestSchema,
    size: pipe(number('must be an integer'), safeInteger('must be an integer'), minValue(0, 'must not be negative')),
    artifactType: listedTypeSchema,
    annotations: listedAnnotationsSchema,
    platform: nullish(platformSchema),
}), transform(({ artifactType, platform, ...rest }) => ({
    ...rest,
    ...(typeof artifactType === 'string' && { artifactType }),
    ...(platform && { platform }),
})));

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
    return safeParse(schema1Schema, json_parseJson(payload)).success ? payload : undefined;
}
const schema1Schema = json_object({ schemaVersion: literal(1), fsLayers: array(unknown()) });
/** The header of a signature has the length of the bytes before the signatures, and the bytes after them. */
function withoutSignatures(body) {
    const signed = safeParse(signedSchema, json_parseJson(body));
    if (!signed.success)
        return undefined;
    const header = Buffer.from(signed.output.signatures[0].protected, 'base64url');
    const { success, output: data } = safeParse(headerSchema, json_parseJson(header));
    if (!success || data.formatLength > body.length)
        return undefined;
    return Buffer.concat([body.subarray(0, data.formatLength), Buffer.from(data.formatTail, 'base64url')]);
}
const signedSchema = json_object({ signatures: looseTuple([json_object({ protected: string() })]) });
const headerSchema = json_object({
    formatLength: pipe(number(), safeInteger(), minValue(0)),
    formatTail: string(),
});

;// CONCATENATED MODULE: ./build/registry/manifest-schema.js






/** Decodes a body as JSON with `decodeIndex` or `decodeManifest`, within the limits of JSON. */
function decodeBody(body, decodeJson) {
    const json = json_parseJson(body);
    const limit = json === undefined ? exceedsLimits(body) : undefined;
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
    const index = manifest_schema_decode(indexSchema, json);
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
    const manifest = manifest_schema_decode(manifestSchema, json);
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
        const decoded = manifest_schema_decode(descriptorSchema, entry, [field, index]);
        if (!decoded.ok)
            return field === 'layers' ? decoded : { ...decoded, ...adviseDeletion(entry) };
        descriptors.push(decoded.value);
    }
    return { ok: true, value: descriptors };
}
/** Characters: more than a SHA-512 digest has. */
const MAX_QUOTED_DIGEST = 150;
function adviseDeletion(entry) {
    const { success, output: data } = safeParse(json_object({ digest: pipe(string(), minLength(1)) }), entry);
    if (!success)
        return {};
    // A digest of another algorithm names the manifest as well.
    const name = isDigest(data.digest) ? data.digest : (0,build_text/* quote */.hD)(data.digest, MAX_QUOTED_DIGEST);
    return { advice: `Delete the manifest ${name} from the repository, and attach it again.` };
}
const arraySchema = custom(Array.isArray, 'must be an array');
const nullableArraySchema = custom((value) => value === null || Array.isArray(value), 'must be an array');
const versionSchema = literal(2, 'must be 2');
/** A body that clients may read as two different things is invalid: https://github.com/advisories/GHSA-77vh-xpmg-72qh */
const AMBIGUOUS = 'must not have manifests together with config or layers (index or manifest?)';
const indexSchema = pipe(json_object({
    schemaVersion: versionSchema,
    mediaType: optional(picklist([OCI_INDEX, DOCKER_LIST], 'must be that of an OCI index or Docker manifest list')),
    manifests: nullableArraySchema,
    config: optional(unknown()),
    layers: optional(unknown()),
}), check(({ config, layers }) => config === undefined && layers === undefined, AMBIGUOUS), 
// Registries in Go write an empty list as null; it is accepted only if the mediaType is that of an OCI index.
forward(check(({ mediaType, manifests }) => manifests !== null || mediaType === OCI_INDEX, 'must be an array'), ['manifests']), transform(({ mediaType, manifests }) => ({ mediaType: mediaType ?? OCI_INDEX, manifests: manifests ?? [] })));
const manifestSchema = pipe(json_object({
    schemaVersion: versionSchema,
    mediaType: optional(mediaTypeSchema),
    // The digest proves that the client wrote it so, and no rule asks for a type that is not a string.
    artifactType: fallback(optional(string()), undefined),
    config: optional(json_object({ mediaType: mediaTypeSchema })),
    layers: nullish(arraySchema),
    manifests: nullish(arraySchema),
    subject: nullish(json_object({ digest: digestSchema })),
    annotations: annotationsSchema,
}), check(({ config, layers, manifests }) => !manifests || (!config && !layers), AMBIGUOUS), 
// As in an index, null is an empty list only with the mediaType.
check(({ config, manifests, mediaType }) => config !== undefined || Array.isArray(manifests) || (manifests === null && mediaType === OCI_INDEX), 'must have a config (a manifest) or manifests (an index)'), transform(({ mediaType, artifactType, config, layers, subject, annotations }) => ({
    ...(mediaType !== undefined && { mediaType }),
    ...(artifactType !== undefined && { artifactType }),
    ...(config !== undefined && { config }),
    layers: layers ?? [],
    ...(subject && { subject }),
    annotations,
})));
/** @param at the path of the value in the body. */
function manifest_schema_decode(schema, json, at = []) {
    const { success, output, issues } = safeParse(schema, json);
    if (success)
        return { ok: true, value: output };
    const [{ path = [], message }] = issues;
    return { ok: false, why: `${formatPath([...at, ...path.map(({ key }) => key)])} ${message}` };
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
    return Map.groupBy(found, ({ descriptor }) => parseDigest(descriptor.annotations[BUILDKIT_SUBJECT] ?? ''));
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
    const named = parseDigest(response.header('docker-content-digest') ?? '');
    const digest = named ?? (await computeDigest(repository, reference));
    return present({ sent, response }, reference, digest);
}
const NO_MANIFEST_AT_HEAD = 'The registry did not return a manifest. Check that the host is a registry.';
function present({ sent, response }, reference, digest) {
    if (parseDigest(reference) !== undefined && digest !== reference) {
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
    return digestOf(payload ?? exchange.response.body, parseDigest(reference));
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
    return payload !== undefined && digestOf(payload, digest) === digest;
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
    const named = parseDigest(response.header('docker-content-digest') ?? '');
    const digest = digestOf(response.body, named);
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
    const actual = digestOf(got.response.body, digest);
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
        throw blob_tooLarge(sent, size, maxBytes);
    const response = await repository.send({ ...sent, accept: ['*/*'], maxBytes });
    // Only the first response can say that the blob is gone: a registry that redirects has it.
    if (isAbsent(response))
        return { kind: 'gone' };
    const last = await followRedirects(repository, { sent, response, hasLeftOrigin: false }, maxBytes);
    if (last.response.status !== 200)
        throw blobError(last);
    const actual = digestOf(last.response.body, digest);
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
function blob_tooLarge(sent, size, maxBytes) {
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
    const { success, output: data } = safeParse(documentSchema, json_parseJson(bytes));
    if (!success)
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
const envelopeSchema = json_object({ payload: string() });
const messageSignatureSchema = json_object({
    messageDigest: fallback(optional(json_object({ algorithm: string(), digest: string() })), undefined),
});
const documentSchema = json_object({
    dsseEnvelope: nullish(envelopeSchema),
    messageSignature: nullish(messageSignatureSchema),
    critical: nullish(json_object({
        image: json_object({
            'docker-manifest-digest': custom((value) => typeof value === 'string' && isDigest(value)),
        }),
    })),
    payload: optional(string()),
    _type: optional(unknown()),
    predicateType: optional(unknown()),
    subject: optional(unknown()),
});
function payloadOf({ payload }) {
    return json_parseJson(Buffer.from(payload, 'base64'));
}
/** Only for the algorithms of image digests: with another one it is not known which image is signed. */
function signedDigestOf({ messageDigest, }) {
    const prefix = messageDigest && DIGEST_ALGORITHMS.get(messageDigest.algorithm);
    if (prefix === undefined)
        return {};
    const signedDigest = parseDigest(`${prefix}:${Buffer.from(messageDigest?.digest ?? '', 'base64').toString('hex')}`);
    return signedDigest === undefined ? {} : { signedDigest };
}
/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_common.proto (HashAlgorithm) */
const DIGEST_ALGORITHMS = new Map([
    ['SHA2_256', 'sha256'],
    ['SHA2_512', 'sha512'],
]);
const statementSchema = json_object({
    _type: pipe(string(), startsWith('https://in-toto.io/Statement/')),
    predicateType: fallback(optional(string()), undefined),
    subject: fallback(array(unknown()), []),
});
/** Only for an in-toto statement: another document may have fields of the same names. */
function inTotoOf(document) {
    const { success, output: data } = safeParse(statementSchema, document);
    if (!success)
        return {};
    const subjects = data.subject.slice(0, MAX_SUBJECTS).flatMap(digestsOf);
    return { ...(data.predicateType && { predicateType: data.predicateType }), subjects };
}
/** A subject has digests by the names of their algorithms, for example `{"sha256": "<hex>"}`; those of images are `sha256` and `sha512`. */
function digestsOf(subject) {
    const { success, output: data } = safeParse(subjectSchema, subject);
    if (!success)
        return [];
    const { sha256, sha512 } = data.digest;
    return [`sha256:${sha256}`, `sha512:${sha512}`].filter(isDigest);
}
const subjectSchema = json_object({
    digest: json_object({ sha256: optional(unknown()), sha512: optional(unknown()) }),
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

;// CONCATENATED MODULE: ./build/evidence/artifact-type.js

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
    return isBundleType(type) || STATEMENT_TYPES.some((prefix) => type.toLowerCase().startsWith(prefix));
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
    if (size === 0 || !isSpecific(mediaType) || /\.(?:layer|diff|rootfs)\./.test(mediaType))
        return false;
    const kind = kindOf({ artifactType: mediaType, predicateTypes: [], annotations: {} });
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
    return { ...whole, artifactType: ownTypeOf(manifest) ?? whole.artifactType, predicateTypes };
}
/** Whether the list determines the kind of a manifest, so that it is not fetched. */
function isDescribedByList({ descriptor, sources, tag }) {
    const { artifactType, annotations } = descriptor;
    // cosign and BuildKit annotate the layers, not the manifest.
    if (tag !== undefined || sources.includes('buildkit'))
        return false;
    if (!isSpecific(artifactType))
        return false;
    return !isStatementType(artifactType) || isContentKnown(predicateTypesIn(annotations), annotations);
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
        const annotated = layers.length === 1 ? predicateTypesOf(manifest) : predicateTypesIn(layer.annotations);
        return describeLayer(whole, { ...layer, annotated, opens: opensAll || annotated.length === 0 }, cache);
    }));
}
function describeWhole(entry, listed, manifest) {
    const { subject, digest, mediaType, size, sources, tag, platform, depth } = entry;
    // cosign sets neither a type nor a subject on what it tags. If a manifest has one of them, the tag does not determine its kind.
    const isUntyped = tag !== undefined && ownTypeOf(manifest, listed) === undefined && !manifest?.subject;
    const fault = isUntyped && manifest !== undefined ? findContentFault(tag, manifest) : undefined;
    return {
        subject,
        digest,
        mediaType,
        artifactType: artifactTypeOf(listed, manifest, tag),
        predicateTypes: manifest ? predicateTypesOf(manifest, listed) : predicateTypesIn(listed.annotations),
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
    const document = manifest.layers.find(({ mediaType }) => isBundleType(mediaType)) ?? manifest.layers[0];
    if (document === undefined || !isBundleType(whole.artifactType))
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
        artifactType: isStatementType(whole.artifactType) ? whole.artifactType : layer.mediaType,
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
        if (name.length > MAX_TAG_LENGTH)
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
var lib_link = __nccwpck_require__(495);
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
        const list = [...targets].map((one) => (0,build_text/* quote */.hD)(one, link_MAX_QUOTED)).join(', ');
        throw new Error(`the Link headers name ${targets.size} next pages, expected one: ${list}`);
    }
    const next = URL.parse(target, base.href);
    if (next === null)
        throw new Error(`the Link header names a next page that is not a URL: ${(0,build_text/* quote */.hD)(target, link_MAX_QUOTED)}`);
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
    return new Error(`the Link header is not valid, so it is unknown whether there is a next page: ${(0,build_text/* quote */.hD)(header, link_MAX_QUOTED)}`, options);
}
/** UTF-16 units of a header in a message. */
const link_MAX_QUOTED = 200;

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
    return time > pages_MAX_TIME ? `it has more pages after ${pages_MAX_TIME / 60_000} minutes and ${pages} pages` : undefined;
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
const pages_MAX_TIME = 300_000;
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
    const got = await getManifest(repository, referrersTag(subject));
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

;// CONCATENATED MODULE: ./build/policy/referrer.js
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

;// CONCATENATED MODULE: ./build/policy/verdict.js




/** Whether an unmet rule stays unmet even if more evidence is attached, because the index has no such platform and does not change. */
function cannotBeMet({ unmetTargets }) {
    return unmetTargets.some(({ subject }) => subject === undefined);
}
/** Judges one rule by the direct referrers of one target. */
function judgeTarget(rule, target, now) {
    const by = new Map();
    const rejected = [];
    for (const referrer of target.referrers.filter(({ depth }) => depth === 1)) {
        const verdict = judgeReferrer(rule, referrer, now);
        if (verdict.met && !by.has(identityOf(referrer)))
            by.set(identityOf(referrer), referrer);
        else if (!verdict.met && verdict.why !== undefined)
            rejected.push({ referrer, why: verdict.why });
    }
    const met = target.subject !== undefined && by.size >= rule.min;
    return {
        target,
        met,
        by: [...by.values()],
        rejected: [
            ...rejected.filter(({ referrer }) => !by.has(identityOf(referrer))),
            ...(met ? [] : findUnread(target, rule)),
        ],
    };
}
/** The referrers that may match an unmet rule, because the document with their type was not read. */
function findUnread({ referrers }, { matchers }) {
    // The artifact type is known without the document.
    if (matchers.every(({ by }) => by === 'artifact-type'))
        return [];
    return referrers.flatMap((referrer) => {
        const { unread, depth } = referrer;
        return unread === undefined || depth > 1 || matchesAny(matchers, referrer)
            ? []
            : { referrer, why: WHY_UNREAD[unread] };
    });
}
const WHY_UNREAD = {
    gone: 'its type is known only from its content, which is no longer in the registry',
    'too-large': 'its type is known only from its content, which is larger than 16 MiB and was not read',
};
/** Combines the verdicts for all targets of a rule. Without any target the rule is not met, so that an index without platforms does not pass. */
function combineTargetVerdicts(rule, verdicts) {
    const by = new Map(verdicts.flatMap((verdict) => verdict.by.map((referrer) => [identityOf(referrer), referrer])));
    const rejected = new Map(verdicts.flatMap((verdict) => verdict.rejected.map((one) => [`${identityOf(one.referrer)} ${one.why}`, one])));
    const unmetTargets = verdicts
        .filter(({ met }) => !met)
        .map(({ target: { platform, subject }, by: found }) => ({ platform, subject, found: found.length }));
    return {
        rule,
        met: verdicts.length > 0 && verdicts.every(({ met }) => met),
        by: [...by.values()],
        rejected: [...rejected.values()].filter(({ referrer }) => !by.has(identityOf(referrer))),
        // An index may list an image twice.
        unmetTargets: [...new Map(unmetTargets.map((target) => [`${target.platform} ${target.subject}`, target])).values()],
    };
}
/** Judges whether one referrer counts for a rule. `max-age` is measured from `org.opencontainers.image.created` to `now`. */
function judgeReferrer(rule, referrer, now) {
    if (!matchesAny(rule.matchers, referrer))
        return { met: false, why: undefined };
    if (referrer.fault !== undefined)
        return { met: false, why: referrer.fault };
    const faults = [findAgeFault(rule, referrer, now), ...findAnnotationFaults(rule, referrer)].filter((why) => why !== undefined);
    return faults.length === 0 ? { met: true } : { met: false, why: faults.join(', and ') };
}
function findAgeFault({ maxAge }, referrer, now) {
    if (maxAge === undefined)
        return undefined;
    const typed = createdOf(referrer);
    if (typed === undefined)
        return `it has no annotation ${CREATED}`;
    const created = parseTimestamp(typed);
    if (created === undefined)
        return `its annotation ${CREATED} is ${(0,build_text/* quote */.hD)(typed, verdict_MAX_QUOTED)}, not an RFC 3339 time`;
    const age = now.getTime() - created.getTime();
    if (age < 0)
        return `it was created in the future (${typed})`;
    return age > maxAge ? `it is older than ${formatDuration(maxAge)} (created ${typed})` : undefined;
}
function findAnnotationFaults({ annotations }, referrer) {
    return annotations.map(({ key, value }) => {
        const found = annotationOf(referrer, key);
        if (found === undefined)
            return `it has no annotation ${key}`;
        return found === value
            ? undefined
            : `its annotation ${key} is ${(0,build_text/* quote */.hD)(found, verdict_MAX_QUOTED)}, not ${(0,build_text/* quote */.hD)(value, verdict_MAX_QUOTED)}`;
    });
}
/** Characters of a string from the registry, so that the message stays readable. */
const verdict_MAX_QUOTED = 80;

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
    const type = ownTypeOf(manifest);
    // The statement of a bundle is read; an SBOM with a type of its own names no image.
    if (type !== undefined && (tag === 'sbom' || isBundleType(type)))
        return undefined;
    return findContentFault(tag, manifest);
}

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
    const verdict = combineTargetVerdicts(rule, verdicts);
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
    const known = new Set(onIndex.by.map(identityOf));
    const rejected = [...partial, ...onEach.rejected].filter(({ referrer }) => !known.has(identityOf(referrer)));
    return { ...onIndex, rule, rejected: [...onIndex.rejected, ...rejected] };
}
/** The manifests that judging these rules by these referrers alone would check first: as many for each rule as it requires. */
function firstChecked(rules, referrers, now) {
    const checked = rules.flatMap((rule) => {
        const { by } = judgeTarget(rule, { platform: undefined, subject: undefined, referrers }, now);
        return by.slice(0, Math.min(rule.min, MAX_BATCH)).map(({ digest }) => digest);
    });
    return [...new Set(checked)];
}
/** The referrers of the index that meet the rule: users who signed only the index need to see why that does not count for its platforms. */
function rejectedOnIndex(rule, { digest, own }, now) {
    const { by } = judgeTarget(rule, { platform: undefined, subject: digest, referrers: own }, now);
    return by.map((referrer) => ({ referrer, why: 'it is attached to the index, not to the image of a platform' }));
}
async function judgeAndCheck(rule, target, context) {
    const verdict = judgeTarget(rule, target, context.now());
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
    const verdict = judgeReferrer(rule, binding.referrer, context.now());
    if (verdict.met)
        return { referrer: binding.referrer };
    return { referrer, why: `its manifest differs from the list: ${verdict.why ?? nameType(binding.referrer)}` };
}
function nameType(referrer) {
    const { artifactType, predicateTypes } = referrer;
    return `it is of the kind ${kindOf(referrer)} (${[artifactType, ...predicateTypes].filter((type) => type !== '').join(', ')})`;
}

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
    const types = countTypes(referrers.filter((referrer) => kindOf(referrer) === kind));
    const named = types
        .slice(0, MAX_TYPES)
        .map(({ type, count }) => type === '' ? `${count} without a type` : `${count} of type ${(0,build_text/* oneLine */.TN)(type, MAX_TYPE)}`);
    const more = types.slice(MAX_TYPES).reduce((sum, { count }) => sum + count, 0);
    return [...named, ...(more > 0 ? [`${more} of other types`] : [])].join(', ');
}
/** The rules as typed with one of the most frequent types added: whether they are met is not known. */
function withOtherTypes(rule, referrers) {
    return countTypes(referrers.filter((referrer) => isVague(kindOf(referrer))))
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
    if (kindOf(referrer) === 'attestation')
        return referrer.predicateTypes[0] ?? '';
    return isSpecific(referrer.artifactType) ? referrer.artifactType : '';
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
            found.push(...judgeTarget({ ...rule, min: 1 }, target, this.#missing.now()).by);
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
        for (const { type, rule: instead } of withOtherTypes(rule.text, missing.referrers)) {
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
        return parseRule(line);
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
 * Resolves a reference. A digest takes no request.
 * @throws the errors of opening a session and of requesting a manifest.
 */
async function resolveImage(reference, sessions) {
    const repository = await sessions.repository(reference);
    const { tag = 'latest', digest } = reference;
    const confirmed = new ConfirmedManifests(repository);
    if (digest !== undefined)
        return { kind: 'resolved', repository, digest, confirmed };
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
    // A referrer in the repository of COSIGN_REPOSITORY does not show that the image exists.
    const confirmsAll = (inputs.checksManifests && inputs.rules.length > 0) || cosignRepository !== undefined;
    const collector = new EvidenceCollector({
        repository,
        sources: inputs.sources,
        confirmed,
        confirmsAll,
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
        if (last.result !== 'missing' || last.rules?.some(cannotBeMet) || isLast || left <= 0)
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
        const resolved = await resolveImage(reference, run.sessions);
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
    const label = formatSubject(reference, image.digest);
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
    return `${kindOf(referrer)} ${shortIdentity(referrer)}${platform === undefined ? '' : ` (${(0,build_text/* oneLine */.TN)(platform, 80)})`}`;
}
/** `signature (2), other (1 of type a/b)`: the direct referrers in the order of the kinds; `none` if there are none. */
function countKinds(referrers) {
    const kinds = referrers.filter(({ depth }) => depth === 1).map(kindOf);
    const counts = [...kinds_table_KINDS, 'other'].map((kind) => ({
        kind,
        count: kinds.filter((one) => one === kind).length,
    }));
    const found = counts
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (isVague(kind) ? `${kind} (${nameTypes(referrers, kind)})` : `${kind} (${count})`));
    return found.join(', ') || 'none';
}
/** `1 referrer`, `2 referrers` */
function pluralize(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** The rule as typed, as one line. */
function nameRule({ text }) {
    return (0,build_text/* oneLine */.TN)(text, 120);
}
/** The lines of a problem, made safe for a log: it may quote the registry. */
function problemLines(problem) {
    return problem.split('\n').map((line) => (0,build_text/* oneLine */.TN)(line, MAX_PROBLEM_LINE));
}
/** Characters. */
const MAX_PROBLEM_LINE = 1_000;
/** What to do if evidence may be attached later; `undefined` where waiting does not help. */
function waitAdvice({ waited, rules }) {
    if (rules.some(cannotBeMet))
        return undefined;
    if (waited === 0)
        return 'Set wait-timeout, for example 5m, if another job or service attaches it later.';
    // A timer may fire a millisecond early.
    const whole = Math.round(waited / 1000) * 1000;
    return `This step waited ${formatDuration(whole)}. Increase wait-timeout if attaching it takes longer.`;
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
    if (name === undefined || result !== 'missing')
        return undefined;
    return `The repository ${(0,build_text/* oneLine */.TN)(name)} of the input cosign-repository was searched too.`;
}
const OTHER_SOURCES = {
    'tag-schema': (digest) => `the tag ${referrersTag(digest)}`,
    'cosign-tags': () => "cosign's tags of the same name that end in .sig, .att and .sbom",
    buildkit: () => 'the attestations in the index',
};
/** The setting with which BuildKit's attestations count; `undefined` if no unmet rule would be met with it. */
function explainSkippedAttestations({ skippedAttestations: count, sources, elsewhere, }) {
    if (!elsewhere.some(({ kind }) => kind === 'buildkit'))
        return undefined;
    return `Not searched: ${pluralize(count, 'attestation manifest')} that BuildKit stored in the index (docker build stores provenance there by default). To search them too, set:\n  sources: ${[...sources, 'buildkit'].join(',')}`;
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
    return image.elsewhere.filter((one) => one.rule === rule.text).flatMap((one) => elsewhere_linesOf(one, rule));
}
function elsewhere_linesOf(one, rule) {
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

;// CONCATENATED MODULE: ./build/gate/report/referrer-json.js




/** The entries of referrers of an image. A generator, because there may be a hundred thousand. */
function* referrerEntries(image, referrers = image.referrers) {
    const name = imageField(image);
    for (const referrer of referrers)
        yield toEntry(name, referrer);
}
/** The referrers that the input `artifact-type` shows; all where it has no patterns. */
function shownOf(referrers, shown) {
    return shown.length === 0 ? referrers : referrers.filter((referrer) => matchesAny(shown, referrer));
}
/** The shown referrers of an image, split into those that meet a rule and the others, both in the order found. */
function splitByRules({ referrers, rules }, shown) {
    const counted = countedIn(rules);
    const { met = [], others = [] } = Object.groupBy(shownOf(referrers, shown), (referrer) => counted.has(identityOf(referrer)) ? 'met' : 'others');
    return { met, others };
}
/** The identities of the referrers that meet any rule. */
function countedIn(rules) {
    return new Set(rules.flatMap(({ by }) => by.map(identityOf)));
}
/**
 * The shown referrers of an image, each followed by its own referrers. Those that meet a rule come first, so that a list which is cut
 * keeps them.
 */
function metFirst({ referrers, rules }, shown = []) {
    const counted = countedIn(rules);
    const { met = [], others = [] } = Object.groupBy(treesOf(referrers), ([root]) => root !== undefined && counted.has(identityOf(root)) ? 'met' : 'others');
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
    return digest === undefined ? formatReference(reference) : formatSubject(reference, digest);
}
function toEntry(image, referrer) {
    const { predicateTypes, subject, digest, layer, mediaType, artifactType, size, annotations, platform, depth } = referrer;
    const [predicateType] = predicateTypes;
    const created = createdOf(referrer);
    return {
        image,
        subject,
        digest,
        ...(layer !== undefined && { layer }),
        mediaType,
        artifactType,
        kind: kindOf(referrer),
        ...(predicateType !== undefined && { predicateType }),
        size,
        annotations,
        ...(created !== undefined && { created }),
        source: referrer.sources[0],
        ...(platform !== undefined && { platform }),
        depth,
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
    return subject === undefined ? undefined : formatSubject(reference, subject);
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
    const deeper = met ? [] : referrers.filter((referrer) => referrer.depth > 1 && matchesAny(rule.matchers, referrer));
    if (deeper.length === 0)
        return rejected;
    const byDigest = new Map(referrers.map((referrer) => [referrer.digest, referrer]));
    const distinct = new Map(deeper.map((referrer) => [identityOf(referrer), referrer]));
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
        this.#problems.set(key, formatReference(image.reference));
        return [...indent(2, problemLines(image.problem)), `  result: ${image.result}`];
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
    return `${nameWithDigest(image)}: ${image.result}, ${pluralize(image.total, 'referrer')}`;
}
function judgedLines(image) {
    const { referrers, rules, result } = image;
    const hints = [explainMissingReferrersApi(image), nameCosignRepository(image), explainSkippedAttestations(image)];
    return [
        nameWithDigest(image),
        ...indent(2, hints.flatMap((hint) => problemLines(hint ?? '')).filter((line) => line !== '')),
        `  ${pluralize(referrers.length, 'referrer')}${referrers.length === 0 ? '' : ':'}`,
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
    const name = formatReference(reference);
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
        `${'  '.repeat(depth - 1)}${kindOf(referrer)}`,
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
    const names = verdict.met ? `: ${firstFew(verdict.by.map(nameReferrer), log_MAX_NAMED).join(', ')}` : '';
    const rejected = uncountedReferrers(verdict, image.referrers).map(({ referrer, why }) => `not counted: ${nameReferrer(referrer)}: ${(0,build_text/* oneLine */.TN)(why)}`);
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
    const memory = references.length > 1 ? await __nccwpck_require__.e(/* import() */ 791).then(__nccwpck_require__.bind(__nccwpck_require__, 791)) : undefined;
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

;// CONCATENATED MODULE: ./build/gate/report/attach-advice.js

/** Returns how to attach a referrer that meets a rule, so that the gate finds it. There may be no command, only a note. */
function attachAdvice(rule, { subject, sources, max }) {
    const distinct = [...new Set(rule.matchers.flatMap(waysFor))];
    const first = rule.annotations.length > 0 ? distinct.filter(isOras) : [];
    const ways = [...new Set([...first, ...distinct])].slice(0, max).map((way) => fillIn(way, rule, subject));
    return { ways, notes: [...referrerNotes(sources), ...cosignNotes(ways, sources), ...optionNotes(rule, ways)] };
}
/** Only oras can set arbitrary annotations on a referrer. */
function isOras(way) {
    return way.startsWith('oras ');
}
function fillIn(way, { annotations }, subject) {
    const pairs = isOras(way) ? annotations.map(({ key, value }) => ` --annotation ${quoted(`${key}=${value}`)}`) : [];
    const [name = '', digest = ''] = subject.split('@');
    return way
        .replaceAll(/ IMAGE(?= |$)/g, () => `${pairs.join('')} ${subject}`)
        .replace(': NAME,', () => `: ${name},`)
        .replace(': DIGEST,', () => `: ${digest},`);
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
        case 'predicate-type':
            return [`cosign attest --yes --type ${shellWord(matcher.pattern)} --predicate FILE IMAGE`];
    }
}
/** A pattern is not a type, so the user has to choose one. */
function shellWord(pattern) {
    return pattern.includes('*') ? 'TYPE' : quoted(pattern);
}
function quoted(word) {
    const text = (0,build_text/* oneLine */.TN)(word, attach_advice_MAX_WORD);
    return /^[\w./+:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
/** Characters. A command that was cut does not work, but neither does an unlimited line. */
const attach_advice_MAX_WORD = 500;
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
function optionNotes({ matchers, maxAge, annotations }, ways) {
    const patterns = matchers.flatMap((matcher) => matcher.by !== 'kind' && matcher.pattern.includes('*') ? [matcher.pattern] : []);
    const pairs = annotations.map(({ key, value }) => `${key}=${value}`);
    const withoutSlash = matchers.flatMap((one) => one.by === 'artifact-type' && !one.pattern.includes('/') ? one.pattern : []);
    return [
        ...withoutSlash.map((type) => `Attach it with the tool that writes the type ${(0,build_text/* oneLine */.TN)(type)}: oras and regctl accept only types with a "/".`),
        ...patterns.map((pattern) => `Replace TYPE with a type that matches ${(0,build_text/* oneLine */.TN)(pattern)}.`),
        ...(maxAge === undefined
            ? []
            : ['It must have the annotation org.opencontainers.image.created with a time that is not older than max-age.']),
        ...(ways.every(isOras) ? [] : pairs.map((pair) => annotationNote(pair, ways))),
    ];
}
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
    if (report.kind === 'stopped')
        return [stoppedAnnotation(report.problems)];
    const images = worstFirst(report.images);
    const groups = groupBySameProblem(images.filter((image) => !passed(image)));
    const rest = groups.slice(annotations_MAX_ANNOTATIONS).flatMap(({ image, others }) => [image, ...others]);
    return [
        ...groups.slice(0, annotations_MAX_ANNOTATIONS).map((group) => ({ ...annotate(group), level: levelOf(group.image, report) })),
        ...(rest.length > 0 ? [andMore(rest.length, levelOf(report, report))] : []),
        ...missingApiWarnings(images.filter(passed)),
    ];
}
/** GitHub shows ten annotations of a level and step. */
const annotations_MAX_ANNOTATIONS = 9;
function stoppedAnnotation(problems) {
    const message = [
        'The run stopped before any image was checked:',
        ...problems.flatMap((problem) => problemLines(`- ${problem}`)),
    ].join('\n');
    return { level: 'error', title: `Quay Referrers could not start: ${pluralize(problems.length, 'problem')}`, message };
}
function levelOf({ result }, { warnOnly }) {
    return result === 'missing' && warnOnly ? 'warning' : 'error';
}
function andMore(count, level) {
    const message = `${pluralize(count, 'more image')} did not pass. See the job summary or the output referrers-file.`;
    return { level, title: `and ${count} more`, message };
}
function annotate({ image, others }) {
    const alone = others.length === 0;
    const name = alone ? formatReference(image.reference) : pluralize(others.length + 1, 'image');
    const names = alone ? [] : [`Images: ${nameFew([image, ...others])}.`];
    switch (image.kind) {
        case 'not-found':
            return withTitle(`${name} ${alone ? 'is' : 'are'} ${absenceOf(image)}`, [
                ...problemLines(image.problem),
                ...names,
                absenceAdvice(image),
            ]);
        case 'failed':
            return failedText(name, [...problemLines(image.problem), ...names]);
        case 'judged':
            return withTitle(`${name} is missing: ${image.unmet.join(', ')}`, missingLines(image.unpack()));
    }
}
function nameFew(images) {
    const names = images.map(({ reference }) => formatReference(reference));
    return firstFew(names, annotations_MAX_NAMES).join(', ');
}
const annotations_MAX_NAMES = 10;
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
    const rejected = uncountedReferrers(verdict, image.referrers).map(({ referrer, why }) => `${nameReferrer(referrer)}: ${(0,build_text/* oneLine */.TN)(why)}`);
    const sentences = [
        `Rule ${nameRule(verdict.rule)}: ${formatVerdict(verdict)}.`,
        ...(rejected.length > 0 ? [`Found but not counted: ${firstFew(rejected, MAX_REJECTED).join('; ')}.`] : []),
        `Referrers found: ${countKinds(image.referrers)}.`,
    ];
    return [
        sentences.join(' '),
        ...elsewhereLines(verdict, image),
        ...(cannotBeMet(verdict) ? [NO_PLATFORM_ADVICE] : []),
        ...attachLines(verdict, image),
    ];
}
const MAX_REJECTED = 3;
function attachLines(verdict, image) {
    const subject = subjectToAttachTo(verdict, image.reference);
    if (subject === undefined)
        return [];
    const { ways, notes } = attachAdvice(verdict.rule, { subject, sources: image.sources, max: 1 });
    // A command is on a line of its own, so that it can be copied.
    const commands = ways.flatMap((way) => [
        `Attach ${amountToAttach(verdict, image.digest)}, for example with:`,
        `  ${way}`,
    ]);
    return [...commands, ...(notes.length > 0 ? [notes.join(' ')] : [])];
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
    return [...perRegistry.values()].slice(0, annotations_MAX_ANNOTATIONS).map((text) => ({ ...text, level: 'warning' }));
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
function markOfRun(report) {
    return markOf(report.result, report.kind === 'finished' && report.warnOnly);
}
/** The result of the run in one sentence. */
function headline(report) {
    if (report.kind === 'stopped')
        return 'Failed: the run stopped before any image was checked.';
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
    const missing = images.filter(({ result }) => result === 'missing');
    const isPartial = notFound.every((image) => image.isPartial);
    const clauses = [
        failed.length > 0 && `${nameImages(failed, images)} could not be checked`,
        notFound.length > 0 &&
            `${nameImages(notFound, images)} ${notFound.length === 1 ? 'is' : 'are'} ${absenceOf({ isPartial })}`,
        missing.length > 0 &&
            `${nameImages(missing, images)} ${missing.length === 1 ? 'is missing' : 'are missing required referrers'}: ${joinDistinct(missing.flatMap(unmetOf))}`,
    ];
    return clauses.filter((clause) => clause !== false).join('; ');
}
/** The reference of a single image, or how many of all images: `2 of 5 images`. */
function nameImages(some, all) {
    const [only] = some;
    return some.length === 1 && only !== undefined
        ? formatReference(only.reference)
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
    const subject = images.length === 1 && only !== undefined ? formatReference(only.reference) : pluralize(images.length, 'image');
    return `${pluralize(referrers, 'referrer')} of ${subject}`;
}
function joinDistinct(texts) {
    return (0,build_text/* oneLine */.TN)([...new Set(texts)].join(', '), 300);
}

;// CONCATENATED MODULE: ./build/gate/report/outputs.js


/**
 * Makes the outputs of a report, for every result.
 * @param referrersFile path of the report file; '' where it could not be written.
 */
function gateOutputs(report, referrersFile) {
    if (report.kind === 'stopped')
        return { values: { ...EMPTY, 'referrers-file': referrersFile }, cut: false, failures: [] };
    const values = { ...EMPTY, 'referrers-file': referrersFile };
    const failures = [];
    let cut = false;
    for (const [name, format] of FORMATS) {
        // One value that cannot be formatted must not prevent the other outputs.
        try {
            const value = format(report);
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
    ['missing', (report) => JSON.stringify(missingRules(report))],
    ['count', ({ images }) => String(images.reduce((sum, image) => sum + shownCount(image), 0))],
    ['referrers', (report) => cutReferrers(entriesOf(report))],
    ['digest', ({ images }) => images.slice(0, 1).find(wasFound)?.digest ?? ''],
    ['image', ({ images }) => images.slice(0, 1).filter(wasFound).map(imageField).join('')],
    ['images', ({ images }) => JSON.stringify(images.map(imageEntry))],
    ['token-expires-at', ({ token }) => outputs_formatExpiry(token?.expiresAt)],
];
/** A registry may send a lifetime that leads to no valid date. The token works nevertheless. */
function outputs_formatExpiry(date) {
    return date === undefined || Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
/** For a run that stopped, and for an output that cannot be formatted. */
const EMPTY = {
    result: 'error',
    satisfied: 'false',
    missing: '[]',
    count: '0',
    referrers: '[]',
    'referrers-file': '',
    digest: '',
    image: '',
    images: '[]',
    'token-expires-at': '',
};
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
/** UTF-8 bytes. Linux allows 128 KiB for one environment variable, and an expression in a workflow may contain the value twice. */
const outputs_MAX_OUTPUT_BYTES = 64 * 1024;
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
        if (this.#bytes > outputs_MAX_OUTPUT_BYTES)
            return false;
        this.#items.push(item);
        return true;
    }
    format() {
        return `[${this.#items.join(',')}]`;
    }
}
/** The unmet rules of all images in the order of the rules, each once; none for `error`, where not all evidence is known. */
function missingRules({ result, rules, images }) {
    if (result === 'error')
        return [];
    const unmet = new Set(images.flatMap(unmetOf));
    return [...new Set(rules.map(({ text }) => text))].filter((text) => unmet.has(text));
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

;// CONCATENATED MODULE: ./build/gate/report/report-file.js




/**
 * Formats the whole report as JSON (`schemaVersion` 1), in pieces of one line per referrer, so that it is never in memory as a whole. The
 * token is not part of it.
 * @param scrub is called for each string before it becomes JSON: afterwards a secret may be spelled with escapes.
 */
function* formatReport(report, scrub) {
    const [problems, rules, images] = report.kind === 'finished' ? [[], report.rules.map(({ text }) => text), report.images] : [report.problems, [], []];
    const json = (value) => scrubbedJson(value, scrub);
    const head = json({ schemaVersion: 1, result: report.result, problems, rules });
    yield* withList(head, { name: 'subjects', items: subjectsOf(images, json) });
    yield '\n';
}
/** Scrubs string by string, which takes ten times as long, only where JSON contains an escape or a secret. */
function scrubbedJson(value, scrub) {
    const json = JSON.stringify(value);
    if (!json.includes('\\') && scrub(json) === json)
        return json;
    return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? scrub(part) : part));
}
/**
 * Writes the report file. It writes synchronously, because nothing else runs by then, and a stream would buffer every piece in memory.
 * @throws Error that names the path, with the error of the file system as its cause.
 */
function writeReportFile(path, pieces) {
    try {
        const file = (0,external_node_fs_.openSync)(path, 'w');
        try {
            for (const chunk of report_file_inChunks(pieces))
                (0,external_node_fs_.appendFileSync)(file, chunk);
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch (cause) {
        throw new Error(`Could not write the report file ${path}, so the output referrers-file is empty. The result of the step does not change. Check the free disk space and RUNNER_TEMP.`, { cause });
    }
}
/** One system call for each piece would take most of the time. */
function* report_file_inChunks(pieces) {
    let chunk = '';
    for (const piece of pieces) {
        chunk += piece;
        if (chunk.length < CHUNK)
            continue;
        yield chunk;
        chunk = '';
    }
    yield chunk;
}
/** Characters. */
const CHUNK = 64 * 1024;
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
        rules: rules.map(verdictJson),
    };
    return withList(json(head), { name: 'referrers', items: referrersOf(image, json) });
}
function otherSubject(image, json) {
    return [json({ ...commonFields(image), problem: image.problem, missing: [], rules: [], referrers: [] })];
}
function commonFields(image) {
    const { reference, digest, result } = image;
    return {
        image: imageField(image),
        reference: formatReference(reference),
        ...(reference.tag !== undefined && { tag: reference.tag }),
        digest: digest ?? '',
        result,
    };
}
function* referrersOf(image, json) {
    for (const entry of referrerEntries(image))
        yield [json(entry)];
}
function verdictJson({ rule, met, by, rejected, unmetTargets }) {
    return {
        rule: rule.text,
        min: rule.min,
        met,
        ...(unmetTargets.some(({ platform }) => platform !== undefined) && {
            unmetTargets: unmetTargets.map(unmetTargetJson),
        }),
        by: by.map(identityJson),
        rejected: rejected.map(({ referrer, why }) => ({ ...identityJson(referrer), why })),
    };
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
/** Adds a list as the last member of a JSON object that is not empty; each item starts a line. */
function* withList(object, { name, items }) {
    yield `${object.slice(0, -'}'.length)},"${name}":[`;
    let separator = '\n';
    for (const item of items) {
        yield separator;
        yield* item;
        separator = ',\n';
    }
    yield ']}';
}

;// CONCATENATED MODULE: ./build/runner/markdown.js


/*
 * All untrusted text in a summary is in HTML blocks. In these GitHub does not interpret Markdown, does not turn URLs into links, and a `|`
 * does not end a table cell. An empty line ends an HTML block, so untrusted text must not contain line breaks.
 */
/**
 * Escapes untrusted text for HTML, and also for Markdown: one line, cut to `max` characters, special characters as entities.
 * @param max is counted before escaping.
 * @see https://github.github.com/gfm/#html-blocks
 */
function escapeText(text, max = 200) {
    return htmlEscape((0,build_text/* oneLine */.TN)(text, max)).replace(MARKDOWN, (character) => `&#${character.codePointAt(0)};`);
}
const MARKDOWN = /[`|*_[\]\\~$]/g;
/** Formats untrusted text as code, where GitHub does not create mentions, issue links, emoji or formulas. */
function code(text, max) {
    return text === '' ? '' : `<code>${escapeText(text, max)}</code>`;
}
/** Formats untrusted lines as one paragraph of code. */
function paragraph(text) {
    const lines = text.split('\n').map((line) => code(line, MAX_LINE));
    return `<p>${lines.join('<br>')}</p>`;
}
/** Characters of one line of a paragraph. */
const MAX_LINE = 1_000;
/** The start of a table with its header row. Cells are HTML. */
function tableHead(cells) {
    return `<table>\n<tr>${cells.map((cell) => `<th>${cell}</th>`).join('')}</tr>`;
}
/** One row of a table. Cells are HTML. */
function tableRow(cells) {
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
/**
 * Escapes untrusted text for a quoted label of a Mermaid diagram: all characters except letters, digits and a few others become
 * entities of Mermaid. Spaces too, because Mermaid interprets labels as Markdown (`1. ` would start a list).
 * @see https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
function mermaidText(text, max = 60) {
    return (0,build_text/* oneLine */.TN)(text, max).replace(/[^A-Za-z0-9./-]/gu, (character) => `#${character.codePointAt(0)};`);
}
/** `512 B`, `1.5 KiB`, `20 MiB` */
function formatBytes(bytes) {
    const power = Math.min(Math.max(Math.floor(Math.log2(bytes) / 10), 0), UNITS.length - 1);
    const value = bytes / 1024 ** power;
    return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${UNITS[power]}`;
}
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

;// CONCATENATED MODULE: ./build/runner/sections.js
/** A section without rows. */
function block(text) {
    return { before: text, rows: [], after: '' };
}
/**
 * Joins sections with an empty line between them. A page that is too long ends with the last row that fits and the note; the remaining
 * sections are not read.
 */
function joinSections(sections, { maxBytes, note }) {
    let space = maxBytes - Buffer.byteLength(note) - GAP.length;
    const parts = [];
    for (const section of sections) {
        const { text, whole } = fitSection(section, space - GAP.length);
        if (text !== '')
            parts.push(text);
        if (!whole) {
            parts.push(note);
            break;
        }
        space -= Buffer.byteLength(text) + GAP.length;
    }
    return `${parts.join(GAP)}\n`;
}
const GAP = '\n\n';
/** The part of a section that fits into `space` bytes. */
function fitSection({ before, rows, after }, space) {
    let left = space - Buffer.byteLength(before) - lineBytes(after);
    const kept = [];
    for (const row of rows) {
        left -= lineBytes(row);
        if (left < 0)
            break;
        kept.push(row);
    }
    const whole = left >= 0;
    const lines = [before, ...kept, after].filter((line) => line !== '');
    return { text: whole || kept.length > 0 ? lines.join('\n') : '', whole };
}
function lineBytes(line) {
    return Buffer.byteLength(line) + '\n'.length;
}

;// CONCATENATED MODULE: ./build/gate/report/summary-graph.js





/** A graph with more nodes is not readable. */
const summary_graph_MAX_NODES = 50;
/**
 * Draws the image, its platforms that have referrers, and the referrers as a Mermaid diagram in Markdown; `undefined` if there are no
 * referrers, or more than 50 nodes. The input `artifact-type` hides nothing here: a tree without its inner nodes would be wrong.
 */
function referrersGraph(image) {
    const { reference, digest } = image;
    const referrers = [...new Map(metFirst(image).map((one) => [identityOf(one), one])).values()];
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
    const text = label([kindOf(referrer), referrer.artifactType, shortIdentity(referrer)]);
    return [`  ${name}[${text}] --> ${names.get(referrer.subject) ?? SUBJECT}`];
}
function label(texts) {
    const shown = texts.filter((text) => text !== '');
    return `"${shown.map((text) => mermaidText(text)).join('<br/>')}"`;
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
        return block(`<p>${caption}.</p>${notes.join('')}`);
    const hasPlatforms = referrers.some(({ platform }) => platform !== undefined);
    const head = ['Kind', 'Artifact type', ...(hasPlatforms ? ['Platform'] : []), 'Digest', 'Size', 'Created', 'Source'];
    return {
        before: `<p>${caption}:</p>\n${tableHead(head)}`,
        rows: referrers.slice(0, MAX_ROWS).map((referrer) => tableRow(summary_referrers_cellsOf(referrer, hasPlatforms))),
        after: `</table>${notes.join('')}`,
    };
}
function captionOf(count, hidden) {
    const counted = count === 0 ? 'No referrers' : pluralize(count, 'referrer');
    return hidden === 0 ? counted : `${counted} (${hidden} hidden by <code>artifact-type</code>)`;
}
function notesOf({ isCut }, more) {
    return [
        ...(more > 0
            ? [`The file in the output <code>referrers-file</code> has ${pluralize(more, 'more referrer')}.`]
            : []),
        ...(isCut ? [TREE_IS_CUT] : []),
    ];
}
function summary_referrers_cellsOf(referrer, hasPlatforms) {
    const { artifactType, predicateTypes, platform, size, sources, depth } = referrer;
    return [
        `${depth > 1 ? `${'&emsp;'.repeat(depth - 2)}↳ ` : ''}${kindOf(referrer)}`,
        [artifactType, predicateTypes[0] ?? '']
            .filter((type) => type !== '')
            .map((type) => code(type, 100))
            .join('<br>'),
        ...(hasPlatforms ? [code(platform ?? '', 80)] : []),
        digestCell(referrer),
        formatBytes(size),
        code(createdOf(referrer) ?? '', 40),
        sources[0],
    ];
}
function digestCell(referrer) {
    const { digest, layer } = referrer;
    const manifest = `<code title="${digest}">${shortDigest(digest)}</code>`;
    if (layer === undefined)
        return manifest;
    return `${manifest}<br>layer <code title="${layer}">${escapeText(shortIdentity(referrer), 100)}</code>`;
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
    yield block(paragraph(image.problem));
    if (image.kind === 'not-found')
        yield block(`<p>${absenceAdvice(image)}</p>`);
}
/** Hints, rules, advice, referrers and graph of a judged image. */
function* judgedSections(image, shown) {
    const missingApi = explainMissingReferrersApi(image);
    if (missingApi !== undefined)
        yield block(`<p>⚠️ ${code(missingApi, 1_000)}</p>`);
    const skipped = explainSkippedAttestations(image);
    if (skipped !== undefined)
        yield block(paragraph(`ℹ️ ${skipped}`));
    if (image.rules.length > 0)
        yield rulesTable(image);
    if (image.result === 'missing')
        yield advice(image);
    yield referrersTable(image, shown);
    const graph = referrersGraph(image);
    if (graph !== undefined)
        yield block(graph);
}
function heading({ image, others }, warnOnly) {
    const { reference, digest, result } = image;
    const names = [image, ...others].map((one) => code(formatReference(one.reference), 700));
    const alone = others.length === 0;
    const title = `<h3>${markOf(result, warnOnly)} ${alone ? names.join('') : pluralize(names.length, 'image')}: ${result}</h3>`;
    if (!alone)
        return block(`${title}\n<p>${firstFew(names, summary_image_MAX_IMAGES).join(', ')}</p>`);
    return block(digest === undefined || reference.digest !== undefined ? title : `${title}\n<p>Digest: ${code(digest)}</p>`);
}
/** Images named in a paragraph; the table above it has all of them. */
const summary_image_MAX_IMAGES = 20;
function rulesTable({ rules, referrers }) {
    return {
        before: tableHead(['Rule', 'Verdict', 'Met by', 'Found but not counted']),
        rows: rules.map((verdict) => tableRow(ruleCells(verdict, referrers))),
        after: '</table>',
    };
}
function ruleCells(verdict, referrers) {
    const by = verdict.by.map((referrer) => code(nameReferrer(referrer)));
    const rejected = uncountedReferrers(verdict, referrers).map(({ referrer, why }) => `${code(nameReferrer(referrer))}: ${code(why, 300)}`);
    return [
        code(nameRule(verdict.rule)),
        `${verdict.met ? '✅' : '❌'} ${escapeText(formatVerdict(verdict), 700)}`,
        firstFew(by, summary_image_MAX_NAMED).join('<br>'),
        firstFew(rejected, summary_image_MAX_NAMED).join('<br>'),
    ];
}
/** Referrers named in one cell. */
const summary_image_MAX_NAMED = 5;
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
    const hints = elsewhereLines(verdict, image).map((line) => `${code(line.trim(), MAX_WAY)}<br>`);
    const absent = `${hints.join('')}${cannotBeMet(verdict) ? `${NO_PLATFORM_ADVICE} ` : ''}`;
    if (subject === undefined)
        return `<li>For ${code(nameRule(rule))}: ${absent.trim()}</li>`;
    const { ways, notes } = attachAdvice(rule, { subject, sources: image.sources, max: MAX_WAYS });
    const listed = ways.map((way) => code(way, MAX_WAY)).join('<br>or ');
    const how = ways.length === 0 ? '.' : `, for example with:<br>${listed}`;
    const text = notes.length === 0 ? '' : `<br>${notes.map((note) => escapeText(note, 300)).join(' ')}`;
    return `<li>${absent}For ${code(nameRule(rule))}, attach ${escapeText(amountToAttach(verdict, image.digest))}${how}${text}</li>`;
}
const MAX_WAYS = 4;
/** Characters: a command with the longest reference and the longest digest. */
const MAX_WAY = 1_000;

;// CONCATENATED MODULE: ./build/gate/report/summary.js







/** Formats the job summary as Markdown: the result, then the images, worst first; of many images only those that did not pass. */
function gateSummary(report) {
    return joinSections(sectionsOf(report), { maxBytes: MAX_SUMMARY_BYTES, note: CUT_NOTE });
}
/** A generator, so that images for which the page has no space are never unpacked. */
function* sectionsOf(report) {
    yield block(verdict(report));
    if (report.kind === 'stopped') {
        yield problemList(report.problems);
        return;
    }
    const images = worstFirst(report.images);
    const inFull = images.length > MAX_IN_FULL ? images.filter((image) => !passed(image)) : images;
    if (images.length > 1)
        yield overview(images, report.warnOnly);
    if (inFull.length < images.length)
        yield block(omittedImages(images.length - inFull.length));
    for (const group of groupBySameProblem(inFull))
        yield* imageSections(group, report);
}
/** Bytes. GitHub refuses a summary above 1 MiB; the difference is a margin for masked secrets, which may become longer. */
const MAX_SUMMARY_BYTES = 1_000_000;
const CUT_NOTE = '<p>✂️ The summary was cut here. The file in the output <code>referrers-file</code> has the complete report.</p>';
function verdict(report) {
    const lines = [
        '## Quay Referrers',
        '',
        `<p><strong>${markOfRun(report)} ${escapeText(headline(report), 1_000)}</strong></p>`,
    ];
    // Readers must not take the presence of a signature for a valid signature.
    return report.kind === 'finished' && report.images.length > 0
        ? [...lines, NOT_VERIFIED].join('\n')
        : lines.join('\n');
}
const NOT_VERIFIED = '<p>This step checks that referrers are attached. It does not verify signatures: use <code>cosign verify</code> or <code>notation verify</code>.</p>';
function problemList(problems) {
    return { before: '<ul>', rows: problems.map((problem) => `<li>${paragraph(problem)}</li>`), after: '</ul>' };
}
function overview(images, warnOnly) {
    const cells = (image) => [
        code(formatReference(image.reference), 700),
        `${markOf(image.result, warnOnly)} ${image.result}`,
        unmetOf(image)
            .map((text) => code(text, 120))
            .join(', '),
        String(shownCount(image)),
    ];
    return {
        before: tableHead(['Image', 'Result', 'Missing', 'Referrers']),
        rows: images.map((image) => tableRow(cells(image))),
        after: '</table>',
    };
}
function omittedImages(count) {
    return `<p>${pluralize(count, 'image')} without problems ${count === 1 ? 'is' : 'are'} only in the table above. The file in the output <code>referrers-file</code> has the details.</p>`;
}

;// CONCATENATED MODULE: ./build/gate/report/publish.js






/**
 * Publishes a report, in this order: report file, outputs, summary where it is wanted, annotations, and with several images the result
 * as the last line of the log. If the report file, the summary or the annotations cannot be written, there is a warning, and the result
 * stays the same.
 * @throws the first error of setting the outputs, after everything else is published: later steps rely on them.
 */
async function publish(report, runner) {
    const path = runner.temporaryFile('referrers.json');
    const isWritten = await warnOnFailure(() => writeReportFile(path, formatReport(report, runner.scrub)), runner);
    try {
        setOutputs(report, isWritten ? path : '', runner);
    }
    finally {
        if (report.wantsSummary)
            await warnOnFailure(() => writeSummary(report, runner), runner);
        await warnOnFailure(() => publish_annotate(report, runner), runner);
    }
}
/** @returns whether the step succeeded. */
async function warnOnFailure(step, { warn }) {
    try {
        await step();
        return true;
    }
    catch (error) {
        warn((0,build_error/* explain */.WE)(error));
        return false;
    }
}
async function writeSummary(report, runner) {
    try {
        await runner.summary(gateSummary(report));
    }
    catch (cause) {
        throw new Error('Could not write the job summary. The result of the step does not change. Check the free disk space.', {
            cause,
        });
    }
}
/** Sets all outputs. @throws the first error, after all other outputs are set. */
function setOutputs(report, referrersFile, runner) {
    const { values, cut, failures } = gateOutputs(report, referrersFile);
    const errors = [...failures];
    const attempt = (set) => {
        try {
            set();
        }
        catch (error) {
            errors.push(error);
        }
    };
    for (const [name, value] of Object.entries(values))
        attempt(() => runner.output(name, value));
    const token = report.kind === 'finished' ? report.token : undefined;
    attempt(() => (token === undefined ? runner.output('token', '') : runner.secretOutput('token', token.secret)));
    if (cut)
        runner.warn(publish_CUT);
    if (Buffer.byteLength(values.images) > outputs_MAX_OUTPUT_BYTES)
        runner.warn(LONG);
    if (errors.length > 0)
        throw errors[0];
}
const publish_CUT = 'The output referrers was cut to 64 KiB. It has no annotations, and the last referrers may be missing; those that meet a rule come first. The output count includes all referrers. The file in the output referrers-file has the complete list.';
const LONG = 'The output images is longer than 64 KiB. A later step may not start with it in an environment variable. Read the file in the output referrers-file instead.';
function publish_annotate(report, runner) {
    for (const { level, title, message } of gateAnnotations(report)) {
        if (level === 'error')
            runner.error(message, title);
        else
            runner.warn(message);
    }
    if (report.kind === 'finished' && report.images.length > 1)
        runner.info(headline(report));
}

;// CONCATENATED MODULE: ./build/gate/warnings.js


/** Warns of inputs that are allowed but probably not intended: a moving tag, an empty file of images, TLS without verification, plain HTTP. */
function warnOfRisks({ images, emptyFile, connection }, runner) {
    if (emptyFile !== undefined) {
        runner.warn(`images-file: the file \`${(0,build_text/* oneLine */.TN)(emptyFile)}\` has no references, so only the images of the input image are checked. Check the step that creates the file.`);
    }
    const moving = images.filter(({ tagDefaulted }) => tagDefaulted).map(warnings_formatName);
    if (moving.length > warnings_MAX_NAMED) {
        const more = moving.length - warnings_MAX_NAMED;
        runner.notice(`${moving.slice(0, warnings_MAX_NAMED).join(', ')} and ${more} more have ${MOVING}`);
    }
    else {
        for (const name of moving)
            runner.notice(`${name} has ${MOVING}`);
    }
    warnOfConnection(connection, [...new Set(images.map(({ registry }) => registry))], runner);
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
function warnings_formatName({ registry, repository }) {
    return `${registry}/${repository}`;
}

;// CONCATENATED MODULE: ./build/gate/gate.js












/**
 * Lists the referrers of each image, judges them by the rules, and publishes the report.
 * @returns whether the step passes.
 */
async function gate(runner) {
    maskCredentials(runner);
    const report = await makeReport(runner);
    await publish(report, runner);
    return stepPasses(report);
}
/** Input errors and unexpected errors also produce a report, so that the outputs are always set. */
async function makeReport(runner) {
    const inputs = new InputReader(GATE_INPUTS, runner);
    try {
        return await runGate(readGateInputs(inputs, runner), runner);
    }
    catch (error) {
        // A token may have been typed into the wrong input. Secrets are removed before anything is cut, which would hide them from the mask.
        const problems = error instanceof build_error/* InputError */.dz ? error.problems.map(hideTokens) : [(0,build_error/* explain */.WE)(error)];
        return {
            kind: 'stopped',
            result: 'error',
            problems: problems.map(runner.scrub),
            wantsSummary: wantsSummary(inputs),
        };
    }
}
async function runGate(inputs, runner) {
    const startedAt = runner.now();
    warnOfRisks(inputs, runner);
    reportShard(inputs, runner);
    const sessions = openGateSessions(inputs, runner);
    const images = await judgeImages({ inputs, sessions, startedAt, context: runner });
    const result = images.length === 0 ? 'listed' : worstResult(images.map((image) => image.result));
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
function stepPasses(report) {
    if (report.result === 'missing')
        return report.kind === 'finished' && report.warnOnly;
    return report.result === 'pass' || report.result === 'listed';
}


/***/ }),

/***/ 901:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _gate_gate_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(561);
/* harmony import */ var _runner_run_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(612);


await (0,_runner_run_js__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)(_gate_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .gate */ .G);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./build/error.js
var build_error = __nccwpck_require__(602);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = process.getBuiltinModule("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = process.getBuiltinModule("node:timers/promises");
// EXTERNAL MODULE: ./build/text.js
var build_text = __nccwpck_require__(977);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/command.js
var command = __nccwpck_require__(635);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/file-command.js + 1 modules
var file_command = __nccwpck_require__(63);
;// CONCATENATED MODULE: ./build/runner/commands.js

// The entry module of @actions/core also loads its HTTP client and @actions/exec, which takes longer than the rest of the start of an
// action (docs/decisions/start.md). It exports no other module, so these are imported by their paths.


/*
 * The functions of @actions/core that the actions use, with the same protocol.
 * @see https://github.com/actions/toolkit/blob/main/packages/core/src/core.ts
 */
/** Writes a line to the log. The runner executes a command in it. */
function info(line) {
    process.stdout.write(line + external_node_os_namespaceObject.EOL);
}
/** Writes a line to the log that is shown only if debug logging is on. */
function debug(line) {
    (0,command/* issueCommand */.L)('debug', {}, line);
}
/** Creates an annotation, which is also in the log. */
function annotate(level, message, title) {
    (0,command/* issueCommand */.L)(level, title === undefined ? {} : { title }, message);
}
/** Masks a value in the log from then on. */
function setSecret(value) {
    (0,command/* issueCommand */.L)('add-mask', {}, value);
}
/** Sets an output of the step. */
function setOutput(name, value) {
    if (process.env.GITHUB_OUTPUT)
        (0,file_command/* issueFileCommand */.n)('OUTPUT', (0,file_command/* prepareKeyValueMessage */.v)(name, value));
    else {
        // The old form of the command. A line of the log may not have been ended.
        process.stdout.write(external_node_os_namespaceObject.EOL);
        (0,command/* issueCommand */.L)('set-output', { name }, value);
    }
}
/** Sets a variable for the later steps of the job, and in this process. */
function exportVariable(name, value) {
    process.env[name] = value;
    if (process.env.GITHUB_ENV)
        (0,file_command/* issueFileCommand */.n)('ENV', (0,file_command/* prepareKeyValueMessage */.v)(name, value));
    else
        (0,command/* issueCommand */.L)('set-env', { name }, value);
}
/** Stores a value for the post step. */
function saveState(name, value) {
    if (process.env.GITHUB_STATE)
        (0,file_command/* issueFileCommand */.n)('STATE', (0,file_command/* prepareKeyValueMessage */.v)(name, value));
    else
        (0,command/* issueCommand */.L)('save-state', { name }, value);
}

;// CONCATENATED MODULE: ./build/runner/runner.js







/** The runner that started this process. Its protocol are variables: `INPUT_*`, `GITHUB_OUTPUT`, `GITHUB_STEP_SUMMARY`, `RUNNER_TEMP`. */
class ActionsRunner {
    environment;
    inputNames;
    temporaryFolder;
    homeFolder = (0,external_node_os_namespaceObject.homedir)();
    userId = process.getuid?.();
    constructor(environment) {
        this.environment = environment;
        this.inputNames = inputNamesIn(environment);
        this.temporaryFolder = environment.RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)();
    }
    now = () => new Date();
    sleep = (milliseconds) => (0,promises_namespaceObject.setTimeout)(milliseconds);
    random = Math.random;
    mask = (secret) => {
        const value = secret.reveal();
        if (value === '')
            return;
        (0,build_text/* hideInText */.Bw)(value);
        setSecret(value);
    };
    scrub = build_text/* scrub */._I;
    info = (line) => info(this.#show(escapeCommands(line)));
    debug = (line) => debug(this.#show(line));
    notice = (message) => annotate('notice', this.#show(message));
    warn = (message) => annotate('warning', this.#show(message));
    error = (message, title) => annotate('error', this.#show(message), this.#show(title));
    summary = async (markdown) => {
        // As core.summary does, but that loads node:fs/promises, which takes longer than all of the summary (docs/decisions/start.md).
        const file = this.environment.GITHUB_STEP_SUMMARY;
        if (file)
            (0,external_node_fs_.appendFileSync)(file, this.scrub(markdown));
    };
    input = (name) => this.environment[`INPUT_${name.toUpperCase()}`]?.trim();
    output = (name, value) => setOutput(name, value);
    secretOutput = (name, value) => setOutput(name, value.reveal());
    exportVariable = (name, value) => exportVariable(name, value);
    saveState = (name, value) => saveState(name, value);
    state = (name) => this.environment[`STATE_${name}`];
    temporaryFile = (name) => (0,external_node_path_.join)(this.temporaryFolder, `${(0,external_node_crypto_.randomUUID)()}-${name}`);
    idToken = async (audience) => {
        const { requestIdToken } = await Promise.all(/* import() */[__nccwpck_require__.e(787), __nccwpck_require__.e(736)]).then(__nccwpck_require__.bind(__nccwpck_require__, 346));
        const token = await requestIdToken(this.environment, audience);
        this.mask(token);
        return token;
    };
    /** Scrubs before escaping: an escaped secret with control characters would no longer match. */
    #show(text) {
        return (0,build_text/* escapeHidden */.OR)(this.scrub(text));
    }
}
/**
 * Escapes a log line so that the runner does not execute it as a command. The runner reads `::name::` at the start of a line, also after
 * white space, and the old form `##[name]` anywhere in it.
 * @see https://github.com/actions/runner/blob/v2.330.0/src/Runner.Common/ActionCommand.cs
 */
function escapeCommands(line) {
    return line
        .split(/\r\n|\r|\n/)
        .map((part) => part.replace(/^([\s\u0085]*):(?=:)/, '$1\\:').replaceAll('##[', '##\\['))
        .join('\n');
}
function inputNamesIn(environment) {
    return Object.keys(environment)
        .filter((name) => name.startsWith('INPUT_'))
        .map((name) => name.slice('INPUT_'.length));
}

;// CONCATENATED MODULE: ./build/runner/run.js


/**
 * Runs an action and ends the process with exit code 0 if the step passes, otherwise 1. Unexpected errors are logged here.
 * Await it at the top level of the module: Node then exits with 13, not 0, if the event loop becomes empty before the action ends.
 * @param action returns whether the step passes.
 */
async function runAction(action) {
    const runner = new ActionsRunner(process.env);
    const passes = await action(runner).catch((error) => {
        runner.error((0,build_error/* explain */.WE)(error), 'The action failed');
        return false;
    });
    // process.exit discards buffered output, so flush it first. Without process.exit, keep-alive connections keep Node running.
    await new Promise((resolve) => process.stdout.write('', resolve));
    process.exit(passes ? 0 : 1);
}


/***/ }),

/***/ 30:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  z: () => (/* binding */ Secret),
  S: () => (/* binding */ explainInvalidToken)
});

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = process.getBuiltinModule("node:util");
;// CONCATENATED MODULE: ./build/secret.js

/** A password or token. String conversion, JSON and inspection show `***`; only `reveal()` returns the value, so that each use can be found by a search. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [external_node_util_namespaceObject.inspect.custom]() {
        return '***';
    }
}
/**
 * Why a string that should be a token or a generated password cannot be one, for a message that never quotes it; `undefined` if it can.
 * What is not a token must not be sent, be an output, or be masked: a mask of spaces would hide all spaces in the log.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
function explainInvalidToken(text) {
    if (text.trim() === '')
        return 'is empty';
    if (text.length > MAX_TOKEN_LENGTH)
        return `is longer than ${MAX_TOKEN_LENGTH.toLocaleString('en')} characters`;
    return BEARER_TOKEN.test(text) ? undefined : 'has characters that a token cannot have';
}
/** Characters. Servers accept headers of 8 to 16 KiB; a token of Quay for ten repositories has under 4 KiB. */
const MAX_TOKEN_LENGTH = 16_384;
const BEARER_TOKEN = /^[\w\-.~+/]+=*$/;


/***/ }),

/***/ 977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ hideInText),
/* harmony export */   OR: () => (/* binding */ escapeHidden),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   _I: () => (/* binding */ scrub),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   i: () => (/* binding */ collapseSpace)
/* harmony export */ });
/* unused harmony exports showAllText, joinNames */
/** The masked secrets of this process, the longest first, since one secret may be the beginning of another. */
const secrets = [];
/** Registers a masked secret: from now on the functions of this file replace it by `***` before they cut or escape. */
function hideInText(secret) {
    if (secret === '' || secrets.includes(secret))
        return;
    secrets.push(secret);
    secrets.sort((a, b) => b.length - a.length);
}
/** Forgets all secrets, for tests. */
function showAllText() {
    secrets.length = 0;
}
/**
 * Replaces each masked secret in a string by `***`, including secrets that were cut: strings from the registry are cut to a maximum
 * length and end with `…`.
 */
function scrub(text) {
    return secrets.reduce(scrubOne, text);
}
function scrubOne(text, secret) {
    const whole = text.replaceAll(secret, '***');
    const head = secret.slice(0, MIN_HEAD);
    if (secret.length <= MIN_HEAD || !whole.includes(head))
        return whole;
    // A regular expression with a lookahead for `…` would take minutes on a megabyte without any.
    const parts = whole.split('…');
    const last = parts.pop() ?? '';
    return [...parts.map((before) => withoutCutSecret(before, secret, head)), last].join('…');
}
function withoutCutSecret(before, secret, head) {
    // From the first possible start, since a secret may repeat its beginning.
    let start = before.indexOf(head, Math.max(0, before.length - secret.length));
    while (start >= 0 && !secret.startsWith(before.slice(start)))
        start = before.indexOf(head, start + 1);
    return start < 0 ? before : `${before.slice(0, start)}***`;
}
/** Characters. A shorter beginning of a secret reveals nothing and would match everywhere. */
const MIN_HEAD = 4;
/**
 * The start of a string, scrubbed before it is cut to about `length` UTF-16 units, since a part of a secret would not be recognized. It
 * ends with `…` if it was cut.
 */
function scrubbedStart(text, length) {
    const longest = secrets[0]?.length ?? 0;
    if (text.length <= length + longest)
        return scrub(text);
    return scrub(`${text.slice(0, length + longest)}…`);
}
/**
 * A string from outside as one line: masked secrets as `***`, control and formatting characters as `\u{…}`, cut to `max` characters
 * (code points).
 */
function oneLine(text, max = 200) {
    // A character has at most two UTF-16 units. Without this cut, a string of some MiB would become an array of as many strings.
    const start = scrubbedStart(text, 2 * (max + 1)).slice(0, 2 * (max + 1));
    const characters = [...start.replace(HIDDEN, asEscape)];
    return characters.length <= max ? characters.join('') : `${characters.slice(0, max - 1).join('')}…`;
}
/** Names from outside for a sentence, each like `oneLine`, and only the first ones: `a, b and 12 more`. Without names: `none`. */
function joinNames(names, max = 30) {
    const shown = names.slice(0, max).map((name) => oneLine(name, MAX_NAME));
    const rest = names.length > max ? ` and ${names.length - max} more` : '';
    return `${shown.join(', ') || 'none'}${rest}`;
}
/** Characters. The longest name in the document of Quay has 40. */
const MAX_NAME = 60;
/** A string of several lines: control and formatting characters shown as `\u{…}`, except the line feeds. */
function escapeHidden(text) {
    return text.replace(HIDDEN, (character) => (character === '\n' ? character : asEscape(character)));
}
/** A string from outside as a JSON string, so that its ends are visible within a sentence: escaped like `oneLine`, cut to `max` UTF-16 units. */
function quote(text, max) {
    const start = scrubbedStart(text, max);
    return JSON.stringify(start.length > max ? `${start.slice(0, max)}…` : start).replace(HIDDEN, asEscape);
}
/** A string from outside as one line: each run of white space and control characters becomes a space, formatting characters are removed. */
function collapseSpace(text) {
    return text
        .toWellFormed()
        .replace(/\p{Cf}/gu, '')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim();
}
/** Control and formatting characters, line ends, lone surrogates: they hide in a log line, or change its direction. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
function asEscape(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}


/***/ }),

/***/ 635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ issueCommand)
/* harmony export */ });
/* unused harmony export issue */
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(857);
/* harmony import */ var _utils_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(679);


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map

/***/ }),

/***/ 63:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ issueFileCommand),
  v: () => (/* binding */ prepareKeyValueMessage)
});

;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = process.getBuiltinModule("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/utils.js
var utils = __nccwpck_require__(679);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${(0,utils/* toCommandValue */.E)(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = (0,utils/* toCommandValue */.E)(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map

/***/ }),

/***/ 679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ toCommandValue)
/* harmony export */ });
/* unused harmony export toCommandProperties */
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map

/***/ }),

/***/ 783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(901);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
