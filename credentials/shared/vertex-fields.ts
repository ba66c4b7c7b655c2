import type { INodeProperties } from 'n8n-workflow';
import { customUrlField, derivedBaseUrl } from './fields';

export const vertexScope = 'https://www.googleapis.com/auth/cloud-platform';

/** Asks for the project's own models: needs the role that generating needs, and costs nothing. */
export const vertexTestPath =
	'=/v1/projects/{{$credentials.projectId}}/locations/{{$credentials.location}}/models?pageSize=1';

export const vertexAnswers = {
	401: 'Google does not accept this login. Connect the account again, or check the service account',
	403: "Google does not let this login into the project: check 'Project ID', that the Vertex AI API is switched on there, and that the account has the role Vertex AI User",
	404: "Google has no such project or location. Check 'Project ID' and 'Location'",
};

export const vertexFields: INodeProperties[] = [
	{
		displayName: 'Project ID',
		name: 'projectId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. my-channel-471203',
		description: 'ID of the Google Cloud project that pays, as the console shows it; not its name',
	},
	{
		displayName: 'Location',
		name: 'location',
		type: 'string',
		required: true,
		default: 'us-central1',
		placeholder: 'e.g. europe-west4',
		description: 'Where Google works and where the video model is offered',
	},
	customUrlField({
		description: 'Address of a gateway. Leave it empty for the address that belongs to the location.',
	}),
	derivedBaseUrl(
		'$self["customUrl"] || ($self["location"] === "global" ? "https://aiplatform.googleapis.com" : "https://" + $self["location"] + "-aiplatform.googleapis.com")',
	),
];
