/** Tools that are fetched when the machine has none of its own; libraries are pinned in package.json. */
export const nodeMajor = 24;
export const nodeVersion = '24.21.0';
export const pnpmVersion = '12.21.0';
/** Installs Python packages; what it installs is pinned in render-node/diffusion/requirements.txt. */
export const uvVersion = '0.13.9';
