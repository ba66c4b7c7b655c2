/** The module beside the one of `baseUrl`: compiled as .js in a build, .ts where the sources run as they are. */
export function siblingModule(name: string, baseUrl: string): URL {
	return new URL(name + (baseUrl.endsWith('.ts') ? '.ts' : '.js'), baseUrl);
}
