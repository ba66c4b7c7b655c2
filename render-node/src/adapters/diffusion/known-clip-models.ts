import type { FrameRule, SizeRule } from '../../domain/diffusion/model-card.js';
import type { Size } from '../../domain/timeline/render-plan.js';
import { knownLicences } from './known-licences.js';
import type { FamilyFacts } from './known-models.js';

const hd: Size = { width: 1280, height: 720 };
const sizes = (native: Size, multipleOf: number, mostPixels: number): SizeRule => ({
	...{ native, multipleOf, leastSide: Math.max(256, multipleOf), mostPixels },
});
const frames = (multipleOf: number, preset: number, most: number, framesPerSecond: number): FrameRule => ({
	...{ multipleOf, least: multipleOf + 1, most, preset, framesPerSecond },
});
const steps = (preset: number, most = 100) => ({ least: 2, most, preset });
const guidance = (preset: number) => ({ least: 1, most: 15, preset });

const clip = {
	hasSound: false,
	takesNegativePrompt: true,
	guidedBy: 'cfg',
	fixedGuidance: null,
	redraws: 'by-strength',
} as const;
const wan = {
	...clip,
	licence: knownLicences.apache2,
	sizes: sizes({ width: 832, height: 480 }, 16, 921_600),
} as const;
const wanFrames = frames(4, 81, 121, 16);
const [films, animates] = [['text-to-video'], ['image-to-video']] as const;
const filmsAndAnimates = ['text-to-video', 'image-to-video'] as const;
const distilled = { guidance: null, takesNegativePrompt: false, fixedGuidance: 1 } as const;
const ltx2Sizes = sizes({ width: 768, height: 512 }, 32, 1_572_864);

/**
 * Families of models for clips; the first whose pattern is in the name holds. Rules for sizes and frames are those of
 * the pipelines in diffusers 0.40: Wan counts 4n+1 frames on a grid of 16 (TI2V-5B: 32), LTX 8n+1 on one of 32.
 */
export const clipFamilies: readonly FamilyFacts[] = [
	{ ...wan, pattern: /wan.*(flf2v|first.?last)/, family: 'Wan first and last frame', kinds: ['first-last-frame'], frames: wanFrames, steps: steps(40), guidance: guidance(5) },
	{ ...wan, pattern: /fastwan.*ti2v|wan.*ti2v.*(distill|fast|dmd)/, family: 'FastWan 5B', kinds: filmsAndAnimates, sizes: sizes({ width: 1280, height: 704 }, 32, 901_120), frames: frames(4, 121, 121, 24), steps: steps(3, 20), ...distilled },
	{ ...wan, pattern: /wan.*ti2v/, family: 'Wan 2.2 5B', kinds: filmsAndAnimates, sizes: sizes({ width: 1280, height: 704 }, 32, 901_120), frames: frames(4, 121, 121, 24), steps: steps(50), guidance: guidance(5) },
	{ ...wan, pattern: /wan.*i2v.*(lightning|distill|lightx2v|turbo)/, family: 'Wan animation, distilled', kinds: animates, frames: wanFrames, steps: steps(4, 20), ...distilled },
	{ ...wan, pattern: /wan.*i2v/, family: 'Wan animation', kinds: animates, frames: wanFrames, steps: steps(40), guidance: guidance(3.5) },
	{ ...wan, pattern: /fastwan|wan.*(lightning|distill|lightx2v|turbo|dmd)/, family: 'Wan, distilled', kinds: films, frames: wanFrames, steps: steps(4, 20), ...distilled },
	{ ...wan, pattern: /wan.?(2|t2v|_?ai)/, family: 'Wan', kinds: films, frames: wanFrames, steps: steps(40), guidance: guidance(4) },
	{ ...clip, pattern: /ltx.?2.*distill|ltx.?2.?5/, family: 'LTX-2, distilled', kinds: filmsAndAnimates, licence: knownLicences.ltx, sizes: ltx2Sizes, frames: frames(8, 121, 257, 24), steps: steps(8, 20), ...distilled, hasSound: true },
	{ ...clip, pattern: /ltx.?2/, family: 'LTX-2', kinds: filmsAndAnimates, licence: knownLicences.ltx, sizes: ltx2Sizes, frames: frames(8, 121, 257, 24), steps: steps(30), guidance: guidance(4), hasSound: true },
	{ ...clip, pattern: /ltx/, family: 'LTX-Video', kinds: filmsAndAnimates, licence: knownLicences.ltx, sizes: sizes({ width: 768, height: 512 }, 32, 921_600), frames: frames(8, 161, 257, 25), steps: steps(50), guidance: guidance(3) },
	{ ...clip, pattern: /hunyuan.?video/, family: 'HunyuanVideo', kinds: films, licence: knownLicences.unknown, sizes: sizes(hd, 16, 921_600), frames: frames(4, 121, 129, 24), steps: steps(50), guidance: guidance(6) },
]; // prettier-ignore
