import { tmpdir } from 'node:os';
import path from 'node:path';

const dist = path.join(import.meta.dirname, '..', '..', 'render-node', 'dist');
export const at = (/** @type {string} */ file) => path.join(dist, file);

/** @typedef {import('../../render-node/src/domain/fingerprints/fingerprint.js').Fingerprint} Fingerprint */
/** @typedef {import('../../render-node/src/domain/fingerprints/compare-fingerprints.js').Comparison} Comparison */
/** @typedef {import('@showrunner/contract').MatchStrictness} Strictness */
/** @typedef {import('../../render-node/src/domain/pictures/draw-request.js').DrawPicture} DrawPicture */
/** @typedef {import('../../render-node/src/domain/music/sound-maker.js').SoundMaker} SoundMaker */
/**
 * @typedef {{
 *   draw: DrawPicture,
 *   fonts: import('../../render-node/src/domain/captions/font-map.js').FontMap,
 *   makeMusic: SoundMaker['makeMusic'],
 *   close: () => Promise<void>,
 *   fingerprintOf: (file: string) => Promise<Fingerprint>,
 *   searchKeys: (fingerprint: Fingerprint) => number[],
 *   askedKeys: (fingerprint: Fingerprint) => number[],
 *   compare: (a: Fingerprint, b: Fingerprint, strictness: Strictness) => Comparison,
 * }} Parts
 */

/** @type {Promise<Parts> | undefined} */
let parts;

/** What the benchmark takes from the built service: its makers of pictures and music, and its fingerprints. */
export const fromService = () => (parts ??= load());

/** @returns {Promise<Parts>} */
async function load() {
	const { createDrawPool } = await import(at('adapters/canvas/draw-pool.js'));
	const { createSoundMaker } = await import(at('adapters/audio/create-sound-maker.js'));
	const { findFonts } = await import(at('adapters/fonts/find-fonts.js'));
	const { createProbeMedia } = await import(at('adapters/ffmpeg/probe-media.js'));
	const { createTakeFingerprint } = await import(at('adapters/ffmpeg/fingerprints/create-take-fingerprint.js'));
	const { searchKeys } = await import(at('domain/fingerprints/search-keys.js'));
	const { mirrorMarks } = await import(at('domain/fingerprints/mirror-marks.js'));
	const { compareFingerprints } = await import(at('domain/fingerprints/compare-fingerprints.js'));
	const { draw, close } = createDrawPool();
	const takeFingerprint = createTakeFingerprint({ ffmpegPath: 'ffmpeg', probeMedia: createProbeMedia('ffprobe') });
	const taking = { workDir: tmpdir(), signal: new AbortController().signal };
	return {
		askedKeys({ pictures, sound, ...file }) {
			const mirrored = pictures ? searchKeys({ ...file, pictures: mirrorMarks(pictures), sound: null }) : [];
			return [...searchKeys({ ...file, pictures, sound }), ...mirrored];
		},
		...{ draw, close, searchKeys, fonts: (await findFonts()).map },
		makeMusic: createSoundMaker({ ffmpegPath: 'ffmpeg' }).makeMusic,
		async fingerprintOf(file) {
			const taken = await takeFingerprint(file, taking);
			if (!taken) throw new Error(`${file} is no picture, video or sound`);
			return taken;
		},
		compare(a, b, strictness) {
			const steps = compareFingerprints(a, b, { strictness, leastSharedMs: 3_000 });
			for (;;) {
				const { done, value } = steps.next();
				if (done) return value;
			}
		},
	};
}
