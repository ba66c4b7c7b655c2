import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
	frameSizes,
	type AspectRatio,
	type CaptionProfile,
	type CaptionStyle,
	type SafeArea,
} from '@showrunner/contract';
import { findFonts } from '../../../../render-node/src/adapters/fonts/find-fonts.js';
import { burnedCaptions } from '../../../../render-node/src/domain/captions/burned-captions.js';
import type { FontMap } from '../../../../render-node/src/domain/captions/font-map.js';
import { safeMargins } from '../../../../render-node/src/domain/captions/safe-area.js';
import { captionTexts, longWord } from '../../../kits/caption-texts.js';
import { inkBounds } from '../../../kits/ink-bounds.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

let fonts: FontMap = {};
const folder = mkdtempSync(join(tmpdir(), 'showrunner-ink-'));
beforeAll(async () => {
	fonts = (await findFonts()).map;
});
afterAll(() => rmSync(folder, { recursive: true }));

type Look = {
	aspectRatio: AspectRatio;
	style: CaptionStyle;
	profile: CaptionProfile;
	safeArea: SafeArea;
	scale?: number;
};

/** Draws the middle of the cues with the most ink to lose: the longest ones, and the last. */
function frames(text: string, locale: string, { aspectRatio, style, profile, safeArea, scale = 1 }: Look) {
	const full = frameSizes[aspectRatio];
	const frame = { width: full.width * scale, height: full.height * scale };
	const { cues, assFor } = burnedCaptions({
		track: { scenes: [spokenScene(text, { locale })], style, profile, safeArea },
		locale,
		aspectRatio,
		frame,
		fonts,
	});
	const widest = [...cues].sort((a, b) => b.text.length - a.text.length).slice(0, 2);
	return [...new Set([...widest, ...cues.slice(-1)])].map((cue) => {
		const at = Math.round((cue.startMs + cue.endMs) / 2);
		return { text: cue.text, frame, ink: inkBounds(assFor(at, at + 40) ?? '', frame, folder) };
	});
}

function expectInside(looks: ReturnType<typeof frames>, { aspectRatio, safeArea }: Look) {
	for (const { text, frame, ink } of looks) {
		const { top, bottom, left, right } = safeMargins(aspectRatio, safeArea, frame);
		const inside =
			ink &&
			ink.left >= Math.floor(left) &&
			ink.right < frame.width - right + 1 &&
			ink.top >= top &&
			ink.bottom < frame.height - bottom + 1;
		expect({ text, ink, inside }).toMatchObject({ inside: true });
	}
}

const shorts: Look = { aspectRatio: '9:16', style: 'karaoke', profile: 'shorts', safeArea: 'universal' };

describe('captions drawn by libass', () => {
	it.each(
		Object.entries({
			...captionTexts,
			en: `${captionTexts.en} ${longWord}`,
			fr: 'WWWWWWWWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMM @@@@@@@@@@@@',
		}),
	)('leave all their ink inside the safe area on full-size frames (%s)', (locale, text) =>
		expectInside(frames(text, locale, shorts), shorts),
	);

	const looks: Look[] = (['9:16', '16:9', '1:1'] as const).flatMap((aspectRatio) =>
		(['karaoke', 'plain', 'box'] as const).map((style, i) => ({
			aspectRatio,
			style,
			profile: i === 1 ? 'shorts' : 'subtitle',
			safeArea: i === 2 ? 'full' : 'universal',
			scale: 0.5,
		})),
	);
	it.each(looks)('do so in $aspectRatio as $style $profile ($safeArea)', (look) => {
		for (const locale of ['en', 'ar', 'ja', 'th'] as const)
			expectInside(frames(captionTexts[locale] ?? '', locale, look), look);
	});

	it('fill the line rather than hide in it', () => {
		const [widest] = frames('The ships far out knew the way home again.', 'en', shorts);
		expect((widest?.ink?.right ?? 0) - (widest?.ink?.left ?? 0)).toBeGreaterThan(400);
	});

	it('light each word in its place: only the colour of a frame changes from word to word', () => {
		const { cues, assFor } = burnedCaptions({
			track: { ...shorts, scenes: [spokenScene('كان الفنار القديم', { locale: 'ar' })] }, locale: 'ar', aspectRatio: '9:16', frame: frameSizes['9:16'], fonts,
		}); // prettier-ignore
		const bounds = cues
			.flatMap((cue) => cue.lines.flat())
			.map(({ startMs }) => inkBounds(assFor(startMs + 20, startMs + 60) ?? '', frameSizes['9:16'], folder));
		expect(bounds).toHaveLength(3);
		for (const one of bounds) {
			for (const side of ['left', 'right', 'top', 'bottom'] as const)
				expect(Math.abs((one?.[side] ?? 0) - (bounds[0]?.[side] ?? 0))).toBeLessThanOrEqual(1);
		}
	});
});
