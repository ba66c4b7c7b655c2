import { afterAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInspectMedia } from '../../../../render-node/src/adapters/ffmpeg/inspect-media.js';
import { createMeasureLoudness } from '../../../../render-node/src/adapters/ffmpeg/measure-loudness.js';
import { createProbeMedia } from '../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createSounds } from '../../../kits/sounds.js';

const sounds = createSounds();
afterAll(sounds.remove);
const measureLoudness = createMeasureLoudness('ffmpeg');
const inspectMedia = createInspectMedia({ probeMedia: createProbeMedia('ffprobe'), measureLoudness });
const { signal } = new AbortController();

/** A stereo sine of 997 Hz at -18 dBFS reads -18 LUFS (EBU Tech 3341, test 1 moved by 5 dB). */
const reference = (name: string, seconds: number) =>
	sounds.make(
		name,
		'-f',
		'lavfi',
		'-i',
		`aevalsrc=0.12589*sin(2*PI*997*t):s=48000:d=${seconds}`,
		'-af',
		'pan=stereo|c0=c0|c1=c0',
	);

describe('measureLoudness', () => {
	it('reads a reference tone', async () => {
		const loudness = await measureLoudness(reference('tone.wav', 4));
		expect(loudness?.integratedLufs).toBeCloseTo(-18, 0);
		expect(loudness?.truePeakDbtp).toBeCloseTo(-18, 0);
		expect(loudness?.rangeLu).toBe(0);
	});

	it('finds the range of what is now loud, now quiet', async () => {
		const both = sounds.make('both.wav', '-f', 'lavfi', '-i', "sine=f=500:d=20,volume='if(lt(t,10),1,0.1)':eval=frame");
		expect((await measureLoudness(both))?.rangeLu).toBeGreaterThan(15);
	});

	it('knows the loudness of a sound that is shorter than one block of the standard', async () => {
		expect((await measureLoudness(reference('pip.wav', 0.15)))?.integratedLufs).toBeCloseTo(-18, 0);
	});

	it('has no number for silence and for files without sound', async () => {
		expect(await measureLoudness(sounds.silence('silence.wav', 2))).toBeNull();
		expect(await measureLoudness(sounds.make('mute.mp4', '-f', 'lavfi', '-i', 'testsrc=d=1:s=64x48'))).toBeNull();
	});
});

describe('inspectMedia', () => {
	it('tells the facts and the loudness of a video', async () => {
		const path = sounds.make('clip.mkv', '-f', 'lavfi', '-i', 'testsrc=d=2:s=64x48', '-i', reference('sound.wav', 2));
		const { media, loudness, audioBroken } = await inspectMedia(path, signal);
		expect(media).toMatchObject({ kind: 'video', width: 64, height: 48 });
		expect(loudness?.integratedLufs).toBeCloseTo(-18, 0);
		expect(audioBroken).toBe(false);
	});

	it('says so when the sound that a file announces cannot be decoded', async () => {
		const bytes = readFileSync(sounds.make('whole.m4a', '-i', reference('whole.wav', 2), '-c:a', 'aac'));
		bytes.fill(0x5a, bytes.indexOf('mdat') + 4, bytes.indexOf('moov') - 4);
		const path = sounds.at('broken.m4a');
		writeFileSync(path, bytes);
		expect(await inspectMedia(path, signal)).toMatchObject({
			media: { kind: 'audio' },
			loudness: null,
			audioBroken: true,
		});
	});

	it('gives neither facts nor loudness for bytes that are no media', async () => {
		const path = sounds.at('prose');
		writeFileSync(path, 'No media at all.');
		expect(await inspectMedia(path, signal)).toEqual({ media: null, loudness: null, audioBroken: false });
	});
});
