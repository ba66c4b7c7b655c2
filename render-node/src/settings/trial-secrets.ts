/** Secrets that stand in this project's own files, for trying it out or for filling in, so that everybody knows them. */
export const trialSecrets: readonly string[] = [
	'showrunner-on-this-machine',
	'A-LONG-RANDOM-KEY',
	'A-LONG-RANDOM-SECRET-OF-32-CHARACTERS-OR-MORE',
	'PASSWORD',
];
