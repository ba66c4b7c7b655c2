/** The service's environment without its own settings: they hold its keys, and a worker needs none of them. */
export const workerEnvironment = (): NodeJS.ProcessEnv =>
	Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SHOWRUNNER_')));
