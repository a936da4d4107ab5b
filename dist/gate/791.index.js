export const id = 791;
export const ids = [791];
export const modules = {

/***/ 6791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   compress: () => (/* binding */ compress),
/* harmony export */   limitYoungGeneration: () => (/* binding */ limitYoungGeneration)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8877);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);


/*
 * What keeps the memory of a run with many images small. Only such a run loads this module.
 */
/**
 * Stops V8 from enlarging the young generation of its heap once that has 8 MiB. Otherwise a long run lets it grow to 100 MiB on a
 * machine with much memory, however little of it is in use. Call this regularly: V8 reads the growth factor each time it enlarges the
 * heap, but the maximum size only at its start, when a JavaScript action cannot set it.
 * @see https://nodejs.org/docs/latest-v24.x/api/cli.html#--max-semi-space-sizesize-in-mib
 */
function limitYoungGeneration() {
    const young = (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.getHeapSpaceStatistics)().find(({ space_name }) => space_name === 'new_space');
    if (young !== undefined && young.space_size >= MAX_YOUNG_BYTES)
        (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--semi-space-growth-factor=1');
}
const MAX_YOUNG_BYTES = 8 * 1024 * 1024;
/**
 * Compresses a value. The memory of a run then grows only by the compressed reports, a tenth of the objects or less.
 * @returns a function that returns a copy of the value.
 */
function compress(value) {
    const whole = (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.serialize)(value);
    // zlib returns a view of a 16 KiB buffer, which would stay in memory as a whole.
    const packed = Uint8Array.from((0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateRawSync)(whole, { level: node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.Z_BEST_SPEED }));
    const chunkSize = Math.max(whole.length, node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.Z_MIN_CHUNK);
    return () => (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.deserialize)((0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflateRawSync)(packed, { chunkSize }));
}


/***/ })

};
