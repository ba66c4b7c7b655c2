import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { testRules } from './shared/test-rules';
import { vertexAnswers, vertexFields, vertexScope, vertexTestPath } from './shared/vertex-fields';

export class ShowrunnerVertexOAuth2Api implements ICredentialType {
	name = 'showrunnerVertexOAuth2Api';

	extends = ['googleOAuth2Api'];

	displayName = 'Showrunner Google Vertex AI OAuth2 API';

	icon: Icon = { light: 'file:showrunnerVertexOAuth2Api.svg', dark: 'file:showrunnerVertexOAuth2Api.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-showrunner/n8n-nodes-showrunner/blob/main/docs/nodes/credentials.md#google-vertex-ai';

	properties: INodeProperties[] = [
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: vertexScope },
		...vertexFields,
	];

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: vertexTestPath },
		rules: testRules({ vendor: 'Google', answers: vertexAnswers }),
	};
}
