import { describe, expect, it } from 'vitest';
import { type OidcIssuer, startIssuer } from '../support/oidc-issuer.ts';
import { comparable, withoutHttp1 } from './comparable.ts';
import { startRecordedQuay } from './recorded-quay.ts';
import { RECORDED_HOST, RECORDED_ISSUER_HOST, readRecording, recordingNames } from './recording.ts';
import { replay } from './replay.ts';
import type { Reply } from './send.ts';
import { NOT_REPLAYED, situationOf } from './situations.ts';

describe('the embedded registry responds like the recorded Quay', () => {
  for (const name of recordingNames().filter((each) => !(each in NOT_REPLAYED))) {
    it(`${name}: ${readRecording(name).what}`, async () => {
      const { actual, host } = await replayAlone(name);
      expect(comparable(actual, host)).toEqual(comparable(readRecording(name).response, RECORDED_HOST));
    });
  }
});

describe('over HTTP/2 it responds in the same way', () => {
  for (const name of recordingNames().filter((each) => OF_EACH_ROUTE.test(each) && !(each in NOT_REPLAYED))) {
    it(name, async () => {
      const { actual, host } = await replayAlone(name, true);
      const asRecorded = JSON.parse(JSON.stringify(actual).replaceAll(`https://${host}`, `http://${host}`));
      const expected = withoutHttp1(readRecording(name).response);
      expect(comparable(asRecorded, host)).toEqual(comparable(expected, RECORDED_HOST));
    });
  }
});

/** Some of each route: with a body and without, with each kind of error. */
const OF_EACH_ROUTE =
  /^(?:referrers-(?:all|many|un|private)|manifest-(?:get-tag|head)|v2-|blob-|auth-user-|fed-s|login-|api-(?:root|user|tag-list))/;

describe('the list of recordings that are not replayed', () => {
  it('contains only existing recordings; hundreds of others are replayed', () => {
    expect(recordingNames().length).toBeGreaterThan(200);
    expect(recordingNames()).toEqual(expect.arrayContaining(Object.keys(NOT_REPLAYED)));
  });
});

async function replayAlone(name: string, tls = false): Promise<{ readonly actual: Reply; readonly host: string }> {
  const { features = {}, before } = situationOf(name);
  const issuer = await startIssuer();
  const registry = await startRecordedQuay(features, issuer.issuer, tls);
  const names = new Map<string, string>();
  const servers = { registry, issuer, names };
  try {
    await before?.(registry, async (earlier) =>
      remember(names, earlier, await replay(servers, readRecording(earlier))),
    );
    return { actual: withRecordedIssuer(await replay(servers, readRecording(name)), issuer), host: registry.host };
  } finally {
    await Promise.all([registry.stop(), issuer.stop()]);
  }
}

function withRecordedIssuer(reply: Reply, { issuer }: OidcIssuer): Reply {
  return { ...reply, body: reply.body.replaceAll(new URL(issuer).host, RECORDED_ISSUER_HOST) };
}

/** Uploads and next pages have random names: maps the recorded name to the name of this run. */
function remember(names: Map<string, string>, name: string, reply: Reply): void {
  const { headers, body } = readRecording(name).response;
  const recorded = headers['Docker-Upload-UUID'] ?? nextPage(body);
  const own = reply.headers['docker-upload-uuid'] ?? nextPage(reply.body);
  if (typeof recorded === 'string' && typeof own === 'string') names.set(recorded, own);
}

function nextPage(body: string): string | undefined {
  const name = /"next_page": "([^"]+)"/.exec(body)?.[1];
  return name === undefined ? undefined : encodeURIComponent(name);
}
