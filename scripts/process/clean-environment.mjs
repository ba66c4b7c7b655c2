/** What a server started by us inherits: the way to programs and the user's language, no settings meant for npm, jest or a proxy. */
const inherited = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TMPDIR', 'SystemRoot', 'APPDATA', 'LOCALAPPDATA'];

/** @param {NodeJS.ProcessEnv} [additions] @returns {NodeJS.ProcessEnv} */
export function cleanEnvironment(additions = {}) {
	const kept = inherited.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
	return { ...Object.fromEntries(kept), NODE_ENV: 'production', ...additions };
}
