/** What every vendor of texts can do: all of it is one call with one form. */
export const textOperations = [
	'Generate ideas',
	'Generate script',
	'Rewrite script',
	'Translate script',
	'Generate metadata',
] as const;
