import type { SizeRule } from '../../domain/diffusion/model-card.js';
import { knownLicences } from './known-licences.js';
import type { FamilyFacts } from './known-models.js';

const square = (side: number, multipleOf: number, mostPixels: number): SizeRule => ({
	...{ native: { width: side, height: side }, multipleOf, leastSide: 256, mostPixels },
});
const megapixel = square(1024, 16, 1_572_864);
const twoMegapixels = square(1328, 16, 2_359_296);
const steps = (preset: number, most = 100) => ({ least: 1, most, preset });
const guidance = (preset: number, most = 20) => ({ least: 1, most, preset });

const picture = {
	frames: null,
	hasSound: false,
	takesNegativePrompt: true,
	guidedBy: 'cfg',
	fixedGuidance: null,
	redraws: 'by-strength',
} as const;
const fluxLike = { ...picture, sizes: megapixel, takesNegativePrompt: false, guidedBy: 'embedded' } as const;
const distilled = { guidance: null, takesNegativePrompt: false } as const;
const [draws, redraws] = [['text-to-image'], ['image-to-image']] as const;
const drawsAndRedraws = ['text-to-image', 'image-to-image'] as const;

/**
 * Families of models for still pictures; the first whose pattern is in the name holds. Sizes, steps and guidance are
 * those of the pipelines in diffusers 0.40 and of the model pages; `edit` models take pictures and words for a change.
 */
export const pictureFamilies: readonly FamilyFacts[] = [
	{ ...picture, pattern: /z-?image.*turbo|turbo.*z-?image/, family: 'Z-Image Turbo', kinds: draws, licence: knownLicences.apache2, sizes: megapixel, steps: steps(8, 50), ...distilled, fixedGuidance: 0 },
	{ ...picture, pattern: /z-?image/, family: 'Z-Image', kinds: draws, licence: knownLicences.apache2, sizes: megapixel, steps: steps(50), guidance: guidance(4) },
	{ ...picture, pattern: /qwen.?image.*(lightning|distill)/, family: 'Qwen-Image distilled', kinds: draws, licence: knownLicences.apache2, sizes: twoMegapixels, steps: steps(8, 50), ...distilled, guidedBy: 'true-cfg', fixedGuidance: 1 },
	{ ...picture, pattern: /qwen.?image.?edit/, family: 'Qwen-Image-Edit', redraws: 'by-words', kinds: redraws, licence: knownLicences.apache2, sizes: megapixel, steps: steps(50), guidance: guidance(4), guidedBy: 'true-cfg' },
	{ ...picture, pattern: /qwen.?image/, family: 'Qwen-Image', kinds: draws, licence: knownLicences.apache2, sizes: twoMegapixels, steps: steps(50), guidance: guidance(4), guidedBy: 'true-cfg' },
	{ ...fluxLike, pattern: /flux.?2.*klein.*9b/, family: 'FLUX.2 klein 9B', redraws: 'by-words', kinds: drawsAndRedraws, licence: knownLicences.fluxDev, steps: steps(4, 50), guidance: null, fixedGuidance: 1 },
	{ ...fluxLike, pattern: /flux.?2.*klein/, family: 'FLUX.2 klein', redraws: 'by-words', kinds: drawsAndRedraws, licence: knownLicences.apache2, steps: steps(4, 50), guidance: null, fixedGuidance: 1 },
	{ ...fluxLike, pattern: /flux.?2/, family: 'FLUX.2', redraws: 'by-words', kinds: drawsAndRedraws, licence: knownLicences.fluxDev, steps: steps(50), guidance: guidance(4) },
	{ ...fluxLike, pattern: /flux.*kontext/, family: 'FLUX.1 Kontext', redraws: 'by-words', kinds: redraws, licence: knownLicences.fluxDev, steps: steps(28), guidance: guidance(2.5) },
	{ ...fluxLike, pattern: /flux.*schnell/, family: 'FLUX.1 schnell', kinds: draws, licence: knownLicences.apache2, steps: steps(4, 50), guidance: null, fixedGuidance: 0 },
	{ ...fluxLike, pattern: /flux.?(1|dev|pro|krea)|flux$/, family: 'FLUX.1', kinds: draws, licence: knownLicences.fluxDev, steps: steps(28), guidance: guidance(3.5) },
	{ ...picture, pattern: /(sdxl|stable.?diffusion.?xl|sd.?xl).*(turbo|lightning|lcm|hyper)/, family: 'SDXL distilled', kinds: drawsAndRedraws, licence: knownLicences.openRailPlusPlus, sizes: square(1024, 8, 1_572_864), steps: steps(4, 20), ...distilled, fixedGuidance: 1 },
	{ ...picture, pattern: /sdxl|sd.?xl|stable.?diffusion.?xl|juggernaut.?xl|realvisxl|pony|illustrious/, family: 'SDXL', kinds: drawsAndRedraws, licence: knownLicences.openRailPlusPlus, sizes: square(1024, 8, 1_572_864), steps: steps(30, 150), guidance: guidance(5) },
	{ ...picture, pattern: /sd.?v?1[.-]?[45]|stable.?diffusion.?v?1/, family: 'Stable Diffusion 1', kinds: drawsAndRedraws, licence: knownLicences.openRail, sizes: square(512, 8, 589_824), steps: steps(30, 150), guidance: guidance(7.5) },
]; // prettier-ignore
