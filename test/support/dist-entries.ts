import { copyFile, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../..', import.meta.url);

// `npm run build` runs this file after ncc: the bundle becomes main.js, and index.js the check of the Node version that imports it;
// so is post.js, the entry point of the token action's post step.
for (const name of ['gate', 'token', 'api']) {
  const file = (path: string) => fileURLToPath(new URL(path, ROOT));
  await rename(file(`dist/${name}/index.js`), file(`dist/${name}/main.js`));
  for (const entry of name === 'token' ? ['index.js', 'post.js'] : ['index.js']) {
    await copyFile(file('src/main/start.js'), file(`dist/${name}/${entry}`));
  }
}
