/** A mix met a sound file that cannot be decoded. */
export class SoundUnreadable extends Error {
	constructor(
		readonly path: string,
		options?: ErrorOptions,
	) {
		super('a sound file cannot be decoded', options);
		this.name = 'SoundUnreadable';
	}
}
