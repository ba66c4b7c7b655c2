import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Passes bytes on unchanged; `facts`, once all have passed, are their number and SHA-256. */
export function hashingStream() {
	const hash = createHash('sha256');
	let sizeBytes = 0;
	const through = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			hash.update(chunk);
			sizeBytes += chunk.byteLength;
			done(null, chunk);
		},
	});
	return { through, facts: () => ({ sizeBytes, sha256: hash.digest('hex') }) };
}
