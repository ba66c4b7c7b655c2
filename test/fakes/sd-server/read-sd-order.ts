export type SdOrder = {
	body: Record<string, unknown>;
	prompt: string;
	width: number;
	height: number;
	frames: number;
	fps: number;
	format: string;
};

/** The server takes its default for a member whose type it does not expect, and says nothing about it. */
export function readSdOrder(kind: 'img_gen' | 'vid_gen', text: string): SdOrder | { error: string } {
	let body: Record<string, unknown>;
	try {
		body = JSON.parse(text);
	} catch {
		return { error: 'invalid json' };
	}
	const whole = (name: string, preset: number) => (Number.isInteger(body[name]) ? Number(body[name]) : preset);
	const formats = kind === 'img_gen' ? ['png', 'jpeg', 'webp'] : ['webm', 'webp', 'avi'];
	const format = String(body['output_format'] ?? formats[0]);
	if (!formats.includes(format)) return { error: `invalid output_format, must be one of [${formats.join(', ')}]` };
	const pictures = ['init_image', 'end_image']
		.map((name) => body[name])
		.concat(Array.isArray(body['ref_images']) ? body['ref_images'] : []);
	if (pictures.some((picture) => picture !== undefined && picture !== null && !isPicture(picture)))
		return { error: 'invalid generation parameters' };
	const order = {
		...{ body, format, prompt: typeof body['prompt'] === 'string' ? body['prompt'] : '' },
		...{
			width: whole('width', 512),
			height: whole('height', 512),
			frames: whole('video_frames', 1),
			fps: whole('fps', 16),
		},
	};
	const steps = (body['sample_params'] as { sample_steps?: unknown } | undefined)?.sample_steps;
	const wrong = order.width <= 0 || order.height <= 0 || (Number.isInteger(steps) && Number(steps) <= 0);
	return wrong || order.prompt.includes('forbidden') ? { error: 'invalid generation parameters' } : order;
}

function isPicture(value: unknown): boolean {
	if (typeof value !== 'string') return false;
	const start = Buffer.from(value.replace(/^data:[^,]*,/, ''), 'base64').toString('hex', 0, 4);
	return start === '89504e47' || start.startsWith('ffd8ff');
}
