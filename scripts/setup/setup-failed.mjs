/** Setting up cannot go on. The message says what to do; no stack trace helps a reader. */
export class SetupFailed extends Error {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = 'SetupFailed';
	}
}
