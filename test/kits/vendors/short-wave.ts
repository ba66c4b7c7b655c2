/** A WAV file (RIFF, 16 bit, one channel, 24 kHz) of a tenth of a second, of another sound for each number. */
export function shortWave(number: number): Buffer {
	const [rateHz, samples] = [24_000, 2_400];
	const wave = Buffer.alloc(44 + samples * 2);
	wave.write('RIFF', 0, 'latin1');
	wave.writeUInt32LE(wave.length - 8, 4);
	wave.write('WAVEfmt ', 8, 'latin1');
	wave.writeUInt32LE(16, 16);
	for (const [at, value] of [
		[20, 1],
		[22, 1],
		[32, 2],
		[34, 16],
	] as const)
		wave.writeUInt16LE(value, at);
	wave.writeUInt32LE(rateHz, 24);
	wave.writeUInt32LE(rateHz * 2, 28);
	wave.write('data', 36, 'latin1');
	wave.writeUInt32LE(samples * 2, 40);
	wave.writeInt16LE(number & 0x7fff, 44);
	return wave;
}
