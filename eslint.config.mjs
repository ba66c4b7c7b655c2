import { config } from '@n8n/node-cli/eslint';

/** n8n's rules for the pack. Everything that is not published in it has its own rules in eslint.service.config.mjs. */
const notInThePack = [
	'render-node/**',
	'contract/**',
	'test/**',
	'scripts/**',
	'bench/**',
	'dist/**',
	'coverage/**',
	'output/**',
	'.toolchain/**',
	'.cache/**',
	'*.mjs',
	'gulpfile.js',
];

export default [{ ignores: notInThePack }, ...config];
