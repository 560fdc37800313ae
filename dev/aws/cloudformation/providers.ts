import type { Place } from '../route';
import { FUNCTION_PROVIDER } from './provide-function';
import { IDENTITY_PROVIDERS } from './provide-identities';
import { type Provider, text, texts } from './provider';

const arnOf =
    (service: string, kind: string) =>
    (name: string, { account, region }: Place): string =>
        `arn:aws:${service}:${region}:${account}:${kind}${name}`;

const functionArn = arnOf('lambda', 'function:');
const logGroupArn = arnOf('logs', 'log-group:');
const topicArn = arnOf('sns', '');

const secret: Provider = {
    name: 'Name',
    arn: (name, place) => `${arnOf('secretsmanager', 'secret:')(name, place)}-AbCdEf`,
    ref: (name, place) => secret.arn(name, place, {}),
    replacedBy: ['Name'],
    create: (name, _, { secrets }) => secrets.create(name),
    delete: (name, _, { secrets }) => secrets.scheduleDeletion(name),
};

/** The provider of each resource type; the last ones exist only in the stack's records. */
const PROVIDERS: Readonly<Record<string, Provider>> = {
    ...IDENTITY_PROVIDERS,
    'AWS::Lambda::Function': FUNCTION_PROVIDER,
    'AWS::SecretsManager::Secret': secret,
    'AWS::Logs::LogGroup': { name: 'LogGroupName', arn: logGroupArn, replacedBy: ['LogGroupName'] },
    'AWS::SNS::Topic': { name: 'TopicName', arn: topicArn, ref: topicArn },
    'AWS::SNS::TopicPolicy': { arn: (_, __, { Topics }) => texts(Topics)[0] ?? '' },
    'AWS::SNS::Subscription': {
        arn: (_, __, { TopicArn }) => text(TopicArn),
        replacedBy: ['Endpoint', 'Protocol', 'TopicArn'],
    },
    'AWS::Lambda::Permission': {
        arn: (_, place, { FunctionName }) => functionArn(text(FunctionName), place),
        replacedBy: ['Action', 'FunctionName', 'Principal', 'SourceArn'],
    },
    'AWS::Logs::MetricFilter': {
        arn: (_, place, { LogGroupName }) => logGroupArn(text(LogGroupName), place),
        replacedBy: ['LogGroupName'],
    },
    'AWS::CloudWatch::Alarm': {
        name: 'AlarmName',
        arn: arnOf('cloudwatch', 'alarm:'),
        replacedBy: ['AlarmName'],
    },
    'AWS::CloudWatch::Dashboard': {
        name: 'DashboardName',
        arn: (name, { account }) => `arn:aws:cloudwatch::${account}:dashboard/${name}`,
        replacedBy: ['DashboardName'],
    },
    'AWS::Events::Rule': { name: 'Name', arn: arnOf('events', 'rule/') },
};

/** The provider of a type; throws if the type is not emulated. */
export function providerOf(type: string): Provider {
    const provider = PROVIDERS[type];
    if (provider === undefined) {
        throw new Error(`Template format error: Unrecognized resource types: [${type}]`);
    }
    return provider;
}
