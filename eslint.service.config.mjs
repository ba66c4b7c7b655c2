import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What Node gives to every module; the TypeScript files have their types for that. */
const nodeGlobals = Object.fromEntries(
	[
		'AbortController',
		'AbortSignal',
		'Buffer',
		'NodeJS',
		'Response',
		'TextDecoder',
		'URL',
		'clearInterval',
		'clearTimeout',
		'console',
		'fetch',
		'performance',
		'process',
		'setInterval',
		'setTimeout',
	].map((name) => [name, 'readonly']),
);
const commonJsGlobals = { __dirname: 'readonly', module: 'writable', require: 'readonly' };

/** Rules for everything that is not the published pack: contract, service, tests and tooling. */
export default tseslint.config(
	{
		ignores: [
			'**/node_modules/**',
			'**/dist/**',
			'nodes/**',
			'credentials/**',
			'providers/**',
			'coverage/**',
			'output/**',
			'.toolchain/**',
			'.cache/**',
			'render-node/console/**',
			'test/fixtures/**',
		],
	},
	{
		files: ['**/*.{ts,mjs,js}'],
		extends: [eslint.configs.recommended, tseslint.configs.strict],
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'max-lines': ['error', { max: 300 }],
			'no-console': 'error',
			eqeqeq: 'error',
			'no-misleading-character-class': ['error', { allowEscape: true }],
			'no-restricted-syntax': [
				'error',
				{ selector: 'TSEnumDeclaration', message: 'Use a union of literals in place of an enum.' },
				{ selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use modules in place of namespaces.' },
			],
			'@typescript-eslint/consistent-type-definitions': ['error', 'type'],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
		},
	},
	{
		files: ['contract/**/*.ts', 'render-node/src/**/*.ts', 'scripts/**/*.mjs'],
		rules: { 'max-lines-per-function': ['error', { max: 60 }] },
	},
	{
		// A promise that nobody waits for is a crash without a stack trace.
		files: ['contract/src/**/*.ts', 'render-node/src/**/*.ts'],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
		},
	},
	{ files: ['**/*.{mjs,js}'], languageOptions: { globals: nodeGlobals } },
	{ files: ['scripts/**/*.mjs', 'bench/**/*.mjs', 'contract/src/write-openapi.ts'], rules: { 'no-console': 'off' } },
	{
		// Tests of the pack are CommonJS, and a measurement that a test prints is meant to be read.
		files: ['test/**/*.ts'],
		rules: { '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' },
	},
	{
		files: ['gulpfile.js'],
		languageOptions: { globals: commonJsGlobals },
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
);
