import type { ModelCard } from './model-card';
import { openAiManners } from './open-ai-manners';
import { readJson } from './read-json';
import { objectsIn, textIn } from './read-members';
import { acceptAnswer } from './refuse-answer';
import type { VendorHttp } from './vendor-http';

const label = 'OpenAI';

/** Models of all kinds that OpenAI lists for a login, with the day on which each ends where one is announced. */
export async function openAiModelList(http: VendorHttp, nowMs: number): Promise<ModelCard[]> {
	const answer = await http.send({ method: 'GET', path: '/models' });
	const body = readJson(acceptAnswer(answer, openAiManners(label), nowMs), label);
	return objectsIn(body, 'data').flatMap((model) => {
		const id = textIn(model, 'id');
		const shutDownOn = textIn(model, 'shutdown_date')?.slice(0, 10);
		return id === undefined ? [] : [{ id, label: id, ...(shutDownOn !== undefined && { shutDownOn }) }];
	});
}
