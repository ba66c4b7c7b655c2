import { drawSheet } from './draw-sheet.mjs';

/** A few words in each language; the third one is being spoken. */
const texts = {
	en: 'The old lamp turned all night.',
	ru: 'Старый маяк светил всю ночь.',
	ar: 'كان الفنار القديم يضيء البحر.',
	he: 'המגדלור הישן האיר את הים.',
	hi: 'पुराना प्रकाशस्तंभ समुद्र को रोशन करता था।',
	th: 'ประภาคารเก่าส่องสว่างให้ทะเล',
	ja: '古い灯台は毎晩、海を照らした。',
};
const styles = ['karaoke', 'plain', 'box', 'pop', 'word'];
/** Where each format's block stands on the sheet, and how large its cells are. */
const blocks = {
	'9:16': { x: 110, y: 40, width: 144, height: 256 },
	'16:9': { x: 1260, y: 40, width: 224, height: 126 },
	'1:1': { x: 1260, y: 760, width: 128, height: 128 },
};
const gap = 6;
const fps = 25;
const wordMs = 320;
/** While a word that swells is at its largest. */
const spokenMs = 2 * wordMs + 60;

/** Every style in seven languages and three formats. @param {import('./studio.mjs').Studio} studio @param {string} out */
export async function captionSheet(studio, out) {
	const ratios = Object.keys(blocks);
	const backdrop = await studio.backdrop('A lighthouse by the sea at night', 'mysterious', ratios);
	const cells = [];
	for (const [column, [locale, text]] of Object.entries(texts).entries()) {
		for (const [row, style] of styles.entries()) {
			const { videos } = await studio.run('video.assemble', { timeline: timelineOf(locale, text, style, backdrop) });
			for (const { aspectRatio, assetId } of videos) {
				const { x, y, width, height } = blocks[/** @type {keyof typeof blocks} */ (aspectRatio)];
				const [file = ''] = await studio.frames(assetId, [Math.round((spokenMs * fps) / 1000)]);
				cells.push({ file, x: x + column * (width + gap), y: y + row * (height + gap), width, height });
			}
		}
	}
	await drawSheet({ width: 2870, height: 1440, cells, labels: labels() }, out);
}

function labels() {
	return Object.values(blocks).flatMap(({ x, y, width, height }) => [
		...styles.map((text, row) => ({
			text,
			x: x - 100,
			y: y + row * (height + gap) + height / 2,
			align: /** @type {const} */ ('left'),
		})),
		...Object.keys(texts).map((text, column) => ({ text, x: x + column * (width + gap) + width / 2, y: y - 10 })),
	]);
}

/** @param {string} locale @param {string} text @param {string} style @param {Record<string, string>} assetIds */
function timelineOf(locale, text, style, assetIds) {
	const words = [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)]
		.filter(({ isWordLike }) => isWordLike)
		.map(({ segment, index }, number) => {
			const startMs = number * wordMs;
			return {
				text: segment,
				startMs,
				endMs: startMs + wordMs,
				charStart: index,
				charEnd: index + segment.length,
				source: 'native',
			};
		});
	const durationMs = Math.max(1_000, words.length * wordMs);
	return {
		...{ version: 1, locale },
		scenes: [{ id: 'a', durationMs, visual: { kind: 'still', assetIds } }],
		captions: { style, scenes: [{ startMs: 0, durationMs, text, words }] },
		outputs: Object.keys(blocks).map((aspectRatio) => ({ aspectRatio, fps, quality: 'standard', scale: 0.4 })),
	};
}
