import { afterAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { createAssembly } from '../../../kits/assembly.js';
import { createSounds } from '../../../kits/sounds.js';

const sounds = createSounds();
const assembly = await createAssembly({ folderName: 'mix-sound' });
afterAll(() => {
	sounds.remove();
	assembly.remove();
});

const timeline = (voiceId: string) => ({
	...{ version: 1, locale: 'en' },
	scenes: [{ id: 'scene', durationMs: 3_000, visual: { kind: 'colour', colour: '#204060' } }],
	voice: [{ assetId: voiceId, startMs: 200 }],
	outputs: [{ aspectRatio: '1:1', quality: 'draft', scale: 0.1 }],
});

describe('the sound track of video.assemble', () => {
	it('reaches the target in the finished video', async () => {
		const voiceId = await assembly.assets.add(sounds.speechLike('voice.wav', 2));
		const { result } = await assembly.assemble(timeline(voiceId));
		expect(Math.abs((result.loudness?.integratedLufs ?? 0) + 14)).toBeLessThanOrEqual(0.5);
		expect(result.loudness?.truePeakDbtp).toBeLessThanOrEqual(-1);
	});

	it('is part of the processor time of a job that mixed it', async () => {
		const voice = await assembly.media('long.wav', '-f', 'lavfi', '-i', 'anoisesrc=c=pink:r=48000:seed=1:d=29');
		const scenes = timeline(voice).scenes.map((scene) => ({ ...scene, durationMs: 30_000 }));
		const spent = async (integratedLufs: number) => {
			const loudness = { integratedLufs, truePeakDbtp: -1 };
			return (await assembly.assemble({ ...timeline(voice), scenes, loudness })).result.timings.ffmpegCpuMs;
		};
		await spent(-14);
		const [otherSound, nothingNew] = [await spent(-16), await spent(-16)];
		// Both join the same pictures, at most; mixing half a minute takes some ten times as much.
		expect(otherSound).toBeGreaterThan(nothingNew + 100);
	});

	it('names the field of a recording that cannot be decoded', async () => {
		const bytes = readFileSync(sounds.make('whole.m4a', '-i', sounds.speechLike('whole.wav', 2), '-c:a', 'aac'));
		bytes.fill(0x5a, bytes.indexOf('mdat') + 4, bytes.indexOf('moov') - 4);
		writeFileSync(sounds.at('broken.m4a'), bytes);
		const voiceId = await assembly.assets.add(sounds.at('broken.m4a'));
		await expect(assembly.assemble(timeline(voiceId))).rejects.toMatchObject({
			problem: { type: 'asset-unreadable', kind: 'input-invalid', field: expect.stringContaining('timeline.voice[0]') },
		});
	});
});
