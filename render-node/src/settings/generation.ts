import { asIntegerOrAuto, asOneOf, asOptionalPath, asSecret, asText, asUrls, asWords } from './parsers.js';
import { setting } from './setting.js';

export const contentFilterModes = ['off', 'open', 'closed'] as const;
export type ContentFilterMode = (typeof contentFilterModes)[number];

const serverExample = 'http://127.0.0.1:8188';

/** Models, servers and rules for generating pictures and clips. */
export const generationSettings = {
	/** Null: as many as this machine's devices and servers stand. */
	generationSlots: setting({
		env: 'SHOWRUNNER_GENERATION_SLOTS',
		what: 'Jobs at once that generate pictures and clips; auto: one for each device and server; 0 leaves them to other machines',
		byDefault: 'auto',
		parse: asIntegerOrAuto(0, 64),
	}),
	pythonPath: setting({
		env: 'SHOWRUNNER_PYTHON',
		what: 'The Python that has torch and diffusers',
		byDefault: 'python3',
		parse: asText,
	}),
	/** Null: the folder `models` in the data directory. */
	modelsDir: setting({
		env: 'SHOWRUNNER_MODELS_DIR',
		what: 'Folder for pulled models; empty: models in the data directory',
		byDefault: '',
		parse: asOptionalPath,
	}),
	modelCatalogue: setting({
		env: 'SHOWRUNNER_MODEL_CATALOGUE',
		what: 'Your own catalogue of models, which adds to ours; empty: none',
		byDefault: '',
		parse: asOptionalPath,
	}),
	acceptedLicences: setting({
		env: 'SHOWRUNNER_ACCEPTED_LICENCES',
		what: 'Model licences that you accept, with commas between them',
		byDefault: '',
		parse: asWords,
	}),
	openAiServers: setting({
		env: 'SHOWRUNNER_OPENAI_SERVERS',
		what: 'Local servers with the OpenAI interface for pictures or videos, such as sglang or vLLM-Omni',
		byDefault: '',
		parse: asUrls('http://127.0.0.1:30000'),
	}),
	openAiServerKey: setting({
		env: 'SHOWRUNNER_OPENAI_SERVER_KEY',
		what: 'Key for those servers; empty: none',
		byDefault: '',
		parse: asSecret,
	}),
	comfyUiServers: setting({
		env: 'SHOWRUNNER_COMFYUI_SERVERS',
		what: 'ComfyUI servers',
		byDefault: '',
		parse: asUrls(serverExample),
	}),
	comfyUiKey: setting({
		env: 'SHOWRUNNER_COMFYUI_KEY',
		what: 'Bearer token for a proxy before ComfyUI; empty: none',
		byDefault: '',
		parse: asSecret,
	}),
	comfyUiTemplates: setting({
		env: 'SHOWRUNNER_COMFYUI_TEMPLATES',
		what: 'Folder with your own ComfyUI templates; empty: none',
		byDefault: '',
		parse: asOptionalPath,
	}),
	sdcppServers: setting({
		env: 'SHOWRUNNER_SDCPP_SERVERS',
		what: 'Servers of stable-diffusion.cpp',
		byDefault: '',
		parse: asUrls('http://127.0.0.1:1234'),
	}),
	contentRules: setting({
		env: 'SHOWRUNNER_CONTENT_RULES',
		what: 'File with words that no prompt may hold, which adds to ours; empty: none',
		byDefault: '',
		parse: asOptionalPath,
	}),
	contentClassifier: setting({
		env: 'SHOWRUNNER_CONTENT_CLASSIFIER',
		what: 'Folder of an image classifier that looks at what was generated, and at pictures that Content: Check or a job of the kind image.check asks about; empty: none',
		byDefault: '',
		parse: asOptionalPath,
	}),
	contentFilter: setting<ContentFilterMode>({
		env: 'SHOWRUNNER_CONTENT_FILTER',
		what: 'off: nothing is checked; open: what cannot be checked passes; closed: what cannot be checked is refused',
		byDefault: 'open',
		parse: asOneOf(contentFilterModes),
	}),
};
