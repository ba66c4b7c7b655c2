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

/** A member is left out of an object by naming it beside the rest. */
const leavingOut = {
	files: ['nodes/**/*.ts', 'providers/**/*.ts', 'credentials/**/*.ts'],
	rules: { '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }] },
};

export default [{ ignores: notInThePack }, ...config, leavingOut];
