import { describe, expect, it } from '@jest/globals';
import { licenceSchema } from '@showrunner/contract';
import { clipFamilies } from '../../../../render-node/src/adapters/diffusion/known-clip-models.js';
import { knownModel, unknownModel } from '../../../../render-node/src/adapters/diffusion/known-models.js';
import { pictureFamilies } from '../../../../render-node/src/adapters/diffusion/known-picture-models.js';
import { fitFrames } from '../../../../render-node/src/domain/diffusion/fit-frames.js';
import { fitSize } from '../../../../render-node/src/domain/diffusion/fit-size.js';

describe('the known models', () => {
	it.each([
		['Wan-AI/Wan2.2-T2V-A14B-Diffusers', 'Wan'],
		['Wan-AI/Wan2.2-I2V-A14B', 'Wan animation'],
		['Wan-AI/Wan2.2-TI2V-5B-Diffusers', 'Wan 2.2 5B'],
		['FastVideo/FastWan2.2-TI2V-5B-FullAttn-Diffusers', 'FastWan 5B'],
		['wan2.1_flf2v_720p_14B_fp16.safetensors', 'Wan first and last frame'],
		['Wan2.1-T2V-1.3B-Q8_0.gguf', 'Wan'],
		['Lightricks/LTX-2', 'LTX-2'],
		['ltx-2.3-22b-distilled.gguf', 'LTX-2, distilled'],
		['Lightricks/LTX-Video', 'LTX-Video'],
		['Tongyi-MAI/Z-Image-Turbo', 'Z-Image Turbo'],
		['z_image_turbo-Q4_K.gguf', 'Z-Image Turbo'],
		['Tongyi-MAI/Z-Image', 'Z-Image'],
		['Qwen/Qwen-Image-2512', 'Qwen-Image'],
		['Qwen/Qwen-Image-Edit-2511', 'Qwen-Image-Edit'],
		['black-forest-labs/FLUX.1-dev', 'FLUX.1'],
		['flux1-schnell-q8_0.gguf', 'FLUX.1 schnell'],
		['FLUX.1-Kontext-dev', 'FLUX.1 Kontext'],
		['black-forest-labs/FLUX.2-dev', 'FLUX.2'],
		['FLUX.2-klein-4B', 'FLUX.2 klein'],
		['stabilityai/stable-diffusion-xl-base-1.0', 'SDXL'],
		['sd_xl_base_1.0.safetensors', 'SDXL'],
		['stabilityai/sdxl-turbo', 'SDXL distilled'],
		['v1-5-pruned-emaonly stable-diffusion-v1-5', 'Stable Diffusion 1'],
	])('recognise %s as %s', (name, family) => {
		expect(knownModel(name)?.family).toBe(family);
	});

	it.each(['my-own-model', 'swan-song', 'influxdb-thing-2', 'sd-cpp-local'])('do not guess at %s', (name) => {
		expect(knownModel(name)).toBeNull();
	});

	it('have rules that can be kept and licences that can be told', () => {
		const all = [...clipFamilies, ...pictureFamilies, unknownModel('picture'), unknownModel('clip')];
		for (const { sizes, frames, licence, family } of all) {
			const size = fitSize({ width: 1080, height: 1920 }, sizes);
			expect({ family, area: size.width * size.height <= sizes.mostPixels }).toEqual({ family, area: true });
			expect([size.width % sizes.multipleOf, size.height % sizes.multipleOf]).toEqual([0, 0]);
			expect(() => licenceSchema.parse(licence)).not.toThrow();
			if (frames) expect((fitFrames(5_000, frames) - 1) % frames.multipleOf).toBe(0);
		}
	});

	it('say what to send where a distilled model takes no guidance', () => {
		const distilled = [...clipFamilies, ...pictureFamilies].filter(({ guidance }) => guidance === null);
		expect(distilled.length).toBeGreaterThan(5);
		expect(distilled.filter(({ fixedGuidance }) => fixedGuidance === null)).toEqual([]);
	});
});
