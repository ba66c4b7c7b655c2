import { ICredentialsHelper, type ICredentialDataDecryptedObject, type IHttpRequestOptions } from 'n8n-workflow';
import { ShowrunnerApi } from '../../credentials/ShowrunnerApi.credentials';

/** Credentials as n8n resolves them, with the pack's own `authenticate` applied to each request. */
export class EngineCredentials extends ICredentialsHelper {
	constructor(private readonly data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async authenticate(data: ICredentialDataDecryptedObject, _type: string, request: IHttpRequestOptions) {
		const { Authorization: template = '' } = new ShowrunnerApi().authenticate.properties.headers ?? {};
		const value = String(template).replace(/^=/, '').replace('{{$credentials.apiKey}}', String(data.apiKey));
		return { ...request, headers: { ...request.headers, Authorization: value } };
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('The engine kit keeps no credential entities');
	}

	async getDecrypted() {
		return this.data;
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	getCredentialsProperties() {
		return [];
	}
}
