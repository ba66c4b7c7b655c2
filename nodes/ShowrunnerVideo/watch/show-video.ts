import type { Warning } from '../../../providers/core/run-chain';
import { whyUnseen } from '../../../providers/core/lend-video';
import type { TextImage, TextVendor } from '../../../providers/text/port';
import type { TextVideo } from '../../../providers/core/video-loan';
import type { ItemContext } from '../../shared/item-context';
import { pictureBytes } from '../../shared/pictures/picture-bytes';
import { stillsOf } from '../../shared/pictures/small-picture';
import type { Watched } from './read-watched';

/** What a vendor is shown, and the sentence of the instruction that says so. */
export type Shown = {
	manner: 'video' | 'stills';
	intro: string;
	given: { video: TextVideo; deleteUpload: boolean } | { images: readonly TextImage[] };
};

type Options = { stills?: number; deleteUpload?: boolean };
const usualStills = 12;

/**
 * Shows a video as a vendor can take it: whole with its sound, or by stills and with a warning. Stills are taken once,
 * whoever is asked.
 */
export function videoShower(item: ItemContext, step: string, watched: Watched) {
	const { stills = usualStills, deleteUpload = false } = item.node.getNodeParameter(
		'options',
		item.itemIndex,
		{},
	) as Options;
	let taken: Promise<{ times: number[]; images: TextImage[] }> | undefined;
	return async (vendor: TextVendor, warn: (warning: Warning) => void): Promise<Shown> => {
		const { fromMs, toMs, ...video } = watched;
		const reason = whyUnseen(vendor, video);
		if (reason === undefined) return { manner: 'video', intro: introOfVideo(watched), given: { video, deleteUpload } };
		taken ??= takeStills(item, { step, assetId: video.assetId, count: stills, fromMs, toMs });
		const { times, images } = await taken;
		warn({ code: 'video-by-stills', message: `${reason}: it saw ${times.length} stills and heard nothing` });
		return { manner: 'stills', intro: introOfStills(times), given: { images } };
	};
}

type Wanted = { step: string; assetId: string; count: number; fromMs: number; toMs: number };

async function takeStills(item: ItemContext, { step, ...wanted }: Wanted) {
	const frames = await stillsOf(item, step, wanted);
	const assetIds = frames.map(({ assetId }) => assetId);
	const images = await pictureBytes(item, { step, field: 'assetId', assetIds });
	return { times: frames.map(({ atMs }) => atMs), images };
}

const seconds = (ms: number) => String(Math.round(ms / 100) / 10);

function introOfVideo({ durationMs, fromMs, toMs }: Watched): string {
	const whole = `You watch a video of ${seconds(durationMs)} seconds with its sound.`;
	if (fromMs === 0 && toMs === durationMs) return whole;
	return `${whole} You are shown the part from second ${seconds(fromMs)} to second ${seconds(toMs)}; tell all times from the beginning of the whole video.`;
}

function introOfStills(times: readonly number[]): string {
	const told = times.map((atMs, at) => `${at + 1} at second ${seconds(atMs)}`).join(', ');
	return `You see ${times.length} stills of a video in the order of their times: ${told}. You hear nothing of it: say nothing of its sound, and what you did not see, you do not know.`;
}
