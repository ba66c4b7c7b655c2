import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository and the folders that the tooling writes to; all of them are ignored by git. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const toolchain = path.join(root, '.toolchain');
export const cache = path.join(root, '.cache');
export const logs = path.join(cache, 'logs');
export const rigSource = path.join(root, 'test', 'n8n', 'rig');
export const rig = path.join(toolchain, 'n8n');
