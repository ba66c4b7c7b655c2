import { z } from 'zod';
import type { GenerationPhase, GenerationProgress } from '../../../domain/diffusion/generation.js';
import type { ComfyWorkflow } from './template-schema.js';

const message = z.looseObject({ type: z.string(), data: z.looseObject({ prompt_id: z.string().optional() }) });
const step = z.looseObject({ value: z.number(), max: z.number() });
const single = step.extend({ node: z.string().nullable() });
const states = z.looseObject({ nodes: z.record(z.string(), z.unknown()) });
const executing = z.looseObject({ node: z.string().nullable() });

export type Told = Omit<GenerationProgress, 'piece'> | 'ended' | null;

/** Reads what a server sends of one prompt: how far it is, or that it has ended. Null: nothing of use. */
export function createSamplerProgress(
	promptId: string,
	{ graph, samplers }: Pick<ComfyWorkflow, 'graph' | 'samplers'>,
	steps: number | null,
) {
	const counts = new Map<string, { value: number; max: number }>();
	let phase: GenerationPhase = 'waiting';

	function count(node: string, value: unknown): boolean {
		const { data } = step.safeParse(value);
		if (!data || !samplers.includes(node)) return false;
		counts.set(node, { value: Math.round(data.value), max: Math.round(data.max) });
		return true;
	}
	/** Of several samplers, each tells of its own share. */
	function told(): Told {
		const all = [...counts.values()];
		const sum = (of: 'value' | 'max') => all.reduce((total, { [of]: part }) => total + part, 0);
		const of = Math.max(steps ?? 0, sum('max'));
		const counted = phase === 'denoising' && of > 0;
		return { phase, steps: counted ? { done: Math.min(sum('value'), of), of } : null };
	}
	function move(to: GenerationPhase | undefined): Told {
		if (to === undefined || to === phase) return null;
		phase = to;
		return told();
	}
	return (text: string): Told => {
		const { data: sent } = message.safeParse(parsed(text));
		if (!sent || sent.data.prompt_id !== promptId) return null;
		if (sent.type === 'execution_start') return move('loading');
		if (/^execution_(success|error|interrupted)$/.test(sent.type)) return 'ended';
		if (sent.type === 'executing') {
			const node = executing.safeParse(sent.data).data?.node;
			return node === null ? 'ended' : move(phaseOf(graph[node ?? '']?.class_type, samplers.includes(node ?? '')));
		}
		const moved = counted(sent);
		if (moved) phase = 'denoising';
		return moved ? told() : null;
	};
	function counted({ type, data }: z.infer<typeof message>): boolean {
		if (type === 'progress') return count(single.safeParse(data).data?.node ?? '', data);
		if (type !== 'progress_state') return false;
		const running = Object.entries(states.safeParse(data).data?.nodes ?? {});
		return running.filter(([node, state]) => running_(state) && count(node, state)).length > 0;
	}
}

const running_ = (state: unknown) => z.looseObject({ state: z.literal('running') }).safeParse(state).success;

function phaseOf(nodeClass = '', sampler: boolean): GenerationPhase | undefined {
	if (sampler) return 'denoising';
	if (/Load/.test(nodeClass)) return 'loading';
	if (/TextEncode/.test(nodeClass)) return 'reading';
	if (/Decode|Upscale/.test(nodeClass)) return 'decoding';
	if (/Save|CreateVideo|Combine/.test(nodeClass)) return 'encoding';
	return undefined;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
