import { chooseModel } from '../core/model-card';
import type { Warning } from '../core/run-chain';
import type { ClipManner, ClipsWish, ClipWish } from './port';
import type { ClipPiece, ClipVendor } from './vendor-port';

/** A clip as this vendor can make it, and what had to be made otherwise than it was wished for. */
export function planClip(
	vendor: ClipVendor,
	clip: ClipWish,
	{ wish, manner }: { wish: ClipsWish; manner: ClipManner },
	nowMs: number,
): { piece: ClipPiece; warnings: Warning[] } {
	const { meets } = vendor;
	const task = clip.firstFrameAssetId === undefined ? 'words' : 'picture';
	const wanted = wish.model === 'auto' ? undefined : wish.model;
	const { model, warnings: aged } = chooseModel(vendor.models(task), wanted, nowMs);
	const durationMs = lengthFor(vendor.lengthsMs, clip.durationMs);
	const aspectRatio = vendor.aspectRatios.find((ratio) => ratio === wish.aspectRatio) ?? vendor.aspectRatios[0];
	const best = vendor.resolutions.at(-1) ?? vendor.resolutions[0];
	const resolution = vendor.resolutions.find((each) => each === manner.resolution) ?? best;
	const { firstFrameAssetId, lastFrameAssetId } = clip;
	const piece: ClipPiece = {
		...{ model, durationMs, aspectRatio, resolution },
		prompt: wish.look === '' ? clip.prompt : `${clip.prompt}\n\nStyle: ${wish.look}.`,
		sound: wish.sound,
		...(meets.includes('seed') && wish.seed !== undefined && { seed: wish.seed }),
		...(meets.includes('negativePrompt') && wish.negativePrompt && { negativePrompt: wish.negativePrompt }),
		...(firstFrameAssetId !== undefined && { firstFrameAssetId }),
		...(meets.includes('lastFrame') && lastFrameAssetId !== undefined && { lastFrameAssetId }),
	};
	return {
		piece,
		warnings: [...aged, ...unmet(vendor, clip, { wish, manner }), ...adjusted(vendor, clip, piece, { wish, manner })],
	};
}

/** The nearest length that is long enough, for what is too long is cut; else the longest. */
function lengthFor(lengthsMs: ClipVendor['lengthsMs'], wishedMs: number): number {
	return lengthsMs.find((lengthMs) => lengthMs >= wishedMs) ?? lengthsMs.at(-1) ?? lengthsMs[0];
}

type Wished = { wish: ClipsWish; manner: ClipManner };

function unmet({ label, meets }: ClipVendor, clip: ClipWish, { wish, manner }: Wished): Warning[] {
	const lacks: [boolean, string, string][] = [
		[manner.isSeedChosen && !meets.includes('seed'), 'seed', 'no seed: the same wish gives another clip each time'],
		[!!wish.negativePrompt && !meets.includes('negativePrompt'), 'negativePrompt', 'no negative prompt'],
		[!wish.sound && !meets.includes('silence'), 'sound', 'no clips without sound; turn it down in Assemble'],
		[clip.lastFrameAssetId !== undefined && !meets.includes('lastFrame'), 'lastFrameAssetId', 'no last frame'],
		[wish.steps !== undefined, 'steps', 'no number of steps'],
		[wish.guidance !== undefined, 'guidance', 'no guidance'],
		[wish.camera !== 'auto', 'camera', 'no camera but the one in the words of the prompt'],
	];
	return lacks
		.filter(([lacking]) => lacking)
		.map(([, field, what]) => ({ code: 'option-unsupported', message: `${label} has ${what}`, field }));
}

function adjusted({ label }: ClipVendor, clip: ClipWish, piece: ClipPiece, { wish, manner }: Wished): Warning[] {
	const tell = (field: string, message: string): Warning => ({ code: 'option-adjusted', message, field });
	const { durationMs, aspectRatio, resolution } = piece;
	const seconds = durationMs / 1_000;
	return [
		...(durationMs > clip.durationMs ? [tell('durationSeconds', longer(label, clip, seconds))] : []),
		...(durationMs < clip.durationMs
			? [
					tell(
						'durationSeconds',
						`${label} makes at most ${seconds} s; clip '${clip.id}' repeats where it is seen longer`,
					),
				]
			: []),
		...(aspectRatio === wish.aspectRatio
			? []
			: [tell('aspectRatio', `${label} makes no ${wish.aspectRatio}; ${aspectRatio} is cropped in the video`)]),
		...(manner.resolution === undefined || manner.resolution === resolution
			? []
			: [tell('resolution', `${label} makes no ${manner.resolution}; ${resolution} took its place`)]),
	];
}

function longer(label: string, { id, durationMs }: ClipWish, seconds: number): string {
	return `${label} makes clip '${id}' ${seconds} s long, the nearest to ${durationMs / 1_000} s; the video cuts it`;
}
