import { describe, expect, it } from 'vitest';
import { expectedFailures, isExpected, readExpectedStatus } from '../../../src/api/expected-status.ts';

describe('expect-status', () => {
  it.each([
    { text: '2xx', matches: [200, 204], not: [199, 300, 404] },
    { text: '404', matches: [404], not: [200, 400] },
    { text: '2XX, 404\n409', matches: [201, 404, 409], not: [403] },
  ])('$text', ({ text, matches, not }) => {
    const expected = readExpectedStatus(text);
    expect(matches.filter((status) => !isExpected(status, expected))).toEqual([]);
    expect(not.filter((status) => isExpected(status, expected))).toEqual([]);
  });

  it.each(['', ',', '2x', 'ok', '0xx', '600', '20', '2000', '2xx;404'])('rejects %j', (text) => {
    expect(() => readExpectedStatus(text)).toThrow(/is not a valid status/);
  });

  it('lists the expected statuses of failures', () => {
    expect(expectedFailures(readExpectedStatus('2xx, 404, 503'))).toEqual([404, 503]);
    expect(expectedFailures(readExpectedStatus('5xx'))).toHaveLength(100);
  });
});
