/** One runner for all tests: the pack is CommonJS as n8n wants it; contract, service and tooling are ES modules. */
const swc = (module) => ({
	'^.+\\.[mc]?tsx?$': [
		'@swc/jest',
		{ jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: module }, sourceMaps: 'inline' },
	],
});
const sourceNames = {
	'^@showrunner/contract$': '<rootDir>/contract/src/index.ts',
	'^@showrunner/contract/openapi$': '<rootDir>/contract/src/openapi.ts',
	'^(\\.{1,2}/.*)\\.js$': '$1',
};
const shared = {
	rootDir: import.meta.dirname,
	testEnvironment: 'node',
	moduleNameMapper: sourceNames,
	modulePathIgnorePatterns: ['/dist/', '/output/', '/\\.toolchain/', '/\\.cache/'],
	// Fixed folders keep jest from walking an installed n8n.
	roots: ['contract', 'credentials', 'nodes', 'providers', 'render-node/src', 'test'].map(
		(folder) => `<rootDir>/${folder}`,
	),
};
const esModules = {
	// Tests of the service use the libraries that it uses.
	modulePaths: ['<rootDir>/render-node/node_modules'],
	extensionsToTreatAsEsm: ['.ts'],
	transform: swc('es6'),
	transformIgnorePatterns: ['/node_modules/'],
};

export default {
	// Only what hangs is meant to meet it: on a busy machine a test may take many times as long as on an idle one.
	testTimeout: 240_000,
	projects: [
		{
			...shared,
			displayName: 'pack',
			testMatch: [
				'<rootDir>/test/*.test.ts',
				'<rootDir>/test/{nodes,providers,credentials,workflows,project}/**/*.test.ts',
			],
			transform: swc('commonjs'),
		},
		{
			...shared,
			...esModules,
			displayName: 'service',
			testMatch: ['<rootDir>/test/{contract,render-node,scripts}/**/*.test.ts'],
		},
		{
			...shared,
			...esModules,
			displayName: 'n8n',
			testMatch: ['<rootDir>/test/n8n/**/*.test.ts'],
		},
	],
};
