import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// `npm run build` runs this file before ncc, which does not remove the chunks of earlier builds.
await rm(fileURLToPath(new URL('../../dist', import.meta.url)), { recursive: true, force: true });
