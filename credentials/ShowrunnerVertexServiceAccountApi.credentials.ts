import {
	UserError,
	type IAuthenticateGeneric,
	type Icon,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IHttpRequestHelper,
	type INodeProperties,
} from 'n8n-workflow';
import { readPrivateKey, signAssertion } from './shared/service-account';
import { testRules } from './shared/test-rules';
import { vertexAnswers, vertexFields, vertexScope, vertexTestPath } from './shared/vertex-fields';

export class ShowrunnerVertexServiceAccountApi implements ICredentialType {
	name = 'showrunnerVertexServiceAccountApi';

	displayName = 'Showrunner Google Vertex AI Service Account API';

	icon: Icon = {
		light: 'file:showrunnerVertexServiceAccountApi.svg',
		dark: 'file:showrunnerVertexServiceAccountApi.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#google-vertex-ai-service-account';

	properties: INodeProperties[] = [
		{
			displayName: 'Service Account Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. name@my-channel-471203.iam.gserviceaccount.com',
			description: "The value of 'client_email' in the key file",
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. -----BEGIN PRIVATE KEY-----',
			description: "The value of 'private_key' in the key file, from BEGIN to END",
		},
		...vertexFields,
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			default: 'https://oauth2.googleapis.com/token',
			placeholder: 'e.g. https://gateway.example.com/token',
			description: 'Where Google changes the signed statement for an access token. Change it only for a gateway.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** n8n calls this when there is no access token yet, or when Google no longer takes it, and keeps what it gives. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const privateKey = readPrivateKey(String(credentials.privateKey));
		if (!privateKey)
			throw new UserError("'Private Key' holds no private key. Paste it whole, from BEGIN to END, from the key file");
		const tokenUrl = String(credentials.tokenUrl);
		const account = { email: String(credentials.email).trim(), privateKey, scope: vertexScope, tokenUrl };
		const answer = (await this.helpers.httpRequest({
			method: 'POST',
			url: tokenUrl,
			body: new URLSearchParams({
				grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
				assertion: signAssertion(account, Math.floor(Date.now() / 1000)),
			}),
			json: true,
		})) as { access_token: string };
		return { accessToken: answer.access_token };
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: vertexTestPath },
		rules: testRules({
			vendor: 'Google',
			answers: {
				...vertexAnswers,
				400: "Google does not take this service account. Check 'Service Account Email' and 'Private Key', and the clock of this machine",
			},
		}),
	};
}
