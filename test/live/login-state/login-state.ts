import { readdirSync } from 'node:fs';

const { RUNNER_TEMP = '', DOCKER_CONFIG = '', REGISTRY_AUTH_FILE = '' } = process.env;
const folders = readdirSync(RUNNER_TEMP).filter((name) => name.includes('login'));
console.log(`login state: ${JSON.stringify({ folders, DOCKER_CONFIG, REGISTRY_AUTH_FILE })}`);
