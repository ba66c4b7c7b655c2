import type { Sound } from '../../domain/speech/sound.js';

const headerBytes = 44;

/** Reads the first channel of a 16-bit PCM WAV file; null when the bytes are not one. */
export function readWav(bytes: Uint8Array): Sound | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
	if (bytes.length < headerBytes || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return null;
	let format: { channels: number; sampleRateHz: number } | null = null;
	for (let at = 12; at + 8 <= bytes.length; ) {
		const size = view.getUint32(at + 4, true);
		const body = at + 8;
		if (tag(at) === 'fmt ' && body + 16 <= bytes.length) {
			const isPcm16 = view.getUint16(body, true) === 1 && view.getUint16(body + 14, true) === 16;
			if (!isPcm16) return null;
			format = { channels: view.getUint16(body + 2, true), sampleRateHz: view.getUint32(body + 4, true) };
		} else if (tag(at) === 'data' && format) {
			// Streaming writers leave the size open; what follows is then all sound.
			const end = Math.min(body + size, bytes.length);
			const step = 2 * format.channels;
			const samples = new Float32Array(Math.floor((end - body) / step));
			for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(body + i * step, true) / 32_768;
			return { samples, sampleRateHz: format.sampleRateHz };
		}
		at = body + size + (size % 2);
	}
	return null;
}

/** 16-bit PCM, mono. */
export function writeWav({ samples, sampleRateHz }: Sound): Uint8Array {
	const bytes = new Uint8Array(headerBytes + samples.length * 2);
	const view = new DataView(bytes.buffer);
	const tag = (at: number, text: string) => bytes.set(Buffer.from(text, 'latin1'), at);
	tag(0, 'RIFF');
	view.setUint32(4, bytes.length - 8, true);
	tag(8, 'WAVEfmt ');
	view.setUint32(16, 16, true);
	view.setUint16(20, 1, true);
	view.setUint16(22, 1, true);
	view.setUint32(24, sampleRateHz, true);
	view.setUint32(28, sampleRateHz * 2, true);
	view.setUint16(32, 2, true);
	view.setUint16(34, 16, true);
	tag(36, 'data');
	view.setUint32(40, samples.length * 2, true);
	for (let i = 0; i < samples.length; i++) {
		const value = Math.round((samples[i] ?? 0) * 32_768);
		view.setInt16(headerBytes + i * 2, Math.max(-32_768, Math.min(32_767, value)), true);
	}
	return bytes;
}
