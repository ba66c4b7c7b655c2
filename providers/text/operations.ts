/** What every vendor of texts can do: all of it is one call with one form. */
export const textOperations = [
	'Generate ideas',
	'Generate script',
	'Rewrite script',
	'Translate script',
	'Generate metadata',
] as const;

/** What those can do besides that can be shown pictures; of a video they see stills where they watch none. */
export const seeingOperations = [
	...textOperations,
	'Describe picture',
	'Pick best frame',
	'Check match of pictures and story',
	'Describe video',
	'Check match of video and story',
] as const;
