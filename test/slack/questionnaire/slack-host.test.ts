import { describe, expect, it } from 'vitest';
import { isSlackHost } from '../../../src/slack/questionnaire/slack-host.ts';

const local = 'http://127.0.0.1:4000/api/';
const government = 'https://slack-gov.com/api/';

describe('a file is taken from Slack’s own host', () => {
  it.each([
    ['https://files.slack.com/files-pri/T1-F1/download/a.csv', undefined],
    ['https://slack.com/files/a.csv', undefined],
    ['https://files.slack-gov.com/files-pri/a.csv', government],
    ['http://127.0.0.1:4000/files-pri/F1', local],
  ])('%s', (address, api) => {
    expect(isSlackHost(address, api)).toBe(true);
  });
});

describe('a file is taken from nowhere else', () => {
  it.each([
    ['http://files.slack.com/a.csv', undefined],
    ['https://files.slack.com:8443/a.csv', undefined],
    ['https://slack.com.evil.example/a.csv', undefined],
    ['https://evilslack.com/a.csv', undefined],
    ['https://evil.example/?slack.com', undefined],
    ['https://slack.com@evil.example/a.csv', undefined],
    ['https://user:password@files.slack.com/a.csv', undefined],
    ['https://files.slack-gov.com/a.csv', undefined],
    ['https://files.slack.com/a.csv', government],
    ['https://files.slack.com/a.csv', local],
    ['http://127.0.0.1:4001/a.csv', local],
    ['http://169.254.169.254/latest/meta-data', local],
    ['file:///etc/passwd', local],
    ['', undefined],
  ])('%s', (address, api) => {
    expect(isSlackHost(address, api)).toBe(false);
  });
});
