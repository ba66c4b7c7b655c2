import type { GenerationKind } from '@showrunner/contract';
import type { OfferedModel } from '../../../domain/diffusion/model-card.js';
import { bounded, listCharacters } from './comfy-refusals.js';
import type { ComfyServer } from './comfy-server.js';
import { fitTemplate } from './choose-server.js';
import { templateCard } from './template-card.js';
import type { ComfyTemplate } from './template-schema.js';

/** A template as a model: for the kinds that some server can do, or for all with what the nearest server lacks. */
export async function offerTemplate(template: ComfyTemplate, servers: readonly ComfyServer[]): Promise<OfferedModel> {
	const all = template.workflows.flatMap(({ kinds }) => kinds);
	const fitted = (await Promise.all(servers.map((server) => fitTemplate(server, template)))).filter(
		(graphs) => graphs !== null,
	);
	const able = (kind: GenerationKind) => fitted.some((graphs) => graphs.get(kind)?.missing.length === 0);
	const can = all.filter(able);
	const lacks = all
		.filter((kind) => !can.includes(kind))
		.map((kind) => {
			const [fewest = []] = fitted.map((graphs) => graphs.get(kind)?.missing ?? []).sort((a, b) => a.length - b.length);
			return { kind, fewest };
		});
	const missing = [...new Set(lacks.flatMap(({ fewest }) => fewest))].join('; ');
	const card = templateCard(template, can.length > 0 ? can : all);
	if (fitted.length === 0) return { card, available: false, note: whyNone(servers) };
	if (can.length === 0) return { card, available: false, note: bounded(`ComfyUI lacks ${missing}`, listCharacters) };
	const partly = lacks.length > 0 ? `For ${lacks.map(({ kind }) => kind).join(', ')} ComfyUI lacks ${missing}` : '';
	return {
		card,
		available: true,
		note: [template.note, bounded(partly, listCharacters)].filter((part) => part !== '').join(' '),
	};
}

function whyNone(servers: readonly ComfyServer[]): string {
	if (servers.length === 0) return 'No ComfyUI server is set: name one in SHOWRUNNER_COMFYUI_SERVERS';
	const refusal = servers.map((server) => server.refusal()).find((found) => found !== null);
	if (refusal) return `${refusal.problem.title}: ${refusal.problem.fix ?? ''}`;
	return 'No ComfyUI server answers: start it, or correct SHOWRUNNER_COMFYUI_SERVERS';
}
