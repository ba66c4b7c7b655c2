import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/** The same bytes, broken off with an error where there are more than `mostBytes`. */
export function boundedBytes(bytes: NodeReadableStream<Uint8Array>, mostBytes: number): ReadableStream<Uint8Array> {
	let size = 0;
	const counted = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			size += chunk.byteLength;
			if (size > mostBytes) controller.error(new Error('The answer of the server is too large'));
			else controller.enqueue(chunk);
		},
	});
	return (bytes as ReadableStream<Uint8Array>).pipeThrough(counted);
}
