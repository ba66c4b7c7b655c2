import { rm } from 'node:fs/promises';
import path from 'node:path';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { Encoding, PictureLayer } from '../../domain/timeline/render-plan.js';
import type { Cost, Renderer, RunContext } from '../../domain/timeline/renderer.js';

export type PictureShelf = {
	/** The raw picture of a layer, made on first demand. */
	take(layer: PictureLayer, encoding: Encoding, run: RunContext): Promise<string>;
	/** To be called once for every `take`: the last one removes the file. */
	putBack(layer: PictureLayer, encoding: Encoding): Promise<void>;
	/** Processor time of all pictures, when the last of those that were begun has come to its end. */
	settled(): Promise<Cost>;
};

type Slot = {
	layer: PictureLayer;
	encoding: Encoding;
	path: string;
	made: Promise<void> | null;
	usesLeft: number;
};

/** Pictures that are decoded together: enough to make little of starting FFmpeg, and not too much to wait for. */
const batchSize = 4;

const keyOf = ({ source, framing, camera, look, frame: own }: PictureLayer, { frame }: Encoding) =>
	contentHash({ source, framing, frame: own ?? frame, moves: camera !== null, ...(look && { look }) });

function slotsOf(uses: readonly { layer: PictureLayer; encoding: Encoding }[], workDir: string): Map<string, Slot> {
	const slots = new Map<string, Slot>();
	for (const { layer, encoding } of uses) {
		const key = keyOf(layer, encoding);
		const slot = slots.get(key) ?? {
			...{ layer, encoding, path: path.join(workDir, `picture-${slots.size}.yuv`) },
			...{ made: null, usesLeft: 0 },
		};
		slot.usesLeft += 1;
		slots.set(key, slot);
	}
	return slots;
}

/**
 * A scene and the transitions beside it show the same picture: it is scaled once for all of them, and lies
 * on the disk no longer than they need it. `uses` names every `take` that will come.
 */
export function createPictureShelf(
	renderer: Pick<Renderer, 'makePictures'>,
	uses: readonly { layer: PictureLayer; encoding: Encoding }[],
	sources: ReadonlyMap<string, string>,
	workDir: string,
): PictureShelf {
	const slots = slotsOf(uses, workDir);
	let cpuMs = 0;
	const slotOf = (layer: PictureLayer, encoding: Encoding) => {
		const slot = slots.get(keyOf(layer, encoding));
		if (!slot) throw new Error('a picture is taken that was not announced');
		return slot;
	};
	const sourceOf = ({ source }: PictureLayer) => ('assetId' in source ? (sources.get(source.assetId) ?? null) : null);
	/**
	 * The slot and those behind it of the same output that nobody has asked for yet, and what other outputs show of the same
	 * files: reading one costs three times as much as scaling it once more. Of each output a batch at most, because a file may
	 * be shown in a thousand ways, and all that is made lies on the disk until it is shown.
	 */
	const nextTo = (slot: Slot): Slot[] => {
		const open = [...slots.values()].filter(({ made }) => made === null);
		const own = open.filter(({ encoding }) => encoding === slot.encoding);
		const at = own.indexOf(slot);
		const batch = own.slice(at, at + batchSize);
		const files = new Set(batch.flatMap(({ layer }) => sourceOf(layer) ?? []));
		const others = open.filter(({ encoding }) => encoding !== slot.encoding);
		const alike = others.filter(({ layer }) => files.has(sourceOf(layer) ?? ''));
		const siblings = [...Map.groupBy(alike, ({ encoding }) => encoding).values()];
		return [...batch, ...siblings.flatMap((each) => each.slice(0, batchSize))];
	};
	return {
		async settled() {
			await Promise.allSettled([...slots.values()].map(({ made }) => made));
			return { cpuMs };
		},
		async take(layer, encoding, run) {
			const slot = slotOf(layer, encoding);
			if (slot.made === null) {
				const batch = nextTo(slot);
				const pictures = batch.map(({ layer, encoding: { frame }, path: out }) => ({
					...{ layer, frame, out },
					source: sourceOf(layer),
				}));
				const made = renderer.makePictures(pictures, run).then((cost) => {
					cpuMs += cost.cpuMs;
				});
				// Whoever takes a picture hears of its failure.
				made.catch(() => undefined);
				for (const each of batch) each.made = made;
			}
			await slot.made;
			return slot.path;
		},
		async putBack(layer, encoding) {
			const slot = slotOf(layer, encoding);
			slot.usesLeft -= 1;
			if (slot.usesLeft === 0) await rm(slot.path, { force: true });
		},
	};
}
