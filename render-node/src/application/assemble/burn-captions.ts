import type { AspectRatio, Timeline, Warning } from '@showrunner/contract';
import { burnedCaptions } from '../../domain/captions/burned-captions.js';
import type { FontMap } from '../../domain/captions/font-map.js';
import type { CaptionsFor } from '../../domain/timeline/compile-output.js';
import { frameSize } from '../../domain/timeline/frame-size.js';

export type DrawnCaptions = {
	captionsFor: Partial<Record<AspectRatio, CaptionsFor>>;
	fontsDirs: Partial<Record<AspectRatio, string>>;
	warnings: Warning[];
};

/** Captions for the picture of each output; none where the timeline asks for none in the picture. */
export function burnCaptions({ captions, locale, outputs }: Timeline, fonts: FontMap): DrawnCaptions {
	const drawn: DrawnCaptions = { captionsFor: {}, fontsDirs: {}, warnings: [] };
	if (!captions?.burnIn) return drawn;
	for (const output of outputs) {
		const { aspectRatio } = output;
		const { assFor, fontsDir, warnings } = burnedCaptions({
			track: captions,
			locale,
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
