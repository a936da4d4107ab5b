import { checkDist } from './dist-stamp.ts';

/** The global setup of the test projects that run dist/: fails before the first test if dist/ was not built from src/. */
export async function setup(): Promise<void> {
  await checkDist();
}
