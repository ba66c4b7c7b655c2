/** Secrets that stand in this project's own files for trying it out, so that everybody knows them. */
export const trialSecrets: readonly string[] = ['showrunner-on-this-machine'];
