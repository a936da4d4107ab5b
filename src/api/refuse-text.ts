import { RegistryError } from '../error.ts';
import { redactUrl } from '../http/redact.ts';
import { parseJson } from '../json.ts';
import { type ApiAnswer, IN_DOUBT } from '../quay/v1/client.ts';

/**
 * The error for a 2xx answer whose body is no JSON: Quay's v1 API answers in JSON or with no body at all, a login or maintenance page does not.
 * `undefined` for what is fit.
 * @see the recordings `api-*`.
 */
export function refuseText({ sent, response }: ApiAnswer): RegistryError | undefined {
  const { status, body } = response;
  if (body.length === 0 || parseJson(body) !== undefined) return undefined;
  const { method } = sent;
  const url = redactUrl(sent.url);
  const doubt = method === 'GET' ? '' : ` ${IN_DOUBT}`;
  return new RegistryError(`${method} ${url} answered ${status}, but with a body that is no JSON. ${ADVICE}${doubt}`, {
    ...{ method, url, status },
    codes: [],
  });
}

const ADVICE =
  'That is no answer of the v1 API: is something in front of Quay answering, such as a login or a maintenance page, or is registry another host? The file of the output body-file has it.';
