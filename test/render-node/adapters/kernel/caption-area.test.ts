import { afterAll, describe, expect, it } from '@jest/globals';
import type { CaptionedScene, CaptionPosition } from '@showrunner/contract';
import { captionArea } from '../../../../render-node/src/adapters/kernel/caption-area.js';
import { captionStates } from '../../../../render-node/src/adapters/kernel/caption-states.js';
import { drawCaptions } from '../../../../render-node/src/adapters/kernel/draw-captions.js';
import { burnedCaptions } from '../../../../render-node/src/domain/captions/burned-captions.js';
import type { Encoding, SegmentPlan } from '../../../../render-node/src/domain/timeline/render-plan.js';
import { silentLog } from '../../../kits/silent-log.js';
import { spokenScene } from '../../../kits/spoken-scene.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('captions');
afterAll(() => folder.remove());
const frame = { width: 270, height: 480 };
const encoding: Encoding = { frame, fps: 30, quality: 'standard', encoder: 'libx264' };
const scene = spokenScene('Under the old lamp the keeper counts the ships once more.');
const assAt = (position: CaptionPosition, more: { style?: 'pop'; scenes?: CaptionedScene[] } = {}) =>
	burnedCaptions({
		track: { scenes: [scene], style: 'karaoke', profile: 'shorts', safeArea: 'universal', position, ...more },
		locale: 'en',
		...{ aspectRatio: '9:16', frame, fonts: { latin: { family: 'Noto Sans', sizeFactor: 1.362 } } },
	}).ass;
const ass = assAt('bottom');
/** Longer than any of the captions here. */
const frameCount = 600;

async function drawn(...captions: string[]) {
	const segments = captions.map((text) => {
		const segment: SegmentPlan = { startFrame: 0, frameCount, layers: [plain], captions: text, key: 'k' };
		return { segment, ass: text, states: captionStates(text, frameCount, 30) ?? [] };
	});
	const run = { workDir: folder.path, signal: new AbortController().signal, log: silentLog() };
	return (
		await drawCaptions(
			'ffmpeg',
			segments,
			encoding,
			{ name: 'captions.ass', fontsDir: undefined, letters: 'bt601' },
			run,
		)
	).bands;
}
const plain = {
	...({ kind: 'picture', source: { kind: 'colour', colour: '#000000' }, camera: null } as const),
	framing: { canvas: frame, box: { x: 0, y: 0, ...frame } },
};

describe('the rows where captions are looked for', () => {
	it.each(['bottom', 'middle', 'top'] as const)(
		'hold them (%s), and are less than half of the frame',
		async (place) => {
			const ass = assAt(place);
			const { top, rows } = captionArea(ass, frame).area;
			expect(rows).toBeLessThan(frame.height / 2);
			const [bands = []] = await drawn(ass);
			expect(bands.length).toBeGreaterThan(5);
			for (const band of bands) {
				expect(band?.top).toBeGreaterThanOrEqual(top);
				expect((band?.top ?? NaN) + (band?.rows ?? NaN)).toBeLessThanOrEqual(top + rows);
				expect(band?.add.some((value) => value > 200)).toBe(true);
			}
		},
	);

	it.each([
		['another place', (text: string) => text.replaceAll(',0,0,0,,', ',0,0,300,,')],
		['another alignment', (text: string) => text.replace(/^(Style: .*),2,(\d+,\d+,\d+,-1)$/m, '$1,4,$2')],
		['another canvas', (text: string) => text.replace('PlayResY: 480', 'PlayResY: 960')],
	])('are all of them where a file names %s', (_, change) => {
		expect(change(ass)).not.toBe(ass);
		expect(captionArea(change(ass), frame)).toEqual({ ass: change(ass), area: { top: 0, rows: frame.height } });
	});
});

describe('captions of several segments', () => {
	it('are drawn together as they are drawn alone', async () => {
		const other = ass.replaceAll('keeper', 'sailor');
		const [[alone = []], together] = [await drawn(other), await drawn(ass, other)];
		expect(together[1]).toEqual(alone);
		expect(together[0]).not.toEqual(alone);
	});

	it('are drawn however many looks a segment has', async () => {
		const words = spokenScene('One two three four five six seven eight nine ten. '.repeat(4));
		const swelling = assAt('bottom', { style: 'pop', scenes: [words] });
		const looks = captionStates(swelling, frameCount, 30)?.filter((state) => state.drawn).length ?? 0;
		expect(looks).toBeGreaterThan(100);
		const [bands = []] = await drawn(swelling);
		expect(bands).toHaveLength(looks);
		expect(bands.every((band) => band !== null)).toBe(true);
	});
});
