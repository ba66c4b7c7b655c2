import {
	erasePersonRequest,
	erasureReportSchema,
	exportPersonRequest,
	personalPlacesSchema,
	searchPersonRequest,
} from '../privacy.js';
import { bytes, type RouteSchemas } from './route-schemas.js';

export const privacyRoutes = {
	searchPerson: {
		summary: 'Find every place in the books where a person is named',
		role: 'admin',
		body: searchPersonRequest,
		response: personalPlacesSchema,
	},
	exportPerson: {
		summary: 'Download all rows in which a person is named as a ZIP folder, with the assets on wish',
		role: 'admin',
		body: exportPersonRequest,
		response: bytes,
		raw: 'response',
	},
	erasePerson: {
		summary: "Erase a person from the books and delete the person's files",
		role: 'admin',
		body: erasePersonRequest,
		response: erasureReportSchema,
	},
} as const satisfies Record<string, RouteSchemas>;
