/*
 * What a run needs after its first request: judging the images, and the report. `runGate` loads it as one chunk while the connection is
 * being opened.
 */
export { judgeImages } from './judge-images.ts';
export { publish } from './report/publish.ts';
