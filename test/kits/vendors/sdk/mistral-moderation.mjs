import { Mistral } from '@mistralai/mistralai';

const { baseUrl, secret, call } = JSON.parse(process.argv[2]);
await new Mistral({ apiKey: secret, serverURL: baseUrl }).classifiers.moderate(call);
