import type { MarkForm, Marks } from './fingerprint.js';

/** All bits, then all that says which of them are sure, as little-endian words of 32 bits. */
export function packMarks({ bits, sure }: Marks): Buffer {
	const bytes = Buffer.alloc((bits.length + sure.length) * 4);
	for (let i = 0; i < bits.length; i++) bytes.writeUInt32LE(bits[i] ?? 0, i * 4);
	for (let i = 0; i < sure.length; i++) bytes.writeUInt32LE(sure[i] ?? 0, (bits.length + i) * 4);
	return bytes;
}

export function unpackMarks(bytes: Uint8Array, form: MarkForm): Marks {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const count = bytes.byteLength / 8;
	const read = (from: number) => Uint32Array.from({ length: count }, (_, i) => view.getUint32((from + i) * 4, true));
	return { ...form, bits: read(0), sure: read(count) };
}
