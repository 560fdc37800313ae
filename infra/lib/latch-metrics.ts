import { Aws, Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import {
    FilterPattern,
    type IFilterPattern,
    type LogGroup,
    MetricFilter,
} from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { WAIT_MS } from '../../contract/agreed-values';
import type { FunctionCode } from '../../contract/codes';
import type { Action } from '../../contract/event';

const period = Duration.minutes(5);

/** A call this slow has nearly timed out. */
export const SLOW_SECONDS = WAIT_MS.function / 1000 - 5;

const ACTIONS_OF_PEOPLE: Action[] = [
    ...(['latch', 'account', 'search', 'customer', 'billing', 'synch', 'health'] as const),
];

/** The function's metrics: Lambda's own, and counts of logged codes that need action. */
export class LatchMetrics extends Construct {
    readonly invocations: Metric;
    readonly errors: Metric;
    readonly throttles: Metric;
    readonly medianDuration: Metric;
    readonly slowestDuration: Metric;
    readonly keyRejected: Metric;
    readonly rateLimited: Metric;
    readonly unexpected: Metric;
    /** User calls that nearly timed out. Batches use the whole time on purpose, so they don't count. */
    readonly slowCalls: Metric;
    /** Health checks that found a problem. */
    readonly failedHealthChecks: Metric;
    private readonly logGroup: LogGroup;

    constructor(
        scope: Construct,
        id: string,
        { latchFunction, logGroup }: { latchFunction: LambdaFunction; logGroup: LogGroup },
    ) {
        super(scope, id);
        this.logGroup = logGroup;
        this.invocations = latchFunction.metricInvocations({ period });
        this.errors = latchFunction.metricErrors({ period });
        this.throttles = latchFunction.metricThrottles({ period });
        this.medianDuration = latchFunction.metricDuration({ period, statistic: Stats.p(50) });
        this.slowestDuration = latchFunction.metricDuration({ period, statistic: Stats.p(99) });
        this.keyRejected = this.count('KeyRejected', answered('KEY_REJECTED', 'KEY_MISSING'));
        this.rateLimited = this.count('RateLimited', answered('RATE_LIMITED'));
        this.unexpected = this.count('Unexpected', FilterPattern.exists('$.message.unexpected'));
        this.slowCalls = this.count(
            'SlowCalls',
            FilterPattern.all(
                FilterPattern.numberValue('$.message.latencyMs', '>=', SLOW_SECONDS * 1000),
                FilterPattern.any(
                    ...ACTIONS_OF_PEOPLE.map((action) =>
                        FilterPattern.stringValue('$.message.action', '=', action),
                    ),
                ),
            ),
        );
        this.failedHealthChecks = this.count(
            'FailedHealthChecks',
            FilterPattern.numberValue('$.message.failedChecks', '>=', 1),
        );
    }

    private count(metricName: string, filterPattern: IFilterPattern): Metric {
        return new MetricFilter(this, metricName, {
            logGroup: this.logGroup,
            metricNamespace: `FusebillLatch/${Aws.STACK_NAME}`,
            metricName,
            filterPattern,
        }).metric({ period, statistic: Stats.SUM });
    }
}

/** Lambda puts the function's log line under `message`; `rows` counts the codes of a batch. */
function answered(...codes: FunctionCode[]): IFilterPattern {
    return FilterPattern.any(
        ...codes.flatMap((code) => [
            FilterPattern.stringValue('$.message.code', '=', code),
            FilterPattern.numberValue(`$.message.rows.${code}`, '>=', 1),
        ]),
    );
}
