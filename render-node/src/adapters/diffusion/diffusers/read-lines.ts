/** A line as long as the protocol allows, or more of it than that. */
export class LineTooLong extends Error {
	constructor() {
		super('A line is longer than the protocol allows');
		this.name = 'LineTooLong';
	}
}

/** Longest line of the protocol. */
export const lineLimitBytes = 1024 * 1024;

/**
 * Lines of a stream without their ends. What follows the last line end is no line: its writer died over it.
 * @throws LineTooLong
 */
export async function* readLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string, void, undefined> {
	let begun: Buffer[] = [];
	let begunBytes = 0;
	for await (const chunk of stream) {
		let from = 0;
		for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
			if (begunBytes + end - from > lineLimitBytes) throw new LineTooLong();
			yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString('utf8');
			begun = [];
			begunBytes = 0;
			from = end + 1;
		}
		begun.push(chunk.subarray(from));
		begunBytes += chunk.length - from;
		if (begunBytes > lineLimitBytes) throw new LineTooLong();
	}
}
