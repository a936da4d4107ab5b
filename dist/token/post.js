/*
 * The entry point of each action: dist/NAME/index.js (and dist/token/post.js) is a copy of this file, and main.js beside it the bundle. GitHub runs an action with
 * the Node of action.yml, but act, Gitea and Forgejo with the one of the job image. A module with syntax that an older Node does not know
 * fails as a whole, before its first statement, so the check has a file of its own, in JavaScript that Node 16 reads.
 */
const [major, minor] = process.versions.node.split('.').map(Number);

// The first versions with tls.getCACertificates.
if (major >= 24 || (major === 23 && minor >= 10) || (major === 22 && minor >= 15)) {
  await import('./main.js');
} else {
  console.log(
    `::error title=This action needs Node 24::This action needs Node 24; this runner started it with ${process.version}. Update the runner to 2.327.1 or later; on Gitea, Forgejo or act use a job image with Node 24.`,
  );
  process.exitCode = 1;
}
