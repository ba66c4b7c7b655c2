import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LoadOptionsContext } from 'n8n-core';
import type { INode } from 'n8n-workflow';
import { ShowrunnerMusic } from '../../nodes/ShowrunnerMusic/ShowrunnerMusic.node';
import { ShowrunnerSpeech } from '../../nodes/ShowrunnerSpeech/ShowrunnerSpeech.node';
import { audioSpeech } from '../fakes/vendors/audio-speech';
import { openEngine } from '../kits/engine';
import { startVendorFake, type VendorFake } from '../kits/vendors/vendor-fake';

const secret = 'sk-canary-models-31f7';
const lists = { ...new ShowrunnerSpeech().methods.listSearch, ...new ShowrunnerMusic().methods.listSearch };

describe('the lists of models of speech, transcripts and music', () => {
	let server: VendorFake;
	beforeAll(async () => {
		const models = ['llama3', 'kokoro', 'whisper-small'];
		server = await startVendorFake(audioSpeech({ secret, speak: () => new Uint8Array(), models, voices: [] }));
	});
	afterAll(async () => await server.stop());

	const list = async (name: keyof typeof lists, providers: string[], filter?: string) => {
		const nodes = [{ type: 'n8n-nodes-showrunner.showrunnerSpeech', name: 'Node', parameters: {} }];
		const credentials = { showrunnerOpenAiCompatibleApi: { apiKey: secret, baseUrl: server.baseUrl } };
		const { workflow, additionalData } = openEngine({ nodes, credentials });
		const node = workflow.getNode('Node') as INode;
		const data = { ...additionalData, currentNodeParameters: { providers } };
		const context = new LoadOptionsContext(workflow, node, data, 'parameters.options.model');
		return (await lists[name].call(context, filter)).results;
	};
	const valuesOf = async (...asked: Parameters<typeof list>) => (await list(...asked)).map(({ value }) => value);

	it('hold Automatic and the models of the chosen providers, each with its owner', async () => {
		expect(await valuesOf('searchMusicModels', ['renderNode', 'elevenLabs', 'stableAudio'])).toEqual([
			...['auto', 'elevenLabs:music_v2', 'elevenLabs:music_v2_5', 'stableAudio:stable-audio-2.5'],
		]);
		expect(await valuesOf('searchTranscriptModels', ['groq'])).toEqual([
			...['auto', 'groq:whisper-large-v3-turbo', 'groq:whisper-large-v3'],
		]);
		expect(await valuesOf('searchSpeechModels', ['azureSpeech'])).toEqual(['auto']);
	});

	it('tell until when a model lives, and narrow to what is typed', async () => {
		const found = await list('searchTranscriptModels', ['groq', 'openAi'], 'whisper-1');
		expect(found).toEqual([{ name: 'Whisper (OpenAI, until 2027-02-26)', value: 'openAi:whisper-1' }]);
	});

	it('ask a server of one’s own for those that speak or hear', async () => {
		server.mode = 'ok';
		expect(await valuesOf('searchSpeechModels', ['openAiCompatible'])).toEqual(['auto', 'openAiCompatible:kokoro']);
		expect(await valuesOf('searchTranscriptModels', ['openAiCompatible'])).toEqual([
			...['auto', 'openAiCompatible:whisper-small'],
		]);
	});

	it('hide no other’s where that server is away', async () => {
		server.mode = 'unauthorised';
		expect(await valuesOf('searchTranscriptModels', ['openAiCompatible', 'groq'])).toHaveLength(3);
	});
});
