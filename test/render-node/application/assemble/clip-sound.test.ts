import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { decoded, levelAt } from '../../../kits/sounds.js';

let machine: Assembly;
let clip = '';
beforeAll(async () => {
	machine = await createAssembly({ folderName: 'clip-sound' });
	const [moving, tone] = ['testsrc2=s=160x90:r=25:d=1', 'sine=f=1000:r=48000:d=1'];
	clip = await machine.media('clip.mp4', '-f', 'lavfi', '-i', moving, '-f', 'lavfi', '-i', tone, '-pix_fmt', 'yuv420p');
});
afterAll(() => machine.remove());

const assemble = (sound: object | undefined) => {
	const scene = (id: string, visual: object) => ({ id, durationMs: 1000, visual, transition: { kind: 'cut' } });
	return machine.assemble({
		...{ version: 1, locale: 'en', outputs: [{ aspectRatio: '16:9', scale: 0.1, quality: 'draft' }] },
		scenes: [scene('a', { kind: 'colour', colour: '#203040' }), scene('b', { kind: 'clip', assetId: clip, sound })],
	});
};

it('is heard in the video while the clip is seen', async () => {
	const { files, result } = await assemble({ gainDb: -3 });
	const { left } = decoded(files[0] ?? '');
	expect(result.loudness).not.toBeNull();
	expect(levelAt(left, 1000, 1100, 1900)).toBeGreaterThan(levelAt(left, 1000, 100, 900) + 40);
});

it('is not there without being asked for, and the pictures stay the same', async () => {
	const { result } = await assemble(undefined);
	expect(result.loudness).toBeNull();
	expect(result.segments.rendered).toBe(0);
});
