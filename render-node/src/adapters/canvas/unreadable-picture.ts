/** A background that cannot be decoded. Known by its name, which survives the way out of a worker thread. */
export class UnreadablePicture extends Error {
	static readonly called = 'UnreadablePicture';
	constructor(cause?: unknown) {
		super('The background picture cannot be decoded.', { cause });
		this.name = UnreadablePicture.called;
	}
}
