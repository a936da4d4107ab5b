/** What steps with the gate are called. */
export const GATE = 'OWNER/quay-referrers';

/** What steps with the token are called. */
export const TOKEN = 'OWNER/quay-referrers/token';

/** What steps with the API call are called. */
export const API = 'OWNER/quay-referrers/api';
