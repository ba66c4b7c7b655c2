import type { AspectRatio, Timeline, Warning } from '@showrunner/contract';
import { captionsOf } from '../../domain/captions/captions-in.js';
import { burnedCaptions } from '../../domain/captions/burned-captions.js';
import type { FontMap } from '../../domain/captions/font-map.js';
import type { CaptionsFor } from '../../domain/timeline/compile-output.js';
import { drawOverlays, overlayWarnings, type OverlaysFor } from '../../domain/overlays/draw-overlays.js';
import type { MediaFacts } from '../../domain/timeline/media-facts.js';
import { frameSize } from '../../domain/timeline/frame-size.js';

export type DrawnCaptions = {
	captionsFor: Partial<Record<AspectRatio, CaptionsFor>>;
	overlaysFor: Partial<Record<AspectRatio, OverlaysFor | null>>;
	fontsDirs: Partial<Record<AspectRatio, string>>;
	warnings: Warning[];
};

/** Overlays and captions for the picture of each output; no captions where the timeline asks for none in the picture. */
export function burnCaptions(timeline: Timeline, fonts: FontMap, media: MediaFacts): DrawnCaptions {
	const { captions, locale, outputs } = timeline;
	const overlays = outputs.map((output) => [output.aspectRatio, drawOverlays(timeline, output, fonts, media)] as const);
	const overlaysFor: DrawnCaptions['overlaysFor'] = Object.fromEntries(overlays);
	const drawn: DrawnCaptions = {
		captionsFor: {},
		overlaysFor,
		fontsDirs: {},
		warnings: overlayWarnings(timeline, fonts),
	};
	if (!captions?.burnIn) return drawn;
	for (const output of outputs) {
		const { aspectRatio } = output;
		const shown = captionsOf(captions, locale, output.captionLocale);
		const { assFor, fontsDir, warnings } = burnedCaptions({
			track: { ...captions, scenes: shown.scenes },
			locale: shown.locale,
			aspectRatio,
			frame: frameSize(output),
			fonts,
		});
		drawn.captionsFor[aspectRatio] = assFor;
		if (fontsDir !== undefined) drawn.fontsDirs[aspectRatio] = fontsDir;
		drawn.warnings.push(...warnings.map((warning) => ({ ...warning, field: 'timeline.captions.scenes' })));
	}
	return drawn;
}
