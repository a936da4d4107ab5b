export const id = 155;
export const ids = [155];
export const modules = {

/***/ 5155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openKeylessVerifier: () => (/* binding */ openKeylessVerifier)
/* harmony export */ });
/* harmony import */ var _inputs_open_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7821);

/**
 * Starts to read or to update the trusted root of the public sigstore instance, and returns a verifier that waits for it.
 */
function openKeylessVerifier(root, connection, runner) {
    const opening = root === 'public' ? openUpdated(connection, runner) : openEmbedded(runner);
    // An error is reported where a signature is verified.
    opening.catch(() => undefined);
    return {
        verify: async (...parameters) => await (await opening).verify(...parameters),
        verifyEntry: async (...parameters) => await (await opening).verifyEntry(...parameters),
    };
}
async function openUpdated(connection, runner) {
    const { ROOT_TIMEOUT, refreshTrustedRoot } = await __webpack_require__.e(/* import() */ 134).then(__webpack_require__.bind(__webpack_require__, 8134));
    const timeout = Math.min(ROOT_TIMEOUT, connection.timeout);
    const http = (0,_inputs_open_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .openClient */ .M)({ ...connection, timeout, retries: 0 }, runner);
    return await refreshTrustedRoot({ http, now: runner.now, warn: runner.warn, load });
}
async function openEmbedded({ now, warn }) {
    const { readEmbeddedRoot } = await __webpack_require__.e(/* import() */ 835).then(__webpack_require__.bind(__webpack_require__, 7835));
    return await readEmbeddedRoot({ now, warn, load });
}
async function load() {
    const { IdentityVerifier } = await Promise.all(/* import() */[__webpack_require__.e(168), __webpack_require__.e(993), __webpack_require__.e(581)]).then(__webpack_require__.bind(__webpack_require__, 4581));
    return (text) => IdentityVerifier.read({ source: 'trusted_root.json', text });
}


/***/ })

};
