export const id = 835;
export const ids = [835];
export const modules = {

/***/ 7835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ loadEmbeddedRoot),
/* harmony export */   Y: () => (/* binding */ formatDate),
/* harmony export */   readEmbeddedRoot: () => (/* binding */ readEmbeddedRoot)
/* harmony export */ });
/**
 * Returns the embedded trusted root, without any request. A warning says if it is old.
 * @param embedded for tests.
 */
async function readEmbeddedRoot({ now, warn, load }, embedded) {
    const { date, trustedRoot } = embedded ?? (await loadEmbeddedRoot());
    if (now().getTime() - date.getTime() > MAX_AGE) {
        warn(`trusted-root: the trusted root of sigstore in this action is of ${formatDate(date)}, so signatures that newer keys of sigstore confirm do not verify. Use a newer version of this action, or set trusted-root to the path of a newer trusted_root.json.`);
    }
    const read = await load();
    return read(trustedRoot);
}
/** Milliseconds, six months. */
const MAX_AGE = 183 * 86_400_000;
/** Loads the embedded root, which is in a chunk of its own. */
async function loadEmbeddedRoot() {
    const { EMBEDDED_ROOT } = await __webpack_require__.e(/* import() */ 488).then(__webpack_require__.bind(__webpack_require__, 2488));
    return EMBEDDED_ROOT;
}
/** `2026-11-05` */
function formatDate(date) {
    return date.toISOString().slice(0, 10);
}


/***/ })

};
