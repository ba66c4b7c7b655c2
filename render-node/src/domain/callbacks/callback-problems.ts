import { inputInvalid } from '../refusal.js';

export const callbackMalformed = (field: string) =>
	inputInvalid('callback-malformed', `'${field}' is no address that can be called`, {
		...{ field, fix: 'Give an http or https address without name and password, such as http://n8n:5678/webhook/…' },
	});
/** Of the cloud that runs a machine, of a network's own working, of nobody, or of this very service. */
export const callbackForbidden = () =>
	inputInvalid('callback-forbidden', 'The address leads to a place that is never called', {
		fix: 'Give the address of your n8n',
	});
export const callbackHostRefused = (host: string) =>
	inputInvalid('callback-host-refused', 'This service calls only the hosts that its owner named', {
		...{ detail: host, fix: 'Have the host added to SHOWRUNNER_CALLBACK_HOSTS' },
	});
