import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { renderQualities, type RenderQuality } from '@showrunner/contract';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { pictureLikeness, type Likeness } from '../../../kits/picture-likeness.js';

let assembly: Assembly;
const made = new Map<RenderQuality, Likeness>();

/** A film in the size and at the rate of the video, so that all that is lost is lost by the encoder. */
beforeAll(async () => {
	assembly = await createAssembly({ folderName: 'qualities' });
	const source = 'testsrc2=s=216x384:r=25:d=1,gblur=sigma=1,noise=alls=3:all_seed=5,format=yuv420p';
	const tags = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'];
	const clip = await assembly.media('film.mkv', '-f', 'lavfi', '-i', source, '-c:v', 'ffv1', ...tags);
	const scenes = [{ id: 'a', durationMs: 1000, visual: { kind: 'clip', assetId: clip } }];
	for (const quality of renderQualities) {
		const outputs = [{ aspectRatio: '9:16', fps: 25, scale: 0.2, quality }];
		const { files } = await assembly.assemble({ version: 1, locale: 'en', scenes, outputs });
		const likeness = await pictureLikeness(files[0] ?? '', await assembly.assets.localPath(clip));
		made.set(quality, likeness);
	}
});
afterAll(() => assembly.remove());

it.each([
	['draft', 0.95, 0.975],
	['standard', 0.97, 0.983],
	['final', 0.98, 0.995],
] as const)('%s shows what it is given by an SSIM from %d to %d', (quality, least, most) => {
	const { frames, mean } = made.get(quality) ?? {};
	expect(frames).toBe(25);
	expect(mean).toBeGreaterThan(least);
	expect(mean).toBeLessThan(most);
});

it('each is nearer to it than the one before', () => {
	const [draft, standard, final] = (['draft', 'standard', 'final'] as const).map((quality) => made.get(quality));
	expect(standard?.mean).toBeGreaterThan(draft?.mean ?? NaN);
	expect(final?.mean).toBeGreaterThan(standard?.mean ?? NaN);
});
