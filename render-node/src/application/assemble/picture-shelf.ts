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
	/** Processor time of all pictures so far. */
	cost(): Cost;
};

type Slot = { path: string; made: Promise<void> | null; usesLeft: number };

const keyOf = ({ source, framing, camera, look, frame: own }: PictureLayer, { frame }: Encoding) =>
	contentHash({ source, framing, frame: own ?? frame, moves: camera !== null, ...(look && { look }) });

/**
 * A scene and the transitions beside it show the same picture: it is decoded and scaled once for all of them, and lies
 * on the disk no longer than they need it. `uses` names every `take` that will come.
 */
export function createPictureShelf(
	renderer: Renderer,
	uses: readonly { layer: PictureLayer; encoding: Encoding }[],
	sources: ReadonlyMap<string, string>,
	workDir: string,
): PictureShelf {
	const slots = new Map<string, Slot>();
	let cpuMs = 0;
	for (const { layer, encoding } of uses) {
		const key = keyOf(layer, encoding);
		const slot = slots.get(key) ?? { path: path.join(workDir, `picture-${slots.size}.yuv`), made: null, usesLeft: 0 };
		slot.usesLeft += 1;
		slots.set(key, slot);
	}
	const slotOf = (layer: PictureLayer, encoding: Encoding) => {
		const slot = slots.get(keyOf(layer, encoding));
		if (!slot) throw new Error('a picture is taken that was not announced');
		return slot;
	};
	return {
		cost: () => ({ cpuMs }),
		async take(layer, encoding, run) {
			const slot = slotOf(layer, encoding);
			const source = layer.source.kind === 'still' ? (sources.get(layer.source.assetId) ?? null) : null;
			slot.made ??= renderer.makePicture(layer, encoding, { source, out: slot.path }, run).then((cost) => {
				cpuMs += cost.cpuMs;
			});
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
